#include "analysis/openings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "analysis/fold.hpp"

namespace labledger::analysis {
namespace {

using OpenPostings = std::unordered_map<std::string, const JobPosting*>;

// Dumps hold many boards, whose ids may be equal.
std::string key_of(const JobBoard& board, const JobPosting& posting) {
  if (board.kind != BoardKind::Dump) return posting.id;
  return posting.company + '\0' + posting.id;
}

OpenPostings open_postings(const JobBoard& board) {
  OpenPostings open;
  open.reserve(board.postings.size());
  for (const JobPosting& posting : board.postings) {
    if (posting.state == PostingState::Open) open.emplace(key_of(board, posting), &posting);
  }
  return open;
}

bool is_incomplete(const JobBoard& board) {
  return std::find(board.problems.begin(), board.problems.end(), BoardProblem::Incomplete) !=
         board.problems.end();
}

bool is_other_name(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && fold_letters(a) != fold_letters(b);
}

// Another system's ids do not compare; the same system may show another company's board.
bool is_other_board(const JobBoard& before, const JobBoard& after) {
  if (before.kind != after.kind) return true;
  if (!is_other_name(before.company, after.company) && !is_other_name(before.slug, after.slug))
    return false;
  const OpenPostings known = open_postings(before);
  return std::none_of(after.postings.begin(), after.postings.end(), [&](const JobPosting& posting) {
    return known.contains(key_of(after, posting));
  });
}

OpeningsOutcome outcome_of(const JobBoard& before, const JobBoard& after) {
  if (before.postings.empty() || after.postings.empty()) return OpeningsOutcome::Unknown;
  if (is_other_board(before, after)) return OpeningsOutcome::OtherBoard;
  if (is_incomplete(before) && is_incomplete(after)) return OpeningsOutcome::PairsOnly;
  if (is_incomplete(after)) return OpeningsOutcome::WithoutClosed;
  if (is_incomplete(before)) return OpeningsOutcome::WithoutOpened;
  return OpeningsOutcome::Compared;
}

std::vector<std::string> sorted(std::vector<std::string> places) {
  std::sort(places.begin(), places.end());
  return places;
}

std::string joined(const std::vector<std::string>& places) {
  std::string out;
  for (const std::string& place : places)
    out += (out.empty() ? "" : "; ") + place;
  return out;
}

void compare_pair(const JobPosting& before, const JobPosting& after, OpeningsComparison& out) {
  ++out.kept;
  if (before.title != after.title) {
    out.events.push_back(
        {OpeningChange::Retitled, after.id, after.title, before.title, after.title, {}});
  }
  if (sorted(before.places) != sorted(after.places)) {
    out.events.push_back({OpeningChange::Moved,
                          after.id,
                          after.title,
                          joined(before.places),
                          joined(after.places),
                          {}});
  }
}

/// What makes a new posting the old one again.
std::string role_of(const JobPosting& posting) {
  return fold_letters(posting.company) + '\0' + fold_letters(posting.title) + '\0' +
         fold_letters(posting.team.empty() ? posting.department : posting.team);
}

/// Pairs what closed with what opened under the same title and team, in order, each once.
class Reposts {
 public:
  void add_closed(const JobPosting& posting) { closed_[role_of(posting)].push_back(&posting); }

  /// The closed posting that this one posts again; null when there is none left.
  const JobPosting* take(const JobPosting& opened) {
    const auto found = closed_.find(role_of(opened));
    if (found == closed_.end()) return nullptr;
    Queue& queue = found->second;
    return queue.taken < queue.postings.size() ? queue.postings[queue.taken++] : nullptr;
  }

 private:
  struct Queue {
    std::vector<const JobPosting*> postings;
    std::size_t taken = 0;
    void push_back(const JobPosting* posting) { postings.push_back(posting); }
  };
  std::map<std::string, Queue> closed_;
};

/// The company's name without what differs between a registry and a board: case, punctuation and
/// legal form.
std::string folded_company(std::string_view name) {
  constexpr auto kLegalForms = std::to_array<std::string_view>(
      {"inc", "incorporated", "llc",  "ltd", "limited", "corp", "corporation",
       "co",  "company",      "gmbh", "ag",  "se",      "sas",  "sa",
       "bv",  "plc",          "pbc",  "lp",  "pte",     "pty"});
  FoldedText folded;
  fold(name, folded);
  std::size_t words = folded.words.size();
  while (words > 1 && std::find(kLegalForms.begin(), kLegalForms.end(), folded.word(words - 1)) !=
                          kLegalForms.end())
    --words;
  return words == 0 ? std::string() : folded.letters.substr(0, folded.words[words - 1].end);
}

}  // namespace

OpeningsComparison compare_openings(const JobBoard& before, const JobBoard& after) {
  OpeningsComparison out;
  out.outcome = outcome_of(before, after);
  if (out.outcome == OpeningsOutcome::Unknown || out.outcome == OpeningsOutcome::OtherBoard)
    return out;
  const bool sees_closed =
      out.outcome == OpeningsOutcome::Compared || out.outcome == OpeningsOutcome::WithoutOpened;
  const bool sees_opened =
      out.outcome == OpeningsOutcome::Compared || out.outcome == OpeningsOutcome::WithoutClosed;
  const OpenPostings old_open = open_postings(before);
  const OpenPostings new_open = open_postings(after);
  Reposts reposts;
  std::unordered_map<const JobPosting*, std::size_t> closed_events;
  for (const JobPosting& posting : before.postings) {
    if (!sees_closed || posting.state != PostingState::Open) continue;
    if (new_open.contains(key_of(before, posting))) continue;
    closed_events.emplace(&posting, out.events.size());
    out.events.push_back({OpeningChange::Closed, posting.id, posting.title, {}, {}, {}});
    reposts.add_closed(posting);
  }
  for (const JobPosting& posting : after.postings) {
    if (posting.state != PostingState::Open) continue;
    const auto known = old_open.find(key_of(after, posting));
    if (known != old_open.end()) {
      compare_pair(*known->second, posting, out);
      continue;
    }
    if (!sees_opened) continue;
    OpeningEvent event{OpeningChange::Opened, posting.id, posting.title, {}, {}, {}};
    if (const JobPosting* closed = reposts.take(posting)) {
      event.repost_id = closed->id;
      out.events[closed_events.at(closed)].repost_id = posting.id;
    }
    out.events.push_back(std::move(event));
  }
  return out;
}

BoardOwner owner_of(const JobBoard& board, const Lab& lab) {
  const std::string company = folded_company(board.company);
  if (company.empty()) return BoardOwner::Unstated;
  const auto is_company = [&](const std::string& name) { return folded_company(name) == company; };
  const bool is_lab =
      is_company(lab.name) || std::any_of(lab.aliases.begin(), lab.aliases.end(), is_company);
  return is_lab ? BoardOwner::Lab : BoardOwner::Other;
}

}  // namespace labledger::analysis
