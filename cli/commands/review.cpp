// `labledger review`: what waits for a person, and what people say of it.

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/agreement.hpp"
#include "analysis/review_queue.hpp"
#include "cli/change_view.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/doubtful_statements.hpp"
#include "cli/json.hpp"
#include "cli/ledger.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "cli/review_author.hpp"
#include "cli/review_book.hpp"
#include "cli/review_subject.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct ListOptions {
  OutputFormat format = OutputFormat::Text;
  PeriodOptions period;
  std::string lab;
  std::string reviewer;
  std::string labs_folder;
  bool all = false;
};

struct EntryOptions {
  std::string id;
  std::string author;
  std::string reason;
  std::string outcome;
  std::string source;
  std::string labs_folder;
  std::vector<std::string> labels;
};

Result<Configuration> load(const Invocation& invocation, const std::string& labs_folder) {
  return load_configuration({invocation.global.config_path, labs_folder}, process_environment(),
                            LabFiles::Optional);
}

/// A change that waits, and why.
struct Waiting {
  analysis::ReviewCause cause;
  ChangeView view;
};

/// The changes that wait for a person: by cause, then newest first.
Result<std::vector<Waiting>> waiting_changes(Ledger& ledger, const parsers::Registry& registry,
                                             const ListOptions& options) {
  const Period period = TRY(read_period(options.period));
  const Lexicon lexicon = TRY(load_lexicon(""));
  const auto search = TRY(analysis::AnnouncementSearch::compile(lexicon));
  ReviewBook reviews = TRY(ReviewBook::read(ledger));
  ChangeViews views(ledger, registry, search, std::move(reviews));
  std::vector<Waiting> waiting;
  auto rows = TRY(ledger.changes().read({.since = period.since, .until = period.until}));
  for (db::ChangeRow& row : rows) {
    const Lab* lab = registry.find_owner(row.url);
    if (!options.lab.empty() && (lab == nullptr || lab->id != options.lab)) continue;
    ChangeView view = TRY(views.look_around(std::move(row)));
    const auto cause = analysis::cause_to_review(view.row.change, view.reviews, options.reviewer);
    if (cause) waiting.push_back({*cause, std::move(view)});
  }
  std::stable_sort(waiting.begin(), waiting.end(), [](const Waiting& a, const Waiting& b) {
    return std::tie(a.cause, b.view.row.change.not_after) <
           std::tie(b.cause, a.view.row.change.not_after);
  });
  return waiting;
}

/// Every entry there is, and whether its subject still exists.
Result<ExitCode> print_entries(Ledger& ledger, const parsers::Registry& registry,
                               OutputFormat format) {
  const std::vector<ReviewEntry> entries = TRY(ledger.reviews().read());
  std::map<std::pair<ReviewSubject, std::string>, bool> known;
  for (const ReviewEntry& entry : entries) {
    const auto key = std::pair(entry.subject_kind, entry.subject);
    if (!known.contains(key)) {
      known[key] = TRY(has_subject(ledger, registry, {entry.subject_kind, entry.subject}));
    }
    if (format == OutputFormat::JsonLines) {
      Json json = to_json(entry);
      json["subject_found"] = known[key];
      print_line(json);
    } else {
      fmt::print("{}  {} {}{}\n  {}\n", entry.id.value, name_of(entry.subject_kind), entry.subject,
                 known[key] ? "" : "  [no longer in the ledger]", review_words(entry));
    }
  }
  return ExitCode::Success;
}

/// Statements that the program is not sure how to read, after the changes.
Result<void> print_doubtful(Ledger& ledger, const parsers::Registry& registry,
                            const ListOptions& options) {
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  const std::vector<DoubtfulStatement> doubtful =
      TRY(doubtful_statements(ledger, registry, reviews, options.lab, options.reviewer));
  for (const DoubtfulStatement& next : doubtful) {
    if (options.format == OutputFormat::JsonLines) {
      print_line({{"id", next.id},
                  {"subject_kind", name_of(ReviewSubject::Statement)},
                  {"lab", next.lab},
                  {"url", next.url},
                  {"quote", next.quote},
                  {"waits_because", next.cause}});
      continue;
    }
    fmt::print("{}:\n  statement {}  {}\n  “{}”\n", next.cause, next.id, next.url, next.quote);
  }
  return {};
}

