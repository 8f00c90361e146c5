#include "parsers/html/blocks.hpp"

#include <algorithm>
#include <array>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::uint32_t kLayoutCellLetters = 2500;  // No cell of a data table says more.

enum class Width : std::uint8_t { Blank, None, Letter };

struct Character {
  Width width = Width::Letter;
  std::size_t size = 1;  // In bytes.
};

// Reads the character at the front: a letter stands for anything that is seen.
Character read_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return {is_ascii_space(text.front()) ? Width::Blank : Width::Letter, 1};
  if (text.starts_with("\xC2\xA0")) return {Width::Blank, 2};  // No-break.
  if (text.starts_with("\xC2\xAD")) return {Width::None, 2};   // Soft hyphen.
  if (lead != 0xE2 && lead != 0xE3 && lead != 0xEF) return {};
  const std::string_view three = text.substr(0, 3);
  if (three == "\xE2\x80\x8B" || three == "\xE2\x81\xA0" || three == "\xEF\xBB\xBF")
    return {Width::None, 3};  // Zero-width space, word joiner, byte order mark.
  if (three >= "\xE2\x80\x80" && three <= "\xE2\x80\x8A") return {Width::Blank, 3};
  const bool is_blank = three == "\xE2\x80\xAF" || three == "\xE2\x81\x9F" ||
                        three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" ||
                        three == "\xE3\x80\x80";
  return {is_blank ? Width::Blank : Width::Letter, is_blank ? std::size_t{3} : std::size_t{1}};
}

class BlockReader {
 public:
  BlockReader(const PageTree& tree, Document& document) : tree_(tree), document_(document) {}

  std::vector<BlockOrigin> read() {
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      while (!open_.empty() && tree_.nodes[open_.back()].end <= i)
        leave();
      const PageNode& node = tree_.nodes[i];
      if (node.element == Element::Text) {
        text(tree_.text(node));
      } else if (node.element == Element::Title || node.element == Element::Script) {
        i = node.end - 1;  // Not part of what is seen.
      } else {
        enter(i);
      }
    }
    while (!open_.empty())
      leave();
    flush();
    return std::move(origins_);
  }

 private:
  void enter(std::size_t index);
  void leave();
  void enter_cell(const PageNode& cell);
  void text(std::string_view text);
  void fold_into_block(std::string_view text);
  void copy_into_block(std::string_view text);
  void begin_text();
  void flush();
  void shorten_links();
  [[nodiscard]] bool is_empty() const { return document_.text.size() == block_begin_; }
  [[nodiscard]] bool is_data_row(std::size_t index) const;
  [[nodiscard]] std::size_t count(Element element) const {
    return depths_[static_cast<std::size_t>(element)];
  }
  [[nodiscard]] BlockKind kind() const;
  [[nodiscard]] std::uint8_t level() const;

  const PageTree& tree_;
  Document& document_;
  std::vector<BlockOrigin> origins_;
  std::vector<std::size_t> open_;    // Elements around the current place, outermost first.
  std::vector<std::size_t> blocks_;  // Those of them that are blocks.
  std::array<std::size_t, static_cast<std::size_t>(Element::Ul) + 1> depths_{};
  std::size_t row_ = 0;  // The data row around the current place; 0 for none.
  std::size_t block_begin_ = 0;
  Block block_;         // The block being read, once it has text.
  BlockOrigin origin_;  // And where it came from.
  std::size_t breaks_ = 0;
  std::size_t link_begin_ = std::string::npos;
  bool wants_blank_ = false;
  bool wants_separator_ = false;
  bool link_just_ended_ = false;
};

bool BlockReader::is_data_row(std::size_t index) const {
  const PageNode& row = tree_.nodes[index];
  if (row.holds_structure) return false;
  std::size_t cells = 0;
  for (std::size_t i = index + 1; i < row.end; i = tree_.nodes[i].end) {
    if (tree_.nodes[i].letters > kLayoutCellLetters) return false;
    if (tree_.nodes[i].letters > 0) ++cells;
  }
  return cells > 1;
}

void BlockReader::enter(std::size_t index) {
  const PageNode& node = tree_.nodes[index];
  open_.push_back(index);
  if (node.element == Element::Br) {
    ++breaks_;
    wants_blank_ = true;
    if (breaks_ > 1 && row_ == 0 && count(Element::Pre) == 0) flush();
    if (count(Element::Pre) > 0 && !is_empty()) document_.text += '\n';
    return;
  }
  if (node.element == Element::A) {
    link_begin_ = document_.text.size();
    if (link_just_ended_) wants_blank_ = true;
    return;
  }
  if (!is_block(node.element)) return;
  if (row_ == 0) flush();
  wants_blank_ = true;
  if (row_ != 0 && is_cell(node.element)) wants_separator_ = !is_empty();
  if (row_ == 0 && node.element == Element::Tr && is_data_row(index)) row_ = index;
  ++depths_[static_cast<std::size_t>(node.element)];
  blocks_.push_back(index);
}

void BlockReader::leave() {
  const std::size_t index = open_.back();
  const Element element = tree_.nodes[index].element;
  open_.pop_back();
  if (element == Element::A) {
    const auto begin = static_cast<std::uint32_t>(link_begin_);
    const auto end = static_cast<std::uint32_t>(document_.text.size());
    const std::string_view target = tree_.attribute(tree_.nodes[index], AttributeName::Href);
    if (link_begin_ != std::string::npos && begin < end && !target.empty()) {
      document_.links.push_back({{begin, end}, std::string(target)});
      link_just_ended_ = true;
    }
    link_begin_ = std::string::npos;
    return;
  }
  if (!is_block(element)) return;
  if (row_ == 0 || row_ == index) flush();
  if (row_ == index) row_ = 0;
  wants_blank_ = true;
  --depths_[static_cast<std::size_t>(element)];
  blocks_.pop_back();
}

