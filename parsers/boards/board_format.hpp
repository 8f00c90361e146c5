#pragma once
// How one board's JSON is told and read. Each format is a row of functions, defined in the file of
// its name; job_board.cpp drives them.

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/job.hpp"

namespace labledger::parsers {

/// One board's format. A record is one posting as the board writes it.
struct BoardFormat {
  BoardKind kind = BoardKind::Unknown;
  std::string_view list;  ///< Key of the list of records; empty when the whole text is the list.
  /// Whether a record of that list is of this format.
  bool (*recognises)(const nlohmann::json& record) = nullptr;
  /// Whether the text around an empty list is of this format. Null: nobody can tell.
  bool (*recognises_empty)(const nlohmann::json& rest) = nullptr;
  /// Fills what the record states. What it leaves out stays as it is.
  void (*read_posting)(const nlohmann::json& record, JobPosting& posting) = nullptr;
  /// Fills company and stated count from what surrounds the list. May be null.
  void (*read_rest)(const nlohmann::json& rest, JobBoard& board) = nullptr;
};

extern const BoardFormat kGreenhouse;
extern const BoardFormat kLever;
extern const BoardFormat kAshby;
extern const BoardFormat kAshbyPage;  ///< The data inside Ashby's own board page.
extern const BoardFormat kWorkableWidget;
extern const BoardFormat kWorkable;
extern const BoardFormat kSmartRecruiters;
extern const BoardFormat kRecruitee;
extern const BoardFormat kDump;

/// All formats, those with the surest marks first.
[[nodiscard]] std::span<const BoardFormat* const> board_formats();

/// The format of a single record that stands outside its board; null when none recognises it.
[[nodiscard]] const BoardFormat* format_of_record(const nlohmann::json& record);

/// Cuts places packed into one field at ";", "|" and "•", and appends those not yet there.
void add_places(std::string_view packed, std::vector<std::string>& places);

/// Appends one place, white space folded, unless it is empty or there.
void add_place(std::string_view place, std::vector<std::string>& places);

/// The parts that are not empty, joined by ", ".
[[nodiscard]] std::string joined_place(std::initializer_list<std::string> parts);

/// What a word or a place says of remote work: "Remote - Poland", "On-site", "hybrid".
[[nodiscard]] RemoteWork remote_of(std::string_view text);

/// `pay` unless it says nothing at all.
[[nodiscard]] std::optional<StatedPay> stated(StatedPay pay);

}  // namespace labledger::parsers