Result<ExitCode> list(const Invocation& invocation, const ListOptions& options) {
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  Configuration configuration = TRY(load(invocation, options.labs_folder));
  TRY(add_discovered(*ledger, configuration));
  const parsers::Registry& registry = configuration.registry;
  if (!options.lab.empty() && registry.find_lab(options.lab) == nullptr) {
    return Error{ErrorKind::Usage, "--lab: no lab file has the id '" + options.lab + "'"};
  }
  if (options.all) return print_entries(*ledger, registry, options.format);
  const std::vector<Waiting> waiting = TRY(waiting_changes(*ledger, registry, options));
  for (const Waiting& next : waiting) {
    if (options.format == OutputFormat::JsonLines) {
      Json json = to_json(next.view);
      json["waits_because"] = analysis::words_of(next.cause);
      // A second reviewer judges without knowing what the first said.
      for (const char* key : {"review", "reviews"}) {
        if (!options.reviewer.empty()) json.erase(key);
      }
      print_line(json);
      continue;
    }
    fmt::print("{}:\n", analysis::words_of(next.cause));
    print_text(next.view, options.reviewer.empty() ? ReviewDetail::Standing : ReviewDetail::None);
  }
  TRY(print_doubtful(*ledger, registry, options));
  return ExitCode::Success;
}

/// Appends one entry about a subject of the ledger, and says so.
Result<ExitCode> append(const Invocation& invocation, const EntryOptions& options,
                        ReviewAction action) {
  const Configuration configuration = TRY(load(invocation, options.labs_folder));
  const auto ledger = TRY(Ledger::open_to_append(invocation.global.db_path));
  const NamedSubject subject = TRY(find_subject(*ledger, configuration.registry, options.id));
  ReviewEntry entry;
  entry.at = invocation.clock.now();
  entry.author = TRY(author_or_default(options.author, configuration));
  entry.action = action;
  entry.subject_kind = subject.kind;
  entry.subject = subject.id;
  entry.reason = options.reason;
  entry.url = TRY(read_source_option(options.source));
  for (const std::string& typed : options.labels)
    entry.fields.push_back(TRY(read_label(subject.kind, typed)));
  if (action == ReviewAction::Settle) {
    if (subject.kind != ReviewSubject::Promise) {
      return Error{ErrorKind::Usage, "'" + options.id + "' is a " +
                                         std::string(name_of(subject.kind)) +
                                         "; only promises are settled"};
    }
    entry.fields.push_back({"as", options.outcome});
  }
  const ReviewEntry kept = TRY(ledger->reviews().append(std::move(entry)));
  if (invocation.global.verbosity >= 0) {
    fmt::print("entry {}: {} {} {}\n", kept.id.value, name_of(kept.subject_kind), kept.subject,
               review_words(kept));
  }
  return ExitCode::Success;
}

/// What two reviewers said of the subjects that both judged.
using JudgedByPair =
    std::map<std::pair<std::string, std::string>, std::vector<analysis::JudgedPair>>;

JudgedByPair judged_by_pairs(const ReviewBook& book) {
  JudgedByPair judged;
  for (const auto& [subject, entries] : book.by_subject()) {
    std::vector<ReviewEntry> verdicts = standing_verdicts(entries);
    std::ranges::sort(verdicts, {}, &ReviewEntry::author);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      for (std::size_t k = i + 1; k < verdicts.size(); ++k) {
        judged[{verdicts[i].author, verdicts[k].author}].emplace_back(name_of(verdicts[i].action),
                                                                      name_of(verdicts[k].action));
      }
    }
  }
  return judged;
}

std::string kappa_words(const analysis::Agreement& found) {
  if (found.subjects < analysis::kEnoughJudged) {
    return fmt::format("not enough to say more: kappa needs {} subjects judged by both",
                       analysis::kEnoughJudged);
  }
  if (!found.kappa) return "kappa is undefined: both gave the same verdict throughout";
  return fmt::format("kappa {:.2f} (95 % interval {:.2f} to {:.2f})", *found.kappa, found.low,
                     found.high);
}

