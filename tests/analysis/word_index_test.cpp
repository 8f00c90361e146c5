#include "analysis/word_index.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {

TEST_CASE("words are found where they stand in a row, and nowhere else", "[analysis]") {
  const std::vector<std::uint64_t> words{1, 2, 3, 4, 5, 6, 1, 2, 3, 9};
  const WordIndex index(words);
  const auto contains = [&](const std::vector<std::uint64_t>& run) { return index.contains(run); };
  CHECK(contains({1, 2, 3, 4}));
  CHECK(contains({3, 4, 5, 6, 1, 2}));
  CHECK(contains({6, 1, 2, 3, 9}));
  CHECK_FALSE(contains({1, 2, 3, 5}));
  CHECK_FALSE(contains({2, 3, 9, 1}));
  CHECK_FALSE(contains({1, 2, 3}));
  CHECK_FALSE(contains({}));
}

TEST_CASE("too short a text holds no run", "[analysis]") {
  const std::vector<std::uint64_t> words{1, 2, 3};
  const WordIndex index(words);
  CHECK_FALSE(index.contains(std::vector<std::uint64_t>{1, 2, 3, 4}));
}

}  // namespace labledger::analysis
