#include "parsers/html/main_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/html/ascii.hpp"
#include "parsers/html/closing_words.hpp"
#include "parsers/html/cues.hpp"
#include "parsers/html/elements.hpp"

namespace labledger::parsers {
namespace {

// The figures below were chosen by hand on labelled news and policy pages. Only the dominant share
// (0.55 to 0.9) and the teaser's size (250, 400) were varied to see what they cost: a smaller share
// loses text, a larger one lets neighbours in, and a larger teaser lost a whole page.

constexpr double kDominantShare = 0.75;   // Of the weight: descend into a child that holds it.
constexpr double kArticleShare = 0.4;     // Of the weight: enough for the one <article> of a page.
constexpr double kRivalShare = 0.3;       // Of the best article's weight: a rival of its own.
constexpr double kTrustedCueShare = 0.3;  // Of the letters: no class name makes so much chrome.
constexpr double kDoubtedCueShare = 0.1;  // Of the letters: where the names contradict each other.
constexpr double kElementShare = 0.5;     // Of the letters: no element name makes so much chrome.
constexpr double kLinkedShare = 0.6;      // Of a container's letters inside links: a menu.
constexpr double kLinkedParagraphShare = 0.9;   // Of a paragraph's: only links.
constexpr double kPlainShare = 0.4;             // Of a block's letters outside links: running text.
constexpr std::uint32_t kMenuLetters = 1500;    // A menu says no more.
constexpr std::uint32_t kBylineLetters = 300;   // Nor does a byline.
constexpr std::uint32_t kCaptionLetters = 500;  // Nor what stands under a picture.
constexpr std::uint32_t kTeaserLetters = 250;   // Nor a teaser, in one block.
constexpr std::uint32_t kSentenceLetters = 60;
constexpr double kShortBlockWeight = 0.1;

constexpr std::size_t kTitleBytes = 12;     // A shorter heading may be part of a title by chance.
constexpr std::size_t kPointerBytes = 200;  // A longer line is a sentence, not a pointer.
constexpr std::size_t kSignOffBlocks = 5;   // How many last blocks a site may add to every text.

// Sums over a node's subtree.
struct Sums {
  double weight = 0;  // Letters of running text outside chrome.
  std::uint32_t letters = 0;
  std::uint32_t link_letters = 0;
  std::uint32_t quote_letters = 0;
  std::uint32_t passage_letters = 0;  // In paragraphs that are together too long for a teaser.
  std::uint32_t heading_letters = 0;
  std::uint32_t linked_heading_letters = 0;
  std::uint32_t headings = 0;

  void add(const Sums& other) {
    weight += other.weight;
    letters += other.letters;
    link_letters += other.link_letters;
    quote_letters += other.quote_letters;
    passage_letters += other.passage_letters;
    heading_letters += other.heading_letters;
    linked_heading_letters += other.linked_heading_letters;
    headings += other.headings;
  }
};

class RoleFinder {
 public:
  RoleFinder(const PageTree& tree, const std::vector<BlockOrigin>& origins, Document& document)
      : tree_(tree), origins_(origins), document_(document) {}

  void run() {
    sum_letters();
    mark_chrome();
    sum_weights();
    const std::size_t content = find_content();
    for (std::size_t i = 0; i < origins_.size(); ++i) {
      const std::uint32_t at = origins_[i].node;
      const bool is_main = !chrome_[at] && at >= content && at < tree_.nodes[content].end;
      document_.blocks[i].role = is_main ? BlockRole::Main : BlockRole::Chrome;
    }
    drop_pointers();
    trim_head();
    trim_tail();
    trim_sign_off();
  }

 private:
  [[nodiscard]] double share(std::size_t index) const {
    return static_cast<double>(sums_[index].letters) / std::max(1U, sums_[0].letters);
  }
  [[nodiscard]] const PageNode& node(std::size_t index) const { return tree_.nodes[index]; }
  [[nodiscard]] std::size_t parent(std::size_t index) const {
    return static_cast<std::size_t>(tree_.nodes[index].parent);
  }

  void sum_letters();
  void mark_chrome();
  [[nodiscard]] bool is_chrome_element(std::size_t index) const;
  [[nodiscard]] bool has_chrome_role(std::size_t index) const;
  [[nodiscard]] bool has_chrome_cue(std::size_t index) const;
  [[nodiscard]] bool is_menu(std::size_t index) const;
  [[nodiscard]] bool is_teaser_list(std::size_t index) const;
  void sum_weights();
  [[nodiscard]] double weight(std::size_t block) const;
  [[nodiscard]] std::size_t find_content() const;
  [[nodiscard]] std::optional<std::size_t> dominant_article() const;
  [[nodiscard]] std::size_t dominant_descendant() const;
  [[nodiscard]] std::size_t main_size(std::size_t begin, std::size_t end) const;
  void make_chrome(std::size_t begin, std::size_t end);
  [[nodiscard]] std::optional<std::size_t> title_heading() const;
  void drop_pointers();
  void trim_head();
  void trim_tail();
  void trim_sign_off();

