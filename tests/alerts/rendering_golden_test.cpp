// Each rendering of each sample, byte for byte. UPDATE_GOLDEN=1 rewrites the files, and the run
// still fails, so that somebody reads the difference.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "alerts/alert_text.hpp"
#include "alerts/chat_message.hpp"
#include "alerts/cloud_event.hpp"
#include "alerts/feed_file.hpp"
#include "alerts/mail_message.hpp"
#include "tests/alerts/sample_messages.hpp"

namespace labledger::alerts {
namespace {

namespace fs = std::filesystem;

using Renderings = std::vector<std::pair<std::string, std::string>>;

Renderings renderings_of(const Message& message) {
  const AlertText text = alert_text(message);
  std::vector<FeedEntry> entries;
  for (const Event& event : message.events)
    entries.push_back({event, message.raised});
  const FeedInfo info{.name = "all",
                      .title = "AI lab disclosures",
                      .report_url = "https://watch.example/report",
                      .feed_url = "https://watch.example/feed"};
  return {{"mail.eml", mail_message(message, "watch@watch.example")},
          {"cloud_event.json", cloud_event(message) + "\n"},
          {"slack.json", slack_body(text) + "\n"},
          {"discord.json", discord_body(text) + "\n"},
          {"mattermost.json", mattermost_body(text) + "\n"},
          {"matrix.json", matrix_body(text) + "\n"},
          {"ntfy.json", ntfy_body(text, "labs") + "\n"},
          {"atom.xml", atom_feed(info, entries)},
          {"feed.json", json_feed(info, entries)}};
}

std::string read_all(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

bool is_update() {
  const char* const update = std::getenv("UPDATE_GOLDEN");  // NOLINT(concurrency-mt-unsafe)
  return update != nullptr && std::string_view(update) == "1";
}

}  // namespace

TEST_CASE("every rendering reads as the golden files do", "[alerts][golden]") {
  const std::vector<std::pair<std::string, Message>> samples = {
      {"policy-change", policy_change()}, {"hostile", hostile_change()},
      {"lost-source", lost_source()},     {"opening", closed_opening()},
      {"digest", daily_digest()},
  };
  for (const auto& [name, message] : samples) {
    const fs::path folder = fs::path(LABLEDGER_TEST_DATA) / "alerts" / name;
    const Renderings renderings = renderings_of(message);
    CHECK(renderings == renderings_of(message));  // Equal messages give equal bytes.
    for (const auto& [file, bytes] : renderings) {
      CAPTURE(name, file);
      if (is_update()) {
        fs::create_directories(folder);
        std::ofstream(folder / file, std::ios::binary) << bytes;
        FAIL_CHECK("rewritten: read the difference, then run without UPDATE_GOLDEN");
      }
      CHECK(read_all(folder / file) == bytes);
    }
  }
}

}  // namespace labledger::alerts
