#include "analysis/changes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/digest.hpp"
#include "core/names.hpp"

namespace labledger::analysis {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
}

std::string to_hex(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = kHexDigits[(value >> (60 - 4 * i)) & 15];
  return out;
}

/// What an event id is a hash of: source, class, capture time, then the wordings.
std::string begin_identity(const ChangeFrame& frame, ChangeClass change_class) {
  return std::string(frame.source_url)
      .append("\n")
      .append(name_of(change_class))
      .append("\n")
      .append(std::to_string(frame.not_after.ms));
}

ChangeType type_of(const Verdict& verdict) {
  if (verdict.is_known_wording) return ChangeType::Returned;
  switch (verdict.difference.kind) {
    case DifferenceKind::Added:
      return ChangeType::Added;
    case DifferenceKind::Removed:
      return ChangeType::Removed;
    case DifferenceKind::Moved:
    case DifferenceKind::Recut:
      return ChangeType::Moved;
    case DifferenceKind::Reworded:
    case DifferenceKind::Renumbered:
    case DifferenceKind::Masked:
      break;
  }
  return ChangeType::Reworded;
}

Change tell_class(const ChangeFrame& frame, const Reading& before, const Reading& after,
                  const std::vector<Verdict>& verdicts, ChangeClass change_class) {
  Change change;
  change.change_class = change_class;
  change.not_before = frame.not_before;
  change.not_after = frame.not_after;
  std::string identity = begin_identity(frame, change_class);
  for (const Verdict& verdict : verdicts) {
    if (verdict.change_class != change_class) continue;
    Edit edit;
    edit.type = type_of(verdict);
    edit.reason = verdict.reason;
    if (verdict.difference.before) {
      const Segment& gone = before.segmentation.segments[*verdict.difference.before];
      edit.before = quote_segment(before.document, gone);
      identity.append("\n-").append(before.segmentation.letters_of(gone));
    }
    if (verdict.difference.after) {
      const Segment& shown = after.segmentation.segments[*verdict.difference.after];
      edit.after = quote_segment(after.document, shown);
      identity.append("\n+").append(after.segmentation.letters_of(shown));
    }
    change.edits.push_back(std::move(edit));
  }
  if (change.edits.empty()) return change;
  change.id = to_hex(stable_hash(identity));
  sum_up(change);
  return change;
}

}  // namespace

void sum_up(Change& change) {
  if (change.edits.empty()) return;
  const ChangeType first = change.edits.front().type;
  const bool is_common = std::all_of(change.edits.begin(), change.edits.end(),
                                     [&](const Edit& edit) { return edit.type == first; });
  change.type = is_common ? first : ChangeType::Reworded;
  change.severity.reset();
  for (const Edit& edit : change.edits)
    change.severity = std::max(change.severity, edit.severity);  // An empty one is the lowest.
}

std::vector<Change> tell_changes(const ChangeFrame& frame, const Reading& before,
                                 const Reading& after, const std::vector<Verdict>& verdicts) {
  std::vector<Change> changes;
  for (const ChangeClass change_class :
       {ChangeClass::Substantive, ChangeClass::Cosmetic, ChangeClass::Return}) {
    Change change = tell_class(frame, before, after, verdicts, change_class);
    if (!change.edits.empty()) changes.push_back(std::move(change));
  }
  return changes;
}

Change tell_problem(const ChangeFrame& frame) {
  Change change;
  change.change_class = ChangeClass::CaptureProblem;
  change.type = ChangeType::Removed;
  change.not_before = frame.not_before;
  change.not_after = frame.not_after;
  change.id = to_hex(stable_hash(begin_identity(frame, change.change_class)));
  return change;
}

void frame_links(const ChangeFrame& frame, Change& change) {
  change.not_before = frame.not_before;
  change.not_after = frame.not_after;
  std::string identity = begin_identity(frame, change.change_class);
  for (const Edit& edit : change.edits)
    identity.append("\n").append(edit.after->exact).append("\n").append(edit.reason);
  change.id = to_hex(stable_hash(identity));
}

Quote quote_segment(const Document& document, const Segment& segment) {
  return quote_span(document, segment.span, document.blocks[segment.block]);
}

Quote quote_span(const Document& document, TextSpan span, const Block& block) {
  const std::string_view text = document.text;
  std::size_t begin = span.begin - std::min<std::size_t>(span.begin, kQuoteContextBytes);
  while (begin < span.begin && is_inside_character(text, begin))
    ++begin;
  std::size_t end = std::min<std::size_t>(text.size(), span.end + kQuoteContextBytes);
  while (end > span.end && is_inside_character(text, end))
    --end;
  Quote quote;
  quote.exact = document.view(span);
  quote.prefix = text.substr(begin, span.begin - begin);
  quote.suffix = text.substr(span.end, end - span.end);
  quote.span = span;
  for (const std::string_view heading : heading_path(document, block)) {
    if (!quote.heading.empty()) quote.heading += " › ";
    quote.heading += heading;
  }
  return quote;
}

}  // namespace labledger::analysis
