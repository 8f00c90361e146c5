// How well are statements told from labelled sentences, and with which weights? Trains the model of
// analysis/statements/statement_model.hpp and prints F1 a kind for the rules alone and for rules
// and model: on the sentences it was trained with, and on unseen documents: cut into five parts,
// each part by a model of the four others.
//
// usage: train_statements DOCUMENTS SENTENCES [OUT] [PENALTY] [POSITIVE_WEIGHT] [THRESHOLD]
//   DOCUMENTS  folders, parted by commas: docs.jsonl with {doc, lab}, for each doc a DOC.jsonl with
//              {text, kinds[]} in document order
//   SENTENCES  a file of single sentences {text, lab, document, label, type}
//   OUT        where the weights go

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/statements/passage.hpp"
#include "analysis/statements/statement_features.hpp"
#include "analysis/statements/statement_training.hpp"
#include "cli/lexicon_files.hpp"
#include "core/names.hpp"

namespace {

using labledger::kStatementKinds;
using labledger::StatementKind;
using namespace labledger::analysis;
using Json = nlohmann::json;

/// Of denials there are too few to learn from, and figures are told well enough by rules.
constexpr std::array kModelled = {StatementKind::RiskAck, StatementKind::Commitment,
                                  StatementKind::SafetyPastAction, StatementKind::Capability};

constexpr std::size_t kFolds = 5;

/// What a sentence counts that two careful readers could see differently.
constexpr double kHardWeight = 0.5;

/// A sentence with what is needed to count it.
struct Example {
  LabelledSentence sentence;
  KindSet by_rules;
  std::size_t fold = 0;         ///< The part that its document is in; below kFolds.
  bool is_in_document = false;  ///< Single sentences are not trained with, and counted apart.
  bool is_hard = false;
  std::string document;
  std::string folder;
};

std::vector<Json> records_of(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open '" + path + "'");
  std::vector<Json> records;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) records.push_back(Json::parse(line));
  }
  return records;
}

KindSet kinds_of(const Json& names) {
  KindSet kinds;
  for (const Json& name : names) {
    const auto kind = labledger::from_name<StatementKind>(name.get<std::string>());
    if (kind) kinds.set(index_of(*kind));
  }
  return kinds;
}

void read_document(const StatementLexicon& lexicon, const std::vector<Json>& records,
                   const std::string& lab, Example common, std::vector<Example>& examples) {
  std::vector<std::string> sentences;
  sentences.reserve(records.size());
  for (const Json& record : records)
    sentences.push_back(record.at("text").get<std::string>());
  const Passage passage = read_passage(lexicon, sentences, {}, lab, DocumentOwner::Lab);
  const PassageSummary summary = summarize(passage);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    common.is_hard = records[i].value("hard", false);
    common.sentence = {.features = features_of(passage, summary, i),
                       .kinds = kinds_of(records[i].at("kinds")),
                       .weight = common.is_hard ? kHardWeight : 1};
    common.by_rules = summary.by_rules[i];
    examples.push_back(common);
  }
}

void read_documents(const StatementLexicon& lexicon, const std::string& folder,
                    std::size_t& documents, std::vector<Example>& examples) {
  for (const Json& document : records_of(folder + "/docs.jsonl")) {
    const auto name = document.at("doc").get<std::string>();
    Example common;
    common.is_in_document = true;
    common.document = name;
    common.folder = folder;
    common.fold = documents++ % kFolds;
    read_document(lexicon, records_of(fmt::format("{}/{}.jsonl", folder, name)),
                  document.at("lab").get<std::string>(), common, examples);
  }
}

void read_single_sentences(const StatementLexicon& lexicon, const std::string& path,
                           std::vector<Example>& examples) {
  for (Json& record : records_of(path)) {
    const auto type = record.at("type").get<std::string>();
    if (type == "definition" || type == "nondisclosure") continue;
    Example common;
    common.document =
        record.at("label").get<std::string>() == "neg" ? "(negatives)" : "(positives)";
    record["kinds"] = Json::array({type == "capability_claim" ? "capability" : type});
    read_document(lexicon, {record}, record.at("lab").get<std::string>(), common, examples);
  }
}

std::array<KindWeights, kStatementKinds> train(const std::vector<Example>& examples,
                                               std::size_t left_out,
                                               const TrainingSettings& settings, double threshold) {
  std::vector<const LabelledSentence*> sentences;
  for (const Example& example : examples) {
    if (example.is_in_document && example.fold != left_out) sentences.push_back(&example.sentence);
  }
  std::array<KindWeights, kStatementKinds> kinds;
  for (const StatementKind kind : kModelled)
    kinds[index_of(kind)] = {threshold, train_kind(sentences, kind, settings)};
  return kinds;
}

/// Hits, false alarms and misses.
struct Tally {
  std::size_t hits = 0;
  std::size_t extra = 0;
  std::size_t missed = 0;

