#include "analysis/edit_findings.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "analysis/time_limits.hpp"
#include "core/utf8.hpp"

namespace labledger::analysis {
namespace {

constexpr int kNeutralLevel = 70;  ///< A verb of this level neither strengthens nor weakens.
constexpr int kRiskDomainEffect = 15;
constexpr std::size_t kCountedDomains = 2;  ///< More of them weigh no more.
constexpr int kProhibitionEffect = 40;
constexpr int kPeriodEffect = 30;

/// How a group of cues is called in reasons, and its dimension.
struct GroupWords {
  std::string_view group;
  std::string_view label;
  FindingKind kind;
};
constexpr std::array<GroupWords, 12> kGroups = {{
    {"level", "wording", FindingKind::Level},
    {"escape", "escape clause", FindingKind::Escape},
    {"party", "named third party", FindingKind::Party},
    {"deadline", "deadline", FindingKind::Deadline},
    {"cadence", "cadence", FindingKind::Number},
    {"number", "number", FindingKind::Number},
    {"external", "outside review", FindingKind::Oversight},
    {"body", "named body", FindingKind::Oversight},
    {"publication", "publication", FindingKind::Publication},
    {"hedge", "hedge", FindingKind::Hedge},
    {"condition", "condition", FindingKind::Condition},
    {"narrowing", "narrowing of scope", FindingKind::Scope},
}};

const GroupWords& words_of(std::string_view group) {
  static constexpr GroupWords kWidening{"widening", "widening of scope", FindingKind::Scope};
  const auto* const found =
      std::find_if(kGroups.begin(), kGroups.end(),
                   [&](const GroupWords& words) { return words.group == group; });
  return found == kGroups.end() ? kWidening : *found;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 60;
  const std::string_view shown = first_characters(text, kShown);
  return "“" + std::string(shown) + (shown.size() < text.size() ? "…”" : "”");
}

std::string as_score(int hundredths) {
  const int size = hundredths < 0 ? -hundredths : hundredths;
  return (hundredths < 0 ? "-" : "") + std::to_string(size / 100) + "." +
         std::to_string(size % 100 / 10);
}

bool is_particular(std::string_view group) {
  return group == "deadline" || group == "cadence" || group == "number" || group == "party";
}
bool is_escape(const Cue& cue) {
  return cue.group == "escape" || (cue.group == "level" && cue.name == "escape");
}

FindingKind kind_of(const Cue& cue) {
  if (!is_escape(cue)) return words_of(cue.group).kind;
  return cue.name == "competitor" ? FindingKind::CompetitorClause : FindingKind::Escape;
}

/// The places of one wording's cues, with the texts that stand there.
struct Reading {
  std::string_view text;
  std::vector<std::vector<std::string_view>> hits;  ///< One list a cue of the set, in text order.
  std::optional<std::size_t> lead;                  ///< The cue of the first verb with a level.
  std::string_view lead_text;
  int strongest = 0;
};

Reading read(const CueSet& set, std::string_view text) {
  Reading reading{text, {}, std::nullopt, {}, 0};
  reading.hits.resize(set.cues().size());
  for (const CueHit& hit : set.find_longest(text)) {
    const std::string_view words = text.substr(hit.begin, hit.end - hit.begin);
    reading.hits[hit.cue].push_back(words);
    const Cue& cue = set.cues()[hit.cue];
    if (cue.group != "level") continue;
    reading.strongest = std::max(reading.strongest, cue.points);
    if (reading.lead) continue;
    reading.lead = hit.cue;
    reading.lead_text = words;
  }
  return reading;
}

/// The first of `texts` that the other side lacks; when it lacks none, the last.
std::string_view new_text(const std::vector<std::string_view>& texts,
                          const std::vector<std::string_view>& others) {
  const std::set<std::string_view> known(others.begin(), others.end());
  const auto found = std::find_if(texts.begin(), texts.end(),
                                  [&](std::string_view text) { return !known.contains(text); });
  return found == texts.end() ? texts.back() : *found;
}

int effect_of(const Cue& cue) {
  if (cue.group != "level") return cue.points;
  const int distance = cue.points - kNeutralLevel;
  return cue.name == "escape" ? distance : distance / 2;  // The lead verb counts in full.
}

/// A cue that stands on one side more often than on the other. Each counts once.
void compare_cue(const Cue& cue, std::size_t index, const Reading& before, const Reading& after,
                 EditFindings& out) {
  const auto& old_texts = before.hits[index];
  const auto& new_texts = after.hits[index];
  const auto added = static_cast<int>(new_texts.size()) - static_cast<int>(old_texts.size());
  if (is_escape(cue)) out.escapes_added += added;
  if (is_particular(cue.group)) out.particulars_added += added;
  const int effect = added > 0 ? effect_of(cue) : -effect_of(cue);
  if (added == 0 || effect == 0) return;
  const GroupWords& words = words_of(cue.group);
  const std::string_view text =
      added > 0 ? new_text(new_texts, old_texts) : new_text(old_texts, new_texts);
  const bool is_said =
      cue.group == "level" && text == (added > 0 ? after.lead_text : before.lead_text);
  EditFinding finding{kind_of(cue), effect, {}};
  if (!is_said) {
    finding.text = cue.group == "level" || cue.name != cue.group
                       ? cue.name + " " + std::string(words.label)
                       : std::string(words.label);
    std::replace(finding.text.begin(), finding.text.end(), '_', ' ');
    finding.text += (added > 0 ? " added: " : " dropped: ") + quoted(text);
  }
  out.findings.push_back(std::move(finding));
}

/// The same kind of period on both sides, of another length.
void compare_period(const Cue& cue, std::size_t index, const Reading& before, const Reading& after,
                    EditFindings& out) {
  const auto& old_texts = before.hits[index];
  const auto& new_texts = after.hits[index];
  if (old_texts.size() != 1 || new_texts.size() != 1) return;
  const auto old_hours = period_hours(old_texts.front());
  const auto new_hours = period_hours(new_texts.front());
  if (!old_hours || !new_hours || *old_hours == *new_hours) return;
  const bool is_longer = *new_hours > *old_hours;
  const GroupWords& words = words_of(cue.group);
  out.particulars_added += is_longer ? -1 : 1;
  out.findings.push_back({words.kind, is_longer ? -kPeriodEffect : kPeriodEffect,
                          std::string(words.label) + (is_longer ? " later: " : " earlier: ") +
                              quoted(old_texts.front()) + " to " + quoted(new_texts.front())});
}

/// The main verbs' levels: in full, where the other verbs count half.
void compare_lead(const CueSet& set, const Reading& before, const Reading& after,
                  EditFindings& out) {
  if (before.lead) out.level_before = set.cues()[*before.lead].points;
  if (after.lead) out.level_after = set.cues()[*after.lead].points;
  const int old_level = out.level_before.value_or(kNeutralLevel);
  const int new_level = out.level_after.value_or(kNeutralLevel);
  int effect = new_level - old_level;
  // A verb that newly binds, or binds no more, may stand for a practice told without it.
  if (!before.lead && new_level > kNeutralLevel) effect = 0;
  if (!after.lead && old_level > kNeutralLevel) effect = 0;
  if (effect == 0) return;
  std::string text = effect > 0 ? "level up" : "level down";
  text += before.lead ? " from " + as_score(old_level) + " (" + quoted(before.lead_text) + ")"
                      : " from none stated";
  text += after.lead ? " to " + as_score(new_level) + " (" + quoted(after.lead_text) + ")"
                     : " to none stated";
  out.findings.push_back({FindingKind::Level, effect, std::move(text)});
}

void compare_prohibitions(const CueSet& set, const Reading& before, const Reading& after,
                          EditFindings& out) {
  for (std::size_t i = 0; i < set.cues().size(); ++i) {
    if (set.cues()[i].name != "prohibition") continue;
    const auto& old_texts = before.hits[i];
    const auto& new_texts = after.hits[i];
    if (old_texts.empty() == new_texts.empty()) continue;
    const bool is_gone = new_texts.empty();
    out.findings.push_back({FindingKind::Prohibition,
                            is_gone ? -kProhibitionEffect : kProhibitionEffect,
                            (is_gone ? "prohibition gone: " + quoted(old_texts.front())
                                     : "prohibition added: " + quoted(new_texts.front()))});
  }
}

std::set<std::string> domains_of(const CueSet& risks, std::string_view text) {
  std::set<std::string> domains;
  for (const CueHit& hit : risks.find_longest(text)) {
    const Cue& cue = risks.cues()[hit.cue];
    if (cue.group == "risk") domains.insert(cue.name);
  }
  return domains;
}

void compare_domains(const CueSet& risks, std::string_view before, std::string_view after,
                     EditFindings& out) {
  const std::set<std::string> old_domains = domains_of(risks, before);
  const std::set<std::string> new_domains = domains_of(risks, after);
  const auto note = [&](const auto& domains, const auto& others, int effect,
                        std::string_view words) {
    std::size_t counted = 0;
    for (const std::string& domain : domains) {
      if (others.contains(domain)) continue;
      const bool counts = ++counted <= kCountedDomains;
      out.findings.push_back(
          {FindingKind::RiskDomain, counts ? effect : 0, std::string(words) + domain});
    }
  };
  note(old_domains, new_domains, -kRiskDomainEffect, "risk named no more: ");
  note(new_domains, old_domains, kRiskDomainEffect, "risk newly named: ");
}

std::vector<Cue> indicators_of(const CueSet& set, std::string_view text) {
  std::vector<Cue> found;
  for (const std::size_t cue : set.present(text)) {
    const std::string& name = set.cues()[cue].name;
    const auto is_same = [&](const Cue& other) { return other.name == name; };
    if (std::none_of(found.begin(), found.end(), is_same)) found.push_back(set.cues()[cue]);
  }
  return found;
}

}  // namespace

EditLexicon::EditLexicon(CueSet strength, CueSet risks, CueSet indicators)
    : strength_(std::move(strength)),
      risks_(std::move(risks)),
      indicators_(std::move(indicators)) {}

Result<EditLexicon> EditLexicon::compile(const Lexicon& lexicon) {
  CueSet strength = TRY(CueSet::compile(
      lexicon, {"capability", "level", "escape", "hedge", "condition", "narrowing", "widening",
                "deadline", "cadence", "number", "party", "external", "body", "publication"}));
  CueSet risks = TRY(CueSet::compile(lexicon, {"risk", "not:risk"}));
  CueSet indicators = TRY(CueSet::compile(lexicon, {"indicator"}));
  return EditLexicon(std::move(strength), std::move(risks), std::move(indicators));
}

EditFindings EditLexicon::compare(std::string_view before, std::string_view after) const {
  EditFindings out;
  out.words = compare_words(before, after);
  const Reading old_reading = read(strength_, before);
  const Reading new_reading = read(strength_, after);
  out.strongest_before = old_reading.strongest;
  out.strongest_after = new_reading.strongest;
  compare_lead(strength_, old_reading, new_reading, out);
  compare_prohibitions(strength_, old_reading, new_reading, out);
  for (std::size_t i = 0; i < strength_.cues().size(); ++i) {
    const Cue& cue = strength_.cues()[i];
    compare_cue(cue, i, old_reading, new_reading, out);
    if (cue.group == "deadline" || cue.group == "cadence") {
      compare_period(cue, i, old_reading, new_reading, out);
    }
  }
  compare_domains(risks_, before, after, out);
  std::stable_sort(out.findings.begin(), out.findings.end(),
                   [](const EditFinding& a, const EditFinding& b) { return a.kind < b.kind; });
  out.indicators_before = indicators_of(indicators_, before);
  out.indicators_after = indicators_of(indicators_, after);
  return out;
}

}  // namespace labledger::analysis
