#include "tests/support/fake_transport.hpp"

#include <algorithm>

namespace labledger::test {

void FakeTransport::reply(const std::string& url, FakeReply reply) {
  replies_[url].push_back(std::move(reply));
}

void FakeTransport::submit(net::Request request) {
  const std::string url = request.url.str();
  sent_.push_back({url, request.headers, clock_.now()});
  std::vector<FakeReply>& replies = replies_[url];
  FakeReply reply = replies.empty() ? FakeReply{404, {}, "nothing here"} : replies.front();
  if (replies.size() > 1) replies.erase(replies.begin());
  Pending pending;
  pending.due = clock_.now() + reply.after;
  pending.host = request.url.host;
  pending.response.ticket = request.ticket;
  pending.response.error = std::move(reply.error);
  pending.response.status = pending.response.error ? 0 : reply.status;
  pending.response.request_headers = std::move(request.headers);
  pending.response.headers = std::move(reply.headers);
  pending.response.body = std::move(reply.body);
  pending.response.remote_address = "192.0.2.1";
  pending.response.started = clock_.now();
  pending.response.finished = pending.due;
  const std::size_t open = ++open_by_host_[pending.host];
  std::size_t& most = most_open_by_host_[pending.host];
  most = std::max(most, open);
  open_.push_back(std::move(pending));
  most_open_ = std::max(most_open_, open_.size());
}

std::vector<net::Response> FakeTransport::wait(std::chrono::milliseconds patience) {
  const Instant deadline = clock_.now() + patience;
  const auto first = std::min_element(open_.begin(), open_.end(),
                                      [](const auto& a, const auto& b) { return a.due < b.due; });
  const Instant until =
      first == open_.end() ? deadline : std::max(clock_.now(), std::min(first->due, deadline));
  clock_.advance_to(until);
  std::vector<net::Response> done;
  for (Pending& pending : open_) {
    if (pending.due > until) continue;
    --open_by_host_[pending.host];
    done.push_back(std::move(pending.response));
  }
  open_.erase(std::remove_if(open_.begin(), open_.end(),
                             [until](const Pending& pending) { return pending.due <= until; }),
              open_.end());
  return done;
}

std::size_t FakeTransport::count(const std::string& url) const {
  return static_cast<std::size_t>(
      std::count_if(sent_.begin(), sent_.end(), [&](const auto& sent) { return sent.url == url; }));
}

std::size_t FakeTransport::most_open(const std::string& host) const {
  const auto found = most_open_by_host_.find(host);
  return found == most_open_by_host_.end() ? 0 : found->second;
}

}  // namespace labledger::test
