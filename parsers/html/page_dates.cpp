#include "parsers/html/page_dates.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/html/ascii.hpp"
#include "parsers/html/date_labels.hpp"
#include "parsers/html/meta_names.hpp"
#include "parsers/html/stated_dates.hpp"
#include "parsers/html/structured_data.hpp"
#include "parsers/html/url_dates.hpp"
#include "parsers/html/visible_dates.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kItemTextBytes = 200;
constexpr std::size_t kItemLimit = 24;       // More items with dates are a list of other things.
constexpr std::size_t kStatementLimit = 48;  // No page needs more to say one date.
constexpr std::size_t kDayBytes = 10;        // "2025-08-14".

// Whether a moment is stated in UTC, as programs do for pages of every time zone.
bool is_in_utc(const StatedDate& date) {
  return date.precision == DatePrecision::Second &&
         (date.value.ends_with('Z') || date.value.ends_with("+00:00"));
}

// Whether a day or a moment can be what clocks showed somewhere at a moment stated in UTC: they
// are up to 14 hours ahead and 12 behind.
bool is_local_form(const StatedDate& utc, const StatedDate& local) {
  if (local.precision < DatePrecision::Day || is_in_utc(local)) return false;
  const Result<Instant> moment = parse_rfc3339(utc.value);
  if (!moment) return false;
  if (local.precision == DatePrecision::Second) {
    const Result<Instant> same = parse_rfc3339(local.value);
    return same && std::chrono::abs(*same - *moment) < std::chrono::minutes(2);
  }
  const std::string day = local.value.substr(0, 10);
  return day == format_day(*moment + std::chrono::hours(14)) ||
         day == format_day(*moment + std::chrono::hours(-12));
}

// What a statement is made in: several of one kind are often one field, printed twice.
enum class StatedIn : std::uint8_t { Meta, JsonLd, Item, View, Url, Elsewhere };

/// The statements about one date of a page, in order of trust.
class Statements {
 public:
  void add(std::optional<StatedDate> date, StatedIn kind) {
    if (date && all_.size() < kStatementLimit) all_.push_back({std::move(*date), kind});
  }

  // A day that readers see beside the title bears witness for those who state it elsewhere.
  void witness(const StatedDate& date) { seen_.insert(std::string(day_of(date))); }

  // The first date, unless two other kinds agree on another day, which is not that of the last
  // change: then that. A coarser date gives way to a finer one that agrees with it, and a moment in
  // UTC to its form in local time.
  [[nodiscard]] std::optional<StatedDate> choose(const std::optional<StatedDate>& change) const {
    if (all_.empty()) return std::nullopt;
    const Statement* best = &all_.front();
    for (const Statement& other : all_) {
      if (change && day_of(other.date) == day_of(*change)) continue;
      const std::size_t votes = kinds_for(day_of(other.date));
      if (votes > 1 && votes > kinds_for(day_of(best->date))) best = &other;
    }
    for (const Statement& other : all_) {
      const bool is_finer = best->date.precision < DatePrecision::Day &&
                            other.date.precision > best->date.precision &&
                            other.date.value.starts_with(best->date.value);
      const bool is_local = other.kind != StatedIn::Elsewhere && is_in_utc(best->date) &&
                            is_local_form(best->date, other.date) &&
                            day_of(other.date) != day_of(best->date) &&
                            kinds_for(day_of(other.date)) >= kinds_for(day_of(best->date));
      if (is_finer || is_local) best = &other;
    }
    return best->date;
  }

 private:
  struct Statement {
    StatedDate date;
    StatedIn kind = StatedIn::Meta;
  };

  static std::string_view day_of(const StatedDate& date) {
    return std::string_view(date.value).substr(0, kDayBytes);
  }

  [[nodiscard]] std::size_t kinds_for(std::string_view day) const {
    std::set<StatedIn> kinds;
    for (const Statement& statement : all_) {
      if (day_of(statement.date) == day && statement.kind != StatedIn::Elsewhere)
        kinds.insert(statement.kind);
    }
    if (seen_.contains(day)) kinds.insert(StatedIn::View);
    return kinds.size();
  }

  std::vector<Statement> all_;
  std::set<std::string, std::less<>> seen_;
};

class PageDateReader {
 public:
  PageDateReader(const PageTree& tree, const std::vector<BlockOrigin>& origins, Document& document)
      : tree_(tree), origins_(origins), document_(document) {}

  void run() {
    order_ = day_order_of(document_.language);
    if (order_ == DayOrder::Unknown) order_ = day_order_in(document_.text);
    if (order_ == DayOrder::Unknown) order_ = day_order_of(meta_content(MetaMeaning::Locale));
    read_metas(MetaMeaning::Published);
    read_json_ld();
    read_items();
    VisibleDates shown;
    // What stands in place of the page shows no date of it.
    if (document_.usable()) shown = read_visible_dates(tree_, origins_, document_, order_);
    add_shown(shown.modified, modified_);
    add_shown(shown.effective, effective_);
    for (const StatedDate& date : shown.seen)
      published_.witness(date);
    const bool is_sure = shown.published && is_beside_title(shown.published->showing);
    if (is_sure) add_shown(shown.published, published_);
    read_metas(MetaMeaning::Dated);
    if (!is_sure) add_shown(shown.published, published_);
    read_description();
    read_address();
    document_.modified = modified_.choose(std::nullopt);
    document_.effective = effective_.choose(std::nullopt);
    document_.published = published_.choose(document_.modified);
    if (!document_.published) document_.published_ago = std::move(shown.published_ago);
    if (!document_.modified) document_.modified_ago = std::move(shown.modified_ago);
  }