void BlockReader::text(std::string_view text) {
  if (count(Element::Pre) > 0) {
    copy_into_block(text);
  } else {
    fold_into_block(text);
  }
}

void BlockReader::fold_into_block(std::string_view text) {
  std::string& out = document_.text;
  while (!text.empty()) {
    const Character next = read_character(text);
    if (next.width == Width::Blank) wants_blank_ = true;
    if (next.width == Width::Letter) {
      begin_text();
      std::size_t size = next.size;
      // Most characters are plain: take them a run at a time.
      while (size < text.size() && static_cast<unsigned char>(text[size]) < 0x80 &&
             !is_ascii_space(text[size]))
        ++size;
      out.append(text.substr(0, size));
      origin_.letters += static_cast<std::uint32_t>(size);
      if (link_begin_ != std::string::npos)
        origin_.link_letters += static_cast<std::uint32_t>(size);
      text.remove_prefix(size);
    } else {
      text.remove_prefix(next.size);
    }
  }
}

// Inside <pre> the white space is part of what is said.
void BlockReader::copy_into_block(std::string_view text) {
  if (is_empty()) {
    while (text.starts_with('\n') || text.starts_with('\r'))
      text.remove_prefix(1);
    if (trim_ascii(text).empty()) return;
    wants_blank_ = false;
    begin_text();
  }
  document_.text.append(text);
  for (const char c : text)
    origin_.letters += is_ascii_space(c) ? 0U : 1U;
}

// The next character is going to be seen: settles where the block starts, and what goes before.
void BlockReader::begin_text() {
  std::string& out = document_.text;
  if (is_empty()) {
    block_ = Block{};
    block_.kind = kind();
    block_.level = level();
    origin_ = BlockOrigin{};
    origin_.node = static_cast<std::uint32_t>(blocks_.empty() ? 0 : blocks_.back());
    if (link_begin_ != std::string::npos) link_begin_ = std::max(link_begin_, out.size());
  } else if (wants_separator_) {
    out.append(" | ");
  } else if (wants_blank_) {
    if (link_begin_ == out.size()) ++link_begin_;
    out += ' ';
  }
  wants_blank_ = false;
  wants_separator_ = false;
  link_just_ended_ = false;
  breaks_ = 0;
}

void BlockReader::flush() {
  std::string& out = document_.text;
  while (!is_empty() && is_ascii_space(out.back()))
    out.pop_back();
  shorten_links();
  if (!is_empty()) {
    block_.span = {static_cast<std::uint32_t>(block_begin_),
                   static_cast<std::uint32_t>(out.size())};
    document_.blocks.push_back(block_);
    origins_.push_back(origin_);
    out += '\n';
    block_begin_ = out.size();
  }
  wants_blank_ = false;
  wants_separator_ = false;
  link_just_ended_ = false;
  breaks_ = 0;
}

// A link that ended in white space, as it may inside <pre>, ends where the text does.
void BlockReader::shorten_links() {
  const auto end = static_cast<std::uint32_t>(document_.text.size());
  std::vector<Link>& links = document_.links;
  for (; !links.empty() && links.back().span.end > end; links.pop_back()) {
    links.back().span.end = end;
    if (links.back().span.begin < end) break;
  }
  if (link_begin_ != std::string::npos) link_begin_ = std::min<std::size_t>(link_begin_, end);
}

BlockKind BlockReader::kind() const {
  if (row_ != 0) return BlockKind::TableRow;
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    const Element element = tree_.nodes[blocks_[i]].element;
    if (is_heading(element)) return BlockKind::Heading;
    if (element == Element::Pre) return BlockKind::Code;
    if (element == Element::Li || element == Element::Dd || element == Element::Dt)
      return BlockKind::ListItem;
    if (element == Element::Blockquote) return BlockKind::Quote;
    if (element == Element::Figcaption || element == Element::Caption) return BlockKind::Caption;
    if (is_cell(element)) break;
  }
  return BlockKind::Paragraph;
}

std::uint8_t BlockReader::level() const {
  if (kind() == BlockKind::ListItem) {
    const std::size_t depth = count(Element::Ul) + count(Element::Ol) + count(Element::Dl);
    return static_cast<std::uint8_t>(std::min<std::size_t>(depth, 255));
  }
  if (kind() != BlockKind::Heading) return 0;
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    const Element element = tree_.nodes[blocks_[i]].element;
    if (is_heading(element))
      return static_cast<std::uint8_t>(static_cast<int>(element) - static_cast<int>(Element::H1) +
                                       1);
  }
  return 0;
}

}  // namespace

std::vector<BlockOrigin> read_blocks(const PageTree& tree, Document& document) {
  document.text.reserve(tree.bytes.size());
  return BlockReader(tree, document).read();
}

void append_folded_text(std::string_view text, std::string& out) {
  bool wants_blank = false;
  while (!text.empty()) {
    const Character next = read_character(text);
    if (next.width == Width::Blank) wants_blank = true;
    if (next.width == Width::Letter) {
      if (wants_blank && !out.empty()) out += ' ';
      wants_blank = false;
      out.append(text.substr(0, next.size));
    }
    text.remove_prefix(next.size);
  }
}

}  // namespace labledger::parsers
