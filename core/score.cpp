#include "core/score.hpp"

#include <array>

namespace labledger {

std::string_view name_of(IndicatorState state) {
  constexpr std::array<std::string_view, 5> kNames = {"yes", "partial", "permissive", "no",
                                                      "unknown"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view name_of(HeadcountBasis basis) {
  constexpr std::array<std::string_view, 5> kNames = {"published", "bound", "job_board",
                                                      "staff_page", "third_party"};
  return kNames[static_cast<std::size_t>(basis)];
}

std::string_view name_of(HeadcountSubject subject) {
  constexpr std::array<std::string_view, 4> kNames = {"safety_staff", "all_staff",
                                                      "safety_openings", "all_openings"};
  return kNames[static_cast<std::size_t>(subject)];
}

double points_of(IndicatorState state) {
  constexpr std::array<double, 5> kPoints = {1, 0.5, 0.25, 0, 0};
  return kPoints[static_cast<std::size_t>(state)];
}

}  // namespace labledger
