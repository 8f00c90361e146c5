#pragma once
// Archives of an invented lab, as long as a test needs them.

#include <string>

namespace labledger::e2e {

/// A page of a policy. Its noise differs with `capture`; its words with `wording`.
[[nodiscard]] std::string sample_page(int capture, int wording);

/// One response record of WARC 1.1: day `day` of 2024 onwards, at noon UTC.
[[nodiscard]] std::string sample_record(const std::string& url, int day, const std::string& body,
                                        int status = 200);

/// `captures` captures of each of `sources` pages, page by page, whose wording changes every tenth
/// time. Some captures are refusals and one in thirty is an error page with status 200.
[[nodiscard]] std::string sample_archive(int sources, int captures);

}  // namespace labledger::e2e
