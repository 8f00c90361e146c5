// Figures of sentences by the lexicon that is shipped: what they count, how much, how firmly, and
// what is no figure at all. All sentences are invented.

#include "analysis/figures/quantities.hpp"

#include <chrono>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

using Kind = QuantityKind;

const QuantityReader& reader() {
  static const QuantityReader kReader = [] {
    auto compiled = QuantityReader::compile(shipped_lexicon());
    REQUIRE(compiled.has_value());
    return std::move(compiled).value();
  }();
  return kReader;
}

/// The figures as "kind value unit subject" lines, for short expectations.
std::string listed(std::string_view sentence) {
  std::string out;
  for (const Quantity& quantity : reader().read(sentence)) {
    if (!out.empty()) out += "; ";
    out.append(name_of(quantity.kind));
    out += quantity.value ? " " + std::to_string(*quantity.value) : " -";
    if (quantity.value) {
      while (out.back() == '0')
        out.pop_back();
      if (out.back() == '.') out.pop_back();
    }
  }
  return out;
}

Quantity only(std::string_view sentence) {
  const auto found = reader().read(sentence);
  CAPTURE(sentence, listed(sentence));
  REQUIRE(found.size() == 1);
  return found.front();
}

std::string_view quote(std::string_view sentence, const Quantity& quantity) {
  return sentence.substr(quantity.span.begin, quantity.span.size());
}

bool has_doubt(const Quantity& quantity, QuantityDoubt doubt) {
  return quantity.doubts == std::vector<QuantityDoubt>{doubt};
}

}  // namespace

TEST_CASE("the noun behind a number tells what it counts", "[analysis]") {
  struct Row {
    const char* sentence;
    const char* figures;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"The cluster has 9,000 A100s.", "accelerators 9000", "a chip's name"},
      {"It has 9,000 liquid-cooled NVIDIA H100 Tensor Core GPUs.", "accelerators 9000",
       "words between the number and its noun"},
      {"It has 1,024, 16 GB NVIDIA V100 GPUs.", "accelerators 1024", "a size of memory between"},
      {"It has 300 80GB A100 GPUs.", "accelerators 300", "memory written onto its unit"},
      {"Our 4,096-GPU cluster is ready.", "accelerators 4096", "a hyphen"},
      {"It has 64 DGX A100 systems with 512 A100 GPUs.", "machines 64; accelerators 512",
       "machines are not chips"},
      {"It used 120k H100 hours.", "chip_hours 120000", "hours of a chip"},
      {"It took 3 days on 64 TPU v5p chips.", "duration 259200; accelerators 64", "hours of none"},
      {"It used 2 million GPU-days.", "chip_hours 48000000", "days of a chip"},
      {"The hall draws 150MW.", "power 150000000", "a unit written onto the number"},
      {"It burnt 150 MWh.", "energy 540000000000", "energy is not power"},
      {"The halls draw 30, 30 and 100 megawatts.",
       "power 30000000; power 30000000; power 100000000", "one unit for a list"},
      {"The model has 7 billion parameters.", "parameters 7000000000", "parameters"},
      {"The 7B-parameter model saw 2T tokens.", "parameters 7000000000; tokens 2000000000000",
       "scale letters"},
      {"The lab has 120 full-time employees.", "people 120", "people"},
      {"Headcount stands at 120.", "people 120", "the noun stands before"},
      {"Staff grew to roughly 300, from around 85.", "people 300; people 85", "twice"},
      {"It has 120 employees, 30 of whom do research.", "people 120; people 30", "a part of them"},
      {"None but zero of their employees left.", "people 0", "none is a number"},
      {"There are 14 open roles.", "openings 14", "openings"},
      {"One in five chips failed.", "share 0.2", "a share in words"},
      {"Fewer than 1 out of 20 attempts succeed.", "share 0.05", "a share as a fraction"},
      {"It spends 20% of its compute there.", "share 0.2", "a share in percent"},
      {"It reached an accuracy of 20% on the benchmark.", "score 0.2", "percent that is a score"},
      {"It emitted 500 tonnes of CO2.", "emissions 500000", "emissions"},
  }));
  CAPTURE(row.sentence, row.why);
  CHECK(listed(row.sentence) == row.figures);
}

