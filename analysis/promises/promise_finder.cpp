#include "analysis/promises/promise_finder.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/changes.hpp"
#include "analysis/plain_text.hpp"
#include "analysis/segments.hpp"
#include "core/digest.hpp"
#include "core/names.hpp"

namespace labledger::analysis {
namespace {

/// Whether what is yet to come of it is a plan. What models will be able to do is a forecast,
/// unless a figure of it is planned.
bool is_of_resources(StatementKind kind) {
  return kind == StatementKind::Compute || kind == StatementKind::Funding ||
         kind == StatementKind::Headcount || kind == StatementKind::SafetyHeadcount;
}

bool binds(StatementLevel level) {
  return level != StatementLevel::Permissive && level != StatementLevel::Escape;
}

bool has_kind(const Statement& statement, StatementKind kind) {
  return std::ranges::find(statement.kinds, kind) != statement.kinds.end();
}

/// Whether a statement of its kinds and level is a promise when it has a deadline.
bool can_promise(const Statement& statement) {
  if (has_kind(statement, StatementKind::Commitment)) {
    return !statement.level || binds(*statement.level);
  }
  return has_kind(statement, StatementKind::Capability) ||
         std::ranges::any_of(statement.kinds, is_of_resources);
}

}  // namespace

const Deadline& FoundPromise::deadline() const {
  for (const DeadlineKind kind : {DeadlineKind::Date, DeadlineKind::Event}) {
    const auto found = std::ranges::find(deadlines, kind, &Deadline::kind);
    if (found != deadlines.end()) return *found;
  }
  return deadlines.front();
}

std::string promise_id(std::string_view owner, std::string_view letters) {
  constexpr std::size_t kIdDigits = 16;
  DigestBuilder parts;
  parts.add("promise").add(owner).add(letters);
  return parts.finish().hex().substr(0, kIdDigits);
}

PromiseFinder::PromiseFinder(StatementExtractor statements, QuantityReader figures,
                             DeadlineReader deadlines)
    : statements_(std::move(statements)),
      figures_(std::move(figures)),
      deadlines_(std::move(deadlines)) {}

Result<PromiseFinder> PromiseFinder::compile(const Lexicon& lexicon) {
  StatementExtractor statements = TRY(StatementExtractor::compile(lexicon, StatementModel()));
  QuantityReader figures = TRY(QuantityReader::compile(lexicon));
  DeadlineReader deadlines = TRY(DeadlineReader::compile(lexicon));
  return PromiseFinder(std::move(statements), std::move(figures), std::move(deadlines));
}

bool PromiseFinder::can_be_promise(const std::vector<StatementKind>& kinds,
                                   std::optional<StatementLevel> level, const std::string& sentence,
                                   const SayingDay& said) const {
  Statement statement;
  statement.kinds = kinds;
  statement.level = level;
  return can_promise(statement) &&
         is_promise(statement, sentence, deadlines_.read(plain_text(sentence), said));
}

bool PromiseFinder::is_promise(const Statement& statement, const std::string& sentence,
                               const DeadlineReading& reading) const {
  if (reading.deadlines.empty() || !can_promise(statement)) return false;
  if (has_kind(statement, StatementKind::Commitment)) return true;
  const bool has_resources = std::ranges::any_of(statement.kinds, is_of_resources);
  if (reading.looks_ahead && (has_resources || reading.is_own)) return true;
  const std::vector<Quantity> figures = figures_.read(sentence);
  return std::ranges::any_of(figures, [](const Quantity& figure) {
    return figure.status == QuantityStatus::Planned || figure.status == QuantityStatus::Aimed;
  });
}

std::vector<FoundPromise> PromiseFinder::promises_of(const Document& document,
                                                     const PageVoice& voice,
                                                     const SayingDay& said) const {
  const Segmentation segmentation = segment(document);
  std::vector<std::string> sentences;
  std::vector<const Segment*> places;
  for (const Segment& segment : segmentation.segments) {
    if (document.blocks[segment.block].role != BlockRole::Main) continue;
    sentences.emplace_back(document.view(segment.span));
    places.push_back(&segment);
  }
  std::vector<FoundPromise> promises;
  const Extraction read =
      statements_.read({.sentences = sentences, .lab = voice.lab, .owner = voice.owner});
  for (const Statement& statement : read.sentences) {
    if (statement.kinds.empty()) continue;
    const std::string& sentence = sentences[statement.sentence];
    DeadlineReading reading = deadlines_.read(plain_text(sentence), said);
    if (!is_promise(statement, sentence, reading)) continue;
    const Segment& place = *places[statement.sentence];
    promises.push_back({.key = place.key,
                        .letters = std::string(segmentation.letters_of(place)),
                        .quote = quote_segment(document, place),
                        .kinds = statement.kinds,
                        .level = statement.level,
                        .speaker = statement.speaker,
                        .deadlines = std::move(reading.deadlines)});
  }
  return promises;
}

bool PromiseFinder::states_new_deadline(const Edit& edit, const SayingDay& said) const {
  if (edit.type == ChangeType::Returned || edit.type == ChangeType::Moved) return false;
  const auto now = deadlines_.read(plain_text(edit.after->exact), said).deadlines;
  if (!edit.before) return !now.empty();
  const auto then = deadlines_.read(plain_text(edit.before->exact), said).deadlines;
  return std::ranges::any_of(now, [&](const Deadline& deadline) {
    return std::ranges::find(then, deadline) == then.end();
  });
}

std::vector<Edit> PromiseFinder::new_promises_of(const Document& document, const PageVoice& voice,
                                                 const SayingDay& said,
                                                 const Change& change) const {
  std::set<TextSpan> brought;
  for (const Edit& edit : change.edits) {
    if (edit.after && states_new_deadline(edit, said)) brought.insert(edit.after->span);
  }
  std::vector<Edit> found;
  if (brought.empty()) return found;
  for (const FoundPromise& promise : promises_of(document, voice, said)) {
    if (brought.contains(promise.quote.span)) found.push_back(edit_of(promise));
  }
  return found;
}

Edit edit_of(const FoundPromise& promise) {
  const Deadline& deadline = promise.deadline();
  Edit edit;
  edit.type = ChangeType::Added;
  edit.after = promise.quote;
  edit.reason = deadline.words + ": " + deadline_words(deadline);
  return edit;
}

}  // namespace labledger::analysis
