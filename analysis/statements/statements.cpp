#include "analysis/statements/statements.hpp"

#include <array>
#include <utility>

#include "core/names.hpp"
#include "core/risk_category.hpp"

namespace labledger::analysis {
namespace {

/// The signs that a reader wants to see as the reason for a kind, most telling first.
std::span<const Sign> telling_signs(StatementKind kind) {
  using enum Sign;
  static constexpr std::array kRisk = {Harm, Misbehaviour, SocialHarm, Worry};
  static constexpr std::array kDenial = {Denial};
  static constexpr std::array kCommitment = {Revisable, Promise,    Aim,  Permit,
                                             WeAct,     WeProgress, Role, OurThing};
  static constexpr std::array kPastAction = {Finding, Done, SafetyAct};
  static constexpr std::array kCapability = {Benchmark, Size, ModelClaim, Forecast, Ability};
  static constexpr std::array kCompute = {ComputeFigure};
  static constexpr std::array kFunding = {Money};
  static constexpr std::array kPeople = {PeopleFigure, Hiring};
  switch (kind) {
    case StatementKind::RiskAck:
      return kRisk;
    case StatementKind::RiskDenial:
      return kDenial;
    case StatementKind::Commitment:
      return kCommitment;
    case StatementKind::SafetyPastAction:
      return kPastAction;
    case StatementKind::Capability:
      return kCapability;
    case StatementKind::Compute:
      return kCompute;
    case StatementKind::Funding:
      return kFunding;
    case StatementKind::Headcount:
    case StatementKind::SafetyHeadcount:
      return kPeople;
  }
  return {};
}

}  // namespace

StatementExtractor::StatementExtractor(StatementLexicon lexicon, LevelReader levels,
                                       StatementModel model)
    : lexicon_(std::move(lexicon)), levels_(std::move(levels)), model_(std::move(model)) {}

Result<StatementExtractor> StatementExtractor::compile(const Lexicon& lexicon,
                                                       StatementModel model) {
  StatementLexicon signs = TRY(StatementLexicon::compile(lexicon));
  LevelReader levels = TRY(LevelReader::compile(lexicon));
  return StatementExtractor(std::move(signs), std::move(levels), std::move(model));
}

std::vector<KindSet> StatementExtractor::kinds_of(const Passage& passage) const {
  constexpr std::size_t kEnough = 8;  // Of fewer sentences the model cannot tell the document.
  PassageSummary summary = summarize(passage);
  if (model_.empty() || passage.readings.size() < kEnough) return std::move(summary.by_rules);
  std::vector<KindSet> kinds;
  kinds.reserve(summary.by_rules.size());
  for (std::size_t i = 0; i < summary.by_rules.size(); ++i) {
    KindSet& decided =
        kinds.emplace_back(model_.decide(features_of(passage, summary, i), summary.by_rules[i]));
    // A multiple of a size is a figure, and figures are told by rules: the model takes none back.
    const std::size_t capability = index_of(StatementKind::Capability);
    if (passage.readings[i].signs.has(Sign::Size) && summary.by_rules[i][capability]) {
      decided.set(capability);
    }
  }
  return kinds;
}

std::vector<Statement> StatementExtractor::extract(const StatementSource& source) const {
  const Passage passage =
      read_passage(lexicon_, source.sentences, source.blocks, source.lab, source.owner);
  const std::vector<KindSet> kinds = kinds_of(passage);
  std::vector<Statement> statements;
  for (std::size_t i = 0; i < passage.readings.size(); ++i) {
    if (kinds[i].none()) continue;
    statements.push_back(describe(passage, i, kinds[i]));
    for (const StatementKind kind : statements.back().kinds)
      statements.back().reasons.push_back(reason_for(kind, passage.readings[i]));
  }
  return statements;
}

Extraction StatementExtractor::read(const StatementSource& source) const {
  const Passage passage =
      read_passage(lexicon_, source.sentences, source.blocks, source.lab, source.owner);
  const std::vector<KindSet> kinds = kinds_of(passage);
  Extraction extraction;
  extraction.kind = passage.kind;
  extraction.sentences.reserve(passage.readings.size());
  for (std::size_t i = 0; i < passage.readings.size(); ++i)
    extraction.sentences.push_back(describe(passage, i, kinds[i]));
  return extraction;
}

std::vector<std::string> StatementExtractor::reasons_of(const Statement& statement,
                                                        std::string_view sentence,
                                                        std::string_view lab) const {
  const SentenceReading reading = lexicon_.read(sentence, lab);
  std::vector<std::string> reasons;
  reasons.reserve(statement.kinds.size());
  for (const StatementKind kind : statement.kinds)
    reasons.push_back(reason_for(kind, reading));
  return reasons;
}

std::vector<std::size_t> StatementExtractor::risks_in(std::string_view sentence) const {
  return lexicon_.read(sentence, {}).categories;
}

std::string StatementExtractor::reason_for(StatementKind kind,
                                           const SentenceReading& reading) const {
  const std::string name(name_of(kind));
  for (const Sign sign : telling_signs(kind)) {
    if (reading.signs.has(sign)) return name + ": “" + lexicon_.words_of(sign, reading) + "”";
  }
  return name + ": by its words and its place";
}

Statement StatementExtractor::describe(const Passage& passage, std::size_t sentence,
                                       const KindSet& kinds) const {
  const SentenceReading& reading = passage.readings[sentence];
  Statement statement;
  statement.sentence = sentence;
  statement.speaker = passage.places[sentence].speaker;
  for (const std::size_t category : reading.categories)
    statement.categories.push_back(kRiskCategories[category]);
  for (std::size_t i = 0; i < kStatementKinds; ++i) {
    if (kinds[i]) statement.kinds.push_back(static_cast<StatementKind>(i));
  }
  if (kinds[index_of(StatementKind::Commitment)]) statement.level = levels_.level_of(reading);
  return statement;
}

}  // namespace labledger::analysis
