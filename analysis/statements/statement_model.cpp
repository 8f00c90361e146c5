#include "analysis/statements/statement_model.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/names.hpp"

namespace labledger::analysis {
namespace {

constexpr double kScale = 1000;             ///< Weights are written in thousandths.
constexpr std::int64_t kLeastWritten = 40;  ///< Smaller weights decide nothing.
constexpr std::string_view kHead = "statement weights";

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A line cut at its first blank.
std::pair<std::string_view, std::string_view> halves(std::string_view line) {
  const std::size_t blank = std::min(line.find(' '), line.size());
  return {line.substr(0, blank), line.substr(std::min(blank + 1, line.size()))};
}

/// Reads weights line by line; false when a line is not one.
class WeightReader {
 public:
  bool read(std::string_view line) {
    const auto [word, rest] = halves(line);
    const auto value = number_in(rest);
    if (!value || std::abs(*value) > kWeightLimit) return false;
    if (const auto kind = from_name<StatementKind>(word)) {
      current_ = &kinds_[index_of(*kind)];
      next_ = 0;
      if (!current_->weights.empty()) return false;
      current_->weights.resize(kFeatureLimit);
      current_->threshold = static_cast<double>(*value) / kScale;
      return true;
    }
    const auto index = number_in(word);
    if (current_ == nullptr || !index || *index < next_ || *index >= std::int64_t{kFeatureLimit}) {
      return false;
    }
    current_->weights[static_cast<std::size_t>(*index)] =
        static_cast<float>(static_cast<double>(*value) / kScale);
    next_ = *index + 1;
    return true;
  }

  std::array<KindWeights, kStatementKinds> take() && { return std::move(kinds_); }

 private:
  static constexpr std::int64_t kWeightLimit = 1'000'000;

  std::array<KindWeights, kStatementKinds> kinds_;
  KindWeights* current_ = nullptr;
  std::int64_t next_ = 0;  ///< The least index that may come now.
};

std::string head_line() {
  return fmt::format("{} {}", kHead, kFeatureLimit);
}

std::int64_t in_thousandths(double value) {
  return std::llround(value * kScale);
}

}  // namespace

double logistic(double x) {
  if (x >= 0) return 1 / (1 + std::exp(-x));
  const double power = std::exp(x);
  return power / (1 + power);
}

double dot(std::span<const float> weights, std::span<const Feature> features) {
  double sum = 0;
  for (const Feature& feature : features)
    sum += static_cast<double>(weights[feature.index]) * static_cast<double>(feature.value);
  return sum;
}

Result<StatementModel> StatementModel::parse(std::string_view bytes) {
  WeightReader reader;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    const bool is_right = number == 1 ? line == head_line() : line.empty() || reader.read(line);
    if (!is_right) {
      return Error{ErrorKind::Malformed, "statement weights, line " + std::to_string(number) +
                                             ": '" + std::string(line.substr(0, 60)) +
                                             "' is not what write() gives"};
    }
  }
  return StatementModel(std::move(reader).take());
}

std::string StatementModel::write() const {
  std::string text = head_line() + "\n";
  for (std::size_t i = 0; i < kStatementKinds; ++i) {
    const KindWeights& kind = kinds_[i];
    if (kind.weights.empty()) continue;
    text.append(name_of(static_cast<StatementKind>(i)));
    text += " " + std::to_string(in_thousandths(kind.threshold)) + "\n";
    for (std::size_t index = 0; index < kind.weights.size(); ++index) {
      const std::int64_t weight = in_thousandths(static_cast<double>(kind.weights[index]));
      if (std::abs(weight) >= kLeastWritten)
        text += std::to_string(index) + " " + std::to_string(weight) + "\n";
    }
  }
  return text;
}

bool StatementModel::empty() const {
  return std::all_of(kinds_.begin(), kinds_.end(),
                     [](const KindWeights& kind) { return kind.weights.empty(); });
}

std::optional<double> StatementModel::probability(StatementKind kind,
                                                  std::span<const Feature> features) const {
  const KindWeights& weights = kinds_[index_of(kind)];
  if (weights.weights.empty()) return std::nullopt;
  return logistic(dot(weights.weights, features));
}

KindSet StatementModel::decide(std::span<const Feature> features, const KindSet& by_rules) const {
  KindSet kinds = by_rules;
  for (std::size_t i = 0; i < kStatementKinds; ++i) {
    const auto chance = probability(static_cast<StatementKind>(i), features);
    if (chance) kinds[i] = *chance >= kinds_[i].threshold;
  }
  return kinds;
}

}  // namespace labledger::analysis
