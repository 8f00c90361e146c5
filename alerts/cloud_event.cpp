#include "alerts/cloud_event.hpp"

#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "alerts/event_json.hpp"
#include "core/base64.hpp"
#include "core/digest.hpp"
#include "core/names.hpp"

namespace labledger::alerts {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kEncodedSecret = "whsec_";

Json data_of(const Message& message) {
  if (message.digest_title.empty() && message.events.size() == 1)
    return Json::parse(to_json(message.events.front()));
  Json events = Json::array();
  for (const Event& event : message.events)
    events.push_back(Json::parse(to_json(event)));
  return Json{{"digest", message.digest_title}, {"events", std::move(events)}};
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string message_data(const Message& message) {
  return line_of(data_of(message));
}

std::string cloud_event(const Message& message) {
  Json json{{"specversion", "1.0"}, {"id", message.key}, {"source", "/labledger"}};
  if (message.digest_title.empty() && message.events.size() == 1) {
    const Event& event = message.events.front();
    json["type"] = "labledger." + std::string(name_of(event.kind)) + ".v1";
    json["subject"] = event.lab_id.empty() ? event.url : event.lab_id + "/" + event.source_id;
  } else {
    json["type"] = "labledger.digest.v1";
    json["subject"] = message.digest_title;
  }
  json["time"] = format_rfc3339(message.raised);
  json["datacontenttype"] = "application/json";
  json["data"] = data_of(message);
  return line_of(json);
}

Result<HeaderList> cloud_event_headers(std::string_view key, std::string_view body, Instant now,
                                       std::string_view secret) {
  const std::string id(key);
  const std::string seconds = std::to_string(now.ms / 1000);
  HeaderList headers{{"Content-Type", "application/cloudevents+json; charset=utf-8"},
                     {"Idempotency-Key", id},
                     {"webhook-id", id},
                     {"webhook-timestamp", seconds}};
  if (secret.empty()) return headers;
  std::string signing_key(secret);
  if (secret.starts_with(kEncodedSecret)) {
    std::optional<std::string> bytes = from_base64(secret.substr(kEncodedSecret.size()));
    if (!bytes || bytes->empty()) {
      return Error{ErrorKind::Config,
                   "the webhook's secret begins with 'whsec_', but no base64 follows"};
    }
    signing_key = std::move(*bytes);
  }
  const Digest signature = hmac_sha256(signing_key, id + "." + seconds + "." + std::string(body));
  headers.push_back({"webhook-signature", "v1," + base64(signature.view())});
  return headers;
}

}  // namespace labledger::alerts
