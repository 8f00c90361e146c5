#include "parsers/pdf/pdf_document.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "parsers/html/ascii.hpp"
#include "parsers/html/stated_dates.hpp"
#include "parsers/pdf/page_furniture.hpp"
#include "parsers/pdf/word_ends.hpp"

namespace labledger::parsers {
namespace {

constexpr double kHeadingHeight = 1.04;  // Of the text's: what is larger is a heading.
constexpr double kNoteHeight = 0.93;     // Of the text's: what is smaller may be a footnote.
constexpr double kNotePlace = 0.5;       // Footnotes stand in the lower half of a page.
constexpr double kSameRow = 0.3;         // Of a line's height.
constexpr std::size_t kHeadingBytes = 200;
constexpr std::size_t kTextLimitBytes = std::size_t{64} << 20;

/// A piece of the document before it is known what precedes and follows it.
struct Piece {
  BlockKind kind = BlockKind::Paragraph;
  std::uint32_t page = 0;
  double height = 0;  // Of its first line.
  std::string text;
};

/// Heights in hundredths of a point, with the bytes of text set in each.
using Heights = std::map<std::int64_t, std::size_t>;

std::int64_t hundredths(double height) {
  return std::llround(height * 100);
}

/// The height that most of the text is set in.
double body_height(const std::vector<PdfPage>& pages) {
  Heights heights;
  for (const PdfPage& page : pages) {
    for (const PdfBlock& block : page.blocks) {
      for (const PdfLine& line : block.lines)
        heights[hundredths(line.height)] += line.text.size();
    }
  }
  const auto most =
      std::max_element(heights.begin(), heights.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == heights.end() ? 0 : static_cast<double>(most->first) / 100;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view quote : {"\"", "'", ")", "”", "’"}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':') ||
         text.ends_with(';');
}

/// "1", "2.1", "A.3": the number of a heading that stands apart from its words.
bool is_section_number(std::string_view text) {
  if (text.empty() || text.size() > 10) return false;
  const bool is_letter = is_ascii_upper(text.front());
  if (is_letter) text.remove_prefix(1);
  if (text.empty()) return true;
  return (is_letter ? text.front() == '.' : is_ascii_digit(text.front())) &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// How many numbers a heading's own number has: 2 for "2.1 Limits"; 0 without any.
std::uint8_t number_depth(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  if (word.size() == text.size() || !is_section_number(word)) return 0;
  const bool ends_in_dot = word.ends_with('.');
  const auto dots = std::count(word.begin(), word.end(), '.') - (ends_in_dot ? 1 : 0);
  return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(dots + 1, 6));
}

bool begins_list_item(std::string_view text) {
  constexpr auto kBullets =
      std::to_array<std::string_view>({"•", "◦", "▪", "●", "○", "–", "-", "*"});
  for (const std::string_view bullet : kBullets) {
    if (text.starts_with(bullet) && text.substr(bullet.size()).starts_with(' ')) return true;
  }
  const std::size_t close = text.find_first_of(".)");
  if (close == std::string_view::npos || close == 0 || close > 4) return false;
  const std::string_view label = text.substr(text.front() == '(' ? 1 : 0, close);
  const bool is_number = label.find_first_not_of("0123456789.)") == std::string_view::npos;
  return is_number && text.substr(close + 1).starts_with(' ');
}

/// A footnote begins with its mark.
bool begins_note(std::string_view text) {
  if (text.starts_with('*') || text.starts_with("†") || text.starts_with("‡")) return true;
  std::size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits]))
    ++digits;
  return digits > 0 && digits <= 3 && digits < text.size();
}

bool same_row(const PdfLine& a, const PdfLine& b) {
  return std::abs(a.top - b.top) < kSameRow * std::max(a.height, b.height);
}

/// A date that stands alone, as on title pages.
bool is_date_line(const std::string& text) {
  constexpr std::size_t kDateBytes = 24;
  return text.size() <= kDateBytes && read_date(text).has_value();
}

/// Turns pages into pieces.
class PieceReader {
 public:
  PieceReader(double body, Vocabulary vocabulary)
      : body_(body), vocabulary_(std::move(vocabulary)) {}

