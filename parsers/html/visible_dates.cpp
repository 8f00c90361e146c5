#include "parsers/html/visible_dates.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/html/ascii.hpp"
#include "parsers/html/date_labels.hpp"
#include "parsers/html/date_periods.hpp"
#include "parsers/html/relative_dates.hpp"

namespace labledger::parsers {
namespace {

// Distances are in letters of visible text. Chosen by hand on news, press and blog pages.
constexpr std::size_t kReachBefore = 300;    // How far above the title its date stands.
constexpr std::size_t kReachBehind = 1200;   // How far below it a marked date stands,
constexpr std::size_t kReachPlain = 500;     // and one that nothing marks.
constexpr std::size_t kReachEnd = 300;       // Around the end of the main text.
constexpr std::size_t kMarkedLetters = 400;  // An element named after a date holds no more.
constexpr std::size_t kLeadBytes = 90;       // Between the start of a marked element and its date.
constexpr std::size_t kLineBytes = 120;      // A longer block is a passage, not a date line.
constexpr std::size_t kOpeningBytes = 40;    // Between the start of the main text and its date.
constexpr std::size_t kLinkBytes = 30;       // A link around a date that says more is a teaser.
constexpr std::size_t kOpeningBlocks = 5;    // How many first blocks may open the text.
constexpr std::size_t kLabelLineBytes = 48;  // A label in an element of its own.
constexpr std::size_t kHeadBytes = 400;      // Of a block that are looked at.
constexpr std::size_t kTitleBytes = 12;      // A shorter heading may be part of a title by chance.
constexpr std::size_t kSeenLimit = 8;        // Days beside the title that are remembered.
constexpr double kPassingShare = 0.3;        // Of the letters: no name makes so much a mere teaser.

// Whether a heading is the page's title, or the one is a part of the other.
bool names_page(std::string_view heading, std::string_view title) {
  if (heading == title) return true;
  const std::string_view shorter = heading.size() < title.size() ? heading : title;
  const std::string_view longer = heading.size() < title.size() ? title : heading;
  return shorter.size() > kTitleBytes && longer.find(shorter) != std::string_view::npos;
}

class VisibleDateReader {
 public:
  VisibleDateReader(const PageTree& tree, const std::vector<BlockOrigin>& origins,
                    const Document& document, DayOrder order)
      : tree_(tree), origins_(origins), document_(document), order_(order) {}

  VisibleDates read() {
    if (document_.blocks.empty()) return {};
    find_places();
    read_marked();
    read_blocks();
    offer_only_one();
    return std::move(dates_);
  }

 private:
  void find_places();
  [[nodiscard]] std::optional<std::size_t> title_block() const;
  void read_marked();
  [[nodiscard]] bool is_passed_over(std::size_t index, std::size_t letters) const;
  void read_marked_node(std::size_t index, std::size_t letters);
  [[nodiscard]] std::optional<DateLabel> label_of_marked(
      const std::string& text, const std::optional<DateInText>& found) const;
  [[nodiscard]] std::string gathered_text(std::size_t index) const;
  void read_blocks();
  void read_block(std::size_t index, std::size_t letters);
  void offer_labelled(const DateLabel& label, StatedDate date, std::size_t letters);
  void offer_relative(std::string_view line);
  void offer_plain(std::size_t index, DateInText found, std::size_t letters);
  [[nodiscard]] bool leads_elsewhere(std::size_t begin, std::size_t size) const;
  [[nodiscard]] std::size_t passed_over_around(std::size_t block) const;
  [[nodiscard]] bool is_in_other_article(std::size_t node) const;
  void note_marked_day(const StatedDate& date);
  void note_seen(const StatedDate& date);
  [[nodiscard]] std::string language_of(std::string_view date,
                                        const std::optional<DateLabel>& label) const {
    return language_of_words(date, label, document_.language);
  }
  void offer_only_one();
  void offer(DateMeaning meaning, StatedDate date, Showing showing, std::size_t letters,
             std::string source);
  [[nodiscard]] bool is_near_top(std::size_t letters, std::size_t reach) const;
  [[nodiscard]] bool is_near_end(std::size_t letters) const {
    return letters + kReachEnd >= main_end_ && letters <= main_end_ + kReachEnd;
  }
  [[nodiscard]] std::size_t distance(std::size_t letters) const;

