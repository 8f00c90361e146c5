#define TOML_IMPLEMENTATION
#include "parsers/registry/toml_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "parsers/registry/quantity.hpp"
#include "parsers/registry/toml_scan.hpp"

namespace labledger::parsers {
namespace {

using std::chrono::milliseconds;

Place place_at(const toml::source_position& position) {
  return {static_cast<int>(position.line), static_cast<int>(position.column)};
}

std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return node.is_array_of_tables() ? "a list of tables" : "a list";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    default:
      return "a date or time without quotes";
  }
}

constexpr std::size_t kShownBytes = 60;

std::string quoted(std::string_view text) {
  return "'" + std::string(text.substr(0, kShownBytes)) + (text.size() > kShownBytes ? "…'" : "'");
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string_view nearest = nearest_word(word, candidates);
  return nearest.empty() ? "" : "; did you mean " + quoted(nearest) + "?";
}

/// A number in as few digits as name it: "1e+28", "0.05".
std::string shown(double number) {
  std::array<char, 32> digits{};
  char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

}  // namespace

std::unique_ptr<toml::table> parse_toml(std::string_view bytes, MistakeLog& log) {
  if (bytes.size() > kTomlByteLimit) {
    log.add({}, "the file has " + std::to_string(bytes.size()) + " bytes, over the limit of " +
                    std::to_string(kTomlByteLimit));
    return nullptr;
  }
  if (const auto place = find_endless_key(bytes)) {
    log.add(*place, "a key of more than 64 parts");
    return nullptr;
  }
  toml::parse_result result = toml::parse(bytes);
  if (!result) {
    log.add(place_at(result.error().source().begin), std::string(result.error().description()));
    return nullptr;
  }
  return std::make_unique<toml::table>(std::move(result).table());
}

Place TomlTable::place() const {
  return place_at(table_->source().begin);
}

Place TomlTable::place_of(std::string_view key) const {
  const toml::node* node = table_->get(key);
  return node == nullptr ? place() : place_at(node->source().begin);
}

void TomlTable::complain(std::string_view key, std::string message) {
  log_->add(place_of(key), std::move(message));
}

const toml::node* TomlTable::find(std::string_view key) {
  known_keys_.emplace_back(key);
  return table_->get(key);
}

const toml::node* TomlTable::find(std::string_view key, toml::node_type type,
                                  std::string_view wanted) {
  const toml::node* node = find(key);
  if (node == nullptr || node->type() == type) return node;
  complain(key, quoted(key) + " must be " + std::string(wanted) + ", not " +
                    std::string(type_name(*node)));
  return nullptr;
}

std::optional<std::string> TomlTable::text(std::string_view key) {
  const toml::node* node = find(key, toml::node_type::string, "a string");
  if (node == nullptr) return std::nullopt;
  std::string value = node->value<std::string>().value_or("");
  if (std::any_of(value.begin(), value.end(),
                  [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; })) {
    complain(key, quoted(key) + " has a line break or another control character in it");
    return std::nullopt;
  }
  return value;
}

std::string TomlTable::required_text(std::string_view key) {
  std::string value = text(key).value_or("");
  if (value.empty() && (table_->get(key) == nullptr || table_->get(key)->is_string())) {
    complain(key, quoted(key) + " is missing");
  }
  return value;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> values;
  const toml::node* node = find(key, toml::node_type::array, "a list of strings");
  if (node == nullptr) return values;
  for (const toml::node& element : *node->as_array()) {
    if (const auto value = element.value_exact<std::string>()) {
      values.push_back(*value);
    } else {
      log_->add(place_at(element.source().begin),
                quoted(key) + " must hold strings only, not " + std::string(type_name(element)));
    }
  }
  return values;
}

std::optional<std::string> TomlTable::day(std::string_view key) {
  const toml::node* node = find(key, toml::node_type::date, "a day, 2025-01-01 without quotes");
  if (node == nullptr) return std::nullopt;
  const toml::date date = node->value<toml::date>().value_or(toml::date{});
  const auto padded = [](unsigned number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::optional<bool> TomlTable::flag(std::string_view key) {
  const toml::node* node = find(key, toml::node_type::boolean, "true or false");
  return node == nullptr ? std::nullopt : node->value<bool>();
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key, Bounds<std::int64_t> bounds) {
  const toml::node* node = find(key, toml::node_type::integer, "a whole number");
  if (node == nullptr) return std::nullopt;
  const auto value = node->value<std::int64_t>();
  if (value >= bounds.least && value <= bounds.greatest) return value;
  complain(key, quoted(key) + " must be " + std::to_string(bounds.least) + " to " +
                    std::to_string(bounds.greatest));
  return std::nullopt;
}

std::optional<double> TomlTable::number(std::string_view key, Bounds<double> bounds) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  if (value && *value >= bounds.least && *value <= bounds.greatest) return value;
  complain(key, quoted(key) + " must be a number from " + shown(bounds.least) + " to " +
                    shown(bounds.greatest));
  return std::nullopt;
}

std::optional<Bounds<double>> TomlTable::interval(std::string_view key, Bounds<double> bounds) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const toml::array* ends = node->as_array();
  if (ends == nullptr) {
    const auto value = number(key, bounds);
    return value ? std::optional(Bounds<double>{*value, *value}) : std::nullopt;
  }
  if (ends->size() == 2 && ends->get(0)->is_number() && ends->get(1)->is_number()) {
    const double low = ends->get(0)->value<double>().value_or(0);
    const double high = ends->get(1)->value<double>().value_or(0);
    if (low >= bounds.least && low <= high && high <= bounds.greatest)
      return Bounds<double>{low, high};
  }
  complain(key, quoted(key) + " must be a number or [low, high], from " + shown(bounds.least) +
                    " to " + shown(bounds.greatest));
  return std::nullopt;
}

