#pragma once
// The block structure of a Markdown file: headings, paragraphs, lists, quotations, tables.

#include <string>
#include <string_view>
#include <vector>

#include "reports/markdown/markdown_text.hpp"

namespace labledger::reports {

/// Writes one Markdown file from top to bottom; blocks are set apart by one empty line.
class MarkdownWriter {
 public:
  using Row = std::vector<MarkdownText>;

  /// A heading of level 1 to 6.
  void heading(unsigned level, const MarkdownText& content);

  /// A place that links can lead to: "page.md#name".
  /// @param name letters, digits and "-" only.
  void anchor(std::string_view name);

  void paragraph(const MarkdownText& content);

  /// One item of a list; items that follow each other make one list.
  void item(const MarkdownText& content);

  /// A part of a block quotation.
  struct Quoted {
    enum class Kind { Paragraph, Item };
    Kind kind = Kind::Paragraph;
    MarkdownText content;
  };

  /// A block quotation; items that follow each other make one list.
  void quotation(const std::vector<Quoted>& parts);

  /// A block of code in a language, such as a picture that renderers draw ("mermaid").
  /// @param lines without backticks and line ends.
  void fence(std::string_view language, const std::vector<std::string>& lines);

  /// A table; each row has as many cells as `columns`.
  void table(const Row& columns, const std::vector<Row>& rows);

  /// The file. The writer is spent afterwards.
  [[nodiscard]] std::string finish() &&;

 private:
  enum class Block { None, Item, Quotation, Other };
  void begin(Block block);
  void row(const Row& cells);

  std::string bytes_;
  Block last_ = Block::None;
};

}  // namespace labledger::reports
