#pragma once
// How each chat writes what we say, and how it is kept from acting on what pages say. Pages can
// write anything, so in their text every mention ("@everyone", "<!channel>"), link and markup sign
// is put out of action: by the format's own escape where it has one, else by a zero-width space
// within ("@", then nothing visible, then "everyone").

#include <cstddef>
#include <string>
#include <string_view>

namespace labledger::alerts {

/// One chat's way of writing. Functions, because each escapes by rules of its own.
struct ChatSyntax {
  std::string (*escape)(std::string_view text);  ///< For every text that is not our own literal.
  std::string (*link)(std::string_view name, std::string_view url);
  std::size_t (*measure)(std::string_view text);  ///< In the unit of `limit`.
  std::size_t limit = 0;                          ///< The longest message.
  std::size_t part_limit = 0;                     ///< The longest paragraph.
  std::size_t quote_bytes = 0;                    ///< The longest quotation shown.
  std::string_view bold_open;
  std::string_view bold_close;
  std::string_view quote_open;
  std::string_view quote_close;
  std::string_view line_end;
  std::string_view part_end;
};

/// Sections of plain_text and mrkdwn: 3,000 characters each; we keep all of them under 12,000,
/// since Slack refuses longer ones together.
/// @see Slack's block kit reference, "Section"; "Formatting text", escaping.
extern const ChatSyntax kSlackSyntax;

/// @see Discord's developer documentation, "Execute Webhook": content of 2,000 characters.
extern const ChatSyntax kDiscordSyntax;

/// @see Mattermost's documentation, "Incoming webhooks": posts of 16,383 characters.
extern const ChatSyntax kMattermostSyntax;

/// The two bodies of a Matrix message; its whole event is at most 65,536 bytes.
/// @see Matrix client-server API, m.room.message; "Size limits".
extern const ChatSyntax kMatrixPlainSyntax;
extern const ChatSyntax kMatrixHtmlSyntax;

/// @see ntfy's documentation, "Limitations": 4,096 bytes; longer ones become attachments.
extern const ChatSyntax kNtfySyntax;

}  // namespace labledger::alerts
