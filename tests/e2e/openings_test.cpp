// Job boards in the ledger, through the real program: what opens and closes, and what only looks
// as if it did.

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_lists.hpp"
#include "tests/e2e/watch.hpp"

namespace labledger::e2e {
namespace {

constexpr const char* kBoardUrl = "https://boards-api.greenhouse.io/v1/boards/acme/jobs";

const SampleOpening kInterpretability{1, "Research Engineer, Interpretability"};
const SampleOpening kInfrastructure{2, "Software Engineer, Infrastructure"};
const SampleOpening kCook{3, "Cook"};
const SampleOpening kAlignment{4, "Research Scientist, Alignment"};

/// A lab with one source of its own making, told of everything in a file.
class BoardWatch {
 public:
  explicit BoardWatch(const std::string& expect = "", const std::string& rule = "") {
    watch.program.write(
        "labs/acme.toml",
        "id = \"acme\"\nname = \"Acme AI\"\nfrontier_policy = \"no\"\n[[status]]\nstatus = "
        "\"active\"\n[[source]]\nid = \"jobs\"\nurl = \"" +
            watch.server.url("/jobs") +
            "\"\nkind = \"jobs\"\ntopic = \"careers\"\nevery = \"1h\"\n" + expect);
    watch.config = watch.program.write(
        "config.toml",
        "contact = \"watch@example.org\"\nlabs = \"labs\"\n[crawl]\nhost_delay = "
        "\"1ms\"\nmax_attempts = 1\n[[channel]]\nname = \"log\"\nkind = \"file\"\npath = \"" +
            watch.program.path("events.jsonl") +
            "\"\n[[rule]]\nname = \"all\"\nchannels = " + "[\"log\"]\n" + rule);
  }

  /// Fetches the board when it answers so, and delivers what follows.
  void crawl(const std::string& body, int status = 200) {
    watch.server.serve({.path = "/jobs",
                        .status = status,
                        .headers = {{"Content-Type", "application/json"}},
                        .body = body});
    static_cast<void>(watch.crawl_all());
    REQUIRE(watch.run({"deliver", "-q"}).exit_code == 0);
  }

  [[nodiscard]] std::string told() const {
    return std::filesystem::exists(watch.program.path("events.jsonl"))
               ? watch.program.read("events.jsonl")
               : std::string();
  }

  [[nodiscard]] std::string openings(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), "openings");
    const auto result = watch.run(more);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  }

  Watch watch;
};

}  // namespace

TEST_CASE("a board is followed from its first capture through changes to an empty answer",
          "[e2e]") {
  BoardWatch board;
  board.crawl(greenhouse_board({kInterpretability, kInfrastructure, kCook}));
  CHECK(board.told().empty());  // Where following begins is no news.
  SampleOpening renamed = kInfrastructure;
  renamed.title = "Security Engineer, Infrastructure";
  board.crawl(greenhouse_board({renamed, kCook, kAlignment}));
  const std::string told = board.told();
  CAPTURE(told);
  CHECK(count(told, "\n") == 3);
  CHECK(count(told, "\"kind\":\"opening\"") == 3);
  CHECK(told.find("\"change\":\"opened\",\"class\":\"ai_safety\"") != std::string::npos);
  CHECK(told.find("\"change\":\"closed\",\"class\":\"ai_safety\"") != std::string::npos);
  CHECK(told.find("\"change\":\"retitled\",\"class\":\"security\"") != std::string::npos);
  SECTION("an empty answer closes nothing, and is a finding about the source") {
    board.crawl(greenhouse_board({}));
    const std::string after = board.told();
    CHECK(count(after, "\"kind\":\"opening\"") == 3);
    CHECK(after.find("\"to\":\"doubtful\"") != std::string::npos);
    CHECK(after.find("it lists nothing now") != std::string::npos);
    CHECK(count(board.openings({"--format", "jsonl"}), "\"state\":\"unknown\"") == 3);
    CHECK(board.watch.run({"log"}).out.find("empty_list") != std::string::npos);
    // The next sound answer is compared with the last sound one.
    board.crawl(greenhouse_board({renamed, kAlignment}));
    CHECK(count(board.told(), "\"change\":\"opened\"") == 1);
    const std::string events = board.openings({"--events", "--format", "jsonl"});
    CHECK(count(events, "\"change\":\"closed\"") == 2);
    CHECK(events.find("\"title\":\"Cook\"") != std::string::npos);
  }
  SECTION("a board that is not there closes nothing") {
    board.crawl("{\"status\":404}", 404);
    CHECK(count(board.told(), "\"kind\":\"opening\"") == 3);
    CHECK(count(board.openings({"--format", "jsonl"}), "\"state\":\"unknown\"") == 3);
  }
  SECTION("what is asked about the past is answered as it stood") {
    const std::string text = board.openings({"--as-of", "2020-01-01"});
    CHECK(text == "no job board has been read\n");
    CHECK(count(board.openings({"--format", "csv"}), "\r\n") == 5);  // A head and four openings.
    CHECK(board.openings().find("1 of 2 = 50.0 %") != std::string::npos);
  }
  SECTION("a rebuild gives the same, and tells nobody anything") {
    const std::string before = dump_derived(board.watch.ledger);
    CHECK(before.find("Research Scientist, Alignment") != std::string::npos);
    REQUIRE(board.watch.run({"reparse", "-q"}).exit_code == 0);
    CHECK(dump_derived(board.watch.ledger) == before);
    REQUIRE(board.watch.run({"deliver", "-q"}).exit_code == 0);
    CHECK(board.told() == told);
  }
}

