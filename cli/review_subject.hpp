#pragma once
// What people may say something about, and which labels they may correct.

#include <string>

#include "cli/ledger.hpp"
#include "core/result.hpp"
#include "core/review.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// What a typed id stands for.
struct NamedSubject {
  ReviewSubject kind = ReviewSubject::Change;
  std::string id;
};

/// The subject of an id: 16 hex digits name a change, an event, a promise or a statement, looked
/// for in this order; fewer digits the number of an entry; anything else a lab. NotFound when there
/// is none.
[[nodiscard]] Result<NamedSubject> find_subject(Ledger& ledger, const parsers::Registry& registry,
                                                const std::string& typed);

/// Whether the ledger, as it is derived now, still has what an entry is about.
[[nodiscard]] Result<bool> has_subject(Ledger& ledger, const parsers::Registry& registry,
                                       const NamedSubject& subject);

/// "severity=low": a label of the subject's vocabulary with one of its values. Usage, naming what
/// there is, for anything else.
[[nodiscard]] Result<ReviewField> read_label(ReviewSubject kind, const std::string& typed);

}  // namespace labledger::cli
