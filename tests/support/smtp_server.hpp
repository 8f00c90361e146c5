#pragma once
// A mail server for tests: a process of its own, on two ports of the kernel's choosing on
// 127.0.0.1, ready when the constructor returns. It can misbehave at each step of a mail.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/support/temporary_folder.hpp"

namespace labledger::test {

/// What the server offers, and where it fails. The action is "hang", "drop" or a reply.
struct SmtpPlan {
  bool starttls = false;
  std::string user = {};  ///< Not empty: a login is required.
  std::string password = {};
  std::string stage = {};  ///< "connect", "ehlo", "starttls", "auth", "mail", "rcpt", "data",
                           ///< "message" (its end), "quit"; empty: nothing fails.
  std::string action = {};
};

/// A message that the server took responsibility for.
struct StoredMail {
  std::string from;
  std::string to;
  std::string login;  ///< Empty without.
  std::string bytes;
};

/// A running server; killed and reaped when destroyed. One thread only.
class SmtpServer {
 public:
  /// Aborts the test process when the server does not come up.
  SmtpServer();
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;
  ~SmtpServer();

  /// From the next connection on.
  void follow(const SmtpPlan& plan) const;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::uint16_t tls_port() const { return tls_port_; }  ///< TLS from the first byte.
  /// The server's certificate, which signs itself.
  [[nodiscard]] std::string ca_file() const { return folder_.path("certificate.pem"); }

  /// In the order of their acceptance.
  [[nodiscard]] std::vector<StoredMail> mails() const;

 private:
  TemporaryFolder folder_;
  std::uint16_t port_ = 0;
  std::uint16_t tls_port_ = 0;
  pid_t pid_ = -1;
  int input_ = -1;  ///< The server ends when this closes.
};

}  // namespace labledger::test
