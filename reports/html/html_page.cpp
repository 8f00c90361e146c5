#include "reports/html/html_page.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "reports/chart_table.hpp"
#include "reports/html/html_text.hpp"

namespace labledger::reports {
namespace {

struct Destination {
  std::string_view page;
  std::string_view name;
};

/// What the navigation of every page leads to.
constexpr auto kDestinations = std::to_array<Destination>({
    {"index", "Labs"},
    {"changes", "Changes"},
    {"comparison", "Comparison"},
    {"coupling", "Safety and compute"},
    {"coverage", "What we could see"},
    {"methods", "Methods"},
    {"search", "Search"},
});

/// Prints the blocks of one page, each by its kind.
class HtmlBlocks {
 public:
  explicit HtmlBlocks(std::string_view path) : path_(path) {}

  void print(const std::vector<PageBlock>& blocks) {
    for (const PageBlock& block : blocks)
      std::visit([this](const auto& content) { write(content); }, block.content);
  }

  std::string finish() && { return std::move(out_); }

 private:
  [[nodiscard]] std::string line(const Text& text) const { return html_of(text, path_); }

  void element(std::string_view tag, const std::string& content, std::string_view attributes = "") {
    out_.append("<").append(tag).append(attributes).append(">").append(content);
    out_.append("</").append(tag).append(">\n");
  }

  static std::string anchor_of(const std::string& anchor) {
    return anchor.empty() ? std::string() : " id=\"" + anchor + "\"";
  }

