#pragma once
// When a sentence was said: from the dates of its document and the captures around it.

#include <optional>

#include "core/document.hpp"
#include "core/promise.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// The days that a stated date may mean; empty when it is not as its precision says.
struct DayRange {
  Day first;
  Day last;
};
[[nodiscard]] std::optional<DayRange> days_of(const StatedDate& date);

/// The day of an instant, in UTC.
[[nodiscard]] Day day_of(Instant at);

/// When a sentence was said that was first seen in this document, captured at `captured`.
/// `not_before` is the last usable capture without it; empty when there was none.
///
/// A sentence that came between two captures was said between them, or on the day of the document's
/// last change when that day lies between them. One that was there from the first capture on was
/// said between the day on which the document was published and that of its last change, as far as
/// it states them; else on or before the day of the capture.
[[nodiscard]] SayingDay saying_day(const Document& document, Instant captured,
                                   std::optional<Instant> not_before);

/// The same by the document's dates that are believed at the capture.
[[nodiscard]] SayingDay saying_day(const std::optional<StatedDate>& stated_publication,
                                   const std::optional<StatedDate>& stated_change, Instant captured,
                                   std::optional<Instant> not_before);

}  // namespace labledger::analysis
