#pragma once
// Rows of a table in CSV.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace labledger::parsers {

/// Reads rows one after the other: quoted fields may hold commas, line ends and doubled quotes;
/// lines end in LF or CRLF. One thread only; the text must outlive it.
/// @see RFC 4180 section 2.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  /// Reads the next row into `fields`. False at the end. Malformed when a quote stays open or a row
  /// has more than `field_limit` fields.
  [[nodiscard]] Result<bool> next(std::vector<std::string>& fields, std::size_t field_limit);

 private:
  Result<void> read_quoted(std::string& field);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t row_ = 0;  // From 1, for messages.
};

}  // namespace labledger::parsers
