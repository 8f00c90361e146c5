#include "parsers/html/kept_attributes.hpp"

#include <algorithm>
#include <array>

#include "parsers/html/ascii.hpp"
#include "parsers/html/date_labels.hpp"
#include "parsers/html/meta_names.hpp"
#include "parsers/html/stated_dates.hpp"
#include "parsers/html/url_dates.hpp"

namespace labledger::parsers {
namespace {

constexpr auto kRoles = std::to_array<std::string_view>(
    {"alertdialog", "article", "banner", "complementary", "contentinfo", "dialog", "main",
     "navigation", "presentation", "search"});

constexpr auto kMetaNames =
    std::to_array<std::string_view>({"name", "property", "itemprop", "http-equiv", "rel"});
constexpr auto kMetaContents = std::to_array<std::string_view>({"content", "href"});

// In which elements that show a date keep it for scripts.
constexpr auto kMomentNames = std::to_array<std::string_view>(
    {"data-created", "data-created-at", "data-date", "data-datetime", "data-iso", "data-published",
     "data-published-at", "data-published-date", "data-publish-date", "data-pubdate", "data-time",
     "data-timestamp", "data-utc"});

// Where programs that hash their class names leave the names that people gave.
constexpr auto kTestNames =
    std::to_array<std::string_view>({"data-component", "data-cy", "data-qa", "data-role",
                                     "data-test", "data-test-id", "data-testid"});

// Of microdata and RDFa, in lower case.
constexpr auto kItemProperties = std::to_array<std::string_view>(
    {"articlebody", "datecreated", "datemodified", "datepublished", "dc:created", "dc:date",
     "dc:issued", "dc:modified", "dcterms:created", "dcterms:issued", "dcterms:modified",
     "schema:datecreated", "schema:datemodified", "schema:datepublished"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view value) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return equal_ignoring_case(word, value); });
}

// Whether an inline style hides the element: "display : none", "visibility:hidden".
bool style_hides(std::string_view style) {
  const auto says = [&](std::string_view property, std::string_view value) {
    for (std::size_t at = find_ignoring_case(style, property, 0); at != std::string_view::npos;
         at = find_ignoring_case(style, property, at + 1)) {
      std::string_view rest = trim_ascii(style.substr(at + property.size()));
      if (!rest.starts_with(':')) continue;
      rest = trim_ascii(rest.substr(1));
      if (equal_ignoring_case(rest.substr(0, value.size()), value)) return true;
    }
    return false;
  };
  return style.size() > 10 && (says("display", "none") || says("visibility", "hidden"));
}

// The first of an attribute's words that names a property a Document depends on.
std::string_view known_property(std::string_view words) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    if (is_one_of(kItemProperties, word)) return word;
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
  return {};
}

// React streams parts of a page in hidden elements with such an id and moves them into view.
bool is_streamed_part(std::string_view id) {
  return id.starts_with("S:");
}

void append_attribute(std::string_view name, std::string_view value, std::string& out) {
  out.append(" ").append(name).append("=\"");
  for (const char c : value) {
    if (c == '"') {
      out.append("&quot;");
    } else {
      out += c;
    }
  }
  out += '"';
}

constexpr std::string_view kHrefStart = R"( href=")";

// What a tag's attributes come to while they are read one by one.
struct Reading {
  Cues cues = 0;
  bool is_hidden = false;
  bool is_streamed = false;
  bool is_open = false;
  bool is_dialog = false;
  bool is_unseen = false;  // By assistive technology, if by nobody else.
  std::string_view item_property;
  std::string_view content;
  std::string_view title;
  std::string_view moment;  // In an attribute for scripts.
};

Cues cues_of_item_type(std::string_view type) {
  if (type.find("Comment") != std::string_view::npos) return static_cast<Cues>(Cue::Comments);
  const bool is_article = type.find("Article") != std::string_view::npos ||
                          type.find("BlogPosting") != std::string_view::npos;
  return is_article ? static_cast<Cues>(Cue::Content) : Cues{0};
}

// Attributes that any element may carry.
void read_common(const RawAttribute& attribute, CueMemo& memo, Reading& reading,
                 std::string& markup) {
  const std::string_view name = attribute.name;
  const auto is = [&](std::string_view wanted) { return equal_ignoring_case(name, wanted); };
  if (is("class")) {
    reading.cues |= memo.cues_in(attribute.value);
  } else if (is_one_of(kTestNames, name)) {
    reading.cues |= static_cast<Cues>(memo.cues_in(attribute.value) & static_cast<Cues>(Cue::Date));
  } else if (is("id")) {
    reading.cues |= memo.cues_in(attribute.value);
    reading.is_streamed = reading.is_streamed || is_streamed_part(attribute.value);
  } else if (is("hidden")) {
    reading.is_hidden = !equal_ignoring_case(attribute.value, "until-found");
  } else if (is("style")) {
    reading.is_hidden = reading.is_hidden || style_hides(attribute.value);
  } else if (is("open")) {
    reading.is_open = true;
  } else if (is("content")) {
    reading.content = attribute.value;
  } else if (is("itemtype")) {
    reading.cues |= cues_of_item_type(attribute.value);
  } else if (is("aria-hidden")) {
    reading.is_unseen = equal_ignoring_case(attribute.value, "true");
  } else if (is("role") && is_one_of(kRoles, attribute.value)) {
    reading.is_dialog = find_ignoring_case(attribute.value, "dialog", 0) != std::string_view::npos;
    append_attribute("role", attribute.value, markup);
  } else if (name.starts_with("data-") && is_one_of(kMomentNames, name)) {
    reading.moment = attribute.value;
  } else if (is("title")) {
    reading.title = attribute.value;
  } else if ((is("itemprop") || is("property")) && reading.item_property.empty()) {
    reading.item_property = known_property(attribute.value);
  }
}

