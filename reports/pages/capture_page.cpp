// captures/<first 16 digits of the digest>: the text of one capture, with a place for each quote.

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "reports/captures.hpp"
#include "reports/pages/phrases.hpp"
#include "reports/pages/reading_order.hpp"

namespace labledger::reports {
namespace {

/// Blocks of one capture that are shown.
constexpr std::size_t kBlockLimit = 3000;

class CaptureList {
 public:
  void add(const std::optional<CaptureReference>& capture, const std::string& url,
           const std::string& lab_id, const std::string& source_id) {
    if (capture) use(*capture, url, lab_id, source_id);
  }

  void add_quote(const CaptureReference& capture, QuotedWords quote) {
    const auto found = by_digest_.find(capture.payload);
    if (found != by_digest_.end()) found->second.quotes.push_back(std::move(quote));
  }

  std::vector<UsedCapture> finish() && {
    std::vector<UsedCapture> all;
    all.reserve(by_digest_.size());
    for (auto& [digest, used] : by_digest_)
      all.push_back(std::move(used));
    return all;
  }

 private:
  void use(const CaptureReference& capture, const std::string& url, const std::string& lab_id,
           const std::string& source_id) {
    const auto [place, is_new] = by_digest_.try_emplace(capture.payload);
    UsedCapture& used = place->second;
    if (!is_new && std::tie(used.capture.at, used.url) <= std::tie(capture.at, url)) return;
    used.capture = capture;
    used.url = url;
    used.lab_id = lab_id;
    used.source_id = source_id;
  }

  std::map<Digest, UsedCapture> by_digest_;
};

void add_change(CaptureList& list, const ChangeReport& change) {
  list.add(change.before, change.url, change.lab_id, change.source_id);
  list.add(change.after, change.url, change.lab_id, change.source_id);
  for (std::size_t i = 0; i < change.change.edits.size(); ++i) {
    const Edit& edit = change.change.edits[i];
    const std::string anchor = edit_anchor(change.change, i);
    if (edit.before && change.before) list.add_quote(*change.before, {anchor, edit.before->exact});
    if (edit.after && change.after) list.add_quote(*change.after, {anchor, edit.after->exact});
  }
}

/// The names of the quotes that a block's text holds; takes them off the list.
std::vector<std::string> take_anchors(std::string_view text, std::vector<QuotedWords>& quotes) {
  std::vector<std::string> anchors;
  std::erase_if(quotes, [&](const QuotedWords& quote) {
    if (quote.exact.empty() || text.find(quote.exact) == std::string_view::npos) return false;
    anchors.push_back(quote.anchor);
    return true;
  });
  std::ranges::sort(anchors);
  anchors.erase(std::unique(anchors.begin(), anchors.end()), anchors.end());
  return anchors;
}

/// Quotes that no block shows in one piece: they go over several, stand outside the main text, or
/// behind what is shown. Each still has its place on the page.
void write_other_quotes(Page& page, const std::vector<QuotedWords>& quotes) {
  if (quotes.empty()) return;
  std::map<std::string_view, std::vector<std::string>>
      anchors;  // By words: one part for equal ones.
  for (const QuotedWords& quote : quotes)
    anchors[quote.exact].push_back(quote.anchor);
  std::vector<Quotation::Part> parts;
  for (auto& [words, names] : anchors) {
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    parts.push_back({Quotation::Part::Kind::Paragraph, Text().text(words), std::move(names)});
  }
  page.heading(2, "Also quoted from it");
  page.paragraph("The text above does not show these words in one piece.");
  page.quotation(std::move(parts));
}

void write_text(Page& page, const UsedCapture& used, const Document& document) {
  using Kind = Quotation::Part::Kind;
  std::vector<QuotedWords> quotes = used.quotes;
  std::vector<Quotation::Part> parts;
  std::size_t left_out = 0;
  for (const Block& block : document.blocks) {
    if (block.role != BlockRole::Main) continue;
    if (parts.size() == kBlockLimit) {
      ++left_out;
      continue;
    }
    const std::string_view text = document.view(block.span);
    const Kind kind = block.kind == BlockKind::Heading    ? Kind::Heading
                      : block.kind == BlockKind::ListItem ? Kind::Item
                                                          : Kind::Paragraph;
    parts.push_back({kind, Text().text(text), take_anchors(text, quotes)});
  }
  page.heading(2, "What it says");
  page.paragraph(
      "Its main text, word for word and block by block, as our parser reads it; menus and footers "
      "are left out.");
  if (!parts.empty()) page.quotation(std::move(parts));
  if (left_out > 0) {
    page.paragraph(Text("The text goes on for ")
                       .text(counted(left_out, "block", "blocks"))
                       .say(" more, which this page leaves out."));
  }
  write_other_quotes(page, quotes);
}

}  // namespace

std::vector<UsedCapture> used_captures(const ReportModel& model) {
  CaptureList list;
  for (const LabReport& lab : model.labs) {
    for (const SourceReport& source : lab.sources) {
      if (!source.content.passages.empty()) {
        list.add(source.last_good, source.source.url, lab.lab.id, source.source.id);
      }
    }
    for (const StatementReport& statement : lab.statements) {
      list.add(statement.shown, statement.url, lab.lab.id, statement.source_id);
      if (statement.shown && !statement.wordings.empty()) {
        list.add_quote(*statement.shown,
                       {statement_anchor(statement), statement.wordings.back().text});
      }
    }
  }
  for (const std::vector<ChangeReport>* changes : {&model.changes, &model.earlier})
    for (const ChangeReport& change : *changes)
      if (change.change.change_class == ChangeClass::Substantive) add_change(list, change);
  std::vector<UsedCapture> all = std::move(list).finish();
  const ReadingOrder report(model);
  for (UsedCapture& used : all)
    used.lab_name = report.lab_name(used.lab_id);
  return all;
}

Page capture_page(const UsedCapture& used, const Document* document) {
  Page page;
  page.path = capture_place(used.capture.payload).page;
  page.formats = PageFormats::Html;
  const bool has_title = document != nullptr && !document->title.empty();
  page.title = has_title ? document->title : used.url;
  page.description = "The text of one capture, of " + minute(used.capture.at) + ".";
  page.heading(1, Text().text(page.title));
  page.paragraph(Text("One capture, as it was stored. ").reference("All labs", {"index", ""}));
  if (!used.lab_id.empty()) {
    page.item(Text("Lab: ").reference(used.lab_name, lab_place(used.lab_id)));
  }
  page.item(Text("Address: ").link(used.url, used.url));
  const bool is_ours = used.capture.provenance == Provenance::Own;
  page.item(Text()
                .text(is_ours ? "Fetched on " : "Captured by an archive on ")
                .text(minute(used.capture.at))
                .say("."));
  page.item(Text("SHA-256 of the exact bytes: ").code(used.capture.payload.hex()));
  page.item(Text("The exact bytes: ")
                .code("labledger show '" + used.url + "' --at " + format_rfc3339(used.capture.at) +
                      " --raw")
                .say("; their digest must be the one above."));
  if (document == nullptr) {
    page.notice(
        "The text cannot be shown here: our parsers do not read this capture as a page. The exact "
        "bytes are in the ledger.");
    write_other_quotes(page, used.quotes);
    return page;
  }
  write_text(page, used, *document);
  return page;
}

}  // namespace labledger::reports
