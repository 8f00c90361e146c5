#pragma once
// Independent pieces of work, done on all processors.

#include <cstddef>
#include <functional>

#include "core/result.hpp"

namespace labledger::cli {

/// Calls `work` with 0 to count - 1, each once and in no order, from as many threads as there are
/// processors; the calling thread is one of them. Returns when all are done. `work` must not throw.
void on_all_processors(std::size_t count, const std::function<void(std::size_t)>& work);

/// The same of work that can fail. Gives the error of the lowest number that failed; work that was
/// not begun by then is left out.
[[nodiscard]] Result<void> try_on_all_processors(
    std::size_t count, const std::function<Result<void>(std::size_t)>& work);

}  // namespace labledger::cli
