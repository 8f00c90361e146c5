#pragma once
// The head of a WARC record: version, type, length, and the fields that make a capture of it.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/fetch.hpp"
#include "core/http.hpp"
#include "core/result.hpp"

namespace labledger::crawler {

/// What a record is to a ledger.
enum class WarcType {
  Response,  ///< An HTTP response.
  Resource,  ///< A body without its HTTP head.
  Revisit,   ///< "Again the same": points at an earlier payload.
  Other,     ///< Requests, metadata, conversions and what else there is: passed over.
};

/// A record's head as read.
struct WarcHead {
  WarcType type = WarcType::Other;
  std::uint64_t length = 0;  ///< Bytes of the block that follows.
  HeaderList fields;
};

/// Reads the head of a WARC 1.0 or 1.1 record. Malformed when the version is another or the block's
/// length is not stated exactly once as a decimal number: then nothing after it can be found.
/// @see WARC 1.1 (ISO 28500:2017), sections 4 and 5.
[[nodiscard]] Result<WarcHead> parse_warc_head(std::string_view text);

/// WARC-Target-URI without the angle brackets some writers put around it; empty when unstated.
[[nodiscard]] std::string_view target_uri(const WarcHead& head);

/// The record as an attempt whose outcome is not known yet: URL, capture time, record id,
/// provenance. Malformed when the target or the date cannot be read.
[[nodiscard]] Result<FetchRecord> start_fetch_record(const WarcHead& head);

}  // namespace labledger::crawler
