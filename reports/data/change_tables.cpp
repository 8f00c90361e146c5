// Changes and the sentences that changed as tables.

#include <algorithm>
#include <tuple>

#include "core/names.hpp"
#include "core/review.hpp"
#include "reports/data/data_tables.hpp"

namespace labledger::reports {
namespace {

DataCell severity_cell(const std::optional<Severity>& severity) {
  return severity ? text_cell(name_of(*severity)) : DataCell();
}

DataCell payload_cell(const std::optional<CaptureReference>& capture) {
  return capture ? digest_cell(capture->payload) : DataCell();
}

/// By time, then page, class and id.
std::vector<const ChangeReport*> changes_in_order(const ReportModel& model) {
  std::vector<const ChangeReport*> changes;
  changes.reserve(model.changes.size());
  for (const ChangeReport& change : model.changes)
    changes.push_back(&change);
  std::sort(changes.begin(), changes.end(), [](const ChangeReport* a, const ChangeReport* b) {
    return std::tie(a->change.not_after, a->url, a->change.change_class, a->change.id) <
           std::tie(b->change.not_after, b->url, b->change.change_class, b->change.id);
  });
  return changes;
}

using Row = const ChangeReport*;

std::vector<DataColumn<Row>> change_columns() {
  return {
      {{"change", DataType::String, "Id of the change; the same after every reparse", ""},
       [](const Row& row) { return text_cell(row->change.id); }},
      {{"lab", DataType::String, "Id of the lab; empty for an ad-hoc page", ""},
       [](const Row& row) { return text_cell(row->lab_id); }},
      {{"source", DataType::String, "Id of the source within its lab", ""},
       [](const Row& row) { return text_cell(row->source_id); }},
      {{"url", DataType::Uri, "The page", ""}, [](const Row& row) { return text_cell(row->url); }},
      {{"title", DataType::String, "Title of the page after the change", ""},
       [](const Row& row) { return text_cell(row->title); }},
      {{"class", DataType::String,
        "substantive, cosmetic, return, capture_problem or links; only the first and some of the "
        "last alert",
        ""},
       [](const Row& row) { return text_cell(name_of(row->change.change_class)); }},
      {{"type", DataType::String, "added, removed, weakened, strengthened, reworded, …", ""},
       [](const Row& row) { return text_cell(name_of(row->change.type)); }},
      {{"severity", DataType::String, "low, medium, high or critical; empty when not judged", ""},
       [](const Row& row) { return severity_cell(row->change.severity); }},
      {{"not_before", DataType::DateTime, "Last usable capture without the change", ""},
       [](const Row& row) { return time_cell(row->change.not_before); }},
      {{"not_after", DataType::DateTime, "First capture with it", ""},
       [](const Row& row) { return time_cell(row->change.not_after); }},
      {{"announced", DataType::String, "Whether the lab spoke of it, as far as was seen", ""},
       [](const Row& row) { return text_cell(name_of(row->announcement.announced)); }},
      {{"edits", DataType::Integer, "Sentences that changed", ""},
       [](const Row& row) { return count_cell(row->change.edits.size()); }},
      {{"payload_before", DataType::String, "SHA-256 of the capture without it", ""},
       [](const Row& row) { return payload_cell(row->before); }},
      {{"payload_after", DataType::String, "SHA-256 of the capture with it", ""},
       [](const Row& row) { return payload_cell(row->after); }},
      {{"review", DataType::String, "What reviewers' verdicts come to", ""},
       [](const Row& row) { return text_cell(name_of(review_state(row->reviews))); }},
  };
}

/// One sentence that changed.
struct EditRow {
  const std::string* change = nullptr;
  std::size_t number = 0;
  const Edit* edit = nullptr;
};

DataCell quote_cell(const std::optional<Quote>& quote) {
  return quote ? text_cell(quote->exact) : DataCell();
}

std::vector<DataColumn<EditRow>> edit_columns() {
  return {
      {{"change", DataType::String, "Id of the change", ""},
       [](const EditRow& row) { return text_cell(*row.change); }},
      {{"number", DataType::Integer, "Place within the change, from 1", ""},
       [](const EditRow& row) { return count_cell(row.number); }},
      {{"type", DataType::String, "added, removed, weakened, strengthened, reworded, …", ""},
       [](const EditRow& row) { return text_cell(name_of(row.edit->type)); }},
      {{"severity", DataType::String, "low, medium, high or critical; empty when not judged", ""},
       [](const EditRow& row) { return severity_cell(row.edit->severity); }},
      {{"heading", DataType::String, "Headings above the sentence", ""},
       [](const EditRow& row) {
         const std::optional<Quote>& quote = row.edit->after ? row.edit->after : row.edit->before;
         return quote ? text_cell(quote->heading) : DataCell();
       }},
      {{"before", DataType::String, "The sentence before, word for word", ""},
       [](const EditRow& row) { return quote_cell(row.edit->before); }},
      {{"after", DataType::String, "The sentence after, word for word", ""},
       [](const EditRow& row) { return quote_cell(row.edit->after); }},
      {{"reason", DataType::String, "Why it has its type", ""},
       [](const EditRow& row) { return text_cell(row.edit->reason); }},
  };
}

}  // namespace

std::vector<PrintedTable> change_tables(const ReportModel& model) {
  const std::vector<const ChangeReport*> changes = changes_in_order(model);
  std::vector<EditRow> edits;
  for (const ChangeReport* change : changes) {
    std::size_t number = 0;
    for (const Edit& edit : change->change.edits)
      edits.push_back({&change->change.id, ++number, &edit});
  }
  return in_order(
      table_of<Row>({.name = "changes",
                     .title = "Changes",
                     .description = "Every difference of the period, of every class.",
                     .fields = {},
                     .key = {"change"}},
                    change_columns(), changes),
      table_of<EditRow>({.name = "edits",
                         .title = "Sentences that changed",
                         .description = "The sentences of each change, before and after.",
                         .fields = {},
                         .key = {"change", "number"}},
                        edit_columns(), edits));
}

}  // namespace labledger::reports
