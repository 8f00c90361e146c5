#include "parsers/facts/epoch_file.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::parsers {
namespace {

constexpr std::string_view kHeader =
    "Model,Organization,Notes,Publication date,Training compute (FLOP),Confidence,Link\r\n";

EpochTable table_of(const std::string& rows) {
  auto table = parse_epoch_models("models.csv", std::string(kHeader).append(rows));
  REQUIRE(table.has_value());
  return *table;
}

std::string message_of(const std::string& bytes) {
  const auto table = parse_epoch_models("models.csv", bytes);
  return table ? "" : table.error().message;
}

std::vector<Lab> two_labs() {
  Lab acme;
  acme.id = "acme";
  acme.name = "Acme";
  acme.aliases = {"Acme Research", "Shared Name"};
  Lab bolt;
  bolt.id = "bolt";
  bolt.name = "Bolt AI";
  bolt.aliases = {"shared name"};
  return {acme, bolt};
}

EpochImport import_of(const std::string& rows, ComputeFacts& facts) {
  const auto import = add_epoch_models(table_of(rows), two_labs(), facts);
  REQUIRE(import.has_value());
  return *import;
}

}  // namespace

TEST_CASE("a row of Epoch AI's table is read with quotes, line ends and its first link",
          "[parsers]") {
  const EpochTable table = table_of(
      "\"Anvil \n\",\"Acme, Bolt AI\",\"a \"\"note\"\",\nin two lines\",2024-05-06,2.5e+24,Likely,"
      "\"https://acme.example/anvil \n https://acme.example/other\"\r\n"
      "Hammer,Acme,,2024-06-01,,Confident,\r\n"
      "Tongs,,,2024-06-01,1e21,Unknown,javascript:alert(1)\r\n");
  REQUIRE(table.models.size() == 2);
  const EpochModel& anvil = table.models.front();
  CHECK(anvil.row == 2);
  CHECK(anvil.model == "Anvil");
  CHECK(anvil.organisations == std::vector<std::string>{"Acme", "Bolt AI"});
  CHECK(anvil.date == "2024-05-06");
  CHECK(anvil.flop == 2.5e24);
  CHECK(anvil.confidence == PublishedClass::Likely);
  CHECK(anvil.link == "https://acme.example/anvil");
  CHECK(table.models.back().organisations.empty());
  CHECK(table.models.back().confidence == PublishedClass::None);
  CHECK(table.models.back().link.empty());
  CHECK(table.without_compute == 1);
  CHECK(table.rejected.empty());
}

TEST_CASE("a row with a value that is not believed is rejected by number and value", "[parsers]") {
  const EpochTable table = table_of(
      "A,Acme,,2024-05-06,9e9,Likely,\n"
      "B,Acme,,2024-05-06,1.1e28,Likely,\n"
      "C,Acme,,2024-05-06,NaN,Likely,\n"
      "D,Acme,,2024-05-06,1e24 or so,Likely,\n"
      "E,Acme,,in May,1e24,Likely,\n"
      ",Acme,,2024-05-06,1e24,Likely,\n"
      "F,Acme,,2024-05-06,1e10,Likely,\n"
      "G,Acme,,2024-05-06,1e28,Likely,\n");
  CHECK(table.models.size() == 2);
  REQUIRE(table.rejected.size() == 6);
  CHECK(table.rejected[0] ==
        "row 2: training compute is a number from 1e10 to 1e28 FLOP, not '9e9'");
  CHECK(table.rejected[2].find("'NaN'") != std::string::npos);
  CHECK(table.rejected[3].find("'1e24 or so'") != std::string::npos);
  CHECK(table.rejected[4].find("row 6: ") == 0);
  CHECK(table.rejected[4].find("'in May'") != std::string::npos);
  CHECK(table.rejected[5].find("name") != std::string::npos);
}

