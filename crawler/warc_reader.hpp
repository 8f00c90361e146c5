#pragma once
// WARC archives as attempts: the same FetchedBody that a live fetch gives, so that an archive runs
// through the same pipeline. One record is in memory at a time, whatever the archive's size.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>

#include "core/digest.hpp"
#include "core/fetch.hpp"
#include "core/result.hpp"
#include "crawler/warc_input.hpp"
#include "crawler/warc_record.hpp"
#include "crawler/warc_source.hpp"

namespace labledger::crawler {

/// Bounds of one record and of the reader's memory.
struct WarcLimits {
  std::size_t body_bytes = 16U << 20;     ///< Of a block, and of its body after decoding.
  std::size_t header_bytes = 256U << 10;  ///< Of a record's head, and of the HTTP head inside.
  std::size_t known_payloads = 1U << 18;  ///< Payloads that a later revisit record can point at.
};

/// A record that could not be believed; the ones after it can still be read.
struct WarcProblem {
  std::uint64_t offset = 0;  ///< Where the record begins, in bytes of the uncompressed archive.
  std::string record_id;     ///< WARC-Record-ID as written; empty when unstated.
  Error error;
};

/// What one record came to.
using WarcItem = std::variant<FetchedBody, WarcProblem>;

/// Reads WARC 1.0 and 1.1, plain or gzip (a member a record, or the whole), front to back. One
/// thread only.
///
/// `response`, `resource` and `revisit` records of http(s) targets become FetchedBody with
/// provenance Archive; every other record is passed over. Outcomes follow the archived status as
/// they do live. Chunks and Content-Encoding gzip and deflate are undone. A body over the limit, in
/// another coding, or cut off by the archiver is outcome Error with its reason and no body. A
/// record without URL, date or HTTP head, or whose bytes do not have the digest it states (SHA-256
/// or SHA-1), is a WarcProblem.
///
/// A revisit is NotModified: with the payload's digest in FetchRecord::payload when the archive
/// held that payload earlier or names it by SHA-256; it is Error when it points at a payload that
/// nothing here can name. `payload` stays empty otherwise: the ledger names the bodies it keeps.
class WarcReader {
 public:
  /// `source` must outlive the reader.
  explicit WarcReader(ByteSource& source, WarcLimits limits = {});

  /// The next record of interest; empty at the end. An Error, which names the byte offset, when
  /// nothing behind it can be found: cut short, not a WARC, unreadable. All complete records before
  /// it have been returned by then, and it is returned again by every later call.
  [[nodiscard]] Result<std::optional<WarcItem>> next();

 private:
  enum class Progress { Item, PassedOver, End };

  Result<Progress> read_record(std::optional<WarcItem>& item);
  Result<WarcHead> read_warc_head();
  Result<WarcItem> read_capture(const WarcHead& head);
  Result<WarcItem> read_response(const WarcHead& head, FetchRecord record);
  Result<WarcItem> read_resource(const WarcHead& head, FetchRecord record);
  Result<WarcItem> read_revisit(const WarcHead& head, FetchRecord record);
  Result<std::string> read_http_head();
  Result<std::string> read_block();
  WarcItem problem(const WarcHead& head, Error error) const;
  void remember_payload(const WarcHead& head, const std::string& body);

  WarcInput input_;
  WarcLimits limits_;
  std::uint64_t record_offset_ = 0;
  std::uint64_t left_ = 0;  ///< Bytes of the current block not yet read.
  std::optional<Error> failure_;
  std::unordered_map<std::string, Digest> payloads_;  ///< Stated payload digest → decoded body's.
};

}  // namespace labledger::crawler
