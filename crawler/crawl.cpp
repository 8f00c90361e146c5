#include "crawler/crawl.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/check.hpp"
#include "core/url.hpp"
#include "crawler/origin.hpp"
#include "crawler/response_rules.hpp"
#include "crawler/robots.hpp"
#include "crawler/schedule.hpp"

namespace labledger::crawler {
namespace {

/// A robots.txt over this is not read at all; up to it, its first kRobotsByteLimit bytes are.
constexpr std::size_t kRobotsTransferLimit = 4U << 20;

/// How soon a stop is noticed while nothing happens.
constexpr std::chrono::milliseconds kStopPatience{250};

using SiteId = std::size_t;

/// An origin, and the tasks that wait for its robots.txt.
struct Site {
  enum class State { Unknown, Asked, Known };

  State state = State::Unknown;
  HostId host = 0;
  Origin origin;  ///< Meaningful once Known.
  std::vector<TaskId> waiting;
};

/// One target, or one robots.txt, on its way to a record.
struct Task {
  FetchRecord record;  ///< Filled in as the attempt goes on.
  Url url;             ///< Where the next request goes.
  HostId host = 0;     ///< Of `url`.
  HeaderList validators;
  std::string validated_url;        ///< Where the validators may be sent, normal form.
  unsigned attempts = 0;            ///< Requests that failed in a way that may pass.
  bool was_sent = false;            ///< Whether any request went out.
  bool is_conditional = false;      ///< Whether the last request carried the validators.
  std::optional<SiteId> robots_of;  ///< The site whose robots.txt this is.
};

std::size_t& counter_of(CrawlSummary& summary, FetchOutcome outcome) {
  switch (outcome) {
    case FetchOutcome::Fetched:
      return summary.fetched;
    case FetchOutcome::NotModified:
      return summary.not_modified;
    case FetchOutcome::Gone:
      return summary.gone;
    case FetchOutcome::Disallowed:
      return summary.disallowed;
    case FetchOutcome::Blocked:
      return summary.blocked;
    case FetchOutcome::Error:
      break;
  }
  return summary.errors;
}

class Crawl {
 public:
  Crawl(const CrawlPolicy& policy, net::Transport& transport, const Clock& clock, Random random,
        CrawlSink& sink, const std::atomic<bool>& stop)
      : policy_(policy),
        transport_(transport),
        clock_(clock),
        random_(random),
        sink_(sink),
        stop_(stop),
        schedule_({.connections = std::max(policy.host_connections, 1U),
                   .delay = policy.host_delay,
                   .jitter_share = policy.jitter_share},
                  random_) {}

  Result<CrawlSummary> run(std::vector<CrawlTarget> targets, const std::vector<HostPause>& pauses) {
    for (const HostPause& pause : pauses)
      pause_host(pause.host, pause.until);
    summary_.unfinished = targets.size();
    for (CrawlTarget& target : targets)
      TRY(start(std::move(target)));
    TRY(admit_arrivals());
    while (!stop_ && (open_ > 0 || schedule_.next_due())) {
      send_what_may_go();
      TRY(receive_all(transport_.wait(patience())));
    }
    CHECK_INVARIANT(stop_ || summary_.unfinished == 0);
    summary_.pauses = std::move(pauses_);
    return std::move(summary_);
  }

 private:
  // From target to request.

  Result<void> start(CrawlTarget target) {
    const TaskId id = tasks_.size();
    Task& task = tasks_.emplace_back();
    task.record.started = clock_.now();
    Result<Url> url = parse_url(target.url);
    if (!url) {
      task.record.url = task.record.final_url = target.url;
      return give_up(id, std::move(url).error().message);
    }
    set_url(task, std::move(url).value());
    task.record.url = task.url.str();
    task.validators = std::move(target.validators);
    const Result<Url> validated = parse_url(target.validated_url);
    task.validated_url = validated ? validated->str() : task.record.url;
    arrivals_.push_back(id);
    return {};
  }

  Result<void> admit_arrivals() {
    while (!stop_ && !arrivals_.empty()) {
      const TaskId id = arrivals_.front();
      arrivals_.pop_front();
      TRY(admit(id));
    }
    return {};
  }

  /// Lets a task go on to its URL, unless the host is paused or robots.txt forbids it; when the
  /// robots.txt is not known yet, the task waits for it.
  Result<void> admit(TaskId id) {
    Task& task = tasks_[id];
    if (is_paused(task.host)) return block_by_pause(id);
    const auto [found, is_new] = site_ids_.try_emplace(task.url.origin(), sites_.size());
    if (is_new) sites_.emplace_back().host = task.host;
    Site& site = sites_[found->second];
    if (site.state == Site::State::Known) return judge(id, site.origin);
    site.waiting.push_back(id);
    if (site.state == Site::State::Unknown) {
      site.state = Site::State::Asked;
      ask_robots(found->second, task.url);
    }
    return {};
  }

