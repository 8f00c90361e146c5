#pragma once
// What people type into a search, as a query of SQLite's full-text index. Nothing that is typed can
// be a mistake of syntax there.

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger::db {

/// The most words and phrases of one search, and bytes of its text.
inline constexpr std::size_t kSearchTerms = 64;
inline constexpr std::size_t kSearchBytes = 2'000;

/// The FTS5 expression, over one column, that finds what has all words of the text. Words between
/// quotation marks stand beside one another; "-" before a word or phrase excludes it; "*" behind a
/// word lets it go on. Capitals, accents and punctuation do not count. Usage when nothing is left
/// that must be there, or the text is over a limit.
/// @see https://www.sqlite.org/fts5.html section 3.
[[nodiscard]] Result<std::string> to_fts_query(std::string_view text);

}  // namespace labledger::db
