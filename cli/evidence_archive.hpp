#pragma once
// The evidence as WARC files with their index: for replay tools, for other archives, and for anyone
// who wants the bytes without this program.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// Which attempts go in.
struct ArchiveRequest {
  std::string folder;                     ///< Made when it is not there.
  Period period;                          ///< By the time of capture.
  std::string url;                        ///< Only this source; empty for all.
  std::uint64_t file_limit = 1ULL << 30;  ///< A new file begins once one has this many bytes.
};

/// What was written.
struct ArchiveTally {
  std::uint64_t attempts = 0;
  std::uint64_t without_response = 0;  ///< Of these; they are there as metadata only.
  std::vector<std::string> files;      ///< Names in the folder: the archives, then the index.
};

/// Writes labledger-00000.warc.gz and so on, a gzip member a record, in the order of the log, and
/// index.cdxj. Equal ledgers give equal bytes. Files take their places when they are whole; the
/// index comes last. Storage when the folder cannot be written.
/// @param progress attempts done so far.
/// @see WARC 1.1 (ISO 28500:2017).
[[nodiscard]] Result<ArchiveTally> write_archive(Ledger& ledger, const ArchiveRequest& request,
                                                 const std::function<void(std::int64_t)>& progress);

}  // namespace labledger::cli
