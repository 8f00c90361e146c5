#include "core/review.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "core/names.hpp"
#include "core/utf8.hpp"
#include "core/visible_text.hpp"

namespace labledger {
namespace {

constexpr std::size_t kAuthorBytes = 100;
constexpr std::size_t kSubjectBytes = 100;
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kValueBytes = 500;
constexpr std::size_t kReasonBytes = 4000;
constexpr std::size_t kUrlBytes = 2000;
constexpr std::size_t kFields = 16;

/// Whether a text may have several lines.
enum class Lines { One, Several };

bool is_kept_character(char32_t c, Lines lines) {
  if (c == '\n') return lines == Lines::Several;
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return !is_control;
}

Error refused(std::string_view part, const std::string& what) {
  return {ErrorKind::Usage, std::string(part).append(" ").append(what)};
}

Result<void> check_text(std::string_view part, std::string_view text, std::size_t limit,
                        Lines lines) {
  if (text.size() > limit) {
    return refused(part, "has " + std::to_string(text.size()) + " bytes; at most " +
                             std::to_string(limit) + " are kept");
  }
  for (std::string_view rest = text; !rest.empty();) {
    const DecodedCharacter character = decode_character(rest);
    if (!character.valid) return refused(part, "is not UTF-8: '" + visible_line(text) + "'");
    if (!is_kept_character(character.value, lines)) {
      return refused(part, "holds a control character: '" + visible_line(text) + "'");
    }
    rest.remove_prefix(character.size);
  }
  return {};
}

/// As check_text, on one line and with something in it.
Result<void> check_name(std::string_view part, std::string_view text, std::size_t limit) {
  if (visible_line(text).empty()) return refused(part, "is empty");
  return check_text(part, text, limit, Lines::One);
}

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= kKeyBytes && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
  });
}

std::string_view words_of(ReviewAction action) {
  constexpr std::array<std::string_view, 6> kWords = {"accepted", "rejected", "relabelled",
                                                      "note",     "observed", "settled"};
  return kWords[static_cast<std::size_t>(action)];
}

}  // namespace

bool is_verdict(ReviewAction action) {
  return action == ReviewAction::Accept || action == ReviewAction::Reject ||
         action == ReviewAction::Relabel;
}

std::vector<ReviewEntry> standing_verdicts(std::span<const ReviewEntry> entries) {
  std::vector<ReviewEntry> standing;
  for (const ReviewEntry& entry : entries) {
    if (!is_verdict(entry.action)) continue;
    std::erase_if(standing, [&](const ReviewEntry& older) { return older.author == entry.author; });
    standing.push_back(entry);
  }
  return standing;
}

std::vector<ReviewEntry> standing_entries(std::span<const ReviewEntry> entries) {
  const std::vector<ReviewEntry> verdicts = standing_verdicts(entries);
  std::vector<ReviewEntry> standing;
  for (const ReviewEntry& entry : entries) {
    const bool stands = std::ranges::find(verdicts, entry) != verdicts.end();
    if (stands || !is_verdict(entry.action)) standing.push_back(entry);
  }
  return standing;
}

ReviewState review_state(std::span<const ReviewEntry> entries) {
  bool is_accepted = false;
  bool is_rejected = false;
  bool is_relabelled = false;
  for (const ReviewEntry& entry : standing_verdicts(entries)) {
    is_accepted |= entry.action == ReviewAction::Accept;
    is_rejected |= entry.action == ReviewAction::Reject;
    is_relabelled |= entry.action == ReviewAction::Relabel;
  }
  if (is_rejected) {
    return is_accepted || is_relabelled ? ReviewState::Disputed : ReviewState::Rejected;
  }
  if (is_relabelled) return ReviewState::Relabelled;
  return is_accepted ? ReviewState::Accepted : ReviewState::None;
}

std::optional<std::string_view> field_of(const ReviewEntry& entry, std::string_view key) {
  for (const ReviewField& field : entry.fields) {
    if (field.key == key) return field.value;
  }
  return std::nullopt;
}

std::optional<double> number_of(const ReviewEntry& entry, std::string_view key) {
  const auto text = field_of(entry, key);
  if (!text) return std::nullopt;
  double value = 0;
  const char* const end = text->data() + text->size();
  const auto [stopped, failure] = std::from_chars(text->data(), end, value);
  const bool is_number = failure == std::errc() && stopped == end && std::isfinite(value);
  return is_number ? std::optional(value) : std::nullopt;
}

std::string review_words(const ReviewEntry& entry) {
  std::string words(words_of(entry.action));
  words.append(" by ").append(visible_line(entry.author));
  words.append(" on ").append(format_day(entry.at));
  std::string fields;
  for (const ReviewField& field : entry.fields) {
    fields.append(fields.empty() ? " (" : ", ");
    fields.append(field.key).append("=").append(visible_line(field.value));
  }
  if (!fields.empty()) words.append(fields).append(")");
  const std::string reason = visible_line(entry.reason);
  if (!reason.empty()) words.append(": ").append(reason);
  if (!entry.url.empty()) words.append(" [").append(visible_line(entry.url)).append("]");
  return words;
}

Result<void> check_entry(const ReviewEntry& entry) {
  TRY(check_name("the author", entry.author, kAuthorBytes));
  TRY(check_name("the subject", entry.subject, kSubjectBytes));
  TRY(check_text("the reason", entry.reason, kReasonBytes, Lines::Several));
  TRY(check_text("the source address", entry.url, kUrlBytes, Lines::One));
  if (entry.action != ReviewAction::Observe && visible_line(entry.reason).empty()) {
    return refused("the reason", "is empty: say why, so that others can judge it");
  }
  if (entry.action == ReviewAction::Observe && entry.url.empty()) {
    return refused("the source address", "is empty: an observation names where it was seen");
  }
  if (entry.action == ReviewAction::Relabel && entry.fields.empty()) {
    return refused("a relabelling", "names no field");
  }
  if (entry.fields.size() > kFields) {
    return refused("the entry", "has " + std::to_string(entry.fields.size()) + " fields; at most " +
                                    std::to_string(kFields) + " are kept");
  }
  std::vector<std::string_view> keys;
  for (const ReviewField& field : entry.fields) {
    if (!is_key(field.key))
      return refused("the field", "'" + field.key + "' is no name of a field");
    if (std::ranges::find(keys, field.key) != keys.end()) {
      return refused("the field", "'" + field.key + "' is given twice");
    }
    keys.push_back(field.key);
    TRY(check_name("the field '" + field.key + "'", field.value, kValueBytes));
  }
  return {};
}

}  // namespace labledger