  std::vector<Piece> read(const std::vector<PdfPage>& pages) {
    for (const PdfPage& page : pages) {
      ++page_;
      read_page(page);
    }
    return std::move(pieces_);
  }

 private:
  void read_page(const PdfPage& page) {
    std::vector<Piece> notes;
    bool is_first = true;
    for (std::size_t i = 0; i < page.blocks.size();) {
      const std::size_t cells = row_size(page.blocks, i);
      Piece piece = cells > 1 ? row_piece(page.blocks, i, cells) : block_piece(page.blocks[i]);
      const PdfLine& first = page.blocks[i].lines.front();
      i += cells;
      if (is_note(piece, first, page)) {
        piece.kind = BlockKind::Caption;
        notes.push_back(std::move(piece));
        continue;
      }
      if (!is_first || !continues(piece)) {
        pieces_.push_back(std::move(piece));
      } else {
        append_line(piece.text, vocabulary_, pieces_.back().text);
      }
      is_first = false;
    }
    // They end the page's text, and do not come between the halves of a paragraph.
    const bool is_cut = !pieces_.empty() && is_open(pieces_.back()) && !notes.empty();
    auto place = pieces_.end();
    if (is_cut) --place;
    pieces_.insert(place, std::make_move_iterator(notes.begin()),
                   std::make_move_iterator(notes.end()));
  }

  /// How many blocks from `from` on are cells of one row; 1 for none.
  static std::size_t row_size(const std::vector<PdfBlock>& blocks, std::size_t from) {
    std::size_t end = from;
    while (end < blocks.size() && blocks[end].lines.size() == 1 &&
           same_row(blocks[end].lines.front(), blocks[from].lines.front()))
      ++end;
    return std::max<std::size_t>(end - from, 1);
  }

  Piece row_piece(const std::vector<PdfBlock>& blocks, std::size_t from, std::size_t cells) const {
    Piece piece;
    piece.page = page_;
    piece.height = blocks[from].lines.front().height;
    const bool is_heading = cells == 2 && is_section_number(blocks[from].lines.front().text);
    const bool is_item =
        cells == 2 && !is_heading && begins_list_item(blocks[from].lines.front().text + " ");
    for (std::size_t i = from; i < from + cells; ++i) {
      if (!piece.text.empty()) piece.text += is_heading || is_item ? " " : " | ";
      piece.text += blocks[i].lines.front().text;
    }
    piece.kind = is_heading ? BlockKind::Heading : BlockKind::TableRow;
    if (is_item) piece.kind = BlockKind::ListItem;
    return piece;
  }

  Piece block_piece(const PdfBlock& block) const {
    Piece piece;
    piece.page = page_;
    piece.height = block.lines.front().height;
    for (const PdfLine& line : block.lines)
      append_line(line.text, vocabulary_, piece.text);
    if (is_heading(block, piece.text)) {
      piece.kind = BlockKind::Heading;
    } else if (begins_list_item(piece.text)) {
      piece.kind = BlockKind::ListItem;
    }
    return piece;
  }

  [[nodiscard]] bool is_heading(const PdfBlock& block, const std::string& text) const {
    if (text.size() > kHeadingBytes || block.lines.size() > 3 || ends_sentence(text)) return false;
    if (is_ascii_lower(text.front()) || text.ends_with(',') || is_date_line(text)) return false;
    const bool is_large =
        std::all_of(block.lines.begin(), block.lines.end(),
                    [&](const auto& line) { return line.height > kHeadingHeight * body_; });
    if (is_large) return text.size() > 1;
    // Another font of the size of the text, on one line: bold, usually.
    const double height = block.lines.front().height;
    const bool is_other_font = hundredths(height) != hundredths(body_) && height > body_;
    return block.lines.size() == 1 && is_other_font && text.size() > 3;
  }

  [[nodiscard]] bool is_note(const Piece& piece, const PdfLine& first, const PdfPage& page) const {
    return piece.kind != BlockKind::TableRow && first.height < kNoteHeight * body_ &&
           first.top > kNotePlace * page.height && begins_note(piece.text);
  }

