#include "alerts/alert_body.hpp"

namespace labledger::alerts {
namespace {

void append_line(std::string& out, std::string_view line) {
  out.append(line).append("\n");
}

void append_plain(std::string& out, const EditText& edit) {
  append_line(out, edit.label);
  for (const QuoteText& quote : edit.quotes)
    append_line(out, "> " + quote.label + ": " + quote.exact);
  if (!edit.reason.empty()) append_line(out, "Why: " + edit.reason);
  out += '\n';
}

void append_plain(std::string& out, const EventText& event) {
  append_line(out, event.lead);
  append_line(out, event.when + ".\n");
  for (const EditText& edit : event.edits)
    append_plain(out, edit);
  if (!event.more.empty()) append_line(out, event.more + "\n");
  for (const Fact& fact : event.facts)
    append_line(out, fact.name + ": " + fact.value);
}

void append_quote(Markup& html, const QuoteText& quote) {
  html.say("<blockquote style=\"margin:0.4em 0;padding-left:0.8em;border-left:3px solid #bbb\">");
  html.say("<small>").text(quote.label).say(":</small> ");
  if (quote.fate == QuoteFate::Gone) {
    html.say("<del style=\"background:#fde2e2\">").text(quote.exact).say("</del>");
  } else {
    html.say("<ins style=\"background:#dff5e1;text-decoration:none\">");
    html.text(quote.exact).say("</ins>");
  }
  html.say("</blockquote>\n");
}

void append_facts(Markup& html, const EventText& event) {
  html.say("<ul style=\"color:#444\">\n");
  for (const Fact& fact : event.facts) {
    html.say("<li>").text(fact.name).say(": ");
    switch (fact.kind) {
      case FactKind::Words:
        html.text(fact.value);
        break;
      case FactKind::Link:
        html.link(fact.value);
        break;
      case FactKind::Code:
        html.say("<code>").text(fact.value).say("</code>");
        break;
    }
    html.say("</li>\n");
  }
  html.say("</ul>\n");
}

}  // namespace

std::string plain_body(const AlertText& text) {
  std::string out;
  append_line(out, text.subject + "\n");
  for (const std::string& line : text.list)
    append_line(out, "- " + line);
  if (!text.list_more.empty()) append_line(out, "- " + text.list_more);
  if (!text.list.empty()) out += '\n';
  for (const SourceGroup& group : text.groups) {
    if (!text.list.empty()) append_line(out, "== " + group.heading + " ==\n");
    for (const EventText& event : group.events) {
      if (!text.list.empty()) append_line(out, "* " + event.subject);
      append_plain(out, event);
      out += '\n';
    }
  }
  if (!text.more.empty()) append_line(out, text.more + "\n");
  append_line(out, "Sent by Labledger. Message " + text.key);
  return out;
}

Markup event_html(const EventText& event) {
  Markup html;
  html.say("<p>").text(event.lead).say("<br>\n").text(event.when).say(".</p>\n");
  for (const EditText& edit : event.edits) {
    html.say("<p><strong>").text(edit.label).say("</strong></p>\n");
    for (const QuoteText& quote : edit.quotes)
      append_quote(html, quote);
    if (!edit.reason.empty()) html.say("<p><small>Why: ").text(edit.reason).say("</small></p>\n");
  }
  if (!event.more.empty()) html.say("<p>").text(event.more).say("</p>\n");
  append_facts(html, event);
  return html;
}

std::string html_body(const AlertText& text) {
  Markup html;
  html.say("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>");
  html.text(text.subject).say("</title></head>\n");
  html.say(
      "<body style=\"font-family:sans-serif;max-width:46em\">\n<h1 style=\"font-size:1.2em\">");
  html.text(text.subject).say("</h1>\n");
  if (!text.list.empty()) {
    html.say("<ul>\n");
    for (const std::string& line : text.list)
      html.say("<li>").text(line).say("</li>\n");
    if (!text.list_more.empty()) html.say("<li>").text(text.list_more).say("</li>\n");
    html.say("</ul>\n");
  }
  for (const SourceGroup& group : text.groups) {
    if (!text.list.empty())
      html.say("<h2 style=\"font-size:1.1em\">").text(group.heading).say("</h2>\n");
    for (const EventText& event : group.events) {
      if (!text.list.empty())
        html.say("<h3 style=\"font-size:1em\">").text(event.subject).say("</h3>\n");
      html.append(event_html(event));
    }
  }
  if (!text.more.empty()) html.say("<p>").text(text.more).say("</p>\n");
  html.say("<p><small>Sent by Labledger. Message ").text(text.key).say("</small></p>\n");
  html.say("</body>\n</html>\n");
  return std::move(html).bytes();
}

}  // namespace labledger::alerts
