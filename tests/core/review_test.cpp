#include "core/review.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger {
namespace {

ReviewEntry entry(const std::string& author, ReviewAction action) {
  ReviewEntry made;
  made.at = {INT64_C(1'763'800'000'000)};  // 2025-11-22.
  made.author = author;
  made.action = action;
  made.subject = "0123456789abcdef";
  made.reason = "the menu moved";
  if (action == ReviewAction::Relabel) made.fields = {{"severity", "low"}};
  if (action == ReviewAction::Observe) made.url = "https://news.example/";
  return made;
}

}  // namespace

TEST_CASE("of each author the latest verdict stands, and notes are none", "[core]") {
  std::vector<ReviewEntry> entries = {
      entry("Ann", ReviewAction::Accept), entry("Bob", ReviewAction::Reject),
      entry("Bob", ReviewAction::Note), entry("Ann", ReviewAction::Relabel)};
  for (std::size_t i = 0; i < entries.size(); ++i)
    entries[i].id = ReviewId{static_cast<std::int64_t>(i) + 1};
  const std::vector<ReviewEntry> standing = standing_verdicts(entries);
  REQUIRE(standing.size() == 2);
  CHECK(standing[0].author == "Bob");
  CHECK(standing[0].action == ReviewAction::Reject);
  CHECK(standing[1].author == "Ann");
  CHECK(standing[1].action == ReviewAction::Relabel);
  CHECK(standing_entries(entries).size() == 3);  // Bob's note, too.
}

TEST_CASE("verdicts come to a state", "[core]") {
  using enum ReviewAction;
  struct Row {
    std::vector<ReviewEntry> entries;
    ReviewState state;
    const char* why;
  };
  const std::vector<Row> rows = {
      {{}, ReviewState::None, "nobody looked"},
      {{entry("A", Note)}, ReviewState::None, "a note is no verdict"},
      {{entry("A", Accept)}, ReviewState::Accepted, "one accepts"},
      {{entry("A", Accept), entry("B", Relabel)}, ReviewState::Relabelled, "it holds, otherwise"},
      {{entry("A", Reject), entry("B", Reject)}, ReviewState::Rejected, "both reject"},
      {{entry("A", Reject), entry("B", Relabel)}, ReviewState::Disputed, "one keeps it"},
      {{entry("A", Reject), entry("A", Accept)}, ReviewState::Accepted, "A has thought again"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(review_state(row.entries) == row.state);
  }
}

TEST_CASE("an entry is told in one visible line", "[core]") {
  CHECK(review_words(entry("Ann", ReviewAction::Reject)) ==
        "rejected by Ann on 2025-11-22: the menu moved");
  ReviewEntry relabelled = entry("Ann", ReviewAction::Relabel);
  relabelled.reason = "two\nlines\x1b[2J";
  CHECK(review_words(relabelled) ==
        "relabelled by Ann on 2025-11-22 (severity=low): two lines[U+001B][2J");
  CHECK(review_words(entry("Ann", ReviewAction::Observe)) ==
        "observed by Ann on 2025-11-22: the menu moved [https://news.example/]");
}

TEST_CASE("an entry that says too little or too much is refused by name", "[core]") {
  struct Row {
    ReviewEntry entry;
    const char* named;
    const char* why;
  };
  const auto changed = [](ReviewAction action, auto&& change) {
    ReviewEntry made = entry("Ann", action);
    change(made);
    return made;
  };
  using enum ReviewAction;
  const std::vector<Row> rows = {
      {changed(Reject, [](auto& e) { e.author = " "; }), "the author is empty", "who"},
      {changed(Reject, [](auto& e) { e.author.assign(101, 'x'); }), "101 bytes", "a long name"},
      {changed(Reject, [](auto& e) { e.author = "a\nb"; }), "control character", "two lines"},
      {changed(Reject, [](auto& e) { e.author = "\xff"; }), "not UTF-8", "no text"},
      {changed(Reject, [](auto& e) { e.reason = "\n "; }), "the reason is empty", "why"},
      {changed(Reject, [](auto& e) { e.reason = "\x1b[2J"; }), "control character", "a terminal"},
      {changed(Reject, [](auto& e) { e.reason.assign(4001, 'x'); }), "4001 bytes", "a book"},
      {changed(Reject, [](auto& e) { e.subject.clear(); }), "the subject is empty", "what"},
      {changed(Observe, [](auto& e) { e.url.clear(); }), "names where it was seen", "no source"},
      {changed(Relabel, [](auto& e) { e.fields.clear(); }), "names no field", "which label"},
      {changed(Relabel,
               [](auto& e) {
                 e.fields = {{"A b", "x"}};
               }),
       "'A b'", "no key"},
      {changed(Relabel, [](auto& e) { e.fields.push_back(e.fields[0]); }), "twice", "two values"},
      {changed(Relabel, [](auto& e) { e.fields[0].value = ""; }), "'severity' is empty", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    const auto checked = check_entry(row.entry);
    REQUIRE_FALSE(checked.has_value());
    CHECK(checked.error().kind == ErrorKind::Usage);
    CHECK_THAT(checked.error().message, Catch::Contains(row.named));
  }
  CHECK(check_entry(entry("Ann", Reject)).has_value());
  CHECK(check_entry(changed(Observe, [](auto& e) { e.reason.clear(); })).has_value());
}

TEST_CASE("a field is a number only when all of it is a finite one", "[core]") {
  ReviewEntry seen = entry("Ann", ReviewAction::Observe);
  seen.fields = {{"value", "2.1e25"}, {"low", "12 or so"}, {"high", "inf"}, {"date", "-3"}};
  CHECK(number_of(seen, "value") == 2.1e25);
  CHECK_FALSE(number_of(seen, "low").has_value());
  CHECK_FALSE(number_of(seen, "high").has_value());
  CHECK(number_of(seen, "date") == -3);
  CHECK_FALSE(number_of(seen, "basis").has_value());
}

}  // namespace labledger
