#pragma once
// A page of the report as a small tree, built once and printed by each writer: blocks of text from
// top to bottom. Nothing here knows a format.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reports/text.hpp"
#include "reports/word_diff.hpp"

namespace labledger::reports {

struct Heading {
  unsigned level = 2;  ///< 1 to 6; the first block of a page is its only heading of level 1.
  Text content;
  std::string anchor;  ///< Letters, digits and "-"; may be empty.
};

struct Paragraph {
  Text content;
};

struct Items {
  std::vector<Text> items;
};

/// Words of others, in a block of their own.
struct Quotation {
  struct Part {
    enum class Kind { Paragraph, Item, Heading };
    Kind kind = Kind::Paragraph;
    Text content;
    std::vector<std::string> anchors;  ///< Of what is quoted from it elsewhere.
  };
  std::vector<Part> parts;
};

/// What stands in a column.
enum class ColumnKind { Words, Numbers };

struct Column {
  Text title;
  ColumnKind kind = ColumnKind::Words;
};

/// A table; each row has as many cells as there are columns, and its first cell names it.
struct Table {
  Text caption;  ///< What it shows; read out, and shown where the format has a place for it.
  std::vector<Column> columns;
  std::vector<std::vector<Text>> rows;
};

/// One sentence before and after, with the words that differ. Only the two together give runs.
struct Difference {
  std::optional<std::string> before;  ///< Absent for what is new.
  std::optional<std::string> after;   ///< Absent for what is gone.
  std::vector<WordRun> runs;          ///< Empty unless both are there.
  Place before_at;                    ///< Where the older capture shows it; no page: nowhere.
  Place after_at;
};

/// A picture of numbers. Formats that cannot draw it show its numbers as a table; those that can
/// show both.
struct Chart {
  enum class Kind {
    Bars,     ///< One bar a label.
    Lines,    ///< One line a series, over the labels in order of time.
    Scatter,  ///< One point a label: the first series gives x, the second y.
  };
  struct Series {
    std::string name;
    std::vector<std::optional<double>> values;  ///< One a label; absent where nothing is known.
  };
  Kind kind = Kind::Bars;
  Text title;
  std::string label_title;  ///< What the labels are: "Month".
  std::string unit;         ///< Of the values, for the axis: "changes", "%".
  std::vector<std::string> labels;
  std::vector<Series> series;
};

/// A sentence to be read before the rest: a limit of what follows.
struct Notice {
  Text content;
};

/// Where the search of the site stands; formats without one print the sentence alone.
struct SearchBox {
  Text without;  ///< What to do where no program runs.
};

/// What is folded away until asked for. One level deep, by its type.
struct Details {
  Text summary;
  std::vector<std::variant<Paragraph, Items, Quotation>> blocks;
};

struct PageBlock {
  std::variant<Heading, Paragraph, Items, Quotation, Table, Difference, Chart, Notice, SearchBox,
               Details>
      content;
};

/// Which formats have a page.
enum class PageFormats { All, Html };

/// One page. Its blocks are added from top to bottom.
struct Page {
  std::string path;         ///< Without its ending: "labs/acme". Made of ids alone; lasts.
  std::string title;        ///< Foreign; of the window and of a house's front matter.
  std::string description;  ///< One sentence; foreign.
  PageFormats formats = PageFormats::All;
  std::vector<PageBlock> blocks;

  void heading(unsigned level, Text content, std::string_view anchor = "");
  void paragraph(Text content);
  /// One item of a list; items that follow each other make one list.
  void item(Text content);
  void quotation(std::vector<Quotation::Part> parts);
  void table(Text caption, std::vector<Column> columns, std::vector<std::vector<Text>> rows);
  void notice(Text content);
  void add(PageBlock block);
};

/// The path from one page to another, with "../" where needed: "../changes.md".
/// @param ending ".md" or ".html".
[[nodiscard]] std::string relative_path(std::string_view from, std::string_view to,
                                        std::string_view ending);

}  // namespace labledger::reports
