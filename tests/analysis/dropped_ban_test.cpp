#include "analysis/dropped_ban.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

Quote quote(std::string_view text, std::string_view heading = {}) {
  Quote quote;
  quote.exact = text;
  quote.heading = heading;
  return quote;
}

}  // namespace

TEST_CASE("an item that left a list of what is forbidden drops a ban", "[analysis]") {
  struct Row {
    const char* text;
    const char* heading;
    bool drops;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"Poison making", "Policy › Disallowed uses", true, "the heading forbids"},
      {"Poison making", "Things you don’t do here", true, "the heading forbids in other words"},
      {"Poison making", "Policy › What we offer", false, "nothing forbids"},
      {"Poison making", "Prohibition-era recipes", true, "a word that begins so"},
      {"Customers may not resell the output.", "", true, "the words forbid"},
      {"The output may not be used for trade.", "", true, "the words forbid, told the other way"},
      {"The output may not be exact.", "", false, "a warning, not a ban"},
      {"Our northern office answers.", "", false, "a word that only looks like one"},
  }));
  CAPTURE(row.why);
  Edit edit;
  edit.type = ChangeType::Removed;
  edit.before = quote(row.text, row.heading);
  CHECK(find_dropped_ban(edit).has_value() == row.drops);
}

TEST_CASE("a sentence drops a ban when it is weakened and forbids less often", "[analysis]") {
  Edit edit;
  edit.type = ChangeType::Weakened;
  edit.before = quote("You may not copy a face, nor the face of a child.");
  edit.after = quote("You may not copy a face.");
  CHECK(find_dropped_ban(edit) == std::optional<std::string>("a ban dropped: “nor”"));
  SECTION("but not when it is only reworded") {
    edit.type = ChangeType::Reworded;
    CHECK_FALSE(find_dropped_ban(edit));
  }
  SECTION("but not when it forbids as much in other words") {
    edit.after = quote("You must not copy a face; that of a child is prohibited too.");
    CHECK_FALSE(find_dropped_ban(edit));
  }
}

TEST_CASE("what is new drops no ban", "[analysis]") {
  Edit edit;
  edit.type = ChangeType::Added;
  edit.after = quote("You may not copy a face.");
  CHECK_FALSE(find_dropped_ban(edit));
}

}  // namespace labledger::analysis
