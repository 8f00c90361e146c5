// Lever, Postings API: the whole text is a list; the title is `text`, times are milliseconds, and
// the body is spread over a description, lists of bare <li>, and a closing.

#include "parsers/boards/board_format.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/json/json_fields.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

void append_lines(const std::string& text, std::string& out) {
  if (text.empty()) return;
  if (!out.empty()) out += '\n';
  out += text;
}

std::string description_of(const Json& record) {
  std::string out;
  const std::string plain = text_at(record, "descriptionPlain");
  append_lines(text_of_fragment(plain.empty() ? text_at(record, "description") : plain), out);
  const Json& lists = member(record, "lists");
  if (lists.is_array()) {
    for (const Json& list : lists) {
      append_lines(line_at(list, {"text"}), out);
      append_lines(text_of_fragment("<ul>" + text_at(list, "content") + "</ul>"), out);
    }
  }
  const std::string closing = text_at(record, "additionalPlain");
  append_lines(text_of_fragment(closing.empty() ? text_at(record, "additional") : closing), out);
  return out;
}

void read_posting(const Json& record, JobPosting& posting) {
  const Json& categories = member(record, "categories");
  posting.id = text_at(record, "id");
  posting.title = line_at(record, {"text"});
  posting.department = line_at(categories, {"department"});
  posting.team = line_at(categories, {"team"});
  add_places(text_at(categories, "location"), posting.places);
  if (const Json& all = member(categories, "allLocations"); all.is_array()) {
    for (const Json& place : all)
      add_place(text_of(place), posting.places);
  }
  posting.remote = remote_of(text_at(record, "workplaceType"));
  posting.employment = line_at(categories, {"commitment"});
  posting.posted = date_at(record, "createdAt");
  posting.updated = date_at(record, "updatedAt");
  posting.url = text_at(record, "hostedUrl");
  const Json& range = member(record, "salaryRange");
  posting.pay =
      stated({text_of_fragment(text_at(record, "salaryDescriptionPlain")), number_at(range, "min"),
              number_at(range, "max"), line_at(range, {"currency"}), line_at(range, {"interval"})});
  posting.description = description_of(record);
}

}  // namespace

const BoardFormat kLever = {
    .kind = BoardKind::Lever,
    .list = "",
    .recognises =
        [](const Json& record) {
          return has_member(record, "text") && has_member(record, "id") &&
                 (has_member(record, "hostedUrl") || member(record, "categories").is_object());
        },
    .recognises_empty = nullptr,  // "[]" is anybody's.
    .read_posting = read_posting,
    .read_rest = nullptr,
};

}  // namespace labledger::parsers
