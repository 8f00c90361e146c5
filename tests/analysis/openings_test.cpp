#include "analysis/openings.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/names.hpp"

namespace labledger::analysis {
namespace {

JobPosting posting(const std::string& id, const std::string& title,
                   const std::vector<std::string>& places = {"Oslo"}) {
  JobPosting out;
  out.id = id;
  out.title = title;
  out.team = "Safety";
  out.places = places;
  return out;
}

JobBoard board(const std::vector<JobPosting>& postings) {
  JobBoard out;
  out.kind = BoardKind::Greenhouse;
  out.company = "Alder";
  out.postings = postings;
  return out;
}

// "opened b; closed a=b": the part after "=" names the re-post.
std::string shown(const OpeningsComparison& comparison) {
  std::string out;
  for (const OpeningEvent& event : comparison.events) {
    out += (out.empty() ? "" : "; ") + std::string(name_of(event.change)) + " " + event.id;
    if (!event.repost_id.empty()) out += "=" + event.repost_id;
    if (event.before != event.after) out += " " + event.before + " > " + event.after;
  }
  return out;
}

}  // namespace

TEST_CASE("openings, closings, new titles and new places are told by id", "[openings]") {
  const JobBoard before = board({posting("1", "A"), posting("2", "B"), posting("3", "C"),
                                 posting("4", "D", {"Oslo", "Turin"})});
  JobBoard after = board({posting("4", "D", {"Turin", "Oslo"}), posting("3", "C", {"Turin"}),
                          posting("2", "b"), posting("5", "E")});
  after.postings[0].updated = StatedDate{"2026-08-21", DatePrecision::Day, ""};
  const OpeningsComparison comparison = compare_openings(before, after);
  CHECK(comparison.outcome == OpeningsOutcome::Compared);
  CHECK(comparison.kept == 3);
  CHECK(shown(comparison) == "closed 1; moved 3 Oslo > Turin; retitled 2 B > b; opened 5");
}

TEST_CASE("the same board touched as a whole has not changed", "[openings]") {
  JobBoard before = board({posting("1", "A"), posting("2", "B")});
  JobBoard after = before;
  for (JobPosting& one : after.postings)
    one.updated = StatedDate{"2026-08-21T12:50:00-04:00", DatePrecision::Second, "updated_at"};
  CHECK(shown(compare_openings(before, after)).empty());
}

TEST_CASE("a posting put up again under a new id is a re-post, once", "[openings]") {
  const JobBoard before = board({posting("1", "Red Teamer"), posting("2", "Writer")});
  const JobBoard after =
      board({posting("3", "Red  teamer"), posting("4", "Red teamer"), posting("2", "Writer")});
  CHECK(shown(compare_openings(before, after)) == "closed 1=3; opened 3=1; opened 4");
  JobBoard elsewhere = after;
  for (JobPosting& one : elsewhere.postings)
    one.team = "Sales";
  CHECK(shown(compare_openings(before, elsewhere)) == "closed 1; opened 3; opened 4");
}

TEST_CASE("what cannot be seen is never reported as closed", "[openings]") {
  const JobBoard full = board({posting("1", "A"), posting("2", "B")});
  SECTION("an empty answer") {
    CHECK(compare_openings(full, board({})).outcome == OpeningsOutcome::Unknown);
    CHECK(compare_openings(full, board({})).events.empty());
    CHECK(compare_openings(board({}), full).events.empty());
  }
  SECTION("no board at all") {
    CHECK(compare_openings(full, JobBoard{}).outcome == OpeningsOutcome::Unknown);
  }
  SECTION("one page of several") {
    JobBoard page = board({posting("1", "A2"), posting("3", "C")});
    page.problems = {BoardProblem::Incomplete};
    const OpeningsComparison comparison = compare_openings(full, page);
    CHECK(comparison.outcome == OpeningsOutcome::WithoutClosed);
    CHECK(shown(comparison) == "retitled 1 A > A2; opened 3");
    const OpeningsComparison back = compare_openings(page, full);
    CHECK(back.outcome == OpeningsOutcome::WithoutOpened);
    CHECK(shown(back) == "closed 3; retitled 1 A2 > A");
    CHECK(shown(compare_openings(page, page)).empty());
  }
  SECTION("another board system") {
    JobBoard moved = full;
    moved.kind = BoardKind::Ashby;
    CHECK(compare_openings(full, moved).outcome == OpeningsOutcome::OtherBoard);
  }
  SECTION("another company under the same name") {
    JobBoard other = board({posting("8", "X")});
    other.company = "Alder Clinics";
    CHECK(compare_openings(full, other).outcome == OpeningsOutcome::OtherBoard);
  }
}

TEST_CASE("a company that renames itself keeps its openings", "[openings]") {
  const JobBoard before = board({posting("1", "A"), posting("2", "B")});
  JobBoard after = board({posting("1", "A")});
  after.company = "Alder & Birch";
  CHECK(shown(compare_openings(before, after)) == "closed 2");
}

TEST_CASE("a posting that is hidden or marked closed counts as closed", "[openings]") {
  const JobBoard before = board({posting("1", "A"), posting("2", "B")});
  JobBoard after = before;
  after.postings[0].state = PostingState::Unlisted;
  CHECK(shown(compare_openings(before, after)) == "closed 1");
}

TEST_CASE("a board's company is checked against the lab's names", "[openings]") {
  Lab lab;
  lab.name = "Alder AI";
  lab.aliases = {"Alder Research"};
  struct Row {
    const char* company;
    BoardOwner owner;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"Alder AI", BoardOwner::Lab, "the name"},
      {"ALDER AI, Inc.", BoardOwner::Lab, "case and legal form"},
      {"Alder Research GmbH", BoardOwner::Lab, "an alias"},
      {"Alder Clinical Trials", BoardOwner::Other, "another company that begins alike"},
      {"Inc", BoardOwner::Other, "a legal form is no name"},
      {"", BoardOwner::Unstated, "the board does not say"},
  }));
  CAPTURE(row.company, row.why);
  JobBoard named = board({});
  named.company = row.company;
  CHECK(owner_of(named, lab) == row.owner);
}

}  // namespace labledger::analysis
