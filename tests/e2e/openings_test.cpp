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

namespace {

/// A lab with two boards, of an archive of six days: on the third the first board is broken, on the
/// fifth it has moved to another system.
class BoardSeries {
 public:
  BoardSeries() {
    std::filesystem::create_directory(program_.path("labs"));
    write_lab("acme", "\n[[source]]\nid = \"jobs\"\nurl = \"" + std::string(kBoardUrl) +
                          "\"\nkind = \"jobs\"\ntopic = \"careers\"\n[[source]]\nid = "
                          "\"research-jobs\"\nurl = \"" +
                          kSecondUrl + "\"\nkind = \"jobs\"\ntopic = \"careers\"\n");
    write_lab("other", "\n");
    const std::string both = greenhouse_board({kInterpretability, kInfrastructure, kCook});
    const std::string more =
        greenhouse_board({kInterpretability, kInfrastructure, kCook, kAlignment});
    import(list_record(kBoardUrl, 0, both) + list_record(kBoardUrl, 1, more) +
           list_record(kBoardUrl, 2, "{\"error\":\"down\"}") + list_record(kBoardUrl, 3, more) +
           list_record(kBoardUrl, 4, ashby_board({kInfrastructure})));
    import(list_record(kSecondUrl, 1, greenhouse_board({kInfrastructure})) +
           list_record(kSecondUrl, 2, greenhouse_board({kInfrastructure})) +
           list_record(kSecondUrl, 5, greenhouse_board({kInfrastructure})));
  }

  [[nodiscard]] test::ChildResult run(std::vector<std::string> arguments) const {
    for (const std::string& argument : {std::string("--db"), program_.path("ledger.db"),
                                        std::string("--labs"), program_.path("labs")})
      arguments.push_back(argument);
    return program_.run(arguments);
  }

  [[nodiscard]] std::string series(std::vector<std::string> more) const {
    more.insert(more.begin(), {"openings", "--series"});
    const auto result = run(more);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  }

  static constexpr const char* kSecondUrl =
      "https://boards-api.greenhouse.io/v1/boards/acmeresearch/jobs";

 private:
  void write_lab(const std::string& id, const std::string& sources) const {
    program_.write("labs/" + id + ".toml", "id = \"" + id +
                                               "\"\nname = \"Acme AI\"\nfrontier_policy = \"no\"\n"
                                               "[[status]]\nstatus = \"active\"" +
                                               sources);
  }

  void import(const std::string& records) const {
    const auto result = run({"import", program_.write("a.warc", records), "-q"});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
  }

  Program program_;
};

/// The line that begins with the text; empty when none does.
std::string line_of(const std::string& text, const std::string& begin) {
  std::size_t at = text.starts_with(begin) ? 0 : text.find(std::string("\n").append(begin));
  if (at == std::string::npos) return {};
  if (text[at] == '\n') ++at;
  return text.substr(at, text.find('\n', at) - at);
}

}  // namespace

TEST_CASE("the share of safety is told day by day, with its gaps and no lay-off by a move",
          "[e2e]") {
  const BoardSeries boards;
  const std::string text = boards.series({});
  CAPTURE(text);
  const std::string broken = std::string("  ! ").append(kBoardUrl);
  CHECK(line_of(text, "  2024-01-01")
            .starts_with("  2024-01-01       1          2   50.0 %  9.5 to 90.5   "));
  CHECK(line_of(text, "  2024-01-02").find("     2          4   50.0 %") != std::string::npos);
  CHECK(line_of(text, "  2024-01-03").empty());  // Without the first board it would be a lay-off.
  CHECK(text.find(broken + " could not be read or believed on 2024-01-03\n") != std::string::npos);
  CHECK(line_of(text, "  2024-01-04").find("     2          4   50.0 %") != std::string::npos);
  CHECK(line_of(text, "  2024-01-05").find("     0          2    0.0 %") != std::string::npos);
  CHECK(text.find(broken + " moved to another board system by 2024-01-05: what went with the move "
                           "is not known to have closed\n") != std::string::npos);
  CHECK(text.find("  ! " + std::string(BoardSeries::kSecondUrl) +
                  " is counted from 2024-01-02 on\n") != std::string::npos);
  CHECK(text.find("  counted on " + std::string(kBoardUrl) + "\n") != std::string::npos);
  CHECK(text.find("no job board was read: other\n") != std::string::npos);
  // Gaps stand where they begin.
  CHECK(text.find("2024-01-02 ") < text.find("believed on 2024-01-03"));
  CHECK(text.find("believed on 2024-01-03") < text.find("\n  2024-01-04"));
}