  const PageTree& tree_;
  const std::vector<BlockOrigin>& origins_;
  Document& document_;
  std::vector<Sums> sums_;
  std::vector<bool> chrome_;  // One a node.
};

void RoleFinder::sum_letters() {
  sums_.resize(tree_.nodes.size());
  for (std::size_t i = 0; i < origins_.size(); ++i) {
    const BlockOrigin& origin = origins_[i];
    const BlockKind kind = document_.blocks[i].kind;
    Sums& sums = sums_[origin.node];
    sums.letters += origin.letters;
    sums.link_letters += origin.link_letters;
    if (kind == BlockKind::Quote) sums.quote_letters += origin.letters;
    if (kind != BlockKind::Heading) {
      // A passage may be one block or several side by side.
      const bool is_paragraph = node(origin.node).element == Element::P && origin.node != 0;
      sums_[is_paragraph ? parent(origin.node) : origin.node].passage_letters += origin.letters;
      continue;
    }
    sums.heading_letters += origin.letters;
    sums.linked_heading_letters += origin.link_letters;
    ++sums.headings;
  }
  for (Sums& sums : sums_) {
    if (sums.passage_letters <= kTeaserLetters) sums.passage_letters = 0;
  }
  for (std::size_t i = sums_.size(); i-- > 1;)
    sums_[parent(i)].add(sums_[i]);
}

bool RoleFinder::is_chrome_element(std::size_t index) const {
  switch (node(index).element) {
    case Element::Nav:
    case Element::Button:
    case Element::Figcaption:
      return true;
    case Element::Aside:
    case Element::Dialog:
    case Element::Footer:
      return share(index) < kElementShare;
    case Element::Form:
    case Element::Header:
      return share(index) < kTrustedCueShare;
    default:
      return false;
  }
}

bool RoleFinder::has_chrome_role(std::size_t index) const {
  const std::string_view role = tree_.attribute(node(index), AttributeName::Role);
  if (role.empty() || role == "main" || role == "article" || role == "presentation") return false;
  return share(index) < kTrustedCueShare;
}

bool RoleFinder::has_chrome_cue(std::size_t index) const {
  const Cues cues = node(index).cues;
  const Sums& sums = sums_[index];
  if (has(cues, Cue::Byline) && sums.letters < kBylineLetters) return true;
  if (has(cues, Cue::Caption) && sums.letters < kCaptionLetters) return true;
  if (has(cues, Cue::Consent)) return share(index) < kElementShare;
  if (!has(cues, Cue::Boilerplate) && !has(cues, Cue::Comments)) return false;
  // Embedded posts are quoted under the same names as the buttons that share a page.
  if (2 * sums.quote_letters > sums.letters) return false;
  return share(index) < (has(cues, Cue::Content) ? kDoubtedCueShare : kTrustedCueShare);
}

bool RoleFinder::is_menu(std::size_t index) const {
  const Sums& sums = sums_[index];
  if (sums.letters == 0 || sums.letters > kMenuLetters) return false;
  switch (node(index).element) {
    case Element::Ul:
    case Element::Ol:
    case Element::Div:
    case Element::Section:
      return sums.link_letters > kLinkedShare * sums.letters;
    case Element::P:
      return sums.link_letters > kLinkedParagraphShare * sums.letters;
    default:
      return false;
  }
}

// Several headings that lead elsewhere, with no more than a few words under each.
bool RoleFinder::is_teaser_list(std::size_t index) const {
  const Sums& sums = sums_[index];
  return sums.headings > 1 && sums.passage_letters == 0 &&
         sums.letters - sums.heading_letters < kTeaserLetters * sums.headings &&
         sums.linked_heading_letters > kLinkedParagraphShare * sums.heading_letters &&
         share(index) < kElementShare;
}

void RoleFinder::mark_chrome() {
  chrome_.resize(tree_.nodes.size());
  for (std::size_t i = 1; i < tree_.nodes.size(); ++i) {
    const bool has_cues = (node(i).cues & ~static_cast<Cues>(Cue::Date)) != 0;
    const bool is_container = is_block(node(i).element) || has_cues;
    chrome_[i] = chrome_[parent(i)] ||
                 (is_container && (is_chrome_element(i) || has_chrome_role(i) ||
                                   has_chrome_cue(i) || is_menu(i) || is_teaser_list(i)));
  }
}

double RoleFinder::weight(std::size_t block) const {
  const BlockOrigin& origin = origins_[block];
  const BlockKind kind = document_.blocks[block].kind;
  if (chrome_[origin.node] || kind == BlockKind::Heading) return 0;
  const double plain = origin.letters - origin.link_letters;
  if (plain < kPlainShare * origin.letters) return 0;
  const bool is_short = origin.letters < kSentenceLetters && kind != BlockKind::TableRow;
  return is_short ? kShortBlockWeight * plain : plain;
}

void RoleFinder::sum_weights() {
  for (std::size_t i = 0; i < origins_.size(); ++i)
    sums_[origins_[i].node].weight += weight(i);
  for (std::size_t i = sums_.size(); i-- > 1;)
    sums_[parent(i)].weight += sums_[i].weight;
}

// The node whose subtree holds the main text.
std::size_t RoleFinder::find_content() const {
  const std::optional<std::size_t> article = dominant_article();
  std::size_t at = article ? *article : dominant_descendant();
  // A single paragraph, item or list is never all there is: what holds it holds its neighbours.
  const auto is_leaf = [](Element element) {
    return element == Element::P || element == Element::Li || element == Element::Ul ||
           element == Element::Ol || element == Element::Dl || is_heading(element) ||
           !is_block(element) || element == Element::Tr || is_cell(element) ||
           element == Element::Tbody || element == Element::Table || element == Element::Blockquote;
  };
  while (at != 0 && is_leaf(node(at).element))
    at = parent(at);
  return at;
}

// The one <article> of a page that is more than one of several teasers; or what states itself to
// be the article's body.
std::optional<std::size_t> RoleFinder::dominant_article() const {
  std::size_t best = 0;
  double rival = 0;
  for (std::size_t i = 1; i < tree_.nodes.size();) {
    const bool is_article =
        node(i).element == Element::Article ||
        equal_ignoring_case(tree_.attribute(node(i), AttributeName::ItemProperty), "articleBody");
    if (!is_article || chrome_[i]) {
      ++i;
      continue;
    }
    if (best == 0 || sums_[i].weight > sums_[best].weight) {
      if (best != 0) rival = sums_[best].weight;
      best = i;
    } else {
      rival = std::max(rival, sums_[i].weight);
    }
    i = node(i).end;  // An article inside an article is a part of it.
  }
  if (best == 0 || sums_[best].weight < kArticleShare * sums_[0].weight) return std::nullopt;
  if (rival > kRivalShare * sums_[best].weight) return std::nullopt;
  return best;
}

std::size_t RoleFinder::dominant_descendant() const {
  std::size_t at = 0;
  while (true) {
    std::size_t best = 0;
    for (std::size_t i = at + 1; i < node(at).end; i = node(i).end) {
      if (best == 0 || sums_[i].weight > sums_[best].weight) best = i;
    }
    if (best == 0 || sums_[best].weight <= 0) return at;
    if (sums_[best].weight < kDominantShare * sums_[at].weight) return at;
    at = best;
  }
}

// The letters of Main text in [begin, end).
std::size_t RoleFinder::main_size(std::size_t begin, std::size_t end) const {
  std::size_t size = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (document_.blocks[i].role == BlockRole::Main) size += document_.blocks[i].span.size();
  }
  return size;
}

void RoleFinder::make_chrome(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    document_.blocks[i].role = BlockRole::Chrome;
}

// The heading that repeats the page's title; else the first of level 1.
std::optional<std::size_t> RoleFinder::title_heading() const {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
    const Block& block = document_.blocks[i];
    if (block.kind != BlockKind::Heading) continue;
    const std::string_view text = document_.view(block.span);
    if (text.size() > kTitleBytes && document_.title.find(text) != std::string::npos) return i;
    if (block.level == 1 && !first) first = i;
  }
  return first;
}

