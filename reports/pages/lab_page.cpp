// labs/<id>: what is known of one lab, its sources, and what its pages say now.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/names.hpp"
#include "reports/compute_figures.hpp"
#include "reports/pages/figures.hpp"
#include "reports/pages/lab_parts.hpp"
#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"
#include "reports/source_health.hpp"

namespace labledger::reports {
namespace {

/// The part of the period in which somebody looked at the lab. What nobody looked at may have
/// changed since; and the page stays as it is until somebody looks again.
std::string looked_at_phrase(const Period& period, const LabReport& lab) {
  std::optional<Instant> last;
  for (const SourceReport& source : lab.sources) {
    if (source.last_attempt) last = std::max(last.value_or(Instant{}), source.last_attempt->at);
  }
  if (!last) return "None of its sources was ever tried";
  if (*last >= period.until) return period_phrase(period);
  if (period.since && *last < *period.since) {
    return "Its sources were last tried on " + minute(*last) + ", before the time from " +
           minute(*period.since) + " that this report is about";
  }
  return period_phrase({period.since, *last}) + ", when its sources were last tried";
}

void write_fact(Page& page, Text label, std::string_view value) {
  if (!value.empty()) page.item(label.say(": ").text(value));
}

std::string status_phrase(const StatusPeriod& period) {
  std::string phrase(name_of(period.status));
  if (period.since) phrase += " since " + period.since->value;
  if (!period.note.empty()) phrase += " (" + period.note + ")";
  return phrase;
}

/// What the registry says: it is a list kept by people, not evidence.
void write_registry_entry(Page& page, const Lab& lab) {
  std::string aliases;
  for (const std::string& alias : lab.aliases)
    aliases += (aliases.empty() ? "" : ", ") + alias;
  page.heading(2, "From the registry");
  page.paragraph("People keep it; it is not evidence:");
  if (!lab.home.empty()) page.item(Text("Home: ").link(lab.home, lab.home));
  write_fact(page, "Also known as", aliases);
  write_fact(page, "Country", lab.country);
  write_fact(page, "Parent", lab.parent);
  if (!lab.status.empty()) write_fact(page, "Status", status_phrase(lab.status.back()));
  write_fact(page, "Has a frontier safety policy", lab.frontier_policy);
  write_fact(page, "Note", lab.note);
}

/// The four figures that most readers come for; each "not known" is said as such.
void write_glance(Page& page, const ReadingOrder& report, const LabReport& lab) {
  Text score("Published text against the rubric: ");
  if (lab.score && lab.score->score) {
    score.append(score_words(lab.score->score));
    score.text(" (" + share_words(lab.score->coverage) + " of the rubric is known)");
  } else {
    score.say("not known");
  }
  page.item(std::move(score));
  const OpeningsPoint* openings = newest_openings(lab);
  page.item(Text("Openings for safety: ")
                .text(openings == nullptr ? "not known" : openings_words(*openings)));
  const ComputeEstimate* compute = leading_estimate(lab);
  Text power("Compute: ");
  if (compute == nullptr) {
    power.say("not known");
  } else {
    power.text(title_of(compute->quantity) + ": ")
        .text(figure(compute->interval.median, compute->unit))
        .text(" (90 %: " + range(compute->interval.low, compute->interval.high) + ", grade " +
              letter_of(compute->grade) + ")");
  }
  page.item(std::move(power));
  const SeverityCounts counts = severities_of(report.changes, lab.lab.id);
  page.item(Text("Changes in this period: ").text(severity_words(counts)));
}

void write_changes(Page& page, const ReadingOrder& report, const LabReport& lab) {
  std::vector<const SourceReport*> sources;
  sources.reserve(lab.sources.size());
  for (const SourceReport& source : lab.sources)
    sources.push_back(&source);
  std::vector<const ChangeReport*> changes;
  for (const ChangeReport* change : report.changes)
    if (change->lab_id == lab.lab.id) changes.push_back(change);

  page.heading(2, "Changes in this period");
  page.paragraph(finding_sentence(changes.size(), reading_of(sources)));
  for (const ChangeReport* change : changes) {
    page.item(Text()
                  .text("Seen on " + format_day(change->change.not_after) + ": ")
                  .reference(change->title.empty() ? change->url : change->title,
                             change_place(change->change))
                  .text(": " + change_phrase(change->change)));
  }
}

/// What the year before brought: one row a change, each with a page of its own.
void write_earlier(Page& page, const ReadingOrder& report, const LabReport& lab) {
  std::vector<std::vector<Text>> rows;
  for (const ChangeReport* change : report.earlier) {
    if (change->lab_id != lab.lab.id) continue;
    rows.push_back({Text().text(format_day(change->change.not_after)),
                    Text().reference(change->title.empty() ? change->url : change->title,
                                     change_place(change->change)),
                    Text().text(change_phrase(change->change)),
                    severity_mark(change->change.severity)});
  }
  if (rows.empty()) return;
  page.heading(2, "Earlier changes of the last year");
  page.table("Changes of the year up to this report, before its period",
             {{"Seen on"}, {"Page"}, {"What"}, {"Severity"}}, std::move(rows));
}

void write_sources(Page& page, const LabReport& lab, Instant as_of) {
  std::vector<std::vector<Text>> rows;
  rows.reserve(lab.sources.size());
  for (const SourceReport& source : lab.sources) {
    rows.push_back({Text().link(source_name(source), source.source.url),
                    Text().text(source.source.topic),
                    Text().text(label_of(health_of(source, as_of))),
                    Text().text(minute_or_never(source.last_confirmed)),
                    Text().number(source.version_count), Text().number(source.segment_count)});
  }
  page.heading(2, "Sources");
  using enum ColumnKind;
  page.table("The sources of this lab, and when they were last read",
             {{"Source"},
              {"Topic"},
              {"State"},
              {"Last read"},
              {"Wordings seen", Numbers},
              {"Sentences now", Numbers}},
             std::move(rows));
}

/// When the page was read, by which evidence, and how the page dates itself.
Text provenance_of(const SourceReport& source, Instant as_of) {
  Text line;
  line.link(source.source.url, source.source.url);
  line.say(". Evidence: ").append(evidence_phrase(*source.last_good)).say(".");
  if (source.published)
    line.say(" The page says it was published ").text(source.published->value).say(".");
  if (source.modified)
    line.say(" The page says it was last updated ").text(source.modified->value).say(".");
  if (source.effective)
    line.say(" The page says it takes effect on ").text(source.effective->value).say(".");
  if (!source.published && !source.modified && !source.effective)
    line.say(" We found no date that the page states.");
  for (const std::string& reason : source.refused_dates)
    line.say(" Not believed: ").text(reason).say(".");
  const SourceHealth health = health_of(source, as_of);
  if (!is_seen(health)) {
    line.say(" This is the last text we could read; since then: ").text(sentence_of(health));
  }
  return line;
}

void write_passages(Page& page, const PageContent& content) {
  std::string_view heading;
  std::vector<Quotation::Part> parts;
  const auto flush = [&] {
    if (parts.empty()) return;
    if (!heading.empty()) page.paragraph(Text("Under “").text(heading).say("”:"));
    page.quotation(std::move(parts));
    parts.clear();
  };
  for (const Passage& passage : content.passages) {
    if (passage.heading_path != heading) flush();
    heading = passage.heading_path;
    Text text;
    text.text(passage.text);
    if (passage.characters_cut > 0)
      text.say("… (").number(passage.characters_cut).say(" characters more)");
    using Kind = Quotation::Part::Kind;
    const Kind kind = passage.kind == BlockKind::ListItem ? Kind::Item : Kind::Paragraph;
    parts.push_back({kind, std::move(text), {}});
  }
  flush();
  if (content.passages_cut > 0) {
    page.paragraph(Text("The page goes on for ")
                       .text(counted(content.passages_cut, "passage", "passages"))
                       .say(" more, which this report leaves out."));
  }
}

void write_contents(Page& page, const LabReport& lab, Instant as_of) {
  bool first = true;
  for (const SourceReport& source : lab.sources) {
    if (!source.last_good || source.content.passages.empty()) continue;
    if (first) {
      page.heading(2, "What its pages say");
      page.paragraph("Word for word, main text only, as last read.");
      first = false;
    }
    page.heading(3, Text().text(source_name(source)));
    page.paragraph(provenance_of(source, as_of));
    write_passages(page, source.content);
  }
}

void write_unknowns(Page& page, Unknowns unknowns) {
  if (unknowns.empty()) return;
  page.heading(2, "Not known", "unknown");
  for (Text& unknown : unknowns)
    page.item(std::move(unknown));
}

}  // namespace

Page lab_page(const ReadingOrder& report, const LabReport& lab) {
  const Instant as_of = report.model.as_of;
  Page page;
  page.path = lab_place(lab.lab.id).page;
  page.title = lab.lab.name;
  const std::string looked_at = looked_at_phrase(report.model.period, lab);
  page.description = "What is known of one lab. " + looked_at + ".";
  page.heading(1, Text().text(lab.lab.name));
  page.paragraph(Text().text(looked_at).say(". ").reference("All labs", {"index", ""}));
  write_glance(page, report, lab);
  write_changes(page, report, lab);
  write_earlier(page, report, lab);
  Unknowns unknowns;
  write_score(page, lab, unknowns);
  write_risks(page, lab, unknowns);
  write_commitments(page, lab, unknowns);
  write_promises(page, lab);
  write_staff(page, lab, unknowns);
  write_compute(page, lab, unknowns);
  write_funding(page, lab, unknowns);
  write_coupling(page, lab);
  write_unknowns(page, std::move(unknowns));
  write_registry_entry(page, lab.lab);
  write_sources(page, lab, as_of);
  write_contents(page, lab, as_of);
  return page;
}

}  // namespace labledger::reports
