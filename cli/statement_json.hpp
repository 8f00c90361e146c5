#pragma once
// The JSON of statements and of what a search finds, for every command that prints them.

#include <string>
#include <vector>

#include "cli/absence.hpp"
#include "cli/json.hpp"
#include "cli/statement_history.hpp"
#include "core/review.hpp"

namespace labledger::cli {

/// {id, lab, source, topic, url, heading, text, kinds[], categories[], level, speaker, present,
/// first_seen, last_seen, document, quote, quantities[], capture, digest, history[], elsewhere[],
/// review, reviews[]}; `quote` is that of cli/json.hpp, `capture` the one that first showed the
/// wording and `digest` its body's. `review` is the name of the ReviewState, and `level` the
/// program's own, also when reviewers correct it.
/// @param reviews the entries on the statement, oldest first.
[[nodiscard]] Json to_json(const StatementHistory& statement, const std::string& digest,
                           const std::vector<ReviewEntry>& reviews);

/// {url, lab, source, topic, heading, text, statement, kinds[], categories[], level, speaker,
/// present, first_seen, last_seen, quote, capture, digest} of a wording that was found; `statement`
/// is null for one that states nothing.
[[nodiscard]] Json to_json(const SeenWording& wording, const std::string& url, const Source* source,
                           const std::string& digest);

/// {lab, topic, absent, finding, read[], foreign[], unread[]}: `finding` is "absent", "mentioned"
/// or "unknown" (no page was read).
[[nodiscard]] Json to_json(const AbsenceQuestion& question, const AbsenceFinding& finding);

/// "absent", "mentioned" or "unknown".
[[nodiscard]] std::string_view name_of_finding(const AbsenceFinding& finding);

/// The digest of the body of a capture, as hex; empty when it had none.
[[nodiscard]] Result<std::string> digest_of(Ledger& ledger, FetchId fetch);

}  // namespace labledger::cli
