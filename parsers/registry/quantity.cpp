#include "parsers/registry/quantity.hpp"

#include <array>
#include <charconv>

namespace labledger::parsers {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t size;
};

constexpr std::array<Unit, 6> kTimeUnits{{{"w", 604'800'000},
                                          {"d", 86'400'000},
                                          {"h", 3'600'000},
                                          {"m", 60'000},
                                          {"s", 1'000},
                                          {"ms", 1}}};
constexpr std::array<Unit, 4> kByteUnits{
    {{"GiB", 1LL << 30}, {"MiB", 1LL << 20}, {"KiB", 1LL << 10}, {"B", 1}}};

constexpr std::int64_t kDurationLimit = 100LL * 366 * 86'400'000;
constexpr std::int64_t kByteLimit = 1LL << 40;

/// A whole number and a unit, as a multiple of the smallest unit; empty when over `limit`.
template <std::size_t count>
std::optional<std::int64_t> parse_quantity(std::string_view text,
                                           const std::array<Unit, count>& units,
                                           std::int64_t limit) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number < 0) return std::nullopt;
  const std::string_view name = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const Unit& unit : units) {
    if (unit.name != name) continue;
    if (number > limit / unit.size) return std::nullopt;
    return number * unit.size;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  const auto ms = parse_quantity(text, kTimeUnits, kDurationLimit);
  if (!ms) return std::nullopt;
  return std::chrono::milliseconds{*ms};
}

std::string format_duration(std::chrono::milliseconds duration) {
  const std::int64_t ms = duration.count();
  for (const Unit& unit : kTimeUnits) {
    if (unit.name == "w") continue;  // Days read better than weeks.
    if (ms != 0 && ms % unit.size == 0) return std::to_string(ms / unit.size).append(unit.name);
  }
  return "0s";
}

std::optional<std::uint64_t> parse_byte_size(std::string_view text) {
  const auto bytes = parse_quantity(text, kByteUnits, kByteLimit);
  if (!bytes) return std::nullopt;
  return static_cast<std::uint64_t>(*bytes);
}

std::string format_byte_size(std::uint64_t bytes) {
  for (const Unit& unit : kByteUnits) {
    const auto size = static_cast<std::uint64_t>(unit.size);
    if (bytes != 0 && bytes % size == 0) return std::to_string(bytes / size).append(unit.name);
  }
  return "0B";
}

}  // namespace labledger::parsers
