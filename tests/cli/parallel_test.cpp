#include "cli/parallel.hpp"

#include <atomic>
#include <string>
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

TEST_CASE("of work that fails, the error is told", "[cli]") {
  const auto done = try_on_all_processors(1000, [](std::size_t i) -> Result<void> {
    if (i == 3) return Error{ErrorKind::Storage, "number " + std::to_string(i)};
    return {};
  });
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().message == "number 3");
}

TEST_CASE("work of which nothing fails is all done", "[cli]") {
  std::atomic<int> done = 0;
  CHECK(try_on_all_processors(1000, [&](std::size_t) -> Result<void> {
          ++done;
          return {};
        }).has_value());
  CHECK(done == 1000);
}

}  // namespace labledger::cli
