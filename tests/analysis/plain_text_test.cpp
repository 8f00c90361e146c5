#include "analysis/plain_text.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "analysis/word_change.hpp"

namespace labledger::analysis {

TEST_CASE("typography leaves a text, and what it says stays", "[analysis]") {
  struct Row {
    const char* text;
    const char* plain;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"the model’s “limits”", "the model's \"limits\"", "quotes"},
      {"2024–2025 — both", "2024-2025 - both", "dashes"},
      {"auto- mating tests", "automating tests", "a word that a line end had cut"},
      {"low- and high-risk", "low- and high-risk", "a shared ending"},
      {"we pause scaling2 then", "we pause scaling then", "a footnote behind a word"},
      {"the hierarchy.10 In", "the hierarchy. In", "a footnote behind a full stop"},
      {"OpenAI o1 and v2", "OpenAI o1 and v2", "names with digits"},
      {"GPT4 is new", "GPT is new", "the price: a short number at a name"},
      {"in 2024", "in 2024", "years"},
      {"within 15 days", "within 15 days", "figures that stand alone"},
      {"SL4-level", "SL4-level", "a number before a hyphen"},
      {"zero\u200Bwidth\u00AD", "zerowidth", "characters of no width"},
      {"  a \n\t b\u00A0c ", "a b c", "white space"},
      {"naïve café", "naïve café", "other letters"},
      {"", "", "nothing"},
  }));
  CAPTURE(row.why);
  CHECK(plain_text(row.text) == row.plain);
}

TEST_CASE("plain text accepts any bytes and never grows", "[analysis]") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; second += 5) {
      const std::string text{static_cast<char>(first), static_cast<char>(second), '-', ' ', 'a'};
      CHECK(plain_text(text).size() <= text.size());
    }
  }
}

TEST_CASE("words are compared by stem, without order and without empty words", "[analysis]") {
  struct Row {
    const char* before;
    const char* after;
    std::size_t lost;
    std::size_t gained;
    bool same_letters;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"We evaluate models.", "we evaluate models", 0, 0, true, "case and signs"},
      {"evaluating a model", "models evaluated", 0, 0, false, "order and endings"},
      {"we will test", "we may test", 0, 0, false, "verbs are for the cues"},
      {"test weapons and malware", "test malware", 1, 0, false, "one lost"},
      {"test", "test twice daily", 0, 2, false, "two gained"},
      {"test test", "test", 1, 0, false, "counted as often as it stands there"},
      {"", "", 0, 0, true, "nothing"},
  }));
  CAPTURE(row.why);
  const WordChange change = compare_words(row.before, row.after);
  CHECK(change.lost == row.lost);
  CHECK(change.gained == row.gained);
  CHECK(change.same_letters == row.same_letters);
  CHECK(change.kept >= 0);
  CHECK(change.kept <= 1);
}

}  // namespace labledger::analysis