 private:
  [[nodiscard]] std::optional<StatedDate> date_of(std::size_t index) const;
  [[nodiscard]] bool is_in_comments(std::size_t index) const;

  static void add(Statements& statements, std::optional<StatedDate> date, std::string source,
                  StatedIn kind) {
    if (date) date->source = std::move(source);
    statements.add(std::move(date), kind);
  }

  static bool is_beside_title(Showing showing) {
    return showing == Showing::Labelled || showing == Showing::Marked ||
           showing == Showing::BesideTitle;
  }

  static void add_shown(std::optional<ShownDate>& shown, Statements& statements) {
    if (!shown) return;
    const bool is_near = is_beside_title(shown->showing);
    statements.add(std::move(shown->date), is_near ? StatedIn::View : StatedIn::Elsewhere);
  }

  // The metas of one degree of sureness; those of the other meanings come with the sure ones.
  void read_metas(MetaMeaning wanted) {
    for (const PageNode& node : tree_.nodes) {
      if (node.element != Element::Meta) continue;
      const std::string_view name = tree_.attribute(node, AttributeName::Name);
      const MetaMeaning meaning = meaning_of_meta(name);
      const bool is_sure = meaning != MetaMeaning::Dated;
      if (is_sure != (wanted != MetaMeaning::Dated)) continue;
      Statements* statements = nullptr;
      if (meaning == MetaMeaning::Published || meaning == MetaMeaning::Dated)
        statements = &published_;
      if (meaning == MetaMeaning::Modified) statements = &modified_;
      if (meaning == MetaMeaning::Effective) statements = &effective_;
      if (statements == nullptr) continue;
      add(*statements, read_date(tree_.attribute(node, AttributeName::Content), order_),
          "meta " + std::string(name), StatedIn::Meta);
    }
  }

  void read_json_ld() {
    StructuredDates dates;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].element == Element::Script)
        dates.merge(dates_in_json_ld(tree_.subtree_text(i), document_.title));
    }
    published_.add(std::move(dates.published), StatedIn::JsonLd);
    modified_.add(std::move(dates.modified), StatedIn::JsonLd);
  }

  void read_items() {
    std::size_t count = 0;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const std::string_view name = tree_.attribute(tree_.nodes[i], AttributeName::ItemProperty);
      if (name.empty() || tree_.nodes[i].element == Element::Meta) continue;
      const bool is_change = find_ignoring_case(name, "modified", 0) != std::string_view::npos;
      if (equal_ignoring_case(name, "articleBody") || is_in_comments(i)) continue;
      if (++count > kItemLimit) return;
      add(is_change ? modified_ : published_, date_of(i), "itemprop " + std::string(name),
          StatedIn::Item);
    }
  }

  void read_description() {
    add(published_, labelled_date(meta_content(MetaMeaning::Description), order_),
        "meta description", StatedIn::Elsewhere);
  }

  // The page's own address; else the day that all its other addresses hold.
  void read_address() {
    const std::string_view own = meta_content(MetaMeaning::Address);
    if (!own.empty()) return published_.add(date_in_url(own), StatedIn::Url);
    std::optional<StatedDate> day;
    for (const PageNode& node : tree_.nodes) {
      if (meaning_of(node) != MetaMeaning::Alternate) continue;
      std::optional<StatedDate> other = date_in_url(tree_.attribute(node, AttributeName::Content));
      if (day && other && other->value != day->value) return;
      day = std::move(other);
    }
    published_.add(std::move(day), StatedIn::Url);
  }

  [[nodiscard]] MetaMeaning meaning_of(const PageNode& node) const {
    if (node.element != Element::Meta) return MetaMeaning::None;
    return meaning_of_meta(tree_.attribute(node, AttributeName::Name));
  }

  // What the first <meta> of that meaning states.
  [[nodiscard]] std::string_view meta_content(MetaMeaning meaning) const {
    for (const PageNode& node : tree_.nodes) {
      if (meaning_of(node) == meaning) return tree_.attribute(node, AttributeName::Content);
    }
    return {};
  }

  const PageTree& tree_;
  const std::vector<BlockOrigin>& origins_;
  Document& document_;
  Statements published_;
  Statements modified_;
  Statements effective_;
  DayOrder order_ = DayOrder::Unknown;
};

// An element's date: its datetime or content attribute, else what it shows.
std::optional<StatedDate> PageDateReader::date_of(std::size_t index) const {
  const PageNode& node = tree_.nodes[index];
  for (const AttributeName name : {AttributeName::Datetime, AttributeName::Content}) {
    if (std::optional<StatedDate> date = read_date(tree_.attribute(node, name), order_))
      return date;
  }
  if (node.letters > kItemTextBytes) return std::nullopt;
  std::string text;
  append_folded_text(tree_.subtree_text(index), text);
  if (std::optional<DateInText> found = find_date(text, 0, order_)) return std::move(found->date);
  return std::nullopt;
}

bool PageDateReader::is_in_comments(std::size_t index) const {
  for (std::int32_t at = tree_.nodes[index].parent; at > 0;
       at = tree_.nodes[static_cast<std::size_t>(at)].parent) {
    if (has(tree_.nodes[static_cast<std::size_t>(at)].cues, Cue::Comments)) return true;
  }
  return false;
}

}  // namespace

void read_dates(const PageTree& tree, const std::vector<BlockOrigin>& origins, Document& document) {
  PageDateReader(tree, origins, document).run();
}

}  // namespace labledger::parsers
