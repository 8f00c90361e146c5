#pragma once
// Promises with a date in a document: commitments, and plans for compute, money, people or models,
// that say by when.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/figures/quantities.hpp"
#include "analysis/promises/deadline_reader.hpp"
#include "analysis/statements/claims.hpp"
#include "analysis/statements/statements.hpp"
#include "core/change.hpp"
#include "core/document.hpp"
#include "core/promise.hpp"
#include "core/result.hpp"
#include "core/statement.hpp"

namespace labledger::analysis {

/// A sentence that promises or plans something by a time.
struct FoundPromise {
  std::uint64_t key = 0;  ///< Of its wording, as Segment::key.
  std::string letters;    ///< Its folded letters, from which its id is made.
  Quote quote;
  std::vector<StatementKind> kinds;     ///< Ascending, never empty.
  std::optional<StatementLevel> level;  ///< Of a commitment.
  Speaker speaker = Speaker::Lab;
  std::vector<Deadline> deadlines;  ///< In the sentence's order, never empty.

  /// The one that decides: the first with a date, else the first that hangs on an event, else the
  /// first.
  [[nodiscard]] const Deadline& deadline() const;
};

/// The id of a promise: 16 hex digits, a hash of whose it is (the id of the lab, or the host of a
/// page without one) and of the sentence's folded letters. The same sentence on two pages of a lab
/// is one promise.
[[nodiscard]] std::string promise_id(std::string_view owner, std::string_view letters);

/// Finds promises by the rules of the lexicon. Thread-safe.
class PromiseFinder {
 public:
  /// Config when the lexicon does not compile.
  [[nodiscard]] static Result<PromiseFinder> compile(const Lexicon& lexicon);

  /// Whether a sentence that is read as stating this can be a promise, said on that day; cheap
  /// beside promises_of, which has the last word.
  [[nodiscard]] bool can_be_promise(const std::vector<StatementKind>& kinds,
                                    std::optional<StatementLevel> level,
                                    const std::string& sentence, const SayingDay& said) const;

  /// The promises of the main text, in the document's order; all of it was said on `said`.
  /// Permissions ("may") and ways out are none. Linear in the document.
  [[nodiscard]] std::vector<FoundPromise> promises_of(const Document& document,
                                                      const PageVoice& voice,
                                                      const SayingDay& said) const;

  /// Those of them that a change brought, as edits of type Added: sentences that came, and reworded
  /// ones of which a deadline was not in the older wording. What returned or moved is not new. The
  /// reason gives the deadline's words and days.
  [[nodiscard]] std::vector<Edit> new_promises_of(const Document& document, const PageVoice& voice,
                                                  const SayingDay& said,
                                                  const Change& change) const;

 private:
  PromiseFinder(StatementExtractor statements, QuantityReader figures, DeadlineReader deadlines);

  [[nodiscard]] bool is_promise(const Statement& statement, const std::string& sentence,
                                const DeadlineReading& reading) const;
  [[nodiscard]] bool states_new_deadline(const Edit& edit, const SayingDay& said) const;

  StatementExtractor statements_;
  QuantityReader figures_;
  DeadlineReader deadlines_;
};

/// The promise as an event tells it: its sentence, and by when, as an edit of type Added.
[[nodiscard]] Edit edit_of(const FoundPromise& promise);

}  // namespace labledger::analysis
