#include "reports/html/search_index.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "core/visible_text.hpp"
#include "reports/pages/reading_order.hpp"

namespace labledger::reports {
namespace {

/// Characters of one entry that can be searched.
constexpr std::size_t kEntryLimit = 400;

/// Appends a JavaScript string: JSON, with "<" and the line ends of JavaScript written by number.
void append_script_string(std::string& out, std::string_view foreign) {
  const auto is_plain = [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != '<';
  };
  const std::string cleaned = visible_line(first_characters(foreign, kEntryLimit));
  out += '"';
  for (auto at = cleaned.begin(); at != cleaned.end();) {
    const auto end = std::find_if_not(at, cleaned.end(), is_plain);
    out.append(at, end);
    at = end;
    if (at == cleaned.end()) break;
    if (*at == '"' || *at == '\\') {
      out.append({'\\', *at});
    } else {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(*at));
    }
    ++at;
  }
  out += '"';
}

/// The entries of one lab, as the body of an array.
class Part {
 public:
  void add(std::string_view kind, const std::string& lab, const Place& place, std::string_view text,
           const std::string& day) {
    std::string address = place.page + ".html";
    if (!place.anchor.empty()) address.append("#").append(place.anchor);
    body_ += '[';
    for (const std::string_view value :
         {kind, std::string_view(lab), std::string_view(address), text, std::string_view(day)}) {
      append_script_string(body_, value);
      body_ += ',';
    }
    body_.back() = ']';
    body_ += ",\n";
  }

  [[nodiscard]] std::string bytes() const { return "labledgerPart([\n" + body_ + "]);\n"; }

 private:
  std::string body_;
};

void add_change(Part& part, const std::string& lab, const ChangeReport& change) {
  const std::string day = format_day(change.change.not_after);
  const Place place = change_place(change.change);
  part.add("change", lab, place, change.title.empty() ? change.url : change.title, day);
  for (const Edit& edit : change.change.edits) {
    if (edit.before) part.add("words before a change", lab, place, edit.before->exact, day);
    if (edit.after) part.add("words after a change", lab, place, edit.after->exact, day);
  }
}

void add_lab(Part& part, const LabReport& lab) {
  const std::string& name = lab.lab.name;
  const Place place = lab_place(lab.lab.id);
  std::string names = name;
  for (const std::string& alias : lab.lab.aliases)
    names.append(", ").append(alias);
  part.add("lab", name, place, names, "");
  for (const StatementReport& statement : lab.statements) {
    if (statement.wordings.empty()) continue;
    const bool has_page = statement.shown.has_value();
    const Place shown =
        has_page ? capture_place(statement.shown->payload, statement_anchor(statement)) : place;
    part.add(statement.is_present ? "quote" : "quote, gone", name, shown,
             statement.wordings.back().text, format_day(statement.wordings.back().first_seen));
  }
  for (const SourceReport& source : lab.sources) {
    if (!source.last_good) continue;
    for (const Passage& passage : source.content.passages)
      part.add("page text", name, capture_place(source.last_good->payload), passage.text,
               format_day(source.last_good->at));
  }
}

}  // namespace

std::vector<RenderedFile> search_index(const ReportModel& model) {
  const ReadingOrder report(model);
  std::map<std::string, Part> parts;
  for (const LabReport* lab : report.labs)
    add_lab(parts[lab_place(lab->lab.id).page.substr(5)], *lab);
  for (const auto* changes : {&report.changes, &report.earlier}) {
    for (const ChangeReport* change : *changes) {
      const std::string name =
          change->lab_id.empty() ? "_" : lab_place(change->lab_id).page.substr(5);
      add_change(parts[name], report.lab_name(change->lab_id), *change);
    }
  }
  std::vector<RenderedFile> files;
  std::string names;
  for (const auto& [name, part] : parts) {
    files.push_back({"assets/search/lab-" + name + ".js", part.bytes()});
    names += fmt::format("\"lab-{}\",\n", name);
  }
  files.push_back({"assets/search/list.js", "globalThis.labledgerParts = [\n" + names + "];\n"});
  std::ranges::sort(files, {}, &RenderedFile::path);
  return files;
}

}  // namespace labledger::reports
