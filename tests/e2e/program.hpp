#pragma once
// The program under test, with a home of its own so that nothing of the machine's leaks in.

#include <cstddef>
#include <string>
#include <vector>

#include "tests/support/child_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::e2e {

/// A folder that serves as HOME, and ways to run the program in it.
class Program {
 public:
  /// Arguments with what every run needs.
  [[nodiscard]] test::ChildOptions options(std::vector<std::string> arguments) const;

  /// Runs to the end.
  [[nodiscard]] test::ChildResult run(std::vector<std::string> arguments) const;
  [[nodiscard]] test::ChildResult run(const test::ChildOptions& options) const;

  /// The path of a file in the program's home; write() puts one there.
  [[nodiscard]] std::string path(const std::string& name) const { return home_.path(name); }
  std::string write(const std::string& name, const std::string& bytes) const;
  [[nodiscard]] std::string read(const std::string& name) const;

  /// Where the executable is.
  [[nodiscard]] static std::string executable() { return LABLEDGER_PROGRAM; }

 private:
  test::TemporaryFolder home_;
};

/// How often a word stands in a text; places may overlap.
[[nodiscard]] std::size_t count(const std::string& text, const std::string& word);

}  // namespace labledger::e2e
