#include "cli/quantity_json.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "core/names.hpp"

namespace labledger::cli {
namespace {

Json or_null(const std::optional<double>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

std::optional<double> number_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

template <typename Enum>
Enum word_at(const Json& json, const char* key, Enum absent) {
  return from_name<Enum>(text_at(json, key)).value_or(absent);
}

/// A place in a sentence; 0 when it is none.
std::uint32_t place_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_unsigned()) return 0;
  const auto place = found->get<std::uint64_t>();
  return place <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(place) : 0;
}

/// Those that are known by name; others are of a later version.
std::vector<QuantityDoubt> doubts_at(const Json& json) {
  std::vector<QuantityDoubt> doubts;
  const auto stated = json.find("doubts");
  if (stated == json.end() || !stated->is_array()) return doubts;
  for (const Json& doubt : *stated) {
    const auto named = from_name<QuantityDoubt>(doubt.is_string() ? doubt.get<std::string>() : "");
    if (named) doubts.push_back(*named);
  }
  return doubts;
}

}  // namespace

Json to_json(const Quantity& quantity, std::string_view sentence) {
  Json doubts = Json::array();
  for (const QuantityDoubt reason : quantity.doubts)
    doubts.push_back(name_of(reason));
  Json json;
  json["kind"] = name_of(quantity.kind);
  json["value"] = or_null(quantity.value);
  json["low"] = or_null(quantity.low);
  json["high"] = or_null(quantity.high);
  json["unit"] = or_null(quantity.unit);
  json["as_written"] = std::string(sentence.substr(quantity.span.begin, quantity.span.size()));
  json["subject"] = or_null(quantity.subject);
  json["base"] = or_null(quantity.base);
  json["per"] = or_null(quantity.per);
  json["hedge"] = name_of(quantity.hedge);
  json["status"] = name_of(quantity.status);
  json["reported"] = quantity.is_reported;
  json["ownership"] = name_of(quantity.ownership);
  json["doubts"] = std::move(doubts);
  json["begin"] = quantity.span.begin;
  json["end"] = quantity.span.end;
  return json;
}

Result<std::vector<Quantity>> quantities_from_json(std::string_view array) {
  const Json parsed = Json::parse(array, nullptr, false);
  if (!parsed.is_array()) return Error{ErrorKind::Malformed, "figures are no JSON array"};
  std::vector<Quantity> quantities;
  for (const Json& json : parsed) {
    const auto kind = from_name<QuantityKind>(json.is_object() ? text_at(json, "kind") : "");
    if (!kind) return Error{ErrorKind::Malformed, "a figure is without its kind"};
    Quantity quantity;
    quantity.kind = *kind;
    quantity.value = number_at(json, "value");
    quantity.low = number_at(json, "low");
    quantity.high = number_at(json, "high");
    quantity.unit = text_at(json, "unit");
    quantity.subject = text_at(json, "subject");
    quantity.base = text_at(json, "base");
    quantity.per = text_at(json, "per");
    quantity.hedge = word_at(json, "hedge", QuantityHedge::Exact);
    quantity.status = word_at(json, "status", QuantityStatus::Unknown);
    quantity.ownership = word_at(json, "ownership", Ownership::Unknown);
    const auto reported = json.find("reported");
    quantity.is_reported =
        reported != json.end() && reported->is_boolean() && reported->get<bool>();
    quantity.doubts = doubts_at(json);
    quantity.span = {place_at(json, "begin"), place_at(json, "end")};
    quantities.push_back(std::move(quantity));
  }
  return quantities;
}

}  // namespace labledger::cli
