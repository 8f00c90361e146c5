#include "analysis/compute/ledger_claims.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "analysis/compute/consistency.hpp"
#include "analysis/compute/figure_use.hpp"
#include "analysis/compute/hardware_table.hpp"
#include "analysis/compute/monte_carlo.hpp"
#include "core/names.hpp"

namespace labledger::analysis {
namespace {

/// Amounts that differ by no more are one amount, rounded differently.
constexpr double kSameAmount = 0.01;
/// Smaller amounts are often equal by chance.
constexpr double kTellingUsd = 1e8;
/// Counts of chips that differ by more are in conflict.
constexpr double kSameCount = 1.25;

/// The figure as one number: its value, else the bound that it has.
std::optional<double> number_in(const Quantity& figure) {
  if (figure.value) return figure.value;
  if (figure.low && figure.high) return std::sqrt(*figure.low * *figure.high);
  return figure.low ? figure.low : figure.high;
}

bool is_money(QuantityKind kind) {
  return kind == QuantityKind::Money || kind == QuantityKind::MoneyRaised ||
         kind == QuantityKind::Valuation || kind == QuantityKind::Investment ||
         kind == QuantityKind::Cost;
}

const LabFacts* find_lab(const ComputeFacts& facts, const std::string& id) {
  const auto found = std::ranges::find(facts.labs, id, &LabFacts::lab_id);
  return found == facts.labs.end() ? nullptr : &*found;
}

/// "$25 billion" as "25 billion USD"; other figures with their unit.
std::string words_of(const Quantity& figure) {
  const double number = number_in(figure).value_or(0);
  constexpr double kBillion = 1e9;
  constexpr double kMillion = 1e6;
  if (is_money(figure.kind) && number >= kBillion) {
    return fmt::format("{:.3g} billion {}", number / kBillion, figure.unit);
  }
  if (is_money(figure.kind) && number >= kMillion) {
    return fmt::format("{:.3g} million {}", number / kMillion, figure.unit);
  }
  if (figure.kind == QuantityKind::Accelerators) {
    return fmt::format("{:.0f} {}", number, figure.subject.empty() ? "chips" : figure.subject);
  }
  return fmt::format("{:.3g} {}", number, figure.unit);
}

/// The chip of which a speed is stated: the figure's subject, else the word after "one", "each",
/// "per", "an" or "a" that has letters and digits, as "one H100 provides …". Empty when there is
/// none.
std::string one_chip_in(const LedgerClaim& claim) {
  const auto is_chip = [](std::string_view word) {
    constexpr std::string_view kDigits = "0123456789";
    constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return word.find_first_of(kDigits) != std::string_view::npos &&
           word.find_first_of(kCapitals) == 0;
  };
  if (is_chip(claim.figure.subject)) return claim.figure.subject;
  std::string_view rest = claim.quote;
  std::string_view before;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" ,.;:()"), rest.size());
    const std::string_view word = rest.substr(0, end);
    const bool is_one = before == "one" || before == "each" || before == "per" || before == "an" ||
                        before == "a" || before == "One" || before == "Each";
    if (is_one && is_chip(word)) return std::string(word);
    if (!word.empty()) before = word;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return "";
}

/// Why a speed cannot be what it is said to be of: a chip's that no chip has.
std::string doubt_of_rate(const ComputeFacts& facts, const LedgerClaim& claim, double rate) {
  const auto chip = find_hardware(facts.hardware, one_chip_in(claim));
  if (chip) return doubt_of_peak(*chip->accelerator, NumberFormat::Bf16, rate);
  return rate < kLeastChipPeak ? "no machine of a lab is that slow" : "";
}

/// Why a count of operations is that of no training run.
std::string doubt_of_work(const Quantity& figure) {
  const double low = figure.low.value_or(number_in(figure).value_or(0));
  const double high = figure.high.value_or(number_in(figure).value_or(0));
  const auto value = LogNormal::from_interval(std::min(low, high), std::max(low, high));
  const bool is_possible =
      value &&
      (value->sigma() > 0 ? cut_off(*value, kLeastTrainingFlop, kMostTrainingFlop).has_value()
                          : low >= kLeastTrainingFlop && high <= kMostTrainingFlop);
  return is_possible ? "" : "no training run has that many operations: believed are 1e10 to 1e28";
}

/// What speaks against the figure itself, or against this lab's having it; empty when nothing does.
std::string objection_of(const ComputeFacts& facts, const LedgerClaim& claim) {
  const Quantity& figure = claim.figure;
  // A sign that several currencies use is no doubt of the amount, and amounts are not pooled.
  Quantity judged = figure;
  std::erase(judged.doubts, QuantityDoubt::Currency);
  std::string objection = objection_to(is_money(figure.kind) ? judged : figure);
  if (!objection.empty()) return objection;
  const double number = *number_in(figure);
  const LabFacts* lab = find_lab(facts, claim.lab_id);
  switch (figure.kind) {
    case QuantityKind::Flop:
      return doubt_of_work(figure);
    case QuantityKind::FlopRate:
      return doubt_of_rate(facts, claim, number);
    case QuantityKind::MoneyRaised:
      return lab == nullptr || figure.unit != "USD" ? ""
                                                    : doubt_of_raised(*lab, number, claim.date);
    default:
      return "";
  }
}

