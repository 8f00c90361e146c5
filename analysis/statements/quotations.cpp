#include "analysis/statements/quotations.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace labledger::analysis {
namespace {

constexpr std::size_t kQuotationSentences = 10;
constexpr std::string_view kOpeningMark = "\u201C";
constexpr std::string_view kClosingMark = "\u201D";

/// What of one sentence stands between quotation marks.
struct QuotedPart {
  std::size_t quoted_bytes = 0;
  std::size_t bytes = 0;
  bool begins_open = false;  ///< A quotation came in from the sentence before.
  bool ends_open = false;
  std::string own_words;  ///< What stands outside the marks.
};

/// Reads one sentence; `open` says whether a quotation is open at its beginning.
QuotedPart read_marks(std::string_view sentence, bool open) {
  QuotedPart part;
  part.begins_open = open;
  for (std::size_t i = 0; i < sentence.size();) {
    const std::string_view rest = sentence.substr(i);
    if (rest.starts_with(kOpeningMark) || rest.starts_with(kClosingMark)) {
      open = rest.starts_with(kOpeningMark);
      i += kOpeningMark.size();
      continue;
    }
    if (rest.front() == '"') {
      open = !open;
      ++i;
      continue;
    }
    ++part.bytes;
    if (open) {
      ++part.quoted_bytes;
    } else {
      part.own_words += rest.front();
    }
    ++i;
  }
  part.ends_open = open;
  return part;
}

bool is_quotation(const QuotedPart& part, const SentenceReading& reading) {
  if (part.begins_open) return 2 * part.quoted_bytes > part.bytes;
  const bool is_said = part.ends_open || reading.signs.has(Sign::Said);
  return is_said ? 10 * part.quoted_bytes > 3 * part.bytes
                 : 10 * part.quoted_bytes > 8 * part.bytes;
}

/// Who the words outside the marks say that it was; empty when they name nobody.
std::optional<Speaker> attributed(const QuotedPart& part, const SentenceReading& reading,
                                  std::string_view lab) {
  if (!reading.signs.any(Sign::Said, Sign::Office)) return std::nullopt;
  const bool is_ours = part.own_words.find("our ") != std::string::npos ||
                       part.own_words.find("Our ") != std::string::npos;
  const bool names_lab = !lab.empty() && part.own_words.find(lab) != std::string::npos;
  return is_ours || names_lab ? Speaker::LabQuoted : Speaker::ThirdParty;
}

/// The speaker of the quotation that covers [begin, end).
Speaker speaker_of(std::span<const QuotedPart> parts, std::span<const SentenceReading> readings,
                   std::size_t begin, std::size_t end, std::string_view lab) {
  std::optional<Speaker> speaker;
  for (std::size_t i = begin; i < end; ++i) {
    const auto said = attributed(parts[i], readings[i], lab);
    if (said == Speaker::LabQuoted) return Speaker::LabQuoted;
    if (said && !speaker) speaker = said;
  }
  return speaker.value_or(Speaker::ThirdParty);
}

}  // namespace

std::vector<Speaker> speakers_of(std::span<const std::string> sentences,
                                 std::span<const SentenceReading> readings, std::string_view lab,
                                 DocumentOwner owner) {
  if (owner == DocumentOwner::Other) {
    return std::vector<Speaker>(sentences.size(), Speaker::ThirdParty);
  }
  std::vector<QuotedPart> parts;
  std::size_t open_for = 0;
  for (const std::string& sentence : sentences) {
    const bool open = !parts.empty() && parts.back().ends_open && open_for < kQuotationSentences;
    parts.push_back(read_marks(sentence, open));
    open_for = open ? open_for + 1 : 0;
  }
  std::vector<Speaker> speakers(sentences.size(), Speaker::Lab);
  for (std::size_t begin = 0; begin < sentences.size();) {
    std::size_t end = begin;
    while (end < sentences.size() && is_quotation(parts[end], readings[end]))
      ++end;
    const Speaker speaker = speaker_of(parts, readings, begin, end, lab);
    std::fill(speakers.begin() + static_cast<std::ptrdiff_t>(begin),
              speakers.begin() + static_cast<std::ptrdiff_t>(end), speaker);
    if (begin == end && readings[begin].signs.has(Sign::ThirdPartyActor) &&
        !readings[begin].signs.has(Sign::We)) {
      speakers[begin] = Speaker::ThirdParty;
    }
    begin = std::max(end, begin + 1);
  }
  return speakers;
}

}  // namespace labledger::analysis
