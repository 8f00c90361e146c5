#include "cli/crawl_stage.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <utility>

#include "cli/command.hpp"
#include "cli/crawl_plan.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"

namespace labledger::cli {
namespace {

/// Hands what a crawl brings home to the ledger.
class IngestSink final : public crawler::CrawlSink {
 public:
  IngestSink(Ingest& ingest, Progress& progress, std::size_t targets)
      : ingest_(ingest), progress_(progress), targets_(static_cast<std::int64_t>(targets)) {}

  [[nodiscard]] Result<void> accept(FetchedBody fetched) override {
    progress_.show(++done_, targets_);
    return ingest_.take(std::move(fetched));
  }

 private:
  Ingest& ingest_;
  Progress& progress_;
  std::int64_t targets_;
  std::int64_t done_ = 0;
};

/// A transport that asks the crawl to stop at a signal or at a deadline.
class BoundedTransport final : public net::Transport {
 public:
  BoundedTransport(net::Transport& inner, const Clock& clock, std::optional<Instant> deadline)
      : inner_(inner), clock_(clock), deadline_(deadline) {}

  void submit(net::Request request) override { inner_.submit(std::move(request)); }

  [[nodiscard]] std::vector<net::Response> wait(std::chrono::milliseconds patience) override {
    auto responses = inner_.wait(patience);
    if (stop_requested() || (deadline_ && clock_.now() >= *deadline_)) stop_ = true;
    return responses;
  }

  [[nodiscard]] const std::atomic<bool>& stop() const { return stop_; }

 private:
  net::Transport& inner_;
  const Clock& clock_;
  std::optional<Instant> deadline_;
  std::atomic<bool> stop_{false};
};

}  // namespace

crawler::CrawlPolicy policy_of(const parsers::Settings& settings) {
  crawler::CrawlPolicy policy;
  const parsers::CrawlSettings& crawl = settings.crawl;
  policy.agent_token = settings.agent;
  policy.host_delay = crawl.host_delay;
  policy.host_connections = crawl.host_connections;
  policy.max_connections = crawl.max_connections;
  policy.max_attempts = crawl.max_attempts;
  policy.max_redirects = crawl.max_redirects;
  policy.limits.body_bytes = crawl.max_body_bytes;
  policy.limits.connect_time = crawl.connect_time;
  policy.limits.total_time = crawl.total_time;
  return policy;
}

Result<crawler::CrawlSummary> crawl_stage(const CrawlRequest& request,
                                          const parsers::Settings& settings, Ledger& ledger,
                                          Ingest& ingest, const net::CurlGlobal& global,
                                          const Clock& clock) {
  const auto transport = TRY(net::open_curl_transport(
      global, clock,
      {.user_agent = parsers::user_agent(settings, kVersion), .addresses = request.addresses}));
  BoundedTransport bounded(*transport, clock, request.deadline);
  const Instant now = clock.now();
  std::vector<crawler::CrawlTarget> targets = TRY(with_validators(ledger, request.urls));
  const std::vector<crawler::HostPause> pauses = TRY(host_pauses(ledger, now));
  const crawler::Random random(static_cast<std::uint64_t>(now.ms));
  Progress progress("crawl", request.verbosity);
  IngestSink sink(ingest, progress, targets.size());
  crawler::CrawlSummary summary = TRY(crawler::crawl(std::move(targets), request.policy, pauses,
                                                     bounded, clock, random, sink, bounded.stop()));
  TRY(ingest.flush());
  return summary;
}

std::size_t failures_of(const crawler::CrawlSummary& summary) {
  return summary.blocked + summary.errors + summary.disallowed;
}

}  // namespace labledger::cli