/// "facts say 3,584 H100 (2023-06, current; MLPerf …)": the nearest count of the same chip.
void compare_with_facts(const LabFacts& lab, LedgerClaim& claim, double number) {
  const std::string chip = folded_chip_name(claim.figure.subject);
  std::string agrees;
  std::string differs;
  for (const ComputeClaim& fact : lab.claims) {
    for (const ChipCount& count : fact.chips) {
      const std::string other = folded_chip_name(count.chip);
      const bool is_same_chip = other.starts_with(chip) || chip.starts_with(other);
      const bool is_equivalent = other.starts_with("h100e");  // A unit of speed, no count.
      if (chip.empty() || !count.count || !is_same_chip || is_equivalent) continue;
      const double known = count.count->median();
      const ComputeQuantity& quantity = fact.quantity;
      const std::string words =
          fmt::format("{:.0f} {} ({}, {}{}{})", known, count.chip, quantity.subject,
                      name_of(quantity.status), quantity.date.empty() ? "" : " in ", quantity.date);
      const double gap = std::max(known, number) / std::min(known, number);
      std::string& list = gap <= kSameCount ? agrees : differs;
      list.append(list.empty() ? "" : "; ").append(words);
    }
  }
  if (!agrees.empty()) claim.remarks.push_back("The facts have it, too: " + agrees + ".");
  if (agrees.empty() && !differs.empty()) {
    claim.remarks.push_back("Says " + words_of(claim.figure) + "; facts say " + differs + ".");
  }
}

BuildStatus status_of(QuantityStatus status) {
  switch (status) {
    case QuantityStatus::Current:
      return BuildStatus::Current;
    case QuantityStatus::Past:
      return BuildStatus::Past;
    case QuantityStatus::Planned:
    case QuantityStatus::Aimed:
    case QuantityStatus::Unknown:
      break;
  }
  return BuildStatus::Planned;
}

