#pragma once
// One lab's TOML file → Lab. docs/sources.md describes the format for the people who write it.

#include <string>
#include <string_view>
#include <vector>

#include "core/lab.hpp"
#include "parsers/registry/mistake.hpp"

namespace labledger::parsers {

/// A lab as read from a file, with the places that checks across files need.
struct LabFile {
  std::string file;  ///< As given.
  Lab lab;
  std::vector<Place> url_places;  ///< One entry a source of `lab`: where its URL is written.
};

/// Reads a lab file. `file_name` is its path, or any name for messages; the part after its last "/"
/// must be the lab's id and ".toml". Appends every mistake of the file in the order of the lines;
/// when it appended any, the result is only good for finding more of them. Linear in the bytes.
[[nodiscard]] LabFile parse_lab(std::string_view file_name, std::string_view bytes,
                                std::vector<Mistake>& mistakes);

/// The topics that a source may have, in the order of reports.
[[nodiscard]] const std::vector<std::string_view>& source_topics();

}  // namespace labledger::parsers
