// The reducer: one linear pass from tokens to balanced markup that holds only what the Document
// depends on. Bodies of scripts, styles and drawings, three quarters of a modern page, end here.

#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string>

#include "core/digest.hpp"
#include "core/policy_link.hpp"
#include "parsers/html/ascii.hpp"
#include "parsers/html/balance.hpp"
#include "parsers/html/elements.hpp"
#include "parsers/html/encoding.hpp"
#include "parsers/html/html_document.hpp"
#include "parsers/html/kept_attributes.hpp"
#include "parsers/html/meta_names.hpp"
#include "parsers/html/page_state.hpp"
#include "parsers/html/scanner.hpp"
#include "parsers/html/script_text.hpp"
#include "parsers/html/selection.hpp"
#include "parsers/html/selector.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kShellBytes = 20;     // A markup with less text is an empty shell.
constexpr std::size_t kFillingBytes = 100;  // With less text than this it stays one.
constexpr std::size_t kEmbeddedLimit = 64;  // Scripts that are looked into then.
constexpr std::size_t kStateDepth = 4;      // Nesting that a text from scripts leaves free.
constexpr std::string_view kDoctype = "<!DOCTYPE html>";

constexpr std::string_view kForeignObject = "foreignobject";  // Holds HTML inside a drawing.

Error too_large(std::string_view what, std::size_t limit, std::size_t found) {
  return Error{ErrorKind::TooLarge, std::string("HTML ") + std::string(what) + ": limit " +
                                        std::to_string(limit) + ", found " + std::to_string(found)};
}

// Whether an empty shell may be filled with the text of its scripts: not with another shell.
enum class Filling : std::uint8_t { Allowed, Refused };

// A script that may hold the text of a page whose markup has none.
struct Embedded {
  std::string_view json;
  std::string_view source;
};

bool is_blank(std::string_view text) {
  return trim_ascii(text).empty();
}

class Reducer {
 public:
  /// `rules`, if any, are those of the selection that `head` states.
  Reducer(std::string_view input, const HtmlLimits& limits, const SelectionRules* rules,
          std::string_view head, Filling filling = Filling::Allowed)
      : limits_(limits),
        rules_(rules),
        filling_(filling),
        scanner_(input, limits.attributes_per_tag),
        balance_(out_) {
    out_.reserve(input.size() / 3);
    out_.append(kDoctype).append(head);
  }

  // NOLINTNEXTLINE(misc-no-recursion): once; the Reducer of a filling refuses to fill in turn.
  Result<ReducedHtml> run() {
    for (Token token = scanner_.next(); token.kind != Token::Kind::End; token = scanner_.next()) {
      if (token.kind == Token::Kind::Text) {
        text(token.text);
      } else if (token.kind == Token::Kind::EndTag) {
        end_tag(token.text);
      } else {
        if (scanner_.attribute_count() > limits_.attributes_per_tag)
          return too_large("attributes in a tag", limits_.attributes_per_tag,
                           scanner_.attribute_count());
        start_tag(token.text);
        if (balance_.depth() > limits_.depth)
          return too_large("nesting depth", limits_.depth, balance_.depth());
      }
    }
    balance_.close_all();
    if (shown_bytes_ < kShellBytes && filling_ == Filling::Allowed) fill_shell();
    end_piece(out_.size(), out_.size());
    return ReducedHtml{std::move(out_), fingerprint_};
  }

 private:
  void text(std::string_view text);
  void append_folded(std::string_view text);
  void append_verbatim(std::string_view text);
  void start_tag(std::string_view name);
  void end_tag(std::string_view name);
  void block(const ElementInfo& info, std::string_view name);
  void inline_element(const ElementInfo& info, std::string_view name);
  void special(Element element);
  void script();
  void fill_shell();
  void skip_nested(std::string_view name);
  void skip_inside_nested(std::string_view outer, std::string_view name, const ElementInfo& info);
  bool end_is_missing(std::string_view name);
  void open(Element element, std::string_view name, const KeptAttributes& kept);
  void end_piece(std::size_t end, std::size_t next);
  void note_target(const KeptAttributes& kept);
  [[nodiscard]] KeptAttributes kept(Element element, std::string_view name);

  const HtmlLimits& limits_;
  const SelectionRules* rules_;
  const Filling filling_;
  std::string out_;
  Scanner scanner_;
  CueMemo memo_;
  Balance balance_;
  std::set<std::string_view> missing_ends_;  // Static names: of these no end tag is to come.
  std::vector<Embedded> embedded_;
  std::size_t shown_bytes_ = 0;    // Of text outside the title.
  std::uint64_t fingerprint_ = 0;  // Of out_ up to piece_, but for the targets of most links.
  std::size_t piece_ = 0;
  bool has_title_ = false;
  bool has_script_redirect_ = false;
  bool in_superscript_ = false;
};

