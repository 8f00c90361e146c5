#include "cli/score_view.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "analysis/compute/estimates.hpp"
#include "cli/claim_book.hpp"
#include "cli/neighbours.hpp"

namespace labledger::cli {
namespace {

constexpr std::chrono::days kYear{365};
constexpr double kPercent = 100;

Result<std::map<std::string, ChangeTally>> tally_changes(Ledger& ledger,
                                                         const parsers::Registry& registry,
                                                         Instant as_of) {
  std::map<std::string, ChangeTally> tallies;
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  Neighbours neighbours(ledger, as_of);
  const Instant since{as_of.ms - std::chrono::milliseconds(kYear).count()};
  auto rows = TRY(ledger.changes().read({.since = since, .until = as_of}));
  for (db::ChangeRow& row : rows) {
    const Lab* const lab = registry.find_owner(row.url);
    if (lab == nullptr) continue;
    TRY(neighbours.mark(lab, row.url, row.change));
    if (row.change.change_class != ChangeClass::Substantive) continue;
    if (reviews.rejects(ReviewSubject::Change, row.change.id)) continue;
    ChangeTally& tally = tallies[lab->id];
    if (row.change.severity) {
      ++tally.by_severity[static_cast<std::size_t>(*row.change.severity)];
    } else {
      ++tally.not_judged;
    }
  }
  return tallies;
}

}  // namespace

Result<std::vector<LabScores>> read_lab_scores(Ledger& ledger, const parsers::Registry& registry,
                                               ScoreBook& book, const std::string& lab_id,
                                               Instant as_of) {
  const std::string day = format_day(as_of);
  const std::map<std::string, ChangeTally> tallies = TRY(tally_changes(ledger, registry, as_of));
  std::vector<LabScores> all;
  for (const Lab& lab : registry.labs()) {
    if (!lab_id.empty() && lab.id != lab_id) continue;
    LabScores scores;
    scores.report.lab = lab;
    SourceHistories histories(ledger, as_of);  // No other lab has these pages.
    TRY(book.fill(lab, histories, scores.report));
    const ComputeFacts& facts = book.facts().facts;
    LabFacts own = facts_of(facts, lab.id);
    scores.compute = analysis::lab_compute(facts, own, day);
    std::erase_if(own.funding, [&](const FundingTotal& total) { return total.date > day; });
    scores.funding = std::move(own.funding);
    if (const auto tally = tallies.find(lab.id); tally != tallies.end()) {
      scores.changes = tally->second;
    }
    scores.changes.since = {as_of.ms - std::chrono::milliseconds(kYear).count()};
    all.push_back(std::move(scores));
  }
  return all;
}

std::pair<double, double> score_limits(const ScoreCard& card) {
  const double least = card.score.value_or(0) * card.coverage;
  return {least, least + kPercent * (1 - card.coverage)};
}

std::string score_words(const reports::LabReport& report) {
  if (!report.score) return "no basis: no page and no job board of its own was read";
  const ScoreCard& card = *report.score;
  if (!card.score) return "no basis: nothing that was read could say anything of an indicator";
  const auto [least, most] = score_limits(card);
  return fmt::format(
      "{:.1f} of 100, from {:.0f} % of the weights; with what is unknown {:.1f} to {:.1f}",
      *card.score, card.coverage * kPercent, least, most);
}

std::string openings_words(const OpeningsSeries& openings) {
  if (openings.points.empty()) return "unknown";
  const OpeningsPoint& last = openings.points.back();
  if (last.all == 0) return fmt::format("no technical opening on {}", format_date(last.day));
  return fmt::format(
      "{} of {} technical openings = {:.1f} % ({:.1f} to {:.1f}), corrected {:.1f} % ({:.1f} to "
      "{:.1f}), on {}",
      last.safety, last.all, last.share * kPercent, last.low * kPercent, last.high * kPercent,
      last.corrected * kPercent, last.corrected_low * kPercent, last.corrected_high * kPercent,
      format_date(last.day));
}

std::string people_words(const HeadcountObservation& seen) {
  if (!seen.low && !seen.high) return "unknown";
  if (!seen.low) return fmt::format("at most {:.0f}", *seen.high);
  if (!seen.high) return fmt::format("at least {:.0f}", *seen.low);
  if (*seen.low == *seen.high) return fmt::format("{:.0f}", *seen.low);
  return fmt::format("{:.0f} to {:.0f}", *seen.low, *seen.high);
}

std::string changes_words(const ChangeTally& changes) {
  const auto of = [&](Severity severity) {
    return changes.by_severity[static_cast<std::size_t>(severity)];
  };
  std::string words = fmt::format("{} critical, {} high, {} medium, {} low", of(Severity::Critical),
                                  of(Severity::High), of(Severity::Medium), of(Severity::Low));
  if (changes.not_judged > 0) words += fmt::format(", {} not judged", changes.not_judged);
  return words;
}

}  // namespace labledger::cli
