#include "cli/score_json.hpp"

#include <utility>

#include <fmt/format.h>

#include "cli/compute_json.hpp"
#include "core/names.hpp"
#include "reports/csv.hpp"

namespace labledger::cli {
namespace {

Json or_null(const std::optional<double>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json to_json(const ScoreEvidence& evidence) {
  Json json;
  json["quote"] = evidence.quote;
  json["is_quote"] = evidence.is_quote;
  json["url"] = evidence.url;
  json["statement"] =
      evidence.statement == 0 ? Json(nullptr) : Json(statement_id(evidence.statement));
  json["digest"] = evidence.payload ? Json(evidence.payload->hex()) : Json(nullptr);
  json["first_seen"] = format_rfc3339(evidence.first_seen);
  json["last_seen"] = format_rfc3339(evidence.last_seen);
  json["level"] = evidence.level ? Json(name_of(*evidence.level)) : Json(nullptr);
  json["why"] = evidence.why;
  return json;
}

Json to_json(const IndicatorScore& score) {
  Json evidence = Json::array();
  for (const ScoreEvidence& one : score.evidence)
    evidence.push_back(to_json(one));
  Json json;
  json["id"] = score.indicator.id;
  json["domain"] = score.indicator.domain;
  json["name"] = score.indicator.name;
  json["test"] = score.indicator.test;
  json["weight"] = score.indicator.weight;
  json["state"] = name_of(score.state);
  json["points"] = score.points;
  json["contribution"] = score.contribution;
  json["reason"] = score.reason;
  json["evidence"] = std::move(evidence);
  return json;
}

Json to_json(const ScoreCard& card) {
  Json domains = Json::array();
  for (const DomainScore& domain : card.domains) {
    domains.push_back({{"id", domain.domain.id},
                       {"name", domain.domain.name},
                       {"score", or_null(domain.score)},
                       {"weight", domain.weight},
                       {"known_weight", domain.known_weight}});
  }
  Json indicators = Json::array();
  for (const IndicatorScore& score : card.indicators)
    indicators.push_back(to_json(score));
  Json json;
  json["rubric"] = card.rubric;
  json["score"] = or_null(card.score);
  json["coverage"] = card.coverage;
  json["least"] = score_limits(card).first;
  json["most"] = score_limits(card).second;
  json["documents"] = card.documents;
  json["last_checked"] = cli::to_json(card.last_checked);
  json["domains"] = std::move(domains);
  json["indicators"] = std::move(indicators);
  return json;
}

Json to_json(const OpeningsSeries& series) {
  Json points = Json::array();
  for (const OpeningsPoint& point : series.points)
    points.push_back(cli::to_json(point));
  Json gaps = Json::array();
  for (const OpeningsGap& gap : series.gaps)
    gaps.push_back(gap.words);
  return {{"boards", series.boards}, {"points", std::move(points)}, {"gaps", std::move(gaps)}};
}

Json to_json(const ChangeTally& changes) {
  Json json;
  json["since"] = format_rfc3339(changes.since);
  for (std::size_t i = changes.by_severity.size(); i-- > 0;)
    json[std::string(name_of(static_cast<Severity>(i)))] = changes.by_severity[i];
  json["not_judged"] = changes.not_judged;
  return json;
}

Json history_of(const std::vector<ScorePoint>& points) {
  Json history = Json::array();
  for (const ScorePoint& point : points) {
    history.push_back({{"at", format_rfc3339(point.at)},
                       {"score", or_null(point.score)},
                       {"coverage", point.coverage},
                       {"moved", point.moved},
                       {"why", point.why}});
  }
  return history;
}

Json external_of(const std::vector<ExternalScore>& scores) {
  Json external = Json::array();
  for (const ExternalScore& score : scores) {
    external.push_back({{"index", score.index},
                        {"edition", score.edition},
                        {"date", score.date},
                        {"value", score.value},
                        {"scale", score.scale},
                        {"url", score.url},
                        {"note", score.note}});
  }
  return external;
}

}  // namespace

Json to_json(const OpeningsPoint& point) {
  return {{"day", format_date(point.day)},
          {"safety", point.safety},
          {"all", point.all},
          {"share", point.share},
          {"low", point.low},
          {"high", point.high},
          {"corrected", point.corrected},
          {"corrected_low", point.corrected_low},
          {"corrected_high", point.corrected_high}};
}

Json to_json(const HeadcountObservation& seen) {
  return {{"lab", seen.lab_id},
          {"subject", name_of(seen.subject)},
          {"basis", name_of(seen.basis)},
          {"low", or_null(seen.low)},
          {"high", or_null(seen.high)},
          {"definition", seen.definition},
          {"date", seen.date},
          {"speaker", seen.speaker},
          {"quote", seen.quote},
          {"source", seen.source},
          {"url", seen.url},
          {"note", seen.note}};
}

Json to_json(const LabScores& lab, Instant as_of) {
  Json headcounts = Json::array();
  for (const HeadcountObservation& seen : lab.report.headcounts)
    headcounts.push_back(cli::to_json(seen));
  Json funding = Json::array();
  for (const FundingTotal& total : lab.funding) {
    funding.push_back({{"date", total.date}, {"usd", total.usd}, {"source", total.source}});
  }
  Json json;
  json["lab"] = lab.report.lab.id;
  json["name"] = lab.report.lab.name;
  json["as_of"] = format_rfc3339(as_of);
  json["statements"] = lab.report.score ? to_json(*lab.report.score) : Json(nullptr);
  json["resources"] = {{"headcounts", std::move(headcounts)},
                       {"openings", to_json(lab.report.openings)}};
  json["compute"] = cli::to_json(lab.compute);
  json["funding"] = std::move(funding);
  json["changes"] = to_json(lab.changes);
  json["external"] = external_of(lab.report.external_scores);
  json["history"] = history_of(lab.report.score_history);
  return json;
}

std::string scores_csv(const std::vector<LabScores>& labs) {
  std::string text = reports::csv_record({"lab", "rubric", "indicator", "domain", "name", "weight",
                                          "state", "points", "contribution", "reason", "quote",
                                          "url", "first_seen", "digest", "why"});
  for (const LabScores& lab : labs) {
    if (!lab.report.score) continue;
    for (const IndicatorScore& score : lab.report.score->indicators) {
      const ScoreEvidence none;
      const ScoreEvidence& best = score.evidence.empty() ? none : score.evidence.front();
      text += reports::csv_record(
          {lab.report.lab.id, lab.report.score->rubric, score.indicator.id, score.indicator.domain,
           score.indicator.name, fmt::format("{:g}", score.indicator.weight),
           std::string(name_of(score.state)), fmt::format("{:g}", score.points),
           fmt::format("{:.4f}", score.contribution), score.reason, best.quote, best.url,
           score.evidence.empty() ? "" : format_rfc3339(best.first_seen),
           best.payload ? best.payload->hex() : "", best.why});
    }
  }
  return text;
}

}  // namespace labledger::cli
