#pragma once
// What people make of what the program found: verdicts, corrections, notes, and what they saw
// themselves. Human work is evidence: appended with who, when and why, and never rewritten.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger {

/// What a person did.
enum class ReviewAction {
  Accept,   ///< The finding holds as the program tells it.
  Reject,   ///< It does not hold, or is no news.
  Relabel,  ///< It holds, under other labels: the fields say which.
  Note,     ///< A remark; no verdict.
  Observe,  ///< Something seen outside of all captures: a press report, a departure.
  Settle,   ///< What came of a dated promise.
};

/// What an entry is about.
enum class ReviewSubject {
  Change,     ///< A change, by its id.
  Event,      ///< Anything else that was raised, such as a claim, by its id.
  Promise,    ///< A promise with a date, by its id.
  Entry,      ///< Another entry, by its number.
  Lab,        ///< A lab, by the id of its lab file.
  Statement,  ///< A statement, by its id, which is the same on all pages of its lab.
};

/// One detail of an entry: a label and its new value, or a part of an observation.
struct ReviewField {
  std::string key;    ///< Lower-case letters and "_".
  std::string value;  ///< On one line.
  friend bool operator==(const ReviewField&, const ReviewField&) = default;
};

/// One thing that a person said.
struct ReviewEntry {
  ReviewId id;  ///< Its place in the chain, from 1; 0 before it is kept.
  Instant at;
  std::string author;
  ReviewAction action = ReviewAction::Note;
  ReviewSubject subject_kind = ReviewSubject::Change;
  std::string subject;  ///< An id that outlasts every reparse.
  std::string reason;   ///< Why, or the text of a note; may be empty for an observation.
  std::vector<ReviewField> fields;
  std::string url;  ///< Where it can be looked up; may be empty but for observations.
  friend bool operator==(const ReviewEntry&, const ReviewEntry&) = default;
};

/// What the verdicts on one subject come to.
enum class ReviewState {
  None,  ///< Nobody has judged it.
  Accepted,
  Relabelled,  ///< It holds, and at least one reviewer corrects its labels.
  Rejected,
  Disputed,  ///< At least one rejects it, and at least one does not.
};

/// Whether the action says that the finding holds or does not: accept, reject or relabel.
[[nodiscard]] bool is_verdict(ReviewAction action);

/// The verdicts that stand: the latest of each author, in the order in which they were given.
/// `entries` are those on one subject, oldest first.
[[nodiscard]] std::vector<ReviewEntry> standing_verdicts(std::span<const ReviewEntry> entries);

/// The standing verdicts, and everything that is no verdict, oldest first.
[[nodiscard]] std::vector<ReviewEntry> standing_entries(std::span<const ReviewEntry> entries);

/// What the standing verdicts come to.
[[nodiscard]] ReviewState review_state(std::span<const ReviewEntry> entries);

/// The value of a field; empty when the entry has none of that key. Valid while the entry is.
[[nodiscard]] std::optional<std::string_view> field_of(const ReviewEntry& entry,
                                                       std::string_view key);

/// The value of a field that is a finite number in digits, such as "22000" or "2.1e25".
[[nodiscard]] std::optional<double> number_of(const ReviewEntry& entry, std::string_view key);

/// What an entry says, on one line: "rejected by A. Reader on 2025-08-14: only the menu moved".
/// Without control characters; not escaped for any markup.
[[nodiscard]] std::string review_words(const ReviewEntry& entry);

/// Whether the entry can be kept: an author, a subject, a reason where the action needs one, and
/// every part within its limit and free of what cannot be seen. Usage, naming the part, the limit
/// and the value found.
[[nodiscard]] Result<void> check_entry(const ReviewEntry& entry);

}  // namespace labledger
