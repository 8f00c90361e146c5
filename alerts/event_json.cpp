#include "alerts/event_json.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/names.hpp"

namespace labledger::alerts {
namespace {

using Json = nlohmann::ordered_json;

// Writing.

Json json_of(const std::optional<Quote>& quote) {
  if (!quote) return nullptr;
  return Json{{"exact", quote->exact}, {"heading", quote->heading}};
}

Json json_of(const std::optional<Severity>& severity) {
  if (!severity) return nullptr;
  return name_of(*severity);
}

Json json_of(const Edit& edit) {
  return Json{{"type", name_of(edit.type)},
              {"before", json_of(edit.before)},
              {"after", json_of(edit.after)},
              {"reason", edit.reason},
              {"severity", json_of(edit.severity)}};
}

Json json_of(const std::optional<HealthChange>& health) {
  if (!health) return nullptr;
  return Json{
      {"from", name_of(health->from)}, {"to", name_of(health->to)}, {"reason", health->reason}};
}

Json json_of(const std::optional<OpeningNews>& opening) {
  if (!opening) return nullptr;
  return Json{{"change", name_of(opening->change)},
              {"class", name_of(opening->job_class)},
              {"id", opening->id},
              {"title", opening->title},
              {"team", opening->team},
              {"places", Json(opening->places)},
              {"url", opening->url}};
}

// Reading.

constexpr auto kEventFields = std::to_array<std::string_view>(
    {"schema",   "id",         "kind",       "lab_id",    "lab_name",   "source_id", "url",
     "topic",    "title",      "not_before", "not_after", "provenance", "payload",   "change_class",
     "severity", "categories", "announced",  "edits",     "edit_count", "health",    "opening"});
constexpr auto kEditFields =
    std::to_array<std::string_view>({"type", "before", "after", "reason", "severity"});
constexpr auto kQuoteFields = std::to_array<std::string_view>({"exact", "heading"});
constexpr auto kHealthFields = std::to_array<std::string_view>({"from", "to", "reason"});
constexpr auto kOpeningFields =
    std::to_array<std::string_view>({"change", "class", "id", "title", "team", "places", "url"});

Error malformed(const std::string& what) {
  return {ErrorKind::Malformed, what};
}

/// A JSON object with exactly the fields that its kind has, and what it is called in errors.
class Fields {
 public:
  /// Malformed unless `json` is an object that has each of the names, and no other.
  static Result<Fields> open(const Json& json, std::string place,
                             std::span<const std::string_view> names) {
    if (!json.is_object()) return malformed(place + " is no object");
    for (const std::string_view name : names) {
      if (!json.contains(name))
        return malformed(place + " lacks the field '" + std::string(name) + "'");
    }
    if (json.size() != names.size()) return malformed(place + " has a field of no known name");
    return Fields(json, std::move(place));
  }

  [[nodiscard]] const Json& at(std::string_view name) const { return *json_->find(name); }
  [[nodiscard]] std::string place(std::string_view name) const {
    return place_ + "." + std::string(name);
  }

  [[nodiscard]] Result<std::string> text(std::string_view name) const {
    const Json& value = at(name);
    if (!value.is_string()) return malformed(place(name) + " is no string");
    return value.get<std::string>();
  }

  [[nodiscard]] Result<std::uint64_t> count(std::string_view name) const {
    const Json& value = at(name);
    if (!value.is_number_unsigned()) return malformed(place(name) + " is no whole number");
    return value.get<std::uint64_t>();
  }

  [[nodiscard]] Result<Instant> instant(std::string_view name) const {
    const std::string written = TRY(text(name));
    Result<Instant> at = parse_rfc3339(written);
    if (!at) return std::move(at).error().in(place(name));
    return at;
  }

