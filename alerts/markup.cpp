#include "alerts/markup.hpp"

namespace labledger::alerts {

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
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
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

Markup& Markup::text(std::string_view foreign) {
  bytes_ += escape_markup(foreign);
  return *this;
}

Markup& Markup::link(std::string_view url) {
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  if (!is_web) return text(url);
  return say("<a href=\"").text(url).say("\">").text(url).say("</a>");
}

Markup& Markup::append(const Markup& other) {
  bytes_ += other.bytes_;
  return *this;
}

}  // namespace labledger::alerts
