// `labledger extract`: what a document states of risk, promises, ability and resources, sentence by
// sentence.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/changes.hpp"
#include "analysis/figures/quantities.hpp"
#include "analysis/segments.hpp"
#include "analysis/statements/document_statements.hpp"
#include "analysis/statements/statements.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/json.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/quantity_json.hpp"
#include "core/document.hpp"
#include "core/names.hpp"
#include "parsers/payload.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kFileLimit = 16U << 20;
constexpr std::size_t kDocumentLimit = 64U << 20;
constexpr std::size_t kSentenceLimit = 100'000;

struct ExtractOptions {
  std::vector<std::string> files;  ///< Documents.
  std::string sentences;           ///< A file with one sentence a line.
  std::string lab;
  std::string lexicon;  ///< A folder; empty: the lexicon that the program carries.
  bool by_others = false;
  bool rules_only = false;
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

/// What every line says of a statement.
void put_statement(const Statement& statement, const std::vector<Quantity>& quantities,
                   std::string_view sentence, Json& json) {
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
}

/// What statements are told by.
struct Extractors {
  analysis::StatementExtractor statements;
  analysis::QuantityReader figures;
};

Result<Extractors> make_extractors(const ExtractOptions& options) {
  const Lexicon lexicon = TRY(load_lexicon(options.lexicon));
  analysis::StatementModel model;
  if (!options.rules_only) model = TRY(shipped_statement_model());
  auto statements = TRY(analysis::StatementExtractor::compile(lexicon, std::move(model)));
  auto figures = TRY(analysis::QuantityReader::compile(lexicon));
  return Extractors{.statements = std::move(statements), .figures = std::move(figures)};
}

analysis::DocumentOwner owner_of(const ExtractOptions& options) {
  return options.by_others ? analysis::DocumentOwner::Other : analysis::DocumentOwner::Lab;
}

Result<void> extract_sentences(const Extractors& extractors, const ExtractOptions& options) {
  const std::vector<std::string> sentences = TRY(lines_of(options.sentences));
  const std::vector<Statement> statements = extractors.statements.extract(
      {.sentences = sentences, .lab = options.lab, .owner = owner_of(options)});
  for (const Statement& statement : statements) {
    const std::string& sentence = sentences[statement.sentence];
    Json json;
    json["line"] = statement.sentence;
    put_statement(statement, extractors.figures.read(sentence), sentence, json);
    print_line(json);
  }
  return {};
}

/// One document: an HTML page, a PDF, or text.
Result<void> extract_file(const Extractors& extractors, const ExtractOptions& options,
                          const std::string& path) {
  const std::string bytes = TRY(read_file(path, kDocumentLimit));
  const Document document = parsers::parse_payload(bytes, content_type_by_name(path));
  if (!document.usable()) {
    return Error{ErrorKind::Malformed, "'" + path + "' has no text to read: " +
                                           std::string(name_of(document.problems.front()))};
  }
  const analysis::Segmentation segmentation = analysis::segment(document);
  analysis::DocumentStatements read =
      read_statements(extractors.statements, document, segmentation,
                      {.lab = options.lab, .owner = owner_of(options)});
  for (analysis::SegmentStatement& found : read.segments) {
    if (found.statement.kinds.empty()) continue;
    const analysis::Segment& segment = segmentation.segments[found.segment];
    const std::string_view sentence = document.view(segment.span);
    found.statement.reasons =
        extractors.statements.reasons_of(found.statement, sentence, options.lab);
    Json json;
    json["file"] = path;
    json["document"] = name_of(read.kind);
    put_statement(found.statement, extractors.figures.read(sentence), sentence, json);
    json["quote"] = cli::to_json(std::optional(analysis::quote_segment(document, segment)));
    print_line(json);
  }
  return {};
}

Result<ExitCode> extract(const ExtractOptions& options) {
  if (options.files.empty() && options.sentences.empty()) {
    return Error{ErrorKind::Usage, "extract: name a file, or --sentences"};
  }
  const Extractors extractors = TRY(make_extractors(options));
  if (!options.sentences.empty()) TRY(extract_sentences(extractors, options));
  for (const std::string& path : options.files)
    TRY(extract_file(extractors, options, path));
  return ExitCode::Success;
}

}  // namespace

void add_extract_command(const Command& program) {
  const Command command = program.add_command(
      "extract", "Finds what a document states of risk, promises, ability and resources");
  command.notes(
      "Reads pages, PDFs and texts, and writes JSON Lines {file, document, kinds[], categories[],\n"
      "level, speaker, quantities[], reasons[], quote}; the quote has its heading and its place "
      "in\n"
      "the text that 'labledger parse' gives. --sentences reads one sentence a line, in the order\n"
      "of the document, headings and list items as lines of their own, and says `line`, counted\n"
      "from 0, instead. What states nothing is left out.\n"
      "Examples:\n"
      "  labledger extract policy.html card.pdf --lab \"Example Lab\"\n"
      "  labledger extract post.html --lab \"Example Lab\" --by-others\n"
      "  labledger extract --sentences policy.txt --lab \"Example Lab\"");
  auto options = std::make_shared<ExtractOptions>();  // Owners: the options and the body.
  Option files = command.option("FILE", options->files, "Documents to read");
  Option sentences =
      command.option("--sentences", options->sentences, "File with one sentence a line");
  const Option lab =
      command.option("--lab", options->lab, "The lab's name, as the document writes it");
  sentences.needs(lab).excludes(files);
  command.flag("--by-others", options->by_others,
               "The document is not the lab's own: its \"we\" is somebody else");
  command.flag("--rules-only", options->rules_only,
               "Leaves the trained model out (docs/scoring.md says what it adds)");
  command.option("--lexicon", options->lexicon,
                 "Folder of .toml files that replace or add to the built-in lexicon");
  command.runs([options] { return extract(*options); });
}

}  // namespace labledger::cli