  const PageTree& tree_;
  const std::vector<BlockOrigin>& origins_;
  const Document& document_;
  const DayOrder order_;
  VisibleDates dates_;
  std::array<std::size_t, 3> distances_{};  // Of the dates kept, by meaning.
  std::optional<std::size_t> title_;        // The block that names the page.
  std::size_t title_at_ = 0;           // In letters from the start of the page, like all places.
  std::size_t main_at_ = 0;            // Where the main text begins,
  std::size_t main_end_ = 0;           // and where it ends.
  std::size_t first_main_ = 0;         // Its first block.
  std::string previous_;               // The text in front of the node or block being read.
  std::vector<TextSpan> passed_over_;  // Ranges of nodes, in order.
  std::optional<StatedDate> day_;      // Of all marked dates so far.
  bool has_other_day_ = false;
};

// The heading of level 1 that names the page; else another heading or a line that does; else the
// first of level 1.
std::optional<std::size_t> VisibleDateReader::title_block() const {
  std::optional<std::size_t> heading;
  std::optional<std::size_t> line;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
    const Block& block = document_.blocks[i];
    const std::string_view text = document_.view(block.span);
    const bool is_heading = block.kind == BlockKind::Heading;
    const bool is_first_level = is_heading && block.level == 1;
    if (is_first_level && !first) first = i;
    const bool names = is_heading ? names_page(text, document_.title)
                                  : text.size() >= kTitleBytes && text == document_.title;
    if (!names) continue;
    if (is_first_level) return i;
    std::optional<std::size_t>& kept = is_heading ? heading : line;
    if (!kept) kept = i;
  }
  if (heading) return heading;
  return line ? line : first;
}

void VisibleDateReader::find_places() {
  title_ = title_block();
  std::optional<std::size_t> first;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
    if (title_ == i) title_at_ = letters;
    const bool is_main = document_.blocks[i].role == BlockRole::Main;
    if (is_main && !first) {
      first = i;
      main_at_ = letters;
    }
    letters += origins_[i].letters;
    if (is_main) main_end_ = letters;
  }
  first_main_ = first.value_or(0);
  if (!title_) title_at_ = main_at_;
}

bool VisibleDateReader::is_near_top(std::size_t letters, std::size_t reach) const {
  const auto is_near = [&](std::size_t place, std::size_t behind) {
    return letters + kReachBefore >= place && letters <= place + behind;
  };
  return is_near(title_at_, reach) || is_near(main_at_, kReachBefore);
}

std::size_t VisibleDateReader::distance(std::size_t letters) const {
  return letters > title_at_ ? letters - title_at_ : title_at_ - letters;
}

void VisibleDateReader::offer(DateMeaning meaning, StatedDate date, Showing showing,
                              std::size_t letters, std::string source) {
  if (meaning == DateMeaning::Other) return;
  std::optional<ShownDate>& kept = meaning == DateMeaning::Published  ? dates_.published
                                   : meaning == DateMeaning::Modified ? dates_.modified
                                                                      : dates_.effective;
  std::size_t& kept_distance = distances_[static_cast<std::size_t>(meaning)];
  if (kept && std::pair(kept->showing, kept_distance) <= std::pair(showing, distance(letters)))
    return;
  date.source = std::move(source);
  kept = ShownDate{std::move(date), showing};
  kept_distance = distance(letters);
}

// What surrounds a page on its site, or what readers wrote under it.
bool VisibleDateReader::is_passed_over(std::size_t index, std::size_t letters) const {
  const PageNode& node = tree_.nodes[index];
  // An opinion piece is named a comment, too, but its readers' come behind it.
  const bool is_comment = has(node.cues, Cue::Comments) && letters > main_at_;
  const bool is_aside = is_comment || node.element == Element::Nav ||
                        node.element == Element::Aside || node.element == Element::Dialog ||
                        has(node.cues, Cue::Boilerplate) || has(node.cues, Cue::Consent);
  return is_aside && node.letters < kPassingShare * tree_.nodes[0].letters;
}

// One pass over the tree; places are counted as the blocks' letters are.
void VisibleDateReader::read_marked() {
  std::size_t letters = 0;
  for (std::size_t i = 1; i < tree_.nodes.size(); ++i) {
    const PageNode& node = tree_.nodes[i];
    const bool is_unseen = node.element == Element::Title || node.element == Element::Script;
    if (is_unseen || is_passed_over(i, letters)) {
      if (!is_unseen) {
        letters += node.letters;
        passed_over_.push_back({static_cast<std::uint32_t>(i), node.end});
      }
      i = node.end - 1;
      continue;
    }
    if (node.element == Element::Text) {
      letters += node.letters;
      if (node.letters > 0) previous_.assign(tree_.text(node).substr(0, 2 * kLabelLineBytes));
    } else if (node.element == Element::Time || has(node.cues, Cue::Date)) {
      read_marked_node(i, letters);
    }
  }
}

