#include "analysis/literal_set.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

std::vector<int> sorted(std::vector<int> found) {
  std::ranges::sort(found);
  return found;
}

/// What looking for each string alone finds.
std::vector<int> one_by_one(const std::vector<std::string>& literals, const std::string& text) {
  std::string small = text;
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  std::vector<int> found;
  for (std::size_t i = 0; i < literals.size(); ++i) {
    if (small.find(literals[i]) != std::string::npos) found.push_back(static_cast<int>(i));
  }
  return found;
}

}  // namespace

TEST_CASE("strings within strings, and beside each other, are all found", "[analysis]") {
  const std::vector<std::string> literals = {"he", "she", "his", "hers", "s", "ushers", "x"};
  const LiteralSet set(literals);
  CHECK(sorted(set.present("ushers")) == std::vector<int>{0, 1, 3, 4, 5});
  CHECK(sorted(set.present("HIS")) == std::vector<int>{2, 4});
  CHECK(set.present("").empty());
  CHECK(set.present("aaa").empty());
}

TEST_CASE("no string finds nothing", "[analysis]") {
  CHECK(LiteralSet().present("anything").empty());
}

TEST_CASE("any bytes are text", "[analysis]") {
  const std::vector<std::string> literals = {std::string("a\0b", 3), "\xff\xfe", "é"};
  const LiteralSet set(literals);
  CHECK(sorted(set.present(std::string("xa\0b\xff\xfe", 6))) == std::vector<int>{0, 1});
  CHECK(sorted(set.present("café")) == std::vector<int>{2});
}

TEST_CASE("one pass finds what looking for each string finds", "[analysis]") {
  std::uint32_t state = GENERATE(1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U);
  const auto random = [&](std::uint32_t end) {  // Numerical Recipes' generator: repeatable.
    state = state * 1664525U + 1013904223U;
    return (state >> 16U) % end;
  };
  const auto word = [&](std::size_t longest) {
    std::string made;
    for (std::size_t left = 1 + random(static_cast<std::uint32_t>(longest)); left > 0; --left)
      made += static_cast<char>('a' + random(3));
    return made;
  };
  std::vector<std::string> literals;
  for (int i = 0; i < 40; ++i)
    literals.push_back(word(6));
  std::ranges::sort(literals);
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  const LiteralSet set(literals);
  for (int i = 0; i < 200; ++i) {
    std::string text = word(40);
    if (i % 2 == 0) text.front() = 'C';
    CAPTURE(text);
    CHECK(sorted(set.present(text)) == one_by_one(literals, text));
  }
}

}  // namespace labledger::analysis
