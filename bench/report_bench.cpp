// How long does `labledger report --format all` take, from the ledger to the last file: the first
// time, when nothing changed, and after one more change? Imports 200 invented labs of ten pages,
// each of 50 statements among plain sentences; each lab changes one of its pages 25 times: 5,000
// changes, 100,000 statements and more. The floor is what writing the same files' bytes anew takes.
//
// usage: report_bench [FOLDER]   where the ledger and the site go; else a temporary one, removed
// after

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "bench/stopwatch.hpp"
#include "core/risk_category.hpp"
#include "core/time.hpp"

namespace labledger {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLabs = 200;
constexpr std::size_t kPages = 10;       ///< Of each lab.
constexpr std::size_t kStatements = 50;  ///< Of each page.
constexpr std::size_t kVersions = 26;    ///< Of each lab's site: one more than changes.
constexpr std::int64_t kDay = 86'400'000;
constexpr Instant kStart{INT64_C(1'700'000'000'000)};

/// A commitment or a risk, in words that no other number gives. One in 50 has a deadline, as on the
/// pages of real labs.
std::string sentence(std::size_t number) {
  const std::string_view risk = kRiskCategories.at(number % kRiskCategories.size());
  if (number % 3 == 0) {
    return fmt::format("Advanced models of class {} could cause catastrophic harm through {}.",
                       number, risk);
  }
  return fmt::format("We test each model of family {} for {} with outside experts of group {}{}.",
                     number, risk, number % 97, number % 50 == 1 ? " before its release" : "");
}

/// Which page of a lab's site a version of it changes.
constexpr std::size_t changed_page(std::size_t version) {
  return version % kPages;
}

/// A page of a lab in a version of its site: each change of the page replaced one statement.
std::string page(std::size_t lab, std::size_t number, std::size_t version) {
  std::string html = fmt::format(
      "<!doctype html><html lang=en><head><title>Page {1} of lab {0}</title></head><body><nav>Home "
      "News</nav><main><h1>Page {1} of lab {0}</h1>",
      lab, number);
  const std::size_t changes = (version + kPages - number) / kPages;
  for (std::size_t i = 0; i < kStatements; ++i) {
    if (i % 10 == 0) {
      html += fmt::format(
          "<h2>Section {0}</h2><p>This section was drawn up by office {0} of lab {1}. It has its "
          "own page {2} in the printed edition.</p>",
          i / 10, lab, number);
    }
    const std::size_t replaced = (changes + kStatements - i) / kStatements;  // So far, of this one.
    const std::size_t place = (lab * kPages + number) * kStatements + i;
    html += fmt::format("<p>{}</p>", sentence(replaced * kLabs * kPages * kStatements + place));
  }
  return html + "</main></body></html>";
}

std::string record(std::size_t lab, std::size_t number, std::size_t version) {
  const std::string body = page(lab, number, version);
  const std::string http = fmt::format(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n{}",
      body.size(), body);
  const Instant at = kStart + std::chrono::milliseconds(kDay * static_cast<std::int64_t>(version));
  return fmt::format(
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: "
      "<urn:uuid:{:08x}-{:04x}-4000-8000-{:012x}>\r\nWARC-Date: {}\r\nWARC-Target-URI: "
      "https://lab{}.example/page{}\r\nContent-Type: application/http;msgtype=response\r\n"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      lab, number, version, format_rfc3339(at), lab, number, http.size(), http);
}

/// All pages of the first version, and those that changed of each later one.
void write_archive(const fs::path& path, std::size_t labs, std::size_t first, std::size_t end) {
  std::ofstream out(path, std::ios::binary);
  for (std::size_t version = first; version < end; ++version) {
    for (std::size_t lab = 0; lab < labs; ++lab) {
      for (std::size_t number = 0; number < kPages; ++number)
        if (version == 0 || number == changed_page(version)) out << record(lab, number, version);
    }
  }
}

void write_labs(const fs::path& folder) {
  fs::create_directories(folder);
  for (std::size_t lab = 0; lab < kLabs; ++lab) {
    std::ofstream file(folder / fmt::format("lab{}.toml", lab));
    file << fmt::format(
        "id = \"lab{0}\"\nname = \"Lab {0}\"\nhome = \"https://lab{0}.example/\"\nfrontier_policy "
        "= \"yes\"\n\n[[status]]\nstatus = \"active\"\n",
        lab);
    for (std::size_t number = 0; number < kPages; ++number) {
      file << fmt::format(
          "\n[[source]]\nid = \"page{1}\"\nurl = \"https://lab{0}.example/page{1}\"\n"
          "kind = \"page\"\ntopic = \"{2}\"\nevery = \"30d\"\nverified = true\nenabled = true\n",
          lab, number, number == 0 ? "framework" : "safety");
    }
  }
}

/// Runs the program to its end. Throws when it fails.
void run_program(std::vector<std::string> words, const fs::path& home) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string variable = "HOME=" + home.string();
  std::array<char*, 2> environment = {variable.data(), nullptr};
  pid_t child = 0;
  int status = 0;
  if (::posix_spawn(&child, arguments[0], nullptr, nullptr, arguments.data(), environment.data()) !=
          0 ||
      ::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error(words[0] + " " + words[1] + " failed");
  }
}