  Result<void> judge(TaskId id, const Origin& origin) {
    Task& task = tasks_[id];
    task.record.robots = origin.digest;
    if (std::optional<Refusal> no = refusal(origin, policy_.agent_token, task.url)) {
      return end(id, no->outcome, std::move(no->error));
    }
    if (task.was_sent) {  // What was begun is ended before more is begun.
      schedule_.push_front(task.host, id);
    } else {
      schedule_.push_back(task.host, id);
    }
    return {};
  }

  void ask_robots(SiteId site, const Url& page) {
    const TaskId id = tasks_.size();
    Task& task = tasks_.emplace_back();
    task.robots_of = site;
    Url url = page;
    url.path = "/robots.txt";
    url.query.clear();
    url.has_query = false;
    set_url(task, std::move(url));
    task.record.url = task.url.str();
    schedule_.push_front(task.host, id);
  }

  void send_what_may_go() {
    while (open_ < std::max(policy_.max_connections, 1U)) {
      const std::optional<TaskId> id = schedule_.next(clock_.now());
      if (!id) return;
      send(*id);
    }
  }

  void send(TaskId id) {
    Task& task = tasks_[id];
    if (!task.was_sent) task.record.started = clock_.now();
    task.was_sent = true;
    task.is_conditional = !task.validators.empty() && task.validated_url == task.url.str();
    net::Request request;
    request.ticket = id;
    request.url = task.url;
    if (task.is_conditional) request.headers = task.validators;
    request.limits = policy_.limits;
    if (task.robots_of) request.limits.body_bytes = kRobotsTransferLimit;
    ++open_;
    ++summary_.requests;
    transport_.submit(std::move(request));
  }

  /// How long to wait for responses: until another request may go, and no longer than a stop may
  /// go unnoticed.
  std::chrono::milliseconds patience() const {
    const std::optional<Instant> due = schedule_.next_due();
    if (!due || open_ >= std::max(policy_.max_connections, 1U)) return kStopPatience;
    return std::clamp(*due - clock_.now(), std::chrono::milliseconds{0}, kStopPatience);
  }

  // From response to record.

  Result<void> receive_all(std::vector<net::Response> responses) {
    for (net::Response& response : responses) {
      if (stop_) break;
      TRY(receive(std::move(response)));
      TRY(admit_arrivals());
    }
    return {};
  }

  Result<void> receive(net::Response response) {
    CHECK_INVARIANT(response.ticket < tasks_.size() && open_ > 0);
    const auto id = static_cast<TaskId>(response.ticket);
    Task& task = tasks_[id];
    --open_;
    schedule_.ended(task.host, clock_.now());
    note(task, response);
    if (response.error) {
      if (is_passing(response.error->kind) && try_again(id)) return {};
      return give_up(id, response.error->message);
    }
    if (is_redirect(response.status)) return follow(id, response.headers);
    const std::optional<Instant> wanted =
        retry_after(response.headers, clock_.now(), policy_.retry_after_cap);
    if (is_deferral(response.status) && wanted) return defer(id, *wanted, std::move(response.body));
    if (is_passing(response.status) && try_again(id)) return {};
    const FetchOutcome outcome = outcome_of_status(response.status);
    if (outcome == FetchOutcome::Blocked) task.record.retry_at = wanted;
    if (outcome == FetchOutcome::NotModified && !task.is_conditional) {
      return give_up(id, "status 304, but the request was not conditional");
    }
    return end(id, outcome, describe(outcome, response.status), std::move(response.body));
  }

  static void note(Task& task, net::Response& response) {
    FetchRecord& record = task.record;
    record.status = response.status;
    record.finished = response.finished;
    record.request_headers = std::move(response.request_headers);
    record.response_headers = response.headers;
    record.remote_address = std::move(response.remote_address);
  }

  static std::string describe(FetchOutcome outcome, int status) {
    if (outcome != FetchOutcome::Blocked && outcome != FetchOutcome::Error) return {};
    return (outcome == FetchOutcome::Blocked ? "the server refuses: status "
                                             : "unexpected status ") +
           std::to_string(status);
  }

  /// Queues the task once more behind its host's others, and gives the host a rest; false when its
  /// attempts are used up.
  bool try_again(TaskId id) {
    Task& task = tasks_[id];
    if (++task.attempts >= policy_.max_attempts) return false;
    schedule_.hold(task.host, clock_.now() + back_off(task.attempts, policy_.back_off_base,
                                                      policy_.back_off_cap, random_));
    if (task.robots_of) {
      schedule_.push_front(task.host, id);
    } else {
      schedule_.push_back(task.host, id);
    }
    return true;
  }

