// Sitemaps, by the entry point parse_sitemap (parsers/feeds/feed_document.hpp).

#include <algorithm>
#include <string>
#include <utility>

#include "core/url.hpp"
#include "parsers/feeds/feed_dates.hpp"
#include "parsers/feeds/feed_document.hpp"
#include "parsers/feeds/xml_reader.hpp"
#include "parsers/gzip.hpp"
#include "parsers/html/ascii.hpp"
#include "parsers/html/fragment_text.hpp"

namespace labledger::parsers {
namespace {

class SitemapHandler final : public XmlHandler {
 public:
  explicit SitemapHandler(std::size_t entry_limit) : entry_limit_(entry_limit) {}

  Sitemap sitemap;

  void start(const XmlName& name, const XmlAttributes&) override {
    ++depth_;
    text_.clear();
    const bool is_entry = name.vocabulary == XmlVocabulary::Feed && depth_ == kEntryDepth &&
                          (name.local == "url" || name.local == "sitemap");
    if (is_entry) {
      entry_ = {};
      location_.clear();
      in_entry_ = true;
    }
  }

  void end(const XmlName& name) override {
    if (in_entry_ && depth_ == kEntryDepth) {
      end_entry();
    } else if (in_entry_) {
      end_field(name);
    }
    text_.clear();
    --depth_;
  }

  void text(std::string_view text) override {
    if (in_entry_) text_ += text;
  }

  [[nodiscard]] bool is_done() const override { return sitemap.entries.size() >= entry_limit_; }

 private:
  static constexpr std::size_t kEntryDepth = 2;

  void end_field(const XmlName& name) {
    if (name.vocabulary == XmlVocabulary::Feed && depth_ == kEntryDepth + 1) {
      if (name.local == "loc") location_ = text_;
      if (name.local == "lastmod") entry_.modified = date(name);
    } else if (name.vocabulary == XmlVocabulary::News) {
      if (name.local == "title") entry_.news_title = folded_line(text_);
      if (name.local == "publication_date") entry_.news_posted = date(name);
    }
  }

  [[nodiscard]] std::optional<StatedDate> date(const XmlName& name) const {
    std::optional<StatedDate> date = read_feed_date(text_);
    if (date) date->source = name.local;
    return date;
  }

  void end_entry() {
    in_entry_ = false;
    const Result<Url> url = parse_url(trim_ascii(location_));
    if (!url) {
      ++sitemap.skipped;
      return;
    }
    entry_.url = url->str();
    sitemap.entries.push_back(std::move(entry_));
  }

  std::size_t entry_limit_;
  std::size_t depth_ = 0;
  bool in_entry_ = false;
  SitemapEntry entry_;
  std::string location_;
  std::string text_;
};

/// One URL a line. @see sitemaps.org/protocol.html, "Other Sitemap formats".
Result<Sitemap> parse_url_list(std::string_view bytes, const FeedLimits& limits) {
  Sitemap sitemap;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty() && sitemap.entries.size() < limits.items) {
    const std::size_t size = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = trim_ascii(bytes.substr(0, size));
    bytes.remove_prefix(std::min(size + 1, bytes.size()));
    if (line.empty()) continue;
    const Result<Url> url = parse_url(line);
    if (url) {
      sitemap.entries.push_back({url->str(), {}, {}, {}});
    } else {
      ++sitemap.skipped;
    }
  }
  if (sitemap.entries.empty() || sitemap.entries.size() < sitemap.skipped)
    return Error{ErrorKind::Malformed, "not a sitemap: neither XML nor a list of URLs"};
  return sitemap;
}

Result<Sitemap> parse_xml_sitemap(std::string_view bytes, const FeedLimits& limits) {
  const std::string root = root_element(bytes);
  if (root != "urlset" && root != "sitemapindex")
    return Error{ErrorKind::Malformed, "not a sitemap: its root element is '" + root + "'"};
  SitemapHandler handler(limits.items);
  const Result<void> read =
      read_xml(bytes, handler, {.bytes = limits.bytes, .depth = limits.depth});
  const bool is_broken = !read && read.error().kind == ErrorKind::Malformed;
  if (!read && !(is_broken && !handler.sitemap.entries.empty())) return read.error();
  Sitemap sitemap = std::move(handler.sitemap);
  sitemap.kind = root == "urlset" ? SitemapKind::Pages : SitemapKind::Index;
  if (is_broken) sitemap.problems.push_back(FeedProblem::Broken);
  return sitemap;
}

}  // namespace

Result<Sitemap> parse_sitemap(std::string_view bytes, const FeedLimits& limits) {
  std::string inflated;
  if (is_gzip(bytes)) {
    inflated = TRY(inflate_gzip(bytes, limits.bytes));
    bytes = inflated;
  }
  if (bytes.size() > limits.bytes) {
    return Error{ErrorKind::TooLarge, "a sitemap of " + std::to_string(bytes.size()) +
                                          " bytes; the limit is " + std::to_string(limits.bytes)};
  }
  Sitemap sitemap = TRY(root_element(bytes).empty() ? parse_url_list(bytes, limits)
                                                    : parse_xml_sitemap(bytes, limits));
  if (sitemap.entries.size() >= limits.items) sitemap.problems.push_back(FeedProblem::Truncated);
  if (sitemap.entries.empty()) sitemap.problems.push_back(FeedProblem::Empty);
  return sitemap;
}

}  // namespace labledger::parsers
