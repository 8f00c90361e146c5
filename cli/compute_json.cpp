#include "cli/compute_json.hpp"

#include "cli/quantity_json.hpp"
#include "core/names.hpp"
#include "reports/claims_text.hpp"

namespace labledger::cli {
namespace {

Json interval_of(const LogNormal& value) {
  return {{"low", value.low()}, {"median", value.median()}, {"high", value.high()}};
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json json_of(const ComputeQuantity& quantity) {
  Json json;
  json["measure"] = name_of(quantity.measure);
  json["scope"] = name_of(quantity.scope);
  json["subject"] = quantity.subject;
  json["status"] = name_of(quantity.status);
  json["ownership"] = name_of(quantity.ownership);
  json["date"] = text_or_null(quantity.date);
  return json;
}

Json json_of(const Calculation& calculation) {
  Json inputs = Json::array();
  for (const ComputeInput& input : calculation.inputs) {
    Json json;
    json["name"] = input.name;
    json["value"] = interval_of(input.value);
    json["exponent"] = input.exponent;
    json["unit"] = input.unit;
    json["basis"] = name_of(input.basis);
    json["source"] = input.source;
    inputs.push_back(std::move(json));
  }
  return {{"formula", calculation.formula}, {"inputs", std::move(inputs)}};
}

Json json_of(const ComputeRoute& route) {
  Json json;
  json["route"] = name_of(route.kind);
  json["claim"] = route.claim;
  const bool is_counted = route.left_out.empty();
  json["estimate"] = is_counted ? interval_of(route.calculation.value) : Json(nullptr);
  json["calculation"] = is_counted ? json_of(route.calculation) : Json(nullptr);
  json["format"] = name_of(route.quantity.format);
  json["peak_limit"] = route.limit && is_counted ? interval_of(*route.limit) : Json(nullptr);
  json["grade"] = name_of(route.grade);
  json["weight"] = route.weight;
  json["left_out"] = text_or_null(route.left_out);
  json["assumptions"] = route.assumptions;
  json["speaker"] = route.speaker;
  json["source"] = route.source;
  json["url"] = text_or_null(route.url);
  json["note"] = text_or_null(route.note);
  json["credit"] = text_or_null(route.credit);
  return json;
}

Json json_of(const ComputeEstimate& estimate) {
  Json json = json_of(estimate.quantity);
  json["unit"] = estimate.unit;
  json["interval"] = {{"low", estimate.interval.low},
                      {"median", estimate.interval.median},
                      {"high", estimate.interval.high}};
  json["grade"] = name_of(estimate.grade);
  json["worst_grade"] = name_of(estimate.worst);
  json["method"] = name_of(estimate.method);
  json["q"] = estimate.heterogeneity;
  json["i_squared"] = estimate.i_squared;
  json["gap"] = estimate.gap;
  json["routes_disagree"] = estimate.routes_disagree;
  json["widened"] = estimate.is_widened;
  json["routes"] = Json::array();
  for (const ComputeRoute& route : estimate.routes)
    json["routes"].push_back(json_of(route));
  return json;
}

Json json_of(const ClaimCheck& check) {
  Json json;
  json["check"] = name_of(check.kind);
  json["claim"] = check.claim;
  json["subject"] = check.subject;
  json["unit"] = check.needed.unit;
  json["needed"] = interval_of(check.needed.value);
  json["calculation"] = json_of(check.needed);
  json["available"] = check.available;
  json["available_source"] = check.available_source;
  json["probability_enough"] = check.probability;
  json["verdict"] = name_of(check.verdict);
  json["note"] = text_or_null(check.note);
  return json;
}

Json json_of(const ComputeGrowth& growth) {
  return {{"subject", growth.subject},
          {"from", growth.from},
          {"until", growth.until},
          {"factor_per_year", interval_of(growth.per_year)}};
}

Json json_of(const LineCrossing& line) {
  return {{"flop", line.flop}, {"probability", line.probability}};
}

template <typename Noun>
Json list_of(const std::vector<Noun>& nouns) {
  Json list = Json::array();
  for (const Noun& noun : nouns)
    list.push_back(json_of(noun));
  return list;
}

}  // namespace

Json to_json(const LabCompute& lab) {
  Json json;
  json["lab"] = lab.lab_id;
  json["note"] = text_or_null(lab.note);
  json["largest_run"] = lab.largest_run ? Json(*lab.largest_run) : Json(nullptr);
  json["largest_machine"] = lab.largest_machine ? Json(*lab.largest_machine) : Json(nullptr);
  json["crossings"] = list_of(lab.crossings);
  json["runs_over_1e25"] = lab.runs_over_1e25;
  json["runs_over_1e26"] = lab.runs_over_1e26;
  json["estimates"] = list_of(lab.estimates);
  json["no_figure"] = Json::array();
  for (const ComputeRoute& route : lab.dead_ends) {
    Json dead_end = json_of(route.quantity);
    dead_end["reason"] = route.left_out;
    dead_end["source"] = route.source;
    json["no_figure"].push_back(std::move(dead_end));
  }
  json["growth"] = list_of(lab.growth);
  json["checks"] = list_of(lab.checks);
  return json;
}

Json to_json(const LedgerClaim& claim) {
  Json json;
  json["use"] = reports::key_of(claim.use);
  json["reason"] = claim.reason;
  json["lab"] = claim.lab_id;
  json["quantity"] = to_json(claim.figure, claim.quote);
  json["quote"] = claim.quote;
  json["url"] = text_or_null(claim.url);
  json["date"] = text_or_null(claim.date);
  json["speaker"] = claim.speaker;
  json["own"] = claim.is_own;
  json["noted"] = claim.is_noted;
  json["remarks"] = claim.remarks;
  return json;
}

}  // namespace labledger::cli
