#include "parsers/boards/board_builder.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/url.hpp"

namespace labledger::parsers {
namespace {

// Hosts of board systems whose URLs begin with the board's name.
constexpr auto kBoardHosts = std::to_array<std::string_view>(
    {"ashbyhq.com", "lever.co", "greenhouse.io", "smartrecruiters.com", "workable.com"});

// The board's name in a posting's URL, as it is spelled there; empty when there is none.
std::string slug_in(std::string_view posting_url) {
  const Result<Url> url = parse_url(posting_url);
  if (!url) return {};
  const bool is_known =
      std::any_of(kBoardHosts.begin(), kBoardHosts.end(), [&](std::string_view host) {
        return url->host == host || url->host.ends_with("." + std::string(host));
      });
  if (!is_known) return {};
  const std::size_t end = url->path.find('/', 1);
  return end == std::string::npos ? std::string() : url->path.substr(1, end - 1);
}

// The company that all postings name; empty when they differ.
std::string common_company(const std::vector<JobPosting>& postings) {
  if (postings.empty()) return {};
  const std::string& first = postings.front().company;
  const bool is_common = std::all_of(postings.begin(), postings.end(),
                                     [&](const JobPosting& one) { return one.company == first; });
  return is_common ? first : std::string();
}

bool holds_one_board(BoardKind kind) {
  return kind != BoardKind::Dump && kind != BoardKind::Register && kind != BoardKind::Directory;
}

}  // namespace

void BoardBuilder::add(JobPosting posting) {
  if (posting.id.empty() || posting.title.empty()) return skip();
  std::string key = posting.company;
  key.append(1, '\0').append(posting.id);
  if (!seen_.insert(std::move(key)).second) {
    has_repeated_ids_ = true;
    return skip();
  }
  board_.postings.push_back(std::move(posting));
}

JobBoard BoardBuilder::finish(BoardKind kind) {
  board_.kind = kind;
  if (board_.company.empty()) board_.company = common_company(board_.postings);
  if (holds_one_board(kind) && !board_.postings.empty())
    board_.slug = slug_in(board_.postings.front().url);
  const auto state = [this](bool holds, BoardProblem problem) {
    if (holds) board_.problems.push_back(problem);
  };
  const std::size_t entries = board_.postings.size() + board_.skipped;
  state(kind == BoardKind::Directory, BoardProblem::Directory);
  state(kind != BoardKind::Directory && board_.postings.empty(), BoardProblem::Empty);
  state(board_.stated_count && *board_.stated_count != entries, BoardProblem::Incomplete);
  state(has_repeated_ids_, BoardProblem::RepeatedIds);
  const bool has_others = board_.skipped > 0 && !has_repeated_ids_;
  state(has_others, BoardProblem::Unreadable);
  return std::move(board_);
}

}  // namespace labledger::parsers
