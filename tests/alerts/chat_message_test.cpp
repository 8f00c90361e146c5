#include "alerts/chat_message.hpp"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "core/utf8.hpp"
#include "tests/alerts/sample_messages.hpp"

namespace labledger::alerts {
namespace {

struct Row {
  const char* name;
  const ChatSyntax* syntax;
};

std::vector<Row> all_syntaxes() {
  return {{"slack", &kSlackSyntax},
          {"discord", &kDiscordSyntax},
          {"mattermost", &kMattermostSyntax},
          {"matrix plain", &kMatrixPlainSyntax},
          {"matrix html", &kMatrixHtmlSyntax},
          {"ntfy", &kNtfySyntax}};
}

/// An event of as many edits as one carries, each of that text.
Message big_change(const std::string& text) {
  Message message = policy_change();
  Event& event = message.events.front();
  Edit edit = event.edits.back();
  edit.before->exact = edit.after->exact = text;
  event.edits.assign(kEventEdits, edit);
  event.edit_count = kEventEdits;
  return message;
}

}  // namespace

TEST_CASE("a chat message keeps its limits, whatever it is made of", "[alerts][chat]") {
  std::string wide;
  for (int i = 0; i < 2000; ++i)
    wide += "\U0001F600";
  Message digest = daily_digest();
  digest.events.assign(600, digest.events.front());
  Message long_address = policy_change();
  long_address.events.front().url = "https://a.example/" + std::string(8000, 'p');
  const std::vector<Message> messages = {
      policy_change(),
      hostile_change(),
      daily_digest(),
      digest,
      long_address,
      big_change(std::string(3000, 'x')),
      big_change(wide),
      big_change(std::string(3000, '*')),
      big_change(std::string(3000, '<')),
      big_change(std::string(3000, '@')),
      big_change("short"),
  };
  for (const Row& row : all_syntaxes()) {
    for (std::size_t i = 0; i < messages.size(); ++i) {
      CAPTURE(row.name, i);
      const std::vector<ChatPart> parts = chat_parts(alert_text(messages[i]), *row.syntax);
      std::size_t size = 0;
      for (const ChatPart& part : parts) {
        CHECK(row.syntax->measure(part.text) <= row.syntax->part_limit);
        size += row.syntax->measure(part.text) + row.syntax->measure(row.syntax->part_end);
      }
      CHECK(size <= row.syntax->limit);
      CHECK(parts.size() <= 50);  // Slack's limit of blocks.
      REQUIRE_FALSE(parts.empty());
    }
  }
  CHECK(matrix_body(alert_text(big_change(wide))).size() < 65'000);
}

TEST_CASE("a chat message says how much did not fit", "[alerts][chat]") {
  const std::vector<ChatPart> parts =
      chat_parts(alert_text(big_change(std::string(300, 'x'))), kDiscordSyntax);
  CHECK(parts.back().text ==
        "38 more sentences do not fit in here; the ledger and the report have all.");
  Message digest = daily_digest();
  digest.events.assign(600, digest.events.front());
  CHECK_THAT(chat_parts(alert_text(digest), kDiscordSyntax).back().text,
             Catch::StartsWith("Of the first 500 events, "));
}

TEST_CASE("what a page says can mention, link and mark up nothing", "[alerts][chat][hostile]") {
  const std::string hostile =
      "@everyone <!channel> <@U1> http://evil.example www.evil.example MAILTO:a@b.example "
      "[a](b) **b** `c` ~~d~~ ||e|| <b>f</b> :smile: &lt;";
  for (const Row& row : all_syntaxes()) {
    const std::string escaped = row.syntax->escape(hostile);
    CAPTURE(row.name, escaped);
    CHECK(escaped.find("@everyone") == std::string::npos);
    CHECK(escaped.find("://") == std::string::npos);
    CHECK(escaped.find("www.") == std::string::npos);
    CHECK(escaped.find("a@b") == std::string::npos);
  }
  CHECK(kSlackSyntax.escape("<!channel> &lt;") == "&lt;!channel&gt; &amp;lt;");
  CHECK(kDiscordSyntax.escape("[a](b) `c` :d:") == R"(\[a\]\(b\) \`c\` \:d:)");
  CHECK(kMatrixHtmlSyntax.escape("<b>'\"&") == "&lt;b&gt;&#39;&quot;&amp;");
  CHECK(kNtfySyntax.escape("plain text, 10:00") == "plain text, 10:00");
}

}  // namespace labledger::alerts