TEST_CASE("rules choose classes of openings, and are spared the rest unless they ask", "[e2e]") {
  const SampleOpening waiter{5, "Waiter"};
  BoardWatch all;
  all.crawl(greenhouse_board({kCook}));
  all.crawl(greenhouse_board({kCook, kAlignment, waiter}));
  CHECK(count(all.told(), "\n") == 1);
  BoardWatch other("", "openings = [\"other\"]\nkinds = [\"opening\"]\n");
  other.crawl(greenhouse_board({kCook}));
  other.crawl(greenhouse_board({kCook, kAlignment, waiter}));
  CHECK(count(other.told(), "\n") == 1);
  CHECK(other.told().find("Waiter") != std::string::npos);
}

TEST_CASE("a board of another company under the same name is not believed", "[e2e]") {
  BoardWatch board;
  board.crawl(greenhouse_board({kInterpretability, kCook}));
  board.crawl(greenhouse_board({{9, "Nurse", "Oslo", "Acme Clinics"}}));
  CHECK(board.told().find("\"kind\":\"opening\"") == std::string::npos);
  CHECK(board.told().find("names another company") != std::string::npos);
  CHECK(board.watch.run({"log"}).out.find("other_company") != std::string::npos);
  CHECK(board.openings({"--format", "jsonl"}).find("Nurse") == std::string::npos);
}

TEST_CASE("a list far shorter than the lab file allows raises a finding and no closings", "[e2e]") {
  BoardWatch board("expect = { min_item_share = 0.5 }\n");
  board.crawl(greenhouse_board({kInterpretability, kInfrastructure, kCook, kAlignment}));
  board.crawl(greenhouse_board({kCook}));
  CHECK(board.told().find("\"kind\":\"opening\"") == std::string::npos);
  CHECK(board.told().find("far fewer items than before") != std::string::npos);
  board.crawl(greenhouse_board({kInterpretability, kCook, kAlignment}));
  CHECK(count(board.openings({"--events", "--format", "jsonl"}), "\"change\":\"closed\"") == 1);
}

TEST_CASE("a lab that moves to another board system lays nobody off", "[e2e]") {
  BoardWatch board;
  board.crawl(greenhouse_board({kInterpretability, kCook}));
  board.crawl(ashby_board({kInterpretability}));
  CHECK(board.told().find("\"kind\":\"opening\"") == std::string::npos);
  CHECK(board.openings({"--events", "--format", "jsonl"}).empty());
  const std::string now = board.openings({"--format", "jsonl"});
  CHECK(count(now, "\"state\":\"unknown\"") == 2);
  CHECK(count(now, "\"state\":\"open\"") == 1);
  board.crawl(ashby_board({kInterpretability, kAlignment}));
  CHECK(count(board.told(), "\"change\":\"opened\"") == 1);
}

TEST_CASE("an archive of a board gives the same openings in whatever order it comes", "[e2e]") {
  const Program program;
  const std::vector<std::string> bodies = {
      greenhouse_board({kInterpretability, kInfrastructure}),
      greenhouse_board({kInterpretability, kInfrastructure, kCook}), greenhouse_board({}),
      greenhouse_board({kInfrastructure, kCook, kAlignment}),
      greenhouse_board({kInterpretability, kCook, kAlignment})};
  std::string all;
  std::string odd;
  std::string even;
  for (std::size_t day = 0; day < bodies.size(); ++day) {
    const std::string record = list_record(kBoardUrl, static_cast<int>(day), bodies[day]);
    all += record;
    (day % 2 == 0 ? even : odd) += record;
  }
  const std::string calm = program.path("calm.db");
  const std::string late = program.path("late.db");
  REQUIRE(program.run({"import", program.write("all.warc", all), "--db", calm}).exit_code == 0);
  REQUIRE(program.run({"import", program.write("odd.warc", odd), "--db", late}).exit_code == 0);
  REQUIRE(program.run({"import", program.write("even.warc", even), "--db", late}).exit_code == 0);
  const auto table = [&](const std::string& ledger, const std::string& what) {
    return program.run({"openings", "--format", "text", what, "--db", ledger}).out;
  };
  // Without a lab file the format tells that it is a board. Rows of the log are numbered in the
  // order of arrival, so the texts are compared without them.
  const auto events = [&](const std::string& ledger) {
    std::string text = table(ledger, "--events");
    for (std::size_t at = text.find("capture "); at != std::string::npos;
         at = text.find("capture ", at + 1))
      text.replace(at, 10, "capture");
    return text;
  };
  CHECK(count(events(calm), "\n  opened") == 3);
  CHECK(count(events(calm), "\n  closed") == 2);
  CHECK(events(late) == events(calm));
  CHECK(events(calm).find("between 2024-01-02T12:00:00Z and 2024-01-04T12:00:00Z") !=
        std::string::npos);
}

}  // namespace labledger::e2e
