// `labledger classify-edits` and `labledger classify-titles`: the classes that changes and openings
// get, for wordings and titles of one's own.

#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/direction.hpp"
#include "analysis/job_class.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/lexicon_files.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kLineLimit = 4U << 20;

struct ClassifyOptions {
  std::vector<std::string> files;  ///< Empty: standard input.
  std::string lexicon;             ///< A folder; empty: the lexicon that the program carries.
  OutputFormat format = OutputFormat::Text;
};

/// One line of an input.
struct Line {
  std::string place;  ///< "edits.jsonl:7".
  std::string text;   ///< Without its end.
};

/// Reads the next line. False at the end of the input.
Result<bool> read_line(std::istream& input, Line& line) {
  line.text.clear();
  std::streambuf& bytes = *input.rdbuf();
  constexpr int kEnd = std::istream::traits_type::eof();
  int c = bytes.sbumpc();
  if (c == kEnd) return false;
  for (; c != kEnd && c != '\n'; c = bytes.sbumpc()) {
    if (line.text.size() == kLineLimit) {
      return Error{ErrorKind::TooLarge, line.place + ": the line is over the limit of " +
                                            std::to_string(kLineLimit) + " bytes"};
    }
    line.text += static_cast<char>(c);
  }
  if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
  return true;
}

using LineReader = std::function<Result<void>(const Line&)>;

Result<void> read_lines(std::istream& input, const std::string& name, const LineReader& reader) {
  Line line;
  for (std::size_t number = 1;; ++number) {
    line.place = name + ":" + std::to_string(number);
    const bool has_line = TRY(read_line(input, line));
    if (!has_line) return {};
    TRY(reader(line));
  }
}

/// Hands every line of the files, or of standard input, to the reader, in order.
Result<void> read_inputs(const std::vector<std::string>& files, const LineReader& reader) {
  if (files.empty()) return read_lines(std::cin, "standard input", reader);
  for (const std::string& path : files) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorKind::NotFound, "cannot open '" + path + "'"};
    TRY(read_lines(file, path, reader));
  }
  return {};
}

/// The text of a key; empty when it is absent or null.
Result<std::string> text_of(const Json& record, const char* key, const std::string& place) {
  const auto found = record.find(key);
  if (found == record.end() || found->is_null()) return std::string();
  if (found->is_string()) return found->get<std::string>();
  return Error{ErrorKind::Malformed, place + ": '" + key + "' must be a string or null, not " +
                                         std::string(found->type_name())};
}

Result<void> classify_edit(const analysis::EditClassifier& classifier, const Line& line) {
  if (line.text.find_first_not_of(" \t") == std::string::npos) return {};
  const Json record = Json::parse(line.text, nullptr, false);
  if (!record.is_object()) {
    return Error{ErrorKind::Malformed, line.place + ": not a JSON object on one line"};
  }
  const std::string before = TRY(text_of(record, "before", line.place));
  const std::string after = TRY(text_of(record, "after", line.place));
  const std::string newer = TRY(text_of(record, "newer_version", line.place));
  const std::string older = TRY(text_of(record, "older_versions", line.place));
  const analysis::EditJudgement judgement =
      classifier.classify(before, after, {.newer_version = newer, .older_versions = older});
  Json out;
  out["id"] = record.value("id", Json(nullptr));
  out["change"] = name_of(judgement.type);
  out["severity"] = name_of(judgement.severity);
  out["reasons"] = judgement.reasons;
  print_line(out);
  return {};
}

Result<ExitCode> classify_edits(const ClassifyOptions& options) {
  const Lexicon lexicon = TRY(load_lexicon(options.lexicon));
  const analysis::EditClassifier classifier = TRY(analysis::EditClassifier::compile(lexicon));
  TRY(read_inputs(options.files,
                  [&](const Line& line) { return classify_edit(classifier, line); }));
  return ExitCode::Success;
}

Result<ExitCode> classify_titles(const ClassifyOptions& options) {
  const Lexicon lexicon = TRY(load_lexicon(options.lexicon));
  const analysis::JobClassifier classifier = TRY(analysis::JobClassifier::compile(lexicon));
  TRY(read_inputs(options.files, [&](const Line& line) -> Result<void> {
    const analysis::JobJudgement judgement =
        classifier.classify({.title = line.text, .team = {}, .department = {}, .description = {}});
    if (options.format == OutputFormat::Text) {
      fmt::print("{}\t{}\n", line.text, name_of(judgement.job_class));
    } else {
      print_line({{"title", line.text},
                  {"class", name_of(judgement.job_class)},
                  {"reason", judgement.reason}});
    }
    return {};
  }));
  return ExitCode::Success;
}

std::shared_ptr<ClassifyOptions> add_options(const Command& command) {
  auto options = std::make_shared<ClassifyOptions>();  // Owners: the options and the body.
  command.option("FILE", options->files, "Files to read (default: standard input)");
  command.option("--lexicon", options->lexicon,
                 "Folder of .toml files that replace or add to the built-in lexicon");
  return options;
}

}  // namespace

void add_classify_commands(const Command& program) {
  const Command edits = program.add_command(
      "classify-edits", "Tells whether edits weaken or strengthen a promise, and why");
  edits.notes(
      "Reads JSON Lines {id, before, after} and, where known, {newer_version, older_versions};\n"
      "writes {id, change, severity, reasons[]}.\n"
      "Example:\n"
      "  labledger classify-edits edits.jsonl");
  const auto edit_options = add_options(edits);
  edits.runs([edit_options] { return classify_edits(*edit_options); });

  const Command titles =
      program.add_command("classify-titles", "Tells the class of openings from their titles");
  titles.notes(
      "Reads titles, one a line; writes title TAB class.\n"
      "Example:\n"
      "  labledger classify-titles titles.txt --format jsonl");
  const auto title_options = add_options(titles);
  titles.format_option(title_options->format, {OutputFormat::Text, OutputFormat::JsonLines});
  titles.runs([title_options] { return classify_titles(*title_options); });
}

}  // namespace labledger::cli
