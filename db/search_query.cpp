#include "db/search_query.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "core/search_text.hpp"

namespace labledger::db {
namespace {

constexpr std::array<std::string_view, 3> kMarks = {"\"", "\u201C", "\u201D"};
constexpr std::string_view kBlanks = " \t\r\n\f\v";

/// One word or phrase.
struct Term {
  std::string_view words;
  bool is_excluded = false;
  bool is_beginning = false;  ///< Longer words are meant, too.
};

/// The bytes of the quotation mark that the text begins with; 0 when it begins with none.
std::size_t mark_size(std::string_view text) {
  for (const std::string_view mark : kMarks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

/// Where the next quotation mark or, outside of a phrase, blank stands; the text's size when none
/// does.
std::size_t find_end(std::string_view text, bool is_phrase) {
  std::size_t end = is_phrase ? text.size() : std::min(text.find_first_of(kBlanks), text.size());
  for (const std::string_view mark : kMarks)
    end = std::min(end, text.find(mark));
  return end;
}

std::vector<Term> terms_of(std::string_view text) {
  std::vector<Term> terms;
  while (true) {
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return terms;
    text.remove_prefix(begin);
    Term term;
    if (text.front() == '-') {
      term.is_excluded = true;
      text.remove_prefix(1);
    }
    const std::size_t mark = mark_size(text);
    text.remove_prefix(mark);
    const std::size_t end = find_end(text, mark > 0);
    term.words = text.substr(0, end);
    text.remove_prefix(end);
    if (mark > 0) text.remove_prefix(mark_size(text));
    if (mark == 0 && term.words.ends_with('*')) {
      term.is_beginning = true;
      term.words.remove_suffix(1);
    }
    if (is_searchable(term.words)) terms.push_back(term);
  }
}

/// A string of FTS5: its words side by side. What stands in it is never syntax.
std::string quoted(const Term& term) {
  std::string words = search_form(term.words);
  std::erase(words, '\0');
  std::erase(words, '"');
  return "\"" + words + (term.is_beginning ? "\" *" : "\"");
}

std::string joined(const std::vector<Term>& terms, bool excluded, std::string_view by) {
  std::string all;
  for (const Term& term : terms) {
    if (term.is_excluded != excluded) continue;
    if (!all.empty()) all.append(by);
    all.append(quoted(term));
  }
  return all;
}

}  // namespace

Result<std::string> to_fts_query(std::string_view text) {
  if (text.size() > kSearchBytes) {
    return Error{ErrorKind::Usage, "a search may have " + std::to_string(kSearchBytes) +
                                       " bytes, and this one has " + std::to_string(text.size())};
  }
  const std::vector<Term> terms = terms_of(text);
  if (terms.size() > kSearchTerms) {
    return Error{ErrorKind::Usage, "a search may have " + std::to_string(kSearchTerms) +
                                       " words and phrases, and this one has " +
                                       std::to_string(terms.size())};
  }
  const std::string wanted = joined(terms, false, " AND ");
  const std::string excluded = joined(terms, true, " OR ");
  if (wanted.empty()) {
    return Error{ErrorKind::Usage,
                 "the search '" + std::string(text) + "' names no word that must be there"};
  }
  if (excluded.empty()) return "(" + wanted + ")";
  return "((" + wanted + ") NOT (" + excluded + "))";
}

}  // namespace labledger::db
