#include "tests/support/http_server.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include "core/check.hpp"

namespace labledger::test {
namespace {

/// Between two bytes of a dripping body.
constexpr int kDripMilliseconds = 5;

/// How a reply goes on once its bytes are out.
enum class Ending { KeepAlive, Close, Silence, Repeat };

struct Reply {
  std::string bytes;
  Ending ending = Ending::KeepAlive;
  std::string repeated = {};  ///< For Repeat: sent again and again.
  bool is_slow = false;       ///< For Repeat: only every few milliseconds.
};

std::string head_of(int status, const HeaderList& headers) {
  std::string lines = "HTTP/1.1 " + std::to_string(status) + " Test\r\n";
  for (const HeaderField& field : headers)
    lines += field.name + ": " + field.value + "\r\n";
  return lines;
}

/// The body's size, as the request's header fields declare it; 0 when they do not.
std::size_t declared_body(const std::string& head) {
  const HeaderList headers = parse_headers(head.substr(head.find("\r\n") + 2));
  const std::string_view value = find_header(headers, "Content-Length").value_or("0");
  std::size_t size = 0;
  std::from_chars(value.data(), value.data() + value.size(), size);
  return size;
}

std::string declared(std::size_t size) {
  return "Content-Length: " + std::to_string(size) + "\r\n\r\n";
}

std::string gzip_of_zeros(std::size_t size) {
  z_stream stream{};
  CHECK_INVARIANT(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string zeros(1U << 20, '\0');
  std::string out(deflateBound(&stream, static_cast<uLong>(size)), '\0');
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  for (std::size_t done = 0; done < size; done += zeros.size()) {
    stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
    stream.avail_in = static_cast<uInt>(zeros.size());
    CHECK_INVARIANT(deflate(&stream, Z_NO_FLUSH) == Z_OK);
  }
  CHECK_INVARIANT(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

Reply reply_of(const Route& route) {
  const std::string top = head_of(route.status, route.headers);
  switch (route.fault) {
    case Fault::None:
      return {top + declared(route.body.size()) + route.body, Ending::KeepAlive, {}, false};
    case Fault::CloseEarly:
      return {{}, Ending::Close, {}, false};
    case Fault::TruncateBody:
      return {top + declared(route.body.size() + 10) + route.body, Ending::Close, {}, false};
    case Fault::ExtraBody:
      return {top + declared(route.body.size()) + route.body + "HTTP/1.1 200 Smuggled\r\n\r\n",
              Ending::KeepAlive,
              {},
              false};
    case Fault::Stall:
      return {top + declared(1000), Ending::Silence, {}, false};
    case Fault::Drip:
      return {top + declared(100'000'000), Ending::Repeat, "x", true};
    case Fault::BadChunk:
      return {
          top + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n", Ending::Close, {}, false};
    case Fault::GzipBomb: {
      const std::string bomb = gzip_of_zeros(16U << 20);
      return {top + "Content-Encoding: gzip\r\n" + declared(bomb.size()) + bomb,
              Ending::KeepAlive,
              {},
              false};
    }
    case Fault::BadGzip:
      return {top + "Content-Encoding: gzip\r\n" + declared(9) + "not gzip.",
              Ending::KeepAlive,
              {},
              false};
    case Fault::RedirectLoop:
      return {head_of(302, {{"Location", route.path}}) + declared(0), Ending::KeepAlive, {}, false};
    case Fault::EndlessHeaders:
      return {top, Ending::Repeat, "X-More: " + std::string(1000, 'x') + "\r\n", false};
    case Fault::BadHeaderBytes:
      return {top + "X-Bad: \x01\xff\xfe\x7f\r\n" + declared(route.body.size()) + route.body,
              Ending::KeepAlive,
              {},
              false};
    case Fault::BadHeaderLine:
      return {top + "a line without a colon\r\n" + declared(0), Ending::KeepAlive, {}, false};
    case Fault::NotHttp:
      return {"SSH-2.0-OpenSSH_9.2\r\n", Ending::Close, {}, false};
  }
  return {};
}

}  // namespace

struct HttpServer::Connection {
  int fd = -1;
  std::size_t number = 0;
  std::string in;
  Reply reply;
  std::size_t written = 0;
  bool answering = false;

  [[nodiscard]] bool drips() const { return answering && reply.is_slow; }
  [[nodiscard]] pollfd interest() const {
    if (answering && !reply.is_slow) return {fd, POLLOUT, 0};
    return {fd, POLLIN, 0};
  }

  /// False when the connection is over.
  [[nodiscard]] bool write_some();
};

bool HttpServer::Connection::write_some() {
  if (written == reply.bytes.size() && reply.ending == Ending::Repeat) {
    reply.bytes = reply.repeated;
    written = 0;
  }
  const ssize_t sent =
      send(fd, reply.bytes.data() + written, reply.bytes.size() - written, MSG_NOSIGNAL);
  if (sent < 0) return false;
  written += static_cast<std::size_t>(sent);
  if (written < reply.bytes.size() || reply.ending == Ending::Repeat) return true;
  answering = false;
  return reply.ending != Ending::Close;
}

HttpServer::HttpServer() {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  CHECK_INVARIANT(listener_ >= 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK_INVARIANT(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  CHECK_INVARIANT(listen(listener_, 128) == 0);
  socklen_t size = sizeof address;
  CHECK_INVARIANT(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  port_ = ntohs(address.sin_port);
  std::array<int, 2> ends{};
  CHECK_INVARIANT(pipe(ends.data()) == 0);
  wake_read_ = ends[0];
  wake_write_ = ends[1];
  thread_ = std::thread([this] { run(); });
}

HttpServer::~HttpServer() {
  CHECK_INVARIANT(write(wake_write_, "", 1) == 1);
  thread_.join();
  for (const int fd : {listener_, wake_read_, wake_write_})
    close(fd);
}

void HttpServer::serve(Route route) {
  const std::lock_guard lock(mutex_);
  routes_.insert_or_assign(route.path, std::move(route));
}

std::string HttpServer::url(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::size_t HttpServer::hits(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::count_if(
      requests_.begin(), requests_.end(), [&](const auto& seen) { return seen.path == path; }));
}

std::size_t HttpServer::unserved() const {
  const std::lock_guard lock(mutex_);
  return unserved_;
}

std::vector<SeenRequest> HttpServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void HttpServer::run() {
  std::vector<Connection> connections;
  while (true) {
    std::vector<pollfd> polled{{wake_read_, POLLIN, 0}, {listener_, POLLIN, 0}};
    for (const Connection& connection : connections)
      polled.push_back(connection.interest());
    const bool any_drips =
        std::any_of(connections.begin(), connections.end(), std::mem_fn(&Connection::drips));
    CHECK_INVARIANT(poll(polled.data(), polled.size(), any_drips ? kDripMilliseconds : -1) >= 0);
    if (polled[0].revents != 0) return close_all(connections);
    for (std::size_t i = connections.size(); i-- > 0;) {
      if (serve_one(connections[i], polled[i + 2].revents != 0)) continue;
      close(connections[i].fd);
      connections.erase(connections.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (polled[1].revents != 0) accept_one(connections);
  }
}

void HttpServer::close_all(const std::vector<Connection>& connections) {
  for (const Connection& connection : connections)
    close(connection.fd);
}

/// False when the connection is over.
bool HttpServer::serve_one(Connection& connection, bool is_ready) {
  if (connection.drips()) return connection.write_some();
  if (!is_ready) return true;
  return connection.answering ? connection.write_some() : read_some(connection);
}

void HttpServer::accept_one(std::vector<Connection>& connections) {
  const int fd = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) return;
  Connection connection;
  connection.fd = fd;
  connection.number = ++accepted_;
  connections.push_back(std::move(connection));
}

bool HttpServer::read_some(Connection& connection) {
  std::array<char, 16384> buffer{};
  const ssize_t got = recv(connection.fd, buffer.data(), buffer.size(), 0);
  if (got <= 0) return false;
  connection.in.append(buffer.data(), static_cast<std::size_t>(got));
  const std::size_t end = connection.in.find("\r\n\r\n");
  if (end == std::string::npos || connection.answering) return true;
  const std::string head = connection.in.substr(0, end + 2);
  const std::size_t body_size = declared_body(head);
  if (connection.in.size() < end + 4 + body_size) return true;
  std::string body = connection.in.substr(end + 4, body_size);
  connection.in.erase(0, end + 4 + body_size);
  answer(connection, head, std::move(body));
  return true;
}

void HttpServer::answer(Connection& connection, const std::string& head, std::string body) {
  const std::size_t path_begin = head.find(' ') + 1;
  const std::size_t line_end = head.find("\r\n");
  SeenRequest seen;
  seen.method = head.substr(0, path_begin - 1);
  seen.path = head.substr(path_begin, head.find(' ', path_begin) - path_begin);
  seen.headers = parse_headers(head.substr(line_end + 2));
  seen.body = std::move(body);
  seen.connection = connection.number;
  const std::lock_guard lock(mutex_);
  const auto route = routes_.find(seen.path);
  if (route == routes_.end()) {
    ++unserved_;
    connection.reply = reply_of({seen.path, 404, {}, "nothing here", Fault::None, {}});
  } else {
    const HeaderField& condition = route->second.not_modified_if;
    const bool is_known =
        !condition.name.empty() && find_header(seen.headers, condition.name) == condition.value;
    connection.reply =
        is_known ? Reply{head_of(304, route->second.headers) + "\r\n"} : reply_of(route->second);
  }
  requests_.push_back(std::move(seen));
  connection.written = 0;
  connection.answering = true;
}

}  // namespace labledger::test
