// How does the schedule follow the pages? A year of `*/15` runs over 50 invented sources on ten
// hosts, in a simulated web and on a clock that jumps, through the real plan, crawl and ledger.
// Prints for each rate of change how often the pages were fetched, beside a fixed schedule, and the
// closest two requests that any host saw. No ratio to a floor: nothing here is about speed.

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/alert_book.hpp"
#include "cli/crawl_plan.hpp"
#include "cli/derive_tools.hpp"
#include "cli/ingest.hpp"
#include "cli/ledger.hpp"
#include "crawler/crawl.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger {
namespace {

using namespace std::chrono_literals;
using std::chrono::hours;
using std::chrono::milliseconds;

constexpr int kSources = 50;
constexpr int kHosts = 10;
constexpr hours kYear{365 * 24};
constexpr milliseconds kHostDelay{5000};
constexpr milliseconds kAnswerTime{200};

/// Mean time between two changes of a source: from every six hours to once in two years.
hours mean_gap(int source) {
  constexpr std::array kGaps = {6, 24, 72, 168, 720, 2160, 8760, 17520, 48, 336};
  return hours{kGaps.at(static_cast<std::size_t>(source) % kGaps.size())};
}

std::string url_of(int source) {
  return "https://host" + std::to_string(source % kHosts) + ".example/page/" +
         std::to_string(source);
}

/// The instants at which a source changes: a Poisson process, the same in every run.
std::vector<Instant> changes_of(int source, Instant begin) {
  crawler::Random random(static_cast<std::uint64_t>(source) + 1);
  std::vector<Instant> changes;
  const double mean = static_cast<double>(milliseconds(mean_gap(source)).count());
  for (Instant at = begin; at - begin < kYear;) {
    at = at + milliseconds{static_cast<std::int64_t>(-std::log1p(-random.unit()) * mean) + 1};
    changes.push_back(at);
  }
  return changes;
}

/// Pages whose words depend on the hour, and a note of every request. wait() moves the clock.
class SimulatedWeb final : public net::Transport {
 public:
  explicit SimulatedWeb(test::FakeClock& clock) : clock_(clock) {
    for (int source = 0; source < kSources; ++source)
      changes_[url_of(source)] = changes_of(source, clock.now());
  }

  void submit(net::Request request) override {
    const Instant now = clock_.now();
    auto& last = last_request_[request.url.host];
    if (last != Instant{}) closest_ = std::min(closest_, now - last);
    last = now;
    net::Response response;
    response.ticket = request.ticket;
    response.started = now;
    const std::string url = request.url.str();
    const auto page = changes_.find(url);
    if (page == changes_.end()) {
      response.status = 404;  // robots.txt: everything is allowed.
    } else {
      ++fetches_[url];
      response.status = 200;
      response.headers = {{"Content-Type", "text/html"}};
      response.body = body_of(page->second, now);
    }
    open_.push_back(std::move(response));
  }

  [[nodiscard]] std::vector<net::Response> wait(milliseconds patience) override {
    clock_.advance(open_.empty() ? patience : std::min(patience, kAnswerTime));
    std::vector<net::Response> done = std::exchange(open_, {});
    for (net::Response& response : done)
      response.finished = clock_.now();
    return done;
  }

  [[nodiscard]] std::size_t fetches(const std::string& url) const {
    const auto found = fetches_.find(url);
    return found == fetches_.end() ? 0 : found->second;
  }
  [[nodiscard]] std::size_t changes(const std::string& url) const {
    return changes_.at(url).size();
  }
  [[nodiscard]] milliseconds closest() const { return closest_; }

 private:
  static std::string body_of(const std::vector<Instant>& changes, Instant now) {
    const auto count = std::upper_bound(changes.begin(), changes.end(), now) - changes.begin();
    std::string body = "<html><body><main><h1>A policy</h1>";
    for (int line = 0; line < 12; ++line) {
      body += "<p>We keep rule number " + std::to_string(line) +
              " of this policy for every model that we train.</p>";
    }
    return body + "<p>An outside auditor has read this policy " + std::to_string(count) +
           " times in all.</p></main></body></html>";
  }

