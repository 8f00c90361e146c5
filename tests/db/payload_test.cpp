#include <string>

#include <catch2/catch.hpp>

#include "db/payload_codec.hpp"
#include "tests/db/test_ledger.hpp"

namespace labledger::db {
namespace {

/// A page that differs from its neighbours as real ones do: a little, in several places.
std::string page(int version) {
  std::string html = "<html><body nonce=\"" + std::to_string(version * 7919) + "\">";
  for (int i = 0; i < 200; ++i)
    html += "<p>Sentence number " + std::to_string(i) + " of the policy.</p>";
  return html + "<footer>" + std::to_string(version) + "</footer></body></html>";
}

/// The same, filled up to a size.
std::string page(int version, std::size_t bytes) {
  std::string html = page(version);
  while (html.size() < bytes)
    html.append(html, 0, bytes - html.size());
  return html;
}

/// Whether a store is the same for all versions or starts anew with each.
enum class Remembering { All, Nothing };

/// How many bases a payload is reached through.
std::int64_t links_of(Database& database, PayloadId payload) {
  return database
      .integer(
          "WITH RECURSIVE chain (id, base) AS (SELECT id, base FROM payload WHERE id = ? "
          "UNION ALL SELECT p.id, p.base FROM payload p JOIN chain c ON p.id = c.base) "
          "SELECT count(*) - 1 FROM chain",
          payload)
      .value()
      .value();
}

int chain_length(std::int64_t ordinal) {
  int links = 0;
  for (; ordinal > 0; ordinal = base_ordinal(ordinal))
    ++links;
  return links;
}

}  // namespace

TEST_CASE("a version's base is the one with its lowest hexadecimal digit lowered", "[db]") {
  struct Row {
    std::int64_t ordinal;
    std::int64_t base;
  };
  const auto row = GENERATE(values<Row>({{0, 0},
                                         {1, 0},
                                         {15, 14},
                                         {16, 0},
                                         {0x25, 0x24},
                                         {0x20, 0x10},
                                         {0x325, 0x324},
                                         {0x300, 0x200}}));
  CAPTURE(row.ordinal);
  CHECK(base_ordinal(row.ordinal) == row.base);
}

TEST_CASE("no chain is longer than fifteen links a hexadecimal digit", "[db]") {
  int longest = 0;
  for (std::int64_t ordinal = 0; ordinal < 4096; ++ordinal) {
    longest = std::max(longest, chain_length(ordinal));
  }
  CHECK(longest == 45);
}

TEST_CASE("a frame gives back exactly what was compressed, with its own base only", "[db]") {
  PayloadCodec codec;
  const std::string before = page(1);
  const std::string after = page(2);
  const std::string frame = codec.compress(after, before).value();
  CHECK(codec.expand(frame, before, after.size()).value() == after);
  CHECK(frame.size() < 200);
  CHECK(codec.expand(frame, page(3), after.size()).error().kind == ErrorKind::Storage);
  CHECK(codec.expand(frame, before, after.size() - 1).error().kind == ErrorKind::Storage);
  CHECK(codec.expand(frame.substr(0, frame.size() / 2), before, after.size()).error().kind ==
        ErrorKind::Storage);
}

TEST_CASE("the empty payload and one without a base are kept too", "[db]") {
  PayloadCodec codec;
  const std::string payload = GENERATE(as<std::string>(), "", "x", std::string(100'000, '\0'));
  const std::string frame = codec.compress(payload, "").value();
  CHECK(codec.expand(frame, "", payload.size()).value() == payload);
}

TEST_CASE("every version of a long history reads back, from a cold cache too", "[db]") {
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  std::vector<PayloadId> payloads;
  for (int version = 0; version < 150; ++version) {
    const auto row = append(*ledger.database, evidence,
                            archived("https://lab.example/", version, page(version)));
    payloads.push_back(row->payload.value());
  }
  evidence.payloads().drop_cache();
  for (int version = 149; version >= 0; version -= 7) {
    CAPTURE(version);
    const auto bytes = evidence.payloads().get(payloads[static_cast<std::size_t>(version)]);
    REQUIRE(bytes.has_value());
    CHECK(**bytes == page(version));
    evidence.payloads().drop_cache();
  }
}

TEST_CASE("no chain of large pages is more to expand than 20 MB or four times the page", "[db]") {
  struct Row {
    std::size_t bytes;
    std::int64_t links;  // Of the last of 14 versions.
    std::string_view why;
  };
  const auto row = GENERATE(values<Row>({
      {1'000'000, 13, "all of them stay under 20 MB"},
      {3'000'000, 5, "six of them are 18 MB"},
      {6'000'000, 3, "three of them are 18 MB, but four may always be expanded"},
  }));
  CAPTURE(row.why);
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  PayloadId last;
  for (int version = 0; version < 14; ++version) {
    const auto kept = append(*ledger.database, evidence,
                             archived("https://lab.example/", version, page(version, row.bytes)));
    last = kept->payload.value();
  }
  CHECK(links_of(*ledger.database, last) == row.links);
  evidence.payloads().drop_cache();
  CHECK(*evidence.payloads().get(last).value() == page(13, row.bytes));
}

TEST_CASE("which base a version gets does not depend on what is remembered", "[db]") {
  const auto bases = [](Remembering remembering) {
    TestLedger ledger;
    EvidenceStore evidence(*ledger.database);
    std::string out;
    for (int version = 0; version < 9; ++version) {
      if (remembering == Remembering::Nothing) evidence.payloads().drop_cache();
      const auto kept = append(*ledger.database, evidence,
                               archived("https://lab.example/", version, page(version, 4'000'000)));
      out += std::to_string(links_of(*ledger.database, kept->payload.value())) + " ";
    }
    return out;
  };
  CHECK(bases(Remembering::All) == "0 1 2 3 4 4 4 4 4 ");
  CHECK(bases(Remembering::Nothing) == bases(Remembering::All));
}

TEST_CASE("the same bytes are kept once, whatever source brings them", "[db]") {
  TestLedger ledger;
  EvidenceStore evidence(*ledger.database);
  const auto one = append(*ledger.database, evidence, archived("https://a.example/", 1, "same"));
  const auto two = append(*ledger.database, evidence, archived("https://b.example/", 2, "same"));
  CHECK(one->payload == two->payload);
  CHECK(ledger.database->integer("SELECT count(*) FROM payload").value() == 1);
}

}  // namespace labledger::db
