#pragma once
// JSON that is mostly one long list: each entry is built, handed over and let go, so that memory
// follows the largest entry and not the file.

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/result.hpp"

namespace labledger::parsers {

using Json = nlohmann::json;

/// What is read before it is refused.
struct JsonLimits {
  std::size_t bytes = std::size_t{128} << 20;
  std::size_t depth = 64;
  std::size_t records = 1'000'000;
  std::size_t values_per_record = 100'000;  ///< Also of everything that is in no record.
};

/// What a JSON text holds besides its records.
struct JsonRest {
  Json value;                    ///< The text with its record lists empty.
  std::size_t plain_values = 0;  ///< Entries of record lists that are no objects.
};

/// Receives one record and the key of the list it stands in, empty for a list that is the whole
/// text. Both are the receiver's only during the call.
using RecordReceiver = std::function<void(std::string_view list, Json& record)>;

/// Streams the objects of every list that is the whole text or stands under one of the keys
/// `lists`, at any depth outside other records. Malformed names the byte where the text stops being
/// JSON: records handed over before are then part of nothing whole. TooLarge names the limit.
/// Linear.
[[nodiscard]] Result<JsonRest> read_json_records(std::string_view bytes,
                                                 std::span<const std::string_view> lists,
                                                 const RecordReceiver& receive,
                                                 const JsonLimits& limits = {});

/// The whole text as one value, under the same limits.
[[nodiscard]] Result<Json> read_json(std::string_view bytes, const JsonLimits& limits = {});

}  // namespace labledger::parsers
