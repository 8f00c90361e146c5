// Greenhouse, Job Board API: {"jobs":[…],"meta":{"total":n}}. `content` is HTML that was escaped
// once more as a whole, and comes with the company's own intro, closing and pay notice around what
// the posting says.

#include <algorithm>
#include <array>

#include "parsers/boards/board_format.hpp"
#include "parsers/html/ascii.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/html/scanner.hpp"
#include "parsers/json/json_fields.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

// A posting's HTML in parts, told by the classes that the board system itself writes.
struct Content {
  std::string body;
  std::string pay;
};

constexpr std::size_t kAttributeLimit = 16;

bool has_class(const Scanner& scanner, std::string_view name) {
  return std::any_of(scanner.attributes().begin(), scanner.attributes().end(),
                     [&](const RawAttribute& attribute) {
                       return equal_ignoring_case(attribute.name, "class") &&
                              attribute.value.find(name) != std::string_view::npos;
                     });
}

// Cuts the intro and the closing, which are the same in every posting, and sets the pay apart.
class ContentSplitter {
 public:
  explicit ContentSplitter(std::string_view html) : html_(html), scanner_(html, kAttributeLimit) {}

  [[nodiscard]] Content split() {
    while (true) {
      const std::size_t at = scanner_.position();
      const Token token = scanner_.next();
      if (token.kind == Token::Kind::End) break;
      if (!equal_ignoring_case(token.text, "div")) continue;
      if (token.kind == Token::Kind::StartTag) begin_div(at);
      if (token.kind == Token::Kind::EndTag) end_div(at);
    }
    if (part_ == Part::Body) content_.body += html_.substr(from_);
    return std::move(content_);
  }

 private:
  enum class Part { Body, Boilerplate, Pay };

  void begin_div(std::size_t at) {
    if (part_ != Part::Body) {
      ++divs_;
      return;
    }
    const bool is_pay = has_class(scanner_, "content-pay-transparency");
    if (!is_pay && !has_class(scanner_, "content-intro") &&
        !has_class(scanner_, "content-conclusion")) {
      return;
    }
    content_.body += html_.substr(from_, at - from_);
    part_ = is_pay ? Part::Pay : Part::Boilerplate;
    divs_ = 1;
    from_ = is_pay ? scanner_.position() : at;
  }

  void end_div(std::size_t at) {
    if (part_ == Part::Body || --divs_ > 0) return;
    if (part_ == Part::Pay) content_.pay += html_.substr(from_, at - from_);
    part_ = Part::Body;
    from_ = scanner_.position();
  }

  std::string_view html_;
  Scanner scanner_;
  Content content_;
  Part part_ = Part::Body;
  std::size_t divs_ = 0;  // Open within the part, its own included.
  std::size_t from_ = 0;
};

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Companies name this custom field themselves; these are the names in wide use.
RemoteWork remote_in_metadata(const Json& metadata) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"location type", "workplace type", "work type", "remote status", "workplace", "remote"});
  if (!metadata.is_array()) return RemoteWork::Unknown;
  for (const Json& field : metadata) {
    const std::string name = line_at(field, {"name"});
    const bool is_known = std::any_of(kNames.begin(), kNames.end(), [&](std::string_view known) {
      return equal_ignoring_case(name, known);
    });
    if (is_known) return remote_of(line_at(field, {"value"}));
  }
  return RemoteWork::Unknown;
}

std::string names_of(const Json& list) {
  std::vector<std::string> names;
  if (list.is_array()) {
    for (const Json& entry : list)
      add_place(line_at(entry, {"name"}), names);
  }
  std::string out;
  for (const std::string& name : names)
    out += (out.empty() ? "" : ", ") + name;
  return out;
}

// With ?pay_transparency=true: amounts in cents.
std::optional<StatedPay> pay_in(const Json& ranges) {
  if (!ranges.is_array() || ranges.empty()) return std::nullopt;
  StatedPay pay;
  pay.text = line_at(ranges[0], {"title"});
  if (const auto low = number_at(ranges[0], "min_cents")) pay.low = *low / 100;
  if (const auto high = number_at(ranges[0], "max_cents")) pay.high = *high / 100;
  pay.currency = line_at(ranges[0], {"currency_type"});
  return stated(std::move(pay));
}

void read_posting(const Json& record, JobPosting& posting) {
  posting.id = text_at(record, "id");
  posting.title = line_at(record, {"title"});
  posting.company = line_at(record, {"company_name"});
  posting.department = names_of(member(record, "departments"));
  add_places(text_at(member(record, "location"), "name"), posting.places);
  posting.remote = remote_in_metadata(member(record, "metadata"));
  for (const std::string& place : posting.places) {
    if (posting.remote == RemoteWork::Unknown) posting.remote = remote_of(place);
  }
  posting.posted = date_at(record, "first_published");
  posting.updated = date_at(record, "updated_at");
  posting.url = text_at(record, "absolute_url");
  posting.pay = pay_in(member(record, "pay_input_ranges"));
  const std::string content = text_at(record, "content");
  if (content.empty()) return;
  const std::string unescaped = unescaped_once(content);
  const Content parts = ContentSplitter(unescaped).split();
  posting.description = text_of_fragment(parts.body);
  if (!posting.pay) posting.pay = stated({one_line(text_of_fragment(parts.pay)), {}, {}, {}, {}});
}

void read_rest(const Json& rest, JobBoard& board) {
  board.stated_count = count_at(member(rest, "meta"), "total");
}

}  // namespace

const BoardFormat kGreenhouse = {
    .kind = BoardKind::Greenhouse,
    .list = "jobs",
    .recognises =
        [](const Json& record) {
          return has_member(record, "absolute_url") && has_member(record, "id") &&
                 member(record, "location").is_object();
        },
    .recognises_empty = [](const Json& rest) { return member(rest, "meta").is_object(); },
    .read_posting = read_posting,
    .read_rest = read_rest,
};

}  // namespace labledger::parsers
