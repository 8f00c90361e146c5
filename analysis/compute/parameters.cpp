#include "analysis/compute/parameters.hpp"

#include <charconv>
#include <cstdlib>
#include <string>

namespace labledger::analysis {
namespace {

/// How far a default is from what is asked: 0 the same year, 1 for all years, then by distance.
int distance_of(const ComputeParameter& parameter, std::optional<int> year) {
  if (!parameter.year) return 1;
  if (!year) return 10'000 - *parameter.year;  // Asked without a year: the latest.
  const int years = std::abs(*parameter.year - *year);
  return years == 0 ? 0 : years + 1;
}

}  // namespace

Result<ComputeInput> default_input(const ComputeFacts& facts, std::string_view id,
                                   std::optional<int> year) {
  const ComputeParameter* best = nullptr;
  for (const ComputeParameter& parameter : facts.parameters) {
    if (parameter.id != id) continue;
    if (best == nullptr || distance_of(parameter, year) < distance_of(*best, year)) {
      best = &parameter;
    }
  }
  if (best == nullptr) {
    return Error{ErrorKind::NotFound, "there is no default '" + std::string(id) + "'"};
  }
  ComputeInput input;
  input.name = best->name;
  input.value = best->value;
  input.unit = best->unit;
  input.basis = best->basis;
  input.source = best->source;
  input.key = "default:" + best->id;
  if (best->year) input.key += ":" + std::to_string(*best->year);
  return input;
}

std::optional<int> year_of(std::string_view date) {
  int year = 0;
  const std::string_view digits = date.substr(0, 4);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
  if (error != std::errc{} || end != digits.data() + 4 || digits.size() != 4) return std::nullopt;
  return year;
}

}  // namespace labledger::analysis
