#include "alerts/markup.hpp"

#include "core/markup_text.hpp"

namespace labledger::alerts {

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
