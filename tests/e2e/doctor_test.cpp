// `doctor` and `status`: what people ask when something is wrong.

#include <string>

#include <catch2/catch.hpp>

#include "tests/e2e/watch.hpp"

namespace labledger::e2e {
namespace {

bool says(const test::ChildResult& result, const std::string& words) {
  return result.out.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("doctor finds nothing wrong where all is well", "[e2e]") {
  const Watch watch;
  REQUIRE(watch.pipeline().exit_code == 0);
  const auto result = watch.run({"doctor"});
  CAPTURE(result.out);
  CHECK(result.exit_code == 0);
  CHECK(says(result, "ok     ledger"));
  CHECK(says(result, "ok     disk"));
  CHECK(says(result, "ok     names"));
  CHECK(says(result, "ok     PDF reader"));
  CHECK(says(result, "there are no rules"));
}

TEST_CASE("doctor names a fault and what to do about it", "[e2e]") {
  const Watch watch(
      "[[channel]]\nname = \"hook\"\nkind = \"webhook\"\nurl_env = \"NOT_SET_ANYWHERE\"\n"
      "[[rule]]\nname = \"all\"\nchannels = [\"hook\"]\n");
  const auto result = watch.run({"doctor"});
  CAPTURE(result.out);
  CHECK(result.exit_code == 1);
  CHECK(says(result, "FAULT  channel hook"));
  CHECK(says(result, "NOT_SET_ANYWHERE"));
  CHECK(says(result, "a file of mode 0600"));
  CHECK(says(result, "note   ledger"));
}

TEST_CASE("doctor tells what each source answers", "[e2e]") {
  Watch watch;
  watch.list({{"policy", "page"},
              {"terms", "page"},
              {"moved", "page"},
              {"refused", "page"},
              {"feed", "feed"},
              {"board", "jobs"},
              {"missing", "page"}});
  watch.serve("/refused", 1, 403);
  watch.serve("/feed", 1);  // A page where a feed should be.
  watch.server.serve(
      {.path = "/moved", .status = 301, .headers = {{"Location", watch.server.url("/policy")}}});
  watch.server.serve(
      {.path = "/board",
       .headers = {{"Content-Type", "application/json"}},
       .body = R"({"jobs":[{"id":1,"internal_job_id":1,"title":"Engineer","absolute_url":)"
               R"("https://boards.greenhouse.io/other/jobs/1","location":{"name":"Paris"},)"
               R"("company_name":"Other Industries","updated_at":"2025-01-01T00:00:00Z"}],)"
               R"("meta":{"total":1}})"});
  watch.serve("/missing", 1, 404);
  const auto result = watch.run({"doctor", "--sources", "--allow-private-addresses"});
  CAPTURE(result.out, result.err);
  CHECK(result.exit_code == 5);
  CHECK(says(result, "reachable      acme/policy"));
  CHECK(says(result, "moved          acme/moved"));
  CHECK(says(result, "blocked        acme/refused"));
  CHECK(says(result, "wrong content  acme/feed"));
  CHECK(says(result, "other company  acme/board"));
  CHECK(says(result, "Other Industries"));
  CHECK(says(result, "unreachable    acme/missing"));
  CHECK(watch.run({"status"}).exit_code == 2);  // Nothing was kept: there is no ledger yet.
}

TEST_CASE("status tells health, last good capture and when each source is due", "[e2e]") {
  Watch watch;
  watch.serve("/terms", 1, 500);
  REQUIRE(watch.pipeline().exit_code == 5);
  const auto result = watch.run({"status", "--sources", "--storage"});
  CAPTURE(result.out);
  CHECK(result.exit_code == 0);
  CHECK(says(result, "sources (0 due now)"));
  CHECK(says(result, "     1  ok"));
  CHECK(says(result, "     1  suspect"));
  CHECK(says(result, "acme/terms"));
  CHECK(says(result, "the last attempt ended as error"));
  CHECK(says(result, "bytes stored"));
}

}  // namespace labledger::e2e
