#include "cli/openings_series.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "analysis/promises/saying_day.hpp"
#include "cli/board_days.hpp"
#include "cli/json.hpp"
#include "cli/record_printer.hpp"
#include "reports/markdown/markdown_writer.hpp"

namespace labledger::cli {
namespace {

using reports::MarkdownText;
using reports::MarkdownWriter;

constexpr double kPercent = 100;
constexpr const char* kNoBoard = "no job board of the lab was read";

/// Leaves out what ended before the moment's day.
void begin_at(Instant since, OpeningsSeries& series) {
  const Day first = analysis::day_of(since);
  std::erase_if(series.points, [&](const OpeningsPoint& point) { return point.day < first; });
  std::erase_if(series.gaps, [&](const OpeningsGap& gap) { return gap.last < first; });
}

/// Hands in days and gaps in the order of time; a gap comes after the day on which it begins.
template <typename OnDay, typename OnGap>
void walk(const OpeningsSeries& series, const OnDay& on_day, const OnGap& on_gap) {
  auto gap = series.gaps.begin();
  for (const OpeningsPoint& point : series.points) {
    for (; gap != series.gaps.end() && gap->first < point.day; ++gap)
      on_gap(*gap);
    on_day(point);
  }
  for (; gap != series.gaps.end(); ++gap)
    on_gap(*gap);
}

/// A share and its limits in per cent: "10.5 %" and "2.9 to 31.4". Of no openings there is none.
struct ShareWords {
  std::string share = "none";
  std::string limits = "-";
};

ShareWords words_of(const OpeningsPoint& point, double share, double low, double high) {
  if (point.all == 0) return {};
  return {.share = fmt::format("{:.1f} %", share * kPercent),
          .limits = fmt::format("{:.1f} to {:.1f}", low * kPercent, high * kPercent)};
}

ShareWords share_of(const OpeningsPoint& point) {
  return words_of(point, point.share, point.low, point.high);
}

ShareWords corrected_of(const OpeningsPoint& point) {
  return words_of(point, point.corrected, point.corrected_low, point.corrected_high);
}

bool tells_anything(const OpeningsSeries& series) {
  return !series.boards.empty() || !series.gaps.empty();
}

/// The labs without a board, told in one line.
std::string unread_labs(const std::vector<LabOpenings>& labs) {
  std::string ids;
  for (const LabOpenings& lab : labs) {
    if (lab.series.boards.empty()) ids.append(ids.empty() ? "" : ", ").append(lab.lab_id);
  }
  return ids;
}

void print_text(const LabOpenings& lab) {
  constexpr auto kRow = "  {:<10}  {:>6}  {:>9}  {:>7}  {:<13}  {:>9}  {}\n";
  fmt::print("{}\n", lab.lab_id);
  for (const std::string& board : lab.series.boards)
    fmt::print("  counted on {}\n", board);
  fmt::print(kRow, "day", "safety", "technical", "share", "95 %", "corrected", "95 %");
  walk(
      lab.series,
      [&](const OpeningsPoint& point) {
        const ShareWords share = share_of(point);
        const ShareWords corrected = corrected_of(point);
        fmt::print(kRow, format_date(point.day), point.safety, point.all, share.share, share.limits,
                   corrected.share, corrected.limits);
      },
      [](const OpeningsGap& gap) { fmt::print("  ! {}\n", gap.words); });
  if (lab.series.points.empty()) fmt::print("  no day of which all boards are known\n");
  fmt::print("\n");
}

void print_text(const std::vector<LabOpenings>& labs) {
  fmt::print(
      "AI safety among technical openings (limits at 95 %, Wilson 1927; corrected for the errors\n"
      "of classes by title, Rogan and Gladen 1978)\n\n");
  for (const LabOpenings& lab : labs) {
    if (tells_anything(lab.series)) print_text(lab);
  }
  const std::string unread = unread_labs(labs);
  if (!unread.empty()) fmt::print("no job board was read: {}\n", unread);
}

MarkdownWriter::Row row_of(const OpeningsPoint& point) {
  MarkdownWriter::Row row;
  const ShareWords share = share_of(point);
  const ShareWords corrected = corrected_of(point);
  for (const std::string& cell :
       {format_date(point.day), std::to_string(point.safety), std::to_string(point.all),
        share.share, share.limits, corrected.share, corrected.limits})
    row.push_back(MarkdownText().text(cell));
  return row;
}

void print_markdown(const std::vector<LabOpenings>& labs) {
  MarkdownWriter page;
  for (const LabOpenings& lab : labs) {
    if (!tells_anything(lab.series)) continue;
    page.heading(2, MarkdownText().text(lab.lab_id));
    std::vector<MarkdownWriter::Row> rows;
    rows.reserve(lab.series.points.size());
    for (const OpeningsPoint& point : lab.series.points)
      rows.push_back(row_of(point));
    page.table({"Day", "AI safety", "Technical openings", "Share", "95 % limits", "Corrected",
                "95 % limits"},
               rows);
    for (const OpeningsGap& gap : lab.series.gaps)
      page.item(MarkdownText("Note: ").text(gap.words));
    for (const std::string& board : lab.series.boards)
      page.item(MarkdownText("Counted on ").link(board, board));
  }
  const std::string unread = unread_labs(labs);
  if (!unread.empty()) page.paragraph(MarkdownText("No job board was read: ").text(unread));
  fmt::print("{}", std::move(page).finish());
}

/// The fields of every record, with what is known of a day.
Json record_of(const std::string& lab_id, const OpeningsPoint* point) {
  const bool has_share = point != nullptr && point->all > 0;
  const auto share = [&](double OpeningsPoint::*part) {
    return has_share ? Json(point->*part) : Json(nullptr);
  };
  Json json;
  json["lab"] = lab_id;
  json["day"] = point == nullptr ? Json(nullptr) : Json(format_date(point->day));
  json["safety"] = point == nullptr ? Json(nullptr) : Json(point->safety);
  json["technical"] = point == nullptr ? Json(nullptr) : Json(point->all);
  json["share"] = share(&OpeningsPoint::share);
  json["low"] = share(&OpeningsPoint::low);
  json["high"] = share(&OpeningsPoint::high);
  json["corrected"] = share(&OpeningsPoint::corrected);
  json["corrected_low"] = share(&OpeningsPoint::corrected_low);
  json["corrected_high"] = share(&OpeningsPoint::corrected_high);
  json["boards"] = point == nullptr ? Json::array() : Json(point->boards);
  json["gap"] = nullptr;
  return json;
}

void print_records(const std::vector<LabOpenings>& labs, OutputFormat format) {
  RecordPrinter printer(format);
  const auto print_gap = [&](const std::string& lab_id, Json day, const std::string& words) {
    Json json = record_of(lab_id, nullptr);
    json["day"] = std::move(day);
    json["gap"] = words;
    printer.print(std::move(json));
  };
  for (const LabOpenings& lab : labs) {
    if (lab.series.boards.empty()) print_gap(lab.lab_id, nullptr, kNoBoard);
    walk(
        lab.series,
        [&](const OpeningsPoint& point) { printer.print(record_of(lab.lab_id, &point)); },
        [&](const OpeningsGap& gap) { print_gap(lab.lab_id, format_date(gap.first), gap.words); });
  }
  printer.finish();
}

}  // namespace

Result<std::vector<LabOpenings>> read_lab_openings(Ledger& ledger,
                                                   const parsers::Registry& registry,
                                                   const OpeningsQuery& query,
                                                   const TitleErrors& titles) {
  Instant as_of = query.as_of;
  if (query.period.until) {
    as_of = std::min(as_of, *query.period.until + std::chrono::milliseconds(-1));
  }
  std::vector<LabOpenings> all;
  for (const Lab& lab : registry.labs()) {
    if (!query.lab_id.empty() && lab.id != query.lab_id) continue;
    LabOpenings openings;
    openings.lab_id = lab.id;
    openings.series = TRY(read_openings_series(ledger, lab, titles, as_of));
    if (query.period.since) begin_at(*query.period.since, openings.series);
    all.push_back(std::move(openings));
  }
  return all;
}

void print_openings_series(const std::vector<LabOpenings>& labs, OutputFormat format) {
  switch (format) {
    case OutputFormat::Text:
      print_text(labs);
      break;
    case OutputFormat::Markdown:
      print_markdown(labs);
      break;
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
    case OutputFormat::Csv:
      print_records(labs, format);
      break;
    case OutputFormat::Calendar:  // Not among the formats that commands take for it.
      break;
  }
}

}  // namespace labledger::cli
