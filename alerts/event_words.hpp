#pragma once
// The sentences that tell what kind of thing happened, when, and how sure that is.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/event.hpp"

namespace labledger::alerts {

/// "1 sentence", "2 sentences": the number with its noun.
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular,
                                  std::string_view plural);

/// "3 June 2025, 10:00"; UTC, to the minute.
[[nodiscard]] std::string minute_words(Instant at);

/// What happened, for a subject line: "2 sentences removed, 1 reworded". Of Health events never
/// that anything was removed: what could not be seen may still be there.
[[nodiscard]] std::string what_words(const Event& event);

/// The same in one or two whole sentences, with the reason of Health events.
[[nodiscard]] std::string lead_words(const Event& event);

/// In which time it happened, and by whose clock. An interval without a beginning (the epoch) says
/// only by when.
[[nodiscard]] std::string when_words(const Event& event);

/// What in the message is certain and what is judgement.
[[nodiscard]] std::string certainty_words(const Event& event);

/// "AI safety", "policy and governance", …
[[nodiscard]] std::string_view job_class_words(JobClass job_class);

/// Whether the lab spoke of it.
[[nodiscard]] std::string_view announced_words(Announced announced);

}  // namespace labledger::alerts
