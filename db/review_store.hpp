#pragma once
// Human work as evidence: entries with who, when and why, in a hash chain of their own. Rows are
// only ever appended, and no reparse touches them.

#include <functional>
#include <string>
#include <vector>

#include "core/digest.hpp"
#include "core/result.hpp"
#include "core/review.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// An entry as it is kept.
struct ReviewRow {
  ReviewEntry entry;
  Digest evidence;  ///< The last link of the fetch log when it was written; zeros when there was
                    ///< none.
  Digest link;      ///< As stored.
};

/// Appends and reads entries. One thread only.
class ReviewStore {
 public:
  /// `database` must outlive the store.
  explicit ReviewStore(Database& database) : database_(database) {}

  /// Appends an entry and gives it its number, in one transaction. Usage when check_entry refuses
  /// it.
  [[nodiscard]] Result<ReviewEntry> append(ReviewEntry entry);

  /// All entries, in the order in which they were appended.
  [[nodiscard]] Result<std::vector<ReviewEntry>> read();

  /// Calls `visit` for every row, in the order in which they were appended.
  [[nodiscard]] Result<void> for_each(const std::function<Result<void>(const ReviewRow&)>& visit);

 private:
  Database& database_;
};

/// The link of the chain that an entry makes after `previous`: a SHA-256 over both and over
/// `evidence`, the last link of the fetch log. Row numbers take no part. The first `previous` is
/// all zeros.
[[nodiscard]] Digest review_link(const Digest& previous, const Digest& evidence,
                                 const ReviewEntry& entry);

}  // namespace labledger::db
