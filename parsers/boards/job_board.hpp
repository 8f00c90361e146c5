#pragma once
// What job boards answer → JobBoard. Which board's format it is, is read from the bytes.

#include <cstddef>
#include <string_view>

#include "core/job.hpp"
#include "core/result.hpp"

namespace labledger::parsers {

/// What is read before a board is refused.
struct BoardLimits {
  std::size_t bytes = std::size_t{128} << 20;  ///< Also after gzip.
  std::size_t depth = 64;
  std::size_t postings = 1'000'000;
  std::size_t values_per_posting = 100'000;
};

/// Reads any of the formats below, gzipped or not: JSON of a board, a dump or a list; a careers
/// page with JSON-LD; a table as CSV. Ids are unique in the result (in a dump: within a company).
///
/// Malformed when the bytes are none of these, or break off: half a board must not pass for a board
/// with half its openings. TooLarge names the limit. An empty list is no error but
/// BoardProblem::Empty. Linear; memory follows the postings kept and the largest record.
[[nodiscard]] Result<JobBoard> parse_job_board(std::string_view bytes,
                                               const BoardLimits& limits = {});

// One format each, for bytes whose origin is known; another format's bytes are Malformed.

/// @see developers.greenhouse.io/job-board.html, "List jobs".
[[nodiscard]] Result<JobBoard> parse_greenhouse(std::string_view bytes,
                                                const BoardLimits& limits = {});
/// @see github.com/lever/postings-api.
[[nodiscard]] Result<JobBoard> parse_lever(std::string_view bytes, const BoardLimits& limits = {});
/// @see developers.ashbyhq.com/docs/public-job-posting-api.
[[nodiscard]] Result<JobBoard> parse_ashby(std::string_view bytes, const BoardLimits& limits = {});
/// @see workable.readme.io/reference/jobs.
[[nodiscard]] Result<JobBoard> parse_workable(std::string_view bytes,
                                              const BoardLimits& limits = {});
/// @see developers.smartrecruiters.com/docs/posting-api.
[[nodiscard]] Result<JobBoard> parse_smart_recruiters(std::string_view bytes,
                                                      const BoardLimits& limits = {});
/// @see docs.recruitee.com/reference/intro-to-careers-site-api.
[[nodiscard]] Result<JobBoard> parse_recruitee(std::string_view bytes,
                                               const BoardLimits& limits = {});
/// Postings in the JSON-LD of a page, or in JSON-LD itself. @see schema.org/JobPosting.
[[nodiscard]] Result<JobBoard> parse_job_json_ld(std::string_view bytes,
                                                 const BoardLimits& limits = {});
/// A table with a header row that names a title and an id or a URL. @see RFC 4180.
[[nodiscard]] Result<JobBoard> parse_job_table(std::string_view bytes,
                                               const BoardLimits& limits = {});

}  // namespace labledger::parsers
