#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "reports/html/assets.hpp"
#include "reports/html/html_page.hpp"
#include "reports/html/html_text.hpp"
#include "reports/html/search_index.hpp"
#include "reports/site.hpp"
#include "tests/reports/sample_models.hpp"

namespace labledger::reports {
namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::vector<RenderedFile> render_html(const ReportModel& model) {
  std::vector<RenderedFile> files;
  const SitePages pages(model);
  for (std::size_t i = 0; i < pages.count(); ++i) {
    const Page page = pages.page(i);
    files.push_back({page.path + ".html", print_html(page, ChartProgram::Present)});
  }
  return files;
}

/// The names of all elements that are opened.
std::set<std::string> elements_of(std::string_view html) {
  std::set<std::string> names;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view rest = html.substr(at + 1);
    const std::string_view name = rest.substr(0, rest.find_first_of(" >\n"));
    if (!name.empty() && name.front() != '/') names.emplace(name);
  }
  return names;
}

}  // namespace

TEST_CASE("text is text in HTML, whatever it holds", "[reports]") {
  struct Row {
    const char* text;
    const char* html;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "no element"},
      {"a & b &amp; c", "a &amp; b &amp;amp; c", "no entity of its own"},
      {"\" onload='x'", "&quot; onload=&#39;x&#39;", "no attribute"},
      {"a\nb", "a b", "one line"},
      {"safe\xE2\x80\xAE", "safe[U+202E]", "no turned text"},
      {"\xD7\xA9", "<bdi>\xD7\xA9</bdi>", "set apart: it runs from right to left"},
  }));
  CAPTURE(row.why);
  CHECK(foreign_html(row.text) == row.html);
}

TEST_CASE("a very long text is cut, and says by how much", "[reports]") {
  const std::string shown = foreign_html(std::string(10'000, 'x'));
  CHECK(holds(shown, "(8,000 characters more)"));
  CHECK(shown.size() < 2100);
}

TEST_CASE("an attribute holds no element, in any script", "[reports]") {
  CHECK(foreign_attribute("<\xD7\xA9\">") == "&lt;\xD7\xA9&quot;&gt;");
}

TEST_CASE("only addresses of the web become links", "[reports]") {
  CHECK(html_of(Text().link("x", "javascript:alert(1)"), "index") == "x");
  CHECK(holds(html_of(Text().link("x", "https://a.example/?q=\"><b>"), "index"),
              "href=\"https://a.example/?q=%22%3E%3Cb%3E\""));
}

TEST_CASE("a reference leads from where the page is", "[reports]") {
  CHECK(relative_path("index", "labs/acme", ".html") == "labs/acme.html");
  CHECK(relative_path("labs/acme", "index", ".html") == "../index.html");
  CHECK(relative_path("labs/acme", "labs/birch", ".md") == "birch.md");
  CHECK(relative_path("labs/acme", "changes/0f", ".md") == "../changes/0f.md");
}

TEST_CASE("a hostile model adds no element to the pages", "[reports]") {
  const std::string hostile =
      "</title><script src=//e.example></script><img onerror=x><iframe> --> ]]> \xE2\x80\xAE";
  const auto plain = render_html(hostile_model("plain words"));
  const auto attacked = render_html(hostile_model(hostile));
  REQUIRE(plain.size() == attacked.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    CAPTURE(plain[i].path);
    CHECK(elements_of(plain[i].bytes) == elements_of(attacked[i].bytes));
  }
}

TEST_CASE("every page forbids what it does not need, and asks no other host", "[reports]") {
  for (const RenderedFile& file : render_html(eventful_quarter())) {
    CAPTURE(file.path);
    CHECK(holds(file.bytes, "default-src 'none'"));
    CHECK_FALSE(holds(file.bytes, " style=\""));
    CHECK_FALSE(holds(file.bytes, " onclick="));
    CHECK_FALSE(holds(file.bytes, "src=\"http"));
    CHECK_FALSE(holds(file.bytes, "<link rel=\"stylesheet\" href=\"http"));
  }
}

TEST_CASE("without Chart.js no page asks for it", "[reports]") {
  Page page;
  page.path = "index";
  page.add({Chart{}});
  CHECK(holds(print_html(page, ChartProgram::Present), "chart.min.js"));
  CHECK_FALSE(holds(print_html(page, ChartProgram::Absent), "chart.min.js"));
}

TEST_CASE("a difference shows both sides, and leads to both captures", "[reports]") {
  Page page;
  page.path = "changes/0f";
  Difference difference;
  difference.before = "We will stop.";
  difference.after = "We may stop.";
  difference.runs = compare_words(*difference.before, *difference.after);
  difference.before_at = {"captures/aa", "e-0f-0"};
  page.add({difference});
  const std::string html = print_html(page, ChartProgram::Absent);
  CHECK(holds(html, "We <del>will </del>stop."));
  CHECK(holds(html, "We <ins>may </ins>stop."));
  CHECK(holds(html, "../captures/aa.html#e-0f-0"));
}

TEST_CASE("the search index holds the quotes, and no markup", "[reports]") {
  const auto files = search_index(hostile_model("</script><b>\"quoted\" \\ end"));
  REQUIRE(files.size() == 3);
  CHECK(files.back().path == "assets/search/list.js");
  for (const RenderedFile& file : files) {
    CAPTURE(file.path);
    CHECK_FALSE(holds(file.bytes, "<"));
  }
  CHECK(holds(files.front().bytes, "\\u003c/script>\\u003cb>\\\"quoted\\\" \\\\ end"));
}

TEST_CASE("the assets are whole", "[reports]") {
  std::vector<std::string_view> names;
  for (const Asset& asset : site_assets()) {
    names.push_back(asset.name);
    CHECK(asset.bytes.size() > 100);
  }
  CHECK(names == std::vector<std::string_view>{"icon.svg", "search.js", "site.css", "site.js"});
}

}  // namespace labledger::reports