std::optional<double> TomlTable::share(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  if (value && *value > 0 && *value <= 1) return value;
  complain(key, quoted(key) + " must be a number over 0 and at most 1");
  return std::nullopt;
}

std::optional<milliseconds> TomlTable::duration(std::string_view key, Bounds<milliseconds> bounds) {
  const auto written = text(key);
  if (!written) return std::nullopt;
  const auto value = parse_duration(*written);
  if (!value) {
    complain(key, quoted(key) + R"( must be a duration such as "30m", "6h" or "14d", not )" +
                      quoted(*written));
    return std::nullopt;
  }
  if (*value >= bounds.least && *value <= bounds.greatest) return value;
  complain(key, quoted(key) + " must be " + format_duration(bounds.least) + " to " +
                    format_duration(bounds.greatest) + ", not " + quoted(*written));
  return std::nullopt;
}

std::optional<std::chrono::hours> TomlTable::whole_hours(std::string_view key,
                                                         Bounds<std::chrono::hours> bounds) {
  const auto value = duration(key, {bounds.least, bounds.greatest});
  if (!value) return std::nullopt;
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(*value);
  if (hours == *value) return hours;
  complain(key, quoted(key) + " must be a whole number of hours, not " + format_duration(*value));
  return std::nullopt;
}

std::optional<std::uint64_t> TomlTable::byte_size(std::string_view key,
                                                  Bounds<std::uint64_t> bounds) {
  const auto written = text(key);
  if (!written) return std::nullopt;
  const auto value = parse_byte_size(*written);
  if (value && *value >= bounds.least && *value <= bounds.greatest) return value;
  complain(key, quoted(key) + R"( must be a size such as "16MiB", )" +
                    format_byte_size(bounds.least) + " to " + format_byte_size(bounds.greatest) +
                    ", not " + quoted(*written));
  return std::nullopt;
}

std::optional<std::string> TomlTable::word(std::string_view key,
                                           const std::vector<std::string_view>& words) {
  std::string value = required_text(key);
  if (value.empty()) return std::nullopt;
  if (std::find(words.begin(), words.end(), value) != words.end()) return value;
  complain(key, quoted(key) + " must be one of " + joined(words) + ", not " + quoted(value) +
                    suggestion(value, words));
  return std::nullopt;
}

std::optional<std::string> TomlTable::optional_word(std::string_view key,
                                                    const std::vector<std::string_view>& words) {
  return find(key) == nullptr ? std::nullopt : word(key, words);
}

std::vector<std::string> TomlTable::some_words(std::string_view key,
                                               const std::vector<std::string_view>& words) {
  std::vector<std::string> values = texts(key);
  for (const std::string& value : values) {
    if (std::find(words.begin(), words.end(), value) != words.end()) continue;
    complain(key, quoted(key) + " may hold " + joined(words) + ", not " + quoted(value) +
                      suggestion(value, words));
  }
  return values;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const toml::node* node = find(key, toml::node_type::table, "a table");
  if (node == nullptr) return std::nullopt;
  return TomlTable(*node->as_table(), *log_);
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> tables;
  const toml::node* node =
      find(key, toml::node_type::array, "a list of tables, [[" + std::string(key) + "]]");
  if (node == nullptr) return tables;
  for (const toml::node& element : *node->as_array()) {
    if (const toml::table* table = element.as_table()) {
      tables.emplace_back(*table, *log_);
    } else {
      log_->add(place_at(element.source().begin),
                quoted(key) + " must hold tables only, not " + std::string(type_name(element)));
    }
  }
  return tables;
}

void TomlTable::refuse_other_keys() {
  const std::vector<std::string_view> known(known_keys_.begin(), known_keys_.end());
  for (auto&& [key, node] : *table_) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    log_->add(place_at(key.source().begin),
              "unknown key " + quoted(key.str()) + suggestion(key.str(), known));
  }
}

}  // namespace labledger::parsers