// What stands before the page's title is not yet its text, and the title is a field of its own.
void RoleFinder::trim_head() {
  const std::optional<std::size_t> title = title_heading();
  if (!title || document_.blocks[*title].role == BlockRole::Chrome) return;
  const std::size_t before = main_size(0, *title);
  const std::size_t after = main_size(*title + 1, document_.blocks.size());
  const bool is_stated = document_.view(document_.blocks[*title].span) == document_.title;
  if (is_stated ? before < 4 * after : 2 * before < after) make_chrome(0, *title + 1);
}

// A short label that announces other pages or readers' words ends the text, when it stands near
// the end of it.
void RoleFinder::trim_tail() {
  const std::size_t size = document_.blocks.size();
  const std::size_t all = main_size(0, size);
  std::size_t before = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Block& block = document_.blocks[i];
    if (block.role != BlockRole::Main) continue;
    if (before * 3 > all * 2 && announces_other_text(document_.view(block.span)))
      return make_chrome(i, size);
    before += block.span.size();
  }
}

// Lines between the paragraphs that only lead to other pages.
void RoleFinder::drop_pointers() {
  for (std::size_t i = 0; i < origins_.size(); ++i) {
    Block& block = document_.blocks[i];
    if (block.role != BlockRole::Main || block.span.size() > kPointerBytes) continue;
    const bool is_linked = 2 * origins_[i].link_letters > origins_[i].letters;
    if (is_linked && points_elsewhere(document_.view(block.span))) block.role = BlockRole::Chrome;
  }
}

// What a site writes under every text.
void RoleFinder::trim_sign_off() {
  std::size_t seen = 0;
  for (std::size_t i = document_.blocks.size(); i-- > 0 && seen < kSignOffBlocks;) {
    Block& block = document_.blocks[i];
    if (block.role != BlockRole::Main) continue;
    ++seen;
    if (signs_off(document_.view(block.span))) block.role = BlockRole::Chrome;
  }
}

}  // namespace

void assign_roles(const PageTree& tree, const std::vector<BlockOrigin>& origins,
                  Document& document) {
  RoleFinder(tree, origins, document).run();
}

}  // namespace labledger::parsers
