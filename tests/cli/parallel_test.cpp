#include "cli/parallel.hpp"

#include <atomic>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::cli {

TEST_CASE("each piece of work is done once", "[cli]") {
  const std::size_t count = GENERATE(as<std::size_t>(), 0, 1, 2, 1000);
  std::vector<std::atomic<int>> done(count);
  on_all_processors(count, [&](std::size_t i) { ++done[i]; });
  for (const std::atomic<int>& one : done)
    CHECK(one == 1);
}

}  // namespace labledger::cli
