#include "tests/support/smtp_server.hpp"

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/check.hpp"

namespace labledger::test {
namespace {

constexpr const char* kScript = LABLEDGER_SOURCE_DIR "/tests/support/smtp_server.py";

/// A socket that listens on a free port of 127.0.0.1, and that port.
int listen_on_free_port(std::uint16_t& port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  CHECK_INVARIANT(listener >= 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK_INVARIANT(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  CHECK_INVARIANT(::listen(listener, 16) == 0);
  socklen_t size = sizeof address;
  CHECK_INVARIANT(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  port = ntohs(address.sin_port);
  return listener;
}

/// A JSON string. The plans hold no character that needs an escape.
std::string quoted(const std::string& text) {
  CHECK_INVARIANT(text.find_first_of("\"\\\n") == std::string::npos);
  return "\"" + text + "\"";
}

std::string read_all(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

SmtpServer::SmtpServer() {
  follow({});
  const int plain = listen_on_free_port(port_);
  const int tls = listen_on_free_port(tls_port_);
  std::array<int, 2> input{};
  std::array<int, 2> output{};
  CHECK_INVARIANT(::pipe2(input.data(), O_CLOEXEC) == 0);
  CHECK_INVARIANT(::pipe2(output.data(), O_CLOEXEC) == 0);
  const std::string folder = folder_.path("");
  pid_ = ::fork();
  CHECK_INVARIANT(pid_ >= 0);
  if (pid_ == 0) {
    // Duplicates are open in the new program: 3 and 4 by their place, whatever stood there.
    const int plain_copy = ::fcntl(plain, F_DUPFD, 10);
    const int tls_copy = ::fcntl(tls, F_DUPFD, 10);
    if (::dup2(input[0], 0) == 0 && ::dup2(output[1], 1) == 1 && ::dup2(plain_copy, 3) == 3 &&
        ::dup2(tls_copy, 4) == 4) {
      ::execl("/usr/bin/python3", "python3", kScript, folder.c_str(), "3", "4", nullptr);
    }
    ::_exit(127);
  }
  for (const int fd : {plain, tls, input[0], output[1]})
    ::close(fd);
  input_ = input[1];
  std::string said;
  for (char c = 0; c != '\n'; said += c)
    CHECK_INVARIANT(::read(output[0], &c, 1) == 1);
  CHECK_INVARIANT(said == "ready\n");
  ::close(output[0]);
}

SmtpServer::~SmtpServer() {
  ::close(input_);
  ::kill(pid_, SIGKILL);
  int status = 0;
  ::waitpid(pid_, &status, 0);
}

void SmtpServer::follow(const SmtpPlan& plan) const {
  std::ofstream file(folder_.path("plan.json"), std::ios::trunc);
  file << R"({"starttls": )" << (plan.starttls ? "true" : "false") << R"(, "user": )"
       << quoted(plan.user) << R"(, "password": )" << quoted(plan.password) << R"(, "stage": )"
       << quoted(plan.stage) << R"(, "action": )" << quoted(plan.action) << "}\n";
}

std::vector<StoredMail> SmtpServer::mails() const {
  std::vector<StoredMail> mails;
  while (true) {
    const std::string stem = folder_.path(std::to_string(mails.size()));
    if (!std::filesystem::exists(stem + ".envelope")) return mails;
    std::istringstream envelope(read_all(stem + ".envelope"));
    StoredMail mail;
    std::getline(envelope, mail.from);
    std::getline(envelope, mail.to);
    std::getline(envelope, mail.login);
    mail.bytes = read_all(stem + ".eml");
    mails.push_back(std::move(mail));
  }
}

}  // namespace labledger::test
