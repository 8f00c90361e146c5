#include "parsers/registry/channel_table.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/names.hpp"
#include "core/url.hpp"

namespace labledger::parsers {
namespace {

using namespace std::chrono_literals;

constexpr Bounds<std::chrono::milliseconds> kTimeout{1s, 10min};

constexpr std::array kKinds = {ChannelKind::Mail,    ChannelKind::Webhook,    ChannelKind::Slack,
                               ChannelKind::Discord, ChannelKind::Mattermost, ChannelKind::Matrix,
                               ChannelKind::Ntfy,    ChannelKind::Command,    ChannelKind::File,
                               ChannelKind::Atom,    ChannelKind::JsonFeed};

/// Where a secret stands: "<key>_env" or "<key>_file", never the secret itself, because config
/// files get copied, shown and committed.
SecretPlace read_secret(TomlTable& table, const std::string& key) {
  SecretPlace place;
  place.environment = table.text(key + "_env").value_or("");
  place.file = table.text(key + "_file").value_or("");
  if (!place.environment.empty() && !place.file.empty()) {
    table.complain(key + "_file", "give either '" + key + "_env' or '" + key + "_file', not both");
  }
  return place;
}

void read_mail(TomlTable& table, Channel& channel) {
  channel.server = table.required_text("server");
  if (const auto security = table.optional_word("security", {"starttls", "tls", "none"})) {
    channel.security = from_name<MailSecurity>(*security).value_or(MailSecurity::StartTls);
  }
  channel.from = table.required_text("from");
  if (!channel.from.empty() && !is_mail_address(channel.from)) {
    table.complain("from", "'from' must be a mail address");
  }
  channel.to = table.texts("to");
  for (const std::string& address : channel.to) {
    if (!is_mail_address(address)) {
      table.complain("to", "'" + address.substr(0, 60) + "' is not a mail address");
    }
  }
  channel.username = table.text("username").value_or("");
  channel.secret = read_secret(table, "password");
  if (channel.username.empty() == channel.secret.stated()) {
    table.complain("username", "'username' and 'password_env' or 'password_file' go together");
  }
  if (channel.secret.stated() && channel.security == MailSecurity::None) {
    table.complain("security", "a password is not sent in the clear: use starttls or tls");
  }
}

/// The address that is posted to, in the open or as a secret.
void read_address(TomlTable& table, Channel& channel) {
  channel.url = table.text("url").value_or("");
  channel.url_secret = read_secret(table, "url");
  if (channel.url.empty() != channel.url_secret.stated()) {
    table.complain("url", "give one of 'url', 'url_env' and 'url_file'");
  }
  if (!channel.url.empty()) {
    const auto url = parse_url(channel.url);
    if (!url) table.complain("url", url.error().message);
  }
}

void read_command(TomlTable& table, Channel& channel) {
  channel.command = table.texts("command");
  if (channel.command.empty() || channel.command.front().empty()) {
    table.complain("command", R"('command' is a list: ["program", "argument", …])");
  } else if (channel.command.front().front() != '/') {
    table.complain("command", "name the program by its full path: cron's PATH is not yours");
  }
}

void read_file(TomlTable& table, Channel& channel) {
  channel.path = table.required_text("path");
  if (!channel.path.empty() && channel.path.front() != '/') {
    table.complain("path", "'path' must be a full path: cron starts elsewhere");
  }
}

/// The keys that only this kind of channel has.
void read_kind(TomlTable& table, Channel& channel) {
  switch (channel.kind) {
    case ChannelKind::Mail:
      read_mail(table, channel);
      break;
    case ChannelKind::Webhook:
      read_address(table, channel);
      channel.secret = read_secret(table, "secret");
      break;
    case ChannelKind::Matrix:
      read_address(table, channel);
      channel.room = table.required_text("room");
      channel.secret = read_secret(table, "token");
      if (!channel.secret.stated()) {
        table.complain("token_env", "Matrix needs 'token_env' or 'token_file'");
      }
      break;
    case ChannelKind::Ntfy:
      read_address(table, channel);
      channel.secret = read_secret(table, "token");
      break;
    case ChannelKind::Slack:
    case ChannelKind::Discord:
    case ChannelKind::Mattermost:
      read_address(table, channel);
      break;
    case ChannelKind::Command:
      read_command(table, channel);
      break;
    default:
      read_file(table, channel);
  }
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c > ' ' && c < 0x7F &&
                  std::string_view("()<>[],;:\\\"").find(c) == std::string_view::npos;
         });
}

Channel read_channel(TomlTable table) {
  static const std::vector<std::string_view> kinds = [] {
    std::vector<std::string_view> names;
    names.reserve(kKinds.size());
    for (const ChannelKind kind : kKinds)
      names.push_back(name_of(kind));
    return names;
  }();
  Channel channel;
  channel.name = table.required_text("name");
  const auto kind = table.word("kind", kinds);
  if (!kind) return channel;  // What its other keys should be, nobody can tell.
  channel.kind = from_name<ChannelKind>(*kind).value_or(ChannelKind::File);
  read_kind(table, channel);
  channel.ca_file = table.text("ca_file").value_or("");
  channel.timeout = table.duration("timeout", kTimeout).value_or(channel.timeout);
  table.refuse_other_keys();
  return channel;
}

}  // namespace labledger::parsers