  Result<void> follow(TaskId id, const HeaderList& headers) {
    Task& task = tasks_[id];
    const std::optional<std::string_view> location = find_header(headers, "Location");
    if (!location) return give_up(id, "a redirect without Location");
    Result<Url> target = resolve_url(task.url, *location);
    if (!target) return give_up(id, std::move(target).error().in("redirect").message);
    std::string text = target->str();
    std::vector<RedirectHop>& hops = task.record.redirects;
    const bool is_loop = text == task.record.url ||
                         std::any_of(hops.begin(), hops.end(),
                                     [&](const auto& hop) { return hop.location == text; });
    hops.push_back({task.record.status, text});
    if (is_loop) return give_up(id, "a redirect loop: back to " + text);
    const unsigned limit = task.robots_of ? kRobotsRedirectLimit : policy_.max_redirects;
    if (hops.size() > limit) {
      return give_up(id, "more than " + std::to_string(limit) + " redirects, the last to " + text);
    }
    set_url(task, std::move(target).value());
    if (!task.robots_of) {
      arrivals_.push_back(id);
      return {};
    }
    if (is_paused(task.host)) return block_by_pause(id);
    schedule_.push_front(task.host, id);  // A robots.txt needs no robots.txt.
    return {};
  }

  /// The server says when to come back: nothing more goes to its host in this run.
  Result<void> defer(TaskId id, Instant until, std::string body) {
    Task& task = tasks_[id];
    const HostId host = task.host;
    task.record.retry_at = until;
    pause_host(task.url.host, until);
    std::string error = "the server refuses until " + format_rfc3339(until) + ": status " +
                        std::to_string(task.record.status);
    TRY(end(id, FetchOutcome::Blocked, std::move(error), std::move(body)));
    for (const TaskId waiting : schedule_.withdraw(host))
      TRY(block_by_pause(waiting));
    return {};
  }

  Result<void> block_by_pause(TaskId id) {
    Task& task = tasks_[id];
    task.record.retry_at = pauses_[pause_ids_.at(task.host)].until;
    return end(id, FetchOutcome::Blocked,
               task.url.host + " asked to wait until " + format_rfc3339(*task.record.retry_at));
  }

  Result<void> give_up(TaskId id, std::string why) {
    return end(id, FetchOutcome::Error, std::move(why));
  }

  /// Hands the task's one record to the sink.
  Result<void> end(TaskId id, FetchOutcome outcome, std::string error, std::string body = {}) {
    Task task = std::exchange(tasks_[id], {});
    task.record.outcome = outcome;
    task.record.error = std::move(error);
    if (task.record.final_url.empty()) task.record.final_url = task.url.str();
    if (task.record.finished < task.record.started) task.record.finished = clock_.now();
    if (task.robots_of) return end_robots(std::move(task), std::move(body));
    --summary_.unfinished;
    ++counter_of(summary_, outcome);
    return sink_.accept({std::move(task.record), std::move(body)});
  }

  /// A robots.txt that was asked for is a record too; then the tasks that wait for it go on.
  Result<void> end_robots(Task task, std::string body) {
    Site& site = sites_[*task.robots_of];
    site.origin = origin_after(task.record, body);
    site.state = Site::State::Known;
    if (const auto wish = site.origin.rules.crawl_delay(policy_.agent_token)) {
      schedule_.slow_down(site.host, std::min(*wish, policy_.crawl_delay_cap));
    }
    if (task.was_sent) {
      ++summary_.robots_files;
      TRY(sink_.accept({std::move(task.record), std::move(body)}));
    }
    arrivals_.insert(arrivals_.end(), site.waiting.begin(), site.waiting.end());
    site.waiting = {};
    return {};
  }

  // Hosts.

  void set_url(Task& task, Url url) {
    task.url = std::move(url);
    task.host = schedule_.host(task.url.host);
  }

  void pause_host(const std::string& name, Instant until) {
    if (until <= clock_.now()) return;
    const auto [found, is_new] = pause_ids_.try_emplace(schedule_.host(name), pauses_.size());
    if (is_new) pauses_.push_back({name, until});
    Instant& latest = pauses_[found->second].until;
    latest = std::max(latest, until);
  }

  bool is_paused(HostId host) const { return pause_ids_.contains(host); }

  const CrawlPolicy& policy_;
  net::Transport& transport_;
  const Clock& clock_;
  Random random_;
  CrawlSink& sink_;
  const std::atomic<bool>& stop_;
  Schedule schedule_;
  std::deque<Task> tasks_;  // Deques, so that references last while more are added.
  std::deque<Site> sites_;
  std::deque<TaskId> arrivals_;  // Tasks at a new URL, to be admitted.
  std::unordered_map<std::string, SiteId> site_ids_;
  std::vector<HostPause> pauses_;
  std::unordered_map<HostId, std::size_t> pause_ids_;
  std::size_t open_ = 0;  // Requests submitted whose response has not come.
  CrawlSummary summary_;
};

}  // namespace

Result<CrawlSummary> crawl(std::vector<CrawlTarget> targets, const CrawlPolicy& policy,
                           const std::vector<HostPause>& pauses, net::Transport& transport,
                           const Clock& clock, Random random, CrawlSink& sink,
                           const std::atomic<bool>& stop) {
  return Crawl(policy, transport, clock, random, sink, stop).run(std::move(targets), pauses);
}

}  // namespace labledger::crawler
