#include "alerts/cloud_event.hpp"

#include <catch2/catch.hpp>

#include "alerts/event_json.hpp"
#include "tests/alerts/sample_messages.hpp"

namespace labledger::alerts {

TEST_CASE("a webhook's signature is the one that the standard's libraries make",
          "[alerts][webhook]") {
  // The vector that the specification's own libraries test with.
  const Result<HeaderList> headers =
      cloud_event_headers("msg_p5jXN8AQM9LWM0D4loKWxJek", R"({"test": 2432232314})",
                          {1'614'265'330'999}, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  REQUIRE(headers.has_value());
  CHECK(find_header(*headers, "webhook-id") == "msg_p5jXN8AQM9LWM0D4loKWxJek");
  CHECK(find_header(*headers, "webhook-timestamp") == "1614265330");
  CHECK(find_header(*headers, "webhook-signature") ==
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  CHECK(find_header(*headers, "Idempotency-Key") == "msg_p5jXN8AQM9LWM0D4loKWxJek");
}

TEST_CASE("a webhook without a secret is not signed, and a broken secret is an error",
          "[alerts][webhook]") {
  const Result<HeaderList> unsigned_headers = cloud_event_headers("k", "{}", {}, "");
  REQUIRE(unsigned_headers.has_value());
  CHECK_FALSE(find_header(*unsigned_headers, "webhook-signature").has_value());
  const Result<HeaderList> raw = cloud_event_headers("k", "{}", {}, "any other words");
  REQUIRE(raw.has_value());
  CHECK(find_header(*raw, "webhook-signature").has_value());
  const Result<HeaderList> broken = cloud_event_headers("k", "{}", {}, "whsec_???");
  CHECK(broken.error().kind == ErrorKind::Config);
  CHECK(broken.error().message.find("???") == std::string::npos);
}

TEST_CASE("a program gets the event itself, or the digest's list", "[alerts][webhook]") {
  CHECK(message_data(policy_change()) == to_json(policy_change().events.front()));
  const std::string digest = message_data(daily_digest());
  CHECK_THAT(digest, Catch::StartsWith(R"({"digest":"Daily digest, 2025-06-05","events":[{)"));
  CHECK_THAT(cloud_event(daily_digest()), Catch::Contains(R"("type":"labledger.digest.v1")"));
  CHECK_THAT(cloud_event(policy_change()),
             Catch::StartsWith(R"({"specversion":"1.0","id":"00c0ffee00c0ffee",)"
                               R"("source":"/labledger","type":"labledger.change.v1",)"
                               R"("subject":"meridian/usage-policy",)"));
}

}  // namespace labledger::alerts
