#include "analysis/edit_severity.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "core/names.hpp"

namespace labledger::analysis {
namespace {

constexpr int kGreatLevelStep = 40;  ///< Hundredths: "must" to "aims to" is 60.
constexpr int kLevelStep = 20;
constexpr int kBindingLevel = 80;

std::string_view dimension_name(FindingKind kind) {
  switch (kind) {
    case FindingKind::Level:
      return "level";
    case FindingKind::Prohibition:
      return "prohibition";
    case FindingKind::CompetitorClause:
      return "competitor clause";
    case FindingKind::Escape:
      return "escape clause";
    case FindingKind::Hedge:
      return "hedge";
    case FindingKind::Condition:
      return "condition";
    case FindingKind::Scope:
      return "scope";
    case FindingKind::RiskDomain:
      return "risk domain";
    case FindingKind::Deadline:
      return "deadline";
    case FindingKind::Number:
      return "number";
    case FindingKind::Party:
      return "third party";
    case FindingKind::Oversight:
      return "oversight";
    case FindingKind::Publication:
      return "publication";
  }
  return "";
}

/// What a finding is worth before it is asked what the edit is about.
Severity worth_of(const EditFinding& finding) {
  const int size = std::abs(finding.effect);
  switch (finding.kind) {
    case FindingKind::Prohibition:
    case FindingKind::CompetitorClause:
    case FindingKind::Deadline:
    case FindingKind::Party:
      return Severity::High;
    case FindingKind::Escape:
      return Severity::Medium;
    case FindingKind::Level:
      return size >= kLevelStep ? Severity::Medium : Severity::Low;
    case FindingKind::RiskDomain:
      return finding.effect < 0 ? Severity::High : Severity::Medium;
    case FindingKind::Hedge:
    case FindingKind::Scope:
    case FindingKind::Number:
    case FindingKind::Oversight:
    case FindingKind::Publication:
      return size == 0 ? Severity::Low : Severity::Medium;
    case FindingKind::Condition:
      return Severity::Low;
  }
  return Severity::Low;
}

/// Whether the edit goes far enough for the weight of its subject to decide.
bool is_great_step(const EditFinding& finding) {
  switch (finding.kind) {
    case FindingKind::Level:
      return std::abs(finding.effect) >= kGreatLevelStep;
    case FindingKind::Prohibition:
    case FindingKind::CompetitorClause:
    case FindingKind::Escape:
      return true;
    default:
      return false;
  }
}

/// The weightiest indicator; none when the list is empty.
std::optional<Cue> weightiest(const std::vector<Cue>& indicators) {
  const auto weight = [](const Cue& cue) { return cue.severity.value_or(Severity::Low); };
  const auto found =
      std::max_element(indicators.begin(), indicators.end(),
                       [&](const Cue& a, const Cue& b) { return weight(a) < weight(b); });
  if (found == indicators.end()) return std::nullopt;
  return *found;
}

bool names(const std::vector<Cue>& indicators, const std::string& name) {
  return std::any_of(indicators.begin(), indicators.end(),
                     [&](const Cue& cue) { return cue.name == name; });
}

void raise(SeverityJudgement& judgement, Severity severity, std::string_view why) {
  if (severity < judgement.severity) return;
  if (severity > judgement.severity) judgement.reasons.clear();
  judgement.severity = severity;
  std::string reason = "severity " + std::string(name_of(severity)) + ": " + std::string(why);
  const auto& reasons = judgement.reasons;
  if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
    judgement.reasons.push_back(std::move(reason));
  }
}

/// A whole statement came or went: what it is about decides, then how strongly it bound.
SeverityJudgement judge_whole(const std::vector<Cue>& indicators, int level,
                              std::string_view change) {
  SeverityJudgement judgement;
  if (level >= kBindingLevel)
    raise(judgement, Severity::Medium, "a binding statement " + std::string(change));
  if (const auto indicator = weightiest(indicators)) {
    raise(judgement, indicator->severity.value_or(Severity::Low),
          "indicator " + indicator->name + " " + std::string(change));
  }
  if (judgement.reasons.empty())
    raise(judgement, Severity::Low, "binds nobody, names no indicator");
  return judgement;
}

/// A promise moved: the gravest finding decides, or what the promise is about.
void judge_move(ChangeType type, const EditFindings& findings, SeverityJudgement& judgement) {
  const bool is_weakened = type == ChangeType::Weakened;
  // What weakens was promised in the older wording; what strengthens is promised in the newer.
  const auto& own = is_weakened ? findings.indicators_before : findings.indicators_after;
  const auto& other = is_weakened ? findings.indicators_after : findings.indicators_before;
  const auto subject = weightiest(own.empty() ? other : own);
  bool is_great = false;
  for (const EditFinding& finding : findings.findings) {
    if ((finding.effect < 0) != is_weakened || finding.effect == 0) continue;
    raise(judgement, worth_of(finding), dimension_name(finding.kind));
    is_great = is_great || is_great_step(finding);
  }
  if (subject) {
    const Severity weight = subject->severity.value_or(Severity::Low);
    const bool is_gone = !names(other, subject->name);
    const std::string change = is_weakened ? ", named no more" : ", newly named";
    if (is_great || (is_gone && weight == Severity::Critical)) {
      raise(judgement, weight, "about indicator " + subject->name + (is_gone ? change : ""));
    }
  }
}

}  // namespace

SeverityJudgement judge_severity(ChangeType type, const EditFindings& findings) {
  if (type == ChangeType::Added) {
    return judge_whole(findings.indicators_after, findings.strongest_after, "added");
  }
  if (type == ChangeType::Removed) {
    return judge_whole(findings.indicators_before, findings.strongest_before, "removed");
  }
  SeverityJudgement judgement;
  if (type != ChangeType::Weakened && type != ChangeType::Strengthened) {
    raise(judgement, Severity::Low, "says the same in other words or another place");
    return judgement;
  }
  judge_move(type, findings, judgement);
  if (judgement.reasons.empty()) raise(judgement, Severity::Low, "details only");
  return judgement;
}

}  // namespace labledger::analysis
