#include "alerts/dispatch.hpp"

#include <map>
#include <mutex>

#include <catch2/catch.hpp>

#include "alerts/retry.hpp"

namespace labledger::alerts {
namespace {

using namespace std::chrono_literals;

/// Answers as told, and remembers what it was asked to send.
class ScriptedSender final : public Sender {
 public:
  ScriptedSender(std::vector<Verdict> script, std::vector<std::string>& sent)
      : script_(std::move(script)), sent_(sent) {}

  [[nodiscard]] SendResult send(const Message& message) override {
    const Verdict verdict = script_.at(sent_.size());
    sent_.push_back(message.key);
    return {.verdict = verdict, .said = "as told", .retry_after = {}};
  }

 private:
  std::vector<Verdict> script_;
  std::vector<std::string>& sent_;
};

Message message_of(const std::string& key) {
  Message message;
  message.key = key;
  return message;
}

Lane lane_of(const std::string& name, std::vector<Verdict> script, std::size_t messages,
             std::vector<std::string>& sent) {
  Lane lane{.channel = name, .sender = nullptr, .messages = {}};
  lane.sender = std::make_unique<ScriptedSender>(std::move(script), sent);
  for (std::size_t i = 0; i < messages; ++i)
    lane.messages.push_back(message_of(name + std::to_string(i)));
  return lane;
}

const std::atomic<bool> kGoOn{false};

}  // namespace

TEST_CASE("each lane's messages go out in order, and each result is taken once", "[alerts]") {
  std::vector<std::string> a;
  std::vector<std::string> b;
  std::vector<Lane> lanes;
  lanes.push_back(lane_of("a", {Verdict::Accepted, Verdict::Refused, Verdict::Accepted}, 3, a));
  lanes.push_back(lane_of("b", {Verdict::Accepted}, 1, b));
  std::map<std::size_t, std::vector<std::size_t>> taken;
  const auto done = dispatch(
      std::move(lanes),
      [&](std::size_t lane, std::size_t message, const SendResult&) -> Result<void> {
        taken[lane].push_back(message);
        return {};
      },
      kGoOn);
  CHECK(done.has_value());
  CHECK(a == std::vector<std::string>{"a0", "a1", "a2"});
  CHECK(taken[0] == std::vector<std::size_t>{0, 1, 2});
  CHECK(taken[1] == std::vector<std::size_t>{0});
}

TEST_CASE("a lane that fails twice in a row rests, and the others go on", "[alerts]") {
  std::vector<std::string> down;
  std::vector<std::string> up;
  std::vector<Lane> lanes;
  lanes.push_back(lane_of("down", std::vector<Verdict>(5, Verdict::Later), 5, down));
  lanes.push_back(lane_of("up", std::vector<Verdict>(5, Verdict::Accepted), 5, up));
  const auto done = dispatch(
      std::move(lanes),
      [](std::size_t, std::size_t, const SendResult&) -> Result<void> { return {}; }, kGoOn);
  CHECK(done.has_value());
  CHECK(down.size() == kLaterInARow);
  CHECK(up.size() == 5);
}

TEST_CASE("one message that fails does not stand in the way of the next", "[alerts]") {
  std::vector<std::string> sent;
  std::vector<Lane> lanes;
  lanes.push_back(lane_of(
      "a", {Verdict::Later, Verdict::Accepted, Verdict::Later, Verdict::Accepted}, 4, sent));
  const auto done = dispatch(
      std::move(lanes),
      [](std::size_t, std::size_t, const SendResult&) -> Result<void> { return {}; }, kGoOn);
  CHECK(done.has_value());
  CHECK(sent.size() == 4);
}

TEST_CASE("when a result cannot be noted, nothing more is sent", "[alerts]") {
  std::vector<std::string> sent;
  std::vector<Lane> lanes;
  lanes.push_back(lane_of("a", std::vector<Verdict>(9, Verdict::Accepted), 9, sent));
  const auto done = dispatch(
      std::move(lanes),
      [](std::size_t, std::size_t message, const SendResult&) -> Result<void> {
        if (message == 1) return Error{ErrorKind::Storage, "full"};
        return {};
      },
      kGoOn);
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().kind == ErrorKind::Storage);
  CHECK(sent.size() == 2);
}

TEST_CASE("a stop lets nothing more begin", "[alerts]") {
  const std::atomic<bool> stop{true};
  std::vector<std::string> sent;
  std::vector<Lane> lanes;
  lanes.push_back(lane_of("a", {Verdict::Accepted}, 1, sent));
  const auto done = dispatch(
      std::move(lanes),
      [](std::size_t, std::size_t, const SendResult&) -> Result<void> { return {}; }, stop);
  CHECK(done.has_value());
  CHECK(sent.empty());
}

TEST_CASE("pauses double up to a cap, and a receiver's wish lengthens them", "[alerts]") {
  CHECK(retry_pause(1, Verdict::Later, {}) == 1min);
  CHECK(retry_pause(2, Verdict::Later, {}) == 2min);
  CHECK(retry_pause(5, Verdict::Later, {}) == 16min);
  CHECK(retry_pause(100, Verdict::Later, {}) == 4h);
  CHECK(retry_pause(1, Verdict::Refused, {}) == 1h);
  CHECK(retry_pause(100, Verdict::Refused, {}) == 24h);
  CHECK(retry_pause(1, Verdict::Later, 10min) == 10min);
  CHECK(retry_pause(5, Verdict::Later, 10s) == 16min);
  CHECK(retry_pause(1, Verdict::Later, std::chrono::hours{10'000}) == kRetryAfterCap);
}

TEST_CASE("a delivery is given up only after enough tries and enough time", "[alerts]") {
  const Instant begun{0};
  const Instant week_later = begun + std::chrono::hours{7 * 24};
  const std::chrono::hours patience{7 * 24};
  CHECK(is_given_up(kTriesBeforeGivingUp, begun, week_later, patience));
  CHECK_FALSE(is_given_up(kTriesBeforeGivingUp - 1, begun, week_later, patience));
  CHECK_FALSE(is_given_up(100, begun, week_later + -std::chrono::milliseconds{1}, patience));
}

}  // namespace labledger::alerts
