#pragma once
// An alert's text as a whole document: plain for mail readers that show nothing else, and HTML.

#include <string>

#include "alerts/alert_text.hpp"
#include "alerts/markup.hpp"

namespace labledger::alerts {

/// The alert in plain text, lines ended by "\n"; quotations stand behind "> ".
[[nodiscard]] std::string plain_body(const AlertText& text);

/// The alert as an HTML document. Styles are inline, nothing is fetched from anywhere.
[[nodiscard]] std::string html_body(const AlertText& text);

/// One event as a piece of HTML, without its subject: for feeds and for html_body.
[[nodiscard]] Markup event_html(const EventText& event);

}  // namespace labledger::alerts
