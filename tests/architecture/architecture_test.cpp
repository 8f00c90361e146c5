// The architecture as a test: reads every #include of the program and fails on an edge that
// docs and CMake do not allow. Also holds the size limits that no compiler checks.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger {
namespace {

namespace fs = std::filesystem;

/// Which folders a folder may include besides itself. Siblings never include each other.
const std::map<std::string, std::set<std::string>> kMayUse = {
    {"core", {}},
    {"net", {"core"}},
    {"crawler", {"core", "net"}},
    {"parsers", {"core"}},
    {"analysis", {"core"}},
    {"db", {"core"}},
    {"reports", {"core"}},
    {"alerts", {"core", "net"}},
    {"cli", {"core", "net", "crawler", "parsers", "analysis", "db", "reports", "alerts"}},
};

/// Where each third-party header may be included; the longest matching prefix counts.
const std::map<std::string, std::set<std::string>> kThirdParty = {
    {"curl/", {"net"}},
    {"gumbo.h", {"parsers"}},
    {"uchardet", {"parsers"}},
    {"toml++/", {"parsers"}},
    {"nlohmann/", {"parsers", "reports", "alerts", "cli"}},
    {"sqlite3.h", {"db"}},
    {"zstd.h", {"db"}},
    {"expat.h", {"parsers"}},
    {"zlib.h", {"crawler", "parsers"}},
    {"re2/", {"parsers", "analysis", "alerts"}},
    {"date/", {"core"}},
    {"openssl/", {"core", "crawler"}},  // SHA-256; SHA-1 only to check archives' own digests.
    {"CLI/", {"cli"}},
    {"elf.h", {"cli"}},  // The C library's: which program is running.
    {"link.h", {"cli"}},
    {"fmt/", {"net", "crawler", "parsers", "analysis", "db", "reports", "alerts", "cli"}},
};

constexpr std::size_t kLineLimit = 400;

struct Include {
  std::string target;
  bool is_system = false;
};

std::string read_all(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<Include> includes_of(const std::string& source) {
  std::vector<Include> includes;
  std::istringstream lines(source);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) continue;
    const std::size_t open = line.find_first_of("<\"", hash + 8);
    const std::size_t close = line.find_first_of(">\"", open + 1);
    if (close == std::string::npos) continue;
    includes.push_back({line.substr(open + 1, close - open - 1), line[open] == '<'});
  }
  return includes;
}

/// All sources of a top-level folder, sorted.
std::vector<fs::path> sources_of(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(LABLEDGER_SOURCE_DIR) / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".cpp" || extension == ".hpp") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string folder_of(const std::string& include) {
  return include.substr(0, include.find('/'));
}

const std::set<std::string>* third_party_homes(const std::string& include) {
  for (const auto& [prefix, homes] : kThirdParty) {
    if (include.compare(0, prefix.size(), prefix) == 0) return &homes;
  }
  return nullptr;
}

/// Headers of the language and of POSIX, which belong to everyone.
bool is_standard(const std::string& include) {
  static const std::set<std::string> kPosix = {"fcntl.h", "iconv.h",   "netdb.h", "poll.h",
                                               "spawn.h", "strings.h", "unistd.h"};
  const bool is_cpp =
      include.find('/') == std::string::npos && include.find('.') == std::string::npos;
  const bool is_system_call =
      include.compare(0, 4, "sys/") == 0 || include.compare(0, 8, "netinet/") == 0 ||
      include.compare(0, 5, "arpa/") == 0 || include.compare(0, 6, "linux/") == 0;
  return is_cpp || is_system_call || kPosix.count(include) != 0;
}

}  // namespace

TEST_CASE("folders include only what the architecture allows", "[architecture]") {
  std::size_t files = 0;
  for (const auto& [folder, allowed] : kMayUse) {
    for (const fs::path& file : sources_of(folder)) {
      ++files;
      for (const Include& include : includes_of(read_all(file))) {
        CAPTURE(file.string(), include.target);
        if (!include.is_system) {
          const std::string target = folder_of(include.target);
          CHECK((target == folder || allowed.count(target) != 0));
        } else if (!is_standard(include.target)) {
          const std::set<std::string>* homes = third_party_homes(include.target);
          REQUIRE(homes !=
                  nullptr);  // A new dependency needs its line here and in CONTRIBUTING.md.
          CHECK(homes->count(folder) != 0);
        }
      }
    }
  }
  CHECK(files > 100);  // The sources were really found.
}

TEST_CASE("core's headers show nothing but the standard library", "[architecture]") {
  for (const fs::path& file : sources_of("core")) {
    if (file.extension() != ".hpp") continue;
    for (const Include& include : includes_of(read_all(file))) {
      CAPTURE(file.string(), include.target);
      CHECK(
          (include.is_system ? is_standard(include.target) : folder_of(include.target) == "core"));
    }
  }
}

TEST_CASE("every folder of sources is part of the architecture", "[architecture]") {
  for (const auto& entry : fs::directory_iterator(LABLEDGER_SOURCE_DIR)) {
    const std::string name = entry.path().filename().string();
    static const std::set<std::string> kOutside = {"tests", "bench", "build", ".git", ".cache"};
    if (!entry.is_directory() || kOutside.count(name) != 0) continue;
    bool holds_sources = false;
    for (const auto& file : fs::recursive_directory_iterator(entry.path())) {
      holds_sources |= file.path().extension() == ".cpp";
    }
    CAPTURE(name);
    CHECK(holds_sources == (kMayUse.count(name) != 0));
  }
}

TEST_CASE("no source file is longer than a reader's patience", "[architecture]") {
  std::vector<std::string> folders = {"tests", "bench"};
  for (const auto& entry : kMayUse)
    folders.push_back(entry.first);
  for (const std::string& folder : folders) {
    for (const fs::path& file : sources_of(folder)) {
      const std::string source = read_all(file);
      CAPTURE(file.string());
      CHECK(static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n')) <= kLineLimit);
    }
  }
}

TEST_CASE("every dependency has its line in CONTRIBUTING.md", "[architecture]") {
  const std::string contributing = read_all(fs::path(LABLEDGER_SOURCE_DIR) / "CONTRIBUTING.md");
  const std::string run = read_all(fs::path(LABLEDGER_SOURCE_DIR) / "run");
  std::istringstream words(run.substr(
      run.find("PACKAGES=("), run.find(')', run.find("PACKAGES=(")) - run.find("PACKAGES=(")));
  std::size_t packages = 0;
  for (std::string line; std::getline(words, line);) {
    std::istringstream names(line.substr(0, line.find('#')));
    for (std::string name; names >> name;) {
      if (name == "PACKAGES=(") continue;
      ++packages;
      CAPTURE(name);
      CHECK(contributing.find(name) != std::string::npos);
    }
  }
  CHECK(packages > 10);
}

}  // namespace labledger
