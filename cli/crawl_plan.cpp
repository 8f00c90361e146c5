#include "cli/crawl_plan.hpp"

#include <utility>

#include "core/url.hpp"

namespace labledger::cli {

Result<std::vector<std::string>> due_sources(Ledger& ledger, const std::vector<Lab>& labs,
                                             Instant now) {
  std::vector<std::string> due;
  for (const Lab& lab : labs) {
    for (const Source& source : lab.sources) {
      if (!source.enabled) continue;
      const auto row = TRY(ledger.evidence().find_source(source.url));
      const auto last = row ? TRY(ledger.evidence().last_attempt(*row)) : std::nullopt;
      if (!last || *last + source.interval <= now) due.push_back(source.url);
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
