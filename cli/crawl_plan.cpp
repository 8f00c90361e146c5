#include "cli/crawl_plan.hpp"

#include <algorithm>
#include <utility>

#include "analysis/change_rate.hpp"
#include "analysis/health.hpp"
#include "core/digest.hpp"
#include "core/url.hpp"

namespace labledger::cli {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kAttemptsLookedAt = 65;  ///< 64 visits between them.
constexpr std::chrono::hours kFirstRetry{1};
constexpr std::size_t kDoublingsCounted = 20;  ///< Beyond any interval.
constexpr std::int64_t kSpread = 10;           ///< A wait grows by up to its tenth.

/// The visits between attempts that saw the page, newest first.
std::vector<analysis::Visit> visits_of(const std::vector<db::AttemptRow>& attempts) {
  std::vector<analysis::Visit> visits;
  const db::AttemptRow* later = nullptr;
  for (const db::AttemptRow& attempt : attempts) {
    if (!attempt.version) continue;
    if (later != nullptr && later->at > attempt.at) {
      visits.push_back(
          {.since_last = later->at - attempt.at, .changed = later->version != attempt.version});
    }
    later = &attempt;
  }
  return visits;
}

/// How many of the newest attempts in a row failed without a refusal.
std::size_t failures_in_a_row(const std::vector<db::AttemptRow>& attempts) {
  std::size_t count = 0;
  while (count < attempts.size() &&
         analysis::sight_of(attempts[count].outcome, attempts[count].problems) ==
             analysis::Sight::Failed) {
    ++count;
  }
  return count;
}

milliseconds wait_after(const std::vector<db::AttemptRow>& attempts, const Source& source) {
  const milliseconds steady =
      analysis::next_interval(visits_of(attempts), {.usual = source.interval,
                                                    .fastest = fastest_interval(source),
                                                    .slowest = slowest_interval(source)});
  const std::size_t failures = failures_in_a_row(attempts);
  if (failures == 0) return steady;
  const std::size_t doublings = std::min(failures - 1, kDoublingsCounted);
  return std::min<milliseconds>(kFirstRetry * (std::int64_t{1} << doublings), steady);
}

}  // namespace

Result<std::optional<Instant>> next_due(Ledger& ledger, const Source& source) {
  const auto row = TRY(ledger.evidence().find_source(source.url));
  if (!row) return std::optional<Instant>{};
  const auto attempts = TRY(ledger.derived().last_attempts(*row, kAttemptsLookedAt));
  if (attempts.empty()) return std::optional<Instant>{};
  const Instant last = attempts.front().at;
  const milliseconds wait = wait_after(attempts, source);
  const std::uint64_t chance = stable_hash(source.url + std::to_string(last.ms));
  const auto spread = static_cast<std::uint64_t>(std::max<std::int64_t>(wait.count() / kSpread, 1));
  return std::optional(last + wait + milliseconds{static_cast<std::int64_t>(chance % spread)});
}

Result<std::vector<std::string>> due_sources(Ledger& ledger, const std::vector<Lab>& labs,
                                             Instant now) {
  std::vector<std::string> due;
  for (const Lab& lab : labs) {
    for (const Source& source : lab.sources) {
      if (!source.enabled) continue;
      const auto at = TRY(next_due(ledger, source));
      if (!at || *at <= now) due.push_back(source.url);
    }
  }
  return due;
}

Result<std::vector<crawler::CrawlTarget>> with_validators(Ledger& ledger,
                                                          const std::vector<std::string>& urls) {
  std::vector<crawler::CrawlTarget> targets;
  targets.reserve(urls.size());
  for (const std::string& url : urls) {
    crawler::CrawlTarget target{.url = url, .validators = {}, .validated_url = {}};
    const auto source = TRY(ledger.evidence().find_source(url));
    const auto last = source ? TRY(ledger.evidence().last_with_payload(*source)) : std::nullopt;
    const auto capture = last ? TRY(ledger.derived().capture(last->id)) : std::nullopt;
    // An archive's validators were given to the archive; only our own are ours to send.
    if (capture && capture->problems.empty() && last->record.provenance == Provenance::Own) {
      target.validated_url = last->record.final_url;
      if (const auto tag = find_header(last->record.response_headers, "ETag")) {
        target.validators.push_back({"If-None-Match", std::string(*tag)});
      }
      if (const auto date = find_header(last->record.response_headers, "Last-Modified")) {
        target.validators.push_back({"If-Modified-Since", std::string(*date)});
      }
    }
    targets.push_back(std::move(target));
  }
  return targets;
}

Result<std::vector<crawler::HostPause>> host_pauses(Ledger& ledger, Instant now) {
  std::vector<crawler::HostPause> pauses;
  const std::vector<db::HostWait> waits = TRY(ledger.evidence().waits_after(now));
  for (const db::HostWait& wait : waits) {
    const auto url = parse_url(wait.url);
    if (url) pauses.push_back({url->host, wait.until});
  }
  return pauses;
}

}  // namespace labledger::cli
