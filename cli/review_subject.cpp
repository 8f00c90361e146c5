#include "cli/review_subject.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/promise_book.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kIdDigits = 16;

bool is_id(std::string_view typed) {
  return typed.size() == kIdDigits &&
         typed.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_number(std::string_view typed) {
  return !typed.empty() && typed.size() < kIdDigits &&
         typed.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<bool> has_entry(Ledger& ledger, const std::string& number) {
  std::int64_t value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  const std::vector<ReviewEntry> entries = TRY(ledger.reviews().read());
  return std::ranges::any_of(entries,
                             [&](const ReviewEntry& entry) { return entry.id.value == value; });
}

Result<bool> has_statement(Ledger& ledger, const std::string& id) {
  constexpr int kHexadecimal = 16;
  std::uint64_t value = 0;
  std::from_chars(id.data(), id.data() + id.size(), value, kHexadecimal);
  return ledger.statements().has_statement(value);
}

/// A label that may be corrected, and the names that it may have.
struct Label {
  ReviewSubject subject;
  std::string_view key;
  std::vector<std::string_view> values;
};

template <typename Enum>
std::vector<std::string_view> names_up_to(Enum last) {
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(last); ++i)
    names.push_back(name_of(static_cast<Enum>(i)));
  return names;
}

const std::vector<Label>& labels() {
  using enum ReviewSubject;
  static const std::vector<Label> all = {
      {Change, "severity", names_up_to(Severity::Critical)},
      {Change, "type", names_up_to(ChangeType::Returned)},
      {Change, "class", names_up_to(ChangeClass::CaptureProblem)},
      {Change, "announced", names_up_to(Announced::No)},
      {Event, "severity", names_up_to(Severity::Critical)},
      {Promise, "level", names_up_to(StatementLevel::Escape)},
      {Statement, "level", names_up_to(StatementLevel::Escape)}};
  return all;
}

}  // namespace

Result<bool> has_subject(Ledger& ledger, const parsers::Registry& registry,
                         const NamedSubject& subject) {
  switch (subject.kind) {
    case ReviewSubject::Change: {
      const auto change = TRY(ledger.changes().find(subject.id));
      return change.has_value();
    }
    case ReviewSubject::Event: {
      const auto events = TRY(ledger.events().read({.since = {}, .until = {}, .id = subject.id}));
      return !events.empty();
    }
    case ReviewSubject::Promise:
      return has_promise(ledger, registry, subject.id);
    case ReviewSubject::Entry:
      return has_entry(ledger, subject.id);
    case ReviewSubject::Lab:
      return registry.find_lab(subject.id) != nullptr;
    case ReviewSubject::Statement:
      return has_statement(ledger, subject.id);
  }
  return false;
}

Result<NamedSubject> find_subject(Ledger& ledger, const parsers::Registry& registry,
                                  const std::string& typed) {
  using enum ReviewSubject;
  std::vector<ReviewSubject> kinds = {Lab};
  if (is_id(typed)) kinds = {Change, Event, Promise, Statement};
  if (is_number(typed)) kinds = {Entry};
  for (const ReviewSubject kind : kinds) {
    NamedSubject subject{kind, typed};
    if (TRY(has_subject(ledger, registry, subject))) return subject;
  }
  return Error{ErrorKind::NotFound,
               "the ledger has no change, event, promise, statement, entry or lab '" + typed +
                   "'; 'labledger review list', 'changes', 'promises' and 'statements' give ids"};
}

Result<ReviewField> read_label(ReviewSubject kind, const std::string& typed) {
  const std::size_t equals = std::min(typed.find('='), typed.size());
  const std::string key = typed.substr(0, equals);
  const std::string value = typed.substr(std::min(equals + 1, typed.size()));
  std::vector<std::string_view> keys;
  for (const Label& label : labels()) {
    if (label.subject != kind) continue;
    keys.push_back(label.key);
    if (label.key != key) continue;
    if (std::ranges::find(label.values, value) != label.values.end()) {
      return ReviewField{key, value};
    }
    return Error{ErrorKind::Usage, fmt::format("--field {}: '{}' is none of {}", key, value,
                                               fmt::join(label.values, ", "))};
  }
  if (keys.empty()) {
    return Error{ErrorKind::Usage,
                 fmt::format("--field {}: a subject of the kind '{}' has no labels to correct",
                             typed, name_of(kind))};
  }
  return Error{ErrorKind::Usage,
               fmt::format("--field {}: '{}' is no label of a {}; it has {}, written as {}=…",
                           typed, key, name_of(kind), fmt::join(keys, ", "), keys.front())};
}

}  // namespace labledger::cli
