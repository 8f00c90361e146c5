#pragma once
// Days as an iCalendar file (RFC 5545), for any calendar program. Equal input gives equal bytes.

#include <string>
#include <vector>

#include "core/promise.hpp"
#include "core/time.hpp"

namespace labledger::reports {

/// One day on which something is due.
struct CalendarDay {
  std::string uid;  ///< For ever the same for the same thing; a URI, for example.
  Day day;
  std::string summary;
  std::string description;  ///< May have several lines.
  std::string url;          ///< Empty for none.
  std::vector<std::string> categories;
};

/// The file: each day an all-day event, in the order given.
///
/// Events and not to-dos: most calendar programs drop VTODO when they import a file. An event that
/// takes no time (TRANSP:TRANSPARENT) blocks nobody's day. There is no METHOD, since nobody is
/// invited. `stamp` is when the information was as the file has it, the same for all days. Lines
/// end in CR LF and have at most 75 bytes; no character is cut in two. Foreign text cannot add
/// lines or properties.
/// @see RFC 5545 sections 3.1, 3.3.11, 3.6.1, 3.8.7.2; RFC 7986 section 5.1 for NAME.
[[nodiscard]] std::string render_icalendar(const std::string& name, Instant stamp,
                                           const std::vector<CalendarDay>& days);

}  // namespace labledger::reports
