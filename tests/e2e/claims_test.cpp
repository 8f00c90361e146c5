// Alerts on new figures, new pages and risks that a change speaks of, through the real program.

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_lists.hpp"
#include "tests/e2e/watch.hpp"

namespace labledger::e2e {
namespace {

constexpr const char* kLog =
    "[[channel]]\nname = \"log\"\nkind = \"file\"\npath = \"@HOME@/events.jsonl\"\n"
    "[[rule]]\nname = \"some\"\nchannels = [\"log\"]\n";

std::string page(const std::string& sentence, const std::string& head = "") {
  return "<!doctype html><html lang=en><head><title>Our models</title>" + head +
         "</head><body><main><h1>Our models</h1><p>This page tells how the models of the company "
         "are made and who looks after them.</p><p>" +
         sentence +
         "</p><p>Whoever wants to know more about the models is asked to write to the "
         "office.</p></main></body></html>";
}

/// A watch of pages on a server of ours whose events end in a file.
struct ToldWatch {
  Watch watch;

  /// `rule` are further keys of the only rule.
  explicit ToldWatch(const std::string& rule) : watch(kLog + rule) {}

  void serve(const std::string& path, const std::string& body, const std::string& type) {
    watch.server.serve({.path = path, .headers = {{"Content-Type", type}}, .body = body});
  }

  void crawl() const {
    REQUIRE(watch.crawl_all().exit_code == 0);
    REQUIRE(watch.run({"deliver", "-q"}).exit_code == 0);
  }

  [[nodiscard]] std::string told() const {
    const bool any = std::filesystem::exists(watch.program.path("events.jsonl"));
    return any ? watch.program.read("events.jsonl") : std::string();
  }
};

}  // namespace

TEST_CASE("a new figure of compute is a claim, told once", "[e2e]") {
  ToldWatch lab("kinds = [\"claim\"]\n");
  lab.serve("/policy", page("We train our models with care and in small steps."), "text/html");
  lab.crawl();
  CHECK(lab.told().empty());
  lab.serve("/policy", page("We trained our newest model on 4,096 H100 GPUs for two months."),
            "text/html");
  lab.crawl();
  const std::string told = lab.told();
  CAPTURE(told);
  CHECK(count(told, "\"kind\":\"claim\"") == 1);
  CHECK(told.find("We trained our newest model on 4,096 H100 GPUs for two months.") !=
        std::string::npos);
  CHECK(told.find("\"reason\":\"compute: 4,096 H100") != std::string::npos);
  SECTION("and not when only its words change") {
    lab.serve("/policy",
              page("We have trained our newest model on 4,096 H100 GPUs for two months."),
              "text/html");
    lab.crawl();
    CHECK(lab.told() == told);
  }
  SECTION("and again when the figure changes") {
    lab.serve("/policy", page("We trained our newest model on 8,192 H100 GPUs for two months."),
              "text/html");
    lab.crawl();
    CHECK(count(lab.told(), "\"kind\":\"claim\"") == 2);
  }
}

TEST_CASE("a rule that asks for a risk is given the changes that speak of it", "[e2e]") {
  ToldWatch lab("categories = [\"cbrn\"]\n");
  lab.serve("/policy", page("We test each model for dangers before it is offered."), "text/html");
  lab.serve("/terms", page("You may use the models for your work."), "text/html");
  lab.crawl();
  lab.serve("/policy",
            page("We test each model for help with dangerous pathogens before it is "
                 "offered."),
            "text/html");
  lab.serve("/terms", page("You may use the models for your work and for your studies."),
            "text/html");
  lab.crawl();
  const std::string told = lab.told();
  CAPTURE(told);
  CHECK(count(told, "\"kind\":\"change\"") == 1);
  CHECK(told.find("dangerous pathogens") != std::string::npos);
  CHECK(told.find("\"categories\":[\"cbrn\"]") != std::string::npos);
}

TEST_CASE("a page that a feed begins to list is a new document", "[e2e]") {
  ToldWatch lab("kinds = [\"new_document\", \"claim\"]\n");
  const std::string feed = lab.watch.server.url("/list.xml");
  const auto url = [&](const std::string& path) { return lab.watch.server.url(path); };
  lab.watch.program.write(
      "labs/acme.toml",
      "id = \"acme\"\nname = \"Acme AI\"\nfrontier_policy = \"no\"\n[[status]]\nstatus = "
      "\"active\"\n[[source]]\nid = \"news\"\nurl = \"" +
          feed +
          "\"\nkind = \"feed\"\ntopic = \"announcements\"\nevery = \"1h\"\n"
          "[[source.discover]]\npaths = [\"/news/*\"]\ntopic = \"announcements\"\n");
  const std::string rss = "application/rss+xml";
  lab.serve("/news/old", page("We raised $40 million from three investors."), "text/html");
  lab.serve("/list.xml", rss_feed({url("/news/old")}, 1), rss);
  lab.crawl();
  lab.crawl();
  CHECK(lab.watch.server.hits("/news/old") == 1);
  CHECK(lab.told().empty());  // It was there when the watch began.
  lab.serve("/news/new", page("We raised $900 million from three investors."), "text/html");
  lab.serve("/news/dated",
            page("We raised $70 million from three investors.",
                 "<meta property=article:published_time content=2019-03-04>"),
            "text/html");
  lab.serve("/list.xml", rss_feed({url("/news/new"), url("/news/old"), url("/news/dated")}, 2),
            rss);
  lab.crawl();
  lab.crawl();
  const std::string told = lab.told();
  CAPTURE(told);
  CHECK(count(told, "\"kind\":\"new_document\"") == 1);
  CHECK(count(told, "\"kind\":\"claim\"") == 1);
  CHECK(count(told, url("/news/new")) >= 2);
  CHECK(told.find("$900 million") != std::string::npos);
  CHECK(told.find("/news/dated") == std::string::npos);  // It says that it is from 2019.
}

}  // namespace labledger::e2e