TEST_CASE("years, versions, dates and other numbers are no figures", "[analysis]") {
  const char* const sentence = GENERATE(
      "In 2024 researchers met.", "GPT-4 and Claude 3.5 are models.", "See section 4.2 for people.",
      "On May 22, 2024 people met.", "On 2024-05-22 people met.", "Version 1.2.3 people.",
      "It runs 24/7 on GPUs.", "3. Employees must report it.", "(2) Chips are kept safe.",
      "Call 555-010-2345, people.", "Two people familiar with the matter said so.",
      "It meets three times a year.", "It is one of the largest chips.",
      "The doubling time of chips is short.", "It has 16-bit numbers.", "The answer was 42.",
      "It serves 4,000 customers.", "One person has the word in a profile.", "",
      "A user aged 13 signs up.", "We asked Acme 3 researchers.", "It took about 20 person-years.",
      "The score is close to zero—people did not change.", "It has an 8x16x32 shape of chips.");
  CAPTURE(sentence, listed(sentence));
  CHECK(reader().read(sentence).empty());
}

TEST_CASE("money is told by the words nearest to it", "[analysis]") {
  const auto found = reader().read(
      "Acme is valued at $4B and has raised $1.5B, which is like Bolt ($4.1B valuation, total "
      "raised "
      "$1.3B) and Cogs ($28B valuation, $11B raised).");
  REQUIRE(found.size() == 6);
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(found[i].kind == (i % 2 == 0 ? Kind::Valuation : Kind::MoneyRaised));
    CHECK(found[i].unit == "USD");
    CHECK(has_doubt(found[i], QuantityDoubt::Currency));
  }
  CHECK(found[2].value == 4.1e9);  // Exactly: decimals are not lost to a factor.
  CHECK(listed("It spent US$285 million on servers.") == "cost 285000000");
  CHECK(listed("Its run-rate revenue reached over €5 billion.") == "revenue 5000000000");
  CHECK(listed("Acme invested up to 4 billion dollars in it.") == "investment 4000000000");
  CHECK(only("Acme invested up to 4 billion dollars in it.").unit == "USD");
  CHECK(listed("A $25 billion question.") == "money 25000000000");
  CHECK(listed("It raised €385 million, or $415 million today, which values it at $2 billion.") ==
        "money_raised 385000000; money_raised 415000000; valuation 2000000000");
}

TEST_CASE("a valuation is not money raised, and an aim is not a fact", "[analysis]") {
  const Quantity aim = only("Acme is reportedly aiming for a $25 billion valuation.");
  CHECK(aim.kind == Kind::Valuation);
  CHECK(aim.status == QuantityStatus::Aimed);
  CHECK(aim.is_reported);
  const Quantity talks = only("Acme is in talks to raise $2 billion.");
  CHECK(talks.kind == Kind::MoneyRaised);
  CHECK(talks.status == QuantityStatus::Aimed);
}

TEST_CASE("hedges set the bounds that a sentence allows", "[analysis]") {
  struct Row {
    const char* sentence;
    QuantityHedge hedge;
    bool has_low;
    bool has_high;
  };
  const auto row = GENERATE(values<Row>({
      {"It has 40 chips.", QuantityHedge::Exact, true, true},
      {"It has around 40 chips.", QuantityHedge::About, false, false},
      {"It has ~40 chips.", QuantityHedge::About, false, false},
      {"It has nearly 40 chips.", QuantityHedge::About, false, false},
      {"It has more than 40 chips.", QuantityHedge::MoreThan, true, false},
      {"It has 40+ chips.", QuantityHedge::MoreThan, true, false},
      {"It has 40 chips or more.", QuantityHedge::MoreThan, true, false},
      {"It has at least 40 chips.", QuantityHedge::MoreThan, true, false},
      {"It has fewer than 40 chips.", QuantityHedge::LessThan, false, true},
      {"It has <40 chips.", QuantityHedge::LessThan, false, true},
      {"It has up to 40 chips.", QuantityHedge::UpTo, false, true},
      {"It has as many as 40 chips.", QuantityHedge::UpTo, false, true},
  }));
  const Quantity quantity = only(row.sentence);
  CAPTURE(row.sentence);
  CHECK(name_of(quantity.hedge) == name_of(row.hedge));
  CHECK(quantity.value == 40.0);
  CHECK(quantity.low.has_value() == row.has_low);
  CHECK(quantity.high.has_value() == row.has_high);
}

TEST_CASE("a vague amount has no value", "[analysis]") {
  const Quantity vague = only("It was trained on tens of thousands of H100s.");
  CHECK(vague.kind == Kind::Accelerators);
  CHECK(vague.hedge == QuantityHedge::Vague);
  CHECK_FALSE(vague.value.has_value());
  CHECK_FALSE(vague.low.has_value());
  CHECK_FALSE(vague.high.has_value());
  CHECK(vague.subject == "H100");
}

