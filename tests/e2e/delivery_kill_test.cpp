// No alert is lost: the process is killed, as by a power cut, at random instants while it finds
// changes and while it tells of them to a real mail server and a web server. In the end every event
// has arrived at both, none under two ids, and nothing is noted as delivered that was not accepted.

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "db/database.hpp"
#include "tests/e2e/chance.hpp"
#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"
#include "tests/support/http_server.hpp"
#include "tests/support/smtp_server.hpp"

namespace labledger::e2e {
namespace {

constexpr int kImportKills = 150;
constexpr int kDeliveryKills = 380;

/// One text column of a query.
std::set<std::string> column_of(const std::string& ledger, const char* sql) {
  const auto database = db::Database::open(ledger, db::OpenMode::ReadWrite);
  REQUIRE(database.has_value());
  auto rows = (*database)->query(sql);
  REQUIRE(rows.has_value());
  std::set<std::string> values;
  while (rows->next().value())
    values.insert(rows->text(0));
  return values;
}

/// Two receivers and a program that tells both of every change.
struct Newsroom {
  test::SmtpServer mail;
  test::HttpServer web;
  Program program;
  std::string ledger = program.path("ledger.db");
  std::string config;

  Newsroom() {
    web.serve({.path = "/hook"});
    config = program.write("config.toml",
                           "contact = \"watch@example.org\"\n"
                           "[[channel]]\nname = \"desk\"\nkind = \"mail\"\nserver = \"127.0.0.1:" +
                               std::to_string(mail.port()) +
                               "\"\nsecurity = \"none\"\nfrom = \"labledger@example.org\"\nto = "
                               "[\"desk@example.org\"]\n"
                               "[[channel]]\nname = \"hook\"\nkind = \"webhook\"\nurl = \"" +
                               web.url("/hook") +
                               "\"\n[[rule]]\nname = \"all\"\nchannels = [\"desk\", \"hook\"]\n");
  }

  [[nodiscard]] test::ChildOptions options(std::vector<std::string> arguments) const {
    for (const std::string& argument :
         {std::string("--db"), ledger, std::string("--config"), config})
      arguments.push_back(argument);
    return program.options(std::move(arguments));
  }

  /// The ids of the events that the web server was told of.
  [[nodiscard]] std::set<std::string> hooked() const {
    std::set<std::string> ids;
    for (const test::SeenRequest& request : web.requests()) {
      for (const HeaderField& field : request.headers) {
        if (field.name == "webhook-id" || field.name == "Webhook-Id") ids.insert(field.value);
      }
    }
    return ids;
  }

  /// The ids of the events that the mail server took.
  [[nodiscard]] std::set<std::string> mailed() const {
    constexpr std::string_view kField = "\r\nX-Labledger-Event: ";
    std::set<std::string> ids;
    for (const test::StoredMail& stored : mail.mails()) {
      const std::size_t at = stored.bytes.find(kField);
      REQUIRE(at != std::string::npos);
      const std::size_t begin = at + kField.size();
      ids.insert(stored.bytes.substr(begin, stored.bytes.find("\r\n", begin) - begin));
    }
    return ids;
  }
};

/// Starts the command and kills it at a random instant within `span`; whether it was still running.
bool kill_once(const test::ChildOptions& options, std::chrono::microseconds span, Chance& chance) {
  test::ChildProcess child(Program::executable(), options);
  std::this_thread::sleep_for(
      std::chrono::duration_cast<std::chrono::microseconds>(span * chance.next()));
  child.kill_now();
  const test::ChildResult result = child.wait();
  CAPTURE(result.err);
  if (result.signal == 0) REQUIRE((result.exit_code == 0 || result.exit_code == 9));
  return result.signal != 0;
}

bool contains(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("no alert is lost to a kill, and none is told under two ids", "[kill]") {
  const Newsroom room;
  const std::string archive = room.program.write("archive.warc", sample_archive(10, 60));
  const auto import = room.options({"import", archive});
  const auto deliver = room.options({"deliver", "--all"});
  Chance chance(11);

  int kills = 0;
  for (int round = 0; kills < kImportKills && round < 3 * kImportKills; ++round)
    kills += kill_once(import, std::chrono::milliseconds{150}, chance) ? 1 : 0;
  REQUIRE(kills >= kImportKills);
  REQUIRE(room.program.run(import).exit_code == 0);
  REQUIRE(faults_of(room.ledger).empty());
  const std::set<std::string> events = column_of(room.ledger, "SELECT id FROM event");
  // Every substantive change is an event, with a delivery to each channel: they commit together.
  REQUIRE(contains(events,
                   column_of(room.ledger, "SELECT id FROM change WHERE class = 'substantive'")));
  REQUIRE(column_of(room.ledger, "SELECT event FROM delivery WHERE channel = 'desk'") == events);
  REQUIRE(column_of(room.ledger, "SELECT event FROM delivery WHERE channel = 'hook'") == events);
  REQUIRE(events.size() > 20);

  int delivery_kills = 0;
  for (int round = 0; delivery_kills < kDeliveryKills && round < 3 * kDeliveryKills; ++round) {
    // When all is told, it is told again: the keys must stay the same.
    if (column_of(room.ledger, "SELECT id FROM delivery WHERE state = 'pending'").empty()) {
      REQUIRE(room.program.run(room.options({"resend", "--since", "2000-01-01"})).exit_code == 0);
    }
    delivery_kills += kill_once(deliver, std::chrono::milliseconds{60}, chance) ? 1 : 0;
    const std::set<std::string> desk = column_of(
        room.ledger, "SELECT event FROM delivery WHERE channel = 'desk' AND state = 'delivered'");
    const std::set<std::string> hook = column_of(
        room.ledger, "SELECT event FROM delivery WHERE channel = 'hook' AND state = 'delivered'");
    REQUIRE(contains(room.hooked(), hook));
    if (round % 20 == 0) REQUIRE(contains(room.mailed(), desk));
  }
  CHECK(delivery_kills >= kDeliveryKills);
  REQUIRE(room.program.run(deliver).exit_code == 0);
  CHECK(room.mailed() == events);
  CHECK(room.hooked() == events);
}

}  // namespace labledger::e2e
