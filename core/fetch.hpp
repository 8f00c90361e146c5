#pragma once
// One attempt to get a source, and what it came to. Every outcome is evidence and is stored.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/digest.hpp"
#include "core/http.hpp"
#include "core/time.hpp"

namespace labledger {

/// What one attempt came to.
enum class FetchOutcome {
  Fetched,      ///< A response with a body (status 2xx).
  NotModified,  ///< The server vouched for the last payload (304).
  Gone,         ///< 404 or 410: the page is not there, on the server's word.
  Disallowed,   ///< robots.txt forbids it; no request was sent.
  Blocked,      ///< The server refuses or defers us: 401, 403, 407, 429, 451, 503.
  Error,        ///< Anything else: network, time, size, redirects, other statuses.
};

/// Whose clock and whose request it was.
enum class Provenance {
  Own,      ///< Fetched by this ledger.
  Archive,  ///< Replayed from an archive; times are the archive's.
};

/// One redirect followed: the status that sent us on, and where to.
struct RedirectHop {
  int status = 0;
  std::string location;  ///< Resolved, normal form.
  friend bool operator==(const RedirectHop&, const RedirectHop&) = default;
};

/// One attempt, as it is kept. The body travels apart (see FetchedBody).
struct FetchRecord {
  std::string url;  ///< The source asked for, normal form.
  FetchOutcome outcome = FetchOutcome::Error;
  Provenance provenance = Provenance::Own;
  Instant started;        ///< When the request began (Own), or the archive's capture time.
  Instant finished;       ///< When the last byte came; equals `started` for archives.
  int status = 0;         ///< HTTP status of the last response; 0 when there was none.
  std::string final_url;  ///< After redirects; equals `url` when there were none.
  std::vector<RedirectHop> redirects;
  HeaderList request_headers;
  HeaderList response_headers;      ///< Of the last response.
  std::optional<Digest> payload;    ///< Of the body; absent when there was no body to keep.
  std::optional<Digest> robots;     ///< Of the robots.txt that governed; absent when none applied.
  std::optional<Instant> retry_at;  ///< Earliest next try for this host, from Retry-After.
  std::string remote_address;       ///< The peer's IP address; empty for archives.
  std::string archive;              ///< WARC-Record-ID for Archive; empty for Own.
  std::string archive_time;         ///< The archive's capture time as it wrote it; empty for Own.
  std::string error;                ///< One sentence for Blocked, Disallowed and Error.
};

/// When it was captured, as whoever captured it wrote it: an archive's own words (with its offset,
/// if it has one), else RFC 3339 in UTC. For looking it up where it came from.
[[nodiscard]] inline std::string captured_at(const FetchRecord& record) {
  return record.archive_time.empty() ? format_rfc3339(record.started) : record.archive_time;
}

/// Whether the address of a page led, by redirects, to the home page of a site instead: a common
/// end of pages that are no more. A home page is one at "/" or at "/" and a language ("/en",
/// "/pt-br"), without a query. Never true of a source that is a home page itself.
[[nodiscard]] bool led_to_home_page(const FetchRecord& record);

/// An attempt together with the exact bytes of its body after content decoding.
struct FetchedBody {
  FetchRecord record;
  std::string body;
};

}  // namespace labledger
