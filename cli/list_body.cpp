#include "cli/list_body.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/job.hpp"
#include "parsers/boards/job_board.hpp"
#include "parsers/feeds/feed_document.hpp"
#include "parsers/feeds/xml_reader.hpp"
#include "parsers/gzip.hpp"
#include "parsers/payload.hpp"

namespace labledger::cli {
namespace {

/// The formats of board systems, which nothing else looks like.
constexpr std::array kCertainBoards = {BoardKind::Greenhouse,      BoardKind::Lever,
                                       BoardKind::Ashby,           BoardKind::Workable,
                                       BoardKind::SmartRecruiters, BoardKind::Recruitee};

bool is_certain_board(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  if (bytes[first] != '{' && bytes[first] != '[') return false;
  const auto board = parsers::parse_job_board(bytes);
  return board && !board->postings.empty() &&
         std::find(kCertainBoards.begin(), kCertainBoards.end(), board->kind) !=
             kCertainBoards.end();
}

}  // namespace

SourceKind list_kind_of(const Source* entry, std::string_view bytes) {
  if (entry != nullptr) {
    const bool is_page = entry->kind == SourceKind::Page || entry->kind == SourceKind::Document;
    return is_page ? SourceKind::Page : entry->kind;
  }
  std::string inflated;
  if (parsers::is_gzip(bytes)) {
    auto read = parsers::inflate_gzip(bytes, parsers::FeedLimits{}.bytes);
    if (!read) return SourceKind::Page;
    inflated = *std::move(read);
    bytes = inflated;
  }
  const std::string root = parsers::root_element(bytes);
  if (root == "urlset" || root == "sitemapindex") return SourceKind::Sitemap;
  if (root == "rss" || root == "feed" || root == "rdf") return SourceKind::Feed;
  return is_certain_board(bytes) ? SourceKind::Jobs : SourceKind::Page;
}

bool is_too_few(const Source* entry, std::int64_t items, std::int64_t last) {
  if (entry == nullptr || !entry->expect.min_item_share) return false;
  return static_cast<double>(items) < *entry->expect.min_item_share * static_cast<double>(last);
}

ListFinding finding_of_page(std::string_view bytes, std::string_view content_type) {
  Document document = parsers::parse_payload(bytes, content_type);
  const bool says_why =
      std::any_of(document.problems.begin(), document.problems.end(), [](CaptureProblem problem) {
        return problem != CaptureProblem::Unparsable && problem != CaptureProblem::NoText;
      });
  ListFinding finding;
  finding.problems = {CaptureProblem::WrongKind};
  if (says_why) finding.problems = std::move(document.problems);
  return finding;
}

}  // namespace labledger::cli