// The subtree's text, its pieces set apart by blanks.
std::string VisibleDateReader::gathered_text(std::size_t index) const {
  std::string all;
  for (std::size_t i = index; i < tree_.nodes[index].end; ++i) {
    // A date in the title is what the page is about.
    if (tree_.nodes[i].element == Element::H1 && i != index) {
      i = tree_.nodes[i].end - 1;
      continue;
    }
    if (tree_.nodes[i].letters == 0 || tree_.nodes[i].element != Element::Text) continue;
    if (!all.empty()) all += ' ';
    append_folded_text(tree_.text(tree_.nodes[i]), all);
  }
  return with_ascii_digits(all);
}

// The label of a node named after a date: what stands before the date in it, or before the node.
std::optional<DateLabel> VisibleDateReader::label_of_marked(
    const std::string& text, const std::optional<DateInText>& found) const {
  std::string before;
  if (previous_.size() <= kLabelLineBytes) append_folded_text(previous_, before);
  before += ' ' + (found ? text.substr(0, found->begin) : text);
  std::optional<DateLabel> label = label_before(before);
  // "Today" is no label when the day itself is in an attribute.
  if (label && !found && label->meaning == DateMeaning::Other) label.reset();
  return label;
}

void VisibleDateReader::read_marked_node(std::size_t index, std::size_t letters) {
  const PageNode& node = tree_.nodes[index];
  if (node.letters > kMarkedLetters || is_in_other_article(index)) return;
  const std::string text = gathered_text(index);
  std::optional<DateInText> found = find_date(text, 0, order_);
  if (found && (found->begin > kLeadBytes || is_of_period(text, *found, order_))) found.reset();
  std::optional<StatedDate> date =
      read_date(tree_.attribute(node, AttributeName::Datetime), order_);
  if (found && (!date || date->precision < DatePrecision::Day)) date = found->date;
  if (!date || date->precision < DatePrecision::Day) return;
  const std::optional<DateLabel> label = label_of_marked(text, found);
  const std::string_view words = found ? std::string_view(text).substr(found->begin) : "";
  date->language = language_of(words.substr(0, found ? found->end - found->begin : 0), label);
  if (label) return offer_labelled(*label, std::move(*date), letters);
  note_marked_day(*date);
  if (!is_near_top(letters, kReachBehind)) return;
  note_seen(*date);
  offer(DateMeaning::Published, std::move(*date), Showing::Marked, letters,
        node.element == Element::Time ? "time" : "element named after a date");
}

void VisibleDateReader::note_marked_day(const StatedDate& date) {
  if (!day_) day_ = date;
  has_other_day_ = has_other_day_ || day_->value.substr(0, 10) != date.value.substr(0, 10);
}

void VisibleDateReader::note_seen(const StatedDate& date) {
  const bool is_new = std::find(dates_.seen.begin(), dates_.seen.end(), date) == dates_.seen.end();
  if (is_new && dates_.seen.size() < kSeenLimit) dates_.seen.push_back(date);
}

void VisibleDateReader::offer_only_one() {
  if (!day_ || has_other_day_) return;
  offer(DateMeaning::Published, std::move(*day_), Showing::OnlyOne, title_at_,
        "the only date marked as one");
}

// Whether a block stands in what was passed over: its outermost node of that kind, or 0.
std::size_t VisibleDateReader::passed_over_around(std::size_t block) const {
  const std::uint32_t node = origins_[block].node;
  const auto after =
      std::upper_bound(passed_over_.begin(), passed_over_.end(), node,
                       [](std::uint32_t at, const TextSpan& span) { return at < span.begin; });
  if (after == passed_over_.begin() || (after - 1)->end <= node) return 0;
  return (after - 1)->begin;
}

// Whether a node stands in an <article> that holds neither the title nor the beginning of the main
// text: a teaser, or a reader's comment.
bool VisibleDateReader::is_in_other_article(std::size_t node) const {
  std::size_t at = node;
  while (at > 0 && tree_.nodes[at].element != Element::Article)
    at = static_cast<std::size_t>(tree_.nodes[at].parent);
  if (at == 0) return false;
  const auto holds = [&](std::size_t block) {
    return origins_[block].node >= at && origins_[block].node < tree_.nodes[at].end;
  };
  return !(title_ && holds(*title_)) && !holds(first_main_);
}

// Whether a link around the date says more than the date: a teaser.
bool VisibleDateReader::leads_elsewhere(std::size_t begin, std::size_t size) const {
  const auto after =
      std::upper_bound(document_.links.begin(), document_.links.end(), begin,
                       [](std::size_t at, const Link& link) { return at < link.span.begin; });
  if (after == document_.links.begin()) return false;
  const TextSpan span = (after - 1)->span;
  return begin < span.end && span.size() > size + kLinkBytes;
}

