// `labledger parse`: bytes → Document as JSON, for one file at a time or a whole folder.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/json.hpp"
#include "cli/progress.hpp"
#include "core/document.hpp"
#include "core/names.hpp"
#include "parsers/payload.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kFileLimitBytes = std::size_t{64} << 20;
constexpr unsigned kMostJobs = 64;

struct ParseOptions {
  std::vector<std::string> files;
  std::string batch_folder;
  std::string out_folder;
  unsigned jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMostJobs);
};

Json to_json(const Document& document, const Block& block) {
  Json json;
  json["kind"] = name_of(block.kind);
  json["role"] = name_of(block.role);
  json["level"] = block.level;
  json["text"] = document.view(block.span);
  json["heading_path"] = heading_path(document, block);
  if (block.page > 0) json["page"] = block.page;
  return json;
}

Json to_json(const RelativeDate& date) {
  return {{"minutes", date.ago.count()}, {"words", date.words}, {"language", date.language}};
}

Json to_json(const Document& document) {
  Json problems = Json::array();
  for (const CaptureProblem problem : document.problems)
    problems.push_back(name_of(problem));
  Json blocks = Json::array();
  for (const Block& block : document.blocks)
    blocks.push_back(to_json(document, block));
  Json json;
  json["title"] = document.title;
  json["published"] = cli::to_json(document.published);
  json["modified"] = cli::to_json(document.modified);
  json["effective"] = cli::to_json(document.effective);
  if (document.published_ago) json["published_ago"] = to_json(*document.published_ago);
  if (document.modified_ago) json["modified_ago"] = to_json(*document.modified_ago);
  json["language"] = document.language;
  json["usable"] = document.usable();
  json["problems"] = std::move(problems);
  if (!document.textless_pages.empty()) json["textless_pages"] = document.textless_pages;
  if (!document.text_source.empty()) json["text_source"] = document.text_source;
  json["text"] = main_text(document);
  json["blocks"] = std::move(blocks);
  return json;
}

Result<Json> parse_file(const std::string& path) {
  const std::string bytes = TRY(read_file(path, kFileLimitBytes));
  return to_json(parsers::parse_payload(bytes, content_type_by_name(path)));
}

Result<ExitCode> parse_files(const ParseOptions& options) {
  for (const std::string& path : options.files)
    print_line(TRY(parse_file(path)));
  return ExitCode::Success;
}

// Not synced to disk file by file: a batch that a power cut interrupts is run again.
Result<void> write_json(const std::filesystem::path& path, const Json& json) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << to_line(json) << '\n';
  file.close();
  if (!file) return Error{ErrorKind::Storage, "cannot write '" + path.string() + "'"};
  return {};
}

/// Shares the files of a folder out to threads. The threads meet in three places only: the counter
/// of files taken, and, behind the mutex, the first error and the progress line.
class Batch {
 public:
  Batch(const ParseOptions& options, std::vector<std::string> paths, Progress& progress)
      : out_folder_(options.out_folder), paths_(std::move(paths)), progress_(progress) {}

  Result<void> run(unsigned jobs) {
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < std::min<std::size_t>(jobs, paths_.size()); ++i)
      threads.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : threads)
      thread.join();
    if (first_error_) return std::move(*first_error_);
    return {};
  }

 private:
  void work() {
    for (std::size_t i = next_++; i < paths_.size(); i = next_++) {
      const Result<void> done = parse_to_file(paths_[i]);
      const std::scoped_lock lock(mutex_);
      if (!done && (!first_error_ || i < failed_at_)) {
        first_error_ = done.error();
        failed_at_ = i;
        next_ = paths_.size();  // No more files are taken; those begun are finished.
      }
      progress_.show(static_cast<std::int64_t>(++finished_),
                     static_cast<std::int64_t>(paths_.size()));
    }
  }

  Result<void> parse_to_file(const std::string& path) const {
    std::filesystem::path name = std::filesystem::path(path).stem();
    return write_json(out_folder_ / name.concat(".json"), TRY(parse_file(path)));
  }

  const std::filesystem::path out_folder_;
  const std::vector<std::string> paths_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  Progress& progress_;  // Guarded by the mutex, like all below.
  std::size_t finished_ = 0;
  std::size_t failed_at_ = 0;
  std::optional<Error> first_error_;
};

Result<ExitCode> parse_batch(const ParseOptions& options, int verbosity) {
  std::vector<std::string> paths = TRY(list_files(options.batch_folder, ""));
  std::error_code failure;
  std::filesystem::create_directories(options.out_folder, failure);
  if (failure) {
    return Error{ErrorKind::Storage,
                 "cannot make the folder '" + options.out_folder + "': " + failure.message()};
  }
  Progress progress("parse", verbosity);
  TRY(Batch(options, std::move(paths), progress).run(options.jobs));
  return ExitCode::Success;
}

}  // namespace

void add_parse_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("parse", "Reads files and prints what they say as JSON");
  auto options = std::make_shared<ParseOptions>();  // Owned by the callbacks of the parser alone.
  Option files = command.option("file", options->files, "Files to read; one line each");
  Option batch = command.option("--batch", options->batch_folder, "Read every file of this folder");
  Option out = command.option("--out", options->out_folder,
                              "Write NAME.json for each file into this folder");
  command.option("--jobs", options->jobs, "Threads for --batch").within(1U, kMostJobs);
  batch.needs(out).excludes(files);
  out.needs(batch);
  command.notes(
      "Examples:\n"
      "  labledger parse page.html\n"
      "  labledger parse --batch pages --out parsed --jobs 4");
  command.runs([options, &invocation]() -> Result<ExitCode> {
    if (!options->batch_folder.empty()) return parse_batch(*options, invocation.global.verbosity);
    if (options->files.empty()) return Error{ErrorKind::Usage, "parse: name a file, or --batch"};
    return parse_files(*options);
  });
}

}  // namespace labledger::cli
