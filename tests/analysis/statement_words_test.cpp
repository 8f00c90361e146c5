// Words as the model knows them: stems, numbers as one word, the same on every machine.

#include "analysis/statements/statement_words.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {

TEST_CASE("what inflects a word does not count, nor does its case", "[analysis]") {
  CHECK(read_words("We tested the Models").ordered == read_words("we tests the model").ordered);
  CHECK(read_words("evaluating").ordered == read_words("Evaluates").ordered);
  CHECK(read_words("red").ordered != read_words("rs").ordered);  // Short ones stay whole.
}

TEST_CASE("every number is the same word, signs are none", "[analysis]") {
  CHECK(read_words("22,000 chips").ordered == read_words("7.5 (chips)").ordered);
  CHECK(read_words("a 1, 2").ordered.size() == 3);
  CHECK(read_words(" -- !? ").ordered.empty());
  CHECK(read_words("").ordered.empty());
  CHECK(read_words("12").ordered.size() == 1);
}

TEST_CASE("bytes beyond ASCII end a word", "[analysis]") {
  CHECK(read_words("na\xC3\xAFve").ordered.size() == 2);
  CHECK(read_words("\xFF\xFE").ordered.empty());
}

TEST_CASE("distinct words are ascending and each once, ordered ones as they stand", "[analysis]") {
  const SentenceWords words = read_words("test the test of the best");
  CHECK(words.ordered.size() == 6);
  CHECK(words.ordered[0] == words.ordered[2]);
  REQUIRE(words.distinct.size() == 4);
  for (std::size_t i = 1; i < words.distinct.size(); ++i)
    CHECK(words.distinct[i - 1] < words.distinct[i]);
}

TEST_CASE("the order of two words counts, and weights made elsewhere mean the same words",
          "[analysis]") {
  CHECK(mixed(1, 2) != mixed(2, 1));
  CHECK(read_words("a").ordered.front() == 0xE40C292CU);  // FNV-1a of "a", as published.
}

}  // namespace labledger::analysis
