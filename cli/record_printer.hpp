#pragma once
// Records of one kind, printed as JSON, JSON Lines or CSV.

#include <string>

#include "cli/command_line.hpp"
#include "cli/json.hpp"

namespace labledger::cli {

/// Prints records to stdout in the format asked for, which must be one of Json, JsonLines and Csv.
/// All must have the same fields in the same order.
class RecordPrinter {
 public:
  explicit RecordPrinter(OutputFormat format) : format_(format) {}

  void print(Json record);

  /// Prints what waits for the end.
  void finish();

 private:
  OutputFormat format_;
  bool has_head_ = false;
  Json records_ = Json::array();
};

}  // namespace labledger::cli
