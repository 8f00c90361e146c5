#include "parsers/html/structured_data.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parsers/html/ascii.hpp"
#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDepthLimit = 64;
constexpr std::size_t kTitleBytes = 12;  // A shorter name may be part of a title by chance.

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view wanted) {
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

// Keys under which a page describes things that are not itself.
bool is_about_others(std::string_view key) {
  constexpr auto kKeys = std::to_array<std::string_view>(
      {"about",           "acceptedAnswer", "associatedMedia", "author",    "citation",
       "comment",         "hasPart",        "image",           "isBasedOn", "isPartOf",
       "itemListElement", "logo",           "mentions",        "publisher", "relatedLink",
       "review",          "reviews",        "suggestedAnswer", "thumbnail", "video"});
  return is_one_of(kKeys, key);
}

Likeness likeness_of_type(std::string_view type) {
  constexpr auto kOthers = std::to_array<std::string_view>({"AudioObject", "Comment", "Event",
                                                            "ImageObject", "Organization", "Person",
                                                            "Review", "UserComments", "WebSite"});
  if (is_one_of(kOthers, type)) return Likeness::None;
  const auto holds = [&](std::string_view word) {
    return type.find(word) != std::string_view::npos;
  };
  if (holds("Article") || holds("Posting") || type == "Report") return Likeness::Article;
  return type.ends_with("Page") ? Likeness::Page : Likeness::Thing;
}

// Whether a thing's name is the page's title, or all but what a site adds to it.
bool names_title(std::string_view name, std::string_view title) {
  if (name.size() < kTitleBytes || title.size() < kTitleBytes)
    return name == title && !name.empty();
  return name.starts_with(title) || title.starts_with(name);
}

// Receives the parser's events and keeps nothing but the dates: no tree is built.
class DateHandler : public nlohmann::json_sax<Json> {
 public:
  explicit DateHandler(std::string_view title) : title_(title) {}

  StructuredDates dates;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    if (foreign_depth_ > 0 || open_.empty()) return true;
    // "@type" may be an array of types.
    const bool in_array = open_.back().is_array && open_.size() > 1;
    Thing& thing = in_array ? open_[open_.size() - 2] : open_.back();
    if (key_ == "datePublished") keep(thing.published, value);
    if (key_ == "dateModified") keep(thing.modified, value);
    if (key_ == "dateCreated" || key_ == "datePosted") keep(thing.created, value);
    if (key_ == "uploadDate") keep(thing.uploaded, value);
    if (key_ == "@type") thing.likeness = std::max(thing.likeness, likeness_of_type(value));
    if (key_ == "@type") thing.is_typed = true;
    if (key_ == "headline" || key_ == "name")
      thing.names_title = thing.names_title || names_title(value, title_);
    return true;
  }

  bool key(string_t& name) override {
    key_ = name;
    return true;
  }

  bool start_object(std::size_t) override { return enter(); }
  bool start_array(std::size_t) override {
    if (!enter()) return false;
    open_.back().is_array = true;
    return true;
  }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }

  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    finish();
    return false;  // What was read before the error stands.
  }

  // Takes what is left open when the input ends in the middle.
  void finish() {
    while (!open_.empty())
      leave();
  }

 private:
  // An object, or an array, which has no dates.
  struct Thing {
    std::optional<StatedDate> published;
    std::optional<StatedDate> created;
    std::optional<StatedDate> uploaded;  // Of a film: the page's where it has the page's name.
    std::optional<StatedDate> modified;
    Likeness likeness = Likeness::None;
    bool is_array = false;
    bool is_typed = false;
    bool names_title = false;
  };

  bool enter() {
    if (open_.size() >= kDepthLimit) return false;
    if (foreign_depth_ == 0 && is_about_others(key_)) foreign_depth_ = open_.size() + 1;
    open_.emplace_back();
    return true;
  }

  bool leave() {
    take(open_.back());
    if (foreign_depth_ == open_.size()) foreign_depth_ = 0;
    open_.pop_back();
    key_.clear();
    return true;
  }

  void keep(std::optional<StatedDate>& kept, const std::string& value) const {
    if (kept) return;
    kept = read_date(value);
    if (kept) kept->source = "json-ld " + key_;
  }

  void take(Thing& thing) {
    if (foreign_depth_ > 0) return;
    Likeness likeness = thing.is_typed ? thing.likeness : Likeness::Thing;
    if (likeness == Likeness::None) return;
    if (thing.names_title) likeness = Likeness::NamesTitle;
    if (thing.names_title && !thing.created) thing.created = std::move(thing.uploaded);
    StructuredDates found;
    found.published = thing.published ? std::move(thing.published) : std::move(thing.created);
    found.modified = std::move(thing.modified);
    found.published_of = likeness;
    found.modified_of = likeness;
    dates.merge(std::move(found));
  }

  std::string_view title_;
  std::string key_;
  std::vector<Thing> open_;
  std::size_t foreign_depth_ = 0;  // Depth of the outermost object about something else; 0: none.
};

// The first date behind a key, in text that is no JSON.
std::optional<StatedDate> date_behind(std::string_view body, std::string_view quoted_key) {
  const std::size_t key = body.find(quoted_key);
  if (key == std::string_view::npos) return std::nullopt;
  std::string_view rest = trim_ascii(body.substr(key + quoted_key.size()).substr(0, 128));
  if (!rest.starts_with(':')) return std::nullopt;
  rest = trim_ascii(rest.substr(1));
  if (!rest.starts_with('"')) return std::nullopt;
  rest.remove_prefix(1);
  std::optional<StatedDate> date = read_date(rest.substr(0, rest.find('"')));
  if (date) date->source = "json-ld " + std::string(quoted_key.substr(1, quoted_key.size() - 2));
  return date;
}

}  // namespace

void StructuredDates::merge(StructuredDates later) {
  if (later.published && (!published || later.published_of > published_of)) {
    published = std::move(later.published);
    published_of = later.published_of;
  }
  if (later.modified && (!modified || later.modified_of > modified_of)) {
    modified = std::move(later.modified);
    modified_of = later.modified_of;
  }
}

StructuredDates dates_in_json_ld(std::string_view body, std::string_view title) {
  // Line ends inside strings are not JSON, and common.
  std::string plain(body);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  DateHandler handler(title);
  const bool is_json =
      Json::sax_parse(plain, &handler, nlohmann::detail::input_format_t::json, true, true);
  handler.finish();
  StructuredDates dates = std::move(handler.dates);
  if (is_json) return dates;
  StructuredDates found{date_behind(plain, "\"datePublished\""),
                        date_behind(plain, "\"dateModified\""), Likeness::Thing, Likeness::Thing};
  dates.merge(std::move(found));
  return dates;
}

}  // namespace labledger::parsers
