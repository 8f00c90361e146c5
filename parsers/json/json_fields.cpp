#include "parsers/json/json_fields.hpp"

#include <cmath>

#include "parsers/html/blocks.hpp"
#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

// 1990 to 2100: what lies outside is no time of a posting.
constexpr std::int64_t kEarliestMs = 631'152'000'000;
constexpr std::int64_t kLatestMs = 4'102'444'800'000;

}  // namespace

const Json& member(const Json& json, std::string_view key) {
  static const Json null;
  if (!json.is_object()) return null;
  const auto found = json.find(key);
  return found == json.end() ? null : *found;
}

bool has_member(const Json& json, std::string_view key) {
  return json.is_object() && json.contains(key);
}

std::string text_of(const Json& json) {
  if (const auto* text = json.get_ptr<const Json::string_t*>()) return *text;
  if (const auto* number = json.get_ptr<const Json::number_unsigned_t*>())
    return std::to_string(*number);
  if (json.is_number_integer()) return std::to_string(json.get<std::int64_t>());
  return {};
}

std::string line_at(const Json& json, std::initializer_list<std::string_view> keys) {
  std::string line;
  for (const std::string_view key : keys) {
    append_folded_text(text_of(member(json, key)), line);
    if (!line.empty()) break;
  }
  return line;
}

std::string text_at(const Json& json, std::string_view key) {
  return text_of(member(json, key));
}

std::optional<double> number_at(const Json& json, std::string_view key) {
  const Json& value = member(json, key);
  if (!value.is_number()) return std::nullopt;
  const auto number = value.get<double>();
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::uint64_t> count_at(const Json& json, std::string_view key) {
  const Json& value = member(json, key);
  if (!value.is_number_unsigned()) return std::nullopt;
  return value.get<std::uint64_t>();
}

std::optional<bool> truth_at(const Json& json, std::string_view key) {
  const Json& value = member(json, key);
  if (!value.is_boolean()) return std::nullopt;
  return value.get<bool>();
}

std::optional<StatedDate> date_at(const Json& json, std::string_view key) {
  const Json& value = member(json, key);
  std::optional<StatedDate> date;
  if (value.is_number_integer()) {
    const auto ms = value.get<std::int64_t>();
    if (ms < kEarliestMs || ms > kLatestMs) return std::nullopt;
    date = StatedDate{format_rfc3339(Instant{ms}), DatePrecision::Second, {}};
  } else if (const auto* text = value.get_ptr<const Json::string_t*>()) {
    constexpr std::string_view kUtc = " UTC";
    date = text->ends_with(kUtc)
               ? read_date(text->substr(0, text->size() - kUtc.size()).append("Z"))
               : read_date(*text);
  }
  if (date) date->source = key;
  return date;
}

}  // namespace labledger::parsers
