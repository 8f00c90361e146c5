#include "parsers/boards/job_json_ld.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "parsers/boards/board_format.hpp"
#include "parsers/boards/job_board.hpp"
#include "parsers/html/ascii.hpp"
#include "parsers/html/encoding.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/html/scanner.hpp"
#include "parsers/json/json_fields.hpp"
#include "parsers/json/json_records.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kAttributeLimit = 32;

bool is_job_posting(const Json& value) {
  const auto names_it = [](const Json& type) {
    const std::string name = text_of(type);
    return name == "JobPosting" || name.ends_with("schema.org/JobPosting");
  };
  const Json& type = member(value, "@type");
  if (type.is_array()) return std::any_of(type.begin(), type.end(), names_it);
  return names_it(type);
}

/// The name of a thing that may stand as text or as an object.
std::string name_in(const Json& thing) {
  return thing.is_object() ? line_at(thing, {"name", "legalName"}) : folded_line(text_of(thing));
}

void add_location(const Json& location, std::vector<std::string>& places) {
  const Json& address = member(location, "address");
  if (address.is_object()) {
    add_place(joined_place({text_at(address, "addressLocality"), text_at(address, "addressRegion"),
                            name_in(member(address, "addressCountry"))}),
              places);
    return;
  }
  add_place(address.is_string() ? text_of(address) : name_in(location), places);
}

std::optional<StatedPay> pay_in(const Json& salary) {
  const Json& value = member(salary, "value");
  StatedPay pay;
  pay.low = number_at(value, "minValue");
  pay.high = number_at(value, "maxValue");
  if (!pay.low && !pay.high) {
    pay.low = value.is_object() ? number_at(value, "value") : number_at(salary, "value");
    pay.high = pay.low;
  }
  pay.currency = line_at(salary, {"currency"});
  if (pay.currency.empty()) pay.currency = line_at(value, {"currency"});
  pay.interval = line_at(value, {"unitText"});
  return stated(std::move(pay));
}

std::string joined_texts(const Json& value) {
  if (!value.is_array()) return folded_line(text_of(value));
  std::string out;
  for (const Json& entry : value) {
    const std::string text = folded_line(text_of(entry));
    if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
  }
  return out;
}

std::string id_of(const Json& record, const JobPosting& posting) {
  const Json& identifier = member(record, "identifier");
  std::string id = identifier.is_object() ? line_at(identifier, {"value", "@id"})
                                          : folded_line(text_of(identifier));
  if (id.empty()) id = line_at(record, {"@id"});
  if (id.empty()) id = posting.url;
  if (!id.empty() || posting.title.empty()) return id;
  id = posting.title;
  for (const std::string& place : posting.places)
    id += " | " + place;
  return id;
}

JobPosting posting_of(const Json& record) {
  JobPosting posting;
  posting.title = folded_line(unescaped_once(line_at(record, {"title", "name"})));
  posting.company = name_in(member(record, "hiringOrganization"));
  posting.department = name_in(member(record, "department"));
  const Json& locations = member(record, "jobLocation");
  if (locations.is_array()) {
    for (const Json& location : locations)
      add_location(location, posting.places);
  } else {
    add_location(locations, posting.places);
  }
  posting.remote = remote_of(joined_texts(member(record, "jobLocationType")));
  posting.employment = joined_texts(member(record, "employmentType"));
  posting.posted = date_at(record, "datePosted");
  posting.updated = date_at(record, "dateModified");
  posting.pay = pay_in(member(record, "baseSalary"));
  posting.url = line_at(record, {"url", "mainEntityOfPage"});
  std::string description = text_at(record, "description");
  // Many sites escape the HTML once more before they put it into the JSON.
  if (description.find("&lt;") != std::string::npos && description.find('<') == std::string::npos)
    description = unescaped_once(description);
  posting.description = text_of_fragment(description);
  posting.id = id_of(record, posting);
  return posting;
}

bool is_json_ld(const Scanner& scanner) {
  return std::any_of(
      scanner.attributes().begin(), scanner.attributes().end(), [](const RawAttribute& attribute) {
        return equal_ignoring_case(attribute.name, "type") &&
               find_ignoring_case(attribute.value, "ld+json", 0) != std::string_view::npos;
      });
}

/// The bodies of a page's JSON-LD scripts; views of the page.
std::vector<std::string_view> json_ld_scripts(std::string_view html) {
  std::vector<std::string_view> bodies;
  Scanner scanner(html, kAttributeLimit);
  while (true) {
    const Token token = scanner.next();
    if (token.kind == Token::Kind::End) return bodies;
    if (token.kind != Token::Kind::StartTag || !equal_ignoring_case(token.text, "script")) continue;
    const bool is_wanted = is_json_ld(scanner);
    const std::string_view body = scanner.skip_raw_text("script");
    if (is_wanted) bodies.push_back(body);
  }
}

}  // namespace

void add_job_postings(const Json& value, BoardBuilder& builder) {
  std::vector<const Json*> open = {&value};
  while (!open.empty()) {
    const Json& next = *open.back();
    open.pop_back();
    if (is_job_posting(next)) {
      builder.add(posting_of(next));
      continue;
    }
    if (!next.is_structured()) continue;
    const std::size_t first = open.size();
    for (const Json& child : next) {
      if (child.is_structured()) open.push_back(&child);
    }
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
  }
}

Result<JobBoard> parse_job_json_ld(std::string_view bytes, const BoardLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{ErrorKind::TooLarge, "a careers page of " + std::to_string(bytes.size()) +
                                          " bytes; the limit is " + std::to_string(limits.bytes)};
  }
  const JsonLimits json = {.bytes = limits.bytes,
                           .depth = limits.depth,
                           .records = limits.postings,
                           .values_per_record = limits.values_per_posting};
  BoardBuilder builder;
  std::string buffer;
  const std::string_view text = trim_ascii(to_utf8({bytes, ""}, buffer));
  if (!text.starts_with('<')) {
    const Json value = TRY(read_json(text, json));
    add_job_postings(value, builder);
  } else {
    const std::vector<std::string_view> scripts = json_ld_scripts(text);
    for (const std::string_view script : scripts) {
      const Result<Json> value = read_json(trim_ascii(script), json);
      if (value) {
        add_job_postings(*value, builder);
      } else {
        builder.skip();  // One broken script of several says nothing of the others.
      }
    }
  }
  if (builder.postings() == 0 && builder.board().skipped == 0)
    return Error{ErrorKind::Malformed, "not a job board: a page without any JobPosting"};
  return builder.finish(BoardKind::JsonLd);
}

}  // namespace labledger::parsers
