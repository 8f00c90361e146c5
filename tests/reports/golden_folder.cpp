#include "tests/reports/golden_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string_view>

namespace labledger::reports {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> read_folder(const fs::path& folder) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[fs::relative(entry.path(), folder).generic_string()] = bytes.str();
  }
  return files;
}

void rewrite(const fs::path& folder, const std::vector<RenderedFile>& files) {
  fs::remove_all(folder);
  for (const RenderedFile& file : files) {
    fs::create_directories((folder / file.path).parent_path());
    std::ofstream(folder / file.path, std::ios::binary) << file.bytes;
  }
}

/// The first line in which the two texts differ, with its number.
std::string first_difference(const std::string& expected, const std::string& actual) {
  std::istringstream old_lines(expected);
  std::istringstream new_lines(actual);
  std::string old_line;
  std::string new_line;
  for (int number = 1;; ++number) {
    const bool more_old = static_cast<bool>(std::getline(old_lines, old_line));
    const bool more_new = static_cast<bool>(std::getline(new_lines, new_line));
    if (!more_old) old_line = "(end)";
    if (!more_new) new_line = "(end)";
    if (old_line == new_line && more_old && more_new) continue;
    std::string difference = "line " + std::to_string(number);
    difference.append("\n  - ").append(old_line).append("\n  + ").append(new_line);
    return difference;
  }
}

}  // namespace

std::vector<std::string> compare_with_golden(const std::string& name,
                                             const std::vector<RenderedFile>& files) {
  const fs::path folder = fs::path(LABLEDGER_TEST_DATA) / "reports" / name / "expected";
  const char* update = std::getenv("UPDATE_GOLDEN");  // NOLINT(concurrency-mt-unsafe): one thread
  if (update != nullptr && std::string_view(update) == "1") {
    rewrite(folder, files);
    return {"rewrote " + folder.string() + ": read the difference, then run without UPDATE_GOLDEN"};
  }
  std::vector<std::string> differences;
  std::map<std::string, std::string> expected = read_folder(folder);
  for (const RenderedFile& file : files) {
    const auto found = expected.find(file.path);
    if (found == expected.end()) {
      differences.push_back(file.path + " was not expected");
    } else {
      if (found->second != file.bytes)
        differences.push_back(file.path + ": " + first_difference(found->second, file.bytes));
      expected.erase(found);
    }
  }
  for (const auto& missing : expected)
    differences.push_back(missing.first + " is missing");
  return differences;
}

}  // namespace labledger::reports