void Reducer::text(std::string_view text) {
  if (balance_.is_open(Element::Pre)) return append_verbatim(text);
  if (is_blank(text)) {
    const char last = out_.back();
    if (last != ' ') out_ += ' ';
    return;
  }
  balance_.make_room_for_text();
  // A power of ten loses its meaning without its superscript: 10<sup>26</sup> is not 1026.
  if (in_superscript_ && is_ascii_digit(text.front()) && out_.ends_with("10") &&
      !is_ascii_digit(out_[out_.size() - 3]))
    out_ += '^';
  in_superscript_ = false;
  shown_bytes_ += text.size();
  append_folded(text);
}

void Reducer::append_folded(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_ascii_space(text[at])) {
      if (out_.back() != ' ') out_ += ' ';
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && !is_ascii_space(text[at]) && text[at] != '<')
      ++at;
    out_.append(text, begin, at - begin);
    if (at < text.size() && text[at] == '<') {
      out_.append("&lt;");
      ++at;
    }
  }
}

void Reducer::append_verbatim(std::string_view text) {
  balance_.make_room_for_text();
  shown_bytes_ += text.size();
  for (const char c : text) {
    if (c == '<') {
      out_.append("&lt;");
    } else if (c != '\r') {
      out_ += c;
    }
  }
}

void Reducer::start_tag(std::string_view name) {
  const ElementInfo info = element_info(name);
  in_superscript_ = equal_ignoring_case(name, "sup");
  switch (info.treatment) {
    case Treatment::Block:
      return block(info, name);
    case Treatment::Inline:
    case Treatment::Link:
      return inline_element(info, name);
    case Treatment::Void:
      if (balance_.make_room_for(info.element))
        out_.append("<").append(name_of(info.element)).append(">");
      return;
    case Treatment::Special:
      return special(info.element);
    case Treatment::Tagless:
      return;
    case Treatment::RawBody:
      if (!end_is_missing(info.name)) scanner_.skip_raw_text(info.name);
      return;
    case Treatment::NestedBody:
      if (!end_is_missing(info.name)) skip_nested(info.name);
      return;
  }
}

void Reducer::end_tag(std::string_view name) {
  const ElementInfo info = element_info(name);
  in_superscript_ = false;
  if (info.treatment == Treatment::Block || info.treatment == Treatment::Inline ||
      info.treatment == Treatment::Link)
    balance_.close(info.element, name);
}

void Reducer::block(const ElementInfo& info, std::string_view name) {
  if (!balance_.make_room_for(info.element)) return;
  open(info.element, name, kept(info.element, name));
}

void Reducer::inline_element(const ElementInfo& info, std::string_view name) {
  const KeptAttributes kept = this->kept(info.element, name);
  if (info.element == Element::Span && kept.markup.empty()) {
    balance_.push(Element::Span, name, Emission::Silent);
    return;
  }
  if (balance_.make_room_for(info.element)) open(info.element, name, kept);
}

// What remains of the last start tag's attributes, and for which steps of selectors they stand.
KeptAttributes Reducer::kept(Element element, std::string_view name) {
  KeptAttributes kept = kept_attributes(element, name, scanner_.attributes(), memo_);
  const std::uint64_t steps =
      rules_ == nullptr ? 0 : rules_->steps_matching(name, scanner_.attributes());
  if (steps == 0) return kept;
  std::array<char, 16> digits{};
  auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), steps, 16).ptr;
  kept.markup.append(" match=\"").append(digits.data(), end).append("\"");
  return kept;
}

void Reducer::open(Element element, std::string_view name, const KeptAttributes& kept) {
  out_.append("<").append(name_of(element));
  const std::size_t markup = out_.size();
  out_.append(kept.markup).append(">");
  if (kept.target_begin < kept.target_end) {
    end_piece(markup + kept.target_begin, markup + kept.target_end);
    note_target(kept);
  }
  balance_.push(element, name, Emission::Written);
}

// That a link leads somewhere matters; where it leads, only when that is a policy document: many
// pages give each view of them addresses of its own.
void Reducer::note_target(const KeptAttributes& kept) {
  const std::string_view markup = kept.markup;
  const std::string_view target =
      markup.substr(kept.target_begin, kept.target_end - kept.target_begin);
  if (leads_to_policy(target)) fingerprint_ = stable_hash(lasting_target(target), fingerprint_);
}

// Adds what was written up to `end` to the fingerprint, and passes over what is before `next`.
void Reducer::end_piece(std::size_t end, std::size_t next) {
  fingerprint_ = stable_hash(std::string_view(out_).substr(piece_, end - piece_), fingerprint_);
  piece_ = next;
}

