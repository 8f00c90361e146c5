// What all pages of a site have in common, and where their links lead, through the real program.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

const std::string kOldFoot = "We publish a report on every incident within a month of it.";
const std::string kNewFoot = "We publish a report on some incidents within a year of them.";

std::string page(const std::string& subject, const std::string& framework,
                 const std::string& foot) {
  return "<!doctype html><html lang=en><head><title>" + subject +
         "</title></head><body><main><h1>" + subject +
         "</h1><p>This page tells what the company does about " + subject +
         " and who is to be asked about it.</p><p>The " + subject +
         " of each product is looked at before it is offered to people outside, as <a href=\"" +
         framework + "\">our framework</a> demands.</p><p>Whoever finds a fault in our " + subject +
         " is asked to write to the office at once.</p></main><footer><p>" + foot +
         "</p></footer></body></html>";
}

std::string source(const std::string& id, const std::string& host = "lab.example") {
  return "[[source]]\nid = \"" + id + "\"\nurl = \"https://" + host + "/" + id +
         "\"\nkind = \"page\"\ntopic = \"safety\"\n";
}

const std::string kLab =
    "id = \"acme\"\nname = \"Acme\"\nfrontier_policy = \"no\"\n[[status]]\n"
    "status = \"active\"\n";

/// A program with a ledger of the archive, for a lab with three pages.
class Site {
 public:
  explicit Site(const std::string& archive) {
    std::filesystem::create_directory(program_.path("labs"));
    program_.write("labs/acme.toml", kLab + source("safety") + source("security") + source("use"));
    import(archive);
  }

  void import(const std::string& archive) const {
    REQUIRE(run({"import", program_.write("a.warc", archive), "-q"}).exit_code == 0);
  }

  /// A second lab, with a page on another host.
  void add_lab(const std::string& id) const {
    program_.write("labs/" + id + ".toml",
                   "id = \"" + id + "\"\nname = \"" + id + "\"\n" +
                       "frontier_policy = \"no\"\n[[status]]\nstatus = \"active\"\n" +
                       source("safety", id + ".example"));
  }

  [[nodiscard]] std::string alerts() const {
    return run({"alerts", "list", "--format", "jsonl"}).out;
  }

  [[nodiscard]] std::string changes(const std::string& option = "-q") const {
    return run({"changes", "--format", "jsonl", option}).out;
  }

  /// Makes the site with this place for what can be made again; what the program says of it.
  [[nodiscard]] std::string make_html(const std::string& cache,
                                      const std::string& folder = "html") const {
    test::ChildOptions options = program_.options(
        {"report", "--format", "all", "--out", program_.path(folder), "--since", "2023-12-01", "-v",
         "--db", program_.path("ledger.db"), "--labs", program_.path("labs")});
    options.environment.push_back("XDG_CACHE_HOME=" + cache);
    const test::ChildResult result = program_.run(options);
    CAPTURE(result.err);
    REQUIRE(result.exit_code == 0);
    return result.err;
  }

  [[nodiscard]] std::string path(const std::string& name) const { return program_.path(name); }
  [[nodiscard]] std::string read(const std::string& name) const { return program_.read(name); }

  [[nodiscard]] std::string report() const {
    REQUIRE(run({"report", "--out", program_.path("report"), "--since", "2023-12-01", "-q"})
                .exit_code == 0);
    return program_.read("report/changes.md");
  }

 private:
  [[nodiscard]] test::ChildResult run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", program_.path("ledger.db")});
    if (arguments.front() != "alerts") {
      arguments.insert(arguments.end(), {"--labs", program_.path("labs")});
    }
    return program_.run(arguments);
  }

  Program program_;
};

std::string all_pages(int day, const std::string& foot) {
  std::string records;
  for (const std::string subject : {"safety", "security", "use"})
    records +=
        sample_record("https://lab.example/" + subject, day, page(subject, "/framework", foot));
  return records;
}

}  // namespace

TEST_CASE("what changes at the foot of every page of a site is told once", "[e2e]") {
  const Site site(all_pages(0, kOldFoot) + all_pages(7, kNewFoot));
  CHECK(count(site.alerts(), "\"kind\":\"change\"") == 1);
  CHECK(count(site.changes(), "\"class\":\"substantive\"") == 1);
  const std::string all = site.changes("--all");
  CAPTURE(all);
  CHECK(count(all, "around the text here as on https://lab.example/safety") == 2);
  CHECK(count(site.report(), "some incidents") == 1);
}

