// Any bytes as a job board: what is read keeps its promises, and compared with itself it has not
// changed.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "analysis/openings.hpp"
#include "parsers/boards/job_board.hpp"

namespace {

using namespace labledger;

constexpr parsers::BoardLimits kLimits{
    .bytes = 1U << 20, .depth = 32, .postings = 1000, .values_per_posting = 2000};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<JobBoard> board = parsers::parse_job_board(bytes, kLimits);
  if (!board) {
    require(!board.error().message.empty());
    require(board.error().kind == ErrorKind::Malformed ||
            board.error().kind == ErrorKind::TooLarge);
    return 0;
  }
  std::set<std::string> ids;
  for (const JobPosting& posting : board->postings) {
    require(!posting.id.empty() && !posting.title.empty());
    require(ids.insert(posting.company + '\0' + posting.id).second);
    require(std::set(posting.places.begin(), posting.places.end()).size() == posting.places.size());
  }
  require(board->postings.size() <= kLimits.postings);
  const auto comparison = analysis::compare_openings(*board, *board);
  require(comparison.events.empty() || board->kind == BoardKind::Register);
  return 0;
}
