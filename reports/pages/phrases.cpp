#include "reports/pages/phrases.hpp"

#include <array>

#include "core/names.hpp"
#include "reports/pages/reading_order.hpp"

namespace labledger::reports {
namespace {

/// In the order of CaptureProblem.
constexpr auto kProblems = std::to_array<std::string_view>({
    "the body was empty",
    "there was no visible text",
    "the page showed its own crash",
    "a bot check stood in place of the page",
    "it asked for an account",
    "it asked for consent in place of the page",
    "an error text stood in place of the page",
    "it only sent the browser elsewhere",
    "it had fewer sentences than the registry expects",
    "nearly all of the text it is known for was missing",
    "no parser could read it",
    "it listed nothing, as a list that broke does too",
    "it listed far fewer items than before",
    "it listed another number of openings than it stated",
    "it listed more items than are read",
    "it was the board of another company",
    "it was not the board, feed or sitemap that the registry names",
    "what the registry's selector names was not in it",
    "its bytes were of another type than the server said",
    "its address led to a home page in its place",
});

/// In the order of ChangeType.
constexpr auto kTypes = std::to_array<std::string_view>({
    "text added",
    "text removed",
    "weakened",
    "strengthened",
    "reworded",
    "moved",
    "back to an earlier wording",
});

Text capture_phrase(const CaptureReference& capture, const std::string& digest) {
  Text phrase;
  phrase.evidence("capture of " + minute(capture.at), capture_place(capture.payload));
  if (capture.provenance == Provenance::Archive) phrase.say(" (by the archive's clock)");
  phrase.say(", ").code("sha256:" + digest);
  return phrase;
}

}  // namespace

std::string minute(Instant at) {
  const std::string stamp = format_rfc3339(at);
  return stamp.substr(0, 10) + ' ' + stamp.substr(11, 5) + " UTC";
}

std::string minute_or_never(const std::optional<Instant>& at) {
  return at ? minute(*at) : "never";
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
  return with_commas(count) + ' ' + std::string(count == 1 ? singular : plural);
}

std::string period_phrase(const Period& period) {
  if (!period.since) return "Until " + minute(period.until);
  return "From " + minute(*period.since) + " until " + minute(period.until);
}

std::string_view source_name(const SourceReport& source) {
  if (!source.title.empty()) return source.title;
  return source.source.id.empty() ? source.source.url : source.source.id;
}

Text evidence_phrase(const CaptureReference& capture) {
  return capture_phrase(capture, capture.payload.hex().substr(0, 16));
}

Text full_evidence_phrase(const CaptureReference& capture) {
  return capture_phrase(capture, capture.payload.hex());
}

Text attempt_phrase(const Attempt& attempt) {
  Text phrase;
  if (attempt.outcome == FetchOutcome::NotModified) {
    phrase.say("not modified, on the server's word");
  } else {
    phrase.text(name_of(attempt.outcome));
  }
  if (attempt.status != 0) phrase.say(", status ").text(std::to_string(attempt.status));
  for (const CaptureProblem problem : attempt.problems)
    phrase.say("; ").text(kProblems.at(static_cast<std::size_t>(problem)));
  if (!attempt.error.empty()) phrase.say(": ").text(attempt.error);
  return phrase;
}

std::string change_phrase(const Change& change) {
  return std::string(kTypes.at(static_cast<std::size_t>(change.type))) + ", " +
         counted(change.edits.size(), "sentence", "sentences");
}

Text review_mark(const std::vector<ReviewEntry>& reviews) {
  switch (review_state(reviews)) {
    case ReviewState::Rejected:
      return " [rejected in review]";
    case ReviewState::Disputed:
      return " [disputed in review]";
    default:
      return {};
  }
}

Text severity_mark(const std::optional<Severity>& severity) {
  if (!severity) return Text().badge("not judged", Tone::Quiet);
  const Tone tone = *severity >= Severity::High     ? Tone::Alarm
                    : *severity == Severity::Medium ? Tone::Warning
                                                    : Tone::Quiet;
  return Text().badge(name_of(*severity), tone);
}

SeverityCounts severities_of(const std::vector<const ChangeReport*>& changes,
                             std::string_view lab_id) {
  SeverityCounts counts;
  for (const ChangeReport* change : changes) {
    if (change->lab_id != lab_id) continue;
    if (!change->change.severity) {
      ++counts.unjudged;
      continue;
    }
    switch (*change->change.severity) {
      case Severity::Critical:
        ++counts.critical;
        break;
      case Severity::High:
        ++counts.high;
        break;
      case Severity::Medium:
        ++counts.medium;
        break;
      case Severity::Low:
        ++counts.low;
        break;
    }
  }
  return counts;
}

std::string severity_words(const SeverityCounts& counts) {
  if (counts.all() == 0) return "none found";
  std::string words;
  std::size_t kinds = 0;
  const auto add = [&](std::uint64_t count, std::string_view name) {
    if (count == 0) return;
    words.append(++kinds > 1 ? ", " : "").append(with_commas(count)).append(" ").append(name);
  };
  add(counts.critical, "critical");
  add(counts.high, "high");
  add(counts.medium, "medium");
  add(counts.low, "low");
  add(counts.unjudged, "not judged");
  return kinds == 1 ? words : with_commas(counts.all()) + ": " + words;
}

Reading reading_of(const std::vector<const SourceReport*>& sources) {
  Reading reading;
  for (const SourceReport* source : sources) {
    const AttemptCounts& tries = source->attempts;
    const bool failed = tries.unusable + tries.blocked + tries.gone + tries.failed > 0;
    if (!source->source.enabled) {
      ++reading.disabled;
    } else if (tries.good == 0) {
      ++reading.not_at_all;
    } else {
      ++(failed ? reading.partly : reading.throughout);
    }
  }
  return reading;
}

Text finding_sentence(std::size_t changes, const Reading& reading) {
  Text sentence;
  if (reading.watched() == 0) return sentence.say("No source is watched.");
  if (reading.read() == 0) {
    return sentence.say(
        "We could not look: no source could be read in this period. Whether anything changed is "
        "not known.");
  }
  if (changes > 0) {
    sentence.text(counted(changes, "change", "changes")).say(" of wording found on the ");
  } else {
    sentence.say("No change of wording was found on the ");
  }
  sentence.text(counted(reading.read(), "source", "sources")).say(" that could be read.");
  if (reading.partly > 0) {
    sentence.say(" This is as far as we could see: ")
        .text(counted(reading.partly, "source was", "sources were"))
        .say(" not readable at every try.");
  }
  if (reading.not_at_all > 0) {
    sentence.say(" We could not look at ")
        .text(counted(reading.not_at_all, "other source", "other sources"))
        .say("; whether anything changed there is not known.");
  }
  return sentence;
}

}  // namespace labledger::reports
