#include "reports/compute_figures.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "core/names.hpp"

namespace labledger::reports {
namespace {

constexpr int kDigits = 3;

std::string with_digits(double value, std::chars_format format, int precision) {
  std::array<char, 64> bytes{};
  char* const end =
      std::to_chars(bytes.data(), bytes.data() + bytes.size(), value, format, precision).ptr;
  return {bytes.data(), end};
}

/// "1.14e18" from "1.14e+18".
std::string in_powers(double value) {
  std::string text = with_digits(value, std::chars_format::scientific, kDigits - 1);
  const std::size_t plus = text.find('+');
  if (plus != std::string::npos) text.erase(plus, 1);
  return text;
}

std::string with_thousands(std::string digits) {
  for (std::size_t place = digits.size(); place > 3; place -= 3)
    digits.insert(place - 3, ",");
  return digits;
}

/// Three digits that count, without the power: 0.339, 5.21, 150.
std::string plain(double value) {
  const int places = kDigits - 1 - static_cast<int>(std::floor(std::log10(value)));
  return with_digits(value, std::chars_format::fixed, places > 0 ? places : 0);
}

struct Scale {
  double size;
  const char* prefix;
};

std::string scaled(double value, const std::array<Scale, 3>& scales, const std::string& unit) {
  for (const Scale& scale : scales) {
    if (value >= scale.size) return plain(value / scale.size) + scale.prefix + unit;
  }
  return figure(value) + " " + unit;
}

std::string date_of(const std::string& date) {
  return date.empty() ? "date unknown" : date;
}

}  // namespace

std::string figure(double value) {
  if (!(value > 0) || !std::isfinite(value)) return value == 0 ? "0" : "unknown";
  if (value >= 1e10 || value < 1e-3) return in_powers(value);
  if (value >= 1000) {
    return with_thousands(std::to_string(static_cast<std::int64_t>(std::llround(value))));
  }
  if (value == std::floor(value)) return std::to_string(static_cast<int>(value));
  return plain(value);
}

std::string figure(double value, const std::string& unit) {
  if (unit == "W") return scaled(value, {{{1e9, " G"}, {1e6, " M"}, {1e4, " k"}}}, "W");
  if (unit == "USD") {
    return scaled(value, {{{1e9, " billion "}, {1e6, " million "}, {1e300, ""}}}, "USD");
  }
  constexpr double kDay = 86'400;
  if (unit == "s" && value >= 2 * kDay) return plain(value / kDay) + " days";
  const bool is_plain_number = unit.empty() || unit == "1";
  return figure(value) + (is_plain_number ? "" : " " + unit);
}

std::string range(double low, double high) {
  return figure(low) + " to " + figure(high);
}

std::string percent(double probability) {
  if (probability < 0.01) return "under 1 %";
  if (probability > 0.99) return "over 99 %";
  return std::to_string(static_cast<int>(std::lround(100 * probability))) + " %";
}

std::string label_of(ComputeMeasure measure) {
  switch (measure) {
    case ComputeMeasure::PeakRate:
      return "peak speed";
    case ComputeMeasure::AchievedRate:
      return "speed within a training step";
    case ComputeMeasure::SustainedRate:
      return "sustained speed";
    case ComputeMeasure::TrainingFlop:
      return "training compute";
  }
  return "";
}

std::string label_of(RouteKind kind) {
  switch (kind) {
    case RouteKind::HardwareCount:
      return "hardware count";
    case RouteKind::ChipHours:
      return "hours of chips";
    case RouteKind::TrainingCount:
      return "parameters and tokens";
    case RouteKind::Benchmark:
      return "benchmark run";
    case RouteKind::Plan:
      return "plan statement";
    case RouteKind::Power:
      return "power";
    case RouteKind::Money:
      return "money";
    case RouteKind::Published:
      return "published figure";
  }
  return "";
}

std::string label_of(FigureBasis basis) {
  switch (basis) {
    case FigureBasis::Measured:
      return "measured";
    case FigureBasis::Datasheet:
      return "data sheet";
    case FigureBasis::Company:
      return "said by the company";
    case FigureBasis::Analyst:
      return "worked out by others";
    case FigureBasis::Press:
      return "press";
    case FigureBasis::Judgement:
      return "judgement";
  }
  return "";
}

std::string label_of(ComputeGrade grade) {
  switch (grade) {
    case ComputeGrade::A:
      return "A: measured or logged";
    case ComputeGrade::B:
      return "B: said by the company, with data sheets";
    case ComputeGrade::C:
      return "C: counted by others, with assumptions";
    case ComputeGrade::D:
      return "D: from power, money or a plan";
    case ComputeGrade::E:
      return "E: a guess";
  }
  return "";
}

std::string letter_of(ComputeGrade grade) {
  return std::string(name_of(grade));
}

std::string title_of(const ComputeQuantity& quantity) {
  std::string title = quantity.subject;
  std::string marks;
  const auto mark = [&marks](const char* words) {
    marks.append(marks.empty() ? "" : ", ").append(words);
  };
  if (quantity.status == BuildStatus::Planned) mark("PLANNED");
  if (quantity.status == BuildStatus::Construction) mark("NOT FINISHED");
  if (quantity.ownership == Ownership::Owned) mark("owned");
  if (quantity.ownership == Ownership::Rented) mark("rented");
  if (quantity.ownership == Ownership::Joint) mark("joint");
  if (!marks.empty()) title += " (" + marks + ")";
  return title + ", " + date_of(quantity.date) + ": " + label_of(quantity.measure);
}

std::string pooling_of(const ComputeEstimate& estimate) {
  const auto counted = [&] {
    std::size_t count = 0;
    for (const ComputeRoute& route : estimate.routes)
      count += route.left_out.empty() ? 1U : 0U;
    return std::to_string(count);
  }();
  std::string text;
  switch (estimate.method) {
    case PoolMethod::Single:
      return "One route: this is its own interval.";
    case PoolMethod::RandomEffects:
      text = counted + " routes, weighted by how sure each is and how far they are apart";
      break;
    case PoolMethod::Mixture:
      text = "ROUTES DISAGREE: " + counted +
             " rival stories, any of which may be true; the interval holds them all";
      break;
  }
  text += " (largest over smallest " + figure(estimate.gap) + ", Q " +
          figure(estimate.heterogeneity) + ", I2 " + percent(estimate.i_squared) + ").";
  if (estimate.is_widened) {
    text += " Widened: never narrower than 0.7 of the surest route.";
  }
  return text;
}

std::string sentence_of(const ClaimCheck& check) {
  std::string verdict(name_of(check.verdict));
  for (char& c : verdict)
    c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  const std::string& unit = check.needed.unit;
  const LogNormal& needed = check.needed.value;
  std::string text = check.subject + ": ";
  switch (check.kind) {
    case CheckKind::Power:
      text += "its chips draw " + figure(needed.median(), unit) + " (90 % " +
              figure(needed.low(), unit) + " to " + figure(needed.high(), unit) +
              "); stated: " + figure(check.available, unit);
      break;
    case CheckKind::Funding:
      text += "its chips cost " + figure(needed.median(), unit) + " (90 % " +
              figure(needed.low(), unit) + " to " + figure(needed.high(), unit) +
              "); raised by then: " + figure(check.available, unit);
      break;
    case CheckKind::Cost:
      text += "its chips cost " + figure(needed.median(), unit) + " (90 % " +
              figure(needed.low(), unit) + " to " + figure(needed.high(), unit) +
              "); stated: " + figure(check.available, unit);
      break;
  }
  text += ": " + verdict + " (enough with a probability of " + percent(check.probability) + ")";
  if (!check.note.empty()) text += "; " + check.note;
  return text + ".";
}

std::string sentence_of(const ComputeGrowth& growth) {
  return growth.subject + ": x " + plain(growth.per_year.median()) + " a year (90 % " +
         plain(growth.per_year.low()) + " to " + plain(growth.per_year.high()) + "), " +
         growth.from + " to " + growth.until + ".";
}

}  // namespace labledger::reports