void Reducer::special(Element element) {
  switch (element) {
    case Element::Script:
      return script();
    case Element::Title: {
      const std::string_view title = scanner_.skip_raw_text("title");
      if (has_title_) return;
      has_title_ = true;
      out_.append("<title>");
      append_folded(title);
      out_.append("</title>");
      return;
    }
    default: {  // Html, Meta, Input: void here, and only worth writing for an attribute.
      const KeptAttributes kept =
          kept_attributes(element, name_of(element), scanner_.attributes(), memo_);
      if (kept.markup.empty()) return;
      balance_.make_room_for_text();
      out_.append("<").append(name_of(element)).append(kept.markup).append(">");
    }
  }
}

void Reducer::script() {
  const bool is_named = names_structured_data(scanner_.attributes());
  const bool is_state = names_page_state(scanner_.attributes());
  const std::string_view body = scanner_.skip_raw_text("script");
  const bool is_structured_data = is_named || is_unnamed_json_ld(body);
  if ((is_state || is_structured_data) && embedded_.size() < kEmbeddedLimit)
    embedded_.push_back({body, is_state ? "page state" : "json-ld articleBody"});
  if (is_structured_data && is_telling_json(body)) {
    out_.append(R"(<script type="application/ld+json">)").append(body).append("</script>");
  } else if (!is_structured_data && !has_script_redirect_ && assigns_location(body)) {
    has_script_redirect_ = true;
    out_.append(R"(<meta name="refresh" content="script">)");
  }
}

// Writes the text that scripts would show where the markup shows none, as if it were the page's.
// NOLINTNEXTLINE(misc-no-recursion): as run().
void Reducer::fill_shell() {
  std::optional<PageState> best;
  std::string_view source;
  for (const Embedded& embedded : embedded_) {
    std::optional<PageState> state = read_page_state(embedded.json);
    if (!state || (best && state->body.size() <= best->body.size())) continue;
    best = std::move(state);
    source = embedded.source;
  }
  if (!best) return;
  HtmlLimits limits = limits_;
  limits.depth -= std::min(limits.depth, kStateDepth);
  const std::string markup = markup_of(*best);
  // Where it is over a limit, or no text after all, the shell stays a shell.
  Reducer reducer(markup, limits, nullptr, {}, Filling::Refused);
  const Result<ReducedHtml> reduced = reducer.run();
  if (!reduced || reducer.shown_bytes_ < kFillingBytes) return;
  out_.append("<meta name=\"").append(kTextSourceName).append("\" content=\"");
  out_.append(source).append("\">");
  out_.append(reduced->html, kDoctype.size());
}

// Remembers the answer, so that a page of unclosed elements is not searched again for each.
bool Reducer::end_is_missing(std::string_view name) {
  if (missing_ends_.contains(name)) return true;
  if (scanner_.has_end_tag_ahead(name)) return false;
  missing_ends_.insert(name);
  return true;
}

// Passes over an element whose content is markup. Where its own end tag is missing it ends at the
// last end tag of that name; a drawing also ends where a block of text begins, as in browsers.
void Reducer::skip_nested(std::string_view name) {
  std::size_t depth = 1;
  std::size_t last_end = scanner_.position();
  while (depth > 0) {
    const std::size_t before = scanner_.position();
    const Token token = scanner_.next();
    if (token.kind == Token::Kind::End) return scanner_.rewind(last_end);
    if (token.kind == Token::Kind::Text) continue;
    const ElementInfo info = element_info(token.text);
    if (token.kind == Token::Kind::EndTag) {
      if (info.name != name) continue;
      --depth;
      last_end = scanner_.position();
    } else if (info.name == name) {
      ++depth;
    } else if (name == "svg" && info.treatment == Treatment::Block) {
      return scanner_.rewind(before);
    } else {
      skip_inside_nested(name, token.text, info);
    }
  }
}

// Parts of a dropped element that must not be read as its markup: text that looks like tags, and
// the blocks that a drawing may hold.
void Reducer::skip_inside_nested(std::string_view outer, std::string_view name,
                                 const ElementInfo& info) {
  if (info.element == Element::Script || info.name == "style") {
    if (!end_is_missing(info.name)) scanner_.skip_raw_text(info.name);
  } else if (outer == "svg" && equal_ignoring_case(name, kForeignObject)) {
    if (!end_is_missing(kForeignObject)) scanner_.skip_raw_text(kForeignObject);
  }
}

}  // namespace

Result<ReducedHtml> reduce_html(const HtmlInput& input, const HtmlLimits& limits) {
  if (input.bytes.size() > limits.bytes)
    return too_large("size in bytes", limits.bytes, input.bytes.size());
  if (is_blank(input.bytes)) return ReducedHtml{{}, stable_hash({})};
  std::string buffer;
  const std::string_view text = to_utf8(input, buffer);
  if (input.selection == nullptr) return Reducer(text, limits, nullptr, {}).run();
  const SelectionRules rules = TRY(SelectionRules::compile(*input.selection));
  return Reducer(text, limits, &rules, selection_markup(*input.selection)).run();
}

}  // namespace labledger::parsers
