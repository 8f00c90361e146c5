#include "analysis/path_pattern.hpp"

#include <array>
#include <vector>

namespace labledger::analysis {
namespace {

/// One step of a pattern.
struct Step {
  enum class Kind { Byte, InSegment, Anything } kind = Kind::Byte;
  char byte = 0;
};

std::vector<Step> steps_of(std::string_view pattern) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '*') {
      steps.push_back({Step::Kind::Byte, pattern[i]});
      continue;
    }
    const std::size_t first = i;
    while (i + 1 < pattern.size() && pattern[i + 1] == '*')
      ++i;
    steps.push_back({i == first ? Step::Kind::InSegment : Step::Kind::Anything, '*'});
  }
  return steps;
}

/// reached[i]: the bytes so far are of the first i steps. No backtracking: all ways at once.
using Reached = std::array<bool, kPathPatternLimit + 1>;

void skip_stars(const std::vector<Step>& steps, Reached& reached) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (reached.at(i) && steps[i].kind != Step::Kind::Byte) reached.at(i + 1) = true;
  }
}

Reached after_byte(const std::vector<Step>& steps, const Reached& reached, char byte) {
  Reached next{};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!reached.at(i)) continue;
    const Step& step = steps[i];
    if (step.kind == Step::Kind::Byte) {
      if (step.byte == byte) next.at(i + 1) = true;
    } else if (step.kind == Step::Kind::Anything || byte != '/') {
      next.at(i) = true;
    }
  }
  skip_stars(steps, next);
  return next;
}

}  // namespace

bool matches_path(std::string_view pattern, std::string_view path) {
  if (pattern.size() > kPathPatternLimit) return false;
  const std::vector<Step> steps = steps_of(pattern);
  Reached reached{};
  reached[0] = true;
  skip_stars(steps, reached);
  for (const char byte : path)
    reached = after_byte(steps, reached, byte);
  return reached.at(steps.size());
}

}  // namespace labledger::analysis
