#include "cli/score_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "reports/compute_text.hpp"

namespace labledger::cli {
namespace {

constexpr double kPercent = 100;

/// Appends formatted text.
template <typename... Parts>
void put(std::string& text, fmt::format_string<Parts...> format, Parts&&... parts) {
  fmt::format_to(std::back_inserter(text), format, std::forward<Parts>(parts)...);
}

std::string day_or_never(const std::optional<Instant>& at) {
  return at ? format_day(*at) : "never";
}

void put_domains(const ScoreCard& card, std::string& text) {
  for (const DomainScore& domain : card.domains) {
    const std::string score = domain.score ? fmt::format("{:5.1f}", *domain.score) : "    –";
    put(text, "    {:<44} {}   {:g} of {:g} weight known\n", domain.domain.name, score,
        domain.known_weight, domain.weight);
  }
}

void put_headcounts(const std::vector<HeadcountObservation>& seen, std::string& text) {
  const bool knows_safety = std::ranges::any_of(seen, [](const HeadcountObservation& one) {
    return one.subject == HeadcountSubject::SafetyStaff;
  });
  if (!knows_safety) text += "    safety staff: unknown\n";
  for (const HeadcountObservation& one : seen) {
    if (one.basis == HeadcountBasis::JobBoard) continue;  // Told with the openings.
    put(text, "    {}, {}: {} ({}), said by {}; {}{}{}\n", name_of(one.subject), name_of(one.basis),
        people_words(one), one.date, one.speaker, one.source, one.url.empty() ? "" : "; ", one.url);
    if (!one.note.empty()) put(text, "      {}\n", one.note);
  }
}

void put_resources(const LabScores& lab, std::string& text) {
  text += "2 resources for safety\n";
  if (lab.report.score) {
    for (const IndicatorScore& score : lab.report.score->indicators) {
      if (score.indicator.domain != kResourcesDomain) continue;
      put(text, "    {} {}: {}; {}\n", score.indicator.id, score.indicator.name,
          name_of(score.state), score.reason);
    }
  }
  put(text, "    openings: {}\n", openings_words(lab.report.openings));
  put_headcounts(lab.report.headcounts, text);
}

void put_funding(const LabScores& lab, std::string& text) {
  if (lab.funding.empty()) {
    text += "    money raised: no public basis\n";
    return;
  }
  constexpr double kBillion = 1e9;
  const FundingTotal& last = lab.funding.back();
  put(text, "    money raised by {}: {:.2f} billion USD; {}\n", last.date, last.usd / kBillion,
      last.source);
}

void put_external(const std::vector<ExternalScore>& scores, std::string& text) {
  text += "beside, by rubrics of others, not mixed in\n";
  if (scores.empty()) text += "    none is known\n";
  for (const ExternalScore& score : scores) {
    put(text, "    {}, {} ({}): {}, on a scale of {}; {}\n", score.index, score.edition, score.date,
        score.value, score.scale, score.url);
    if (!score.note.empty()) put(text, "      {}\n", score.note);
  }
}

void put_evidence(const ScoreEvidence& evidence, std::string& text) {
  const std::string quote = evidence.is_quote ? "“" + evidence.quote + "”" : evidence.quote;
  put(text, "       {}\n", quote);
  put(text, "         {}; {}; first seen {}, last {}{}{}\n", evidence.why, evidence.url,
      format_day(evidence.first_seen), format_day(evidence.last_seen),
      evidence.payload ? "; sha256 " : "", evidence.payload ? evidence.payload->hex() : "");
}

void put_indicators(const ScoreCard& card, std::string& text) {
  text += "\nindicators\n";
  for (const IndicatorScore& score : card.indicators) {
    put(text, "  {:<3} {:<10} {:g} x {:g} = {:.2f}  {}\n", score.indicator.id, name_of(score.state),
        score.points, score.indicator.weight, score.contribution, score.indicator.name);
    put(text, "       test: {} {}.\n", score.indicator.test, score.reason);
    for (const ScoreEvidence& evidence : score.evidence)
      put_evidence(evidence, text);
  }
}

void put_history(const std::vector<ScorePoint>& points, std::string& text) {
  text += "\nhistory: the points at which an indicator moved\n";
  if (points.empty()) text += "  none\n";
  for (const ScorePoint& point : points) {
    put(text, "  {}  {}  coverage {:.0f} %\n", format_rfc3339(point.at),
        point.score ? fmt::format("{:.1f}", *point.score) : "no basis", point.coverage * kPercent);
    for (std::size_t i = 0; i < point.moved.size(); ++i)
      put(text, "    {}: {}\n", point.moved[i], point.why[i]);
  }
}

}  // namespace

std::string overview_text(const std::vector<LabScores>& labs, Instant as_of) {
  std::string text = fmt::format("as of {}; scores are of what is known, by id and not by merit\n",
                                 format_day(as_of));
  put(text, "{:<18} {:>7} {:>9} {:>15} {:>6}  {:<12}  {}\n", "lab", "score", "coverage",
      "with unknown", "pages", "last checked", "changes in 12 months");
  std::string without;
  for (const LabScores& lab : labs) {
    const auto& card = lab.report.score;
    if (!card || !card->score) {
      without += (without.empty() ? "" : ", ") + lab.report.lab.id;
      continue;
    }
    const auto [least, most] = score_limits(*card);
    put(text, "{:<18} {:>7.1f} {:>7.0f} % {:>15} {:>6}  {:<12}  {}\n", lab.report.lab.id,
        *card->score, card->coverage * kPercent, fmt::format("{:.1f} to {:.1f}", least, most),
        card->documents, day_or_never(card->last_checked), changes_words(lab.changes));
  }
  if (!without.empty()) put(text, "no basis, since nothing of theirs was read: {}\n", without);
  return text;
}

std::string lab_text(const LabScores& lab, Instant as_of, const ScoreDetail& detail) {
  const auto& card = lab.report.score;
  std::string text =
      fmt::format("{} ({}), as of {}\n", lab.report.lab.name, lab.report.lab.id, format_day(as_of));
  put(text, "1 statements: {}\n", score_words(lab.report));
  if (card) {
    put(text, "    rubric {}; {} pages read, the last on {}\n", card->rubric, card->documents,
        day_or_never(card->last_checked));
    put_domains(*card, text);
  }
  put_resources(lab, text);
  text += "3 compute and funding claims\n";
  put_funding(lab, text);
  text += reports::lab_compute_text(lab.compute, format_day(as_of), reports::ComputeDetail::Brief);
  put(text, "4 changes of its pages since {}: {}\n", format_day(lab.changes.since),
      changes_words(lab.changes));
  put_external(lab.report.external_scores, text);
  if (detail.explains && card) put_indicators(*card, text);
  if (detail.tells_history) put_history(lab.report.score_history, text);
  return text;
}

}  // namespace labledger::cli
