#pragma once
// A network in a table: each URL has the replies that it gives in turn, each after a stated time of
// the fake clock. wait() moves that clock, so a crawl of hours takes no time.

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "net/transport.hpp"
#include "tests/support/fake_clock.hpp"

namespace labledger::test {

/// One reply of a URL.
struct FakeReply {
  int status = 200;
  HeaderList headers = {};
  std::string body = {};
  std::optional<Error> error = {};
  std::chrono::milliseconds after{10};
};

/// A request as it was sent.
struct SentRequest {
  std::string url;
  HeaderList headers = {};
  Instant at;
};

/// Answers from its table. A URL that is not in it answers 404.
class FakeTransport final : public net::Transport {
 public:
  /// `clock` must outlive the transport, which moves it.
  explicit FakeTransport(FakeClock& clock) : clock_(clock) {}

  /// Adds a reply of the URL. The last of them is given for ever.
  void reply(const std::string& url, FakeReply reply);

  void submit(net::Request request) override;
  [[nodiscard]] std::vector<net::Response> wait(std::chrono::milliseconds patience) override;

  [[nodiscard]] const std::vector<SentRequest>& sent() const { return sent_; }
  [[nodiscard]] std::size_t count(const std::string& url) const;

  /// The most requests that were open at one time, to one host and in all.
  [[nodiscard]] std::size_t most_open() const { return most_open_; }
  [[nodiscard]] std::size_t most_open(const std::string& host) const;

 private:
  struct Pending {
    Instant due;
    std::string host;
    net::Response response;
  };

  FakeClock& clock_;
  std::map<std::string, std::vector<FakeReply>> replies_;
  std::map<std::string, std::size_t> open_by_host_;
  std::map<std::string, std::size_t> most_open_by_host_;
  std::vector<Pending> open_;
  std::vector<SentRequest> sent_;
  std::size_t most_open_ = 0;
};

}  // namespace labledger::test
