#include "cli/delivery.hpp"

#include <fstream>
#include <iterator>
#include <map>

#include <catch2/catch.hpp>

#include "alerts/event_json.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::cli {
namespace {

using namespace std::chrono_literals;

/// What a channel of the test answers, and what it was sent.
struct Line {
  alerts::SendResult answer{.verdict = alerts::Verdict::Accepted, .said = "ok", .retry_after = {}};
  std::vector<alerts::Message> sent;
};

class LineSender final : public alerts::Sender {
 public:
  explicit LineSender(Line& line) : line_(line) {}
  [[nodiscard]] alerts::SendResult send(const alerts::Message& message) override {
    line_.sent.push_back(message);
    return line_.answer;
  }

 private:
  Line& line_;
};

/// A ledger with an outbox, and channels that answer as told.
struct Office {
  test::TemporaryFolder folder;
  test::FakeClock clock;
  std::unique_ptr<Ledger> ledger;
  parsers::AlertSettings settings;
  std::map<std::string, Line> lines;
  SourceId source;
  std::atomic<bool> stop{false};

  Office() {
    auto opened = Ledger::open_for_writing(folder.path("ledger.db"));
    REQUIRE(opened.has_value());
    ledger = std::move(opened).value();
    source = ledger->evidence().add_source("https://acme.example/safety").value();
    add_channel("desk", ChannelKind::Command);
    add_channel("log", ChannelKind::Command);
  }

  void add_channel(const std::string& name, ChannelKind kind) {
    Channel channel;
    channel.name = name;
    channel.kind = kind;
    channel.path = folder.path(name);
    settings.channels.push_back(channel);
  }

  void raise(const std::string& id, const std::string& channel, const std::string& digest = "",
             std::optional<Instant> due = {}) {
    Event event;
    event.id = id;
    event.url = "https://acme.example/safety";
    event.title = "Safety " + id;
    REQUIRE(ledger->events()
                .add(source, {.id = id,
                              .kind = event.kind,
                              .raised = clock.now(),
                              .body = alerts::to_json(event)})
                .has_value());
    db::DeliveryRow row;
    row.event = id;
    row.channel = channel;
    row.rule = "r";
    row.digest = digest;
    row.due = due.value_or(clock.now());
    REQUIRE(ledger->outbox().add(row).has_value());
  }

  DeliveryTally deliver(DeliveryScope scope = DeliveryScope::Due) {
    Delivery delivery(
        *ledger, settings,
        [&](const Channel& channel) -> Result<std::unique_ptr<alerts::Sender>> {
          return std::unique_ptr<alerts::Sender>(std::make_unique<LineSender>(lines[channel.name]));
        },
        clock);
    const auto tally = delivery.run(scope, stop);
    REQUIRE(tally.has_value());
    return *tally;
  }

  db::DeliveryRow row_of(const std::string& event) {
    const auto rows = ledger->outbox().of_event(event);
    REQUIRE(rows->size() == 1);
    return rows->front();
  }
};

constexpr const char* kOne = "00000000000000a1";
constexpr const char* kTwo = "00000000000000a2";

}  // namespace

TEST_CASE("what is accepted is delivered and not sent again", "[cli]") {
  Office office;
  office.raise(kOne, "desk");
  CHECK(office.deliver().delivered == 1);
  CHECK(office.deliver().delivered == 0);
  CHECK(office.lines["desk"].sent.size() == 1);
  CHECK(office.lines["desk"].sent[0].key == kOne);
  CHECK(office.row_of(kOne).state == db::DeliveryState::Delivered);
}

TEST_CASE("what fails is tried again later, with the same key, and held until then", "[cli]") {
  Office office;
  office.raise(kOne, "desk");
  office.lines["desk"].answer = {alerts::Verdict::Later, "connection refused", {}};
  CHECK(office.deliver().failed == 1);
  CHECK(office.row_of(kOne).said == "connection refused");
  office.clock.advance(59s);
  CHECK(office.deliver().failed == 0);  // Not due.
  office.clock.advance(1s);
  office.lines["desk"].answer = {alerts::Verdict::Accepted, "ok", {}};
  CHECK(office.deliver().delivered == 1);
  REQUIRE(office.lines["desk"].sent.size() == 2);
  CHECK(office.lines["desk"].sent[0].key == office.lines["desk"].sent[1].key);
  CHECK(office.ledger->outbox().channel("desk").value()->failures == 0);
}

