#include "analysis/job_class.hpp"

#include <optional>
#include <utility>

#include "analysis/plain_text.hpp"
#include "core/names.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kTitleBytes = 2000;
constexpr std::size_t kDescriptionBytes = 20'000;

Result<CueSet> compile_group(const Lexicon& lexicon, std::string_view group) {
  CueSet set = TRY(CueSet::compile(lexicon, {group}));
  for (const Cue& cue : set.cues()) {
    if (!from_name<JobClass>(cue.name)) {
      return Error{ErrorKind::Config, "a cue of the group '" + std::string(group) +
                                          "' names the class '" + cue.name +
                                          "', which does not exist"};
    }
  }
  return set;
}

std::optional<JobJudgement> judge(const CueSet& set, std::string_view field,
                                  std::string_view written, std::size_t byte_limit) {
  const std::string text = plain_text(written.substr(0, byte_limit));
  const auto hit = set.find_first(text);
  if (!hit) return std::nullopt;
  return JobJudgement{
      from_name<JobClass>(set.cues()[hit->cue].name).value_or(JobClass::Other),
      std::string(field) + ": “" + text.substr(hit->begin, hit->end - hit->begin) + "”"};
}

}  // namespace

JobClassifier::JobClassifier(CueSet titles, CueSet teams, CueSet descriptions, CueSet technical)
    : titles_(std::move(titles)),
      teams_(std::move(teams)),
      descriptions_(std::move(descriptions)),
      technical_(std::move(technical)) {}

Result<JobClassifier> JobClassifier::compile(const Lexicon& lexicon) {
  CueSet titles = TRY(compile_group(lexicon, "title"));
  CueSet teams = TRY(compile_group(lexicon, "team"));
  CueSet descriptions = TRY(compile_group(lexicon, "description"));
  CueSet technical = TRY(CueSet::compile(lexicon, {"technical"}));
  return JobClassifier(std::move(titles), std::move(teams), std::move(descriptions),
                       std::move(technical));
}

bool JobClassifier::is_technical(std::string_view title) const {
  const auto hit = technical_.find_first(plain_text(title.substr(0, kTitleBytes)));
  return hit && technical_.cues()[hit->cue].name == "yes";
}

JobJudgement JobClassifier::classify(const JobFacts& facts) const {
  if (auto judged = judge(titles_, "title", facts.title, kTitleBytes)) return *std::move(judged);
  if (auto judged = judge(teams_, "team", facts.team, kTitleBytes)) return *std::move(judged);
  if (auto judged = judge(teams_, "department", facts.department, kTitleBytes)) {
    return *std::move(judged);
  }
  if (auto judged = judge(descriptions_, "description", facts.description, kDescriptionBytes)) {
    return *std::move(judged);
  }
  return {JobClass::Other, "nothing names a class"};
}

}  // namespace labledger::analysis
