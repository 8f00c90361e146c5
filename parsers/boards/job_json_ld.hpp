#pragma once
// JobPosting in the JSON-LD of careers pages. The entry point is parse_job_json_ld
// (parsers/boards/job_board.hpp).

#include <nlohmann/json.hpp>

#include "parsers/boards/board_builder.hpp"

namespace labledger::parsers {

/// Adds every JobPosting anywhere in the value, in document order. A posting without an id is named
/// by its URL, or else by its title and places. @see schema.org/JobPosting.
void add_job_postings(const nlohmann::json& value, BoardBuilder& builder);

}  // namespace labledger::parsers
