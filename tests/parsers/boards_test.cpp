#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "parsers/boards/job_board.hpp"

namespace labledger::parsers {
namespace {

JobBoard parsed(std::string_view bytes) {
  Result<JobBoard> board = parse_job_board(bytes);
  INFO((board ? "" : board.error().message));
  REQUIRE(board.has_value());
  return std::move(board).value();
}

std::string shown(const std::optional<StatedDate>& date) {
  return date ? date->value + " " + date->source : "none";
}

std::string shown(const std::vector<BoardProblem>& problems) {
  std::string out;
  for (const BoardProblem problem : problems)
    out.append(name_of(problem)).append(" ");
  return out;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("a Greenhouse posting is read, its boilerplate left out", "[boards]") {
  const JobBoard board = parsed(R"({"jobs":[{
    "absolute_url":"https://job-boards.greenhouse.io/alder/jobs/71?gh_jid=71","id":71,
    "internal_job_id":5,"title":" Evaluations  Lead\u200b ","company_name":"Alder",
    "location":{"name":"Oslo, Norway; Turin | Oslo, Norway"},
    "metadata":[{"id":1,"name":"Location Type","value":"Hybrid"},{"id":2,"name":"x","value":null}],
    "departments":[{"id":3,"name":"Safety"}],"requisition_id":null,
    "first_published":"2025-03-01T10:00:00-05:00","updated_at":"2025-08-21T12:50:00-04:00",
    "content":"&lt;div class=&quot;content-intro&quot;&gt;&lt;div&gt;We love safety&lt;/div&gt;&lt;/div&gt;&lt;p&gt;You&amp;nbsp;measure models &amp;mdash; daily.&lt;/p&gt;&lt;div class=&quot;content-pay-transparency&quot;&gt;&lt;p&gt;NOK 900,000&lt;/p&gt;&lt;/div&gt;&lt;div class=&quot;content-conclusion&quot;&gt;Beware of scams&lt;/div&gt;"
    }],"meta":{"total":1}})");
  CHECK(board.kind == BoardKind::Greenhouse);
  CHECK(board.company == "Alder");
  CHECK(board.slug == "alder");
  CHECK(board.stated_count == 1U);
  CHECK(board.problems.empty());
  REQUIRE(board.postings.size() == 1);
  const JobPosting& posting = board.postings.front();
  CHECK(posting.id == "71");
  CHECK(posting.title == "Evaluations Lead");
  CHECK(posting.department == "Safety");
  CHECK(posting.places == Places{"Oslo, Norway", "Turin"});
  CHECK(posting.remote == RemoteWork::Hybrid);
  CHECK(shown(posting.posted) == "2025-03-01T10:00:00-05:00 first_published");
  CHECK(shown(posting.updated) == "2025-08-21T12:50:00-04:00 updated_at");
  CHECK(posting.description == "You measure models — daily.");
  REQUIRE(posting.pay.has_value());
  CHECK(posting.pay->text == "NOK 900,000");
}

TEST_CASE("an Ashby posting is read, unknown staying unknown", "[boards]") {
  const JobBoard board = parsed(R"({"apiVersion":"1","jobs":[{
    "id":"0a-1","title":"Researcher","department":"R&D","team":"Alignment","isRemote":null,
    "employmentType":"FullTime","location":"Oslo","isListed":false,
    "secondaryLocations":[{"location":"Turin "},{"location":"Oslo"}],
    "publishedAt":"2025-03-01T10:00:00.571+00:00","jobUrl":"https://jobs.ashbyhq.com/Alder%20Labs/0a-1",
    "descriptionPlain":"Line one\n\nLine two","compensation":{"compensationTierSummary":"€90K",
    "summaryComponents":[{"compensationType":"Equity","minValue":1},
    {"compensationType":"Salary","interval":"1 YEAR","currencyCode":"EUR","minValue":90000,"maxValue":95000.5}]}}]})");
  CHECK(board.kind == BoardKind::Ashby);
  CHECK(board.company.empty());  // The API names none; the slug proves nothing.
  CHECK(board.slug == "Alder%20Labs");
  REQUIRE(board.postings.size() == 1);
  const JobPosting& posting = board.postings.front();
  CHECK(posting.team == "Alignment");
  CHECK(posting.remote == RemoteWork::Unknown);
  CHECK(posting.state == PostingState::Unlisted);
  CHECK(posting.places == Places{"Oslo", "Turin"});
  CHECK_FALSE(posting.updated.has_value());
  CHECK(posting.pay == StatedPay{"€90K", 90000, 95000.5, "EUR", "1 YEAR"});
}

