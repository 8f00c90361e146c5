#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parsers/facts/disclosure_file.hpp"
#include "parsers/facts/hardware_file.hpp"
#include "parsers/facts/lab_facts_file.hpp"
#include "parsers/facts/parameter_file.hpp"

namespace labledger::parsers {
namespace {

const std::string kClaim = R"(lab = "acme"
[[claim]]
id = "cluster"
route = "hardware_count"
scope = "cluster"
subject = "Anvil"
date = "2024-06"
status = "current"
ownership = "owned"
chips = [{ chip = "H100", count = 1000 }, { chip = "H200", count = [400, 600] }]
megawatts = 2.5
speaker = "Acme"
basis = "company"
hedge = "about"
source = "a page"
)";

std::vector<Mistake> mistakes_of(const std::string& bytes) {
  std::vector<Mistake> mistakes;
  (void)parse_lab_facts("facts/labs/acme.toml", bytes, mistakes);
  return mistakes;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t place = text.find(from);
  REQUIRE(place != std::string::npos);
  return text.replace(place, from.size(), to);
}

}  // namespace

TEST_CASE("a claim is read with its figures in SI units", "[parsers]") {
  std::vector<Mistake> mistakes;
  const LabFacts facts = parse_lab_facts("facts/labs/acme.toml", kClaim, mistakes);
  CHECK(mistakes.empty());
  REQUIRE(facts.claims.size() == 1);
  const ComputeClaim& claim = facts.claims.front();
  CHECK(claim.quantity.measure == ComputeMeasure::SustainedRate);
  CHECK(claim.quantity.ownership == Ownership::Owned);
  CHECK(claim.hedge == QuantityHedge::About);
  REQUIRE(claim.chips.size() == 2);
  REQUIRE(claim.chips[0].count.has_value());
  CHECK(claim.chips[0].count->median() == Approx(1000));
  CHECK(claim.chips[0].count->sigma() == 0);
  REQUIRE(claim.chips[1].count.has_value());
  CHECK(claim.chips[1].count->low() == Approx(400));
  REQUIRE(claim.watts.has_value());
  CHECK(claim.watts->median() == Approx(2.5e6));
}

TEST_CASE("a mistake in a claim is told at its place", "[parsers]") {
  struct Row {
    const char* from;
    const char* to;
    int line;
    const char* words;
    const char* why;
  };
  const Row row = GENERATE(
      Row{"speaker =", "speeker =", 12, "unknown key 'speeker'", "a misspelled key"},
      Row{"\"2024-06\"", "\"June 2024\"", 7, "a date is", "no date"},
      Row{"\"2024-06\"", "\"2024-13\"", 7, "a date is", "no month"},
      Row{"\"hardware_count\"", "\"chips\"", 4, "must be one of", "no route"},
      Row{"\"hardware_count\"", "\"training_count\"", 4, "needs parameters and tokens",
          "a route without its figures"},
      Row{"\"cluster\"\nsubject", "\"run\"\nsubject", 5, "does not lead to",
          "a count of chips is no run"},
      Row{"count = 1000", "count = -5", 10, "'count' must be", "less than nothing"},
      Row{"[400, 600]", "[600, 400]", 10, "'count' must be", "ends swapped"},
      Row{"[400, 600]", "[400, 500, 600]", 10, "'count' must be", "three ends"},
      Row{"megawatts = 2.5", "megawatts = \"2.5\"", 11, "'megawatts' must be", "a text"},
      Row{"megawatts = 2.5", "megawatts = nan", 11, "'megawatts' must be", "no number"},
      Row{"source = \"a page\"", "", 2, "'source' is missing", "a figure without a source"},
      Row{"\"acme\"", "\"other\"", 1, "must be in other.toml", "the wrong file"});
  CAPTURE(row.why);
  const std::vector<Mistake> mistakes = mistakes_of(replaced(kClaim, row.from, row.to));
  REQUIRE_FALSE(mistakes.empty());
  CAPTURE(format_mistake(mistakes.front()));
  CHECK(std::any_of(mistakes.begin(), mistakes.end(), [&](const Mistake& mistake) {
    return mistake.place.line == row.line && mistake.message.find(row.words) != std::string::npos;
  }));
}

TEST_CASE("poisoned figures are refused where they are read", "[parsers]") {
  const std::string run = R"(lab = "acme"
[[claim]]
id = "m"
route = "published"
scope = "run"
subject = "M"
date = "2024"
status = "past"
flop = FIGURE
speaker = "Acme"
basis = "analyst"
source = "a page"
)";
  CHECK(mistakes_of(replaced(run, "FIGURE", "2.1e25")).empty());
  CHECK_FALSE(mistakes_of(replaced(run, "FIGURE", "2.1e36")).empty());
  CHECK_FALSE(mistakes_of(replaced(run, "FIGURE", "1023")).empty());  // A lost superscript.
  CHECK_FALSE(mistakes_of(replaced(run, "FIGURE", "[2e25, 2e36]")).empty());
  CHECK_FALSE(mistakes_of(replaced(run, "FIGURE", "inf")).empty());
}

TEST_CASE("two claims of one id, and funding without a sum, are mistakes", "[parsers]") {
  const std::string second = kClaim.substr(kClaim.find("[[claim]]"));
  const auto doubled = mistakes_of(std::string(kClaim).append(second));
  REQUIRE(doubled.size() == 1);
  CHECK(doubled.front().message.find("another claim") != std::string::npos);
  const auto valued = mistakes_of(std::string(kClaim).append(
      "[[funding]]\ndate = \"2024\"\nvaluation_usd = 25e9\nsource = \"a page\"\n"));
  REQUIRE(valued.size() == 2);  // The sum is missing, and the key unknown.
}

