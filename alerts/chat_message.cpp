#include "alerts/chat_message.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "alerts/event_words.hpp"

namespace labledger::alerts {
namespace {

using Json = nlohmann::ordered_json;

/// Kept free for the line that says how much was left out, in any syntax.
constexpr std::size_t kClosingRoom = 200;
/// The longest title of a notification, in bytes.
constexpr std::size_t kTitleBytes = 200;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Paragraphs as long as there is room.
class Parts {
 public:
  explicit Parts(const ChatSyntax& syntax) : syntax_(syntax) {}

  /// Whether it fitted and was added.
  bool add(ChatPart::Kind kind, std::string text) {
    const std::size_t size = syntax_.measure(text);
    const std::size_t whole = size + syntax_.measure(syntax_.part_end);
    if (size > syntax_.part_limit || used_ + whole + kClosingRoom > syntax_.limit) return false;
    used_ += whole;
    parts_.push_back({kind, std::move(text)});
    return true;
  }

  /// Adds a last line, for which there is always room.
  void close(std::string text) { parts_.push_back({ChatPart::Kind::Words, std::move(text)}); }

  std::vector<ChatPart> take() { return std::move(parts_); }

 private:
  const ChatSyntax& syntax_;
  std::size_t used_ = 0;
  std::vector<ChatPart> parts_;
};

std::string bold(const ChatSyntax& syntax, std::string_view text) {
  return std::string(syntax.bold_open) + syntax.escape(text) + std::string(syntax.bold_close);
}

std::string edit_part(const EditText& edit, const ChatSyntax& syntax) {
  std::string text = bold(syntax, edit.label);
  text += syntax.line_end;
  for (std::size_t i = 0; i < edit.quotes.size(); ++i) {
    const QuoteText& quote = edit.quotes[i];
    text.append(syntax.quote_open).append(quote.label).append(": ");
    text += syntax.escape(cut_text(quote.exact, syntax.quote_bytes));
    text += syntax.quote_close;
    if (i + 1 < edit.quotes.size() && syntax.quote_close.empty()) text += syntax.line_end;
  }
  return text;
}

/// The facts that a chat has room for.
bool is_shown_in_chat(const Fact& fact) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"Severity", "Announced", "Class", "Team", "Places"});
  return std::find(kNames.begin(), kNames.end(), fact.name) != kNames.end();
}

void add_event(const EventText& event, const ChatSyntax& syntax, Parts& parts) {
  std::string head = bold(syntax, event.subject);
  head.append(syntax.line_end).append(syntax.escape(event.lead));
  head.append(syntax.line_end).append(syntax.escape(event.when));
  for (const Fact& fact : event.facts) {
    if (!is_shown_in_chat(fact)) continue;
    head.append(syntax.line_end).append(fact.name).append(": ").append(syntax.escape(fact.value));
  }
  parts.add(ChatPart::Kind::Words, std::move(head));
  std::string links;
  if (!event.page_url.empty()) links = syntax.link("Page", event.page_url);
  if (!event.report_url.empty()) {
    if (!links.empty()) links += syntax.line_end;
    links += syntax.link("Report", event.report_url);
  }
  if (!links.empty()) parts.add(ChatPart::Kind::Links, std::move(links));
  std::size_t left_out = 0;
  for (const EditText& edit : event.edits) {
    if (!parts.add(ChatPart::Kind::Words, edit_part(edit, syntax))) ++left_out;
  }
  if (left_out > 0) {
    parts.close(counted(left_out, "more sentence does", "more sentences do") +
                " not fit in here; the ledger and the report have all.");
  } else if (!event.more.empty()) {
    parts.close(event.more);
  }
}

