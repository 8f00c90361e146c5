#pragma once
// Openings and what happened to them, board by board, as `openings` lists them.

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/opening_history.hpp"
#include "cli/period.hpp"
#include "core/job_class.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// A board and whose it is.
struct OwnedBoard {
  std::string url;
  std::string lab;     ///< Empty for an ad-hoc source.
  std::string source;  ///< As `lab`.
  BoardView view;

  [[nodiscard]] std::string name() const { return lab.empty() ? url : lab + "/" + source; }
};

/// What is listed of a board.
enum class OpeningDetail { Openings, Events };

/// Which openings and events are asked for.
struct OpeningChoice {
  Period period;
  Instant as_of;
  std::vector<JobClass> classes;  ///< Empty: all.
  OpeningDetail detail = OpeningDetail::Openings;

  /// Whether it was open within the period.
  [[nodiscard]] bool takes(const OpeningView& opening) const;
  /// Whether it happened within the period.
  [[nodiscard]] bool takes(const db::OpeningEventRow& event) const;

 private:
  [[nodiscard]] bool takes(JobClass job_class) const;
};

/// Prints the chosen openings or events of each board, in any format but that of calendars. As
/// text the shares of AI safety among the technical openings follow.
void print_opening_list(const std::vector<OwnedBoard>& boards, const OpeningChoice& choice,
                        OutputFormat format);

}  // namespace labledger::cli