  test::FakeClock& clock_;
  std::map<std::string, std::vector<Instant>> changes_;
  std::map<std::string, std::size_t> fetches_;
  std::map<std::string, Instant> last_request_;
  std::vector<net::Response> open_;
  milliseconds closest_ = milliseconds::max();
};

class IngestSink final : public crawler::CrawlSink {
 public:
  explicit IngestSink(cli::Ingest& ingest) : ingest_(ingest) {}
  [[nodiscard]] Result<void> accept(FetchedBody fetched) override {
    return ingest_.take(std::move(fetched));
  }

 private:
  cli::Ingest& ingest_;
};

Lab invented_lab() {
  Lab lab;
  lab.id = "invented";
  for (int number = 0; number < kSources; ++number) {
    Source source;
    source.id = "page-" + std::to_string(number);
    source.lab_id = lab.id;
    source.url = url_of(number);
    lab.sources.push_back(source);
  }
  return lab;
}

Result<void> simulate(cli::Ledger& ledger, test::FakeClock& clock, SimulatedWeb& web) {
  const std::vector<Lab> labs = {invented_lab()};
  const parsers::Registry registry;
  cli::DeriveTools tools = TRY(cli::DeriveTools::make({}));
  cli::AlertBook alerts(ledger, registry, tools, clock);
  const Instant begin = clock.now();
  const std::atomic<bool> stop{false};
  crawler::CrawlPolicy policy;
  policy.host_delay = kHostDelay;
  for (Instant tick = begin; tick - begin < kYear; tick = tick + milliseconds{15min}) {
    if (clock.now() < tick) clock.advance_to(tick);
    const std::vector<std::string> due = TRY(cli::due_sources(ledger, labs, clock.now()));
    if (due.empty()) continue;
    cli::Ingest ingest(ledger, alerts, tools, clock, cli::WordingPolicy::Read);
    IngestSink sink(ingest);
    std::vector<crawler::CrawlTarget> targets = TRY(cli::with_validators(ledger, due));
    TRY(crawler::crawl(std::move(targets), policy, {}, web, clock,
                       crawler::Random(static_cast<std::uint64_t>(tick.ms)), sink, stop));
    TRY(ingest.flush());
  }
  return {};
}

void print(const SimulatedWeb& web) {
  struct Row {
    std::size_t sources = 0;
    std::size_t changes = 0;
    std::size_t fetches = 0;
  };
  std::map<hours, Row> rows;
  for (int source = 0; source < kSources; ++source) {
    Row& row = rows[mean_gap(source)];
    ++row.sources;
    row.changes += web.changes(url_of(source));
    row.fetches += web.fetches(url_of(source));
  }
  const Source usual;
  std::printf("usual %ld h, bounds %ld to %ld h; a fixed schedule fetches 365 times a year\n",
              static_cast<long>(usual.interval.count()),
              static_cast<long>(fastest_interval(usual).count()),
              static_cast<long>(slowest_interval(usual).count()));
  std::printf("%24s %8s %18s %18s\n", "mean time to a change, h", "sources", "changes a source",
              "fetches a source");
  for (const auto& [gap, row] : rows) {
    std::printf("%24ld %8zu %18.1f %18.1f\n", static_cast<long>(gap.count()), row.sources,
                static_cast<double>(row.changes) / static_cast<double>(row.sources),
                static_cast<double>(row.fetches) / static_cast<double>(row.sources));
  }
  std::printf("closest two requests to one host: %.3f s (its delay is %.3f s)\n",
              static_cast<double>(web.closest().count()) / 1000,
              static_cast<double>(kHostDelay.count()) / 1000);
}

int run() {
  const test::TemporaryFolder folder;
  const auto ledger = cli::Ledger::open_for_writing(folder.path("ledger.db"));
  test::FakeClock clock;
  SimulatedWeb web(clock);
  const auto done = ledger ? simulate(**ledger, clock, web) : Result<void>(ledger.error());
  if (!done) {
    std::fprintf(stderr, "schedule_bench: %s\n", done.error().message.c_str());
    return 1;
  }
  print(web);
  return web.closest() >= kHostDelay ? 0 : 1;
}

}  // namespace
}  // namespace labledger

int main() {
  return labledger::run();
}