void VisibleDateReader::read_blocks() {
  previous_.clear();
  std::size_t letters = 0;
  for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
    const Block& block = document_.blocks[i];
    const bool is_line = block.role == BlockRole::Main && block.span.size() <= kLineBytes;
    if (is_near_top(letters, kReachPlain) || is_near_end(letters) || is_line)
      read_block(i, letters);
    previous_.assign(document_.view(block.span).substr(0, 2 * kLabelLineBytes));
    letters += origins_[i].letters;
  }
}

void VisibleDateReader::read_block(std::size_t index, std::size_t letters) {
  const Block& block = document_.blocks[index];
  const std::string text = with_ascii_digits(document_.view(block.span).substr(0, kHeadBytes));
  // A date beside the title is the page's whatever its elements are named; elsewhere it is not.
  const std::size_t around = passed_over_around(index);
  const bool is_of_others = around != 0 && (!is_near_top(letters, kReachPlain) ||
                                            tree_.nodes[around].element == Element::Nav ||
                                            has(tree_.nodes[around].cues, Cue::Comments));
  if (is_of_others || is_in_other_article(origins_[index].node)) return;
  if (block.span.size() <= kLineBytes && is_near_top(letters, kReachBehind)) offer_relative(text);
  bool is_first = true;
  for (auto found = find_date(text, 0, order_); found;
       found = find_date(text, found->end, order_)) {
    std::string before(text.substr(0, found->begin));
    if (trim_ascii(before).empty() && previous_.size() <= kLabelLineBytes) before = previous_;
    std::optional<DateLabel> label = label_before(before);
    if (!label) label = label_behind(std::string_view(text).substr(found->end));
    found->date.language =
        language_of(std::string_view(text).substr(found->begin, found->end - found->begin), label);
    if (label) {
      if (found->begin <= kLeadBytes || block.span.size() <= 2 * kLineBytes)
        offer_labelled(*label, std::move(found->date), letters);
    } else if (is_first && found->date.precision >= DatePrecision::Day &&
               !is_of_period(text, *found, order_)) {
      offer_plain(index, std::move(*found), letters);
    }
    is_first = false;
  }
}

void VisibleDateReader::offer_labelled(const DateLabel& label, StatedDate date,
                                       std::size_t letters) {
  offer(label.meaning, std::move(date),
        is_near_top(letters, kReachBehind) ? Showing::Labelled : Showing::LabelledElsewhere,
        letters, "text \"" + std::string(label.words) + "\"");
}

// "Updated yesterday", or a line of its own behind one that says "Updated".
void VisibleDateReader::offer_relative(std::string_view line) {
  std::optional<RelativeInText> found = find_relative_date(line);
  if (!found) return;
  std::string before(line.substr(0, found->begin));
  if (trim_ascii(before).empty() && previous_.size() <= kLabelLineBytes) before = previous_;
  const std::optional<DateLabel> label = label_before(before);
  if (!label) return;
  std::optional<RelativeDate>& kept =
      label->meaning == DateMeaning::Published ? dates_.published_ago : dates_.modified_ago;
  const bool is_of_page =
      label->meaning == DateMeaning::Published || label->meaning == DateMeaning::Modified;
  if (is_of_page && !kept) kept = std::move(found->date);
}

void VisibleDateReader::offer_plain(std::size_t index, DateInText found, std::size_t letters) {
  const Block& block = document_.blocks[index];
  const bool is_line = block.span.size() <= kLineBytes && found.begin <= kLeadBytes &&
                       block.kind != BlockKind::Caption &&
                       !leads_elsewhere(block.span.begin + found.begin, found.end - found.begin);
  const bool opens = index >= first_main_ && index < first_main_ + kOpeningBlocks &&
                     block.role == BlockRole::Main && found.begin <= kOpeningBytes;
  if (title_ == index) {
    offer(DateMeaning::Published, std::move(found.date), Showing::InTitle, letters,
          "text of the title");
  } else if (is_line && is_near_top(letters, kReachPlain)) {
    note_seen(found.date);
    offer(DateMeaning::Published, std::move(found.date), Showing::BesideTitle, letters,
          "text beside the title");
  } else if (opens) {
    offer(DateMeaning::Published, std::move(found.date), Showing::OpensText, letters,
          "text at the start");
  } else if (is_line && is_near_end(letters)) {
    offer(DateMeaning::Published, std::move(found.date), Showing::ClosesText, letters,
          "text at the end");
  }
}

}  // namespace

VisibleDates read_visible_dates(const PageTree& tree, const std::vector<BlockOrigin>& origins,
                                const Document& document, DayOrder order) {
  return VisibleDateReader(tree, origins, document, order).read();
}

}  // namespace labledger::parsers
