#pragma once
// Epoch AI's table of models (CSV, CC BY 4.0) → published figures of training runs, as further
// claims of the labs that it names. The table itself is not part of the program.
// @see https://epoch.ai/data

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/compute_facts.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"

namespace labledger::parsers {

/// A row that states training compute.
struct EpochModel {
  std::size_t row = 0;  ///< From 1, the header included.
  std::string model;
  std::vector<std::string> organisations;  ///< In the order of the row; none when it names none.
  std::string date;                        ///< Of publication: "2024-06-30".
  double flop = 0;                         ///< kLeastTrainingFlop to kMostTrainingFlop.
  PublishedClass confidence = PublishedClass::None;  ///< None: not stated, or "Unknown".
  std::string link;                                  ///< The first of the row; empty when unknown.
};

/// The rows of a table.
struct EpochTable {
  std::vector<EpochModel> models;     ///< In file order.
  std::size_t without_compute = 0;    ///< Rows that state none.
  std::vector<std::string> rejected;  ///< "row 7: …": what was wrong, and the value found.
};

/// Reads the table; `file_name` is for messages. Rows with a figure out of bounds, a date that is
/// none or no name are rejected one by one. Malformed when a column that is needed is missing or
/// there twice, a row has not the fields of the header, or the CSV is broken. TooLarge over 20,000
/// rows or 100,000 bytes in a field. Linear.
[[nodiscard]] Result<EpochTable> parse_epoch_models(std::string_view file_name,
                                                    std::string_view bytes);

/// What became of a table's models.
struct EpochImport {
  std::size_t added = 0;         ///< Models that became claims …
  std::size_t held = 0;          ///< … whose run the facts held already, of one of their labs …
  std::size_t of_no_lab = 0;     ///< … and that are of no lab of the registry.
  std::size_t of_some_labs = 0;  ///< Of those added: some of their organisations are no lab.
  std::size_t claims = 0;        ///< Models of several labs are a claim of each.
};

/// Adds the models to the facts of those labs whose name or an alias equals an organisation, letter
/// case aside. A name that several labs have is of none. Names of models are the same when they
/// differ in letter case, blanks and punctuation only, but for those between digits and for "+". A
/// figure whose confidence is not stated is taken as speculative, the widest class, and says so.
/// TooLarge when a lab would have over 500 claims; `facts` are then not to be used. n log n.
[[nodiscard]] Result<EpochImport> add_epoch_models(const EpochTable& table,
                                                   std::span<const Lab> labs, ComputeFacts& facts);

}  // namespace labledger::parsers
