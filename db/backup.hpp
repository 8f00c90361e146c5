#pragma once
// A copy of a ledger that is in use.

#include <cstdint>
#include <functional>
#include <string>

#include "core/result.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// Copies the ledger, as it is at one moment, to `path`: to a temporary file beside it, which is
/// synced and takes the name at the end. A failure is Storage and leaves no file and an older copy
/// as it was. `progress` is called with (pages copied, pages in all).
/// @see SQLite's online backup API.
[[nodiscard]] Result<void> back_up(Database& database, const std::string& path,
                                   const std::function<void(std::int64_t, std::int64_t)>& progress);

}  // namespace labledger::db
