#include "cli/derive_board.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/derive.hpp"
#include "parsers/boards/job_board.hpp"

namespace labledger::cli {
namespace {

/// What is read of one lab's board. Each opening can come to an event, so they are bounded.
constexpr parsers::BoardLimits kLimits = {
    .bytes = std::size_t{64} << 20, .depth = 64, .postings = 20'000, .values_per_posting = 100'000};

/// Boards kept between calls; more would only hold memory.
constexpr std::size_t kRememberedBoards = 64;

bool is_open(const JobPosting& posting) {
  return posting.state == PostingState::Open;
}

std::int64_t open_count(const JobBoard& board) {
  return std::count_if(board.postings.begin(), board.postings.end(), is_open);
}

bool has(const JobBoard& board, BoardProblem problem) {
  return std::find(board.problems.begin(), board.problems.end(), problem) != board.problems.end();
}

/// Why a board that was read is not believed; empty when it is.
std::vector<CaptureProblem> problems_of(const JobBoard& board, const Lab* lab) {
  if (board.kind == BoardKind::Dump || board.kind == BoardKind::Directory) {
    return {CaptureProblem::WrongKind};
  }
  std::vector<CaptureProblem> problems;
  if (open_count(board) == 0) problems.push_back(CaptureProblem::EmptyList);
  if (has(board, BoardProblem::Incomplete)) problems.push_back(CaptureProblem::IncompleteList);
  if (lab != nullptr && analysis::owner_of(board, *lab) == analysis::BoardOwner::Other) {
    problems.push_back(CaptureProblem::OtherCompany);
  }
  return problems;
}

const std::string& team_of(const JobPosting& posting) {
  return posting.team.empty() ? posting.department : posting.team;
}

/// Puts into the opening what the posting says and what a change of it makes no news.
void take_details(const JobPosting& posting, db::OpeningRow& opening) {
  opening.team = team_of(posting);
  opening.places = posting.places;
  opening.url = posting.url;
}

void take_title(const JobPosting& posting, const analysis::JobClassifier& classifier,
                db::OpeningRow& opening) {
  opening.title = posting.title;
  opening.technical = classifier.is_technical(posting.title);
  opening.job_class = classifier
                          .classify({.title = posting.title,
                                     .team = posting.team,
                                     .department = posting.department,
                                     .description = posting.description})
                          .job_class;
}

using PostingsById = std::map<std::string_view, const JobPosting*>;

PostingsById by_id(const JobBoard& board) {
  PostingsById postings;
  for (const JobPosting& posting : board.postings)
    postings.emplace(posting.id, &posting);
  return postings;
}

}  // namespace

Result<ListFinding> BoardDeriver::take(const ListBody& body) {
  Result<JobBoard> read = parsers::parse_job_board(body.bytes, kLimits);
  if (!read) {
    if (read.error().kind != ErrorKind::TooLarge) {
      return finding_of_page(body.bytes, content_type_of(body.row.record));
    }
    ListFinding finding;
    finding.problems = {CaptureProblem::TooManyItems};
    return finding;
  }
  JobBoard board = *std::move(read);
  const Lab* lab =
      body.entry == nullptr ? nullptr : alerts_.registry().find_lab(body.entry->lab_id);
  ListFinding finding{.problems = problems_of(board, lab),
                      .new_version = false,
                      .title = board.company,
                      .items = open_count(board)};
  if (!finding.problems.empty()) return finding;
  const JobBoard* before = TRY(last_believed(body));
  analysis::OpeningsComparison comparison;
  comparison.outcome = analysis::OpeningsOutcome::OtherBoard;
  if (before != nullptr) comparison = analysis::compare_openings(*before, board);
  if (comparison.outcome == analysis::OpeningsOutcome::OtherBoard) {
    TRY(begin_board(body, board));
    finding.new_version = true;
  } else if (is_too_few(body.entry, finding.items, open_count(*before))) {
    finding.problems = {CaptureProblem::TooFewItems};
    return finding;
  } else {
    TRY(apply(body, *before, board, comparison));
    finding.new_version = !comparison.events.empty();
  }
  remember(body, std::move(board));
  return finding;
}

Result<const JobBoard*> BoardDeriver::last_believed(const ListBody& body) {
  const JobBoard* none = nullptr;
  if (!body.cursor.usable) return none;
  const auto known = remembered_.find(body.source.value);
  if (known != remembered_.end() && known->second.capture == *body.cursor.usable) {
    return &known->second.board;
  }
  const db::FetchRow row = TRY(ledger_.evidence().get(*body.cursor.usable));
  if (!row.payload) return none;
  const auto bytes = TRY(ledger_.evidence().payloads().get(*row.payload));
  Result<JobBoard> board = parsers::parse_job_board(*bytes, kLimits);
  if (!board || open_count(*board) == 0) return none;  // It was believed as something else.
  if (known == remembered_.end() && remembered_.size() >= kRememberedBoards) remembered_.clear();
  Remembered& remembered = remembered_[body.source.value];
  remembered = {*body.cursor.usable, *std::move(board)};
  return &remembered.board;
}

void BoardDeriver::remember(const ListBody& body, JobBoard board) {
  for (JobPosting& posting : board.postings)
    posting.description = {};
  if (remembered_.size() >= kRememberedBoards) remembered_.clear();
  remembered_.insert_or_assign(body.source.value, Remembered{body.row.id, std::move(board)});
}

Result<void> BoardDeriver::begin_board(const ListBody& body, const JobBoard& board) {
  const analysis::JobClassifier* classifier = TRY(tools_.jobs());
  const std::vector<db::BoardRow> boards = TRY(ledger_.openings().boards(body.source));
  const Instant at = body.row.record.started;
  db::BoardRow row{.number = 1,
                   .kind = board.kind,
                   .company = board.company,
                   .slug = board.slug,
                   .fetch = body.row.id,
                   .first_seen = at};
  if (!boards.empty()) {
    row.number = boards.back().number + 1;
    TRY(ledger_.openings().end_board(body.source, boards.back().number,
                                     body.cursor.usable_at.value_or(at), at));
  }
  TRY(ledger_.openings().add_board(body.source, row));
  for (const JobPosting& posting : board.postings) {
    if (!is_open(posting)) continue;
    db::OpeningRow opening;
    opening.board = row.number;
    opening.id = posting.id;
    opening.fetch = body.row.id;
    opening.first_seen = at;
    take_details(posting, opening);
    take_title(posting, *classifier, opening);
    TRY(ledger_.openings().put(body.source, opening));
  }
  return {};
}

Result<void> BoardDeriver::apply(const ListBody& body, const JobBoard& before,
                                 const JobBoard& after,
                                 const analysis::OpeningsComparison& comparison) {
  const std::vector<db::BoardRow> boards = TRY(ledger_.openings().boards(body.source));
  if (boards.empty()) return begin_board(body, after);
  const std::int64_t board = boards.back().number;
  const PostingsById old_postings = by_id(before);
  const PostingsById new_postings = by_id(after);
  std::int64_t position = 0;
  for (const analysis::OpeningEvent& event : comparison.events) {
    const bool is_closing = event.change == OpeningChange::Closed;
    const JobPosting* posting = (is_closing ? old_postings : new_postings).at(event.id);
    TRY(apply(body, board, position++, event, *posting));
  }
  for (const auto& [id, posting] : new_postings) {
    const auto old = old_postings.find(id);
    if (old == old_postings.end() || !is_open(*posting) || !is_open(*old->second)) continue;
    if (team_of(*old->second) == team_of(*posting) && old->second->url == posting->url &&
        old->second->places == posting->places) {
      continue;
    }
    auto opening = TRY(ledger_.openings().find(body.source, board, std::string(id)));
    if (!opening) continue;
    take_details(*posting, *opening);
    TRY(ledger_.openings().put(body.source, *opening));
  }
  return {};
}

Result<void> BoardDeriver::apply(const ListBody& body, std::int64_t board, std::int64_t position,
                                 const analysis::OpeningEvent& event, const JobPosting& posting) {
  const analysis::JobClassifier* classifier = TRY(tools_.jobs());
  const Instant at = body.row.record.started;
  const Instant not_before = body.cursor.usable_at.value_or(at);
  const auto known = TRY(ledger_.openings().find(body.source, board, event.id));
  db::OpeningRow opening = known.value_or(db::OpeningRow{});
  db::OpeningEventRow row{.fetch = body.row.id,
                          .position = position,
                          .board = board,
                          .opening = event.id,
                          .change = event.change,
                          .title = event.title,
                          .before = event.before,
                          .after = event.after,
                          .class_before = opening.job_class,
                          .technical_before = opening.technical,
                          .job_class = opening.job_class,
                          .repost_id = event.repost_id,
                          .not_before = not_before,
                          .not_after = at};
  if (!known) {
    opening.board = board;
    opening.id = event.id;
    opening.fetch = body.row.id;
    opening.first_seen = at;
  }
  if (event.change == OpeningChange::Closed) {
    opening.closing = db::Closing{.after = not_before, .by = at};
  } else {
    opening.closing.reset();
    take_details(posting, opening);
  }
  if (event.change == OpeningChange::Opened) opening.repost_of = event.repost_id;
  if (event.change == OpeningChange::Opened || event.change == OpeningChange::Retitled) {
    take_title(posting, *classifier, opening);
    row.job_class = opening.job_class;
  }
  TRY(ledger_.openings().put(body.source, opening));
  TRY(ledger_.openings().add_event(body.source, row));
  return raise(body, row, opening);
}

Result<void> BoardDeriver::raise(const ListBody& body, const db::OpeningEventRow& event,
                                 const db::OpeningRow& opening) {
  const bool is_news = event.change != OpeningChange::Moved && event.repost_id.empty();
  if (!is_news || body.row.id <= body.raised_up_to) return {};
  return alerts_.note_opening(body.source, body.row,
                              {.change = event.change,
                               .job_class = opening.job_class,
                               .id = event.opening,
                               .title = event.title,
                               .team = opening.team,
                               .places = opening.places,
                               .url = opening.url},
                              event.before, event.not_before);
}

}  // namespace labledger::cli
