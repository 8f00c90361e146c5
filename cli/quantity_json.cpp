#include "cli/quantity_json.hpp"

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

}  // namespace labledger::cli
