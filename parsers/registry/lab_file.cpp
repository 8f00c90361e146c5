#include "parsers/registry/lab_file.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "core/names.hpp"
#include "core/url.hpp"
#include "parsers/registry/discovery_table.hpp"
#include "parsers/registry/selection_table.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

using std::chrono::hours;

constexpr Bounds<hours> kInterval{hours{1}, hours{366 * 24}};
constexpr Bounds<hours> kSilence{hours{24}, hours{3660 * 24}};
constexpr Bounds<std::int64_t> kSegments{1, 100'000};
constexpr std::size_t kIdLimit = 80;

bool is_id(std::string_view id) {
  const auto is_letter_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  return !id.empty() && id.size() <= kIdLimit && is_letter_or_digit(id.front()) &&
         is_letter_or_digit(id.back()) && std::all_of(id.begin(), id.end(), [&](char c) {
           return is_letter_or_digit(c) || c == '-';
         });
}

std::string read_id(TomlTable& table) {
  std::string id = table.required_text("id");
  if (!id.empty() && !is_id(id)) {
    table.complain("id", "an id has lower-case letters, digits and inner hyphens, at most " +
                             std::to_string(kIdLimit) + ": '" + id + "'");
  }
  return id;
}

/// A URL that must be written in normal form, so that one page has one spelling everywhere.
void check_url(TomlTable& table, std::string_view key, const std::string& written) {
  if (written.empty()) return;
  const Result<Url> url = parse_url(written);
  if (!url) {
    table.complain(key, url.error().message);
  } else if (url->str() != written) {
    table.complain(key, "the URL is not in normal form; write '" + url->str() + "'");
  }
}

template <typename Enum>
std::vector<std::string_view> names_of(std::initializer_list<Enum> values) {
  std::vector<std::string_view> names;
  for (const Enum value : values)
    names.push_back(name_of(value));
  return names;
}

constexpr std::string_view kLikeDay = "0000-00-00";

/// The precision of "2024", "2024-06" or "2024-06-30"; empty when the text is none of them.
std::optional<DatePrecision> date_precision(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kLikeDay[i] == '0' ? !is_digit : text[i] != '-') return std::nullopt;
  }
  std::string day(text);
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  if (!parse_rfc3339(day + "T00:00:00Z")) return std::nullopt;
  if (text.size() == 4) return DatePrecision::Year;
  return text.size() == 7 ? DatePrecision::Month : DatePrecision::Day;
}

StatusPeriod read_status(TomlTable table) {
  static const auto statuses =
      names_of({LabStatus::Active, LabStatus::Merged, LabStatus::Acquihired, LabStatus::Defunct});
  StatusPeriod period;
  if (const auto status = table.word("status", statuses)) {
    period.status = from_name<LabStatus>(*status).value_or(LabStatus::Active);
  }
  if (const auto since = table.text("since")) {
    if (const auto precision = date_precision(*since)) {
      period.since = StatedDate{*since, *precision, "registry"};
    } else {
      table.complain("since", R"(a date is "2024", "2024-06" or "2024-06-30", not ')" +
                                  since->substr(0, 40) + "'");
    }
  }
  period.note = table.text("note").value_or("");
  table.refuse_other_keys();
  return period;
}

std::vector<StatusPeriod> read_history(TomlTable& root) {
  std::vector<StatusPeriod> history;
  std::string latest;
  for (TomlTable& table : root.tables("status")) {
    history.push_back(read_status(table));
    if (!history.back().since) continue;
    const std::string& since = history.back().since->value;
    // "2024" and "2024-06" say nothing about their order, so only the common part counts.
    if (since.substr(0, latest.size()) < latest.substr(0, since.size())) {
      table.complain("since", "the status periods are not in the order of time");
    }
    latest = since;
  }
  if (history.empty()) root.complain("status", "at least one [[status]] is needed");
  return history;
}

