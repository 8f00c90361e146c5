#pragma once
// A crawl with nothing real in it: scripted replies, a clock that moves when the crawl waits, and a
// sink that keeps all records.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "crawler/crawl.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_transport.hpp"

namespace labledger::crawler {

using std::chrono::milliseconds;
using test::FakeClock;
using test::FakeReply;
using test::FakeTransport;

/// Keeps all records; can fail at the Nth.
class Basket final : public CrawlSink {
 public:
  Result<void> accept(FetchedBody fetched) override {
    if (records.size() == fail_at) return Error{ErrorKind::Storage, "full"};
    records.push_back(std::move(fetched));
    if (records.size() == stop_at) stop = true;
    return {};
  }

  /// The one record of that URL.
  [[nodiscard]] const FetchRecord& record(const std::string& url) const {
    const FetchRecord* found = nullptr;
    for (const FetchedBody& fetched : records) {
      if (fetched.record.url != url) continue;
      REQUIRE(found == nullptr);
      found = &fetched.record;
    }
    REQUIRE(found != nullptr);
    return *found;
  }

  [[nodiscard]] std::size_t position(const std::string& url) const {
    const auto at = std::find_if(records.begin(), records.end(),
                                 [&](const auto& fetched) { return fetched.record.url == url; });
    return static_cast<std::size_t>(at - records.begin());
  }

  std::vector<FetchedBody> records;
  std::size_t fail_at = SIZE_MAX;
  std::size_t stop_at = SIZE_MAX;
  std::atomic<bool> stop = false;
};

/// A crawl with everything faked.
struct Fixture {
  FakeClock clock;
  FakeTransport net{clock};
  Basket basket;
  CrawlPolicy policy;
  std::vector<HostPause> pauses;

  Fixture() {
    policy.agent_token = "ledgerbot";
    policy.host_delay = milliseconds{1000};
    policy.jitter_share = 0;
  }

  Result<CrawlSummary> run(std::vector<CrawlTarget> targets) {
    return crawl(std::move(targets), policy, pauses, net, clock, Random(1), basket, basket.stop);
  }
  CrawlSummary crawl_urls(const std::vector<std::string>& urls) {
    std::vector<CrawlTarget> targets;
    targets.reserve(urls.size());
    for (const std::string& url : urls)
      targets.push_back({url, {}, {}});
    return run(std::move(targets)).value();
  }
};

inline FakeReply with_status(int status, HeaderList headers = {}, std::string body = {}) {
  return {status, std::move(headers), std::move(body), {}, milliseconds{10}};
}
inline FakeReply with_error(ErrorKind kind) {
  return {0, {}, {}, Error{kind, "as scripted"}, milliseconds{10}};
}

}  // namespace labledger::crawler
