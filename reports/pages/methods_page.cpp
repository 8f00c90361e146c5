// methods: how the figures are made, and how often they are wrong.

#include <array>
#include <utility>

#include "reports/methods.hpp"
#include "reports/pages/pages.hpp"

namespace labledger::reports {
namespace {

/// In words for a table; docs/scoring.md has the long form, and a test looks for the numbers there.
constexpr auto kMeasures = std::to_array<MeasuredRate>({
    {"Whether an edit weakens, strengthens or only rewords",
     "macro F1 .64 on 34 real edits of 9 documents that the rules were not fitted on", ".64",
     "Reads words, not systems: naming less in the definition of a threshold can mean catching "
     "more. Each change is shown with its reasons, as a hint of where to look."},
    {"How severe an edit is",
     "on 33 edits the same as people in 18, one step off in 13, two steps off in 2",
     "the same in 18, one step off in 13", "Use it to order what to read, not to count."},
    {"Which openings are for safety",
     "of 32 unlabelled titles that got a class, two were wrong; two telling ones were missed",
     "of 32 that got a class two were wrong",
     "Told by titles. An opening is no person; standing and repeated postings count, too."},
    {"Which sentences state a risk or a commitment",
     "F1 .57 to .71 over all kinds on documents left out of training, 264 in all; expect about .6 "
     "to .7 on a new one",
     "expect about .6 to .7 on a new document",
     "A list of statements is never complete: that none was found does not mean that there is "
     "none."},
    {"Which sentences meet an indicator of the rubric",
     "of 94 quotes from 8 labs that it was not mended with, 77 are right, 8 are graded too high "
     "and 9 are wrong",
     "**77 (82 %)**",
     "Read the quotes of an indicator before you quote its points. What the rules overlook was not "
     "measured."},
    {"Whether the range of a compute estimate holds the published figure",
     "38 of 42 published figures lie in the 90 % range", "38 of 42 published figures inside",
     "A published figure is often one of the inputs itself, which flatters the rate."},
    {"Which sentences promise something by a date",
     "of about ten promises in sentences kept apart, six were found", "five of these",
     "There are too few dated promises in the data to say how often a date is right."},
});

void write_reading(Page& page) {
  page.heading(2, "How to read the figures", "reading");
  page.item(Text()
                .say("Not known", Emphasis::Strong)
                .say(" means that we could not see: a page that refused us, a figure that nobody "
                     "published. It is never a zero, a “no”, or a sign that somebody hides "
                     "something."));
  page.item(Text()
                .say("As far as we could see", Emphasis::Strong)
                .say(" stands where some sources were read and others were not. ")
                .reference("What we could see", {"coverage", ""})
                .say(" lists each source."));
  page.item(Text()
                .say("An interval", Emphasis::Strong)
                .say(" says between which values the true one lies, with the probability beside "
                     "it. Where two intervals overlap, do not say which is greater."));
  page.item(Text()
                .say("A grade", Emphasis::Strong)
                .say(" of compute runs from A (measured, or published by who did it) to E (a "
                     "guess)."));
}

void write_scores(Page& page) {
  page.heading(2, "Scores", "scores");
  page.paragraph(
      "A score is what a lab's published text comes to by a rubric of indicators, each with a "
      "weight: a sentence that meets an indicator in full gives all of its points, one that is "
      "only "
      "a hope, an act of the past or a permission gives a part. What could not be read is left out "
      "of the score and lowers the share of the rubric that is known, which always stands beside "
      "it. It measures what is published, not what is done.");
}

void write_rates(Page& page) {
  std::vector<std::vector<Text>> rows;
  rows.reserve(kMeasures.size());
  for (const MeasuredRate& rate : kMeasures)
    rows.push_back(
        {Text().text(rate.question), Text().text(rate.measured), Text().text(rate.limit)});
  page.heading(2, "How often the program is wrong", "rates");
  page.paragraph(
      "F1 is 1 when everything is found and nothing is found wrongly, and 0 when nothing is "
      "right.");
  page.table("Measured error rates", {{"Question"}, {"Measured"}, {"What to know"}},
             std::move(rows));
}

void write_evidence(Page& page) {
  page.heading(2, "Evidence", "evidence");
  page.paragraph(
      "Every response of a server is stored as it came, with its SHA-256, in a chain: each entry "
      "holds the hash of the one before. Nothing stored is ever changed. Each quote names the "
      "capture that shows it.");
  page.item(Text("That nothing was altered: ").code("labledger verify").say(", offline."));
  page.item(Text("The exact bytes of a capture: ")
                .code("labledger show 'ADDRESS' --at DAY --raw")
                .say("."));
  page.item(
      "A change lies between two captures. When exactly in between is not known, and is not "
      "guessed.");
}

}  // namespace

std::span<const MeasuredRate> measured_rates() {
  return kMeasures;
}

Page methods_page(const ReadingOrder&) {
  Page page;
  page.path = "methods";
  page.title = "Methods";
  page.description = "How the figures of this report are made, and how often they are wrong.";
  page.heading(1, "Methods");
  page.paragraph(Text("How the figures are made, how often they are wrong, and how to check them. ")
                     .reference("All labs", {"index", ""}));
  write_reading(page);
  write_scores(page);
  write_rates(page);
  write_evidence(page);
  return page;
}

}  // namespace labledger::reports
