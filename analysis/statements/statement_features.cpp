#include "analysis/statements/statement_features.hpp"

#include <algorithm>

#include "core/risk_category.hpp"

namespace labledger::analysis {
namespace {

using enum Sign;

// What stands near, or is true of the document, says less than what stands here.
constexpr float kNearValue = 0.5F;
constexpr float kBeforeValue = 0.3F;
constexpr float kPairValue = 0.7F;
constexpr float kWordValue = 0.5F;

/// Signs that mean something else together than apart.
constexpr std::array kPaired = {AiRisk,     Harm,        Misbehaviour, Cause,        RiskWork,
                                Finding,    WeDone,      WeAct,        CoreSafety,   Ai,
                                Mitigate,   Others,      Promise,      AbilityClaim, ModelClaim,
                                Governance, Enforcement, Safety,       Done,         PolicySubject,
                                UseRule,    ModelDid};

/// Signs of which a document has many or few by what it is about.
constexpr std::array kTopical = {Others,       Study,   Finding, AbilityClaim, Enforcement,
                                 Terms,        You,     Product, Governance,   Misbehaviour,
                                 Availability, UseRule, ModelDid};

/// Hands out blocks of indices in the order of calls, the same for every sentence.
class FeatureWriter {
 public:
  explicit FeatureWriter(std::vector<Feature>& features) : features_(&features) {}

  /// A block of one index.
  void write(bool is_set, float value = 1) {
    if (is_set) features_->push_back({next_, value});
    ++next_;
  }
  /// A block of one index a sign. With a null pointer none is set.
  void write(const SignSet* signs, float value = 1) {
    for (std::size_t i = 0; i < kSigns; ++i)
      write(signs != nullptr && signs->has(static_cast<Sign>(i)), value);
  }
  /// A block of one index a kind. With a null pointer none is set.
  void write(const KindSet* kinds, float value = 1) {
    for (std::size_t i = 0; i < kStatementKinds; ++i)
      write(kinds != nullptr && (*kinds)[i], value);
  }
  /// A block of one index a step; those at or below the share are set.
  template <std::size_t size>
  void write_steps(double share, const std::array<double, size>& steps, float value) {
    for (const double step : steps)
      write(share >= step, value);
  }

 private:
  std::vector<Feature>* features_;
  std::uint32_t next_ = 0;
};

/// What stands before and behind, above, and in the document as a whole.
void write_surroundings(const Passage& passage, const PassageSummary& summary, std::size_t sentence,
                        FeatureWriter& writer) {
  constexpr std::array kKindSteps = {0.02, 0.1, 0.2, 0.35};
  constexpr std::array kSignSteps = {0.1, 0.25, 0.45};
  const std::vector<KindSet>& rules = summary.by_rules;
  const SentencePlace& place = passage.places[sentence];
  const auto kinds_at = [&](std::size_t at) { return at < rules.size() ? &rules[at] : nullptr; };
  const auto signs_at = [&](const std::optional<std::size_t>& at) {
    return at ? &passage.readings[*at].signs : nullptr;
  };
  const SignSet* before = sentence > 0 ? &passage.readings[sentence - 1].signs : nullptr;
  const KindSet* kinds_before = sentence > 0 ? &rules[sentence - 1] : nullptr;
  const bool points_back = passage.readings[sentence].subject == SentenceSubject::Anaphor;
  writer.write(sentence > 1 ? &rules[sentence - 2] : nullptr, kNearValue);
  writer.write(kinds_before, kNearValue);
  writer.write(kinds_at(sentence + 1), kNearValue);
  writer.write(kinds_at(sentence + 2), kNearValue);
  for (const double share : summary.kind_shares)
    writer.write_steps(share, kKindSteps, kNearValue);
  for (const Sign sign : kTopical)
    writer.write_steps(summary.sign_shares[static_cast<std::size_t>(sign)], kSignSteps, kNearValue);
  writer.write(signs_at(place.heading), kNearValue);
  writer.write(signs_at(place.opening), kNearValue);
  writer.write(before, kBeforeValue);
  writer.write(points_back ? kinds_before : nullptr);
  writer.write(points_back ? before : nullptr, kNearValue);
  writer.write(place.opening ? &rules[*place.opening] : nullptr);
  writer.write(place.opening ? kinds_before : nullptr);
}

void write_place(const Passage& passage, std::size_t sentence, FeatureWriter& writer) {
  constexpr std::array kShareSteps = {0.05, 0.15, 0.3, 0.5};
  const SentenceReading& reading = passage.readings[sentence];
  const SentencePlace& place = passage.places[sentence];
  writer.write(reading.shape == SentenceShape::Heading);
  writer.write(reading.shape == SentenceShape::Question);
  writer.write(reading.shape == SentenceShape::Opening);
  writer.write(reading.subject == SentenceSubject::Lab);
  writer.write(reading.subject == SentenceSubject::Anaphor);
  writer.write(place.opening.has_value());
  writer.write(place.names_subject);
  for (const auto kind :
       {DocumentKind::Other, DocumentKind::Safety, DocumentKind::Opening, DocumentKind::Terms}) {
    writer.write(passage.kind == kind);
  }
  for (const Speaker speaker : {Speaker::Lab, Speaker::LabQuoted, Speaker::ThirdParty})
    writer.write(place.speaker == speaker);
  writer.write_steps(passage.safety_share, kShareSteps, 1);
  for (const std::size_t words : {6U, 13U, 26U, 40U})
    writer.write(reading.words >= words);
  writer.write(sentence == 0);
}

void write_pairs(const SignSet& signs, FeatureWriter& writer) {
  for (std::size_t first = 0; first < kPaired.size(); ++first) {
    for (std::size_t second = first + 1; second < kPaired.size(); ++second)
      writer.write(signs.all(kPaired[first], kPaired[second]), kPairValue);
  }
}

/// Whose words they are: the same word says something else in another place.
enum class WordRole : std::uint32_t { Own, Pair, First, Heading, Opening, Before, After, Title };

/// Words as features, each role for itself.
class WordWriter {
 public:
  explicit WordWriter(std::vector<Feature>& features) : features_(&features) {}