TEST_CASE("a lab without claims says why", "[parsers]") {
  CHECK_FALSE(mistakes_of("lab = \"acme\"\n").empty());
  CHECK(mistakes_of("lab = \"acme\"\nnote = \"never said anything\"\n").empty());
}

TEST_CASE("the hardware table refuses doubles, strangers and impossible peaks", "[parsers]") {
  const std::string table = R"([[accelerator]]
name = "Anvil 1"
vendor = "Acme"
aliases = ["A1"]
bf16 = { tflops = 100, status = "vendor_document", source = "a data sheet" }
[[package]]
name = "Anvil rack"
aliases = []
accelerator = "Anvil 1"
chips = 8
)";
  const auto mistakes_in = [](const std::string& bytes) {
    std::vector<Mistake> mistakes;
    (void)parse_hardware("facts/hardware.toml", bytes, mistakes);
    return mistakes;
  };
  CHECK(mistakes_in(table).empty());
  CHECK_FALSE(mistakes_in(replaced(table, "tflops = 100", "tflops = 8.89e22")).empty());
  CHECK_FALSE(mistakes_in(replaced(table, "tflops = 100, ", "")).empty());
  CHECK_FALSE(mistakes_in(replaced(table, "\"vendor_document\"", "\"unknown\"")).empty());
  CHECK_FALSE(
      mistakes_in(replaced(table, "accelerator = \"Anvil 1\"", "accelerator = \"X\"")).empty());
  CHECK_FALSE(mistakes_in(replaced(table, "[\"A1\"]", "[\"anvil-1\"]")).empty());
  CHECK_FALSE(mistakes_in(replaced(table, "vendor = ", "maker = ")).empty());
}

TEST_CASE("a default has an interval, and one value a year", "[parsers]") {
  const std::string file = R"([[parameter]]
id = "use"
name = "utilisation"
interval = [0.2, 0.5]
unit = "1"
basis = "judgement"
source = "judgement"
)";
  const auto read = [](const std::string& bytes, std::vector<Mistake>& mistakes) {
    return parse_parameters("facts/parameters.toml", bytes, mistakes);
  };
  std::vector<Mistake> mistakes;
  const auto parameters = read(file, mistakes);
  CHECK(mistakes.empty());
  REQUIRE(parameters.size() == 1);
  CHECK(parameters.front().value.low() == Approx(0.2));
  (void)read(std::string(file).append(file), mistakes);
  CHECK(mistakes.size() == 1);
  mistakes.clear();
  (void)read(std::string(file).append(replaced(file, "id =", "year = 2024\nid =")), mistakes);
  CHECK(mistakes.empty());
  (void)read(replaced(file, "unit =", "median = 0.9\nunit ="), mistakes);
  CHECK(mistakes.size() == 1);
}

TEST_CASE("models and pledges are read, and their mistakes told at their places", "[parsers]") {
  const std::string model = R"([[model]]
lab = "acme"
model = "One"
released = "2025-01-10"
document = "system card"
document_date = "2025-01-20"
source = "a page"
)";
  std::vector<Mistake> none;
  const auto models = parse_models("facts/models.toml", model, none);
  CHECK(none.empty());
  REQUIRE(models.size() == 1);
  CHECK(models.front().document_date == "2025-01-20");
  struct Row {
    const char* from;
    const char* to;
    int line;
    const char* words;
  };
  const Row row = GENERATE(
      Row{"\"2025-01-10\"", "\"2025-01\"", 4, "lags are counted in days"},
      Row{"released = \"2025-01-10\"", "", 1, "'released' is missing"},
      Row{"document = \"system card\"", "", 6, "needs its 'document'"},
      Row{"source =", "none_by = \"2025-01-01\"\nsource =", 7, "before the model came out"},
      Row{"source =", "none_by = \"2025-02-01\"\nsource =", 6, "on a day when none was found"},
      Row{"source =", "sauce =", 7, "unknown key 'sauce'"});
  CAPTURE(row.words);
  std::vector<Mistake> mistakes;
  (void)parse_models("facts/models.toml", replaced(model, row.from, row.to), mistakes);
  CHECK(std::any_of(mistakes.begin(), mistakes.end(), [&](const Mistake& mistake) {
    return mistake.place.line == row.line && mistake.message.find(row.words) != std::string::npos;
  }));

  std::vector<Mistake> twice;
  (void)parse_models("facts/models.toml", std::string(model).append(model), twice);
  REQUIRE(twice.size() == 1);
  CHECK(twice.front().message.find("stands twice") != std::string::npos);

  std::vector<Mistake> pledge;
  (void)parse_pledges("facts/pledges.toml",
                      "[[pledge]]\nlab = \"acme\"\nsaid = \"2023-07\"\nshare = 20\n"
                      "base = \"all\"\nsource = \"a page\"\n",
                      pledge);
  REQUIRE_FALSE(pledge.empty());
  CHECK(pledge.front().place.line == 4);  // A share of 20 is 2,000 %.
}

TEST_CASE("the labs that facts speak of are told with their places", "[parsers]") {
  const auto mentions = mentioned_labs("facts/models.toml",
                                       "[[model]]\nlab = \"acme\"\n[[model]]\nmodel = \"x\"\n"
                                       "lab = \"other\"\n");
  REQUIRE(mentions.size() == 2);
  CHECK(mentions[0].lab_id == "acme");
  CHECK(mentions[0].place.line == 2);
  CHECK(mentions[1].place.line == 5);
  CHECK(mentions[1].place.column == 7);
  CHECK(mentioned_labs("x.toml", "lab = ").empty());
}

}  // namespace labledger::parsers