Expectations read_expectations(TomlTable table) {
  Expectations expect;
  if (const auto segments = table.integer("min_segments", kSegments)) {
    expect.min_segments = static_cast<std::uint32_t>(*segments);
  }
  expect.max_silence = table.whole_hours("max_silence", kSilence);
  expect.min_item_share = table.share("min_item_share");
  table.refuse_other_keys();
  return expect;
}

Source read_source(TomlTable& table, const std::string& lab_id) {
  static const auto kinds = names_of({SourceKind::Page, SourceKind::Document, SourceKind::Feed,
                                      SourceKind::Sitemap, SourceKind::Jobs});
  Source source;
  source.id = read_id(table);
  source.lab_id = lab_id;
  source.url = table.required_text("url");
  check_url(table, "url", source.url);
  if (const auto kind = table.word("kind", kinds)) {
    source.kind = from_name<SourceKind>(*kind).value_or(SourceKind::Page);
  }
  source.topic = table.word("topic", source_topics()).value_or("");
  source.interval = table.whole_hours("every", kInterval).value_or(source.interval);
  source.fastest = table.whole_hours("fastest", {kInterval.least, source.interval});
  source.slowest = table.whole_hours("slowest", {source.interval, kInterval.greatest});
  source.verified = table.flag("verified").value_or(source.verified);
  source.enabled = table.flag("enabled").value_or(source.enabled);
  source.note = table.text("note").value_or("");
  if (!source.enabled && source.note.empty()) {
    table.complain("enabled", "a source that is not enabled needs a note that says why");
  }
  if (const auto expect = table.table("expect")) source.expect = read_expectations(*expect);
  source.discover = read_discovery(table, source.kind);
  source.select = read_selections(table, source.kind);
  table.refuse_other_keys();
  return source;
}

void read_sources(TomlTable& root, LabFile& read) {
  for (TomlTable& table : root.tables("source")) {
    Source source = read_source(table, read.lab.id);
    const auto same_id = [&](const Source& other) { return other.id == source.id; };
    if (!source.id.empty() &&
        std::any_of(read.lab.sources.begin(), read.lab.sources.end(), same_id)) {
      table.complain("id", "another source of this lab has the id '" + source.id + "'");
    }
    read.url_places.push_back(table.place_of("url"));
    read.lab.sources.push_back(std::move(source));
  }
}

void read_lab(TomlTable root, LabFile& read) {
  Lab& lab = read.lab;
  lab.id = read_id(root);
  const std::string file_name = read.file.substr(read.file.rfind('/') + 1);
  if (!lab.id.empty() && file_name != lab.id + ".toml") {
    root.complain("id", "the file of the lab '" + lab.id + "' must be named " + lab.id +
                            ".toml, not " + file_name);
  }
  lab.name = root.required_text("name");
  lab.aliases = root.texts("aliases");
  lab.home = root.text("home").value_or("");
  check_url(root, "home", lab.home);
  lab.country = root.text("country").value_or("");
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!lab.country.empty() &&
      (lab.country.size() != 2 || !std::all_of(lab.country.begin(), lab.country.end(), is_upper))) {
    root.complain("country", "a country is two capital letters (ISO 3166-1), not '" +
                                 lab.country.substr(0, 40) + "'");
  }
  lab.parent = root.text("parent").value_or("");
  lab.frontier_policy = root.word("frontier_policy", {"yes", "no", "unknown"}).value_or("");
  lab.note = root.text("note").value_or("");
  lab.status = read_history(root);
  read_sources(root, read);
  root.refuse_other_keys();
}

}  // namespace

const std::vector<std::string_view>& source_topics() {
  static const std::vector<std::string_view> topics = {
      "framework", "safety", "policy", "model_card", "announcements",
      "terms",     "trust",  "bounty", "team",       "careers"};
  return topics;
}

LabFile parse_lab(std::string_view file_name, std::string_view bytes,
                  std::vector<Mistake>& mistakes) {
  LabFile read{std::string(file_name), {}, {}};
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  if (const auto root = parse_toml(bytes, log)) read_lab(TomlTable(*root, log), read);
  sort_mistakes(mistakes, first);
  return read;
}

}  // namespace labledger::parsers
