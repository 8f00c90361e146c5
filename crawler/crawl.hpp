#pragma once
// The polite fetching loop: robots.txt before anything else, one host at a time no faster than it
// likes, hosts taken in turn, redirects checked hop by hop, failures retried a bounded number of
// times. Every target ends in exactly one record; none of the ways to end is an exception.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/fetch.hpp"
#include "core/http.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "crawler/pacing.hpp"
#include "net/transport.hpp"

namespace labledger::crawler {

/// One page to fetch, with what the server said of the copy that we hold.
struct CrawlTarget {
  std::string url;  ///< Need not be in normal form; a malformed one ends in an Error record.
  /// If-None-Match and If-Modified-Since with the server's own last ETag and Last-Modified, or
  /// empty to ask for the page whatever we hold.
  HeaderList validators;
  /// The URL whose response the validators came from: FetchRecord::final_url of that fetch. They
  /// are sent to no other, because another page's 304 would vouch for the wrong text. Empty: `url`.
  std::string validated_url;
};

/// How politely and how patiently to crawl.
struct CrawlPolicy {
  std::string agent_token = "labledger";  ///< Product token looked up in robots.txt.
  /// Shortest time from a request's start, and from a response's end, to the host's next request.
  std::chrono::milliseconds host_delay{5'000};
  std::chrono::milliseconds crawl_delay_cap{60'000};  ///< A longer Crawl-delay counts as this.
  double jitter_share = 0.25;     ///< Pauses are lengthened by up to this share of themselves.
  unsigned host_connections = 1;  ///< Requests open to one host at a time; at least 1.
  unsigned max_connections = 50;  ///< Requests open in all; at least 1.
  unsigned max_redirects = 10;    ///< Hops followed for one target.
  unsigned max_attempts = 3;      ///< Tries for one target in all, redirect hops apart; at least 1.
  std::chrono::milliseconds back_off_base{2'000};
  std::chrono::milliseconds back_off_cap{60'000};
  std::chrono::hours retry_after_cap{24};  ///< A later Retry-After counts as this.
  net::TransferLimits limits;              ///< Of each request for a target.
};

/// A host that asked us to stay away, on this run or an earlier one.
struct HostPause {
  std::string host;  ///< As in Url::host.
  Instant until;
};

/// What a crawl did. Robots.txt files are counted apart from targets.
struct CrawlSummary {
  std::size_t fetched = 0;
  std::size_t not_modified = 0;
  std::size_t gone = 0;
  std::size_t disallowed = 0;
  std::size_t blocked = 0;
  std::size_t errors = 0;
  std::size_t robots_files = 0;   ///< robots.txt records accepted.
  std::size_t requests = 0;       ///< Requests sent, robots.txt, retries and redirects included.
  std::size_t unfinished = 0;     ///< Targets without a record; not 0 only after a stop.
  std::vector<HostPause> pauses;  ///< Hosts under a pause at the end, in the order they were met.
};

/// Takes what a crawl brings home.
class CrawlSink {
 public:
  CrawlSink() = default;
  CrawlSink(const CrawlSink&) = delete;
  CrawlSink& operator=(const CrawlSink&) = delete;
  virtual ~CrawlSink() = default;

  /// Called on the crawling thread once for every target, in the order they finish, and once for
  /// every robots.txt fetched (record.url is its URL) before any page that it governs. The body is
  /// that of the last response whatever the outcome, so a refusal keeps its reason; it is empty
  /// when there was none. record.payload is unset. An Error ends the crawl with that Error.
  [[nodiscard]] virtual Result<void> accept(FetchedBody fetched) = 0;
};

/// Fetches the targets and hands each outcome to the sink.
///
/// Hosts are served in turn, the targets of one host in the order given. A host under a pause gets
/// no request: its targets end as Blocked. When `stop` becomes true the crawl returns within half a
/// second: open requests are dropped, and no record is given for them. Time is read from `clock`
/// and passes in `transport.wait`, so the transport serves no other use, and no second crawl after
/// a stop or an Error. Cost: O(log n) a request beside the transfer.
///
/// @return what was done, or the first Error of the sink.
[[nodiscard]] Result<CrawlSummary> crawl(std::vector<CrawlTarget> targets,
                                         const CrawlPolicy& policy,
                                         const std::vector<HostPause>& pauses,
                                         net::Transport& transport, const Clock& clock,
                                         Random random, CrawlSink& sink,
                                         const std::atomic<bool>& stop);

}  // namespace labledger::crawler