TEST_CASE("each board's format is told by its content", "[boards]") {
  struct Row {
    const char* bytes;
    const char* shown;  // Kind, id, title, place, posted.
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {R"([{"id":"l1","text":"Red teamer","categories":{"team":"Safety","location":"Oslo"},
          "createdAt":1754035200000,"hostedUrl":"https://jobs.lever.co/alder/l1",
          "lists":[{"text":"You will","content":"<li>Probe</li>"}]}])",
       "lever l1 Red teamer, Oslo, 2025-08-01T08:00:00Z createdAt", "milliseconds, title in text"},
      {R"({"name":"Alder","description":"","jobs":[{"title":"Red teamer","shortcode":"W1",
          "city":"Oslo","country":"Norway","published_on":"2025-08-01","telecommuting":false}]})",
       "workable W1 Red teamer, Oslo, Norway, 2025-08-01 published_on", "the widget"},
      {R"({"total":1,"results":[{"id":9,"shortcode":"W1","title":"Red teamer","remote":true,
          "location":{"city":"Oslo","country":"Norway"},"published":"2025-08-01T00:00:00.000Z",
          "department":["Safety"]}],"nextPage":null})",
       "workable W1 Red teamer, Oslo, Norway, 2025-08-01T00:00:00.000Z published", "the API"},
      {R"({"offset":0,"limit":100,"totalFound":1,"content":[{"id":"s1","name":"Red teamer",
          "company":{"name":"Alder"},"releasedDate":"2025-08-01T08:00:00.000Z",
          "location":{"city":"Oslo","country":"no","remote":false}}]})",
       "smart_recruiters s1 Red teamer, Oslo, no, 2025-08-01T08:00:00.000Z releasedDate",
       "title in name"},
      {R"({"offers":[{"id":4,"slug":"red-teamer","title":"Red teamer","location":"Oslo",
          "published_at":"2025-08-01 08:00:00 UTC","careers_url":"https://a.test/o/red-teamer"}]})",
       "recruitee 4 Red teamer, Oslo, 2025-08-01T08:00:00Z published_at", "UTC in words"},
      {R"({"data":{"jobBoard":{"teams":[{"id":"t","name":"Safety"}],"jobPostings":[{"id":"0a",
          "title":"Red teamer","teamId":"t","locationName":"Oslo","publishedDate":"2025-08-01",
          "updatedAt":"2025-08-02T00:00:00.000Z"}]}}})",
       "ashby 0a Red teamer, Oslo, 2025-08-01 publishedDate", "a board page's own data"},
      {R"([{"company":"Alder","title":"Red teamer","url":"https://a.test/1","location":"Oslo",
          "departments":[],"id":1,"updated_at":"2025-08-01T00:00:00Z"}])",
       "dump 1 Red teamer, Oslo, none", "a list that somebody collected"},
      {R"(<html><script type="application/ld+json">{"@graph":[{"@type":"Organization"},
          {"@type":"JobPosting","title":"Red teamer","datePosted":"2025-08-01","identifier":
          {"@type":"PropertyValue","value":"j1"},"hiringOrganization":{"name":"Alder"},
          "jobLocation":{"@type":"Place","address":{"addressLocality":"Oslo",
          "addressCountry":{"name":"Norway"}}}}]}</script>)",
       "json_ld j1 Red teamer, Oslo, Norway, 2025-08-01 datePosted", "a careers page"},
      {"job_id,title,location,status\r\na1,\"Red \"\"teamer\"\"\",\"Oslo\r\n\",active\r\n",
       "register a1 Red \"teamer\", Oslo, none", "CSV with CRLF and quotes"},
  }));
  CAPTURE(row.why);
  const JobBoard board = parsed(row.bytes);
  REQUIRE(board.postings.size() == 1);
  const JobPosting& posting = board.postings.front();
  CHECK(std::string(name_of(board.kind)) + " " + posting.id + " " + posting.title + ", " +
            posting.places.at(0) + ", " + shown(posting.posted) ==
        row.shown);
  CHECK(shown(board.problems).empty());
}

TEST_CASE("the body of a Lever posting is joined from its parts", "[boards]") {
  const JobBoard board = parsed(R"([{"id":"l1","text":"T","hostedUrl":"https://jobs.lever.co/a/l1",
    "description":"<div>Intro</div>","lists":[{"text":"You will","content":"<li>Probe<li>Write"}],
    "additional":"<p>Close"}])");
  CHECK(board.postings.at(0).description == "Intro\nYou will\nProbe\nWrite\nClose");
}

