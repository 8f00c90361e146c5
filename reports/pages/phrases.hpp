#pragma once
// Sentences and table cells that several pages of the report share, so that the same fact
// is always said in the same words.

#include <string>
#include <string_view>
#include <vector>

#include "core/review.hpp"
#include "reports/report_model.hpp"
#include "reports/text.hpp"

namespace labledger::reports {

/// "2025-08-14 09:30 UTC".
[[nodiscard]] std::string minute(Instant at);

/// The minute of a time that may be unknown: "never" when it is.
[[nodiscard]] std::string minute_or_never(const std::optional<Instant>& at);

/// "3 sources", "1 source": the number with its noun; `plural` is the noun for any but 1.
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view singular,
                                  std::string_view plural);

/// "From 2025-01-01 00:00 UTC until 2025-07-01 00:00 UTC", or "Until …" without a beginning.
[[nodiscard]] std::string period_phrase(const Period& period);

/// What a source is called: its title if it has one, else its id, else its URL.
[[nodiscard]] std::string_view source_name(const SourceReport& source);

/// "capture of 2025-08-14 09:30 UTC, `sha256:` and the first 16 hex digits of the digest"; the
/// archive's clock is named where it was the archive's.
[[nodiscard]] Text evidence_phrase(const CaptureReference& capture);

/// As evidence_phrase, with all 64 hex digits.
[[nodiscard]] Text full_evidence_phrase(const CaptureReference& capture);

/// What an attempt came to, in a few words: "status 403: the server refused".
[[nodiscard]] Text attempt_phrase(const Attempt& attempt);

/// "reworded, 2 sentences".
[[nodiscard]] std::string change_phrase(const Change& change);

/// " [rejected in review]", " [disputed in review]"; empty for anything else. Such a change stays
/// in every list.
[[nodiscard]] Text review_mark(const std::vector<ReviewEntry>& reviews);

/// "high" as a badge; "not judged" when it was not.
[[nodiscard]] Text severity_mark(const std::optional<Severity>& severity);

/// How many changes are how severe.
struct SeverityCounts {
  std::uint64_t critical = 0;
  std::uint64_t high = 0;
  std::uint64_t medium = 0;
  std::uint64_t low = 0;
  std::uint64_t unjudged = 0;

  [[nodiscard]] std::uint64_t all() const { return critical + high + medium + low + unjudged; }
};

/// Of the changes of one lab.
[[nodiscard]] SeverityCounts severities_of(const std::vector<const ChangeReport*>& changes,
                                           std::string_view lab_id);

/// "3: 1 critical, 2 low"; "2 low" for one kind alone; "none found".
[[nodiscard]] std::string severity_words(const SeverityCounts& counts);

/// How much of the period's tries gave a page, over several sources.
struct Reading {
  std::size_t throughout = 0;  ///< Every try of the period gave the page.
  std::size_t partly = 0;      ///< Some tries did.
  std::size_t not_at_all = 0;  ///< None did, or there was none.
  std::size_t disabled = 0;    ///< Not watched, and in none of the numbers above.

  [[nodiscard]] std::size_t read() const { return throughout + partly; }
  [[nodiscard]] std::size_t watched() const { return read() + not_at_all; }
};

[[nodiscard]] Reading reading_of(const std::vector<const SourceReport*>& sources);

/// What can honestly be said of a period in which `changes` changes were found: "No change found"
/// and "could not look" are different sentences.
[[nodiscard]] Text finding_sentence(std::size_t changes, const Reading& reading);

}  // namespace labledger::reports
