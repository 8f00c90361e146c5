#include "core/markup_text.hpp"

#include <cstddef>

#include "core/byte_set.hpp"

namespace labledger {

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  constexpr ByteSet kActing("&<>\"'");
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = kActing.find_in(text, at);
    out += text.substr(at, end - at);
    if (end == text.size()) break;
    at = end;
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
    }
  }
  return out;
}

}  // namespace labledger
