#include "cli/wordings.hpp"

#include <utility>

namespace labledger::cli {
namespace {

bool is_of_none(const db::WordingRow& row) {
  return !row.reading.statement;
}

}  // namespace

Result<std::span<const db::WordingRow>> Wordings::of(SourceId source) {
  const auto known = read_.find(source);
  if (known != read_.end()) return std::span<const db::WordingRow>(known->second);
  auto rows = TRY(ledger_->statements().everything(source));
  return std::span<const db::WordingRow>(read_.emplace(source, std::move(rows)).first->second);
}

void Wordings::drop_others(SourceId source) {
  auto page = read_.extract(source);
  if (page.empty()) return;
  std::erase_if(page.mapped(), is_of_none);
  page.mapped().shrink_to_fit();
  statements_.insert_or_assign(source, std::move(page.mapped()));
}

Result<std::vector<db::WordingRow>> Wordings::take_statements(SourceId source) {
  drop_others(source);
  if (auto left = statements_.extract(source); !left.empty()) return std::move(left.mapped());
  std::vector<db::WordingRow> rows = TRY(ledger_->statements().telling(source));
  std::erase_if(rows, is_of_none);
  return rows;
}

}  // namespace labledger::cli