  void write(const Heading& heading) {
    const std::string tag = "h" + std::to_string(std::clamp(heading.level, 1U, 6U));
    std::string content = line(heading.content);
    if (!heading.anchor.empty()) {
      content.append(R"( <a class="here" href="#)").append(heading.anchor);
      content.append(R"(" aria-label="Link to this place">#</a>)");
    }
    element(tag, content, anchor_of(heading.anchor));
  }

  void write(const Paragraph& paragraph) { element("p", line(paragraph.content)); }
  void write(const Notice& notice) { element("p", line(notice.content), " class=\"notice\""); }

  void write(const Items& items) {
    out_ += "<ul>\n";
    for (const Text& item : items.items)
      element("li", line(item));
    out_ += "</ul>\n";
  }

  void write(const Quotation& quotation) {
    using Kind = Quotation::Part::Kind;
    out_ += "<blockquote dir=\"auto\">\n";
    bool in_list = false;
    for (const Quotation::Part& part : quotation.parts) {
      const bool is_item = part.kind == Kind::Item;
      if (is_item != in_list) out_ += is_item ? "<ul>\n" : "</ul>\n";
      in_list = is_item;
      const bool is_heading = part.kind == Kind::Heading;
      std::string places;  // One element has one id: the others stand in it.
      for (std::size_t i = 1; i < part.anchors.size(); ++i)
        places += "<span id=\"" + part.anchors[i] + "\"></span>";
      const std::string kind = is_heading ? " class=\"its-heading\"" : "";
      const std::string first = part.anchors.empty() ? std::string() : part.anchors.front();
      element(is_item ? "li" : "p", places + line(part.content), kind + anchor_of(first));
    }
    if (in_list) out_ += "</ul>\n";
    out_ += "</blockquote>\n";
  }

  void write(const Table& table) { write_table(table, ""); }

  void write_table(const Table& table, std::string_view attributes) {
    const std::string caption = line(table.caption);
    const std::string label = foreign_attribute(table.caption.plain());
    out_.append(R"(<div class="table" role="region" tabindex="0" aria-label=")").append(label);
    out_.append("\">\n<table").append(attributes).append(">\n");
    element("caption", caption);
    out_ += "<thead>\n<tr>";
    for (const Column& column : table.columns) {
      out_.append("<th scope=\"col\"").append(class_of(column)).append(">");
      out_.append(line(column.title)).append("</th>");
    }
    out_ += "</tr>\n</thead>\n<tbody>\n";
    for (const std::vector<Text>& cells : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view tag = i == 0 ? "th" : "td";
        out_.append("<").append(tag).append(i == 0 ? " scope=\"row\"" : "");
        out_.append(class_of(table.columns[i])).append(">").append(line(cells[i]));
        out_.append("</").append(tag).append(">");
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n</div>\n";
  }

  static std::string_view class_of(const Column& column) {
    return column.kind == ColumnKind::Numbers ? " class=\"number\"" : "";
  }

  /// Both wordings side by side, and the two in one below.
  void write(const Difference& difference) {
    const auto wording = [&](WordRun::Fate fate) {
      std::string words;
      for (const WordRun& run : difference.runs)
        if (run.fate == WordRun::Fate::Kept || run.fate == fate) words += run_html(run);
      return words;
    };
    if (difference.before && difference.after) {
      out_ += "<div class=\"difference\">\n<div class=\"sides\">\n";
      side("before", "Before", wording(WordRun::Fate::Removed), difference.before_at);
      side("after", "After", wording(WordRun::Fate::Added), difference.after_at);
      out_ +=
          "</div>\n<details>\n<summary>The two in one</summary>\n<blockquote dir=\"auto\">\n<p>";
      for (const WordRun& run : difference.runs)
        out_ += run_html(run);
      out_ += "</p>\n</blockquote>\n</details>\n</div>\n";
      return;
    }
    out_ += "<div class=\"difference\">\n<div class=\"sides\">\n";
    if (difference.before) {
      side("before", "Gone", "<del>" + foreign_html(*difference.before) + "</del>",
           difference.before_at);
    } else if (difference.after) {
      side("after", "New", "<ins>" + foreign_html(*difference.after) + "</ins>",
           difference.after_at);
    }
    out_ += "</div>\n</div>\n";
  }

  static std::string run_html(const WordRun& run) {
    std::string words = foreign_html(run.text);
    if (run.fate == WordRun::Fate::Removed) return "<del>" + words + "</del>";
    if (run.fate == WordRun::Fate::Added) return "<ins>" + words + "</ins>";
    return words;
  }

  void side(std::string_view name, std::string_view label, const std::string& words,
            const Place& at) {
    out_.append("<blockquote class=\"").append(name).append("\" dir=\"auto\">\n");
    out_.append("<p class=\"label\">").append(label);
    if (!at.page.empty()) {
      out_ += " · " + html_of(Text().evidence("in its capture", at), path_);
    }
    out_ += "</p>\n";
    out_.append("<p>").append(words).append("</p>\n</blockquote>\n");
  }

  /// The table is the chart; a program of ours may draw its numbers above it.
  void write(const Chart& chart) {
    constexpr auto kKinds = std::to_array<std::string_view>({"bars", "lines", "scatter"});
    out_.append(R"(<figure class="chart" data-kind=")");
    out_.append(kKinds.at(static_cast<std::size_t>(chart.kind))).append("\" data-unit=\"");
    out_.append(foreign_attribute(chart.unit)).append("\">\n");
    write_table(table_of(chart), "");
    out_ += "</figure>\n";
  }

  void write(const SearchBox& box) {
    out_ +=
        "<div id=\"search\" hidden>\n<label for=\"words\">Words to look for</label>\n"
        "<input id=\"words\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">\n"
        "<p id=\"found\" role=\"status\" aria-live=\"polite\"></p>\n"
        "<ol id=\"hits\"></ol>\n</div>\n";
    element("p", line(box.without), R"( class="notice" id="without")");
  }

  void write(const Details& details) {
    out_.append("<details>\n<summary>").append(line(details.summary)).append("</summary>\n");
    for (const auto& block : details.blocks)
      std::visit([this](const auto& content) { write(content); }, block);
    out_ += "</details>\n";
  }

  std::string_view path_;
  std::string out_;
};

bool holds_chart(const Page& page) {
  return std::ranges::any_of(page.blocks, [](const PageBlock& block) {
    return std::holds_alternative<Chart>(block.content);
  });
}

std::string asset(const Page& page, std::string_view name) {
  return relative_path(page.path, "assets/" + std::string(name), "");
}

std::string head_of(const Page& page, ChartProgram charts) {
  std::string head = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  head.append(R"(<meta http-equiv="Content-Security-Policy" content=")").append(kContentPolicy);
  head += "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  head += "<meta name=\"color-scheme\" content=\"light dark\">\n";
  head += "<meta name=\"referrer\" content=\"no-referrer\">\n";
  head.append("<title>").append(foreign_attribute(page.title)).append(" · Labledger</title>\n");
  head.append(R"(<meta name="description" content=")");
  head.append(foreign_attribute(page.description)).append("\">\n");
  head.append(R"(<link rel="stylesheet" href=")").append(asset(page, "site.css")).append("\">\n");
  head.append(R"(<link rel="icon" href=")").append(asset(page, "icon.svg"));
  head += "\" type=\"image/svg+xml\">\n";
  head.append(R"(<link rel="alternate" type="application/atom+xml" title="All changes" href=")");
  head.append(relative_path(page.path, "feeds/all.atom", "")).append("\">\n");
  if (charts == ChartProgram::Present && holds_chart(page)) {
    head.append("<script src=\"")
        .append(asset(page, "chart.min.js"))
        .append("\" defer></script>\n");
  }
  head.append("<script src=\"").append(asset(page, "site.js")).append("\" defer></script>\n");
  if (page.path == "search") {
    head += "<script src=\"assets/search.js\" defer></script>\n";
  }
  return head + "</head>\n";
}

std::string header_of(const Page& page) {
  std::string header =
      "<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<header>\n<p class=\"name\">";
  header.append("<a href=\"").append(relative_path(page.path, "index", ".html"));
  header +=
      "\">Labledger</a> <span>what AI labs say about safety, and what they change</span></p>\n";
  header += "<nav aria-label=\"Pages\">\n<ul>\n";
  for (const Destination& destination : kDestinations) {
    header.append("<li><a href=\"").append(relative_path(page.path, destination.page, ".html"));
    header += destination.page == page.path ? R"(" aria-current="page">)" : "\">";
    header.append(destination.name).append("</a></li>\n");
  }
  return header + "</ul>\n</nav>\n</header>\n";
}

std::string footer_of(const Page& page) {
  const auto link = [&](std::string_view target, std::string_view name) {
    return "<a href=\"" + relative_path(page.path, target, "") + "\">" + std::string(name) + "</a>";
  };
  return "<footer>\n<p>Each quote is word for word from a stored capture. What could not be read "
         "is "
         "not known, and is said to be so.</p>\n<p>As data: " +
         link("data/changes.csv", "changes") + ", " + link("data/statements.csv", "statements") +
         ", " + link("data/datapackage.json", "all tables") +
         ". To follow: " + link("feeds/all.atom", "feed") + ", " +
         link("calendar.ics", "dated promises") + ".</p>\n</footer>\n</body>\n</html>\n";
}

}  // namespace

std::string print_html(const Page& page, ChartProgram charts) {
  HtmlBlocks blocks(page.path);
  blocks.print(page.blocks);
  return head_of(page, charts) + header_of(page) + "<main id=\"main\" tabindex=\"-1\">\n" +
         std::move(blocks).finish() + "</main>\n" + footer_of(page);
}

}  // namespace labledger::reports