TEST_CASE("a table that is not Epoch AI's is one error naming the file and what is wrong",
          "[parsers]") {
  CHECK(message_of("") == "models.csv: the table is empty");
  CHECK(message_of("Model,Organization,Publication date,Confidence,Link\n") ==
        "models.csv: the column 'Training compute (FLOP)' is missing");
  CHECK(message_of(std::string("Link,").append(kHeader)) ==
        "models.csv: the column 'Link' is there twice");
  CHECK(message_of(std::string("\xEF\xBB\xBF").append(kHeader)).empty());
  CHECK(message_of(std::string(kHeader).append("A,Acme\n")) ==
        "models.csv: row 2 has 2 fields, the header 7");
  CHECK(message_of(std::string(kHeader).append("\"A,Acme\n")).find("stays open") !=
        std::string::npos);
  const std::string long_field(100'001, 'x');
  CHECK(message_of(std::string(kHeader).append("A,Acme,").append(long_field).append(",,,,\n")) ==
        "models.csv: row 2 has a field of 100001 bytes, over the limit of 100000");
  std::string many(kHeader);
  for (int row = 0; row < 20'001; ++row)
    many.append(",,,,,,\n");
  CHECK(message_of(many) == "models.csv: the table has over 20000 rows");
  CHECK(message_of(std::string(600, ',')).find("over 500 fields") != std::string::npos);
}

TEST_CASE("models become credited claims of the labs that are named, and of no others",
          "[parsers]") {
  ComputeFacts facts;
  const EpochImport import = import_of(
      "Anvil,\"acme research,Bolt AI,Nobody\",,2024-05-06,2e24,Confident,https://acme.example/a\n"
      "Tongs,\"Acme,Acme Research\",,2024-05-06,2e23,,\n"
      "Rivet,Nobody,,2024-05-06,2e23,Likely,\n"
      "Nail,Shared Name,,2024-05-06,2e23,Likely,\n",
      facts);
  CHECK(import.added == 2);
  CHECK(import.claims == 3);
  CHECK(import.of_some_labs == 1);
  CHECK(import.of_no_lab == 2);
  REQUIRE(facts.labs.size() == 2);
  CHECK(facts.labs[0].lab_id == "acme");
  REQUIRE(facts.labs[0].claims.size() == 2);
  CHECK(facts.labs[1].claims.size() == 1);
  const ComputeClaim& anvil = facts.labs[0].claims[0];
  CHECK(anvil.route == RouteKind::Published);
  CHECK(anvil.quantity.measure == ComputeMeasure::TrainingFlop);
  CHECK(anvil.published == PublishedClass::Confident);
  CHECK(anvil.credit == "Epoch AI, CC BY 4.0");
  CHECK(anvil.url == "https://acme.example/a");
  REQUIRE(anvil.flop.has_value());
  CHECK(anvil.flop->median() == Approx(2e24));
  const ComputeClaim& tongs = facts.labs[0].claims[1];
  CHECK(tongs.published == PublishedClass::Speculative);
  CHECK(tongs.note.find("does not say how sure") != std::string::npos);
}

TEST_CASE("a run that the facts hold already is skipped, and another of a like name is not",
          "[parsers]") {
  ComputeFacts facts;
  LabFacts acme;
  acme.lab_id = "acme";
  ComputeClaim held;
  held.quantity.scope = ComputeScope::Run;
  held.quantity.subject = "Anvil-2.5 7B";
  ComputeClaim cluster;
  cluster.quantity.scope = ComputeScope::Cluster;
  cluster.quantity.subject = "Forge";
  acme.claims = {held, cluster};
  facts.labs = {acme};
  const std::string rows =
      "ANVIL 2.5-7B,\"Bolt AI,Acme\",,2024-05-06,2e24,Likely,\n"
      "Anvil 2-57B,Acme,,2024-05-06,2e24,Likely,\n"
      "Anvil 2.5 7B+,Acme,,2024-05-06,2e24,Likely,\n"
      "Forge,Acme,,2024-05-06,2e24,Likely,\n"
      "forge,Acme,,2024-05-07,3e24,Likely,\n";
  const EpochImport first = import_of(rows, facts);
  CHECK(first.added == 3);
  CHECK(first.held == 2);
  const EpochImport again = import_of(rows, facts);
  CHECK(again.added == 0);
  CHECK(again.held == 5);
  REQUIRE(facts.labs.size() == 1);
  CHECK(facts.labs[0].claims.size() == 5);
}

TEST_CASE("a lab takes at most 500 claims", "[parsers]") {
  std::string rows;
  for (int i = 0; i < 501; ++i)
    rows.append("Anvil ").append(std::to_string(i)).append(",Acme,,2024-05-06,2e24,Likely,\n");
  ComputeFacts facts;
  const auto import = add_epoch_models(table_of(rows), two_labs(), facts);
  REQUIRE_FALSE(import.has_value());
  CHECK(import.error().kind == ErrorKind::TooLarge);
  CHECK(import.error().message == "the lab 'acme' would have over 500 claims");
}

}  // namespace labledger::parsers
