#pragma once
// All entries of people by what they are about, and what the ids that people type mean.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/ledger.hpp"
#include "core/result.hpp"
#include "core/review.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// The entries of a ledger, read once.
class ReviewBook {
 public:
  [[nodiscard]] static Result<ReviewBook> read(Ledger& ledger);

  /// Those on one subject, oldest first. Valid while the book is.
  [[nodiscard]] const std::vector<ReviewEntry>& of(ReviewSubject kind, const std::string& id) const;

  /// Whether its standing verdicts reject it, and none of them lets it stand.
  [[nodiscard]] bool rejects(ReviewSubject kind, const std::string& id) const;

  /// What people noted of a lab (`observe`) up to and with `as_of`, and nobody rejects, oldest
  /// first. Valid while the book is.
  [[nodiscard]] std::vector<const ReviewEntry*> observations_of(const std::string& lab_id,
                                                                Instant as_of) const;

  /// All of them, by subject.
  using BySubject = std::map<std::pair<ReviewSubject, std::string>, std::vector<ReviewEntry>>;
  [[nodiscard]] const BySubject& by_subject() const { return by_subject_; }

 private:
  BySubject by_subject_;
};

/// {id, at, author, action, subject_kind, subject, reason, fields{}, url}.
[[nodiscard]] nlohmann::ordered_json to_json(const ReviewEntry& entry);

}  // namespace labledger::cli
