#include "analysis/dropped_ban.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/plain_text.hpp"
#include "analysis/unicode.hpp"

namespace labledger::analysis {
namespace {

/// How words forbid; each begins at the begin of a word.
constexpr auto kBans = std::to_array<std::string_view>(
    {"may not", "must not", "shall not", "not allowed", "not permitted", "never permitted",
     "prohibit", "forbid", "disallow", "nor"});

/// What begins so and forbids nothing: warnings, and other words.
constexpr auto kNoBans = std::to_array<std::string_view>(
    {"may not always", "may not apply", "may not be able", "may not be accurate",
     "may not be appropriate", "may not be available", "may not be complete", "may not be exact",
     "may not be suitable", "may not have", "may not reflect", "may not work", "nor are", "nor is",
     "nord", "norm", "north"});

constexpr auto kBanningHeadings = std::to_array<std::string_view>(
    {"prohibit", "disallow", "forbid", "not allowed", "not permitted", "restricted use",
     "restrictions", "unacceptable", "do not", "don't", "must not", "may not", "cannot"});

std::string lower_text(std::string_view text) {
  std::string lower = plain_text(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !(is_ascii_letter(text[at - 1]) || is_ascii_digit(text[at - 1]));
}

/// The words in `cues` that begin at this place of the text; empty when none does.
template <std::size_t N>
std::string_view cue_at(const std::array<std::string_view, N>& cues, std::string_view text,
                        std::size_t at) {
  if (!begins_word(text, at)) return {};
  const auto* const found = std::find_if(cues.begin(), cues.end(), [&](std::string_view cue) {
    return text.substr(at).starts_with(cue);
  });
  return found == cues.end() ? std::string_view{} : *found;
}

struct Bans {
  int count = 0;
  std::string_view last;
};

Bans count_bans(std::string_view lower) {
  Bans bans;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const std::string_view cue = cue_at(kBans, lower, at);
    if (cue.empty() || !cue_at(kNoBans, lower, at).empty()) continue;
    ++bans.count;
    bans.last = cue;
  }
  return bans;
}

bool heading_forbids(std::string_view lower) {
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (!cue_at(kBanningHeadings, lower, at).empty()) return true;
  }
  return false;
}

std::string told(std::string_view words) {
  return std::string("a ban dropped: “").append(words).append("”");
}

}  // namespace

std::optional<std::string> find_dropped_ban(const Edit& edit) {
  if (!edit.before) return std::nullopt;
  const Bans before = count_bans(lower_text(edit.before->exact));
  if (edit.after) {
    if (edit.type != ChangeType::Weakened) return std::nullopt;
    const Bans after = count_bans(lower_text(edit.after->exact));
    return before.count > after.count ? std::optional(told(before.last)) : std::nullopt;
  }
  if (edit.type != ChangeType::Removed && edit.type != ChangeType::Weakened) return std::nullopt;
  if (before.count > 0) return told(before.last);
  if (!heading_forbids(lower_text(edit.before->heading))) return std::nullopt;
  return std::string("a ban dropped: stood under “").append(edit.before->heading).append("”");
}

}  // namespace labledger::analysis
