#include "parsers/html/script_text.hpp"

#include <cstddef>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::string_view kLocation = "location";

constexpr std::size_t kRedirectScriptBytes = 2048;

}  // namespace

bool assigns_location(std::string_view script) {
  if (script.size() > kRedirectScriptBytes) return false;
  for (std::size_t at = script.find(kLocation); at != std::string_view::npos;
       at = script.find(kLocation, at + 1)) {
    std::string_view rest = script.substr(at + kLocation.size());
    if (rest.starts_with(".replace(") || rest.starts_with(".assign(")) return true;
    if (rest.starts_with(".href")) rest.remove_prefix(5);
    rest = trim_ascii(rest);
    if (rest.starts_with('=') && !rest.starts_with("==")) return true;
  }
  return false;
}

bool is_telling_json(std::string_view body) {
  const bool states_date = body.find("datePublished") != std::string_view::npos ||
                           body.find("dateModified") != std::string_view::npos ||
                           body.find("dateCreated") != std::string_view::npos ||
                           body.find("datePosted") != std::string_view::npos ||
                           body.find("uploadDate") != std::string_view::npos;
  return states_date && body.find("<!--") == std::string_view::npos;
}

bool is_unnamed_json_ld(std::string_view body) {
  const std::string_view start = trim_ascii(body.substr(0, 200));
  return start.starts_with('{') && start.find("\"@context\"") != std::string_view::npos;
}

}  // namespace labledger::parsers
