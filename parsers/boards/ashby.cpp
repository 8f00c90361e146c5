// Ashby. The public posting API: {"jobs":[…],"apiVersion":"1"}, without any time of change. The
// board page's own data names the same things otherwise, and has days instead of times.

#include "parsers/boards/board_format.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/json/json_fields.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

// The words of `workplaceType`, else what true and false tell.
RemoteWork remote_in(const Json& record) {
  const RemoteWork named = remote_of(text_at(record, "workplaceType"));
  if (named != RemoteWork::Unknown) return named;
  const std::optional<bool> is_remote = truth_at(record, "isRemote");
  if (!is_remote) return RemoteWork::Unknown;
  return *is_remote ? RemoteWork::Yes : RemoteWork::No;
}

std::optional<StatedPay> pay_in(const Json& compensation) {
  StatedPay pay;
  pay.text =
      line_at(compensation, {"compensationTierSummary", "scrapeableCompensationSalarySummary"});
  const Json& components = member(compensation, "summaryComponents");
  if (components.is_array()) {
    for (const Json& component : components) {
      if (text_at(component, "compensationType") != "Salary") continue;
      pay.low = number_at(component, "minValue");
      pay.high = number_at(component, "maxValue");
      pay.currency = line_at(component, {"currencyCode"});
      pay.interval = line_at(component, {"interval"});
      break;
    }
  }
  return stated(std::move(pay));
}

void read_common(const Json& record, JobPosting& posting) {
  posting.id = text_at(record, "id");
  posting.title = line_at(record, {"title"});
  posting.remote = remote_in(record);
  posting.employment = line_at(record, {"employmentType"});
  if (truth_at(record, "isListed") == false) posting.state = PostingState::Unlisted;
}

void read_posting(const Json& record, JobPosting& posting) {
  read_common(record, posting);
  posting.department = line_at(record, {"department"});
  posting.team = line_at(record, {"team"});
  add_places(text_at(record, "location"), posting.places);
  if (const Json& more = member(record, "secondaryLocations"); more.is_array()) {
    for (const Json& place : more)
      add_place(text_at(place, "location"), posting.places);
  }
  posting.posted = date_at(record, "publishedAt");
  posting.pay = pay_in(member(record, "compensation"));
  posting.url = text_at(record, "jobUrl");
  const std::string plain = text_at(record, "descriptionPlain");
  posting.description =
      plain.empty() ? text_of_fragment(text_at(record, "descriptionHtml")) : plain;
}

void read_page_posting(const Json& record, JobPosting& posting) {
  read_common(record, posting);
  posting.department = line_at(record, {"departmentName", "departmentExternalName"});
  posting.team = line_at(record, {"teamName", "teamExternalName"});
  add_places(text_at(record, "locationName"), posting.places);
  if (const Json& more = member(record, "secondaryLocations"); more.is_array()) {
    for (const Json& place : more)
      add_place(line_at(place, {"locationName", "location"}), posting.places);
  }
  posting.posted = date_at(record, "publishedDate");
  posting.updated = date_at(record, "updatedAt");
  posting.pay = stated({line_at(record, {"compensationTierSummary"}), {}, {}, {}, {}});
}

}  // namespace

const BoardFormat kAshby = {
    .kind = BoardKind::Ashby,
    .list = "jobs",
    .recognises =
        [](const Json& record) {
          return has_member(record, "jobUrl") && has_member(record, "id") &&
                 (has_member(record, "publishedAt") || has_member(record, "isListed"));
        },
    .recognises_empty = [](const Json& rest) { return has_member(rest, "apiVersion"); },
    .read_posting = read_posting,
    .read_rest = nullptr,
};

const BoardFormat kAshbyPage = {
    .kind = BoardKind::Ashby,
    .list = "jobPostings",
    .recognises =
        [](const Json& record) {
          return has_member(record, "locationName") && has_member(record, "teamId") &&
                 has_member(record, "id");
        },
    .recognises_empty = [](const Json&) { return true; },
    .read_posting = read_page_posting,
    .read_rest = nullptr,
};

}  // namespace labledger::parsers
