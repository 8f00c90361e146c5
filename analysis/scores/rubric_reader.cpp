#include "analysis/scores/rubric_reader.hpp"

#include <algorithm>
#include <utility>

namespace labledger::analysis {
namespace {

/// A state, and in a few words why.
struct Judgement {
  IndicatorState state = IndicatorState::Yes;
  std::string why;
};

/// What other patterns say of the sentence.
struct Surroundings {
  bool waits_for_others = false;  ///< Its condition is one that others decide.
  bool is_hedged = false;
};

bool has_kind(const ScoredSentence& sentence, StatementKind kind) {
  return std::ranges::find(sentence.kinds, kind) != sentence.kinds.end();
}

/// How far a commitment counts by its level.
std::optional<Judgement> judge_level(const ScoredSentence& sentence, const Surroundings& around) {
  using enum IndicatorState;
  if (!sentence.level) return Judgement{Partial, "a commitment of no clear level"};
  switch (*sentence.level) {
    case StatementLevel::Binding:
      return Judgement{Yes, "binding"};
    case StatementLevel::Practice:
      return Judgement{Yes, "its practice"};
    case StatementLevel::Conditional:
      if (around.waits_for_others) return Judgement{Partial, "hangs on others"};
      return Judgement{Yes, "binding once its own trigger is met"};
    case StatementLevel::Aspirational:
      return Judgement{Partial, "an aim"};
    case StatementLevel::Permissive:
      return Judgement{Permissive, "what it may do"};
    case StatementLevel::Escape:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Judgement> judge_promise(const ScoredSentence& sentence, const Surroundings& around) {
  if (has_kind(sentence, StatementKind::Commitment)) {
    return judge_level(sentence, around);
  }
  if (has_kind(sentence, StatementKind::SafetyPastAction)) {
    return Judgement{IndicatorState::Partial, "an act of the past, no standing promise"};
  }
  return std::nullopt;
}

std::optional<Judgement> judge_risk(const ScoredSentence& sentence, const Surroundings& around) {
  if (!has_kind(sentence, StatementKind::RiskAck)) return std::nullopt;
  if (around.is_hedged) return Judgement{IndicatorState::Partial, "hedged"};
  return Judgement{IndicatorState::Yes, "names the risk"};
}

/// Any sentence will do; one that promises counts as far as it binds.
std::optional<Judgement> judge_mention(const ScoredSentence& sentence, const Surroundings& around) {
  if (has_kind(sentence, StatementKind::Commitment) && sentence.level &&
      *sentence.level != StatementLevel::Conditional) {
    return judge_level(sentence, around);
  }
  return Judgement{IndicatorState::Yes, "says so"};
}

std::optional<Judgement> judge(RuleKind kind, const ScoredSentence& sentence,
                               const Surroundings& around) {
  if (kind == RuleKind::Promise) return judge_promise(sentence, around);
  if (kind == RuleKind::Risk) return judge_risk(sentence, around);
  return judge_mention(sentence, around);
}

/// What no indicator takes: the words of others, questions, advertised positions, and contracts
/// unless the rule asks for their topic.
bool is_out(const ScoredSentence& sentence) {
  const std::size_t last = sentence.text.find_last_not_of(" \t\n\"”)");
  const bool is_question = last != std::string::npos && sentence.text[last] == '?';
  return is_question || sentence.speaker == Speaker::ThirdParty ||
         sentence.document == DocumentKind::Opening;
}

bool is_of_rule(const RubricRule& rule, const ScoredSentence& sentence) {
  const auto takes_kind = [&](StatementKind kind) { return has_kind(sentence, kind); };
  const auto takes_risk = [&](const std::string& risk) {
    return std::ranges::find(sentence.categories, risk) != sentence.categories.end();
  };
  const bool is_contract = sentence.document == DocumentKind::Terms || sentence.topic == "terms";
  const bool takes_contracts = std::ranges::find(rule.topics, "terms") != rule.topics.end();
  return (!is_contract || takes_contracts) &&
         (rule.statements.empty() || std::ranges::any_of(rule.statements, takes_kind)) &&
         (rule.categories.empty() || std::ranges::any_of(rule.categories, takes_risk));
}

}  // namespace

RubricReader::RubricReader(Rubric rubric, CueSet cues, std::vector<LinePatterns> lines, Range never,
                           Range others, Range hedges)
    : rubric_(std::move(rubric)),
      cues_(std::move(cues)),
      lines_(std::move(lines)),
      never_(never),
      others_(others),
      hedges_(hedges) {}

Result<RubricReader> RubricReader::compile(Rubric rubric) {
  constexpr std::string_view kGroup = "rubric";
  Lexicon lexicon;
  const auto add = [&](const std::string& name, const std::vector<std::string>& patterns) {
    const Range range{.begin = lexicon.cues.size(), .count = patterns.size()};
    for (const std::string& pattern : patterns) {
      Cue& cue = lexicon.cues.emplace_back();
      cue.group = kGroup;
      cue.name = name;
      cue.pattern = pattern;
    }
    return range;
  };
  const Range never = add("never", rubric.never);
  const Range others = add("others", rubric.others);
  const Range hedges = add("hedges", rubric.hedges);
  std::vector<LinePatterns> lines;
  for (const RubricLine& line : rubric.lines) {
    LinePatterns patterns;
    patterns.all = add(line.indicator.id, line.rule.all);
    patterns.full = add(line.indicator.id, line.rule.full);
    patterns.never = add(line.indicator.id, line.rule.never);
    lines.push_back(patterns);
  }
  CueSet cues = TRY(CueSet::compile(lexicon, {kGroup}));
  return RubricReader(std::move(rubric), std::move(cues), std::move(lines), never, others, hedges);
}

std::vector<IndicatorMark> RubricReader::read(const ScoredSentence& sentence) const {
  std::vector<IndicatorMark> marks;
  if (is_out(sentence)) return marks;
  Present present(cues_.cues().size(), false);
  for (const std::size_t cue : cues_.present(sentence.text))
    present[cue] = true;
  const auto in_never = std::next(present.begin(), static_cast<std::ptrdiff_t>(never_.begin));
  if (std::find(in_never, in_never + static_cast<std::ptrdiff_t>(never_.count), true) !=
      in_never + static_cast<std::ptrdiff_t>(never_.count)) {
    return marks;
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (auto mark = read_line(i, sentence, present)) marks.push_back(std::move(*mark));
  }
  return marks;
}

std::optional<IndicatorMark> RubricReader::read_line(std::size_t line,
                                                     const ScoredSentence& sentence,
                                                     const Present& present) const {
  const RubricRule& rule = rubric_.lines[line].rule;
  const LinePatterns& patterns = lines_[line];
  const auto met = [&](const Range& range) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < range.count; ++i) {
      if (present[range.begin + i]) bits |= std::uint64_t{1} << i;
    }
    return bits;
  };
  const auto every = [](const Range& range) { return (std::uint64_t{1} << range.count) - 1; };
  const std::uint64_t all = met(patterns.all);
  const bool needs_all = rule.kind != RuleKind::Groups;
  if (needs_all ? all != every(patterns.all) : all == 0) return std::nullopt;
  if (rule.kind == RuleKind::Openings || met(patterns.never) != 0) return std::nullopt;
  if (!is_of_rule(rule, sentence)) return std::nullopt;
  if (rule.kind == RuleKind::Absence) {
    const bool is_narrow = met(patterns.full) != 0;
    return IndicatorMark{.line = line,
                         .state = is_narrow ? IndicatorState::Partial : IndicatorState::Yes,
                         .groups = 0,
                         .why = is_narrow ? "a narrow clause" : "the clause"};
  }
  auto judged = judge(rule.kind, sentence,
                      {.waits_for_others = met(others_) != 0, .is_hedged = met(hedges_) != 0});
  if (!judged) return std::nullopt;
  if (met(patterns.full) != every(patterns.full) && judged->state == IndicatorState::Yes) {
    judged->state = IndicatorState::Partial;
    judged->why += "; not all that the test asks for";
  }
  if (sentence.speaker == Speaker::LabQuoted && judged->state == IndicatorState::Yes) {
    judged->state = IndicatorState::Partial;
    judged->why += "; a person's words";
  }
  return IndicatorMark{
      .line = line, .state = judged->state, .groups = all, .why = std::move(judged->why)};
}

}  // namespace labledger::analysis
