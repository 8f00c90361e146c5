#pragma once
// An HTTP/1.1 server inside the test: one object a test, a port of the kernel's choosing on
// 127.0.0.1, ready when the constructor returns. It can also misbehave, in each way that a real
// server has been seen to.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/http.hpp"

namespace labledger::test {

/// What is wrong with a reply.
enum class Fault {
  None,
  CloseEarly,      ///< Closes without a byte.
  TruncateBody,    ///< Declares more body than it sends, then closes.
  ExtraBody,       ///< Sends more body than it declares.
  Stall,           ///< Sends the header fields and nothing more.
  Drip,            ///< Sends the body a byte at a time, for ever.
  BadChunk,        ///< A chunk size that is no number.
  GzipBomb,        ///< 16 MiB of zeros in 16 KiB.
  BadGzip,         ///< Says gzip, sends something else.
  RedirectLoop,    ///< 302 to itself.
  EndlessHeaders,  ///< Header fields without end.
  BadHeaderBytes,  ///< A field with bytes that no field may have.
  BadHeaderLine,   ///< A line among the header fields that is no field.
  NotHttp,         ///< Speaks another protocol.
};

/// What the server does on one path.
struct Route {
  std::string path;  ///< With the query, if any.
  int status = 200;
  HeaderList headers = {};  ///< Sent beside Content-Length.
  std::string body = {};
  Fault fault = Fault::None;
  /// When the request has this field with this value, the reply is 304 without a body.
  HeaderField not_modified_if = {};
};

/// A request as the server saw it.
struct SeenRequest {
  std::string method = {};
  std::string path = {};
  HeaderList headers = {};
  std::string body = {};       ///< Content-Length bytes of it.
  std::size_t connection = 0;  ///< Which of the server's connections it came on, counting from 1.
};

/// Serves routes from its own thread. Thread-safe.
class HttpServer {
 public:
  HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  /// Adds a route, or replaces the one of the same path. A path without one answers 404, and
  /// unserved() counts it.
  void serve(Route route);

  /// "http://127.0.0.1:PORT" and the path.
  [[nodiscard]] std::string url(const std::string& path) const;
  [[nodiscard]] std::uint16_t port() const { return port_; }

  [[nodiscard]] std::size_t hits(const std::string& path) const;
  [[nodiscard]] std::size_t unserved() const;
  [[nodiscard]] std::vector<SeenRequest> requests() const;

 private:
  struct Connection;

  void run();
  void accept_one(std::vector<Connection>& connections);
  static void close_all(const std::vector<Connection>& connections);
  [[nodiscard]] bool serve_one(Connection& connection, bool is_ready);
  [[nodiscard]] bool read_some(Connection& connection);
  void answer(Connection& connection, const std::string& head, std::string body);

  int listener_ = -1;
  int wake_read_ = -1;
  int wake_write_ = -1;
  std::uint16_t port_ = 0;
  std::size_t accepted_ = 0;

  mutable std::mutex mutex_;  ///< Guards what follows.
  std::map<std::string, Route> routes_;
  std::vector<SeenRequest> requests_;
  std::size_t unserved_ = 0;

  std::thread thread_;  ///< Last, so that it starts with all else in place.
};

}  // namespace labledger::test
