// Numbers as people write them, in several countries and notations.

#include "analysis/figures/number_reader.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "analysis/figures/figure_text.hpp"

namespace labledger::analysis {
namespace {

std::vector<Numeral> read(std::string_view sentence) {
  return read_numbers(figure_text(sentence).text);
}

}  // namespace

TEST_CASE("numbers are read in every notation", "[analysis]") {
  struct Row {
    const char* text;
    double value;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"we have 22,000 of them", 22000, "comma between thousands"},
      {"we have 22 000 of them", 22000, "blank between thousands"},
      {"we have 22\u202F000 of them", 22000, "narrow blank that does not break"},
      {"we have 22'000 of them", 22000, "Swiss apostrophe"},
      {"we have 1.200.000,5 of them", 1200000.5, "points between thousands, comma before decimals"},
      {"we have 1,200,000.5 of them", 1200000.5, "the other way round"},
      {"we have 22,5 of them", 22.5, "a comma before one digit is decimal"},
      {"we have 0.125 of them", 0.125, "thousands do not begin with nought"},
      {"we have 3.6 thousand of them", 3600, "scale word"},
      {"we have 916k of them", 916000, "scale letter"},
      {"we have **916k** of them", 916000, "marks of Markdown"},
      {"we have 7.38M of them", 7.38e6, "capital M"},
      {"we have 110 thousand of them", 110000, "scale word behind a whole number"},
      {"we have 2 hundred thousand of them", 200000, "two scale words"},
      {"we have 2.1e25 of them", 2.1e25, "exponent"},
      {"we have 2.1E+25 of them", 2.1e25, "exponent with a sign"},
      {"we have 10^25 of them", 1e25, "power"},
      {"we have 10**25 of them", 1e25, "power as programs write it"},
      {"we have 10²⁵ of them", 1e25, "raised exponent"},
      {"we have 2.1 × 10^25 of them", 2.1e25, "product with a power"},
      {"we have 2.1×10²⁵ of them", 2.1e25, "the same, written close"},
      {"we have 2.1·10²⁵ of them", 2.1e25, "a dot for times"},
      {"we have 2.1 x 10^25 of them", 2.1e25, "a letter for times"},
      {"we have four million of them", 4e6, "words"},
      {"we have twenty-five of them", 25, "joined words"},
      {"we have two hundred and fifty of them", 250, "words with and"},
      {"we have a thousand of them", 1000, "an article for one"},
      {"we have half a million of them", 5e5, "half"},
      {"we have $4B of them", 4e9, "money with a scale letter"},
      {"we have US$1.5 billion of them", 1.5e9, "money of a country"},
      {"we have € 30 Mio of them", 30e6, "German scale word"},
      {"we have 2 Billionen of them", 2e12, "a German Billion is a million millions"},
      {"we have $250m of them", 250e6, "a small m scales money"},
      {"we have zero of them", 0, "nought as a word"},
  }));
  CAPTURE(row.text, row.why);
  const auto numerals = read(row.text);
  REQUIRE(numerals.size() == 1);
  CHECK(numerals[0].low == Approx(row.value).epsilon(1e-12));
  CHECK(numerals[0].high == Approx(row.value).epsilon(1e-12));
}

TEST_CASE("what is no number is not read as one", "[analysis]") {
  struct Row {
    const char* text;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"GPT-4 answers", "the name of a model"},
      {"an H100-80GB card", "the name of a chip"},
      {"CG-1 runs", "the name of a cluster"},
      {"version v1.5 runs", "a version"},
      {"version 1.2.3 runs", "a version with two points"},
      {"the 21st and the 3rd", "ordinals"},
      {"the twenty-first century", "an ordinal in words"},
      {"at 10:30 sharp", "a time of day"},
      {"about 3/4 of it", "a fraction"},
      {"scaling²", "the mark of a note"},
      {"a 1e999 b", "past what a number can hold"},
      {"a 12345678901234567890123456789012345678901 b", "too many digits"},
      {"the antenna tends to", "words that only contain number words"},
  }));
  CAPTURE(row.text, row.why);
  CHECK(read(row.text).empty());
}

