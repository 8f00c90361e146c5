// Scores, staff and openings as tables.

#include "core/promise.hpp"
#include "reports/data/data_tables.hpp"

namespace labledger::reports {
namespace {

using IndicatorRow = OfLab<IndicatorScore>;
using External = OfLab<ExternalScore>;
using Headcount = OfLab<HeadcountObservation>;
using Openings = OfLab<OpeningsPoint>;

std::vector<DataColumn<IndicatorRow>> indicator_columns() {
  const auto first = [](auto member) {
    return [member](const IndicatorRow& row) -> DataCell {
      return row.item->evidence.empty() ? DataCell() : member(row.item->evidence.front());
    };
  };
  return {
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const IndicatorRow& row) { return text_cell(*row.lab); }},
      {{"indicator", DataType::String, "Id in the rubric", ""},
       [](const IndicatorRow& row) { return text_cell(row.item->indicator.id); }},
      {{"name", DataType::String, "What is asked", ""},
       [](const IndicatorRow& row) { return text_cell(row.item->indicator.name); }},
      {{"state", DataType::String,
        "yes, partial, permissive, no, or unknown where the documents could not be read", ""},
       [](const IndicatorRow& row) { return text_cell(name_of(row.item->state)); }},
      {{"points", DataType::Number, "Empty when unknown", "0 to 1"},
       [](const IndicatorRow& row) {
         return row.item->state == IndicatorState::Unknown ? DataCell()
                                                           : number_cell(row.item->points);
       }},
      {{"weight", DataType::Number, "Weight in the rubric", "of 100"},
       [](const IndicatorRow& row) { return number_cell(row.item->indicator.weight); }},
      {{"reason", DataType::String, "Why the state is what it is", ""},
       [](const IndicatorRow& row) { return text_cell(row.item->reason); }},
      {{"evidence", DataType::String, "The best piece of evidence; others are in the report", ""},
       first([](const ScoreEvidence& evidence) { return text_cell(evidence.quote); })},
      {{"url", DataType::Uri, "Where it stands", ""},
       first([](const ScoreEvidence& evidence) { return text_cell(evidence.url); })},
      {{"first_seen", DataType::DateTime, "First capture that shows it", ""},
       first([](const ScoreEvidence& evidence) { return time_cell(evidence.first_seen); })},
      {{"payload", DataType::String, "SHA-256 of that capture", ""},
       first([](const ScoreEvidence& evidence) { return digest_cell(evidence.payload); })},
  };
}

std::vector<DataColumn<External>> external_columns() {
  const auto text = [](std::string ExternalScore::*member) {
    return [member](const External& row) { return text_cell(row.item->*member); };
  };
  return {
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const External& row) { return text_cell(*row.lab); }},
      {{"index", DataType::String, "Whose rating it is", ""}, text(&ExternalScore::index)},
      {{"edition", DataType::String, "Which one", ""}, text(&ExternalScore::edition)},
      {{"date", DataType::String, "Of the edition, as precisely as is known", ""},
       text(&ExternalScore::date)},
      {{"value", DataType::String, "As they write it", ""}, text(&ExternalScore::value)},
      {{"scale", DataType::String, "Their scale", ""}, text(&ExternalScore::scale)},
      {{"url", DataType::Uri, "Where it can be looked up", ""}, text(&ExternalScore::url)},
  };
}

