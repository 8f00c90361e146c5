#include "db/review_store.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "db/derive_store.hpp"
#include "db/verify.hpp"
#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

ReviewEntry rejection(int number) {
  ReviewEntry entry;
  entry.at = {1000 + number};
  entry.author = "Ann";
  entry.action = ReviewAction::Relabel;
  entry.subject = "00000000000000a" + std::to_string(number);
  entry.reason = "two\nlines = one reason";
  entry.fields = {{"severity", "low"}, {"type", "a=b"}};
  entry.url = "https://news.example/";
  return entry;
}

/// Five captures, each followed by an entry.
void fill(TestLedger& ledger) {
  EvidenceStore evidence(*ledger.database);
  ReviewStore reviews(*ledger.database);
  for (int i = 0; i < 5; ++i) {
    append(*ledger.database, evidence,
           archived("https://lab.example/", i, "version " + std::to_string(i)));
    REQUIRE(reviews.append(rejection(i)).has_value());
  }
}

Verification verified(Database& database) {
  auto found = verify(database, [](std::int64_t, std::int64_t) {});
  REQUIRE(found.has_value());
  return std::move(found).value();
}

}  // namespace

TEST_CASE("an entry comes back as it was appended, numbered from 1", "[db]") {
  TestLedger ledger;
  ReviewStore reviews(*ledger.database);
  const auto kept = reviews.append(rejection(3));
  REQUIRE(kept.has_value());
  CHECK(kept->id == ReviewId{1});
  const auto read = reviews.read();
  REQUIRE(read.has_value());
  REQUIRE(read->size() == 1);
  CHECK(read->front() == *kept);
  ReviewEntry expected = rejection(3);
  expected.id = ReviewId{1};
  CHECK(read->front() == expected);
}

TEST_CASE("a refused entry leaves nothing behind", "[db]") {
  TestLedger ledger;
  ReviewStore reviews(*ledger.database);
  ReviewEntry nameless = rejection(1);
  nameless.author.clear();
  CHECK(reviews.append(nameless).error().kind == ErrorKind::Usage);
  CHECK(reviews.read()->empty());
  REQUIRE(reviews.append(rejection(1)).has_value());  // The transaction was given back.
}

TEST_CASE("entries can be neither changed nor deleted, and outlast a reset", "[db]") {
  TestLedger ledger;
  fill(ledger);
  CHECK_FALSE(ledger.database->run_script("UPDATE review SET reason = 'x'").has_value());
  CHECK_FALSE(ledger.database->run_script("DELETE FROM review").has_value());
  REQUIRE(DeriveStore(*ledger.database).reset_all().has_value());
  CHECK(ReviewStore(*ledger.database).read()->size() == 5);
  const Verification found = verified(*ledger.database);
  CHECK(found.faults.empty());
  CHECK(found.reviews == 5);
  CHECK(found.review_head != Digest{});
  CHECK(found.review_head != found.head);
}

TEST_CASE("the link of an entry covers every part of it", "[db]") {
  const Digest zeros;
  const ReviewEntry entry = rejection(1);
  std::vector<ReviewEntry> others(8, entry);
  others[0].at.ms += 1;
  others[1].author = "Bob";
  others[2].action = ReviewAction::Accept;
  others[3].subject_kind = ReviewSubject::Promise;
  others[4].subject += "0";
  others[5].reason += ".";
  others[6].fields.pop_back();
  others[7].url += "x";
  for (const ReviewEntry& other : others)
    CHECK(review_link(zeros, zeros, other) != review_link(zeros, zeros, entry));
  const Digest one = sha256("1");
  CHECK(review_link(one, zeros, entry) != review_link(zeros, one, entry));
}

TEST_CASE("tampering with human work is found and the entry is named", "[db]") {
  struct Row {
    const char* tampering;
    const char* named;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"UPDATE review SET at = at + 1 WHERE id = 3", "review 3 (by Ann)", "a date moved"},
      {"UPDATE review SET author = 'Bob' WHERE id = 3", "review 3 (by Bob)", "another author"},
      {"UPDATE review SET action = 'accept' WHERE id = 3", "review 3", "a verdict turned"},
      {"UPDATE review SET subject = 'x' WHERE id = 3", "review 3", "another subject"},
      {"UPDATE review SET fields = '' WHERE id = 3", "review 3", "labels removed"},
      {"UPDATE review SET evidence = zeroblob(32) WHERE id = 3", "review 3", "judged earlier"},
      {"DELETE FROM review WHERE id = 3", "expected entry 3", "an entry removed"},
      {"DELETE FROM fetch WHERE id = 3", "review 3: the fetch log never stood", "what was judged"},
      {"UPDATE fetch SET chain = randomblob(32) WHERE id = 3",
       "review 3: the fetch log never stood", "a log chained anew"},
  }));
  CAPTURE(row.why);
  TestLedger ledger;
  fill(ledger);
  REQUIRE(ledger.database
              ->run_script("PRAGMA foreign_keys=OFF; DROP TRIGGER fetch_is_fixed; DROP TRIGGER "
                           "fetch_is_kept; DROP TRIGGER review_is_fixed; DROP TRIGGER "
                           "review_is_kept")
              .has_value());
  REQUIRE(ledger.database->run_script(row.tampering).has_value());
  std::string all;
  for (const std::string& fault : verified(*ledger.database).faults)
    all.append(fault).append("\n");
  CHECK_THAT(all, Catch::Contains(row.named));
}

}  // namespace labledger::db
