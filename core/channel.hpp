#pragma once
// Where alerts go, as the config file states it.

#include <chrono>
#include <string>
#include <vector>

namespace labledger {

enum class ChannelKind {
  Mail,        ///< SMTP.
  Webhook,     ///< CloudEvents JSON by POST, signed.
  Slack,       ///< Incoming webhook.
  Discord,     ///< Webhook.
  Mattermost,  ///< Incoming webhook.
  Matrix,      ///< m.room.message by the client-server API.
  Ntfy,        ///< A topic of an ntfy server.
  Command,     ///< A program with the event on its standard input.
  File,        ///< One JSON line an event, appended.
  Atom,        ///< An Atom feed file.
  JsonFeed,    ///< A JSON Feed file.
};

/// Where a secret is read from when it is needed. It is never kept, logged or stored.
struct SecretPlace {
  std::string environment;  ///< Name of an environment variable, or empty.
  std::string file;         ///< A file that nobody but its owner can read, or empty.

  [[nodiscard]] bool stated() const { return !environment.empty() || !file.empty(); }
};

/// How a mail connection is protected.
enum class MailSecurity {
  StartTls,  ///< smtp://, and STARTTLS must succeed.
  Tls,       ///< smtps://
  None,      ///< In the clear: for a relay on the same machine.
};

struct Channel {
  std::string name;  ///< Unique; what rules and the ledger call it.
  ChannelKind kind = ChannelKind::File;

  // Mail.
  std::string server;  ///< "host" or "host:port".
  MailSecurity security = MailSecurity::StartTls;
  std::string from;             ///< An address.
  std::vector<std::string> to;  ///< Addresses; each is a delivery of its own.
  std::string username;         ///< Empty: no authentication.

  // What is posted to: the address may itself be the secret, as with Slack's.
  std::string url;
  SecretPlace url_secret;
  std::string room;    ///< Matrix room id.
  SecretPlace secret;  ///< Mail password, Matrix or ntfy token, or key of the webhook signature.

  std::vector<std::string> command;           ///< Program and arguments; no shell.
  std::string path;                           ///< Of File, Atom, JsonFeed; absolute.
  std::string ca_file;                        ///< Trusted roots in place of the system's, or empty.
  std::chrono::milliseconds timeout{30'000};  ///< For one delivery in all.
};

}  // namespace labledger
