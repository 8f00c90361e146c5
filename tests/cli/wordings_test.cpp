#include "cli/wordings.hpp"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.hpp"

namespace labledger::cli {

TEST_CASE("what was dropped of a page is read again, and never told as all of it", "[cli]") {
  const test::TemporaryFolder folder;
  const auto ledger = Ledger::open_for_writing(folder.path("ledger.db"));
  REQUIRE(ledger.has_value());
  REQUIRE((*ledger)
              ->database()
              .run_script(
                  "INSERT INTO source (id, url) VALUES (1, 'https://lab.example/');"
                  "INSERT INTO fetch VALUES (5, 1, 'fetched', 'own', 10, 10, 200, "
                  "'https://lab.example/', '', '', '', NULL, NULL, NULL, '', '', '', '', "
                  "zeroblob(32));"
                  "INSERT INTO segment VALUES (1, 7, 'We test.', 'main', 1, 1, 10, 10, 20), "
                  "(1, 8, 'We are here.', 'main', 1, 1, 10, 10, 20);"
                  "INSERT INTO reading (source, key, id, fetch, lab, kinds, categories, statement) "
                  "VALUES (1, 7, 1, 5, 'acme', 'commitment', '', 99), "
                  "(1, 8, 2, 5, 'acme', '', '', NULL);")
              .has_value());
  const SourceId page{1};
  Wordings wordings(**ledger);
  CHECK(wordings.of(page)->size() == 2);
  wordings.drop_others(page);
  CHECK(wordings.of(page)->size() == 2);
  wordings.drop_others(page);
  const auto statements = wordings.take_statements(page);
  REQUIRE(statements->size() == 1);
  CHECK(statements->front().segment.text == "We test.");
  CHECK(wordings.take_statements(page)->size() == 1);
}

}  // namespace labledger::cli
