#pragma once
// Bodies that list things where others say something: job boards, feeds and sitemaps. Each is
// followed item by item; here is what following them has in common.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"
#include "core/ids.hpp"
#include "core/lab.hpp"
#include "db/derive_store.hpp"
#include "db/evidence_store.hpp"

namespace labledger::cli {

/// A body that is to be read as a list, and where its source stands. What it refers to must outlive
/// it.
struct ListBody {
  SourceId source;
  const db::FetchRow& row;
  std::string_view bytes;
  const Source* entry = nullptr;   ///< The lab file's; null for an ad-hoc source.
  const db::DeriveCursor& cursor;  ///< As the captures before have left it.
  FetchId raised_up_to;            ///< The events of later rows are to be raised.
};

/// What a list came to.
struct ListFinding {
  std::vector<CaptureProblem> problems;  ///< Why it is not believed; empty when it is.
  bool new_version = false;              ///< Whether it differs from the last one believed.
  std::string title;                     ///< Of the feed, or the company of the board.
  std::int64_t items = 0;                ///< Openings that are open, items, entries.
};

/// As which list a body is to be read: what its lab file says; where there is none, what the bytes
/// certainly are, so that it does not matter when or from where they came. Page: it is no list.
[[nodiscard]] SourceKind list_kind_of(const Source* entry, std::string_view bytes);

/// Whether `items` are less than the share of `last` that the lab file expects.
[[nodiscard]] bool is_too_few(const Source* entry, std::int64_t items, std::int64_t last);

/// What a body comes to that no list parser could read. It is not believed for what it is as a
/// page, a wall or an error page, else for being of the wrong kind.
[[nodiscard]] ListFinding finding_of_page(std::string_view bytes, std::string_view content_type);

}  // namespace labledger::cli
