#include "reports/markdown/markdown_writer.hpp"

#include <algorithm>
#include <utility>

#include "core/check.hpp"

namespace labledger::reports {
namespace {

/// The text of a line without blanks at its end: two of them would break the line.
std::string_view line_of(const MarkdownText& content) {
  std::string_view line = content.bytes();
  while (line.ends_with(' '))
    line.remove_suffix(1);
  return line;
}

}  // namespace

void MarkdownWriter::begin(Block block) {
  const bool same_list = block == Block::Item && last_ == Block::Item;
  if (last_ != Block::None && !same_list) bytes_ += '\n';
  last_ = block;
}

void MarkdownWriter::heading(unsigned level, const MarkdownText& content) {
  begin(Block::Other);
  bytes_.append(std::clamp(level, 1U, 6U), '#').append(" ").append(line_of(content)).append("\n");
}

void MarkdownWriter::anchor(std::string_view name) {
  begin(Block::Other);
  bytes_.append("<a id=\"").append(name).append("\"></a>\n");
}

void MarkdownWriter::paragraph(const MarkdownText& content) {
  begin(Block::Other);
  bytes_.append(line_of(content)).append("\n");
}

void MarkdownWriter::item(const MarkdownText& content) {
  begin(Block::Item);
  bytes_.append("- ").append(line_of(content)).append("\n");
}

void MarkdownWriter::quotation(const std::vector<Quoted>& parts) {
  // Without something between them, some renderers make one quotation of two.
  if (last_ == Block::Quotation) bytes_ += "\n<!-- -->\n";
  begin(Block::Quotation);
  const Quoted* last = nullptr;
  for (const Quoted& part : parts) {
    const bool is_item = part.kind == Quoted::Kind::Item;
    const bool same_list = is_item && last != nullptr && last->kind == Quoted::Kind::Item;
    if (last != nullptr && !same_list) bytes_ += ">\n";
    bytes_.append(is_item ? "> - " : "> ").append(line_of(part.content)).append("\n");
    last = &part;
  }
}

void MarkdownWriter::fence(std::string_view language, const std::vector<std::string>& lines) {
  begin(Block::Other);
  bytes_.append("```").append(language).append("\n");
  for (const std::string& line : lines) {
    CHECK_INVARIANT(line.find_first_of("`\n\r") == std::string::npos);
    bytes_.append(line).append("\n");
  }
  bytes_ += "```\n";
}

void MarkdownWriter::row(const Row& cells) {
  for (const MarkdownText& cell : cells) {
    bytes_.append("| ").append(cell.bytes());
    if (!cell.empty()) bytes_ += ' ';
  }
  bytes_.append("|\n");
}

void MarkdownWriter::table(const Row& columns, const std::vector<Row>& rows) {
  begin(Block::Other);
  row(columns);
  for (std::size_t i = 0; i < columns.size(); ++i)
    bytes_ += "| --- ";
  bytes_ += "|\n";
  for (const Row& cells : rows) {
    CHECK_INVARIANT(cells.size() == columns.size());
    row(cells);
  }
}

std::string MarkdownWriter::finish() && {
  return std::move(bytes_);
}

}  // namespace labledger::reports