void add_digest(const AlertText& text, const ChatSyntax& syntax, Parts& parts) {
  parts.add(ChatPart::Kind::Words, bold(syntax, text.subject));
  // Lines share paragraphs of at most 1,000 in the syntax's measure.
  constexpr std::size_t kShared = 1000;
  std::size_t told = 0;
  std::size_t in_paragraph = 0;
  std::string paragraph;
  const auto flush = [&] {
    if (in_paragraph > 0 && parts.add(ChatPart::Kind::Words, std::move(paragraph)))
      told += in_paragraph;
    paragraph.clear();
    in_paragraph = 0;
  };
  for (const std::string& line : text.list) {
    const std::string entry = "• " + syntax.escape(line);
    if (syntax.measure(paragraph) + syntax.measure(entry) > kShared) flush();
    if (in_paragraph > 0) paragraph += syntax.line_end;
    paragraph += entry;
    ++in_paragraph;
  }
  flush();
  if (told < text.list.size() || !text.list_more.empty()) {
    parts.close("Of the first " + counted(text.list.size(), "event", "events") + ", " +
                std::to_string(told) + " fit in here; the ledger and the report have all.");
  }
}

/// The paragraphs in one text, with nothing after the last.
std::string joined(const AlertText& text, const ChatSyntax& syntax) {
  std::string out;
  for (const ChatPart& part : chat_parts(text, syntax)) {
    if (!out.empty()) out += syntax.part_end;
    out += part.text;
  }
  return out;
}

/// Where a notification leads: the report, else the page.
std::optional<std::string> target_of(const AlertText& text) {
  if (!text.list.empty() || text.groups.empty()) return std::nullopt;
  const EventText& event = text.groups.front().events.front();
  const std::string& url = event.report_url.empty() ? event.page_url : event.report_url;
  if (url.empty()) return std::nullopt;
  return url;
}

}  // namespace

std::vector<ChatPart> chat_parts(const AlertText& text, const ChatSyntax& syntax) {
  Parts parts(syntax);
  if (!text.list.empty()) {
    add_digest(text, syntax, parts);
  } else {
    for (const SourceGroup& group : text.groups) {
      for (const EventText& event : group.events)
        add_event(event, syntax, parts);
    }
  }
  return parts.take();
}

std::string slack_body(const AlertText& text) {
  Json blocks = Json::array();
  for (const ChatPart& part : chat_parts(text, kSlackSyntax)) {
    Json words{{"type", "plain_text"}, {"text", part.text}, {"emoji", false}};
    if (part.kind == ChatPart::Kind::Links)
      words = Json{{"type", "mrkdwn"}, {"text", part.text}, {"verbatim", true}};
    blocks.push_back(Json{{"type", "section"}, {"text", std::move(words)}});
  }
  return line_of(Json{{"text", kSlackSyntax.escape(text.subject)},
                      {"mrkdwn", false},
                      {"unfurl_links", false},
                      {"unfurl_media", false},
                      {"blocks", std::move(blocks)}});
}

std::string discord_body(const AlertText& text) {
  constexpr int kSuppressEmbeds = 1 << 2;
  return line_of(Json{{"content", joined(text, kDiscordSyntax)},
                      {"allowed_mentions", Json{{"parse", Json::array()}}},
                      {"flags", kSuppressEmbeds}});
}

std::string mattermost_body(const AlertText& text) {
  return line_of(Json{{"text", joined(text, kMattermostSyntax)}});
}

std::string matrix_body(const AlertText& text) {
  return line_of(Json{{"msgtype", "m.text"},
                      {"body", joined(text, kMatrixPlainSyntax)},
                      {"format", "org.matrix.custom.html"},
                      {"formatted_body", joined(text, kMatrixHtmlSyntax)},
                      {"m.mentions", Json::object()}});
}

std::string ntfy_body(const AlertText& text, std::string_view topic) {
  Json json{{"topic", topic},
            {"title", kNtfySyntax.escape(cut_text(text.subject, kTitleBytes))},
            {"message", joined(text, kNtfySyntax)}};
  if (const std::optional<std::string> target = target_of(text)) json["click"] = *target;
  return line_of(json);
}

}  // namespace labledger::alerts
