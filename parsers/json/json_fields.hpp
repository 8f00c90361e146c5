#pragma once
// Fields of JSON that others wrote: whatever is missing or of another type reads as unstated.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/time.hpp"

namespace labledger::parsers {

/// The member of that name; a null when `json` is no object or has none. Lives as long as `json`.
[[nodiscard]] const nlohmann::json& member(const nlohmann::json& json, std::string_view key);

/// Whether `json` is an object with that member, null or not.
[[nodiscard]] bool has_member(const nlohmann::json& json, std::string_view key);

/// The value as text: strings as they are, whole numbers in digits, anything else empty.
[[nodiscard]] std::string text_of(const nlohmann::json& json);

/// The first member of those names that is not empty, its white space folded; else empty.
[[nodiscard]] std::string line_at(const nlohmann::json& json,
                                  std::initializer_list<std::string_view> keys);

/// The member of that name as text, as it stands.
[[nodiscard]] std::string text_at(const nlohmann::json& json, std::string_view key);

/// Absent unless the member is a finite number.
[[nodiscard]] std::optional<double> number_at(const nlohmann::json& json, std::string_view key);

/// Absent unless the member is a whole number that is not negative.
[[nodiscard]] std::optional<std::uint64_t> count_at(const nlohmann::json& json,
                                                    std::string_view key);

/// Absent unless the member is true or false.
[[nodiscard]] std::optional<bool> truth_at(const nlohmann::json& json, std::string_view key);

/// The date that a member states, with its key as source: text as read_date reads it, also with
/// " UTC" for an offset; whole numbers are milliseconds since 1970.
[[nodiscard]] std::optional<StatedDate> date_at(const nlohmann::json& json, std::string_view key);

}  // namespace labledger::parsers