TEST_CASE("a range has two ends and no value", "[analysis]") {
  const Quantity range = only("Success fell to 5–10 %.");
  CHECK(range.hedge == QuantityHedge::Range);
  CHECK_FALSE(range.value.has_value());
  CHECK(range.low == 0.05);
  CHECK(range.high == 0.1);
}

TEST_CASE("ratios name what they multiply and what they compare with", "[analysis]") {
  const Quantity times = only("That is three times the compute used for Acme-4.");
  CHECK(times.kind == Kind::Ratio);
  CHECK(times.value == 3.0);
  CHECK(times.unit == "1");
  CHECK(times.subject == "compute");
  CHECK(times.base == "Acme-4");
  const std::string_view plan = "They plan to train models 10x or 100x the size of Acme-4.";
  const auto found = reader().read(plan);
  REQUIRE(found.size() == 2);
  CHECK(found[0].value == 10.0);
  CHECK(found[1].value == 100.0);
  CHECK(found[1].base == "Acme-4");
  CHECK(found[1].status == QuantityStatus::Planned);
  CHECK(quote(plan, found[1]) == "100x");
  CHECK(only("It tripled its staff.").value == 3.0);
  CHECK(only("Compute grows 10x per year.").per == "year");
}

TEST_CASE("work and speed are told apart", "[analysis]") {
  CHECK(only("It took 2.1e25 FLOPs to train.").kind == Kind::Flop);
  CHECK(only("It took 2.1e25 FLOPs to train.").value == 2.1e25);
  CHECK(only("The cluster gives 6.7e17 FLOPS.").kind == Kind::FlopRate);
  CHECK(only("The law applies above 10^26 FLOPS.").kind == Kind::Flop);  // No machine is so fast.
  CHECK(only("It has 5,000 petaflops.").kind == Kind::FlopRate);
  CHECK(has_doubt(only("It has 5,000 petaflops."), QuantityDoubt::RateOrCount));
  CHECK(only("It gives 4 exaFLOP/s.").value == 4e18);
  CHECK(only("It gives 4 exaFLOP/s.").doubts.empty());
  CHECK(only("It took 3,640 petaflop/s-days.").value == 3640 * 8.64e19);
}

TEST_CASE("what cannot be known is marked or refused", "[analysis]") {
  SECTION("a lost raised exponent is restored and marked") {
    const Quantity lost = only("It took about 4 × 1023 FLOPS in all.");
    CHECK(lost.kind == Kind::Flop);
    CHECK(lost.value == 4e23);
    CHECK(lost.doubts.front() == QuantityDoubt::LostExponent);
    CHECK(reader().read("It took 8 x 1024 chips.").empty());
  }
  SECTION("a lone point before three digits") {
    const Quantity hours = only("It took 812.321 GPU hours.");
    CHECK(has_doubt(hours, QuantityDoubt::Separator));
    CHECK_FALSE(hours.value.has_value());
    CHECK(hours.low == 812.321);
    CHECK(hours.high == 812321.0);
    CHECK(only("It has 22.000 GPUs.").value == 22000.0);  // Chips are counted whole.
  }
  SECTION("a name for a chip, a board or a rack") {
    CHECK(has_doubt(only("It has 400 GB200s."), QuantityDoubt::Package));
    CHECK(only("It has 400 B200s.").doubts.empty());
  }
  SECTION("a sign of two currencies") {
    const Quantity yen = only("It raised ¥3 billion.");
    CHECK(yen.unit.empty());
    CHECK(has_doubt(yen, QuantityDoubt::Currency));
  }
  SECTION("sparse operations sold as dense") {
    const auto found = reader().read("It gives 989 TFLOP/s dense and 1,979 TFLOP/s sparse.");
    REQUIRE(found.size() == 2);
    CHECK(found[0].doubts.empty());
    CHECK(has_doubt(found[1], QuantityDoubt::Sparse));
  }
  SECTION("altered copies of tables") {
    CHECK(has_doubt(only("It took 2.1e36 FLOP."), QuantityDoubt::Implausible));
    CHECK(only("It needs 6 FLOPs per parameter.").doubts.empty());
  }
  SECTION("one quantity with two values gives both") {
    CHECK(listed("A chip gives 10,000 teraFLOPS, which is 1e12 FLOPS.") ==
          "flop_rate 10000000000000000; flop_rate 1000000000000");
  }
}

