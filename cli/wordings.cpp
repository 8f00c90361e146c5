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
  const auto known = read_.find(source);
  if (known == read_.end()) return;
  std::erase_if(known->second, is_of_none);
  known->second.shrink_to_fit();
}

Result<std::vector<db::WordingRow>> Wordings::take_statements(SourceId source) {
  std::vector<db::WordingRow> rows;
  if (const auto known = read_.find(source); known != read_.end()) {
    rows = std::move(known->second);
    read_.erase(known);
  } else {
    rows = TRY(ledger_->statements().telling(source));
  }
  std::erase_if(rows, is_of_none);
  return rows;
}

}  // namespace labledger::cli