// <meta name content> and <link rel href> alike.
KeptAttributes keep_meta(const std::vector<RawAttribute>& attributes) {
  std::string_view name;
  std::string_view content;
  MetaMeaning meaning = MetaMeaning::None;
  for (const RawAttribute& attribute : attributes) {
    if (is_one_of(kMetaContents, attribute.name)) content = attribute.value;
    if (!is_one_of(kMetaNames, attribute.name)) continue;
    const MetaMeaning named = meaning_of_meta(attribute.value);
    if (named == MetaMeaning::None) continue;
    name = attribute.value;
    meaning = named;
  }
  KeptAttributes kept;
  if (name.empty() || content.empty()) return kept;
  // Of an address only the date matters, and of a description.
  const bool is_address = meaning == MetaMeaning::Address || meaning == MetaMeaning::Alternate;
  if (is_address && !date_in_url(content)) return kept;
  if (meaning == MetaMeaning::Description && !labelled_date(content)) return kept;
  append_attribute("name", name, kept.markup);
  append_attribute("content", content, kept.markup);
  return kept;
}

KeptAttributes keep_named(std::string_view wanted, const std::vector<RawAttribute>& attributes) {
  KeptAttributes kept;
  for (const RawAttribute& attribute : attributes) {
    if (equal_ignoring_case(attribute.name, wanted) && kept.markup.empty())
      append_attribute(wanted, attribute.value, kept.markup);
  }
  return kept;
}

bool asks_for_password(const std::vector<RawAttribute>& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const RawAttribute& attribute) {
    return equal_ignoring_case(attribute.name, "type") &&
           equal_ignoring_case(attribute.value, "password");
  });
}

bool states_day(std::string_view text) {
  if (text.size() < 8) return false;
  const std::optional<StatedDate> date = read_date(text);
  return date && date->precision >= DatePrecision::Day;
}

/// As the hAtom microformat writes it: <abbr class="published" title="2025-08-14T09:30:00Z">.
void append_moment(const Reading& reading, std::string& markup) {
  if (states_day(reading.title)) {
    append_attribute("datetime", reading.title, markup);
  } else if (states_day(reading.moment)) {
    append_attribute("datetime", reading.moment, markup);
  }
}

bool is_out_of_sight(Element element, const Reading& reading) {
  // Inside a sentence a helper text is kept, so that the sentence is quoted as it is written:
  // "(opens in a new window)" behind a link does not count when wordings are compared.
  const bool is_helper = has(reading.cues, Cue::HelperText) && is_block(element);
  const bool is_closed_dialog =
      (element == Element::Dialog && !reading.is_open) || (reading.is_dialog && reading.is_unseen);
  return (reading.is_hidden && !reading.is_streamed) || is_helper || is_closed_dialog;
}

void append_reading(Element element, std::string_view name, const Reading& reading,
                    std::string& markup) {
  Cues cues = reading.cues;
  const bool is_custom = element == Element::Span && name.find('-') != std::string_view::npos;
  if (is_custom) cues |= cues_in(name);
  // Cues on inline elements say how a word looks, not what a passage is; that it is a date matters.
  const bool is_date = has(cues, Cue::Date) && !has(cues, Cue::Comments) && element != Element::A;
  if (!is_block(element) && !is_custom) cues = is_date ? static_cast<Cues>(Cue::Date) : Cues{0};
  cues = static_cast<Cues>(cues & ~static_cast<Cues>(Cue::HelperText));
  if (is_out_of_sight(element, reading)) markup.append(" hidden");
  const bool is_bare_time =
      element == Element::Time && markup.find(" datetime=") == std::string::npos;
  if (is_bare_time || (is_date && element != Element::Time)) append_moment(reading, markup);
  if (!reading.item_property.empty()) {
    append_attribute("itemprop", reading.item_property, markup);
    if (!reading.content.empty()) append_attribute("content", reading.content, markup);
  }
  if (cues == 0) return;
  markup.append(" class=\"");
  append_cues(cues, markup);
  markup += '"';
}

}  // namespace

KeptAttributes kept_attributes(Element element, std::string_view name,
                               const std::vector<RawAttribute>& attributes, CueMemo& memo) {
  if (element == Element::Meta) return keep_meta(attributes);
  if (element == Element::Html) return keep_named("lang", attributes);
  if (element == Element::Input)
    return {asks_for_password(attributes) ? " type=\"password\"" : std::string()};
  KeptAttributes kept;
  if (element == Element::A) {
    kept = keep_named("href", attributes);
    kept.target_begin = std::min(kept.markup.size(), kHrefStart.size());
    kept.target_end = kept.markup.size() - (kept.markup.empty() ? 0 : 1);  // Without the quote.
  }
  if (element == Element::Time) kept = keep_named("datetime", attributes);
  Reading reading;
  for (const RawAttribute& attribute : attributes)
    read_common(attribute, memo, reading, kept.markup);
  append_reading(element, name, reading, kept.markup);
  return kept;
}

bool names_structured_data(const std::vector<RawAttribute>& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const RawAttribute& attribute) {
    return equal_ignoring_case(attribute.name, "type") &&
           find_ignoring_case(attribute.value, "ld+json", 0) != std::string_view::npos;
  });
}

bool names_page_state(const std::vector<RawAttribute>& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const RawAttribute& attribute) {
    return equal_ignoring_case(attribute.name, "type") &&
           equal_ignoring_case(attribute.value, "application/json");
  });
}

}  // namespace labledger::parsers
