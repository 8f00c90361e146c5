#pragma once
// Attempts as WARC 1.1 records: what a ledger holds, for any tool that reads archives.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/fetch.hpp"
#include "core/time.hpp"
#include "crawler/cdxj.hpp"

namespace labledger::crawler {

/// One record, ready to be written, and its line of the index where it has one.
struct ExportedRecord {
  std::string bytes;              ///< Head, block and the two line ends behind it; not compressed.
  std::optional<CdxEntry> index;  ///< Of responses and revisits; `file`, `offset` and `length` are
                                  ///< the writer's to fill.
};

/// The record at the head of each file: who wrote it, and in what format.
/// @param at when the evidence ends that the archive holds; the record's own date.
/// @param file name of the file, without folders.
[[nodiscard]] ExportedRecord warcinfo_record(std::string_view software, std::string_view file,
                                             Instant at);

/// The records of one attempt, in this order:
/// a `request` where we asked ourselves; a `response` for each redirect, of which only status and
/// target were kept (WARC-Truncated: unspecified); a `response`, or a `revisit` where the server
/// vouched for an earlier payload, under the URL that answered (a `resource` where an archive gave
/// no HTTP head); and a `metadata` record in
/// application/warc-fields with everything the ledger notes beside: source, outcome, times, reason.
/// Attempts without any response have the metadata only.
///
/// Bodies are kept after content decoding. So the fields that speak of the bytes on the wire
/// (Content-Encoding, Transfer-Encoding, Content-Length) keep their values under the name
/// "X-Archive-Orig-…", and Content-Length states the body's own. Captures that came from an archive
/// keep its record id and its date. Record ids and all bytes depend on the attempt alone.
/// @param fetched the body is empty for NotModified and wherever none was kept.
/// @see WARC 1.1 (ISO 28500:2017), sections 5 and 6.
[[nodiscard]] std::vector<ExportedRecord> records_of(const FetchedBody& fetched);

}  // namespace labledger::crawler