TEST_CASE("people and openings of safety are told from the rest", "[analysis]") {
  const auto openings =
      reader().read("Out of 19 open job listings, only 2 are on the Safety team.");
  REQUIRE(openings.size() == 2);
  CHECK(openings[0].kind == Kind::Openings);
  CHECK(openings[0].value == 19.0);
  CHECK(openings[1].kind == Kind::SafetyOpenings);
  CHECK(openings[1].value == 2.0);
  const auto part = reader().read("2 of 19 openings are in safety.");
  REQUIRE(part.size() == 2);
  CHECK(part[0].kind == Kind::SafetyOpenings);
  CHECK(part[1].kind == Kind::Openings);
  CHECK(only("They have fewer than 5 people working on safety.").kind == Kind::SafetyPeople);
  CHECK(only("It has twelve alignment researchers.").kind == Kind::SafetyPeople);
  CHECK(only("Our interpretability team has 12 members of staff.").kind == Kind::SafetyPeople);
  CHECK(only("It has 500 people and published a safety framework.").kind == Kind::People);
  CHECK(only("It has 500 people in trust and safety.").kind == Kind::People);
  const auto staff = reader().read(
      "If you look at the site (which lists ~40 employees), zero of their employees are listed as "
      "working on AI safety.");
  REQUIRE(staff.size() == 2);
  CHECK(staff[0].kind == Kind::People);
  CHECK(staff[0].hedge == QuantityHedge::About);
  CHECK(staff[1].kind == Kind::SafetyPeople);
  CHECK(staff[1].value == 0.0);
}

TEST_CASE("plans, facts and the past are told apart", "[analysis]") {
  struct Row {
    const char* sentence;
    QuantityStatus status;
  };
  const auto row = GENERATE(values<Row>({
      {"We'll be building a cluster of around 9,000 H100s.", QuantityStatus::Planned},
      {"It will have 9,000 H100s.", QuantityStatus::Planned},
      {"Its 9,000 H100s are due by the end of 2027.", QuantityStatus::Planned},
      {"We are about to train models that are 10 times larger.", QuantityStatus::Planned},
      {"It currently has 9,000 H100s.", QuantityStatus::Current},
      {"It has 9,000 H100s.", QuantityStatus::Current},
      {"It was trained on 9,000 H100s.", QuantityStatus::Past},
      {"It hopes for 9,000 H100s.", QuantityStatus::Aimed},
      {"A cluster of 9,000 H100s.", QuantityStatus::Unknown},
  }));
  CAPTURE(row.sentence);
  CHECK(name_of(only(row.sentence).status) == name_of(row.status));
}

TEST_CASE("owned, rented and shared machines are told apart", "[analysis]") {
  CHECK(only("We own 9,000 H100s.").ownership == Ownership::Owned);
  CHECK(only("They rent 9,000 H100s.").ownership == Ownership::Rented);
  CHECK(only("The labs jointly run 9,000 H100s.").ownership == Ownership::Joint);
  CHECK(only("The lab runs 9,000 H100s.").ownership == Ownership::Unknown);
}

TEST_CASE("a figure's text is a piece of the sentence as written", "[analysis]") {
  const std::string_view sentence = "It used **916k** GPU hours – about €30 Mio – on H100-80GB.";
  const auto found = reader().read(sentence);
  REQUIRE(found.size() == 2);
  CHECK(quote(sentence, found[0]) == "916k** GPU hours");
  CHECK(found[0].subject == "H100");
  CHECK(quote(sentence, found[1]) == "€30 Mio");
}

TEST_CASE("a cue of figures whose name means nothing is refused", "[analysis]") {
  for (const auto& [group, name] :
       {std::pair("figure:unit", "power much"), std::pair("figure:unit", "powre 1"),
        std::pair("figure:chip", "board"), std::pair("figure:hedge", "perhaps"),
        std::pair("figure:money", "gold"), std::pair("figure:multiple", "-1")}) {
    Cue cue;
    cue.group = group;
    cue.name = name;
    cue.pattern = "thing";
    const auto compiled = QuantityReader::compile(Lexicon{{cue}});
    CAPTURE(group, name);
    REQUIRE_FALSE(compiled.has_value());
    CHECK(compiled.error().kind == ErrorKind::Config);
    CHECK(compiled.error().message.find(name) != std::string::npos);
  }
}

TEST_CASE("a long hostile sentence is read up to its limit", "[analysis]") {
  for (const char* piece :
       {"1,", "5 to ", "a thousand ", "1 000 ", "9 H100 ", "$1 and ", "tens of "}) {
    std::string sentence;
    while (sentence.size() < 200'000)
      sentence.append(piece);
    CAPTURE(piece);
    for (const Quantity& quantity : reader().read(sentence))
      CHECK(quantity.span.end <= 20'000);
  }
}

}  // namespace labledger::analysis