TEST_CASE("every format of a series has the same days and gaps", "[e2e]") {
  const BoardSeries boards;
  const std::string lines = boards.series({"--lab", "acme", "--format", "jsonl"});
  CAPTURE(lines);
  CHECK(count(lines, "\n") == 8);  // Five days and three gaps.
  CHECK(count(lines, "\"gap\":null}") == 5);
  CHECK(count(lines, "\"share\":null") == 3);
  CHECK(line_of(lines, "{\"lab\":\"acme\",\"day\":\"2024-01-01\"")
            .find("\"safety\":1,\"technical\":2,\"share\":0.5,") != std::string::npos);
  CHECK(line_of(lines, "{\"lab\":\"acme\",\"day\":\"2024-01-01\"")
            .find("\"boards\":[\"" + std::string(kBoardUrl) + "\"]") != std::string::npos);
  CHECK(line_of(lines, "{\"lab\":\"acme\",\"day\":\"2024-01-04\"").find(BoardSeries::kSecondUrl) !=
        std::string::npos);
  const std::string csv = boards.series({"--lab", "acme", "--format", "csv"});
  CHECK(count(csv, "\r\n") == 9);
  CHECK(
      csv.starts_with("lab,day,safety,technical,share,low,high,corrected,corrected_low,"
                      "corrected_high,boards,gap\r\n"));
  const std::string json = boards.series({"--lab", "acme", "--format", "json"});
  CHECK(json.starts_with("["));
  CHECK(count(json, "\"lab\": \"acme\"") == 8);
  const std::string markdown = boards.series({"--lab", "acme", "--format", "markdown"});
  CHECK(markdown.find("| 2024-01-02 | 2 | 4 | 50.0 % |") != std::string::npos);
  CHECK(markdown.find("- Note: ") != std::string::npos);
  CHECK(boards.series({"--lab", "other", "--format", "jsonl"})
            .find("\"boards\":[],\"gap\":\"no job board of the lab was read\"") !=
        std::string::npos);
}

TEST_CASE("a series is cut to its period, and counts what was read before it", "[e2e]") {
  const BoardSeries boards;
  const std::string cut = boards.series(
      {"--lab", "acme", "--since", "2024-01-04", "--until", "2024-01-05", "--format", "jsonl"});
  CAPTURE(cut);
  CHECK(count(cut, "\n") == 1);
  // The second board was read two days earlier, and still counts.
  CHECK(cut.find("\"day\":\"2024-01-04\",\"safety\":2,\"technical\":4,") != std::string::npos);
  CHECK(boards.series({"--lab", "acme", "--as-of", "2024-01-02", "--format", "jsonl"})
            .find("2024-01-02") == std::string::npos);
  CHECK(boards.series({"--until", "2023-12-01"}).find("no job board was read: acme, other") !=
        std::string::npos);
  CHECK(boards.run({"openings", "--series", "--events"}).exit_code == 2);
  CHECK(boards.run({"openings", "--series", "--class", "security"}).exit_code == 2);
}

TEST_CASE("openings and events are printed as Markdown, with a table a board", "[e2e]") {
  const BoardSeries boards;
  const auto openings = boards.run({"openings", "--format", "markdown"});
  REQUIRE(openings.exit_code == 0);
  CHECK(openings.out.find("| State | Class | Title | Places | First seen | Last seen |") !=
        std::string::npos);
  CHECK(openings.out.find("| ai\\_safety |") != std::string::npos);
  const auto events = boards.run({"openings", "--events", "--format", "markdown"});
  REQUIRE(events.exit_code == 0);
  CHECK(events.out.find("| opened | ai\\_safety | Research Scientist, Alignment |") !=
        std::string::npos);
}

}  // namespace labledger::e2e
