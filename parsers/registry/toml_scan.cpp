#include "parsers/registry/toml_scan.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace labledger::parsers {
namespace {

constexpr std::size_t kKeyPartLimit = 64;

/// The position after the comment that begins at `at`: its line feed, or the end.
std::size_t after_comment(std::string_view bytes, std::size_t at) {
  return std::min(bytes.find('\n', at), bytes.size());
}

/// The position after the string that begins with the quote at `at`. One that is not closed ends at
/// its line feed, or at the end when it has three quotes.
std::size_t after_string(std::string_view bytes, std::size_t at) {
  const char quote = bytes[at];
  const std::string three(3, quote);
  const bool is_multi_line = bytes.substr(at, 3) == three;
  at += is_multi_line ? 3 : 1;
  while (at < bytes.size()) {
    if (bytes[at] == '\\' && quote == '"') {
      at += 2;
    } else if (is_multi_line && bytes.substr(at, 3) == three) {
      at += 3;  // One or two more quotes belong to the text: """a"""" ends in a quote.
      for (int more = 0; more < 2 && at < bytes.size() && bytes[at] == quote; ++more)
        ++at;
      return at;
    } else if (!is_multi_line && (bytes[at] == quote || bytes[at] == '\n')) {
      return bytes[at] == quote ? at + 1 : at;
    } else {
      ++at;
    }
  }
  return bytes.size();
}

Place place_in(std::string_view bytes, std::size_t at) {
  const std::string_view before = bytes.substr(0, at);
  const std::string_view line = before.substr(before.rfind('\n') + 1);
  const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return {.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          .column = static_cast<int>(std::count_if(line.begin(), line.end(), is_first_byte)) + 1};
}

}  // namespace

std::optional<Place> find_endless_key(std::string_view bytes) {
  std::size_t dots = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == '#') {
      at = after_comment(bytes, at);
    } else if (c == '"' || c == '\'') {
      at = after_string(bytes, at);
    } else {
      if (std::string_view("\n=,{[").find(c) != std::string_view::npos) dots = 0;
      if (c == '.' && ++dots >= kKeyPartLimit) return place_in(bytes, at);
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace labledger::parsers
