// Labs and their sources as tables.

#include <algorithm>
#include <tuple>

#include "core/names.hpp"
#include "reports/data/data_tables.hpp"
#include "reports/source_health.hpp"

namespace labledger::reports {
namespace {

using LabColumn = DataColumn<const LabReport*>;

PrintedTable lab_table(const ReportModel& model) {
  const auto of_score = [](auto member) {
    return [member](const LabReport* const& lab) -> DataCell {
      return lab->score ? member(*lab->score) : DataCell();
    };
  };
  const std::vector<LabColumn> columns = {
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const LabReport* const& lab) { return text_cell(lab->lab.id); }},
      {{"name", DataType::String, "Its name", ""},
       [](const LabReport* const& lab) { return text_cell(lab->lab.name); }},
      {{"home", DataType::Uri, "Its front page", ""},
       [](const LabReport* const& lab) { return text_cell(lab->lab.home); }},
      {{"country", DataType::String, "Country, from the registry", ""},
       [](const LabReport* const& lab) { return text_cell(lab->lab.country); }},
      {{"status", DataType::String, "active, merged, acquihired or defunct", ""},
       [](const LabReport* const& lab) {
         return lab->lab.status.empty() ? DataCell()
                                        : text_cell(name_of(lab->lab.status.back().status));
       }},
      {{"sources", DataType::Integer, "Sources in the registry", ""},
       [](const LabReport* const& lab) { return count_cell(lab->sources.size()); }},
      {{"statement_score", DataType::Number, "Statement score; empty: nothing could be read",
        "0 to 100"},
       of_score([](const ScoreCard& card) { return number_cell(card.score); })},
      {{"score_coverage", DataType::Number, "Share of the rubric's weight that is known", "0 to 1"},
       of_score([](const ScoreCard& card) { return number_cell(card.coverage); })},
      {{"rubric", DataType::String, "Version of the rubric", ""},
       of_score([](const ScoreCard& card) { return text_cell(card.rubric); })},
      {{"documents", DataType::Integer, "Documents of the lab that the score was read from", ""},
       of_score([](const ScoreCard& card) { return count_cell(card.documents); })},
  };
  return table_of<const LabReport*>({.name = "labs",
                                     .title = "Labs",
                                     .description = "Labs of the registry with their score.",
                                     .fields = {},
                                     .key = {"lab"}},
                                    columns, labs_by_id(model));
}

/// A source with the lab that it is of; null for an ad-hoc one.
struct OwnedSource {
  const std::string* lab = nullptr;
  const SourceReport* source = nullptr;
};

std::vector<OwnedSource> all_sources(const ReportModel& model) {
  static const std::string nobody;
  std::vector<OwnedSource> sources;
  for (const LabReport* lab : labs_by_id(model))
    for (const SourceReport& source : lab->sources)
      sources.push_back({&lab->lab.id, &source});
  for (const SourceReport& source : model.ad_hoc)
    sources.push_back({&nobody, &source});
  std::sort(sources.begin(), sources.end(), [](const OwnedSource& a, const OwnedSource& b) {
    return std::tie(*a.lab, a.source->source.id, a.source->source.url) <
           std::tie(*b.lab, b.source->source.id, b.source->source.url);
  });
  return sources;
}

/// How the tries of the period ended.
std::vector<DataColumn<OwnedSource>> attempt_columns() {
  const auto counted = [](std::uint32_t AttemptCounts::*count) {
    return [count](const OwnedSource& row) { return count_cell(row.source->attempts.*count); };
  };
  return {
      {{"tries_good", DataType::Integer, "Tries of the period that gave the page", ""},
       counted(&AttemptCounts::good)},
      {{"tries_unusable", DataType::Integer, "Tries that gave something else", ""},
       counted(&AttemptCounts::unusable)},
      {{"tries_blocked", DataType::Integer, "Tries that were refused", ""},
       counted(&AttemptCounts::blocked)},
      {{"tries_gone", DataType::Integer, "Tries at which the page was not there", ""},
       counted(&AttemptCounts::gone)},
      {{"tries_failed", DataType::Integer, "Tries without an answer", ""},
       counted(&AttemptCounts::failed)},
  };
}

PrintedTable source_table(const ReportModel& model) {
  std::vector<DataColumn<OwnedSource>> columns = {
      {{"lab", DataType::String, "Id of the lab; empty for an ad-hoc page", ""},
       [](const OwnedSource& row) { return text_cell(*row.lab); }},
      {{"source", DataType::String, "Id of the source within its lab", ""},
       [](const OwnedSource& row) { return text_cell(row.source->source.id); }},
      {{"url", DataType::Uri, "Where it is", ""},
       [](const OwnedSource& row) { return text_cell(row.source->source.url); }},
      {{"kind", DataType::String, "page, document, feed, sitemap or jobs", ""},
       [](const OwnedSource& row) { return text_cell(name_of(row.source->source.kind)); }},
      {{"topic", DataType::String, "What it is about, from the registry", ""},
       [](const OwnedSource& row) { return text_cell(row.source->source.topic); }},
      {{"state", DataType::String, "Whether it can be seen, and why not", ""},
       [as_of = model.as_of](const OwnedSource& row) {
         return text_cell(label_of(health_of(*row.source, as_of)));
       }},
      {{"first_seen", DataType::DateTime, "First usable capture", ""},
       [](const OwnedSource& row) { return time_cell(row.source->first_seen); }},
      {{"last_confirmed", DataType::DateTime, "Last time the page was seen or vouched for", ""},
       [](const OwnedSource& row) { return time_cell(row.source->last_confirmed); }},
      {{"last_change", DataType::DateTime, "First capture with the newest substantive change", ""},
       [](const OwnedSource& row) { return time_cell(row.source->last_change); }},
      {{"wordings", DataType::Integer, "Wordings that it has shown", ""},
       [](const OwnedSource& row) { return count_cell(row.source->version_count); }},
      {{"sentences", DataType::Integer, "Sentences in the last usable capture", ""},
       [](const OwnedSource& row) { return count_cell(row.source->segment_count); }},
      {{"payload", DataType::String, "SHA-256 of the last usable capture", ""},
       [](const OwnedSource& row) {
         return row.source->last_good ? digest_cell(row.source->last_good->payload) : DataCell();
       }},
  };
  for (DataColumn<OwnedSource>& column : attempt_columns())
    columns.push_back(std::move(column));
  return table_of<OwnedSource>({.name = "sources",
                                .title = "Sources",
                                .description = "What is watched, and how well it can be seen.",
                                .fields = {},
                                .key = {}},
                               columns, all_sources(model));
}

}  // namespace

std::vector<const LabReport*> labs_by_id(const ReportModel& model) {
  std::vector<const LabReport*> labs;
  labs.reserve(model.labs.size());
  for (const LabReport& lab : model.labs)
    labs.push_back(&lab);
  std::sort(labs.begin(), labs.end(),
            [](const LabReport* a, const LabReport* b) { return a->lab.id < b->lab.id; });
  return labs;
}

std::vector<PrintedTable> registry_tables(const ReportModel& model) {
  return in_order(lab_table(model), source_table(model));
}

}  // namespace labledger::reports