/// Whether the sentence speaks of its speaker's own things.
bool is_in_first_person(const LedgerClaim& claim) {
  std::string words = " ";
  for (const char c : claim.quote) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    const bool is_small = c >= 'a' && c <= 'z';
    words += is_capital ? static_cast<char>(c - 'A' + 'a') : is_small ? c : ' ';
  }
  words += ' ';
  constexpr std::array<std::string_view, 3> kOwn = {" we ", " our ", " ours "};
  return std::ranges::any_of(
      kOwn, [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

/// The claim of a count of chips, as estimates take it.
std::optional<ComputeClaim> claim_of(const LedgerClaim& from) {
  const auto count = LogNormal::exactly(number_in(from.figure).value_or(0));
  if (!count) return std::nullopt;
  ComputeClaim claim;
  claim.id = fmt::format("ledger-{}-{:.0f}-{}", from.date, count->median(), from.figure.subject);
  claim.route = RouteKind::HardwareCount;
  claim.quantity.measure = ComputeMeasure::SustainedRate;
  claim.quantity.scope = ComputeScope::Cluster;
  claim.quantity.subject = "from the ledger: " + words_of(from.figure);
  claim.quantity.status = status_of(from.figure.status);
  claim.quantity.ownership = from.figure.ownership;
  const bool is_there = claim.quantity.status == BuildStatus::Current;
  claim.quantity.date = is_there ? from.date : "";
  claim.said = from.date;
  claim.speaker = from.speaker;
  claim.basis = from.is_own ? FigureBasis::Company : FigureBasis::Press;
  claim.hedge = from.figure.hedge;
  claim.source = "the ledger: “" + from.quote + "”";
  claim.url = from.url;
  claim.chips = {{from.figure.subject, *count}};
  claim.note = from.reason;
  return claim;
}

/// Why no estimate can be made of the claim; empty when one can.
std::string why_only_shown(const ComputeFacts& facts, const LedgerClaim& claim,
                           const LabFacts* lab) {
  const Quantity& figure = claim.figure;
  if (is_money(figure.kind)) return "money is set beside estimates and makes none";
  if (figure.kind == QuantityKind::Power) return "it does not say which chips the power feeds";
  if (figure.kind != QuantityKind::Accelerators) {
    return "it does not say of which run or machine, in a form that an estimate can use";
  }
  if (!claim.also_named.empty()) return "the sentence names another lab, too";
  if (!find_hardware(facts.hardware, figure.subject)) {
    return "it does not say which chips, or the hardware table has no such one";
  }
  if (figure.status == QuantityStatus::Unknown) return "it does not say whether they are there";
  if (claim.is_own && !is_in_first_person(claim)) return "the sentence does not say whose they are";
  if (!claim.is_own && lab != nullptr && !lab->claims.empty()) {
    return "others say so: graded C, not pooled with the facts of the lab";
  }
  return "";
}

void decide(const ComputeFacts& facts, LedgerClaim& claim) {
  const LabFacts* lab = find_lab(facts, claim.lab_id);
  const auto number = number_in(claim.figure);
  const bool is_count = claim.figure.kind == QuantityKind::Accelerators && number && *number > 0;
  if (lab != nullptr && is_count && (!claim.is_own || is_in_first_person(claim))) {
    compare_with_facts(*lab, claim, *number);
  }
  for (const std::string& other : claim.also_named) {
    claim.remarks.push_back("The sentence names " + other +
                            ", too: whose figure it is, a person must tell.");
  }
  claim.reason = objection_of(facts, claim);
  if (!claim.reason.empty()) {
    claim.use = ClaimUse::HeldBack;
    return;
  }
  claim.use = ClaimUse::Shown;
  claim.reason = why_only_shown(facts, claim, lab);
  if (!claim.reason.empty()) return;
  claim.reason = claim.is_own ? "the lab's own words, with number and model: used, and marked"
                              : "others say so, and nothing else is known of the lab: used, marked";
  claim.claim = claim_of(claim);
  if (claim.claim) claim.use = ClaimUse::Used;
}

bool is_same_amount(double a, double b) {
  return std::abs(a - b) <= kSameAmount * std::max(a, b);
}

/// Adds what the facts of other labs say of the same amount.
void compare_with_other_facts(const ComputeFacts& facts, LedgerClaim& claim, double number) {
  const auto note = [&](const LabFacts& other, std::string_view what, const std::string& date,
                        const std::string& source) {
    claim.remarks.push_back(
        fmt::format("{}: said of {} here; of {} there ({}, {}; {}): likely a "
                    "mix-up.",
                    words_of(claim.figure), claim.lab_id, other.lab_id, what, date, source));
  };
  for (const LabFacts& other : facts.labs) {
    if (other.lab_id == claim.lab_id) continue;
    for (const ReportedValuation& valuation : other.valuations) {
      if (is_same_amount(valuation.usd, number)) {
        note(other, "valuation", valuation.date, valuation.source);
      }
    }
  }
}

void find_mix_ups(const ComputeFacts& facts, std::vector<LedgerClaim>& claims) {
  std::vector<LedgerClaim*> amounts;
  for (LedgerClaim& claim : claims) {
    const auto number = number_in(claim.figure);
    if (!is_money(claim.figure.kind) || !number || *number < kTellingUsd) continue;
    compare_with_other_facts(facts, claim, *number);
    amounts.push_back(&claim);
  }
  for (LedgerClaim* claim : amounts) {
    for (const LedgerClaim* other : amounts) {
      const bool is_alike = claim->figure.kind == other->figure.kind &&
                            claim->figure.unit == other->figure.unit &&
                            is_same_amount(*number_in(claim->figure), *number_in(other->figure));
      if (claim->lab_id == other->lab_id || !is_alike) continue;
      std::string remark =
          fmt::format("{}: said of {} here; of {} there ({}): likely a mix-up.",
                      words_of(claim->figure), claim->lab_id, other->lab_id, other->url);
      if (std::ranges::find(claim->remarks, remark) == claim->remarks.end()) {
        claim->remarks.push_back(std::move(remark));
      }
    }
  }
}

}  // namespace

void judge_claims(const ComputeFacts& facts, std::vector<LedgerClaim>& claims) {
  if (claims.size() > kClaimLimit) {
    for (std::size_t i = kClaimLimit; i < claims.size(); ++i) {
      claims[i].use = ClaimUse::HeldBack;
      claims[i].reason =
          fmt::format("one of {} claims, over the limit of {}", claims.size(), kClaimLimit);
    }
  }
  std::vector<LedgerClaim> judged(
      std::make_move_iterator(claims.begin()),
      std::make_move_iterator(claims.begin() +
                              static_cast<std::ptrdiff_t>(std::min(claims.size(), kClaimLimit))));
  for (LedgerClaim& claim : judged)
    decide(facts, claim);
  find_mix_ups(facts, judged);
  std::ranges::move(judged, claims.begin());
}

LabFacts with_ledger(LabFacts lab, const std::vector<LedgerClaim>& claims) {
  for (const LedgerClaim& claim : claims) {
    if (claim.lab_id != lab.lab_id || claim.use != ClaimUse::Used || !claim.claim) continue;
    const auto is_same = [&](const ComputeClaim& other) { return other.id == claim.claim->id; };
    if (std::ranges::none_of(lab.claims, is_same)) lab.claims.push_back(*claim.claim);
  }
  return lab;
}

}  // namespace labledger::analysis
