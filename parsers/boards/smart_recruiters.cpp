// SmartRecruiters, Posting API: {"offset":0,"limit":100,"totalFound":n,"content":[…]}, in pages. A
// company that does not exist answers with totalFound 0.

#include "parsers/boards/board_format.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/json/json_fields.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

RemoteWork remote_in(const Json& location) {
  if (truth_at(location, "hybrid") == true) return RemoteWork::Hybrid;
  const std::optional<bool> is_remote = truth_at(location, "remote");
  if (!is_remote) return RemoteWork::Unknown;
  return *is_remote ? RemoteWork::Yes : RemoteWork::No;
}

std::string description_of(const Json& record) {
  std::string out;
  const Json& sections = member(member(record, "jobAd"), "sections");
  for (const std::string_view name :
       {"jobDescription", "qualifications", "additionalInformation"}) {
    const std::string text = text_of_fragment(text_at(member(sections, name), "text"));
    if (!text.empty() && !out.empty()) out += '\n';
    out += text;
  }
  return out;
}

void read_posting(const Json& record, JobPosting& posting) {
  const Json& location = member(record, "location");
  posting.id = text_at(record, "id");
  posting.title = line_at(record, {"name"});
  posting.company = line_at(member(record, "company"), {"name"});
  posting.department = line_at(member(record, "department"), {"label"});
  posting.team = line_at(member(record, "function"), {"label"});
  std::string place = line_at(location, {"fullLocation"});
  if (place.empty())
    place = joined_place(
        {text_at(location, "city"), text_at(location, "region"), text_at(location, "country")});
  add_place(place, posting.places);
  posting.remote = remote_in(location);
  posting.employment = line_at(member(record, "typeOfEmployment"), {"label"});
  posting.posted = date_at(record, "releasedDate");
  posting.url = line_at(record, {"postingUrl", "applyUrl", "ref"});
  posting.description = description_of(record);
}

}  // namespace

const BoardFormat kSmartRecruiters = {
    .kind = BoardKind::SmartRecruiters,
    .list = "content",
    .recognises =
        [](const Json& record) {
          return has_member(record, "id") && has_member(record, "name") &&
                 (has_member(record, "releasedDate") || has_member(record, "refNumber"));
        },
    .recognises_empty = [](const Json& rest) { return has_member(rest, "totalFound"); },
    .read_posting = read_posting,
    .read_rest = [](const Json& rest,
                    JobBoard& board) { board.stated_count = count_at(rest, "totalFound"); },
};

}  // namespace labledger::parsers
