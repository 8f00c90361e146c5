// Workable, two answers: the widget's {"name","description","jobs":[…]}, whose id is `shortcode`,
// and the public API's {"total":n,"results":[…]}.

#include "parsers/boards/board_format.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/json/json_fields.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

void add_structured_place(const Json& place, std::vector<std::string>& places) {
  add_place(joined_place({text_at(place, "city"), line_at(place, {"region", "state"}),
                          line_at(place, {"country", "countryName"})}),
            places);
}

void add_all_places(const Json& record, std::vector<std::string>& places) {
  const Json& all = member(record, "locations");
  if (all.is_array()) {
    for (const Json& place : all)
      add_structured_place(place, places);
  }
}

RemoteWork remote_in(const Json& record, std::string_view key) {
  const RemoteWork named = remote_of(text_at(record, "workplace"));
  if (named != RemoteWork::Unknown) return named;
  const std::optional<bool> is_remote = truth_at(record, key);
  if (!is_remote) return RemoteWork::Unknown;
  return *is_remote ? RemoteWork::Yes : RemoteWork::No;
}

void read_widget_posting(const Json& record, JobPosting& posting) {
  posting.id = line_at(record, {"shortcode", "id"});
  posting.title = line_at(record, {"title"});
  posting.department = line_at(record, {"department"});
  add_all_places(record, posting.places);
  if (posting.places.empty()) add_structured_place(record, posting.places);
  posting.remote = remote_in(record, "telecommuting");
  posting.employment = line_at(record, {"employment_type"});
  posting.posted = date_at(record, "published_on");
  posting.url = line_at(record, {"url", "shortlink"});
  posting.description = text_of_fragment(text_at(record, "description"));
}

void read_widget_rest(const Json& rest, JobBoard& board) {
  board.company = line_at(rest, {"name"});
}

void read_posting(const Json& record, JobPosting& posting) {
  posting.id = line_at(record, {"shortcode", "id"});
  posting.title = line_at(record, {"title"});
  const Json& departments = member(record, "department");
  if (departments.is_array() && !departments.empty()) {
    posting.department = folded_line(text_of(departments[0]));
  } else {
    posting.department = line_at(record, {"department"});
  }
  if (member(record, "location").is_object())
    add_structured_place(member(record, "location"), posting.places);
  add_all_places(record, posting.places);
  posting.remote = remote_in(record, "remote");
  posting.employment = line_at(record, {"type"});
  posting.posted = date_at(record, "published");
  posting.url = line_at(record, {"url", "shortlink"});
  const std::string state = text_at(record, "state");
  if (state == "closed" || state == "archived") posting.state = PostingState::Closed;
}

}  // namespace

const BoardFormat kWorkableWidget = {
    .kind = BoardKind::Workable,
    .list = "jobs",
    .recognises =
        [](const Json& record) {
          return has_member(record, "shortcode") && has_member(record, "title");
        },
    .recognises_empty =
        [](const Json& rest) {
          return has_member(rest, "name") && has_member(rest, "description");
        },
    .read_posting = read_widget_posting,
    .read_rest = read_widget_rest,
};

const BoardFormat kWorkable = {
    .kind = BoardKind::Workable,
    .list = "results",
    .recognises =
        [](const Json& record) {
          return has_member(record, "shortcode") && has_member(record, "title");
        },
    .recognises_empty = [](const Json& rest) { return count_at(rest, "total").has_value(); },
    .read_posting = read_posting,
    .read_rest = [](const Json& rest,
                    JobBoard& board) { board.stated_count = count_at(rest, "total"); },
};

}  // namespace labledger::parsers
