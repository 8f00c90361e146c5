#pragma once
// An alert as chats take it: JSON bodies for their interfaces, within their limits. What does not
// fit is left out whole, and the message says how much that is. Equal alerts give equal bytes.

#include <string>
#include <string_view>
#include <vector>

#include "alerts/alert_text.hpp"
#include "alerts/chat_syntax.hpp"

namespace labledger::alerts {

/// One paragraph of a chat message.
struct ChatPart {
  enum class Kind { Words, Links };
  Kind kind = Kind::Words;
  std::string text;
};

/// The alert in paragraphs: subject and time, links, then as many sentences or lines of the digest
/// as fit, then how many did not. Together, each with the syntax's `part_end`, at most its limit.
[[nodiscard]] std::vector<ChatPart> chat_parts(const AlertText& text, const ChatSyntax& syntax);

/// For Slack's incoming webhooks: blocks, and a text for notifications.
[[nodiscard]] std::string slack_body(const AlertText& text);

/// For Discord's webhooks: nobody is mentioned and nothing is previewed.
[[nodiscard]] std::string discord_body(const AlertText& text);

/// For Mattermost's incoming webhooks.
[[nodiscard]] std::string mattermost_body(const AlertText& text);

/// The content of an m.room.message, plain and HTML; it mentions nobody.
[[nodiscard]] std::string matrix_body(const AlertText& text);

/// For ntfy's publishing as JSON to that topic.
[[nodiscard]] std::string ntfy_body(const AlertText& text, std::string_view topic);

}  // namespace labledger::alerts
