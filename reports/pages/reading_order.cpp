#include "reports/pages/reading_order.hpp"

#include <algorithm>
#include <tuple>

namespace labledger::reports {
namespace {

template <typename T>
std::vector<const T*> pointers_to(const std::vector<T>& values) {
  std::vector<const T*> pointers;
  pointers.reserve(values.size());
  for (const T& value : values)
    pointers.push_back(&value);
  return pointers;
}

auto place_of(const ChangeReport& change) {
  return std::tie(change.lab_id, change.source_id, change.url);
}

bool is_newer(const ChangeReport* a, const ChangeReport* b) {
  if (a->change.not_after != b->change.not_after) return a->change.not_after > b->change.not_after;
  return std::tuple(place_of(*a), std::tie(a->change.id)) <
         std::tuple(place_of(*b), std::tie(b->change.id));
}

std::string letters_and_digits(const std::string& id) {
  std::string kept;
  for (const char c : id)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) kept += c;
  return kept;
}

}  // namespace

ReadingOrder::ReadingOrder(const ReportModel& source)
    : model(source), labs(pointers_to(source.labs)), ad_hoc(pointers_to(source.ad_hoc)) {
  std::ranges::sort(labs, [](const LabReport* a, const LabReport* b) {
    return std::tie(a->lab.name, a->lab.id) < std::tie(b->lab.name, b->lab.id);
  });
  std::ranges::sort(ad_hoc, {}, [](const SourceReport* page) { return page->source.url; });
  for (const ChangeReport& change : source.changes) {
    switch (change.change.change_class) {
      case ChangeClass::Substantive:
        changes.push_back(&change);
        break;
      case ChangeClass::Return:
        returns.push_back(&change);
        break;
      case ChangeClass::Cosmetic:
        ++cosmetic_count;
        break;
      case ChangeClass::CaptureProblem:
        ++capture_problem_count;
        break;
      case ChangeClass::Links:
        if (change.change.severity) links.push_back(&change);
        break;
    }
  }
  for (const ChangeReport& change : source.earlier)
    earlier.push_back(&change);
  std::ranges::sort(earlier, is_newer);
  std::ranges::sort(changes, is_newer);
  std::ranges::sort(links, is_newer);
  std::ranges::sort(returns, is_newer);
  std::ranges::stable_sort(returns, [](const ChangeReport* a, const ChangeReport* b) {
    return place_of(*a) < place_of(*b);
  });
}

std::vector<const SourceReport*> ReadingOrder::sources() const {
  std::vector<const SourceReport*> all;
  for (const LabReport* lab : labs)
    for (const SourceReport& source : lab->sources)
      all.push_back(&source);
  all.insert(all.end(), ad_hoc.begin(), ad_hoc.end());
  return all;
}

std::string ReadingOrder::lab_name(const std::string& lab_id) const {
  if (lab_id.empty()) return "No lab";
  const auto found =
      std::ranges::find(labs, lab_id, [](const LabReport* lab) { return lab->lab.id; });
  return found == labs.end() ? lab_id : (*found)->lab.name;
}

Place lab_place(const std::string& lab_id) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string path = "labs/";
  for (const char c : lab_id) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') {
      path += c;
    } else {
      path.append({'_', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
  return {path, ""};
}

Place change_place(const Change& change) {
  return {"changes/" + letters_and_digits(change.id), ""};
}

Place capture_place(const Digest& payload, std::string anchor) {
  return {"captures/" + payload.hex().substr(0, 16), std::move(anchor)};
}

std::string statement_anchor(const StatementReport& statement) {
  return "s-" + letters_and_digits(statement.id);
}

std::string edit_anchor(const Change& change, std::size_t edit) {
  return "e-" + letters_and_digits(change.id) + "-" + std::to_string(edit);
}

std::string change_anchor(const Change& change) {
  return "change-" + letters_and_digits(change.id);
}

bool is_quoted_topic(std::string_view topic) {
  return topic == "safety" || topic == "framework" || topic == "policy" ||
         topic == "announcements" || topic == "careers" || topic == "team";
}

}  // namespace labledger::reports
