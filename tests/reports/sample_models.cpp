#include "tests/reports/sample_models.hpp"

#include <utility>

#include "core/digest.hpp"

namespace labledger::reports {
namespace {

Instant at(const char* text) {
  return parse_rfc3339(text).value();
}

StatedDate stated(const char* day) {
  return {.value = day, .precision = DatePrecision::Day, .source = "text"};
}

CaptureReference capture(const char* when, const char* body,
                         Provenance provenance = Provenance::Own) {
  return {.at = at(when), .payload = sha256(body), .provenance = provenance};
}

Source source(const char* lab, const char* id, const char* topic) {
  Source made;
  made.id = id;
  made.lab_id = lab;
  made.url = std::string("https://") + (*lab == '\0' ? "notes" : lab) + ".example/" + id;
  made.topic = topic;
  made.interval = std::chrono::hours{24};
  return made;
}

Quote quote(const char* exact, const char* heading) {
  Quote made;
  made.exact = exact;
  made.heading = heading;
  return made;
}

Edit edit(ChangeType type, std::optional<Quote> before, std::optional<Quote> after) {
  return {.type = type, .before = std::move(before), .after = std::move(after), .reason = ""};
}

ReviewEntry entry(const char* author, ReviewAction action, const char* reason) {
  ReviewEntry made;
  made.at = at("2025-03-02T09:00:00Z");
  made.author = author;
  made.action = action;
  made.reason = reason;
  return made;
}

void make_hostile(std::vector<ReviewEntry>& reviews, const std::string& hostile) {
  for (ReviewEntry& said : reviews)
    said.author = said.reason = said.url = hostile;
}

Change change(const char* id, ChangeClass change_class, const char* not_before,
              const char* not_after, std::vector<Edit> edits) {
  Change made;
  made.id = id;
  made.change_class = change_class;
  made.type = edits.empty() ? ChangeType::Returned : edits.front().type;
  made.not_before = at(not_before);
  made.not_after = at(not_after);
  made.edits = std::move(edits);
  return made;
}

ChangeReport in_source(const Source& where, const char* title, Change what) {
  ChangeReport made;
  made.lab_id = where.lab_id;
  made.source_id = where.id;
  made.url = where.url;
  made.title = title;
  made.change = std::move(what);
  return made;
}

SourceReport read_source(Source what, const char* title, const char* when) {
  SourceReport made;
  made.source = std::move(what);
  made.title = title;
  made.first_seen = at("2025-01-02T06:00:00Z");
  made.last_good = capture(when, title);
  made.last_confirmed = at(when);
  made.last_attempt = Attempt{
      .at = at(when), .outcome = FetchOutcome::Fetched, .status = 200, .problems = {}, .error = ""};
  made.attempts.good = 90;
  made.version_count = 1;
  made.segment_count = 42;
  return made;
}

SourceReport failing_source(Source what, FetchOutcome outcome, int status, const char* error) {
  SourceReport made;
  made.source = std::move(what);
  made.last_attempt = Attempt{.at = at("2025-03-31T06:00:00Z"),
                              .outcome = outcome,
                              .status = status,
                              .problems = {},
                              .error = error};
  return made;
}

SourceReport policy_page() {
  SourceReport page =
      read_source(source("alder", "policy", "framework"), "Model policy", "2025-03-31T06:00:00Z");
  page.version_count = 2;
  page.last_change = at("2025-02-14T06:00:00Z");
  page.published = stated("2024-11-05");
  page.modified = stated("2024-11-05");
  page.content.passages = {
      {"Model policy › Audits", BlockKind::Paragraph, "Audits take place periodically.", 0},
      {"Model policy › Limits", BlockKind::ListItem, "We may pause where appropriate.", 0},
      {"Model policy › Limits", BlockKind::ListItem, "A very long promise", 1234}};
  page.content.passages_cut = 3;
  return page;
}

LabReport alder() {
  LabReport lab;
  lab.lab.id = "alder";
  lab.lab.name = "Alder Labs";
  lab.lab.aliases = {"Alder", "Alder Research"};
  lab.lab.home = "https://alder.example/";
  lab.lab.country = "CA";
  lab.lab.status = {{LabStatus::Active, stated("2021-06-01"), ""}};
  lab.lab.frontier_policy = "yes";
  lab.sources = {
      policy_page(),
      read_source(source("alder", "careers", "careers"), "Open roles", "2025-03-31T06:00:00Z"),
      failing_source(source("alder", "news", "announcements"), FetchOutcome::Blocked, 403,
                     "the server refuses the request"),
      failing_source(source("alder", "card", "model_card"), FetchOutcome::Gone, 404, ""),
      failing_source(source("alder", "trust", "trust"), FetchOutcome::Error, 0,
                     "could not connect within 15 s"),
      failing_source(source("alder", "terms", "terms"), FetchOutcome::Disallowed, 0,
                     "robots.txt forbids /terms")};
  lab.sources[1].attempts.unusable = 2;
  lab.sources[1].last_attempt->problems = {CaptureProblem::Challenge};
  lab.sources[1].content.passages = {{"", BlockKind::Paragraph, "Two roles are open.", 0}};
  for (std::size_t i = 2; i < lab.sources.size(); ++i)
    lab.sources[i].attempts.failed = 90;
  return lab;
}

LabReport birch() {
  LabReport lab;
  lab.lab.id = "birch";
  lab.lab.name = "Birch AI";
  lab.sources = {
      read_source(source("birch", "safety", "safety"), "Safety at Birch", "2025-03-20T06:00:00Z"),
      read_source(source("birch", "old", "safety"), "", "2025-01-20T06:00:00Z")};
  lab.sources[0].source.expect.max_silence = std::chrono::hours{24 * 60};
  lab.sources[1].source.enabled = false;
  return lab;
}

}  // namespace

ReportModel eventful_quarter() {
  ReportModel model;
  model.as_of = at("2025-04-01T00:00:00Z");
  model.period = {at("2025-01-01T00:00:00Z"), at("2025-04-01T00:00:00Z")};
  model.labs = {birch(), alder()};
  model.ad_hoc = {
      read_source(source("", "visit", ""), "A visitor's notes", "2025-03-31T06:00:00Z")};
  const Source policy = source("alder", "policy", "framework");
  const Source safety = source("birch", "safety", "safety");
  ChangeReport weakening = in_source(
      policy, "Model policy",
      change("0123456789abcdef", ChangeClass::Substantive, "2025-02-13T06:00:00Z",
             "2025-02-14T06:00:00Z",
             {edit(ChangeType::Reworded,
                   quote("We will not deploy the model until the tests pass.", "Limits"),
                   quote("We may pause deployment of the model where appropriate.", "Limits")),
              edit(ChangeType::Removed, quote("An outside auditor checks this.", ""), {}),
              edit(ChangeType::Added, {}, quote("Safeguards cost $5 & more.", "Audits"))}));
  weakening.before = capture("2025-02-13T06:00:00Z", "old", Provenance::Archive);
  weakening.after = capture("2025-02-14T06:00:00Z", "new");
  weakening.modified_before = stated("2024-11-05");
  weakening.modified_after = stated("2024-11-05");
  weakening.change.severity = Severity::High;
  weakening.announcement = {.announced = Announced::No,
                            .by = {},
                            .looked_at = {"the page's own date, which stayed 2024-11-05",
                                          "2 new entries in https://alder.example/feed"}};
  ChangeReport dated =
      in_source(safety, "Safety at Birch",
                change("00000000000000aa", ChangeClass::Substantive, "2025-03-01T06:00:00Z",
                       "2025-03-20T06:00:00Z",
                       {edit(ChangeType::Added, {}, quote("We publish every test.", ""))}));
  dated.modified_after = stated("2025-03-15");
  dated.announcement = {.announced = Announced::Yes,
                        .by = {"its change log: \"1.2: tests are published.\""},
                        .looked_at = {}};
  weakening.reviews = {entry("Ann", ReviewAction::Reject, "reads like an edit of style"),
                       entry("Ann", ReviewAction::Accept, "on a second look it is weaker"),
                       entry("Bob", ReviewAction::Note, "asked the lab on the same day")};
  dated.reviews = {entry("Ann", ReviewAction::Reject, "stood on another page before")};
  model.changes = {weakening, dated};
  for (const char* day : {"2025-02-01T06:00:00Z", "2025-03-01T06:00:00Z"}) {
    model.changes.push_back(in_source(
        safety, "Safety at Birch",
        change("00000000000000bb", ChangeClass::Return, "2025-01-15T06:00:00Z", day, {})));
  }
  model.changes.push_back(in_source(
      safety, "",
      change("cc", ChangeClass::Cosmetic, "2025-01-15T06:00:00Z", "2025-01-16T06:00:00Z", {})));
  return model;
}

ReportModel nothing_read() {
  ReportModel model;
  model.as_of = at("2025-04-01T00:00:00Z");
  model.period.until = model.as_of;
  LabReport lab;
  lab.lab.id = "cedar";
  lab.lab.name = "Cedar";
  lab.sources = {failing_source(source("cedar", "safety", "safety"), FetchOutcome::Blocked, 503,
                                "the host asked to wait")};
  lab.sources[0].attempts.blocked = 12;
  LabReport untried;
  untried.lab.id = "dogwood";
  untried.lab.name = "Dogwood";
  untried.sources.resize(1);
  untried.sources[0].source = source("dogwood", "safety", "safety");
  model.labs = {lab, untried};
  return model;
}

ReportModel hostile_model(const std::string& hostile) {
  ReportModel model = eventful_quarter();
  for (LabReport& lab : model.labs) {
    lab.lab.name = lab.lab.country = lab.lab.note = lab.lab.home = hostile;
    lab.lab.aliases = {hostile};
    for (SourceReport& page : lab.sources) {
      page.title = page.source.topic = page.source.url = hostile;
      page.published = StatedDate{hostile, DatePrecision::Day, hostile};
      if (page.last_attempt) page.last_attempt->error = hostile;
      for (Passage& passage : page.content.passages)
        passage.text = passage.heading_path = hostile;
    }
  }
  for (ChangeReport& change : model.changes) {
    change.title = change.url = hostile;
    change.modified_after = StatedDate{hostile, DatePrecision::Day, hostile};
    change.announcement.by = change.announcement.looked_at = {hostile};
    make_hostile(change.reviews, hostile);
    for (Edit& edited : change.change.edits) {
      edited.reason = hostile;
      for (std::optional<Quote>* side : {&edited.before, &edited.after}) {
        if (*side) (*side)->exact = (*side)->heading = hostile;
      }
    }
  }
  return model;
}

}  // namespace labledger::reports
