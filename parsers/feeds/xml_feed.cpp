#include "parsers/feeds/xml_feed.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "parsers/feeds/feed_dates.hpp"
#include "parsers/feeds/xml_reader.hpp"
#include "parsers/html/ascii.hpp"
#include "parsers/html/fragment_text.hpp"

namespace labledger::parsers {
namespace {

std::string_view attribute(const XmlAttributes& attributes, std::string_view name) {
  for (const auto& [key, value] : attributes) {
    if (key == name) return value;
  }
  return {};
}

std::string source_of(const XmlName& name) {
  return (name.vocabulary == XmlVocabulary::DublinCore ? "dc:" : "") + std::string(name.local);
}

/// Takes the children of channel and of items; what stands deeper is text of theirs.
class FeedHandler final : public XmlHandler {
 public:
  FeedHandler(FeedKind kind, std::size_t item_limit) : item_limit_(item_limit) { feed.kind = kind; }

  Feed feed;

  void start(const XmlName& name, const XmlAttributes& attributes) override {
    ++depth_;
    const bool is_feed_name = name.vocabulary == XmlVocabulary::Feed;
    if (is_feed_name && item_depth_ == 0 && (name.local == "item" || name.local == "entry")) {
      item_ = {};
      content_.clear();
      item_depth_ = depth_;
      item_.guid = attribute(attributes, "rdf:about");
    } else if (is_feed_name && channel_depth_ == 0 &&
               (name.local == "channel" || (name.local == "feed" && depth_ == 1))) {
      channel_depth_ = depth_;
    } else if (is_field()) {
      begin_field(name, attributes);
    } else if (field_depth_ != 0) {
      text_ += '\n';  // Markup inside a field: its elements part words.
    }
  }

  void end(const XmlName& name) override {
    if (depth_ == field_depth_) {
      if (item_depth_ != 0) {
        end_item_field(name);
      } else {
        end_channel_field(name);
      }
      field_depth_ = 0;
    } else if (depth_ == item_depth_) {
      end_item();
    } else if (depth_ == channel_depth_) {
      channel_depth_ = kClosed;  // There is one.
    }
    --depth_;
  }

  void text(std::string_view text) override {
    if (field_depth_ != 0) text_ += text;
  }

  [[nodiscard]] bool is_done() const override { return feed.items.size() >= item_limit_; }

 private:
  static constexpr std::size_t kClosed = static_cast<std::size_t>(-2);

  [[nodiscard]] bool is_field() const {
    const std::size_t parent = item_depth_ != 0 ? item_depth_ : channel_depth_;
    return field_depth_ == 0 && parent != 0 && depth_ == parent + 1;
  }

  void begin_field(const XmlName& name, const XmlAttributes& attributes) {
    field_depth_ = depth_;
    text_.clear();
    type_ = attribute(attributes, "type");
    if (name.vocabulary != XmlVocabulary::Feed) return;
    if (name.local == "guid") is_permalink_ = attribute(attributes, "isPermaLink") != "false";
    if (name.local != "link") return;
    const std::string_view href = attribute(attributes, "href");
    const std::string_view relation = attribute(attributes, "rel");
    if (href.empty() || !(relation.empty() || relation == "alternate")) return;
    std::string& url = item_depth_ != 0 ? item_.url : feed.home;
    if (url.empty()) url = href;
  }

  /// The field as plain text. Atom says whether markup is meant; RSS leaves it open.
  [[nodiscard]] std::string plain_text() const {
    const bool is_text = feed.kind == FeedKind::Atom && type_ != "html" && type_ != "text/html";
    if (!is_text) return text_of_fragment(text_);
    std::string out;
    std::string_view rest = text_;
    while (!rest.empty()) {
      const std::size_t size = std::min(rest.find('\n'), rest.size());
      const std::string line = folded_line(rest.substr(0, size));
      rest.remove_prefix(std::min(size + 1, rest.size()));
      if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
    }
    return out;
  }

  [[nodiscard]] std::optional<StatedDate> date(const XmlName& name) const {
    std::optional<StatedDate> date = read_feed_date(text_);
    if (date) date->source = source_of(name);
    return date;
  }

  [[nodiscard]] std::string title() const { return folded_line(plain_text()); }

  void end_item_field(const XmlName& name) {
    const std::string_view field = name.local;
    if (name.vocabulary == XmlVocabulary::Content) {
      if (field == "encoded") content_ = plain_text();
    } else if (name.vocabulary == XmlVocabulary::DublinCore) {
      if ((field == "date" || field == "issued" || field == "created") && !item_.published)
        item_.published = date(name);
      if (field == "modified" && !item_.updated) item_.updated = date(name);
    } else if (name.vocabulary == XmlVocabulary::Feed) {
      end_plain_item_field(name, field);
    }
  }

  void end_plain_item_field(const XmlName& name, std::string_view field) {
    if (field == "title") {
      item_.title = title();
    } else if (field == "link") {
      if (item_.url.empty()) item_.url = folded_line(text_);
    } else if (field == "guid" || field == "id") {
      item_.guid = folded_line(text_);
      if (field == "guid" && is_permalink_) permalink_ = item_.guid;
    } else if (field == "pubDate" || field == "published" || field == "issued") {
      item_.published = date(name);
    } else if (field == "updated" || field == "modified") {
      item_.updated = date(name);
    } else if (field == "description" || field == "summary") {
      item_.summary = plain_text();
    } else if (field == "content") {
      content_ = plain_text();
    }
  }

  void end_channel_field(const XmlName& name) {
    if (name.vocabulary != XmlVocabulary::Feed) return;
    if (name.local == "title") {
      feed.title = title();
    } else if (name.local == "link") {
      if (feed.home.empty()) feed.home = folded_line(text_);
    } else if (name.local == "lastBuildDate" || name.local == "updated" ||
               (name.local == "pubDate" && !feed.updated)) {
      feed.updated = date(name);
    }
  }

  void end_item() {
    if (item_.url.empty()) item_.url = std::move(permalink_);
    permalink_.clear();
    if (item_.summary.empty()) item_.summary = std::move(content_);
    feed.items.push_back(std::move(item_));
    item_depth_ = 0;
  }

  std::size_t item_limit_;
  std::size_t depth_ = 0;
  std::size_t channel_depth_ = 0;  // 0 before it.
  std::size_t item_depth_ = 0;     // 0 outside items.
  std::size_t field_depth_ = 0;    // 0 outside fields.
  bool is_permalink_ = true;
  FeedItem item_;
  std::string content_;    // Stands in for a summary.
  std::string permalink_;  // A guid that is a URL.
  std::string text_;
  std::string type_;
};

}  // namespace

Result<Feed> parse_xml_feed(std::string_view bytes, const FeedLimits& limits) {
  const std::string root = root_element(bytes);
  if (root != "rss" && root != "rdf" && root != "feed") {
    return Error{ErrorKind::Malformed,
                 "not a feed: " + (root.empty() ? "no XML" : "its root element is " + root)};
  }
  FeedHandler handler(root == "feed" ? FeedKind::Atom : FeedKind::Rss, limits.items);
  const Result<void> read =
      read_xml(bytes, handler, {.bytes = limits.bytes, .depth = limits.depth});
  const bool is_broken = !read && read.error().kind == ErrorKind::Malformed;
  if (!read && !(is_broken && !handler.feed.items.empty())) return read.error();
  Feed feed = std::move(handler.feed);
  if (is_broken) feed.problems.push_back(FeedProblem::Broken);
  if (feed.items.size() >= limits.items) feed.problems.push_back(FeedProblem::Truncated);
  return feed;
}

}  // namespace labledger::parsers