Result<ExitCode> print_agreement(const Invocation& invocation, OutputFormat format) {
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const ReviewBook book = TRY(ReviewBook::read(*ledger));
  const JudgedByPair judged = judged_by_pairs(book);
  for (const auto& [reviewers, pairs] : judged) {
    const analysis::Agreement found = analysis::agreement_of(pairs);
    const bool says_kappa = found.kappa && found.subjects >= analysis::kEnoughJudged;
    if (format == OutputFormat::JsonLines) {
      Json json = {{"reviewers", {reviewers.first, reviewers.second}},
                   {"subjects", found.subjects},
                   {"observed", found.observed},
                   {"expected", found.expected}};
      json["kappa"] = says_kappa ? Json(*found.kappa) : Json(nullptr);
      json["low"] = says_kappa ? Json(found.low) : Json(nullptr);
      json["high"] = says_kappa ? Json(found.high) : Json(nullptr);
      json["note"] = kappa_words(found);
      print_line(json);
      continue;
    }
    fmt::print("{} and {}: {} judged by both, {:.0f} % alike (by lot {:.0f} %); {}\n",
               reviewers.first, reviewers.second, found.subjects, found.observed * 100,
               found.expected * 100, kappa_words(found));
  }
  if (judged.empty() && format == OutputFormat::Text) {
    fmt::print("no subject was judged by two reviewers\n");
  }
  return ExitCode::Success;
}

void add_list(const Command& review, const Invocation& invocation,
              const std::shared_ptr<ListOptions>& options) {
  const Command command = review.add_command("list", "What waits for a person, gravest first");
  command.format_option(options->format, {OutputFormat::Text, OutputFormat::JsonLines});
  add_period_options(command, options->period);
  command.option("--lab", options->lab, "Only changes of this lab's pages");
  command.option("--reviewer", options->reviewer,
                 "What this reviewer has not judged; hides what others said");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.flag("--all", options->all,
               "Every entry ever made, and whether its subject still exists");
  command.runs([&invocation, options] { return list(invocation, *options); });
}

/// A command that appends one entry. The caller adds the options that are its own.
struct EntryCommand {
  Command command;
  std::shared_ptr<EntryOptions> options;
};

EntryCommand add_entry(const Command& review, const Invocation& invocation, const std::string& name,
                       ReviewAction action, const std::string& summary) {
  const Command command = review.add_command(name, summary);
  auto options = std::make_shared<EntryOptions>();  // Owners: the options and the body.
  const bool is_note = action == ReviewAction::Note;
  command
      .option("id", options->id,
              "The id of a change, event, promise or statement, or an entry's number")
      .required();
  command.option("--author", options->author, "Who says so (default: `reviewer` of the config)");
  command.option(is_note ? "--text" : "--reason", options->reason, is_note ? "What" : "Why")
      .required();
  command.option("--source", options->source, "An address where it can be looked up");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.runs([&invocation, options, action] { return append(invocation, *options, action); });
  return {command, options};
}

}  // namespace

void add_review_command(const Command& program, const Invocation& invocation) {
  const Command review =
      program.add_command("review", "Verdicts, corrections and notes of people; kept as evidence");
  review.notes(
      "Entries are appended with who, when and why, chained like the fetch log, and survive every\n"
      "reparse. Of each author the latest verdict stands; all are kept.\n"
      "Examples:\n"
      "  labledger review list --lab acme\n"
      "  labledger review reject 5f2b7a0c1d9e4f38 --author Ann --reason 'only the menu moved'\n"
      "  labledger review relabel 5f2b7a0c1d9e4f38 --field severity=low --reason 'a typo'\n"
      "  labledger review agreement");
  const auto list_options = std::make_shared<ListOptions>();  // Owners: options and two bodies.
  review.runs([&invocation, list_options] { return list(invocation, *list_options); });
  add_list(review, invocation, list_options);
  using enum ReviewAction;
  add_entry(review, invocation, "accept", Accept, "The finding holds as it is told");
  add_entry(review, invocation, "reject", Reject, "The finding does not hold, or is no news");
  add_entry(review, invocation, "note", Note, "A remark without a verdict");
  const EntryCommand relabel =
      add_entry(review, invocation, "relabel", Relabel, "The finding holds, under other labels");
  relabel.command.option("--field", relabel.options->labels, "severity=low, type=reworded, …")
      .required();
  const EntryCommand settle =
      add_entry(review, invocation, "settle", Settle, "What came of a dated promise");
  settle.command.option("--as", settle.options->outcome, "met, missed or contested")
      .required()
      .one_of({"met", "missed", "contested"});
  const Command agreement =
      review.add_command("agreement", "How far each two reviewers agree: Cohen's kappa");
  auto format = std::make_shared<OutputFormat>(OutputFormat::Text);  // Owners: option and body.
  agreement.format_option(*format, {OutputFormat::Text, OutputFormat::JsonLines});
  agreement.runs([&invocation, format] { return print_agreement(invocation, *format); });
}

}  // namespace labledger::cli
