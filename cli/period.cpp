#include "cli/period.hpp"

namespace labledger::cli {

void add_period_options(const Command& command, PeriodOptions& options) {
  command.option("--since", options.since, "From this day or RFC 3339 time on");
  command.option("--until", options.until, "Before this day or RFC 3339 time");
}

Result<Instant> read_time_option(const std::string& option, const std::string& text) {
  const auto at = parse_rfc3339(text.size() == 10 ? text + "T00:00:00Z" : text);
  if (at) return *at;
  return Error{ErrorKind::Usage, option + ": '" + text +
                                     "' is neither a day such as 2025-08-14 nor an RFC 3339 time"};
}

Result<Period> read_period(const PeriodOptions& options) {
  Period period;
  if (!options.since.empty()) period.since = TRY(read_time_option("--since", options.since));
  if (!options.until.empty()) period.until = TRY(read_time_option("--until", options.until));
  if (period.since && period.until && *period.until < *period.since) {
    return Error{ErrorKind::Usage,
                 "--until " + options.until + " lies before --since " + options.since};
  }
  return period;
}

}  // namespace labledger::cli