TEST_CASE("a lone point before three digits has two readings", "[analysis]") {
  const auto numerals = read("22.000");
  REQUIRE(numerals.size() == 1);
  CHECK(numerals[0].form == NumeralForm::Either);
  CHECK(numerals[0].low == 22);
  CHECK(numerals[0].high == 22000);
  const auto scaled = read("1.234 billion");
  REQUIRE(scaled.size() == 1);
  CHECK(scaled[0].form == NumeralForm::Digits);
  CHECK(scaled[0].low == Approx(1.234e9));
}

TEST_CASE("ranges are one number with two ends", "[analysis]") {
  struct Row {
    const char* text;
    double low;
    double high;
  };
  const auto row = GENERATE(values<Row>({{"5–10 of them", 5, 10},
                                         {"5-10 of them", 5, 10},
                                         {"5 to 10 of them", 5, 10},
                                         {"between 3 and 5 of them", 3, 5},
                                         {"five to ten of them", 5, 10},
                                         {"50,000–60,000 of them", 50000, 60000},
                                         {"$1.5-2 billion", 1.5e9, 2e9},
                                         {"$3 to $5 billion", 3e9, 5e9},
                                         {"30–40 Mio. €", 30e6, 40e6},
                                         {"$500 million to $1 billion", 500e6, 1e9}}));
  CAPTURE(row.text);
  const auto numerals = read(row.text);
  REQUIRE(numerals.size() == 1);
  CHECK(numerals[0].form == NumeralForm::Range);
  CHECK(numerals[0].low == Approx(row.low));
  CHECK(numerals[0].high == Approx(row.high));
}

TEST_CASE("two numbers that are no range stay apart", "[analysis]") {
  for (const char* text : {"from 5 to 10", "3 and 5", "10 to 5", "2023-2024", "$5 to 10 of them"}) {
    CAPTURE(text);
    for (const Numeral& numeral : read(text)) {
      const bool is_range = numeral.form == NumeralForm::Range;
      CHECK(is_range == (std::string_view(text) == "$5 to 10 of them"));
    }
  }
}

TEST_CASE("amounts without a value are vague", "[analysis]") {
  for (const char* text : {"thousands of chips", "tens of thousands of chips",
                           "a few hundred chips", "several thousand chips", "dozens of chips"}) {
    CAPTURE(text);
    const auto numerals = read(text);
    REQUIRE(numerals.size() == 1);
    CHECK(numerals[0].form == NumeralForm::Vague);
  }
}

TEST_CASE("a product is no number until its exponent is known", "[analysis]") {
  const auto numerals = read("4 x 1023 and 8x16x32");
  REQUIRE(numerals.size() == 2);
  CHECK(numerals[0].form == NumeralForm::Product);
  CHECK(numerals[0].low == 4);
  CHECK(numerals[0].high == 1023);
  CHECK(numerals[1].form == NumeralForm::Product);
  CHECK(numerals[1].high == 0);
}

TEST_CASE("currencies are told apart by their signs", "[analysis]") {
  struct Row {
    const char* text;
    const char* code;
    bool is_certain;
  };
  const auto row = GENERATE(values<Row>({{"US$5", "USD", true},
                                         {"$5", "USD", false},
                                         {"HK$5", "HKD", true},
                                         {"€ 5", "EUR", true},
                                         {"5 Mio. €", "EUR", true},
                                         {"£5", "GBP", true},
                                         {"¥5", "", false},
                                         {"USD 5", "USD", true},
                                         {"5 CHF", "CHF", true}}));
  CAPTURE(row.text);
  const auto numerals = read(row.text);
  REQUIRE(numerals.size() == 1);
  REQUIRE(numerals[0].currency.has_value());
  CHECK(std::string(numerals[0].currency->code) == row.code);
  CHECK(numerals[0].currency->is_certain == row.is_certain);
}

TEST_CASE("a figure text knows where each byte comes from", "[analysis]") {
  const std::string sentence = "It’s **5k** – or 10²⁵.";
  const FigureText text = figure_text(sentence);
  CHECK(text.text == std::string("It's 5\x1Fk - or 10^25."));
  REQUIRE(text.origin.size() == text.text.size());
  const std::size_t power = text.text.find("10^25");
  const TextSpan span = text.origin_of(power, power + 5);
  CHECK(sentence.substr(span.begin, span.size()) == "10²⁵");
}

}  // namespace labledger::analysis