  void count(bool wanted, bool told) {
    if (wanted && told) ++hits;
    if (told && !wanted) ++extra;
    if (wanted && !told) ++missed;
  }
  [[nodiscard]] double f1() const {
    const std::size_t sum = 2 * hits + extra + missed;
    return sum == 0 ? 1 : 2 * static_cast<double>(hits) / static_cast<double>(sum);
  }
};

/// How well the sentences of some documents were told.
struct Count {
  std::array<Tally, kStatementKinds> kinds;
  Tally all;
  Tally easy;

  void add(const Example& example, const KindSet& told) {
    for (std::size_t kind = 0; kind < kStatementKinds; ++kind) {
      const bool wanted = example.sentence.kinds[kind];
      kinds[kind].count(wanted, told[kind]);
      all.count(wanted, told[kind]);
      if (!example.is_hard) easy.count(wanted, told[kind]);
    }
  }
  void print(const std::string& title) const {
    fmt::print("{:<42} F1 {:.3f}  easy {:.3f}", title, all.f1(), easy.f1());
    for (const StatementKind kind : kModelled)
      fmt::print("  {} {:.3f}", labledger::name_of(kind), kinds[index_of(kind)].f1());
    fmt::print("\n");
  }
};

/// Counts what was told of each sentence, and prints F1 over all, for each folder, and for each
/// document if it is to.
void report(const std::string& title, const std::vector<Example>& examples,
            const std::vector<KindSet>& told, bool shows_documents) {
  Count all;
  std::map<std::string, Count> folders;
  std::map<std::string, Count> documents;
  std::size_t false_alarms = 0;
  std::size_t negatives = 0;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Example& example = examples[i];
    if (example.document == "(negatives)") {
      ++negatives;
      if (told[i].any()) ++false_alarms;
    }
    if (!example.is_in_document) continue;
    all.add(example, told[i]);
    folders[example.folder].add(example, told[i]);
    documents[example.document].add(example, told[i]);
  }
  fmt::print("{}: of {} single negatives {} taken\n", title, negatives, false_alarms);
  all.print("  all");
  for (const auto& [folder, count] : folders)
    count.print("  " + folder);
  if (!shows_documents) return;
  for (const auto& [document, count] : documents)
    count.print("    " + document);
}

std::vector<KindSet> tell(const std::vector<Example>& examples, const StatementModel& model) {
  std::vector<KindSet> told;
  told.reserve(examples.size());
  for (const Example& example : examples) {
    const bool by_model = example.is_in_document;  // Of a sentence alone the rules decide.
    told.push_back(by_model ? model.decide(example.sentence.features, example.by_rules)
                            : example.by_rules);
  }
  return told;
}

void run(const std::vector<Example>& examples, const TrainingSettings& settings, double threshold,
         const std::string& out) {
  report("rules alone", examples, tell(examples, StatementModel()), !out.empty());
  std::vector<KindSet> unseen = tell(examples, StatementModel());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const StatementModel model(train(examples, fold, settings, threshold));
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (examples[i].is_in_document && examples[i].fold == fold)
        unseen[i] = model.decide(examples[i].sentence.features, examples[i].by_rules);
    }
  }
  report("unseen documents", examples, unseen, !out.empty());
  const StatementModel model(train(examples, kFolds, settings, threshold));
  report("training sentences", examples, tell(examples, model), false);
  if (!out.empty()) std::ofstream(out) << model.write();
}

int train_from(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) {
    fmt::print(stderr,
               "usage: train_statements DOCUMENTS SENTENCES [OUT] [PENALTY] [POSITIVE_WEIGHT] "
               "[THRESHOLD]\n");
    return 2;
  }
  const auto argument = [&](std::size_t i, double otherwise) {
    return arguments.size() > i ? std::stod(arguments[i]) : otherwise;
  };
  const auto lexicon = labledger::cli::load_lexicon("");
  if (!lexicon) throw std::runtime_error(lexicon.error().message);
  const auto statements = StatementLexicon::compile(*lexicon);
  if (!statements) throw std::runtime_error(statements.error().message);
  std::vector<Example> examples;
  std::size_t documents = 0;
  for (std::string_view folders = arguments[0]; !folders.empty();) {
    const std::size_t end = std::min(folders.find(','), folders.size());
    read_documents(*statements, std::string(folders.substr(0, end)), documents, examples);
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  read_single_sentences(*statements, arguments[1], examples);
  const TrainingSettings settings{.penalty = argument(3, 5), .positive_weight = argument(4, 2)};
  run(examples, settings, argument(5, 0.4), arguments.size() > 2 ? arguments[2] : "");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return train_from({argv + 1, argv + argc});
  } catch (const std::exception& failure) {  // Of the JSON library, and of a file that is missing.
    std::fputs(failure.what(), stderr);
    return 1;
  }
}
