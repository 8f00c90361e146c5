// What labs state and promise as tables.

#include "core/names.hpp"
#include "core/promise.hpp"
#include "core/review.hpp"
#include "reports/data/data_tables.hpp"

namespace labledger::reports {
namespace {

using Statement = OfLab<StatementReport>;
using Promise = OfLab<PromiseReport>;

DataCell kinds_cell(const std::vector<StatementKind>& kinds) {
  std::vector<std::string> names;
  names.reserve(kinds.size());
  for (const StatementKind kind : kinds)
    names.emplace_back(name_of(kind));
  return list_cell(names);
}

std::vector<DataColumn<Statement>> statement_columns() {
  return {
      {{"statement", DataType::String, "Id of the statement; lasts across rewordings", ""},
       [](const Statement& row) { return text_cell(row.item->id); }},
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const Statement& row) { return text_cell(*row.lab); }},
      {{"source", DataType::String, "Id of the source within its lab", ""},
       [](const Statement& row) { return text_cell(row.item->source_id); }},
      {{"url", DataType::Uri, "The page", ""},
       [](const Statement& row) { return text_cell(row.item->url); }},
      {{"kinds", DataType::String, "What it states; several are joined by a semicolon", ""},
       [](const Statement& row) { return kinds_cell(row.item->kinds); }},
      {{"categories", DataType::String, "Risks that it speaks of, likewise", ""},
       [](const Statement& row) { return list_cell(row.item->categories); }},
      {{"level", DataType::String, "How firmly a commitment binds", ""},
       [](const Statement& row) {
         const auto& level = row.item->wordings.back().level;
         return level ? text_cell(name_of(*level)) : DataCell();
       }},
      {{"speaker", DataType::String, "lab, lab_quoted or third_party", ""},
       [](const Statement& row) { return text_cell(name_of(row.item->speaker)); }},
      {{"text", DataType::String, "The newest wording, word for word", ""},
       [](const Statement& row) { return text_cell(row.item->wordings.back().text); }},
      {{"wordings", DataType::Integer, "Wordings that it has had", ""},
       [](const Statement& row) { return count_cell(row.item->wordings.size()); }},
      {{"first_seen", DataType::DateTime, "First capture that shows it", ""},
       [](const Statement& row) { return time_cell(row.item->wordings.front().first_seen); }},
      {{"last_seen", DataType::DateTime, "Last capture that shows it", ""},
       [](const Statement& row) { return time_cell(row.item->wordings.back().last_seen); }},
      {{"is_present", DataType::Boolean, "Whether the last usable capture shows it", ""},
       [](const Statement& row) { return DataCell(row.item->is_present); }},
      {{"payload", DataType::String, "SHA-256 of the capture that first showed the wording", ""},
       [](const Statement& row) {
         return row.item->shown ? digest_cell(row.item->shown->payload) : DataCell();
       }},
      {{"review", DataType::String, "What reviewers' verdicts come to", ""},
       [](const Statement& row) { return text_cell(name_of(review_state(row.item->reviews))); }},
  };
}

DataCell day_cell(const std::optional<Day>& day) {
  return day ? text_cell(format_date(*day)) : DataCell();
}

std::vector<DataColumn<Promise>> promise_columns() {
  return {
      {{"promise", DataType::String, "Id of the promise", ""},
       [](const Promise& row) { return text_cell(row.item->id); }},
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const Promise& row) { return text_cell(*row.lab); }},
      {{"url", DataType::Uri, "The page", ""},
       [](const Promise& row) { return text_cell(row.item->url); }},
      {{"text", DataType::String, "The sentence, word for word", ""},
       [](const Promise& row) { return text_cell(row.item->quote); }},
      {{"deadline", DataType::String, "Its deadline, in its words", ""},
       [](const Promise& row) { return text_cell(row.item->deadline.words); }},
      {{"earliest", DataType::Date, "First day that the words may mean", ""},
       [](const Promise& row) { return day_cell(row.item->deadline.earliest); }},
      {{"latest", DataType::Date, "Last day that the words may mean; empty: no date", ""},
       [](const Promise& row) { return day_cell(row.item->deadline.latest); }},
      {{"state", DataType::String, "pending, due, met, missed, contested or unknown", ""},
       [](const Promise& row) { return text_cell(name_of(row.item->state)); }},
      {{"first_seen", DataType::DateTime, "First capture that shows it", ""},
       [](const Promise& row) { return time_cell(row.item->first_seen); }},
      {{"last_seen", DataType::DateTime, "Last capture that shows it", ""},
       [](const Promise& row) { return time_cell(row.item->last_seen); }},
      {{"is_present", DataType::Boolean, "Whether the last usable capture shows it", ""},
       [](const Promise& row) { return DataCell(row.item->is_present); }},
  };
}

}  // namespace

std::vector<PrintedTable> statement_tables(const ReportModel& model) {
  return in_order(
      table_of<Statement>(
          {.name = "statements",
           .title = "Statements",
           .description = "What labs state on pages of their own.",
           .fields = {},
           .key = {}},
          statement_columns(),
          of_all_labs<StatementReport>(
              model, [](const LabReport& lab) -> const auto& { return lab.statements; })),
      table_of<Promise>(
          {.name = "promises",
           .title = "Promises with a deadline",
           .description = "What labs said they would do by when.",
           .fields = {},
           .key = {"promise"}},
          promise_columns(),
          of_all_labs<PromiseReport>(
              model, [](const LabReport& lab) -> const auto& { return lab.promises; })));
}

}  // namespace labledger::reports
