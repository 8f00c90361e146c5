// `labledger jobs`: what job boards answered → postings as JSON Lines.

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/job_class.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/json.hpp"
#include "cli/lexicon_files.hpp"
#include "core/job.hpp"
#include "core/names.hpp"
#include "parsers/boards/job_board.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kFileLimitBytes = std::size_t{128} << 20;

struct JobsOptions {
  std::vector<std::string> files;
};

Json to_json(const std::optional<StatedPay>& pay) {
  if (!pay) return nullptr;
  Json json;
  json["text"] = pay->text;
  json["low"] = pay->low ? Json(*pay->low) : Json(nullptr);
  json["high"] = pay->high ? Json(*pay->high) : Json(nullptr);
  json["currency"] = pay->currency;
  json["interval"] = pay->interval;
  return json;
}

Json to_json(const JobBoard& board, const JobPosting& posting,
             const analysis::JobJudgement& judgement) {
  Json json;
  json["board"] = name_of(board.kind);
  json["company"] = posting.company.empty() ? board.company : posting.company;
  json["id"] = posting.id;
  json["title"] = posting.title;
  json["class"] = name_of(judgement.job_class);
  json["class_reason"] = judgement.reason;
  json["department"] = posting.department;
  json["team"] = posting.team;
  json["places"] = posting.places;
  json["remote"] = name_of(posting.remote);
  json["state"] = name_of(posting.state);
  json["employment"] = posting.employment;
  json["posted"] = cli::to_json(posting.posted);
  json["updated"] = cli::to_json(posting.updated);
  json["pay"] = to_json(posting.pay);
  json["url"] = posting.url;
  json["description"] = posting.description;
  return json;
}

/// One line for people: what was found, and why it may not be the whole board.
void report(const std::string& path, const JobBoard& board) {
  std::string line = path + ": " + std::string(name_of(board.kind)) + ", " +
                     std::to_string(board.postings.size()) + " postings";
  if (board.stated_count) line += " of " + std::to_string(*board.stated_count) + " stated";
  if (board.skipped > 0) line += ", " + std::to_string(board.skipped) + " entries left out";
  for (const BoardProblem problem : board.problems)
    line += ", " + std::string(name_of(problem));
  std::fprintf(stderr, "%s\n", line.c_str());
}

Result<void> print_postings(const std::string& path, const analysis::JobClassifier& classifier,
                            int verbosity) {
  const std::string bytes = TRY(read_file(path, kFileLimitBytes));
  const Result<JobBoard> board = parsers::parse_job_board(bytes);
  if (!board) return Error(board.error()).in(path);
  for (const JobPosting& posting : board->postings) {
    print_line(to_json(*board, posting,
                       classifier.classify({.title = posting.title,
                                            .team = posting.team,
                                            .department = posting.department,
                                            .description = posting.description})));
  }
  if (verbosity > 0 || (verbosity == 0 && !board->problems.empty())) report(path, *board);
  return {};
}

}  // namespace

void add_jobs_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("jobs", "Reads job boards' answers and prints their postings as JSON");
  auto options = std::make_shared<JobsOptions>();  // Owned by the callbacks of the parser alone.
  command.option("file", options->files, "Answers of job boards, careers pages, dumps, tables")
      .required();
  command.notes(
      "Greenhouse, Lever, Ashby, Workable, SmartRecruiters, Recruitee, JSON-LD, lists and CSV,\n"
      "gzipped or not; told by their content. What is odd about a board is said on stderr.\n"
      "Example:\n"
      "  labledger jobs board.json");
  command.runs([options, &invocation]() -> Result<ExitCode> {
    const Lexicon lexicon = TRY(load_lexicon(""));
    const auto classifier = TRY(analysis::JobClassifier::compile(lexicon));
    for (const std::string& path : options->files)
      TRY(print_postings(path, classifier, invocation.global.verbosity));
    return ExitCode::Success;
  });
}

}  // namespace labledger::cli
