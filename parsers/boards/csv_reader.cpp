#include "parsers/boards/csv_reader.hpp"

#include <algorithm>

namespace labledger::parsers {

Result<void> CsvReader::read_quoted(std::string& field) {
  ++at_;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      return Error{ErrorKind::Malformed,
                   "row " + std::to_string(row_) + " of the table has a quote that stays open"};
    }
    field += text_.substr(at_, quote - at_);
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') return {};
    field += '"';
    ++at_;
  }
}

Result<bool> CsvReader::next(std::vector<std::string>& fields, std::size_t field_limit) {
  fields.clear();
  ++row_;
  if (at_ >= text_.size()) return false;
  while (true) {
    if (fields.size() == field_limit) {
      return Error{ErrorKind::Malformed, "row " + std::to_string(row_) + " of the table has over " +
                                             std::to_string(field_limit) + " fields"};
    }
    std::string& field = fields.emplace_back();
    if (at_ < text_.size() && text_[at_] == '"') TRY(read_quoted(field));
    const std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
    field += text_.substr(at_, end - at_);
    at_ = end + 1;
    if (end < text_.size() && text_[end] == ',') continue;
    if (field.ends_with('\r')) field.pop_back();
    return true;
  }
}

}  // namespace labledger::parsers
