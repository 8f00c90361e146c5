#pragma once
// Independent pieces of work, done on all processors.

#include <cstddef>
#include <functional>

namespace labledger::cli {

/// Calls `work` with 0 to count - 1, each once and in no order, from as many threads as there are
/// processors; the calling thread is one of them. Returns when all are done. `work` must not throw.
void on_all_processors(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace labledger::cli
