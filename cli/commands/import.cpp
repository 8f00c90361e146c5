// `labledger import`: replays archives through the same pipeline as live fetches.

#include <cerrno>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/alert_book.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/derive_tools.hpp"
#include "cli/discovery.hpp"
#include "cli/ingest.hpp"
#include "cli/ledger.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "crawler/warc_reader.hpp"

namespace labledger::cli {
namespace {

/// An open file, or standard input, as a stream of bytes.
class FileSource final : public crawler::ByteSource {
 public:
  static Result<std::unique_ptr<FileSource>> open(const std::string& path) {
    if (path == "-") return std::make_unique<FileSource>(STDIN_FILENO, path);
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
      return Error{ErrorKind::Usage,
                   "cannot open '" + path + "': " + std::generic_category().message(errno)};
    }
    return std::make_unique<FileSource>(descriptor, path);
  }

  FileSource(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    while (true) {
      const ssize_t got = ::read(descriptor_, into.data(), into.size());
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR || stop_requested()) {
        return Error{ErrorKind::Internal,
                     "cannot read '" + path_ + "': " + std::generic_category().message(errno)};
      }
    }
  }

 private:
  int descriptor_;
  std::string path_;
};

struct ImportOptions {
  std::vector<std::string> paths;
  std::string labs_folder;
};

struct ImportTally {
  std::int64_t records = 0;
  std::int64_t problems = 0;
};

/// Feeds one archive to the ingest. A record that cannot be believed is named and passed over.
Result<void> import_file(const std::string& path, Ingest& ingest, Progress& progress,
                         ImportTally& tally) {
  const auto source = TRY(FileSource::open(path));
  crawler::WarcReader reader(*source);
  while (!stop_requested()) {
    auto item = TRY(reader.next());
    if (!item) return {};
    progress.show(++tally.records, 0);
    if (auto* fetched = std::get_if<FetchedBody>(&*item)) {
      TRY(ingest.take(std::move(*fetched)));
    } else {
      const auto& problem = std::get<crawler::WarcProblem>(*item);
      ++tally.problems;
      fmt::print(stderr, "labledger: {}: record {} at byte {}: {}\n", path, problem.record_id,
                 problem.offset, problem.error.message);
    }
  }
  return {};
}

Result<ExitCode> import_all(const Invocation& invocation, const ImportOptions& options) {
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  DeriveTools tools = TRY(DeriveTools::make(configuration));
  const auto ledger = TRY(Ledger::open_for_writing(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  AlertBook alerts(*ledger, configuration.registry, tools, invocation.clock);
  Ingest ingest(*ledger, alerts, tools, invocation.clock, WordingPolicy::Read);
  ImportTally tally;
  std::vector<Error> failures;
  {
    Progress progress("import: captures", invocation.global.verbosity);
    TRY(ingest.catch_up());
    for (const std::string& path : options.paths) {
      auto imported = import_file(path, ingest, progress, tally);
      // What was read before the archive broke off is kept.
      TRY(ingest.flush());
      if (!imported) failures.push_back(std::move(imported).error().in(path));
      if (stop_requested()) return exit_code_of_signal();
    }
  }
  fmt::print("{} captures kept, {} already known, {} records not believed\n", ingest.tally().kept,
             ingest.tally().known, tally.problems);
  for (const Error& failure : failures)
    fmt::print(stderr, "labledger: {}\n", failure.message);
  if (!failures.empty()) return exit_code_for(failures.front().kind);
  return tally.problems == 0 ? ExitCode::Success : ExitCode::SomeSourcesFailed;
}

}  // namespace

void add_import_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("import", "Replays WARC archives into the ledger");
  command.notes(
      "Captures keep the archive's own times, and the ledger notes whose they are. The same "
      "archive\n"
      "twice changes nothing. Exit 5 when some records could not be believed.\n"
      "Examples:\n"
      "  labledger import 2024.warc.gz 2025.warc.gz\n"
      "  zcat big.warc.gz | labledger import - --db big.db");
  auto options = std::make_shared<ImportOptions>();  // Owners: the options and the body.
  command.option("FILE", options->paths, "WARC 1.0 or 1.1, plain or gzip; - for standard input")
      .required();
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.runs([&invocation, options] { return import_all(invocation, *options); });
}

}  // namespace labledger::cli
