#include "analysis/passage.hpp"

#include <algorithm>
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
  return !has_stop || reading.text.front() == '(' ||
         (colon != std::string::npos && colon < kTermBytes);
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
                     const std::string& lab, DocumentOwner owner) {
  Passage passage;
  passage.readings.reserve(sentences.size());
  for (const std::string& sentence : sentences)
    passage.readings.push_back(lexicon.read(sentence, lab));
  passage.places =
      places_of(passage.readings, speakers_of(sentences, passage.readings, lab, owner));
  passage.kind = kind_of(passage.readings);
  passage.safety_share = share_of(passage.readings, Sign::CoreSafety);
  return passage;
}

}  // namespace labledger::analysis
