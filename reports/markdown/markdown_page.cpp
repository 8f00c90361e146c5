#include "reports/markdown/markdown_page.hpp"

#include <utility>
#include <variant>

#include "reports/chart_table.hpp"
#include "reports/markdown/markdown_writer.hpp"
#include "reports/markdown/mermaid.hpp"

namespace labledger::reports {
namespace {

/// Prints the blocks of one page, each by its kind.
class MarkdownPage {
 public:
  explicit MarkdownPage(std::string_view path) : path_(path) {}

  void print(const std::vector<PageBlock>& blocks) {
    for (const PageBlock& block : blocks)
      std::visit([this](const auto& content) { write(content); }, block.content);
  }

  std::string finish() && { return std::move(writer_).finish(); }

 private:
  [[nodiscard]] MarkdownText line(const Text& text) const { return markdown_of(text, path_); }

  void write(const Heading& heading) {
    if (!heading.anchor.empty()) writer_.anchor(heading.anchor);
    writer_.heading(heading.level, line(heading.content));
  }
  void write(const Paragraph& paragraph) { writer_.paragraph(line(paragraph.content)); }
  void write(const Notice& notice) { writer_.paragraph(line(notice.content)); }
  void write(const SearchBox& box) { writer_.paragraph(line(box.without)); }

  void write(const Items& items) {
    for (const Text& item : items.items)
      writer_.item(line(item));
  }

  void write(const Quotation& quotation) {
    std::vector<MarkdownWriter::Quoted> parts;
    for (const Quotation::Part& part : quotation.parts) {
      using Kind = MarkdownWriter::Quoted::Kind;
      const bool is_item = part.kind == Quotation::Part::Kind::Item;
      parts.push_back({is_item ? Kind::Item : Kind::Paragraph, line(part.content)});
    }
    writer_.quotation(parts);
  }

  void write(const Table& table) {
    MarkdownWriter::Row columns;
    for (const Column& column : table.columns)
      columns.push_back(line(column.title));
    std::vector<MarkdownWriter::Row> rows;
    rows.reserve(table.rows.size());
    for (const std::vector<Text>& cells : table.rows) {
      MarkdownWriter::Row& row = rows.emplace_back();
      for (const Text& cell : cells)
        row.push_back(line(cell));
    }
    writer_.table(columns, rows);
  }

  void write(const Difference& difference) {
    const auto side = [&](WordRun::Fate fate, Emphasis emphasis) {
      MarkdownText words;
      for (const WordRun& run : difference.runs) {
        if (run.fate == WordRun::Fate::Kept) words.text(run.text);
        if (run.fate == fate) words.text(run.text, emphasis);
      }
      return words;
    };
    const auto quoted = [](MarkdownText label, const MarkdownText& words) {
      return MarkdownWriter::Quoted{MarkdownWriter::Quoted::Kind::Paragraph, label.append(words)};
    };
    if (difference.before && difference.after) {
      writer_.quotation({quoted("**Before:** ", side(WordRun::Fate::Removed, Emphasis::Removed)),
                         quoted("**After:** ", side(WordRun::Fate::Added, Emphasis::Added))});
    } else if (difference.before) {
      writer_.quotation(
          {quoted("**Gone:** ", MarkdownText().text(*difference.before, Emphasis::Removed))});
    } else if (difference.after) {
      writer_.quotation(
          {quoted("**New:** ", MarkdownText().text(*difference.after, Emphasis::Added))});
    }
  }

  void write(const Chart& chart) {
    const std::vector<std::string> picture = mermaid_lines(chart);
    if (!picture.empty()) writer_.fence("mermaid", picture);
    write(table_of(chart));
  }

  /// Markdown has nothing to fold: the summary stands before what it sums up.
  void write(const Details& details) {
    writer_.paragraph(line(details.summary));
    for (const auto& block : details.blocks)
      std::visit([this](const auto& content) { write(content); }, block);
  }

  std::string_view path_;
  MarkdownWriter writer_;
};

}  // namespace

MarkdownText markdown_of(const Text& text, std::string_view page) {
  MarkdownText out;
  for (const Inline& part : text.parts()) {
    switch (part.kind) {
      case Inline::Kind::Ours:
        out.words(part.text, part.emphasis);
        break;
      case Inline::Kind::Foreign:
        out.text(part.text, part.emphasis);
        break;
      case Inline::Kind::Evidence:
      case Inline::Kind::Badge:
        out.text(part.text);
        break;
      case Inline::Kind::Bar:
        break;
      case Inline::Kind::Code:
        out.code(part.text);
        break;
      case Inline::Kind::Link:
        out.link(part.text, part.address);
        break;
      case Inline::Kind::Reference: {
        std::string target =
            part.place.page.empty() ? std::string() : relative_path(page, part.place.page, ".md");
        if (!part.place.anchor.empty()) target.append("#").append(part.place.anchor);
        out.reference(part.text, target);
        break;
      }
    }
  }
  return out;
}

std::string print_markdown(const Page& page) {
  MarkdownPage printed(page.path);
  printed.print(page.blocks);
  return std::move(printed).finish();
}

}  // namespace labledger::reports
