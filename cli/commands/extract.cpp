// `labledger extract`: what a document states of risk, promises, ability and resources, sentence by
// sentence.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/figures/quantities.hpp"
#include "analysis/statements/statements.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/json.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/quantity_json.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kFileLimit = 16U << 20;
constexpr std::size_t kSentenceLimit = 100'000;

struct ExtractOptions {
  std::string sentences;  ///< A file with one sentence a line.
  std::string lab;
  std::string lexicon;  ///< A folder; empty: the lexicon that the program carries.
  bool by_others = false;
  bool with_model = false;
};

/// The lines of a file, without their ends. TooLarge when there are too many.
Result<std::vector<std::string>> lines_of(const std::string& path) {
  const std::string bytes = TRY(read_file(path, kFileLimit));
  std::vector<std::string> lines;
  for (std::string_view rest = bytes; !rest.empty();) {
    if (lines.size() == kSentenceLimit) {
      return Error{ErrorKind::TooLarge, path + ": more lines than the limit of " +
                                            std::to_string(kSentenceLimit) + " sentences"};
    }
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

Json to_json(const Statement& statement, const std::vector<Quantity>& quantities,
             std::string_view sentence) {
  Json json;
  json["line"] = statement.sentence;
  json["kinds"] = Json::array();
  for (const StatementKind kind : statement.kinds)
    json["kinds"].push_back(name_of(kind));
  json["categories"] = statement.categories;
  json["level"] = statement.level ? Json(name_of(*statement.level)) : Json(nullptr);
  json["speaker"] = name_of(statement.speaker);
  json["quantities"] = Json::array();
  for (const Quantity& quantity : quantities)
    json["quantities"].push_back(cli::to_json(quantity, sentence));
  json["reasons"] = statement.reasons;
  return json;
}

Result<ExitCode> extract(const ExtractOptions& options) {
  const std::vector<std::string> sentences = TRY(lines_of(options.sentences));
  const Lexicon lexicon = TRY(load_lexicon(options.lexicon));
  analysis::StatementModel model;
  if (options.with_model) {
    model = TRY(analysis::StatementModel::parse(embedded_statement_weights()));
  }
  const analysis::StatementExtractor extractor =
      TRY(analysis::StatementExtractor::compile(lexicon, std::move(model)));
  const analysis::QuantityReader figures = TRY(analysis::QuantityReader::compile(lexicon));
  const auto owner =
      options.by_others ? analysis::DocumentOwner::Other : analysis::DocumentOwner::Lab;
  for (const Statement& statement :
       extractor.extract({.sentences = sentences, .lab = options.lab, .owner = owner})) {
    const std::string& sentence = sentences[statement.sentence];
    print_line(to_json(statement, figures.read(sentence), sentence));
  }
  return ExitCode::Success;
}

}  // namespace

void add_extract_command(const Command& program) {
  const Command command = program.add_command(
      "extract", "Finds what a document states of risk, promises, ability and resources");
  command.notes(
      "Reads one sentence a line, in the order of the document, headings and list items as lines\n"
      "of their own; writes JSON Lines {line, kinds[], categories[], level, speaker, "
      "quantities[],\n"
      "reasons[]}. Lines are counted from 0; a line that states nothing is left out.\n"
      "Examples:\n"
      "  labledger extract --sentences policy.txt --lab \"Example Lab\"\n"
      "  labledger extract --sentences article.txt --lab \"Example Lab\" --by-others");
  auto options = std::make_shared<ExtractOptions>();  // Owners: the options and the body.
  command.option("--sentences", options->sentences, "File with one sentence a line").required();
  command.option("--lab", options->lab, "The lab's name, as the document writes it").required();
  command.flag("--by-others", options->by_others,
               "The document is not the lab's own: its \"we\" is somebody else");
  command.flag("--with-model", options->with_model,
               "Lets the trained model decide, too (docs/scoring.md says why it does not)");
  command.option("--lexicon", options->lexicon,
                 "Folder of .toml files that replace or add to the built-in lexicon");
  command.runs([options] { return extract(*options); });
}

}  // namespace labledger::cli
