#pragma once
// All labs that are watched, with the checks that no single file can make.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/lab.hpp"
#include "parsers/registry/lab_file.hpp"

namespace labledger::parsers {

/// A set of labs in which every lab id and every source URL occurs once. Any number of threads may
/// read it, while nobody adds to it.
class Registry {
 public:
  Registry() = default;

  /// Builds a registry from lab files and appends a mistake for every lab id and URL that an
  /// earlier file (or line) has already: a page belongs to one lab, or its changes would be
  /// reported twice. Of such doubles the first is kept.
  [[nodiscard]] static Registry build(std::vector<LabFile> files, std::vector<Mistake>& mistakes);

  /// Adds sources that were discovered to their labs, after those of the files. The URLs must not
  /// be in the registry, each once; a source whose lab is not there is left out. Ends the validity
  /// of what find_lab and find_source gave.
  void add_discovered(std::vector<Source> sources);

  /// Sorted by id.
  [[nodiscard]] const std::vector<Lab>& labs() const { return labs_; }

  /// The lab of that id; null when there is none. Valid while the registry is neither moved nor
  /// destroyed.
  [[nodiscard]] const Lab* find_lab(std::string_view id) const;

  /// The source of that URL in normal form; null when there is none. Valid as find_lab's.
  [[nodiscard]] const Source* find_source(const std::string& url) const;

  /// The lab whose source that URL is; null when there is none. Valid as find_lab's.
  [[nodiscard]] const Lab* find_owner(const std::string& url) const;

  /// How many sources all labs have together.
  [[nodiscard]] std::size_t source_count() const { return by_url_.size(); }

 private:
  struct SourceIndex {
    std::size_t lab;
    std::size_t source;
  };

  std::vector<Lab> labs_;
  std::unordered_map<std::string, SourceIndex> by_url_;
};

}  // namespace labledger::parsers
