#include "cli/review_book.hpp"

#include "cli/json.hpp"
#include "core/names.hpp"

namespace labledger::cli {

Result<ReviewBook> ReviewBook::read(Ledger& ledger) {
  ReviewBook book;
  std::vector<ReviewEntry> entries = TRY(ledger.reviews().read());
  for (ReviewEntry& entry : entries) {
    auto& on_subject = book.by_subject_[{entry.subject_kind, entry.subject}];
    on_subject.push_back(std::move(entry));
  }
  return book;
}

const std::vector<ReviewEntry>& ReviewBook::of(ReviewSubject kind, const std::string& id) const {
  static const std::vector<ReviewEntry> none;
  const auto found = by_subject_.find({kind, id});
  return found == by_subject_.end() ? none : found->second;
}

bool ReviewBook::rejects(ReviewSubject kind, const std::string& id) const {
  return review_state(of(kind, id)) == ReviewState::Rejected;
}

std::vector<const ReviewEntry*> ReviewBook::observations_of(const std::string& lab_id,
                                                            Instant as_of) const {
  std::vector<const ReviewEntry*> standing;
  for (const ReviewEntry& entry : of(ReviewSubject::Lab, lab_id)) {
    if (entry.action != ReviewAction::Observe || entry.at > as_of) continue;
    if (rejects(ReviewSubject::Entry, std::to_string(entry.id.value))) continue;
    standing.push_back(&entry);
  }
  return standing;
}

Json to_json(const ReviewEntry& entry) {
  Json fields = Json::object();
  for (const ReviewField& field : entry.fields)
    fields[field.key] = field.value;
  return {{"id", entry.id.value},
          {"at", format_rfc3339(entry.at)},
          {"author", entry.author},
          {"action", name_of(entry.action)},
          {"subject_kind", name_of(entry.subject_kind)},
          {"subject", entry.subject},
          {"reason", entry.reason},
          {"fields", std::move(fields)},
          {"url", entry.url}};
}

}  // namespace labledger::cli
