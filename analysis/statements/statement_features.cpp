#include "analysis/statements/statement_features.hpp"

#include <algorithm>
#include <string>

#include "analysis/statements/statement_rules.hpp"
#include "core/risk_category.hpp"

namespace labledger::analysis {
namespace {

constexpr std::uint32_t kFirstWord = 1024;
constexpr std::uint32_t kWordBuckets = kFeatureLimit - kFirstWord;
constexpr std::size_t kCountedWords = 400;
constexpr float kWordValue = 0.5F;  ///< Words are many: each may say less than a sign.
constexpr float kNearValue = 0.5F;  ///< What stands near says less than what stands here.

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
  void write(const KindSet& kinds, float value = 1) {
    for (std::size_t i = 0; i < kStatementKinds; ++i)
      write(kinds[i], value);
  }

 private:
  std::vector<Feature>* features_;
  std::uint32_t next_ = 0;
};

/// FNV-1a. @see http://www.isthe.com/chongo/tech/comp/fnv/
std::uint32_t hash_of(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char c : bytes)
    hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return hash;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<std::uint8_t>(c) >= 0x80;
}

/// The words in lower case, digits as "0", the lab's name as "@".
std::vector<std::string> words_of(std::string_view text, std::string_view lab) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size() && words.size() < kCountedWords;) {
    if (!lab.empty() && word.empty() && text.substr(i).starts_with(lab)) {
      words.emplace_back("@");
      i += lab.size();
      continue;
    }
    char c = text[i++];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!is_word_byte(c)) {
      finish();
      continue;
    }
    if (c >= '0' && c <= '9') c = '0';
    if (c != '0' || word.empty() || word.back() != '0') word += c;
  }
  finish();
  return words;
}

void write_words(std::string_view text, std::string_view lab, std::vector<Feature>& features) {
  std::string before = "^";
  for (const std::string& word : words_of(text, lab)) {
    features.push_back({kFirstWord + hash_of(word) % kWordBuckets, kWordValue});
    before.append(" ").append(word);
    features.push_back({kFirstWord + hash_of(before) % kWordBuckets, kWordValue});
    before = word;
  }
}

void write_place(const Passage& passage, std::size_t sentence, FeatureWriter& writer) {
  const SentenceReading& reading = passage.readings[sentence];
  const SentencePlace& place = passage.places[sentence];
  writer.write(reading.shape == SentenceShape::Heading);
  writer.write(reading.shape == SentenceShape::Question);
  writer.write(reading.shape == SentenceShape::Opening);
  writer.write(place.opening.has_value());
  writer.write(place.names_subject);
  for (const auto kind :
       {DocumentKind::Other, DocumentKind::Safety, DocumentKind::Opening, DocumentKind::Terms}) {
    writer.write(passage.kind == kind);
  }
  for (const Speaker speaker : {Speaker::Lab, Speaker::LabQuoted, Speaker::ThirdParty})
    writer.write(place.speaker == speaker);
  for (const double share : {0.05, 0.15, 0.3, 0.5})
    writer.write(passage.safety_share >= share);
  for (const std::size_t words : {std::size_t{6}, std::size_t{13}, std::size_t{26}})
    writer.write(reading.words >= words);
  writer.write(sentence == 0);
  writer.write(passage.readings.size() == 1);
}

/// One index at most once; the greatest value stays.
void merge(std::vector<Feature>& features) {
  std::sort(features.begin(), features.end(), [](const Feature& a, const Feature& b) {
    return a.index != b.index ? a.index < b.index : a.value > b.value;
  });
  const auto last = std::unique(features.begin(), features.end(),
                                [](const auto& a, const auto& b) { return a.index == b.index; });
  features.erase(last, features.end());
}

}  // namespace

std::vector<Feature> features_of(const Passage& passage, std::size_t sentence,
                                 std::string_view lab) {
  std::vector<Feature> features;
  FeatureWriter writer(features);
  const SentenceReading& reading = passage.readings[sentence];
  const SentencePlace& place = passage.places[sentence];
  const auto signs_at = [&](const std::optional<std::size_t>& at) {
    return at ? &passage.readings[*at].signs : nullptr;
  };
  const bool is_own = speaks_of_lab(passage, sentence);
  writer.write(true);                               // kIntercept.
  writer.write(kinds_by_rules(passage, sentence));  // rule_feature().
  writer.write(is_own);
  writer.write(&reading.signs);
  writer.write(sentence > 0 ? kinds_by_rules(passage, sentence - 1) : KindSet{}, kNearValue);
  writer.write(
      sentence + 1 < passage.readings.size() ? kinds_by_rules(passage, sentence + 1) : KindSet{},
      kNearValue);
  for (std::size_t i = 0; i < kRiskCategories.size(); ++i)
    writer.write(std::binary_search(reading.categories.begin(), reading.categories.end(), i));
  write_place(passage, sentence, writer);
  writer.write(signs_at(place.heading), kNearValue);
  writer.write(signs_at(place.opening), kNearValue);
  writer.write(is_own ? &reading.signs : nullptr);
  writer.write(passage.kind == DocumentKind::Safety ? &reading.signs : nullptr);
  write_words(reading.text, lab, features);
  merge(features);
  return features;
}

}  // namespace labledger::analysis
