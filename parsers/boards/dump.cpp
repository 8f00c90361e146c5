// Lists of postings that somebody collected from many boards: each record names its company, its
// title and its URL, under names that most collectors choose.

#include "parsers/boards/board_format.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/json/json_fields.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

void read_posting(const Json& record, JobPosting& posting) {
  posting.url = line_at(record, {"absolute_url", "url", "job_url", "link"});
  posting.id = line_at(record, {"job_id", "id", "external_id"});
  if (posting.id.empty()) posting.id = posting.url;
  posting.title = line_at(record, {"title", "name"});
  posting.company = line_at(record, {"company_name", "company", "company_slug", "organization"});
  posting.department = line_at(record, {"department"});
  posting.team = line_at(record, {"team"});
  const Json& location = member(record, "location");
  add_places(location.is_object() ? text_at(location, "name") : text_of(location), posting.places);
  posting.remote = remote_of(text_at(record, "remote_policy"));
  for (const std::string& place : posting.places) {
    if (posting.remote == RemoteWork::Unknown) posting.remote = remote_of(place);
  }
  posting.employment = line_at(record, {"employment_type", "employmentType"});
  for (const std::string_view key :
       {"first_published", "published_at", "publishedAt", "posted_at"}) {
    if (!posting.posted) posting.posted = date_at(record, key);
  }
  posting.updated = date_at(record, "updated_at");
  posting.pay = stated({line_at(record, {"salary_range", "salary"}), {}, {}, {}, {}});
  posting.description = text_of_fragment(text_at(record, "description"));
}

}  // namespace

const BoardFormat kDump = {
    .kind = BoardKind::Dump,
    .list = "",
    .recognises =
        [](const Json& record) {
          return has_member(record, "title") &&
                 (has_member(record, "url") || has_member(record, "absolute_url") ||
                  has_member(record, "job_url") || has_member(record, "link"));
        },
    .recognises_empty = nullptr,
    .read_posting = read_posting,
    .read_rest = nullptr,
};

}  // namespace labledger::parsers