  void write(WordRole role, std::uint32_t word) {
    const std::uint32_t place = mixed(static_cast<std::uint32_t>(role), word) % kWordFeatures;
    features_->push_back({kSignFeatures + place, kWordValue});
  }
  /// All words of a sentence, each once.
  void write(WordRole role, const SentenceWords& words) {
    for (const std::uint32_t word : words.distinct)
      write(role, word);
  }

 private:
  std::vector<Feature>* features_;
};

void write_words(const Passage& passage, const PassageSummary& summary, std::size_t sentence,
                 std::vector<Feature>& features) {
  WordWriter writer(features);
  const std::vector<SentenceWords>& words = summary.words;
  const std::vector<std::uint32_t>& own = words[sentence].ordered;
  const SentencePlace& place = passage.places[sentence];
  writer.write(WordRole::Own, words[sentence]);
  for (std::size_t i = 1; i < own.size(); ++i)
    writer.write(WordRole::Pair, mixed(own[i - 1], own[i]));
  if (!own.empty()) writer.write(WordRole::First, own.front());
  if (own.size() > 1) writer.write(WordRole::First, mixed(own[0], own[1]));
  if (place.heading) writer.write(WordRole::Heading, words[*place.heading]);
  if (place.opening) writer.write(WordRole::Opening, words[*place.opening]);
  if (sentence > 0) writer.write(WordRole::Before, words[sentence - 1]);
  if (sentence + 1 < words.size()) writer.write(WordRole::After, words[sentence + 1]);
  writer.write(WordRole::Title, words.front());
}

}  // namespace

PassageSummary summarize(const Passage& passage) {
  PassageSummary summary{};
  const std::size_t size = passage.readings.size();
  const double share = 1 / static_cast<double>(std::max<std::size_t>(size, 1));
  summary.by_rules.reserve(size);
  summary.words.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    summary.by_rules.push_back(kinds_by_rules(passage, i));
    summary.words.push_back(read_words(passage.readings[i].voice));
    for (std::size_t kind = 0; kind < kStatementKinds; ++kind) {
      if (summary.by_rules[i][kind]) summary.kind_shares[kind] += share;
    }
    for (std::size_t sign = 0; sign < kSigns; ++sign) {
      if (passage.readings[i].signs.has(static_cast<Sign>(sign)))
        summary.sign_shares[sign] += share;
    }
  }
  return summary;
}

std::vector<Feature> features_of(const Passage& passage, const PassageSummary& summary,
                                 std::size_t sentence) {
  std::vector<Feature> features;
  FeatureWriter writer(features);
  const SentenceReading& reading = passage.readings[sentence];
  const bool is_own = speaks_of_lab(passage, sentence);
  const auto signs_if = [&](bool holds) { return holds ? &reading.signs : nullptr; };
  writer.write(true);                         // kIntercept.
  writer.write(&summary.by_rules[sentence]);  // rule_feature().
  writer.write(is_own);
  writer.write(&reading.signs);
  write_place(passage, sentence, writer);
  for (std::size_t i = 0; i < kRiskCategories.size(); ++i)
    writer.write(std::binary_search(reading.categories.begin(), reading.categories.end(), i));
  writer.write(signs_if(is_own));
  writer.write(signs_if(reading.subject == SentenceSubject::Lab));
  writer.write(signs_if(passage.kind == DocumentKind::Safety));
  writer.write(signs_if(passage.places[sentence].names_subject));
  write_pairs(reading.signs, writer);
  write_surroundings(passage, summary, sentence, writer);
  write_words(passage, summary, sentence, features);
  return features;
}

}  // namespace labledger::analysis
