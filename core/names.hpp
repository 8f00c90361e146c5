#pragma once
// The one spelling of every enumerator in output, storage and files.

#include <optional>
#include <string_view>

#include "core/change.hpp"
#include "core/document.hpp"
#include "core/fetch.hpp"
#include "core/lab.hpp"

namespace labledger {

/// The enumerator's lower-case name, words joined by "_": "not_modified". Valid for ever.
[[nodiscard]] std::string_view name_of(SourceKind kind);
[[nodiscard]] std::string_view name_of(LabStatus status);
[[nodiscard]] std::string_view name_of(FetchOutcome outcome);
[[nodiscard]] std::string_view name_of(Provenance provenance);
[[nodiscard]] std::string_view name_of(BlockKind kind);
[[nodiscard]] std::string_view name_of(BlockRole role);
[[nodiscard]] std::string_view name_of(CaptureProblem problem);
[[nodiscard]] std::string_view name_of(ChangeClass change_class);
[[nodiscard]] std::string_view name_of(ChangeType type);
[[nodiscard]] std::string_view name_of(DatePrecision precision);

/// The enumerator of that name; empty when there is none. Instantiated for the enums above.
template <typename Enum>
[[nodiscard]] std::optional<Enum> from_name(std::string_view name);

}  // namespace labledger
