#include "cli/json.hpp"

#include <cstdio>

#include "core/names.hpp"

namespace labledger::cli {

std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json to_json(const std::optional<Instant>& at) {
  return at ? Json(format_rfc3339(*at)) : Json(nullptr);
}

Json to_json(const std::optional<StatedDate>& date) {
  if (!date) return nullptr;
  Json json = {
      {"value", date->value}, {"precision", name_of(date->precision)}, {"source", date->source}};
  if (!date->language.empty()) json["language"] = date->language;
  return json;
}

Json to_json(const std::optional<Severity>& severity) {
  return severity ? Json(name_of(*severity)) : Json(nullptr);
}

Json to_json(const std::optional<Quote>& quote) {
  if (!quote) return nullptr;
  return {{"exact", quote->exact},     {"prefix", quote->prefix},    {"suffix", quote->suffix},
          {"heading", quote->heading}, {"begin", quote->span.begin}, {"end", quote->span.end}};
}

Json to_json(const db::ChangeRow& row) {
  const Change& change = row.change;
  Json added = Json::array();
  Json removed = Json::array();
  Json edits = Json::array();
  for (const Edit& edit : change.edits) {
    if (edit.after) added.push_back(edit.after->exact);
    if (edit.before) removed.push_back(edit.before->exact);
    edits.push_back({{"change", name_of(edit.type)},
                     {"before", to_json(edit.before)},
                     {"after", to_json(edit.after)},
                     {"severity", to_json(edit.severity)},
                     {"reason", edit.reason}});
  }
  Json json;
  json["id"] = change.id;
  json["url"] = row.url;
  json["captured_at"] = row.captured_at;
  json["class"] = name_of(change.change_class);
  json["change"] = name_of(change.type);
  json["severity"] = to_json(change.severity);
  json["not_before"] = format_rfc3339(change.not_before);
  json["not_after"] = format_rfc3339(change.not_after);
  json["added"] = std::move(added);
  json["removed"] = std::move(removed);
  json["edits"] = std::move(edits);
  return json;
}

Json to_json(const db::ChangeRow& row, const AnnouncementFinding& announcement) {
  Json json = to_json(row);
  json["announced"] = name_of(announcement.announced);
  json["announced_by"] = announcement.by;
  json["looked_at"] = announcement.looked_at;
  return json;
}

void print_line(const Json& json) {
  const std::string line = to_line(json) + "\n";
  std::fwrite(line.data(), 1, line.size(), stdout);
}

}  // namespace labledger::cli