TEST_CASE("the same sentence in the text of several pages is told of each", "[e2e]") {
  std::string archive;
  for (const int day : {0, 7}) {
    for (const std::string subject : {"safety", "security", "use"}) {
      std::string markup = page(subject, "/framework", "");
      const std::string promise = "<p>" + (day == 0 ? kOldFoot : kNewFoot) + "</p></main>";
      markup.replace(markup.find("</main>"), 7, promise);
      archive += sample_record("https://lab.example/" + subject, day, markup);
    }
  }
  const Site site(archive);
  CHECK(count(site.changes(), "\"class\":\"substantive\"") == 3);
}

TEST_CASE("a policy link that leads elsewhere alerts and stands in the report", "[e2e]") {
  const std::string url = "https://lab.example/safety";
  const Site site(sample_record(url, 0, page("safety", "/framework?v=1", kOldFoot)) +
                  sample_record(url, 7, page("safety", "/framework?v=2", kOldFoot)) +
                  sample_record(url, 14, page("safety", "/archive/framework", kOldFoot)));
  const std::string alerts = site.alerts();
  CAPTURE(alerts);
  CHECK(count(alerts, "\"change_class\":\"links\"") == 1);
  CHECK(alerts.find("the link leads to lab.example/archive/framework") != std::string::npos);
  CHECK(count(site.changes(), "\"class\":\"links\"") == 1);
  const std::string report = site.report();
  CHECK(report.find("Links to policies that lead elsewhere") != std::string::npos);
  CHECK(count(report, "our framework") >= 1);
}

TEST_CASE("a page is made again when somebody changed it, with a cache or without", "[e2e]") {
  const Site site(all_pages(0, kOldFoot) + all_pages(7, kNewFoot));
  const bool has_cache = GENERATE(true, false);
  // Without: a file stands where the folder would be.
  const std::string cache = site.path(has_cache ? "cache" : "ledger.db");
  (void)site.make_html(cache);
  std::vector<std::string> pages = {"html/labs/acme.html", "html/labs/acme.md"};
  for (const auto& entry : std::filesystem::directory_iterator(site.path("html/captures")))
    pages.push_back("html/captures/" + entry.path().filename().string());
  REQUIRE(pages.size() >= 4);
  CHECK(site.make_html(cache).find("0 of ") != std::string::npos);

  std::vector<std::string> bytes;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    bytes.push_back(site.read(pages[i]));
    if (i % 2 == 0) {
      std::ofstream(site.path(pages[i]), std::ios::app) << "not ours";
    } else {
      std::filesystem::remove(site.path(pages[i]));
    }
  }
  CHECK(site.make_html(cache).find(std::to_string(pages.size()) + " of ") != std::string::npos);
  for (std::size_t i = 0; i < pages.size(); ++i)
    CHECK(site.read(pages[i]) == bytes[i]);
  CHECK(std::filesystem::exists(site.path("cache/labledger/reports")) == has_cache);
}

TEST_CASE("after more captures a report is what a new one would be, and the rest stays", "[e2e]") {
  const Site site(all_pages(0, kOldFoot) + all_pages(7, kNewFoot));
  site.add_lab("birch");
  const std::string other = "https://birch.example/safety";
  site.import(sample_record(other, 3, page("safety", "/framework", kOldFoot)));
  (void)site.make_html(site.path("cache"));
  const auto when_made = [&](const std::string& name) {
    return std::filesystem::last_write_time(site.path("html/" + name));
  };
  const auto birch = when_made("labs/birch.html");
  const auto acme = when_made("labs/acme.html");
  const std::string birch_page = site.read("html/labs/birch.md");

  std::string edited = page("safety", "/framework", kNewFoot);
  const std::string promise = "<p>We will publish each test of a model before its release.</p>";
  edited.replace(edited.find("</main>"), 0, promise);
  site.import(sample_record("https://lab.example/safety", 8, edited));
  const std::string told = site.make_html(site.path("cache"));
  CAPTURE(told);
  (void)site.make_html(site.path("no cache"), "new");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site.path("new"))) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const std::string name = std::filesystem::relative(entry.path(), site.path("new")).string();
    CAPTURE(name);
    CHECK(site.read("html/" + name) == site.read("new/" + name));
  }
  CHECK(files > 30);
  CHECK(site.read("html/labs/acme.md").find("We will publish each test") != std::string::npos);
  CHECK(when_made("labs/acme.html") != acme);
  CHECK(site.read("html/labs/birch.md") == birch_page);
  CHECK(when_made("labs/birch.html") == birch);  // Nobody looked at that lab.
}

}  // namespace labledger::e2e
