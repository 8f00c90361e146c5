// `labledger extract`, run as a user runs it.

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"

namespace labledger::e2e {

TEST_CASE("extract writes one JSON line for each sentence that states something", "[e2e]") {
  const Program program;
  const std::string file =
      program.write("policy.txt",
                    "Our Safety Policy\r\n"
                    "Advanced AI could cause catastrophic harm.\r\n"
                    "The weather was fine.\r\n"
                    "We will not deploy a model until its safety tests have passed.");
  const auto result = program.run({"extract", "--sentences", file, "--lab", "Acme"});
  CAPTURE(result.out, result.err);
  REQUIRE(result.exit_code == 0);
  CHECK(result.out.find(R"({"line":1,"kinds":["risk_ack"],"categories":["catastrophic"],)"
                        R"("level":null,"speaker":"lab","quantities":[],)") == 0);
  CHECK(result.out.find(R"({"line":3,"kinds":["commitment"])") != std::string::npos);
  CHECK(result.out.find(R"("level":"conditional")") != std::string::npos);
  CHECK(result.out.find(R"("line":2)") == std::string::npos);
}

TEST_CASE("extract reads the figures of what it found", "[e2e]") {
  const Program program;
  const std::string file = program.write(
      "news.txt",
      "We trained the model on 4,096 H100 GPUs for two months in our own data centre.\n");
  const auto result = program.run({"extract", "--sentences", file, "--lab", "Acme"});
  CAPTURE(result.out, result.err);
  REQUIRE(result.exit_code == 0);
  CHECK(result.out.find(R"("value":4096.0)") != std::string::npos);
  CHECK(result.out.find(R"("as_written":"4,096)") != std::string::npos);
}

TEST_CASE("extract takes a document of others for theirs", "[e2e]") {
  const Program program;
  const std::string file = program.write("article.txt", "We will publish our safety framework.\n");
  const auto own = program.run({"extract", "--sentences", file, "--lab", "Acme"});
  CHECK(own.out.find("commitment") != std::string::npos);
  const auto foreign =
      program.run({"extract", "--sentences", file, "--lab", "Acme", "--by-others"});
  CHECK(foreign.exit_code == 0);
  CHECK(foreign.out.find("commitment") == std::string::npos);
}

TEST_CASE("extract reads a page with its headings and says where each statement stands", "[e2e]") {
  const Program program;
  const std::string file = program.write(
      "policy.html",
      "<!doctype html><html lang=en><title>Policy</title><main><h1>Policy</h1><h2>Tests</h2><p>The "
      "company stands beside a river in the old town. We will test every model for dangerous "
      "capabilities before it is deployed.</p></main></html>");
  const auto result = program.run({"extract", file, "--lab", "Acme"});
  CAPTURE(result.out, result.err);
  REQUIRE(result.exit_code == 0);
  CHECK(count(result.out, "\n") == 1);
  CHECK(result.out.find(R"(policy.html","document":"other","kinds":["commitment"])") !=
        std::string::npos);
  CHECK(result.out.find(R"("reasons":["commitment: “)") != std::string::npos);
  CHECK(result.out.find(R"("heading":"Policy › Tests","begin":)") != std::string::npos);
  SECTION("and one that shows no text is an error, not an empty answer") {
    const auto empty = program.run({"extract", program.write("empty.html", "<html></html>")});
    CHECK(empty.exit_code != 0);
    CHECK(empty.err.find("no_text") != std::string::npos);
  }
}

TEST_CASE("extract refuses what it cannot read", "[e2e]") {
  const Program program;
  CHECK(program.run({"extract", "--lab", "Acme"}).exit_code == 2);
  const auto missing =
      program.run({"extract", "--sentences", program.path("none.txt"), "--lab", "Acme"});
  CHECK(missing.exit_code != 0);
  CHECK(missing.err.find("none.txt") != std::string::npos);
  const auto crowded =
      program.run({"extract", "--sentences", program.write("many.txt", std::string(100'001, '\n')),
                   "--lab", "Acme"});
  CHECK(crowded.exit_code != 0);
  CHECK(crowded.err.find("100000") != std::string::npos);
}

TEST_CASE("extract reads an empty file and writes nothing", "[e2e]") {
  const Program program;
  const auto result =
      program.run({"extract", "--sentences", program.write("empty.txt", ""), "--lab", "Acme"});
  CHECK(result.exit_code == 0);
  CHECK(result.out.empty());
}

}  // namespace labledger::e2e
