#include "alerts/mail_message.hpp"

#include <cctype>
#include <fstream>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "alerts/alert_body.hpp"
#include "alerts/alert_text.hpp"
#include "alerts/mail_coding.hpp"
#include "tests/alerts/sample_messages.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::alerts {
namespace {

constexpr const char* kFrom = "watch@watch.example";

std::string repeated(const char* text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += text;
  return out;
}

/// The lengths and bytes that RFC 5322 and 2045 ask for, of every line.
void check_lines(const std::string& mail) {
  std::size_t begin = 0;
  while (begin < mail.size()) {
    const std::size_t end = mail.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    const std::string line = mail.substr(begin, end - begin);
    CAPTURE(line);
    CHECK(line.size() <= 78);
    for (const char c : line)
      CHECK((c == '\t' || (c >= 0x20 && c < 0x7F)));
    begin = end + 2;
  }
}

std::string field_of(const std::string& mail, const std::string& name) {
  const std::size_t at = mail.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + 4 + name.size();
  return mail.substr(begin, mail.find("\r\n", begin) - begin);
}

}  // namespace

TEST_CASE("a mail's lines are short, seven bits and ended by CRLF", "[alerts][mail]") {
  for (const Message& message :
       {policy_change(), hostile_change(), lost_source(), daily_digest()}) {
    check_lines(mail_message(message, kFrom));
  }
}

TEST_CASE("a mail is the same in every try and differs by recipient", "[alerts][mail]") {
  Message message = policy_change();
  const std::string mail = mail_message(message, kFrom);
  CHECK(mail == mail_message(message, kFrom));
  CHECK(field_of(mail, "Auto-Submitted") == "auto-generated");
  CHECK(field_of(mail, "X-Labledger-Event") == message.key);
  CHECK_THAT(field_of(mail, "List-Id"), Catch::EndsWith("<alerts.labledger.watch.example>"));
  CHECK_THAT(field_of(mail, "Message-ID"), Catch::StartsWith("<00c0ffee00c0ffee."));
  message.recipient = "another@paper.example";
  CHECK(field_of(mail_message(message, kFrom), "Message-ID") != field_of(mail, "Message-ID"));
}

TEST_CASE("mails about one source are one thread", "[alerts][mail]") {
  const std::string first = mail_message(policy_change(), kFrom);
  Message later = policy_change();
  later.key = later.events.front().id = "1111111111111111";
  const std::string second = mail_message(later, kFrom);
  CHECK(field_of(first, "References") == field_of(second, "References"));
  CHECK(field_of(first, "References") == field_of(first, "In-Reply-To"));
  CHECK(field_of(first, "Message-ID") != field_of(second, "Message-ID"));
  CHECK(field_of(first, "References") !=
        field_of(mail_message(lost_source(), kFrom), "References"));
  CHECK(field_of(mail_message(daily_digest(), kFrom), "References").empty());
}

TEST_CASE("a subject in any script, of any length, becomes folded encoded words",
          "[alerts][mail]") {
  const auto check = [](const std::string& text, bool is_coded) {
    const std::string field = text_field("Subject", text);
    CAPTURE(field);
    CHECK((field.find("=?utf-8?B?") != std::string::npos) == is_coded);
    check_lines(field);
    CHECK(field.starts_with("Subject: "));
  };
  check("plain", false);
  check(repeated("thirty characters with blanks ", 3) + "end", false);
  check(repeated("x", 200), true);  // Nowhere to fold.
  check("pretends =?utf-8?B?QmNj?= to be coded", true);
  check("Usage policy – Meridian", true);
  check("日本語の長い題名が何度も何度も続くので、一行には収まらない。日本語の長い題名。", true);
  check("\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600", true);
  CHECK(text_field("Subject", "a b") == "Subject: a b\r\n");
  CHECK(text_field("Subject", "é") == "Subject: =?utf-8?B?w6k=?=\r\n");
}

TEST_CASE("quoted-printable keeps lines short and blanks at their ends", "[alerts][mail]") {
  CHECK(quoted_printable("a=b\n") == "a=3Db\r\n");
  CHECK(quoted_printable("end \nnext") == "end=20\r\nnext\r\n");
  CHECK(quoted_printable("\n") == "\r\n");
  CHECK(quoted_printable(repeated("x", 76)) == repeated("x", 76) + "\r\n");
  CHECK(quoted_printable(repeated("x", 77)) == repeated("x", 75) + "=\r\nxx\r\n");
  CHECK(quoted_printable("é") == "=C3=A9\r\n");
  CHECK(quoted_printable("\r") == "=0D\r\n");
}

TEST_CASE("another program's parser reads what the mail says", "[alerts][mail]") {
  // Python's, which shares no line with ours: subject and both parts as UTF-8, between bars.
  constexpr const char* kProgram =
      "import email, email.policy, sys\n"
      "mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)\n"
      "plain, html = [p.get_content().replace('\\r\\n', '\\n') for p in mail.iter_parts()]\n"
      "assert not mail.defects, mail.defects\n"
      "assert [p.get_content_type() for p in mail.iter_parts()] == ['text/plain', 'text/html']\n"
      "assert sorted(set(mail.keys())) == sorted(mail.keys()), mail.keys()\n"
      "assert mail['Bcc'] is None\n"
      "sys.stdout.buffer.write('|'.join([mail['Subject'], plain, html]).encode())\n";
  const test::TemporaryFolder folder;
  Message titled = policy_change();
  titled.events.front().lab_name = "Méridien 研究所, " + repeated("z", 60);
  for (const Message& message : {policy_change(), hostile_change(), daily_digest(), titled}) {
    std::ofstream(folder.path("mail"), std::ios::binary) << mail_message(message, kFrom);
    const test::ChildResult result =
        test::run_program("/usr/bin/python3", {.arguments = {"-c", kProgram},
                                               .stdin_path = folder.path("mail"),
                                               .file_size_limit = {},
                                               .environment = {}});
    CAPTURE(result.err);
    REQUIRE(result.exit_code == 0);
    const AlertText text = alert_text(message);
    CHECK(result.out == text.subject + "|" + plain_body(text) + "|" + html_body(text));
  }
}

TEST_CASE("a mail's date is written as RFC 5322 asks", "[alerts][mail]") {
  CHECK(mail_date(parse_rfc3339("2025-06-04T10:02:11.9Z").value()) ==
        "Wed, 04 Jun 2025 10:02:11 +0000");
  CHECK(mail_date({0}) == "Thu, 01 Jan 1970 00:00:00 +0000");
}

}  // namespace labledger::alerts
