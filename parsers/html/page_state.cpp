#include "parsers/html/page_state.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "parsers/html/ascii.hpp"
#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDepthLimit = 64;
constexpr std::size_t kBodyBytes = 200;  // Less is a label or a summary.
constexpr std::size_t kTitleBytes = 300;
constexpr std::size_t kReachUp = 4;  // Levels above the text whose title and dates may be its own.

constexpr auto kBodyKeys = std::to_array<std::string_view>(
    {"articleBody", "body", "bodyHtml", "body_html", "content", "contentHtml", "content_html",
     "html", "markdown", "richText", "text"});
constexpr auto kPieceKeys = std::to_array<std::string_view>({"content", "html", "text", "value"});
constexpr auto kTitleKeys = std::to_array<std::string_view>({"headline", "name", "title"});
constexpr auto kPublishedKeys = std::to_array<std::string_view>(
    {"date", "datePublished", "firstPublishedAt", "publicationDate", "publishDate", "publishedAt",
     "publishedDate", "published_at", "published_date", "publishedOn"});
constexpr auto kModifiedKeys = std::to_array<std::string_view>(
    {"_updatedAt", "dateModified", "lastModified", "modifiedAt", "updatedAt", "updated_at"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view wanted) {
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

// Receives the parser's events and keeps the best text so far: no tree is built.
class StateHandler : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return enter(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }

  bool key(string_t& name) override {
    key_ = name;
    return true;
  }

  bool string(string_t& value) override {
    if (open_.empty()) return true;
    std::replace(value.begin(), value.end(), '\0', ' ');
    if (pieces_depth_ > 0) {
      if (!is_one_of(kPieceKeys, key_)) return true;
      append_escaped(value, pieces_);
      levels_.back().has_text = true;
      return true;
    }
    PageState& thing = open_.back();
    if (is_one_of(kBodyKeys, key_) && value.size() > thing.body.size()) thing.body = value;
    if (is_one_of(kTitleKeys, key_) && thing.title.empty() && value.size() <= kTitleBytes)
      thing.title = value;
    if (is_one_of(kPublishedKeys, key_) && !thing.published) thing.published = read_date(value);
    if (is_one_of(kModifiedKeys, key_) && !thing.modified) thing.modified = read_date(value);
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;  // What was read before the error stands.
  }

  std::optional<PageState> finish() {
    while (!open_.empty())
      leave();
    if (best_.body.size() < kBodyBytes) return std::nullopt;
    return std::move(best_);
  }

 private:
  struct Level {
    std::size_t begin = 0;  // In the pieces.
    bool has_text = false;
  };

  bool enter() {
    if (open_.size() >= kDepthLimit) return false;
    if (pieces_depth_ == 0 && !open_.empty() && is_one_of(kBodyKeys, key_)) {
      pieces_depth_ = open_.size();
      pieces_ = "<p>";
    }
    if (pieces_depth_ > 0) levels_.push_back({pieces_.size(), false});
    open_.emplace_back();
    return true;
  }

  bool leave() {
    PageState thing = std::move(open_.back());
    open_.pop_back();
    key_.clear();
    if (pieces_depth_ > 0) {
      // What holds pieces and is none itself is a paragraph, or several.
      const Level level = levels_.back();
      levels_.pop_back();
      const bool has_grown = pieces_.size() > level.begin && !pieces_.ends_with("<p>");
      if (has_grown && !level.has_text) pieces_ += "</p><p>";
      if (open_.size() > pieces_depth_) return true;
      pieces_depth_ = 0;
      PageState& owner = open_.back();
      if (pieces_.size() > owner.body.size()) owner.body = std::exchange(pieces_, {});
      return true;
    }
    if (thing.body.size() > best_.body.size()) {
      best_ = std::move(thing);
      best_depth_ = open_.size();
      reach_ = kReachUp;
    } else if (open_.size() + 1 == best_depth_ && reach_ > 0) {
      if (best_.title.empty()) best_.title = std::move(thing.title);
      if (!best_.published) best_.published = std::move(thing.published);
      if (!best_.modified) best_.modified = std::move(thing.modified);
      best_depth_ = open_.size();
      --reach_;
    }
    return true;
  }

  std::string key_;
  std::vector<PageState> open_;
  std::size_t pieces_depth_ = 0;  // Depth of the object whose text comes in pieces; 0: none.
  std::string pieces_;
  std::vector<Level> levels_;  // Of what is open in the tree of pieces.
  PageState best_;
  std::size_t best_depth_ = 0;  // Of what holds the best text.
  std::size_t reach_ = 0;
};

bool is_markup(std::string_view text) {
  const std::size_t last = text.rfind('>');
  if (last == std::string_view::npos) return false;
  for (std::size_t at = text.find('<'); at < last; at = text.find('<', at + 1)) {
    if (is_ascii_alpha(text[at + 1])) return true;
  }
  return false;
}

void append_date(std::string_view name, const std::optional<StatedDate>& date, std::string& out) {
  if (!date) return;
  out.append("<meta name=\"page-state:").append(name).append("\" content=\"");
  append_escaped(date->value, out);
  out += "\">";
}

}  // namespace

std::optional<PageState> read_page_state(std::string_view json) {
  if (json.size() > kPageStateBytes) return std::nullopt;
  StateHandler handler;
  // What is no JSON ends where it breaks; what came before it counts.
  static_cast<void>(
      Json::sax_parse(json, &handler, nlohmann::detail::input_format_t::json, true, true));
  return handler.finish();
}

std::string markup_of(const PageState& state) {
  std::string out;
  append_date("published", state.published, out);
  append_date("modified", state.modified, out);
  out += "<article>";
  if (!state.title.empty()) {
    out += "<h1>";
    append_escaped(state.title, out);
    out += "</h1>";
  }
  if (is_markup(state.body)) return out + state.body + "</article>";
  out += "<p>";
  for (const char c : state.body) {
    if (c == '\n') {
      out += "</p><p>";
    } else {
      append_escaped(std::string_view(&c, 1), out);
    }
  }
  return out + "</p></article>";
}

}  // namespace labledger::parsers
