#include "alerts/chat_syntax.hpp"

#include <algorithm>

#include "core/http.hpp"
#include "core/markup_text.hpp"
#include "core/utf8.hpp"

namespace labledger::alerts {
namespace {

constexpr std::string_view kNothing = "\u200B";

std::size_t bytes_of(std::string_view text) {
  return text.size();
}

/// UTF-16 code units: what most chats count, and never fewer than the characters that others count.
std::size_t units_of(std::string_view text) {
  std::size_t units = 0;
  while (!text.empty()) {
    const DecodedCharacter character = decode_character(text);
    units += character.value > 0xFFFF ? 2 : 1;
    text.remove_prefix(character.size);
  }
  return units;
}

/// Whether what a client would ring or link by itself is complete with the character at `i`, or
/// would be with the next: "@", and "://", "mailto:" and "www." before their last sign.
bool acts_at(std::string_view text, std::size_t i) {
  const auto before_is = [&](std::string_view word) {
    return i >= word.size() && equal_ignoring_case(text.substr(i - word.size(), word.size()), word);
  };
  switch (text[i]) {
    case '@':
      return true;
    case ':':
      return text.substr(i + 1).starts_with("//") || before_is("mailto");
    case '.':
      return before_is("www");
    default:
      return false;
  }
}

/// The text with a zero-width space where it would ring or link.
std::string disarm(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool acts = acts_at(text, i);
    if (acts && text[i] == '.') out += kNothing;
    out += text[i];
    if (acts && text[i] != '.') out += kNothing;
  }
  return out;
}

std::string escape_plain(std::string_view text) {
  return disarm(text);
}

std::string escape_html(std::string_view text) {
  return escape_markup(disarm(text));
}

/// The three characters that act in every text of Slack's.
std::string slack_entities(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string escape_slack(std::string_view text) {
  return slack_entities(disarm(text));
}

/// Discord's and Mattermost's Markdown takes a backslash before any sign.
std::string escape_markdown(std::string_view text) {
  constexpr std::string_view kSigns = R"(\`*_~|<>[]()#!$&+-=)";
  std::string out;
  const std::string plain = disarm(text);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool is_sign = kSigns.find(plain[i]) != std::string_view::npos;
    const bool begins_emoji = plain[i] == ':' && i + 1 < plain.size() && plain[i + 1] != ' ';
    if (is_sign || begins_emoji) out += '\\';
    out += plain[i];
  }
  return out;
}

// Addresses have been through web_address: nothing in them can end a link.

std::string link_slack(std::string_view name, std::string_view url) {
  return "<" + slack_entities(url) + "|" + std::string(name) + ">";
}

std::string link_discord(std::string_view name, std::string_view url) {
  return std::string(name) + ": <" + std::string(url) + ">";
}

std::string link_plain(std::string_view name, std::string_view url) {
  return std::string(name) + ": " + std::string(url);
}

std::string link_html(std::string_view name, std::string_view url) {
  return "<a href=\"" + escape_markup(url) + "\">" + std::string(name) + "</a>";
}

constexpr ChatSyntax markdown_syntax(std::string (*link)(std::string_view, std::string_view),
                                     std::size_t limit, std::size_t quote_bytes) {
  return {.escape = &escape_markdown,
          .link = link,
          .measure = &units_of,
          .limit = limit,
          .part_limit = limit,
          .quote_bytes = quote_bytes,
          .bold_open = "**",
          .bold_close = "**",
          .quote_open = "> ",
          .quote_close = "",
          .line_end = "\n",
          .part_end = "\n\n"};
}

constexpr ChatSyntax plain_syntax(std::size_t limit, std::size_t quote_bytes) {
  return {.escape = &escape_plain,
          .link = &link_plain,
          .measure = &bytes_of,
          .limit = limit,
          .part_limit = limit,
          .quote_bytes = quote_bytes,
          .bold_open = "",
          .bold_close = "",
          .quote_open = "> ",
          .quote_close = "",
          .line_end = "\n",
          .part_end = "\n\n"};
}

}  // namespace

const ChatSyntax kSlackSyntax{.escape = &escape_slack,
                              .link = &link_slack,
                              .measure = &units_of,
                              .limit = 12'000,
                              .part_limit = 3'000,
                              .quote_bytes = 1'200,
                              .bold_open = "",
                              .bold_close = "",
                              .quote_open = "",
                              .quote_close = "",
                              .line_end = "\n",
                              .part_end = ""};

const ChatSyntax kDiscordSyntax = markdown_syntax(&link_discord, 2'000, 400);
const ChatSyntax kMattermostSyntax = markdown_syntax(&link_plain, 16'383, 2'000);
const ChatSyntax kMatrixPlainSyntax = plain_syntax(16'000, 2'000);
const ChatSyntax kMatrixHtmlSyntax{.escape = &escape_html,
                                   .link = &link_html,
                                   .measure = &bytes_of,
                                   .limit = 24'000,
                                   .part_limit = 24'000,
                                   .quote_bytes = 2'000,
                                   .bold_open = "<strong>",
                                   .bold_close = "</strong>",
                                   .quote_open = "<blockquote>",
                                   .quote_close = "</blockquote>",
                                   .line_end = "<br>",
                                   .part_end = "<br><br>"};
const ChatSyntax kNtfySyntax = plain_syntax(4'096, 800);

}  // namespace labledger::alerts
