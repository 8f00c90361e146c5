#include "analysis/alignment.hpp"

#include <random>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

using Sequence = std::vector<std::uint64_t>;

/// The newer sequence, made from the older one: matched elements kept, others taken from `after`.
Sequence apply(const std::vector<Match>& matches, const Sequence& before, const Sequence& after) {
  Sequence out;
  std::size_t next = 0;
  for (std::uint32_t j = 0; j < after.size(); ++j) {
    const bool is_kept = next < matches.size() && matches[next].after == j;
    out.push_back(is_kept ? before[matches[next++].before] : after[j]);
  }
  return out;
}

void check_alignment(const Sequence& before, const Sequence& after) {
  CAPTURE(before, after);
  const std::vector<Match> matches = align(before, after);
  for (std::size_t k = 0; k < matches.size(); ++k) {
    REQUIRE(matches[k].before < before.size());
    REQUIRE(matches[k].after < after.size());
    REQUIRE(before[matches[k].before] == after[matches[k].after]);
    if (k == 0) continue;
    REQUIRE(matches[k - 1].before < matches[k].before);
    REQUIRE(matches[k - 1].after < matches[k].after);
  }
  REQUIRE(apply(matches, before, after) == after);
  if (before == after) REQUIRE(matches.size() == before.size());
}

/// All sequences of up to `length` letters of an alphabet of `letters`.
std::vector<Sequence> all_sequences(std::size_t length, std::uint64_t letters) {
  std::vector<Sequence> all{{}};
  for (std::size_t from = 0; from < all.size(); ++from) {
    if (all[from].size() == length) continue;
    for (std::uint64_t letter = 0; letter < letters; ++letter) {
      Sequence longer = all[from];
      longer.push_back(letter);
      all.push_back(std::move(longer));
    }
  }
  return all;
}

}  // namespace

TEST_CASE("every pair of short sequences aligns to what it is", "[analysis]") {
  const std::vector<Sequence> all = all_sequences(4, 3);
  for (const Sequence& before : all) {
    for (const Sequence& after : all)
      check_alignment(before, after);
  }
}

TEST_CASE("one element changed leaves all others matched", "[analysis]") {
  Sequence before(1000);
  for (std::size_t i = 0; i < before.size(); ++i)
    before[i] = i;
  Sequence after = before;
  after[500] = 5000;
  CHECK(align(before, after).size() == 999);
  after.erase(after.begin() + 100);
  CHECK(align(before, after).size() == 998);
}

TEST_CASE("long sequences that repeat themselves still align", "[analysis]") {
  std::mt19937 random(7);
  Sequence before;
  Sequence after;
  for (int i = 0; i < 3000; ++i) {
    before.push_back(random() % 40);
    after.push_back(random() % 4000);
  }
  check_alignment(before, after);
  check_alignment(before, before);
}

}  // namespace labledger::analysis
