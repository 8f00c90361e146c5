#include "analysis/statements/passage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace labledger::analysis {
namespace {

constexpr std::size_t kContinuations = 12;  ///< An opening sentence is continued by no more.
constexpr double kSafetyShare = 0.15;
constexpr double kTopicShare = 0.3;
constexpr double kOpeningShare = 0.25;
constexpr double kTermsShare = 0.35;

/// The share of sentences that have one of the signs.
template <typename... Signs>
double share_of(std::span<const SentenceReading> readings, Signs... signs) {
  if (readings.empty()) return 0;
  const auto count = std::count_if(readings.begin(), readings.end(), [&](const auto& reading) {
    return reading.signs.any(signs...);
  });
  return static_cast<double>(count) / static_cast<double>(readings.size());
}

DocumentKind kind_of(std::span<const SentenceReading> readings) {
  constexpr std::size_t kEnough = 8;  ///< Fewer sentences do not tell.
  if (readings.size() < kEnough) return DocumentKind::Other;
  if (share_of(readings, Sign::Job) >= kOpeningShare) return DocumentKind::Opening;
  if (share_of(readings, Sign::Terms) >= kTermsShare) return DocumentKind::Terms;
  const bool is_on_safety = share_of(readings, Sign::CoreSafety) >= kSafetyShare ||
                            share_of(readings, Sign::Governance) >= kTopicShare ||
                            share_of(readings, Sign::Safety) >= kTopicShare;
  return is_on_safety ? DocumentKind::Safety : DocumentKind::Other;
}

/// Whether a sentence can continue one that ends in a colon: an item, or "Term: what it is".
bool continues(const SentenceReading& reading) {
  constexpr std::size_t kTermBytes = 80;
  const bool has_stop = !reading.text.empty() && reading.text.back() == '.';
  const std::size_t colon = reading.text.find(':');
  return !has_stop || reading.text.front() == '(' || colon < kTermBytes;
}

/// The capitalised words of a text, but for short ones: names, and what a title capitalises.
std::set<std::string_view> capitalised_words(std::string_view text) {
  constexpr std::size_t kShort = 3;
  std::set<std::string_view> words;
  while (!text.empty()) {
    const std::size_t begin = text.find_first_not_of(" \"'(),.;:?!");
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \"'(),.;:?!", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (word.size() > kShort && word.front() >= 'A' && word.front() <= 'Z') words.insert(word);
    text.remove_prefix(end);
  }
  return words;
}

/// Words of the title that other sentences capitalise where a title's habit does not explain it:
/// behind their first word, and at least twice.
std::set<std::string_view> subjects_of(std::span<const SentenceReading> readings,
                                       std::string_view lab) {
  constexpr std::size_t kEnough = 2;
  std::set<std::string_view> subjects;
  if (readings.size() < 2) return subjects;
  std::map<std::string_view, std::size_t> counts;
  for (const SentenceReading& reading : readings.subspan(1)) {
    if (reading.shape == SentenceShape::Heading) continue;
    const std::size_t behind_first = std::min(reading.text.find(' '), reading.text.size());
    const std::string_view rest = std::string_view(reading.text).substr(behind_first);
    for (const std::string_view word : capitalised_words(rest))
      ++counts[word];
  }
  for (const std::string_view word : capitalised_words(readings.front().text)) {
    if (lab.find(word) == std::string_view::npos && counts[word] >= kEnough) subjects.insert(word);
  }
  return subjects;
}

bool names_one_of(const std::set<std::string_view>& subjects, std::string_view text) {
  const std::set<std::string_view> words = capitalised_words(text);
  return std::any_of(subjects.begin(), subjects.end(),
                     [&](std::string_view subject) { return words.contains(subject); });
}

std::vector<SentencePlace> places_of(std::span<const SentenceReading> readings,
                                     std::span<const Speaker> speakers) {
  std::vector<SentencePlace> places(readings.size());
  std::optional<std::size_t> heading;
  std::optional<std::size_t> opening;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    places[i].speaker = speakers[i];
    if (opening && (i - *opening > kContinuations || !continues(readings[i]))) opening.reset();
    places[i].opening = opening;
    places[i].heading = heading;
    const bool is_row = readings[i].signs.has(Sign::ScoreRow);
    if (readings[i].shape == SentenceShape::Heading && !opening && !is_row) heading = i;
    if (readings[i].shape == SentenceShape::Opening) opening = i;
  }
  return places;
}

}  // namespace

Passage read_passage(const StatementLexicon& lexicon, std::span<const std::string> sentences,
                     std::span<const BlockKind> blocks, const std::string& lab,
                     DocumentOwner owner) {
  Passage passage;
  passage.readings.reserve(sentences.size());
  for (const std::string& sentence : sentences)
    passage.readings.push_back(lexicon.read(sentence, lab));
  for (std::size_t i = 0; i < std::min(blocks.size(), sentences.size()); ++i) {
    SentenceShape& shape = passage.readings[i].shape;
    const bool is_heading = blocks[i] == BlockKind::Heading && shape == SentenceShape::Sentence;
    if (is_heading) shape = SentenceShape::Heading;
  }
  passage.places =
      places_of(passage.readings, speakers_of(sentences, passage.readings, lab, owner));
  const std::set<std::string_view> subjects = subjects_of(passage.readings, lab);
  for (std::size_t i = 0; i < sentences.size(); ++i)
    passage.places[i].names_subject = names_one_of(subjects, passage.readings[i].text);
  passage.kind = kind_of(passage.readings);
  passage.safety_share = share_of(passage.readings, Sign::CoreSafety);
  return passage;
}

}  // namespace labledger::analysis
