// Recruitee, Careers Site API: {"offers":[…]}; times are written "2025-08-14 09:30:00 UTC".

#include "parsers/boards/board_format.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/json/json_fields.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

RemoteWork remote_in(const Json& record) {
  if (truth_at(record, "hybrid") == true) return RemoteWork::Hybrid;
  if (truth_at(record, "remote") == true) return RemoteWork::Yes;
  if (truth_at(record, "on_site") == true || truth_at(record, "remote") == false)
    return RemoteWork::No;
  return RemoteWork::Unknown;
}

// A number, or a number in quotes: the API writes both.
std::optional<double> amount_at(const Json& salary, std::string_view key) {
  if (const auto number = number_at(salary, key)) return number;
  const std::string text = text_at(salary, key);
  const Json value = Json::parse(text, nullptr, false);
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

void read_posting(const Json& record, JobPosting& posting) {
  posting.id = line_at(record, {"id", "slug"});
  posting.title = line_at(record, {"title"});
  posting.company = line_at(record, {"company_name"});
  posting.department = line_at(record, {"department"});
  if (const Json& all = member(record, "locations"); all.is_array()) {
    for (const Json& place : all) {
      add_place(joined_place(
                    {text_at(place, "city"), text_at(place, "state"), text_at(place, "country")}),
                posting.places);
    }
  }
  if (posting.places.empty()) add_places(text_at(record, "location"), posting.places);
  posting.remote = remote_in(record);
  posting.employment = line_at(record, {"employment_type_code", "employment_type"});
  posting.posted = date_at(record, "published_at");
  if (!posting.posted) posting.posted = date_at(record, "created_at");
  posting.updated = date_at(record, "updated_at");
  posting.url = line_at(record, {"careers_url", "careers_apply_url"});
  const std::string state = text_at(record, "status");
  if (state == "closed" || state == "archived") posting.state = PostingState::Closed;
  const Json& salary = member(record, "salary");
  posting.pay = stated({{},
                        amount_at(salary, "min"),
                        amount_at(salary, "max"),
                        line_at(salary, {"currency"}),
                        line_at(salary, {"period"})});
  posting.description = text_of_fragment(text_at(record, "description"));
  const std::string wanted = text_of_fragment(text_at(record, "requirements"));
  if (!wanted.empty()) posting.description += (posting.description.empty() ? "" : "\n") + wanted;
}

}  // namespace

const BoardFormat kRecruitee = {
    .kind = BoardKind::Recruitee,
    .list = "offers",
    .recognises =
        [](const Json& record) {
          return has_member(record, "title") &&
                 (has_member(record, "careers_url") || has_member(record, "slug"));
        },
    .recognises_empty = [](const Json&) { return true; },
    .read_posting = read_posting,
    .read_rest = nullptr,
};

}  // namespace labledger::parsers
