#pragma once
// What an alert says, in plain words and in no format yet: every renderer sets the same sentences.
//
// All strings are one line each and hold nothing invisible (see visible_line), whatever a page
// wrote; they are not escaped: each format has its own function for that.

#include <cstddef>
#include <string>
#include <vector>

#include "alerts/message.hpp"

namespace labledger::alerts {

/// The longest quotation shown, in bytes; a longer one is cut at a character and says so.
inline constexpr std::size_t kQuoteByteLimit = 2000;
/// The most sentences shown of one event of a digest; a single event shows all it carries.
inline constexpr std::size_t kDigestEdits = 5;
/// The most events of a digest that are told in full; the rest stand in its list.
inline constexpr std::size_t kDigestEvents = 100;
/// The most lines of a digest's list; the rest are counted.
inline constexpr std::size_t kDigestLines = 500;

/// How a quotation relates to the page.
enum class QuoteFate { Gone, New };

/// One side of an edit, word for word.
struct QuoteText {
  QuoteFate fate = QuoteFate::Gone;
  std::string label;  ///< "Before", "After", "Removed", "Added".
  std::string exact;
};

/// One sentence that changed.
struct EditText {
  std::string label;  ///< "Removed, under “Safety”"
  std::vector<QuoteText> quotes;
  std::string reason;  ///< Why it was judged so; may be empty.
};

/// What the value of a fact is, so that a format can set it.
enum class FactKind { Words, Link, Code };

struct Fact {
  FactKind kind = FactKind::Words;
  std::string name;  ///< "Severity"
  std::string value;
};

/// One event in words.
struct EventText {
  std::string subject;      ///< "OpenAI, usage policies: 2 sentences removed, 1 reworded"
  std::string lead;         ///< One or two sentences: what happened.
  std::string when;         ///< "Between 3 June 2025, 10:00 and 4 June 2025, 10:02 UTC, …"
  std::vector<Fact> facts;  ///< In the order of their weight.
  std::vector<EditText> edits;
  std::string more;        ///< What was left out of the edits; empty when nothing was.
  std::string page_url;    ///< http(s), or empty.
  std::string report_url;  ///< http(s), or empty.
};

/// The events of one source, in the order in which they were raised.
struct SourceGroup {
  std::string heading;  ///< "OpenAI, usage policies"
  std::vector<EventText> events;
};

/// A whole message in words.
struct AlertText {
  std::string subject;
  std::vector<std::string> list;  ///< Of a digest: the subject of every event, grouped.
  std::string list_more;          ///< What was left out of the list; empty when nothing was.
  std::vector<SourceGroup> groups;
  std::string more;  ///< Which events are not told in full; empty when all are.
  std::string key;   ///< The message's.
};

/// The message in words. Digests are grouped by lab and, within it, by source, each in the order of
/// its first event. Equal messages give equal texts. Linear in the message.
[[nodiscard]] AlertText alert_text(const Message& message);

/// The event in words, with at most `edit_limit` of its edits.
[[nodiscard]] EventText event_text(const Event& event, const std::string& report_url,
                                   std::size_t edit_limit);

/// Who is meant: "OpenAI, usage policies"; for an ad-hoc page its host and path.
[[nodiscard]] std::string source_words(const Event& event);

/// The beginning of the text, of at most `byte_limit` bytes and whole characters, with " […]" at
/// the end when it was cut.
[[nodiscard]] std::string cut_text(std::string_view text, std::size_t byte_limit);

}  // namespace labledger::alerts
