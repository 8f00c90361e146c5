#include "net/curl_transport.hpp"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>
#include <vector>

#include <curl/curl.h>

#include "core/handle.hpp"
#include "net/transfer.hpp"

namespace labledger::net {
namespace {

using MultiHandle = Handle<CURLM, curl_multi_cleanup>;

/// Waiting is done in naps of at most this: libcurl counts them in int.
constexpr std::chrono::milliseconds kLongestNap{60'000};

Response failed(std::uint64_t ticket, Error error, Instant now) {
  Response response;
  response.ticket = ticket;
  response.error = std::move(error);
  response.started = now;
  response.finished = now;
  return response;
}

class CurlTransport final : public Transport {
 public:
  CurlTransport(MultiHandle multi, const Clock& clock, TransportOptions options)
      : multi_(std::move(multi)), clock_(clock), options_(std::move(options)) {}

  ~CurlTransport() override {
    // libcurl wants its handles taken out before either side is freed.
    for (const auto& [handle, transfer] : open_) {
      static_cast<void>(curl_multi_remove_handle(multi_.get(), handle));
    }
  }

  void submit(Request request) override {
    const std::uint64_t ticket = request.ticket;
    if (Result<void> begun = try_submit(std::move(request)); !begun) {
      done_.push_back(failed(ticket, std::move(begun).error(), clock_.now()));
    }
  }

  std::vector<Response> wait(std::chrono::milliseconds patience) override {
    using Steady = std::chrono::steady_clock;  // Real waiting, which no clock change may stretch.
    const Steady::time_point deadline = Steady::now() + patience;
    drive();
    while (done_.empty()) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now());
      if (left.count() <= 0) break;
      const auto nap = static_cast<int>(std::min(left, kLongestNap).count());
      int active = 0;
      if (curl_multi_poll(multi_.get(), nullptr, 0, nap, &active) != CURLM_OK) break;
      drive();
    }
    return std::exchange(done_, {});
  }

 private:
  Result<void> try_submit(Request request) {
    if (idle_.empty()) {
      idle_.push_back(std::make_unique<Transfer>(TRY(make_easy_handle())));
    }
    Transfer& transfer = *idle_.back();
    TRY(transfer.begin(std::move(request), options_.user_agent, options_.addresses, clock_.now()));
    if (const CURLMcode code = curl_multi_add_handle(multi_.get(), transfer.handle());
        code != CURLM_OK) {
      return Error{ErrorKind::Internal,
                   std::string("libcurl takes no request: ") + curl_multi_strerror(code)};
    }
    open_.emplace(transfer.handle(), std::move(idle_.back()));
    idle_.pop_back();
    return {};
  }

  /// Lets libcurl do what can be done without waiting, and gathers what is complete.
  void drive() {
    int running = 0;
    if (const CURLMcode code = curl_multi_perform(multi_.get(), &running); code != CURLM_OK) {
      return fail_all(code);
    }
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      CURL* handle = message->easy_handle;  // `message` dies with the removal.
      take_out(handle, code);
    }
  }

  void take_out(CURL* handle, CURLcode code) {
    static_cast<void>(curl_multi_remove_handle(multi_.get(), handle));
    const auto found = open_.find(handle);
    if (found == open_.end()) return;
    done_.push_back(found->second->finish(code, clock_.now()));
    idle_.push_back(std::move(found->second));
    open_.erase(found);
  }

  /// The multi handle itself has failed: nothing that is open can be trusted to end.
  void fail_all(CURLMcode code) {
    while (!open_.empty()) {
      take_out(open_.begin()->first, CURLE_FAILED_INIT);
      done_.back().error = Error{ErrorKind::Internal, curl_multi_strerror(code)};
    }
  }

  MultiHandle multi_;
  const Clock& clock_;
  TransportOptions options_;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> open_;
  std::vector<std::unique_ptr<Transfer>> idle_;
  std::vector<Response> done_;
};

}  // namespace

Result<CurlGlobal> CurlGlobal::start() {
  if (const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT); code != CURLE_OK) {
    return Error{ErrorKind::Internal,
                 std::string("libcurl cannot start: ") + curl_easy_strerror(code)};
  }
  return CurlGlobal();
}

CurlGlobal::CurlGlobal(CurlGlobal&& other) noexcept : owns_(std::exchange(other.owns_, false)) {}

CurlGlobal::~CurlGlobal() {
  if (owns_) curl_global_cleanup();
}

Result<std::unique_ptr<Transport>> open_curl_transport(const CurlGlobal&, const Clock& clock,
                                                       TransportOptions options) {
  MultiHandle multi(curl_multi_init());
  if (!multi) return Error{ErrorKind::Internal, "libcurl has no multi handle to give"};
  // NOLINTNEXTLINE(google-runtime-int): libcurl's numbers are long.
  const auto kept = static_cast<long>(options.kept_connections);
  if (curl_multi_setopt(multi.get(), CURLMOPT_MAXCONNECTS, kept) != CURLM_OK) {
    return Error{ErrorKind::Internal, "libcurl refuses the number of kept connections"};
  }
  std::unique_ptr<Transport> transport =
      std::make_unique<CurlTransport>(std::move(multi), clock, std::move(options));
  return transport;
}

}  // namespace labledger::net
