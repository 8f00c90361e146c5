#include "cli/source_probe.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "analysis/health.hpp"
#include "analysis/openings.hpp"
#include "cli/derive.hpp"
#include "core/names.hpp"
#include "db/derive_store.hpp"
#include "parsers/boards/job_board.hpp"
#include "parsers/feeds/feed_document.hpp"
#include "parsers/payload.hpp"

namespace labledger::cli {
namespace {

constexpr std::array<std::string_view, 6> kLabels = {
    "reachable", "moved", "blocked", "wrong content", "other company", "unreachable"};

bool is_permanent(const RedirectHop& hop) {
  return hop.status == 301 || hop.status == 308;
}

ProbeResult judge_board(const FetchedBody& fetched, const Lab& lab) {
  const auto board = parsers::parse_job_board(fetched.body);
  if (!board) return {ProbeVerdict::WrongContent, board.error().message};
  if (analysis::owner_of(*board, lab) == analysis::BoardOwner::Other) {
    return {ProbeVerdict::OtherCompany, "the board is of '" + board->company + "'"};
  }
  if (board->postings.empty()) {
    return {ProbeVerdict::Reachable, "no openings: that may be so, or the board may not exist"};
  }
  return {ProbeVerdict::Reachable, std::to_string(board->postings.size()) + " openings"};
}

ProbeResult judge_page(const FetchedBody& fetched) {
  const Document document = parsers::parse_payload(fetched.body, content_type_of(fetched.record));
  if (document.usable()) return {ProbeVerdict::Reachable, {}};
  const bool is_wall =
      analysis::sight_of(FetchOutcome::Fetched, document.problems) == analysis::Sight::Refused;
  return {is_wall ? ProbeVerdict::Blocked : ProbeVerdict::WrongContent,
          db::format_problems(document.problems)};
}

ProbeResult judge_content(const FetchedBody& fetched, const Source& source, const Lab& lab) {
  switch (source.kind) {
    case SourceKind::Jobs:
      return judge_board(fetched, lab);
    case SourceKind::Feed: {
      const auto feed = parsers::parse_feed(fetched.body, fetched.record.final_url);
      if (!feed) return {ProbeVerdict::WrongContent, feed.error().message};
      return {ProbeVerdict::Reachable, std::to_string(feed->items.size()) + " items"};
    }
    case SourceKind::Sitemap: {
      const auto sitemap = parsers::parse_sitemap(fetched.body);
      if (!sitemap) return {ProbeVerdict::WrongContent, sitemap.error().message};
      return {ProbeVerdict::Reachable, std::to_string(sitemap->entries.size()) + " entries"};
    }
    default:
      return judge_page(fetched);
  }
}

}  // namespace

std::string_view label_of(ProbeVerdict verdict) {
  return kLabels.at(static_cast<std::size_t>(verdict));
}

ProbeResult judge_probe(const FetchedBody& fetched, const Source& source, const Lab& lab) {
  const FetchRecord& record = fetched.record;
  switch (record.outcome) {
    case FetchOutcome::Blocked:
    case FetchOutcome::Disallowed:
      return {ProbeVerdict::Blocked, record.error};
    case FetchOutcome::Gone:
      return {ProbeVerdict::Unreachable,
              "the server says it is not there (" + std::to_string(record.status) + ")"};
    case FetchOutcome::Fetched:
      break;
    default:
      return {ProbeVerdict::Unreachable, record.error};
  }
  ProbeResult result = judge_content(fetched, source, lab);
  const bool moved = !record.redirects.empty() &&
                     std::all_of(record.redirects.begin(), record.redirects.end(), is_permanent);
  if (result.verdict == ProbeVerdict::Reachable && moved) {
    return {ProbeVerdict::Moved, "for good, to " + record.final_url};
  }
  return result;
}

}  // namespace labledger::cli
