#include "crawler/schedule.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "crawler/response_rules.hpp"

namespace labledger::crawler {
namespace {

using std::chrono::milliseconds;

constexpr Instant kStart{1'000'000};

}  // namespace

TEST_CASE("hosts are served in turn", "[crawler]") {
  Random random(1);
  Schedule schedule({.connections = 10, .delay = milliseconds{0}, .jitter_share = 0}, random);
  const HostId a = schedule.host("a");
  const HostId b = schedule.host("b");
  for (const TaskId task : {1U, 2U, 3U})
    schedule.push_back(a, task);
  schedule.push_back(b, 11);
  schedule.push_back(b, 12);
  std::vector<TaskId> order;
  while (const auto task = schedule.next(kStart))
    order.push_back(*task);
  CHECK(order == std::vector<TaskId>{1, 11, 2, 12, 3});
  CHECK_FALSE(schedule.next_due().has_value());
}

TEST_CASE("a host waits its delay from the start and the end of its last task", "[crawler]") {
  Random random(1);
  Schedule schedule({.connections = 1, .delay = milliseconds{100}, .jitter_share = 0}, random);
  const HostId host = schedule.host("a");
  schedule.push_back(host, 1);
  schedule.push_back(host, 2);
  CHECK(schedule.next(kStart) == TaskId{1});
  CHECK_FALSE(schedule.next(kStart + milliseconds{500}).has_value());  // One is still out.
  schedule.ended(host, kStart + milliseconds{500});
  CHECK_FALSE(schedule.next(kStart + milliseconds{599}).has_value());
  CHECK(schedule.next_due() == kStart + milliseconds{600});
  CHECK(schedule.next(kStart + milliseconds{600}) == TaskId{2});
}

TEST_CASE("a host that is slowed down or held waits longer, never shorter", "[crawler]") {
  Random random(1);
  Schedule schedule({.connections = 2, .delay = milliseconds{100}, .jitter_share = 0}, random);
  const HostId host = schedule.host("a");
  schedule.push_back(host, 1);
  schedule.push_back(host, 2);
  schedule.push_back(host, 3);
  CHECK(schedule.next(kStart) == TaskId{1});
  schedule.slow_down(host, milliseconds{50});
  schedule.slow_down(host, milliseconds{1000});
  CHECK_FALSE(schedule.next(kStart + milliseconds{999}).has_value());
  CHECK(schedule.next(kStart + milliseconds{1000}) == TaskId{2});
  schedule.ended(host, kStart + milliseconds{1000});
  schedule.hold(host, kStart + milliseconds{9000});
  CHECK_FALSE(schedule.next(kStart + milliseconds{8999}).has_value());
  CHECK(schedule.next(kStart + milliseconds{9000}) == TaskId{3});
}

TEST_CASE("withdrawn tasks never go out", "[crawler]") {
  Random random(1);
  Schedule schedule({.connections = 1, .delay = milliseconds{0}, .jitter_share = 0}, random);
  const HostId host = schedule.host("a");
  schedule.push_back(host, 1);
  schedule.push_front(host, 2);
  CHECK(schedule.withdraw(host) == std::deque<TaskId>{2, 1});
  CHECK_FALSE(schedule.next(kStart).has_value());
}

TEST_CASE("jitter lengthens a pause, within its share, and not always the same", "[crawler]") {
  Random random(7);
  std::set<std::int64_t> seen;
  for (int i = 0; i < 1000; ++i) {
    const milliseconds pause = with_jitter(milliseconds{1000}, 0.25, random);
    CHECK((pause >= milliseconds{1000} && pause <= milliseconds{1250}));
    seen.insert(pause.count());
  }
  CHECK(seen.size() > 100);
}

TEST_CASE("back-off doubles up to its cap and spreads over the whole range", "[crawler]") {
  struct Row {
    unsigned retry;
    std::int64_t longest;
  };
  const auto row = GENERATE(
      values<Row>({{1, 100}, {2, 200}, {3, 400}, {4, 500}, {5, 500}, {4'000'000'000, 500}}));
  Random random(7);
  std::int64_t most = 0;
  std::int64_t least = row.longest;
  for (int i = 0; i < 2000; ++i) {
    const std::int64_t wait =
        back_off(row.retry, milliseconds{100}, milliseconds{500}, random).count();
    most = std::max(most, wait);
    least = std::min(least, wait);
  }
  CHECK(most <= row.longest);
  CHECK(most > row.longest * 9 / 10);
  CHECK(least < row.longest / 10);
}

TEST_CASE("Retry-After is read as seconds or date, capped, or not at all", "[crawler]") {
  struct Row {
    const char* value;
    std::optional<std::int64_t> seconds;
    const char* why;
  };
  const Instant now{784'111'777'000};  // Sun, 06 Nov 1994 08:49:37 GMT
  const auto row = GENERATE(values<Row>({
      {"120", 120, "seconds"},
      {"Sun, 06 Nov 1994 08:50:37 GMT", 60, "date"},
      {"Sun, 06 Nov 1994 08:49:37 GMT", std::nullopt, "the time has come"},
      {"0", std::nullopt, "now"},
      {"999999", 3600, "over the cap"},
      {"99999999999999999999999", 3600, "over every number"},
      {"Fri, 01 Jan 2100 00:00:00 GMT", 3600, "a date over the cap"},
      {"-5", std::nullopt, "no number"},
      {"soon", std::nullopt, "prose"},
      {"", std::nullopt, "empty"},
  }));
  CAPTURE(row.why);
  const auto at = retry_after({{"retry-after", row.value}}, now, milliseconds{3'600'000});
  REQUIRE(at.has_value() == row.seconds.has_value());
  if (at) CHECK(*at == now + milliseconds{*row.seconds * 1000});
}

}  // namespace labledger::crawler