TEST_CASE("a board that says nothing is told from one that says it has nothing", "[boards]") {
  struct Row {
    const char* bytes;
    BoardKind kind;
    const char* problems;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {R"({"jobs":[],"apiVersion":"1"})", BoardKind::Ashby, "empty ", "status 200 for any slug"},
      {R"({"jobs":[],"meta":{"total":0}})", BoardKind::Greenhouse, "empty ", "no openings"},
      {R"({"totalFound":0,"content":[]})", BoardKind::SmartRecruiters, "empty ", "any slug, too"},
      {"[]", BoardKind::Unknown, "empty ", "anybody's empty list"},
      {R"(["alder","birch"])", BoardKind::Directory, "directory ", "names of boards"},
      {R"({"alder":"ashby","birch":null})", BoardKind::Directory, "directory ", "names by name"},
      {R"({"totalFound":2,"content":[{"id":"1","name":"T","refNumber":"x"}]})",
       BoardKind::SmartRecruiters, "incomplete ", "one page of several"},
  }));
  CAPTURE(row.why);
  const JobBoard board = parsed(row.bytes);
  CHECK(board.kind == row.kind);
  CHECK(shown(board.problems) == row.problems);
}

TEST_CASE("ids are unique and nothing is dropped in silence", "[boards]") {
  const JobBoard board = parsed(R"([{"id":1,"title":"A","url":"u"},{"id":1,"title":"B","url":"u"},
    {"id":1,"title":"C","url":"u","company":"Birch"},{"title":"","url":"u"},{"other":1}])");
  REQUIRE(board.postings.size() == 2);
  CHECK(board.postings[0].title == "A");
  CHECK(board.postings[1].title == "C");  // Another company's first.
  CHECK(board.skipped == 3);
  CHECK(shown(board.problems).find("repeated_ids") == 0);
}

TEST_CASE("a register keeps closed postings and reads what Python wrote", "[boards]") {
  const JobBoard board = parsed(
      "event_type,job_id,timestamp,previous_data,new_data\n"
      "closed,g1,2025-10-01,\"{\"\"job_id\"\":\"\"g1\"\",\"\"title\"\":\"\"A\"\"}\",\n");
  CHECK(board.postings.at(0).state == PostingState::Closed);
  const JobBoard table = parsed(
      "job_id,title,raw_data,status\n"
      "o1,B,\"{'id': 'o1', 'title': 'B', 'teamId': 't', 'teamName': \"\"Hill's\"\", "
      "'locationName': 'Os\\xe9', 'isListed': True, 'userRoles': (), 'n': None, "
      "'publishedDate': '2025-08-01', 'updatedAt': '2025-08-02T00:00:00Z'}\",active\n");
  const JobPosting& posting = table.postings.at(0);
  CHECK(posting.team == "Hill's");
  CHECK(posting.places == Places{"Osé"});
  CHECK(shown(posting.posted) == "2025-08-01 publishedDate");
  CHECK(posting.state == PostingState::Open);
}

TEST_CASE("what is no board, or half of one, is an error that says so", "[boards]") {
  struct Row {
    std::string bytes;
    ErrorKind kind;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"", ErrorKind::Malformed, "no bytes"},
      {R"({"jobs":[{"id":1,"absolute_url":"u","location":{},"title":"A"}],"meta)",
       ErrorKind::Malformed, "cut off: half the openings are not all"},
      {R"({"weather":[{"id":1}]})", ErrorKind::Malformed, "other JSON"},
      {"<html><p>Careers</p></html>", ErrorKind::Malformed, "a page without postings"},
      {"name,age\nx,1\n", ErrorKind::Malformed, "another table"},
      {"job_id,title\n1,\"open", ErrorKind::Malformed, "a quote that stays open"},
      {std::string(1'000'000, '['), ErrorKind::TooLarge, "depth"},
      {"\x1F\x8B not gzip", ErrorKind::Malformed, "damaged gzip"},
  }));
  CAPTURE(row.why);
  const Result<JobBoard> board = parse_job_board(row.bytes);
  REQUIRE_FALSE(board.has_value());
  CHECK(board.error().kind == row.kind);
  CHECK_FALSE(board.error().message.empty());
}

TEST_CASE("limits on bytes and postings are stated", "[boards]") {
  const std::string two = R"([{"id":1,"title":"A","url":"u"},{"id":2,"title":"B","url":"u"}])";
  const Result<JobBoard> many = parse_job_board(two, {.postings = 1});
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().message == "JSON has more than 1 records");
  CHECK(parse_job_board(two, {.bytes = 10}).error().kind == ErrorKind::TooLarge);
  CHECK(parse_job_board(two, {.values_per_posting = 3}).error().kind == ErrorKind::TooLarge);
}

TEST_CASE("one format's entry point refuses another's bytes", "[boards]") {
  const std::string ashby = R"({"jobs":[],"apiVersion":"1"})";
  CHECK(parse_ashby(ashby).has_value());
  CHECK(parse_greenhouse(ashby).error().kind == ErrorKind::Malformed);
  CHECK(parse_lever(ashby).error().kind == ErrorKind::Malformed);
  CHECK(parse_workable(ashby).error().kind == ErrorKind::Malformed);
  CHECK(parse_smart_recruiters(ashby).error().kind == ErrorKind::Malformed);
  CHECK(parse_recruitee(ashby).error().kind == ErrorKind::Malformed);
}

}  // namespace labledger::parsers
