#include "analysis/fold.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {

TEST_CASE("two wordings that say the same fold to the same letters", "[analysis]") {
  struct Row {
    const char* one;
    const char* other;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"We Test Models.", "we test models", "case and end marks"},
      {"“Safety” first", "\"Safety\" first", "quotes"},
      {"red-team", "red\u2011team", "hyphens"},
      {"here\u2060 and\u200Bthere", "here and there", "word joiner, zero-width space"},
      {"co\u00ADoperate", "cooperate", "soft hyphen"},
      {"1. We test", "We test", "list marker of digits"},
      {"(iv) We test", "We test", "list marker in brackets"},
      {"• We test", "We test", "bullet"},
      {"\uE123 We test", "We test", "icon from a private font"},
      {"eﬃcient ﬁles", "efficient files", "ligatures"},
      {"ＡＩ　５０％", "AI 50%", "full-width forms"},
      {"ÄRGER ДА ΝΑΙ", "ärger да ναι", "case beyond ASCII"},
      {"1,000 people", "1000 people", "thousands"},
      {"Updated yesterday", "Updated 3 days ago", "relative times"},
      {"Updated over a week ago", "Updated just now", "longer relative times"},
      {"Search ⌘K", "Search Ctrl K", "keyboard hints"},
      {"Search ⌘ K", "Search Ctrl + K", "keyboard hints, apart"},
      {"the form(opens in a new window).", "the form.", "what a link does"},
      {"the form (opens in new tab)", "the form", "what a link does, shorter"},
      {"© 2024 Example Lab", "© 2025 Example Lab", "year of a copyright notice"},
      {"Copyright 2019-2024 Example", "Copyright 2019-2025 Example", "its range"},
      {"Request 9f8e7d6c5b4a39281706 failed", "Request 0a1b2c3d4e5f60718293 failed", "trace ids"},
      {"1,204 views", "1,310 views", "counters that stand alone"},
      {"Essay · 5 min read", "Essay · 6 min read", "reading times"},
  }));
  CAPTURE(row.why, fold_letters(row.one), fold_letters(row.other));
  CHECK(fold_letters(row.one) == fold_letters(row.other));
  CHECK_FALSE(fold_letters(row.one).empty());
}

TEST_CASE("wordings that say something else fold apart", "[analysis]") {
  struct Row {
    const char* one;
    const char* other;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"within 1.5 days", "within 15 days", "the point of a decimal"},
      {"costs $100", "costs €100", "currencies"},
      {"5 % of compute", "5 of compute", "percent"},
      {"Effective: May 1, 2024", "Effective: May 1, 2025", "stated dates"},
      {"within 30 days", "within 60 days", "periods without ago"},
      {"Version 3.5 is out", "Version 3.7 is out", "versions"},
      {"at most 1,000 downloads of each file a month",
       "at most 2,000 downloads of each file a month", "a figure in a sentence is no counter"},
      {"write to safety@lab.example", "write to legal@lab.example", "addresses"},
      {"no. 12 applies", "no. 13 applies", "numbers inside"},
      {"## Use of data", "Use of data", "a heading's mark that readers see"},
      {"我们不会训练", "我们会训练", "one ideograph"},
  }));
  CAPTURE(row.why);
  CHECK(fold_letters(row.one) != fold_letters(row.other));
}

TEST_CASE("words are cut at blanks, slashes, dashes and opening brackets", "[analysis]") {
  FoldedText folded;
  fold("red-team/evals — link(opens) 安全", folded);
  REQUIRE(folded.words.size() == 6);
  CHECK(folded.word(0) == "redteam");
  CHECK(folded.word(1) == "evals");
  CHECK(folded.word(2) == "link");
  CHECK(folded.word(3) == "opens");
  CHECK(folded.word(4) == "安");
  CHECK(folded.word(5) == "全");
}

TEST_CASE("what holds no letter or is only a marker folds to nothing", "[analysis]") {
  const char* text = GENERATE("", " ", "•", "1.", "(a)", "#", "— …", "\xFF\xFE", "🎉", "⌘K");
  CAPTURE(text);
  CHECK(fold_letters(text).empty());
}

TEST_CASE("a masked address equals any address once addresses are set aside", "[analysis]") {
  FoldedText masked;
  fold("Write to [email protected], please.", masked);
  CHECK(masked.has_masked_mail);
  CHECK(masked.letters == "writeto@please");
  FoldedText shown;
  fold("Write to safety@lab.example, please.", shown);
  CHECK(shown.has_address);
  CHECK_FALSE(shown.has_masked_mail);
  CHECK(letters_without_addresses("Write to safety@lab.example, please.") == masked.letters);
  CHECK(letters_without_addresses("Write to [email protected], please.") == masked.letters);
  CHECK(letters_without_addresses("meet @ noon") == "meetnoon");
  // The mask may touch its neighbours.
  CHECK(fold_letters("at[email\u00A0protected].By") == "at@by");
}

}  // namespace labledger::analysis
