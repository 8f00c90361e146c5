#include "parsers/pdf/pdf_layout.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/utf8.hpp"
#include "parsers/html/ascii.hpp"
#include "parsers/html/fragment_text.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kColumns = 12;
constexpr double kMarkHeight = 0.8;    // Of the line's height: smaller figures are marks.
constexpr double kLargestPoint = 1e6;  // Beyond it no page reaches.

using Row = std::array<std::string_view, kColumns>;

// Where in a row: the others are not read.
constexpr std::size_t kLevel = 0;
constexpr std::size_t kLeft = 6;
constexpr std::size_t kTop = 7;
constexpr std::size_t kWidth = 8;
constexpr std::size_t kHeight = 9;
constexpr std::size_t kText = 11;

/// The twelve columns of a line of the table; false when there are fewer.
bool split(std::string_view line, Row& row) {
  for (std::size_t i = 0; i + 1 < kColumns; ++i) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return false;
    row[i] = line.substr(0, tab);
    line.remove_prefix(tab + 1);
  }
  row[kColumns - 1] = line;
  return true;
}

double number(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || !std::isfinite(value)) return 0;
  return std::clamp(value, -kLargestPoint, kLargestPoint);
}

/// Letters that fonts join, as the letters they are. @see Unicode, block FB00, "Alphabetic
/// Presentation Forms".
std::string_view ligature_letters(char32_t character) {
  constexpr auto kLetters =
      std::to_array<std::string_view>({"ff", "fi", "fl", "ffi", "ffl", "st", "st"});
  if (character < 0xFB00 || character >= 0xFB00 + kLetters.size()) return {};
  return kLetters[character - 0xFB00];
}

std::string mended_word(std::string_view word) {
  // A soft hyphen shows at a line's end only; folding drops those inside words.
  constexpr std::string_view kSoftHyphen = "\xC2\xAD";
  const bool is_cut = word.ends_with(kSoftHyphen);
  std::string out;
  while (!word.empty()) {
    const DecodedCharacter next = decode_character(word);
    const std::string_view letters = ligature_letters(next.value);
    if (!next.valid) {
      out += "\xEF\xBF\xBD";
    } else {
      out += letters.empty() ? word.substr(0, next.size) : letters;
    }
    word.remove_prefix(next.size);
  }
  out = folded_line(out);
  if (is_cut && !out.empty()) out += kSoftHyphen;
  return out;
}

bool is_figure(std::string_view text) {
  return !text.empty() && text.size() <= 3 && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// Marks raised above their line often come as lines of their own within the block.
void drop_marks(PdfBlock& block) {
  double height = 0;
  for (const PdfLine& line : block.lines)
    height = std::max(height, line.height);
  std::erase_if(block.lines, [height](const PdfLine& line) {
    return line.height < kMarkHeight * height && is_figure(line.text);
  });
}

class LayoutReader {
 public:
  explicit LayoutReader(const PdfLimits& limits) : limits_(limits) {}

  Result<void> read(const Row& row) {
    if (row[kLevel] == "1") return start_page(row);
    if (pages_.empty()) return {};
    if (row[kLevel] == "3") start_block();
    if (row[kLevel] == "4") start_line(row);
    if (row[kLevel] == "5") return add_word(row);
    return {};
  }

  std::vector<PdfPage> finish() {
    end_line();
    for (PdfPage& page : pages_) {
      std::for_each(page.blocks.begin(), page.blocks.end(), drop_marks);
      // Lines of no height, or of less, can all look like marks.
      std::erase_if(page.blocks, [](const PdfBlock& block) { return block.lines.empty(); });
    }
    return std::move(pages_);
  }

 private:
  Result<void> start_page(const Row& row) {
    end_line();
    if (pages_.size() >= limits_.pages) {
      return Error{ErrorKind::TooLarge,
                   "a PDF of more than " + std::to_string(limits_.pages) + " pages"};
    }
    pages_.push_back({number(row[kHeight]), {}});
    wants_block_ = true;
    return {};
  }

  void start_block() {
    end_line();
    wants_block_ = true;
  }

  void start_line(const Row& row) {
    end_line();
    line_ = {number(row[kLeft]), number(row[kTop]), number(row[kWidth]), number(row[kHeight]), {}};
  }

  Result<void> add_word(const Row& row) {
    if (++words_ > limits_.words) {
      return Error{ErrorKind::TooLarge,
                   "a PDF of more than " + std::to_string(limits_.words) + " words"};
    }
    const bool is_mark = !line_.text.empty() && is_figure(row[kText]) &&
                         number(row[kHeight]) < kMarkHeight * line_.height;
    if (is_mark) return {};
    const std::string word = mended_word(row[kText]);
    if (word.empty()) return {};
    if (!line_.text.empty()) line_.text += ' ';
    line_.text += word;
    return {};
  }

  void end_line() {
    if (line_.text.empty()) return;
    std::vector<PdfBlock>& blocks = pages_.back().blocks;
    if (wants_block_ || blocks.empty()) blocks.emplace_back();
    wants_block_ = false;
    blocks.back().lines.push_back(std::exchange(line_, {}));
  }

  const PdfLimits& limits_;
  std::vector<PdfPage> pages_;
  PdfLine line_;
  bool wants_block_ = false;
  std::size_t words_ = 0;
};

}  // namespace

Result<std::vector<PdfPage>> read_pdf_layout(std::string_view table, const PdfLimits& limits) {
  if (!table.starts_with("level\tpage_num\t"))
    return Error{ErrorKind::Malformed, "not the table of a PDF's words: no header"};
  LayoutReader reader(limits);
  Row row;
  while (!table.empty()) {
    const std::size_t size = std::min(table.find('\n'), table.size());
    std::string_view line = table.substr(0, size);
    table.remove_prefix(std::min(size + 1, table.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (split(line, row)) TRY(reader.read(row));
  }
  return reader.finish();
}

}  // namespace labledger::parsers
