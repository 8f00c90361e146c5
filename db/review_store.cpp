#include "db/review_store.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "core/names.hpp"

namespace labledger::db {
namespace {

/// One line a field: "key=value". check_entry keeps line ends out of values, and "=" out of keys.
std::string format_fields(const std::vector<ReviewField>& fields) {
  std::string text;
  for (const ReviewField& field : fields)
    text.append(field.key).append("=").append(field.value).append("\n");
  return text;
}

std::vector<ReviewField> parse_fields(std::string_view text) {
  std::vector<ReviewField> fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t equals = std::min(line.find('='), line.size());
    const std::string_view value = line.substr(std::min(equals + 1, line.size()));
    fields.push_back({std::string(line.substr(0, equals)), std::string(value)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return fields;
}

Result<Digest> read_digest(const Rows& rows, int column) {
  const std::string_view bytes = rows.bytes(column);
  Digest digest;
  if (bytes.size() != digest.bytes.size()) {
    return Error{ErrorKind::Storage, "a chain of the ledger holds a link of " +
                                         std::to_string(bytes.size()) + " bytes in place of 32"};
  }
  std::memcpy(digest.bytes.data(), bytes.data(), bytes.size());
  return digest;
}

Result<Digest> digest_or_zeros(Result<Rows> query) {
  Rows rows = TRY(std::move(query));
  if (!TRY(rows.next())) return Digest{};
  return read_digest(rows, 0);
}

Result<ReviewRow> read_row(const Rows& rows) {
  const auto action = from_name<ReviewAction>(rows.bytes(3));
  const auto subject_kind = from_name<ReviewSubject>(rows.bytes(4));
  if (!action || !subject_kind) {
    return Error{ErrorKind::Storage, "review entry " + std::to_string(rows.integer(0)) +
                                         " has an action or a subject of no known name"};
  }
  ReviewRow row;
  row.entry = {.id = ReviewId{rows.integer(0)},
               .at = rows.instant(1),
               .author = rows.text(2),
               .action = *action,
               .subject_kind = *subject_kind,
               .subject = rows.text(5),
               .reason = rows.text(6),
               .fields = parse_fields(rows.bytes(7)),
               .url = rows.text(8)};
  row.evidence = TRY(read_digest(rows, 9));
  row.link = TRY(read_digest(rows, 10));
  return row;
}

}  // namespace

Digest review_link(const Digest& previous, const Digest& evidence, const ReviewEntry& entry) {
  DigestBuilder link;
  link.add(previous.view()).add(evidence.view()).add(entry.at.ms).add(entry.author);
  link.add(name_of(entry.action)).add(name_of(entry.subject_kind)).add(entry.subject);
  link.add(entry.reason).add(format_fields(entry.fields)).add(entry.url);
  return link.finish();
}

Result<ReviewEntry> ReviewStore::append(ReviewEntry entry) {
  TRY(check_entry(entry));
  Transaction transaction = TRY(Transaction::begin(database_));
  const Digest evidence =
      TRY(digest_or_zeros(database_.query("SELECT chain FROM fetch ORDER BY id DESC LIMIT 1")));
  const Digest previous =
      TRY(digest_or_zeros(database_.query("SELECT chain FROM review ORDER BY id DESC LIMIT 1")));
  const Digest link = review_link(previous, evidence, entry);
  TRY(database_.run(
      "INSERT INTO review (at, author, action, subject_kind, subject, reason, fields, url, "
      "evidence, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      entry.at, entry.author, name_of(entry.action), name_of(entry.subject_kind), entry.subject,
      entry.reason, format_fields(entry.fields), entry.url, Blob{evidence.view()},
      Blob{link.view()}));
  entry.id = ReviewId{database_.last_insert_id()};
  TRY(transaction.commit());
  return entry;
}

Result<std::vector<ReviewEntry>> ReviewStore::read() {
  std::vector<ReviewEntry> entries;
  TRY(for_each([&](const ReviewRow& row) -> Result<void> {
    entries.push_back(row.entry);
    return {};
  }));
  return entries;
}

Result<void> ReviewStore::for_each(const std::function<Result<void>(const ReviewRow&)>& visit) {
  Rows rows = TRY(
      database_.query("SELECT id, at, author, action, subject_kind, subject, reason, fields, url, "
                      "evidence, chain FROM review ORDER BY id"));
  while (TRY(rows.next())) {
    const ReviewRow row = TRY(read_row(rows));
    TRY(visit(row));
  }
  return {};
}

}  // namespace labledger::db
