#include "reports/front_matter.hpp"

#include <array>

#include "core/utf8.hpp"
#include "core/visible_text.hpp"

namespace labledger::reports {
namespace {

/// Characters of what stands for a placeholder.
constexpr std::size_t kValueLimit = 300;

/// In the order of FrontMatter::Name.
constexpr auto kNames = std::to_array<std::string_view>({"title", "date", "path", "description"});

/// Foreign text for the inside of a string between double quotation marks.
std::string quoted_value(std::string_view foreign) {
  std::string out;
  for (const char c : visible_line(first_characters(foreign, kValueLimit))) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ')
    text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  return text;
}

}  // namespace

Result<FrontMatter> FrontMatter::parse(std::string_view text) {
  if (text.size() > kByteLimit) {
    return Error{ErrorKind::Usage, "the template has " + std::to_string(text.size()) +
                                       " bytes; the limit is " + std::to_string(kByteLimit)};
  }
  FrontMatter matter;
  while (!text.empty()) {
    const std::size_t begin = text.find("{{");
    const std::size_t end = begin == std::string_view::npos ? begin : text.find("}}", begin);
    if (end == std::string_view::npos) {
      matter.pieces_.push_back({std::string(text), {}});
      break;
    }
    const std::string_view name = trim(text.substr(begin + 2, end - begin - 2));
    std::size_t index = 0;
    while (index < kNames.size() && kNames.at(index) != name)
      ++index;
    if (index == kNames.size()) {
      return Error{ErrorKind::Usage,
                   "the template has the unknown placeholder '{{" +
                       visible_line(first_characters(name, 60)) +
                       "}}'; there are {{title}}, {{date}}, {{path}} and {{description}}"};
    }
    matter.pieces_.push_back({std::string(text.substr(0, begin)), {static_cast<Name>(index)}});
    text.remove_prefix(end + 2);
  }
  return matter;
}

std::string FrontMatter::before(const Page& page, Instant as_of) const {
  std::string out;
  for (const Piece& piece : pieces_) {
    out += piece.text;
    for (const Name name : piece.name) {
      switch (name) {
        case Name::Title:
          out += quoted_value(page.title);
          break;
        case Name::Date:
          out += format_day(as_of);
          break;
        case Name::Path:
          out += page.path;
          break;
        case Name::Description:
          out += quoted_value(page.description);
          break;
      }
    }
  }
  if (!out.empty() && !out.ends_with('\n')) out += '\n';
  return out.empty() ? out : out + '\n';
}

}  // namespace labledger::reports
