#pragma once
// The offline check of everything the ledger claims: no network, no parser, only arithmetic.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/digest.hpp"
#include "core/result.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// What a check of the whole ledger found.
struct Verification {
  std::int64_t fetches = 0;        ///< Rows of the log whose link was computed again.
  std::int64_t payloads = 0;       ///< Bodies expanded and hashed again.
  std::int64_t payload_bytes = 0;  ///< Their size, expanded.
  Digest head;                     ///< The last link: publish it to pin everything before it.
  std::int64_t reviews = 0;        ///< Entries of human work whose link was computed again.
  Digest review_head;  ///< The last link of their chain; it pins the log up to then, too.
  std::vector<std::string> faults;  ///< One sentence each; empty when all holds. At most 100.
};

/// Computes every link of both hash chains and every payload digest again, looks up for every entry
/// of human work the state of the fetch log that it names, and runs SQLite's own integrity and
/// foreign-key checks. Linear in the ledger; memory bounded by the payload cache.
/// `progress` is called with (rows done, rows in all). Storage when the file cannot be read at all.
[[nodiscard]] Result<Verification> verify(
    Database& database, const std::function<void(std::int64_t, std::int64_t)>& progress);

}  // namespace labledger::db