TEST_CASE("a channel that rests keeps its new alerts waiting, and no other's", "[cli]") {
  Office office;
  office.raise(kOne, "desk");
  office.lines["desk"].answer = {alerts::Verdict::Later, "429", std::chrono::minutes{30}};
  CHECK(office.deliver().failed == 1);
  office.raise(kTwo, "desk");
  office.raise("00000000000000a3", "log");
  office.clock.advance(29min);
  const DeliveryTally tally = office.deliver();
  CHECK(tally.delivered == 1);
  CHECK(tally.held == 1);
  CHECK(office.lines["desk"].sent.size() == 1);
  SECTION("until it may be asked again") {
    office.clock.advance(1min);
    office.lines["desk"].answer = {alerts::Verdict::Accepted, "ok", {}};
    CHECK(office.deliver().delivered == 2);
  }
  SECTION("or somebody says that it was repaired") {
    office.lines["desk"].answer = {alerts::Verdict::Accepted, "ok", {}};
    CHECK(office.deliver(DeliveryScope::All).delivered == 2);
  }
}

TEST_CASE("a refusal of one message does not rest the channel", "[cli]") {
  Office office;
  office.raise(kOne, "desk");
  office.raise(kTwo, "desk");
  office.lines["desk"].answer = {alerts::Verdict::Refused, "550 no such user", {}};
  CHECK(office.deliver().failed == 2);
  CHECK_FALSE(office.ledger->outbox().channel("desk").value()->held.has_value());
  CHECK(office.row_of(kOne).next_try == office.clock.now() + 1h);
}

TEST_CASE("a delivery is given up after a week of failures, and resend takes it up again",
          "[cli]") {
  Office office;
  office.raise(kOne, "desk");
  office.lines["desk"].answer = {alerts::Verdict::Later, "no answer", {}};
  std::size_t tries = 0;
  while (office.row_of(kOne).state == db::DeliveryState::Pending) {
    tries += office.deliver().failed;
    office.clock.advance(4h);
    REQUIRE(tries < 100);
  }
  CHECK(tries > 8);
  CHECK(office.row_of(kOne).state == db::DeliveryState::Dead);
  CHECK(office.ledger->outbox().dead()->size() == 1);
  CHECK(office.ledger->outbox()
            .resend({.since = {}, .event = kOne, .channel = ""}, office.clock.now())
            .value() == 1);
  office.lines["desk"].answer = {alerts::Verdict::Accepted, "ok", {}};
  CHECK(office.deliver(DeliveryScope::All).delivered == 1);
}

TEST_CASE("a machine that slept does not give up after its first try", "[cli]") {
  Office office;
  office.raise(kOne, "desk");
  office.clock.advance(std::chrono::hours{24 * 30});
  office.lines["desk"].answer = {alerts::Verdict::Later, "no answer", {}};
  CHECK(office.deliver().failed == 1);
  CHECK(office.row_of(kOne).state == db::DeliveryState::Pending);
}

TEST_CASE("the events of a digest go out as one message when it is due", "[cli]") {
  Office office;
  const Instant due = office.clock.now() + 2h;
  office.raise(kTwo, "desk", "Daily digest, 2025-06-15", due);
  office.clock.advance(1h);
  office.raise(kOne, "desk", "Daily digest, 2025-06-15", due);
  CHECK(office.deliver().delivered == 0);
  office.clock.advance(1h);
  office.lines["desk"].answer = {alerts::Verdict::Later, "no answer", {}};
  CHECK(office.deliver().failed == 2);
  office.clock.advance(1h);
  office.lines["desk"].answer = {alerts::Verdict::Accepted, "ok", {}};
  CHECK(office.deliver().delivered == 2);
  const auto& sent = office.lines["desk"].sent;
  REQUIRE(sent.size() == 2);  // The same digest, twice.
  CHECK(sent[0].key == sent[1].key);
  CHECK(sent[1].raised == due);
  REQUIRE(sent[1].events.size() == 2);
  CHECK(sent[1].events[0].id == kTwo);  // As raised.
  CHECK(sent[1].digest_title == "Daily digest, 2025-06-15");
}

TEST_CASE("alerts for a channel that the config no longer has wait for it", "[cli]") {
  Office office;
  office.raise(kOne, "gone");
  CHECK(office.deliver().held == 1);
  office.add_channel("gone", ChannelKind::Command);
  CHECK(office.deliver().delivered == 1);
}

TEST_CASE("a feed file holds every event that its channel was given, whatever the order", "[cli]") {
  Office office;
  office.add_channel("feed", ChannelKind::Atom);
  office.raise(kOne, "feed");
  CHECK(office.deliver().delivered == 1);
  office.clock.advance(1h);
  office.raise(kTwo, "feed");
  CHECK(office.deliver().delivered == 1);
  std::ifstream stream(office.folder.path("feed"));
  const std::string feed{std::istreambuf_iterator<char>(stream), {}};
  CHECK(feed.find(kOne) != std::string::npos);
  CHECK(feed.find(kTwo) != std::string::npos);
  CHECK(feed.find(kTwo) < feed.find(kOne));  // Newest first.
}

}  // namespace labledger::cli