  template <typename Enum>
  [[nodiscard]] Result<Enum> name_in(std::string_view name) const {
    const std::string written = TRY(text(name));
    const std::optional<Enum> value = from_name<Enum>(written);
    if (!value) return malformed(place(name) + ": no such value: '" + written.substr(0, 40) + "'");
    return *value;
  }

 private:
  Fields(const Json& json, std::string place) : json_(&json), place_(std::move(place)) {}

  const Json* json_;  ///< Outlives this: the parsed text, on the stack of event_from_json.
  std::string place_;
};

Result<std::optional<Severity>> severity_of(const Fields& parent) {
  if (parent.at("severity").is_null()) return std::optional<Severity>();
  const Severity severity = TRY(parent.name_in<Severity>("severity"));
  return std::optional<Severity>(severity);
}

Result<std::optional<Quote>> quote_at(const Fields& parent, std::string_view name) {
  if (parent.at(name).is_null()) return std::optional<Quote>();
  const Fields fields = TRY(Fields::open(parent.at(name), parent.place(name), kQuoteFields));
  Quote quote;
  quote.exact = TRY(fields.text("exact"));
  quote.heading = TRY(fields.text("heading"));
  return std::optional<Quote>(std::move(quote));
}

Result<Edit> edit_of(const Json& json, std::string place) {
  const Fields fields = TRY(Fields::open(json, std::move(place), kEditFields));
  Edit edit;
  edit.type = TRY(fields.name_in<ChangeType>("type"));
  edit.before = TRY(quote_at(fields, "before"));
  edit.after = TRY(quote_at(fields, "after"));
  edit.reason = TRY(fields.text("reason"));
  edit.severity = TRY(severity_of(fields));
  return edit;
}

Result<std::vector<Edit>> edits_of(const Fields& event) {
  const Json& list = event.at("edits");
  if (!list.is_array()) return malformed("event.edits is no list");
  if (list.size() > kEventEdits) {
    return malformed("event.edits has " + std::to_string(list.size()) +
                     " entries, over the limit of " + std::to_string(kEventEdits));
  }
  std::vector<Edit> edits;
  for (const Json& entry : list) {
    Edit edit = TRY(edit_of(entry, "event.edits[" + std::to_string(edits.size()) + "]"));
    edits.push_back(std::move(edit));
  }
  return edits;
}

Result<std::vector<std::string>> texts_of(const Fields& parent, std::string_view name) {
  const Json& list = parent.at(name);
  if (!list.is_array()) return malformed(parent.place(name) + " is no list");
  std::vector<std::string> texts;
  for (const Json& entry : list) {
    if (!entry.is_string()) {
      return malformed(parent.place(name) + " holds something that is no string");
    }
    texts.push_back(entry.get<std::string>());
  }
  return texts;
}

Result<std::optional<HealthChange>> health_of(const Fields& event) {
  if (event.at("health").is_null()) return std::optional<HealthChange>();
  const Fields fields = TRY(Fields::open(event.at("health"), "event.health", kHealthFields));
  HealthChange health;
  health.from = TRY(fields.name_in<HealthState>("from"));
  health.to = TRY(fields.name_in<HealthState>("to"));
  health.reason = TRY(fields.text("reason"));
  return std::optional<HealthChange>(std::move(health));
}

Result<std::optional<OpeningNews>> opening_of(const Fields& event) {
  if (event.at("opening").is_null()) return std::optional<OpeningNews>();
  const Fields fields = TRY(Fields::open(event.at("opening"), "event.opening", kOpeningFields));
  OpeningNews opening;
  opening.change = TRY(fields.name_in<OpeningChange>("change"));
  opening.job_class = TRY(fields.name_in<JobClass>("class"));
  opening.id = TRY(fields.text("id"));
  opening.title = TRY(fields.text("title"));
  opening.team = TRY(fields.text("team"));
  opening.places = TRY(texts_of(fields, "places"));
  opening.url = TRY(fields.text("url"));
  return std::optional<OpeningNews>(std::move(opening));
}

/// Makes of an event of schema 1, which knew no openings, one of the current schema.
void bring_up_to_date(Json& json) {
  const auto schema = json.is_object() ? json.find("schema") : json.end();
  if (schema == json.end() || *schema != 1 || json.contains("opening")) return;
  *schema = kEventSchema;
  json["opening"] = nullptr;
}

/// The fields that say where and when.
Result<void> read_place(const Fields& fields, Event& event) {
  event.id = TRY(fields.text("id"));
  event.kind = TRY(fields.name_in<EventKind>("kind"));
  event.lab_id = TRY(fields.text("lab_id"));
  event.lab_name = TRY(fields.text("lab_name"));
  event.source_id = TRY(fields.text("source_id"));
  event.url = TRY(fields.text("url"));
  event.topic = TRY(fields.text("topic"));
  event.title = TRY(fields.text("title"));
  event.not_before = TRY(fields.instant("not_before"));
  event.not_after = TRY(fields.instant("not_after"));
  event.provenance = TRY(fields.name_in<Provenance>("provenance"));
  event.payload = TRY(fields.text("payload"));
  return {};
}

/// The fields that say what.
Result<void> read_change(const Fields& fields, Event& event) {
  event.change_class = TRY(fields.name_in<ChangeClass>("change_class"));
  event.severity = TRY(severity_of(fields));
  event.categories = TRY(texts_of(fields, "categories"));
  event.announced = TRY(fields.name_in<Announced>("announced"));
  event.edits = TRY(edits_of(fields));
  event.edit_count = TRY(fields.count("edit_count"));
  event.health = TRY(health_of(fields));
  event.opening = TRY(opening_of(fields));
  if (event.edit_count < event.edits.size()) {
    return malformed("event.edit_count is " + std::to_string(event.edit_count) +
                     ", but event.edits has " + std::to_string(event.edits.size()) + " entries");
  }
  return {};
}

}  // namespace

std::string to_json(const Event& event) {
  Json edits = Json::array();
  for (const Edit& edit : event.edits)
    edits.push_back(json_of(edit));
  const Json json{
      {"schema", kEventSchema},
      {"id", event.id},
      {"kind", name_of(event.kind)},
      {"lab_id", event.lab_id},
      {"lab_name", event.lab_name},
      {"source_id", event.source_id},
      {"url", event.url},
      {"topic", event.topic},
      {"title", event.title},
      {"not_before", format_rfc3339(event.not_before)},
      {"not_after", format_rfc3339(event.not_after)},
      {"provenance", name_of(event.provenance)},
      {"payload", event.payload},
      {"change_class", name_of(event.change_class)},
      {"severity", json_of(event.severity)},
      {"categories", Json(event.categories)},
      {"announced", name_of(event.announced)},
      {"edits", std::move(edits)},
      {"edit_count", event.edit_count},
      {"health", json_of(event.health)},
      {"opening", json_of(event.opening)},
  };
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Event> event_from_json(std::string_view text) {
  if (text.size() > kEventJsonByteLimit) {
    return Error{ErrorKind::TooLarge, "an event of " + std::to_string(text.size()) +
                                          " bytes, over the limit of " +
                                          std::to_string(kEventJsonByteLimit)};
  }
  Json json = Json::parse(text, nullptr, false);
  bring_up_to_date(json);
  if (json.is_discarded()) return malformed("the event is no JSON");
  // The schema first: a later one may have other fields.
  const auto schema = json.is_object() ? json.find("schema") : json.end();
  if (schema != json.end() && *schema != kEventSchema) {
    return malformed("event.schema is not " + std::to_string(kEventSchema) +
                     ": written by another version of labledger");
  }
  const Fields fields = TRY(Fields::open(json, "event", kEventFields));
  Event event;
  TRY(read_place(fields, event));
  TRY(read_change(fields, event));
  return event;
}

}  // namespace labledger::alerts
