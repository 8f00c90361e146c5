#include "analysis/pairing.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

using Sentence = std::vector<std::uint64_t>;

std::vector<Words> views(const std::vector<Sentence>& sentences) {
  return {sentences.begin(), sentences.end()};
}

}  // namespace

TEST_CASE("overlap is twice the shared words over all words", "[analysis]") {
  const Sentence one{1, 2, 3, 4};
  CHECK(word_overlap(one, one) == 1.0);
  CHECK(word_overlap(one, Sentence{1, 2, 5, 6}) == 0.5);
  CHECK(word_overlap(one, Sentence{7}) == 0.0);
  CHECK(word_overlap(Sentence{1, 1, 2}, Sentence{1, 3}) == Approx(0.4));
  CHECK(word_overlap({}, {}) == 0.0);
}

TEST_CASE("each sentence goes to the one that it shares most with", "[analysis]") {
  const std::vector<Sentence> before{{1, 2, 3, 4}, {11, 12, 13, 14}, {21, 22}};
  const std::vector<Sentence> after{{11, 12, 13, 99}, {1, 2, 3, 4, 5}, {31, 32}};
  const std::vector<Pairing> pairs = pair_sentences(views(before), views(after));
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].before == 1);
  CHECK(pairs[0].after == 0);
  CHECK(pairs[1].before == 0);
  CHECK(pairs[1].after == 1);
}

TEST_CASE("of equal sentences the nearest are paired", "[analysis]") {
  const std::vector<Sentence> before{{1, 2, 3}, {1, 2, 3}};
  const std::vector<Sentence> after{{1, 2, 4}, {1, 2, 5}};
  const std::vector<Pairing> pairs = pair_sentences(views(before), views(after));
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].before == 0);
  CHECK(pairs[1].before == 1);
}

TEST_CASE("a word that stands everywhere pairs nothing, and costs nothing", "[analysis]") {
  const std::vector<Sentence> before(20000, Sentence{1});
  const std::vector<Sentence> after(20000, Sentence{1, 2});
  CHECK(pair_sentences(views(before), views(after)).empty());
}

}  // namespace labledger::analysis
