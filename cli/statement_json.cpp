#include "cli/statement_json.hpp"

#include <utility>

#include "cli/review_book.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

template <typename Enum>
Json names_of(const std::vector<Enum>& items) {
  Json names = Json::array();
  for (const Enum item : items)
    names.push_back(name_of(item));
  return names;
}

Json level_of(const db::ReadingRow& reading) {
  return reading.level ? Json(name_of(*reading.level)) : Json(nullptr);
}

/// The figures, as they were stored.
Json figures_of(const db::ReadingRow& reading) {
  if (reading.quantities.empty()) return Json::array();
  Json figures = Json::parse(reading.quantities, nullptr, /*allow_exceptions=*/false);
  return figures.is_array() ? figures : Json::array();
}

/// Lab, source and topic, empty for what no lab file names.
void put_source(const Source* source, const std::string& lab, Json& json) {
  json["lab"] = lab;
  json["source"] = source == nullptr ? "" : source->id;
  json["topic"] = source == nullptr ? "" : source->topic;
}

Json to_json(const SeenWording& wording) {
  const db::WordingRow& row = wording.row;
  Json json;
  json["text"] = row.segment.text;
  json["kinds"] = names_of(row.reading.kinds);
  json["level"] = level_of(row.reading);
  json["first_seen"] = format_rfc3339(row.segment.first_seen);
  json["last_seen"] = format_rfc3339(wording.last_seen);
  json["present"] = row.segment.present;
  json["runs"] = row.segment.runs;
  json["capture"] = row.reading.fetch.value;
  return json;
}

Json to_json(const PageSight& page) {
  Json mentions = Json::array();
  for (const SeenWording& mention : page.mentions)
    mentions.push_back(to_json(mention));
  Json json;
  json["source"] = page.source->id;
  json["url"] = page.source->url;
  json["captures"] = page.captures;
  json["last_capture"] = page.last ? Json(page.last->fetch.value) : Json(nullptr);
  json["last_good"] = cli::to_json(page.last_good);
  json["digest"] =
      page.last && page.last->payload ? Json(page.last->payload->hex()) : Json(nullptr);
  json["language"] = page.language;
  json["outcome"] = page.failed ? Json(name_of(page.failed->outcome)) : Json(nullptr);
  json["problems"] = page.failed ? names_of(page.failed->problems) : Json(Json::array());
  json["mentions"] = std::move(mentions);
  return json;
}

Json to_json(const std::vector<PageSight>& pages) {
  Json all = Json::array();
  for (const PageSight& page : pages)
    all.push_back(to_json(page));
  return all;
}

}  // namespace

Json to_json(const StatementHistory& statement, const std::string& digest,
             const std::vector<ReviewEntry>& reviews) {
  const db::ReadingRow& reading = statement.wording().row.reading;
  Json history = Json::array();
  for (const SeenWording& wording : statement.wordings)
    history.push_back(to_json(wording));
  Json elsewhere = Json::array();
  for (const OtherPlace& place : statement.elsewhere) {
    elsewhere.push_back({{"url", place.url},
                         {"id", statement_id(place.statement)},
                         {"first_seen", format_rfc3339(place.first_seen)},
                         {"last_seen", format_rfc3339(place.last_seen)},
                         {"present", place.present}});
  }
  Json json;
  json["id"] = statement_id(statement.statement);
  put_source(statement.source, reading.lab, json);
  json["url"] = statement.url;
  json["heading"] = reading.quote.heading;
  json["text"] = reading.quote.exact;
  json["kinds"] = names_of(reading.kinds);
  json["categories"] = reading.categories;
  json["level"] = level_of(reading);
  json["speaker"] = name_of(reading.speaker);
  json["present"] = statement.present();
  json["first_seen"] = format_rfc3339(statement.first_seen());
  json["last_seen"] = format_rfc3339(statement.last_seen());
  json["document"] = name_of(reading.document);
  json["quote"] = cli::to_json(std::optional(reading.quote));
  json["quantities"] = figures_of(reading);
  json["capture"] = reading.fetch.value;
  json["digest"] = digest;
  json["history"] = std::move(history);
  json["elsewhere"] = std::move(elsewhere);
  json["review"] = name_of(review_state(reviews));
  json["reviews"] = Json::array();
  for (const ReviewEntry& entry : reviews)
    json["reviews"].push_back(to_json(entry));
  return json;
}

Json to_json(const SeenWording& wording, const std::string& url, const Source* source,
             const std::string& digest) {
  const db::ReadingRow& reading = wording.row.reading;
  const bool states = wording.states();
  Json json;
  json["url"] = url;
  put_source(source, reading.lab, json);
  json["heading"] = reading.quote.heading;
  json["text"] = reading.quote.exact;
  json["statement"] = reading.statement ? Json(statement_id(*reading.statement)) : Json(nullptr);
  json["kinds"] = names_of(reading.kinds);
  json["categories"] = reading.categories;
  json["level"] = level_of(reading);
  json["speaker"] = states ? Json(name_of(reading.speaker)) : Json(nullptr);
  json["present"] = wording.row.segment.present;
  json["first_seen"] = format_rfc3339(wording.row.segment.first_seen);
  json["last_seen"] = format_rfc3339(wording.last_seen);
  json["quote"] = cli::to_json(std::optional(reading.quote));
  json["capture"] = reading.fetch.value;
  json["digest"] = digest;
  return json;
}

Json to_json(const AbsenceQuestion& question, const AbsenceFinding& finding) {
  Json json;
  json["lab"] = question.lab->id;
  json["topic"] = question.topic;
  json["absent"] = question.kind ? std::string(name_of(*question.kind)) : question.category;
  json["since"] = cli::to_json(question.period.since);
  json["until"] = cli::to_json(question.period.until);
  json["finding"] = name_of_finding(finding);
  json["read"] = to_json(finding.read);
  json["foreign"] = to_json(finding.foreign);
  json["unread"] = to_json(finding.unread);
  return json;
}

std::string_view name_of_finding(const AbsenceFinding& finding) {
  if (finding.mentioning() > 0) return "mentioned";
  return finding.read.empty() ? "unknown" : "absent";
}

Result<std::string> digest_of(Ledger& ledger, FetchId fetch) {
  const db::FetchRow row = TRY(ledger.evidence().get(fetch));
  return row.record.payload ? row.record.payload->hex() : std::string{};
}

}  // namespace labledger::cli