  static bool is_open(const Piece& piece) {
    return (piece.kind == BlockKind::Paragraph || piece.kind == BlockKind::ListItem) &&
           !ends_sentence(piece.text);
  }

  /// Whether a page's first piece goes on with the last one of the page before.
  [[nodiscard]] bool continues(const Piece& piece) const {
    if (pieces_.empty() || piece.kind != BlockKind::Paragraph) return false;
    const Piece& last = pieces_.back();
    return last.page + 1 == piece.page && is_open(last) &&
           hundredths(last.height) == hundredths(piece.height) &&
           (is_ascii_lower(piece.text.front()) || last.text.ends_with('-'));
  }

  double body_;
  Vocabulary vocabulary_;
  std::uint32_t page_ = 0;
  std::vector<Piece> pieces_;
};

/// Levels by size, the largest first; a heading's own number is surer.
class HeadingLevels {
 public:
  explicit HeadingLevels(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) {
      if (piece.kind == BlockKind::Heading) sizes_[-hundredths(piece.height)] = 0;
    }
    std::uint8_t level = 0;
    for (auto& [size, own] : sizes_)
      own = level = static_cast<std::uint8_t>(std::min(level + 1, 6));
  }

  [[nodiscard]] std::uint8_t level_of(const Piece& piece) const {
    const std::uint8_t by_size = sizes_.at(-hundredths(piece.height));
    const std::uint8_t depth = number_depth(piece.text);
    // Under a title, which has no number, "1" is level 2.
    return depth == 0 ? by_size : static_cast<std::uint8_t>(std::min(depth + 1, 6));
  }

 private:
  std::map<std::int64_t, std::uint8_t> sizes_;  // Keyed by size, negated.
};

void append_pieces(const std::vector<Piece>& pieces, Document& document) {
  const HeadingLevels levels(pieces);
  std::vector<std::size_t> open;  // Headings above, outermost first.
  for (const Piece& piece : pieces) {
    if (document.text.size() + piece.text.size() > kTextLimitBytes) break;
    Block block;
    block.kind = piece.kind;
    block.page = piece.page;
    block.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += piece.text;
    block.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += '\n';
    if (piece.kind == BlockKind::Heading) {
      block.level = levels.level_of(piece);
      while (!open.empty() && document.blocks[open.back()].level >= block.level)
        open.pop_back();
    }
    block.heading = open.empty() ? -1 : static_cast<std::int32_t>(open.back());
    if (piece.kind == BlockKind::Heading) open.push_back(document.blocks.size());
    document.blocks.push_back(block);
  }
}

/// The largest heading of the first page with text.
void read_title(const std::vector<Piece>& pieces, Document& document) {
  double largest = 0;
  for (const Piece& piece : pieces) {
    if (piece.page != pieces.front().page) break;
    if (piece.kind != BlockKind::Heading || piece.height <= largest) continue;
    largest = piece.height;
    document.title = piece.text;
  }
}

/// The date that stands alone on the first page with text.
void read_title_date(const std::vector<Piece>& pieces, Document& document) {
  for (const Piece& piece : pieces) {
    if (piece.page != pieces.front().page) return;
    if (!is_date_line(piece.text)) continue;
    document.published = read_date(piece.text);
    document.published->source = "text title page";
    return;
  }
}

}  // namespace

Document document_of_pages(std::vector<PdfPage> pages) {
  Document document;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].blocks.empty())
      document.textless_pages.push_back(static_cast<std::uint32_t>(i + 1));
  }
  remove_page_furniture(pages);
  PieceReader reader(body_height(pages), read_vocabulary(pages));
  const std::vector<Piece> pieces = reader.read(pages);
  append_pieces(pieces, document);
  if (!pieces.empty()) {
    read_title(pieces, document);
    read_title_date(pieces, document);
  }
  if (document.blocks.empty()) document.problems.push_back(CaptureProblem::NoText);
  return document;
}

Document document_of_pdf_table(std::string_view table) {
  Result<std::vector<PdfPage>> pages = read_pdf_layout(table);
  if (pages) return document_of_pages(std::move(pages).value());
  Document document;
  document.problems.push_back(CaptureProblem::Unparsable);
  return document;
}

}  // namespace labledger::parsers
