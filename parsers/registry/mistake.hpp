#pragma once
// A mistake in a file that a person wrote. All of them are reported, each at its place, so that one
// round of corrections is enough.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace labledger::parsers {

/// A place in a text file.
struct Place {
  int line = 0;    ///< From 1; 0 means the file as a whole.
  int column = 0;  ///< From 1, in characters; 0 when unknown.
};

/// One mistake in a lab file or config file.
struct Mistake {
  std::string file;
  Place place;
  std::string message;  ///< What is wrong and what would be right.
};

/// "labs/acme.toml:12:7: unknown key 'topci'; did you mean 'topic'?" Without line and column when
/// the mistake is about the file as a whole.
[[nodiscard]] std::string format_mistake(const Mistake& mistake);

/// Brings the mistakes from index `first` on into the order of their places.
void sort_mistakes(std::vector<Mistake>& mistakes, std::size_t first);

/// The candidate that `word` is most probably a misspelling of; empty when none is near. Distance
/// is the number of bytes to add, drop or replace: at most two, three for words of nine and more.
/// @see Wagner and Fischer 1974, "The String-to-String Correction Problem".
[[nodiscard]] std::string_view nearest_word(std::string_view word,
                                            const std::vector<std::string_view>& candidates);

}  // namespace labledger::parsers