/// Writes the bytes of all files of the site once more, beside it.
void copy_site(const fs::path& site, const fs::path& copy) {
  fs::remove_all(copy);
  fs::copy(site, copy, fs::copy_options::recursive);
}

struct Site {
  std::size_t files = 0;
  std::uintmax_t bytes = 0;
};

Site measure(const fs::path& folder) {
  Site site;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    ++site.files;
    site.bytes += entry.file_size();
  }
  return site;
}

void run(const fs::path& program, const fs::path& folder) {
  fs::create_directories(folder);
  const std::string ledger = (folder / "ledger.db").string();
  const std::string labs = (folder / "labs").string();
  const fs::path site = folder / "site";
  const auto import = [&](std::size_t of_labs, std::size_t first, std::size_t end) {
    write_archive(folder / "archive.warc", of_labs, first, end);
    run_program(
        {program, "import", folder / "archive.warc", "--labs", labs, "--db", ledger, "--quiet"},
        folder);
  };
  const auto report = [&] {
    run_program({program, "report", "--format", "all", "--since", format_day(kStart), "--labs",
                 labs, "--db", ledger, "--out", site, "--quiet"},
                folder);
  };
  write_labs(labs);
  import(kLabs, 0, kVersions);
  const bench::Timing full = bench::time_runs(1, report);
  const bench::Timing again = bench::time_runs(3, report);
  import(1, kVersions, kVersions + 1);
  const bench::Timing one_more = bench::time_runs(1, report);
  const Site made = measure(site);
  const bench::Timing floor = bench::time_runs(3, [&] { copy_site(site, folder / "copy"); });
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  fmt::print("{} labs, {} changes, {} statements: {} files, {} MB\n", kLabs,
             kLabs * (kVersions - 1), kLabs * kPages * kStatements, made.files, made.bytes >> 20);
  fmt::print("full site         {:.2f} s, {:.1f} times what copying its files takes\n", full.median,
             full.median / floor.median);
  fmt::print("nothing changed   {:.2f} s ({:.2f} to {:.2f})\n", again.median, again.fastest,
             again.slowest);
  fmt::print("one more change   {:.2f} s\n", one_more.median);
  fmt::print("most memory       {} MB, of import and report\n", usage.ru_maxrss / 1024);
}

}  // namespace
}  // namespace labledger

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  const fs::path folder = argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path() / "report_bench";
  try {
    fs::remove_all(folder);
    labledger::run(fs::canonical(argv[0]).parent_path().parent_path() / "labledger", folder);
    if (argc < 2) fs::remove_all(folder);
  } catch (const std::exception& failure) {  // Of the file system, and of the program.
    fmt::print(stderr, "{}\n", failure.what());
    return 1;
  }
  return 0;
}