std::vector<DataColumn<Headcount>> headcount_columns() {
  const auto text = [](std::string HeadcountObservation::*member) {
    return [member](const Headcount& row) { return text_cell(row.item->*member); };
  };
  return {
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const Headcount& row) { return text_cell(*row.lab); }},
      {{"subject", DataType::String, "Whom it counts", ""},
       [](const Headcount& row) { return text_cell(name_of(row.item->subject)); }},
      {{"basis", DataType::String, "What it rests on; numbers of different bases do not compare",
        ""},
       [](const Headcount& row) { return text_cell(name_of(row.item->basis)); }},
      {{"low", DataType::Number, "At least; empty: no limit", "people"},
       [](const Headcount& row) { return number_cell(row.item->low); }},
      {{"high", DataType::Number, "At most; empty: no limit", "people"},
       [](const Headcount& row) { return number_cell(row.item->high); }},
      {{"definition", DataType::String, "What counts as safety there", ""},
       text(&HeadcountObservation::definition)},
      {{"date", DataType::String, "As precisely as is known", ""},
       text(&HeadcountObservation::date)},
      {{"speaker", DataType::String, "Who says so", ""}, text(&HeadcountObservation::speaker)},
      {{"quote", DataType::String, "In their words; empty when we counted", ""},
       text(&HeadcountObservation::quote)},
      {{"source", DataType::String, "Where", ""}, text(&HeadcountObservation::source)},
      {{"url", DataType::Uri, "Its address", ""}, text(&HeadcountObservation::url)},
  };
}

std::vector<DataColumn<Openings>> openings_columns() {
  const auto share = [](double OpeningsPoint::*member) {
    return [member](const Openings& row) { return number_cell(row.item->*member); };
  };
  return {
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const Openings& row) { return text_cell(*row.lab); }},
      {{"day", DataType::Date, "Day of the captures", ""},
       [](const Openings& row) { return text_cell(format_date(row.item->day)); }},
      {{"safety", DataType::Integer, "Openings on AI safety, by title and team", ""},
       [](const Openings& row) { return count_cell(row.item->safety); }},
      {{"all", DataType::Integer, "All openings", ""},
       [](const Openings& row) { return count_cell(row.item->all); }},
      {{"share", DataType::Number, "safety / all", "0 to 1"}, share(&OpeningsPoint::share)},
      {{"low", DataType::Number, "Lower end of Wilson's interval at 95 %", "0 to 1"},
       share(&OpeningsPoint::low)},
      {{"high", DataType::Number, "Its upper end", "0 to 1"}, share(&OpeningsPoint::high)},
      {{"corrected", DataType::Number, "The share with the classifier's errors corrected",
        "0 to 1"},
       share(&OpeningsPoint::corrected)},
      {{"corrected_low", DataType::Number, "Lower end of its interval", "0 to 1"},
       share(&OpeningsPoint::corrected_low)},
      {{"corrected_high", DataType::Number, "Its upper end", "0 to 1"},
       share(&OpeningsPoint::corrected_high)},
  };
}

}  // namespace

std::vector<PrintedTable> score_tables(const ReportModel& model) {
  static const std::vector<IndicatorScore> none;
  const auto indicators = [](const LabReport& lab) -> const std::vector<IndicatorScore>& {
    return lab.score ? lab.score->indicators : none;
  };
  return in_order(
      table_of<IndicatorRow>({.name = "indicators",
                              .title = "Indicators of the statement score",
                              .description = "Each lab by each indicator of the rubric.",
                              .fields = {},
                              .key = {"lab", "indicator"}},
                             indicator_columns(), of_all_labs<IndicatorScore>(model, indicators)),
      table_of<External>(
          {.name = "external_scores",
           .title = "Ratings by others",
           .description = "Shown beside our own score, and never part of it.",
           .fields = {},
           .key = {"lab", "index", "edition"}},
          external_columns(),
          of_all_labs<ExternalScore>(
              model, [](const LabReport& lab) -> const auto& { return lab.external_scores; })),
      table_of<Headcount>(
          {.name = "headcounts",
           .title = "Numbers of people",
           .description = "Staff and openings as somebody stated or counted them.",
           .fields = {},
           .key = {}},
          headcount_columns(),
          of_all_labs<HeadcountObservation>(
              model, [](const LabReport& lab) -> const auto& { return lab.headcounts; })),
      table_of<Openings>(
          {.name = "openings",
           .title = "Safety share of openings",
           .description = "Days on which a board could not be read have no row.",
           .fields = {},
           .key = {"lab", "day"}},
          openings_columns(),
          of_all_labs<OpeningsPoint>(
              model, [](const LabReport& lab) -> const auto& { return lab.openings.points; })));
}

}  // namespace labledger::reports
