#include "analysis/statements/sentence_reading.hpp"

#include <algorithm>
#include <bitset>
#include <utility>

#include "analysis/plain_text.hpp"
#include "core/risk_category.hpp"

namespace labledger::analysis {
namespace {

constexpr std::size_t kSentenceBytes = 20'000;
constexpr std::size_t kHeadingWords = 12;

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t count_words(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

/// The next place of the name in the text as a word of its own, spelled in the same case.
std::size_t find_name(std::string_view text, std::string_view name, std::size_t from) {
  if (name.empty()) return std::string_view::npos;
  for (std::size_t at = text.find(name, from); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_word_byte(text[at - 1]);
    if (begins && (end == text.size() || !is_word_byte(text[end]))) return at;
  }
  return std::string_view::npos;
}

/// The text as the lab would say it: its name as "we", "Name's" as "our".
std::string in_own_voice(std::string_view text, std::string_view name) {
  std::string voice;
  std::size_t done = 0;
  for (std::size_t at = find_name(text, name, 0); at != std::string_view::npos;
       at = find_name(text, name, done)) {
    voice.append(text.substr(done, at - done));
    done = at + name.size();
    const bool is_possessive = text.substr(done).starts_with("'s");
    voice.append(is_possessive ? "our" : "we");
    if (is_possessive) done += 2;
  }
  voice.append(text.substr(done));
  return voice;
}

/// The last character that is no closing quote or bracket; NUL when there is none.
char last_sign(std::string_view text) {
  const std::size_t last = text.find_last_not_of("\"')] ");
  return last == std::string_view::npos ? '\0' : text[last];
}

SentenceShape shape_of(std::string_view text, std::size_t words) {
  switch (last_sign(text)) {
    case '?':
      return SentenceShape::Question;
    case ':':
      return SentenceShape::Opening;
    case '.':
    case '!':
    case ';':
    case ',':
      return words <= 3 ? SentenceShape::Heading : SentenceShape::Sentence;
    default:
      break;
  }
  const bool begins_small = !text.empty() && text.front() >= 'a' && text.front() <= 'z';
  return words <= kHeadingWords && !begins_small ? SentenceShape::Heading : SentenceShape::Sentence;
}

std::optional<std::size_t> category_of(std::string_view name) {
  const auto* const found = std::find(kRiskCategories.begin(), kRiskCategories.end(), name);
  if (found == kRiskCategories.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kRiskCategories.begin());
}

}  // namespace

StatementLexicon::StatementLexicon(CueSet signs, std::vector<Sign> sign_of_cue, CueSet risks,
                                   std::vector<RiskCue> risk_of_cue)
    : signs_(std::move(signs)),
      sign_of_cue_(std::move(sign_of_cue)),
      risks_(std::move(risks)),
      risk_of_cue_(std::move(risk_of_cue)) {}

Result<StatementLexicon> StatementLexicon::compile(const Lexicon& lexicon) {
  CueSet signs = TRY(CueSet::compile(lexicon, {"sign"}));
  CueSet risks = TRY(CueSet::compile(lexicon, {"risk", "not:risk", "theme"}));
  std::vector<Sign> sign_of_cue;
  for (const Cue& cue : signs.cues()) {
    const auto sign = sign_of_name(cue.name);
    if (!sign) {
      return Error{ErrorKind::Config, "the lexicon's sign '" + cue.name + "' does not exist"};
    }
    sign_of_cue.push_back(*sign);
  }
  std::vector<RiskCue> risk_of_cue;
  for (const Cue& cue : risks.cues()) {
    const auto category = category_of(cue.name);
    if (!category) {
      return Error{ErrorKind::Config, "a cue of the group '" + cue.group +
                                          "' names the category '" + cue.name +
                                          "', which does not exist"};
    }
    risk_of_cue.push_back({*category, cue.group == "not:risk"});
  }
  return StatementLexicon(std::move(signs), std::move(sign_of_cue), std::move(risks),
                          std::move(risk_of_cue));
}

SentenceReading StatementLexicon::read(std::string_view sentence, std::string_view lab) const {
  SentenceReading reading;
  reading.text = plain_text(sentence.substr(0, kSentenceBytes));
  reading.words = count_words(reading.text);
  reading.shape = shape_of(reading.text, reading.words);
  reading.names_lab = find_name(reading.text, lab, 0) != std::string_view::npos;
  reading.voice = in_own_voice(reading.text, lab);
  reading.subject = subject_of(reading.voice);
  for (const std::size_t cue : signs_.present(reading.voice))
    reading.signs.add(sign_of_cue_[cue]);
  read_categories(reading);
  return reading;
}

void StatementLexicon::read_categories(SentenceReading& reading) const {
  std::bitset<kRiskCategories.size()> named;
  const std::vector<std::size_t> present = risks_.present(reading.text);
  const bool has_near_miss = std::any_of(present.begin(), present.end(), [&](std::size_t cue) {
    return risk_of_cue_[cue].is_near_miss;
  });
  if (!has_near_miss) {  // Then it does not matter where they stand, which costs most to find.
    for (const std::size_t cue : present)
      named.set(risk_of_cue_[cue].category);
  }
  const std::vector<CueHit> hits =
      has_near_miss ? risks_.find_of(present, reading.text) : std::vector<CueHit>{};
  for (const CueHit& hit : hits) {
    const RiskCue& cue = risk_of_cue_[hit.cue];
    if (cue.is_near_miss) continue;
    const bool is_other = std::any_of(hits.begin(), hits.end(), [&](const CueHit& other) {
      const RiskCue& near_miss = risk_of_cue_[other.cue];
      return near_miss.is_near_miss && near_miss.category == cue.category &&
             other.begin <= hit.begin && hit.end <= other.end;
    });
    if (!is_other) named.set(cue.category);
  }
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i]) reading.categories.push_back(i);
  }
}

std::string StatementLexicon::words_of(Sign sign, const SentenceReading& reading) const {
  std::vector<std::size_t> cues = signs_.present(reading.voice);
  std::erase_if(cues, [&](std::size_t cue) { return sign_of_cue_[cue] != sign; });
  const std::vector<CueHit> hits = signs_.find_of(cues, reading.voice);
  if (hits.empty()) return {};
  return reading.voice.substr(hits.front().begin, hits.front().end - hits.front().begin);
}

}  // namespace labledger::analysis
