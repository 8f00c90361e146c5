#include "parsers/json/json_records.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace labledger::parsers {
namespace {

/// Builds one value from a parser's events. The open containers are a stack of pointers: a
/// container is only ever added to at its end, so those above it stay where they are.
// NOLINTNEXTLINE(bugprone-exception-escape): moving a Json checks invariants, which does not throw.
class Builder {
 public:
  void key(std::string& name) { key_ = std::move(name); }

  void add(Json value) { place(std::move(value)); }
  void open(Json container) { open_.push_back(place(std::move(container))); }
  void close() { open_.pop_back(); }

  [[nodiscard]] bool is_closed() const { return open_.empty(); }
  [[nodiscard]] std::size_t values() const { return values_; }

  Json take() {
    values_ = 0;
    return std::exchange(root_, Json());
  }

 private:
  Json* place(Json value) {
    ++values_;
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    Json& member = parent[key_];
    member = std::move(value);
    return &member;
  }

  Json root_;
  std::vector<Json*> open_;
  std::string key_;
  std::size_t values_ = 0;
};

enum class WholeText { List, Value };

/// Sorts the parser's events into records and the rest.
class RecordHandler final : public nlohmann::json_sax<Json> {
 public:
  RecordHandler(WholeText whole_text, std::span<const std::string_view> lists,
                const RecordReceiver& receive, const JsonLimits& limits)
      : whole_text_(whole_text), lists_(lists), receive_(receive), limits_(limits) {}

  bool null() override { return plain(nullptr); }
  bool boolean(bool value) override { return plain(value); }
  bool number_integer(number_integer_t value) override { return plain(value); }
  bool number_unsigned(number_unsigned_t value) override { return plain(value); }
  bool number_float(number_float_t value, const string_t&) override { return plain(value); }
  bool string(string_t& value) override { return plain(std::move(value)); }
  bool binary(binary_t&) override { return true; }  // Text JSON has none.

  bool key(string_t& name) override {
    if (!in_record_) key_ = name;
    builder().key(name);
    return true;
  }

  bool start_object(std::size_t) override {
    if (!in_record_ && list_depth_ > 0 && depth_ == list_depth_) {
      in_record_ = true;
      if (++records_ > limits_.records) return too_large("records", limits_.records);
    }
    return open(Json::object());
  }

  bool start_array(std::size_t) override {
    const bool is_list = !in_record_ && list_depth_ == 0 && is_wanted();
    if (!open(Json::array())) return false;
    if (is_list) {
      list_depth_ = depth_;
      list_ = depth_ == 1 ? std::string() : key_;
    }
    return true;
  }

  bool end_object() override {
    close();
    if (in_record_ && record_.is_closed()) {
      in_record_ = false;
      Json record = record_.take();
      receive_(list_, record);
    }
    return true;
  }

  bool end_array() override {
    if (!in_record_ && depth_ == list_depth_) list_depth_ = 0;
    close();
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
    error_ = {ErrorKind::Malformed, "not JSON from byte " + std::to_string(position) + " on"};
    return false;
  }

  [[nodiscard]] Error error() const { return error_; }
  JsonRest take_rest() { return {rest_.take(), plain_values_}; }

 private:
  [[nodiscard]] bool is_wanted() const {
    if (depth_ == 0) return whole_text_ == WholeText::List;
    return std::find(lists_.begin(), lists_.end(), key_) != lists_.end();
  }

  Builder& builder() { return in_record_ ? record_ : rest_; }

  bool plain(Json value) {
    if (!in_record_ && list_depth_ > 0 && depth_ == list_depth_) {
      ++plain_values_;
      return true;
    }
    builder().add(std::move(value));
    return is_within_limits();
  }

  bool open(Json container) {
    if (++depth_ > limits_.depth) return too_large("levels", limits_.depth);
    builder().open(std::move(container));
    return is_within_limits();
  }

  void close() {
    --depth_;
    builder().close();
  }

  bool is_within_limits() {
    if (builder().values() <= limits_.values_per_record) return true;
    return too_large("values in one record", limits_.values_per_record);
  }

  bool too_large(std::string_view what, std::size_t limit) {
    error_ = {ErrorKind::TooLarge,
              "JSON has more than " + std::to_string(limit) + " " + std::string(what)};
    return false;
  }

  WholeText whole_text_;
  std::span<const std::string_view> lists_;
  const RecordReceiver& receive_;
  const JsonLimits& limits_;
  Builder rest_;
  Builder record_;
  std::string key_;   // The last key outside records.
  std::string list_;  // The key of the list that is open.
  std::size_t depth_ = 0;
  std::size_t list_depth_ = 0;  // Depth within the open record list; 0 for none.
  std::size_t records_ = 0;
  std::size_t plain_values_ = 0;
  bool in_record_ = false;
  Error error_;
};

Result<void> check_size(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.size() <= limits.bytes) return {};
  return Error{ErrorKind::TooLarge, "JSON of " + std::to_string(bytes.size()) +
                                        " bytes; the limit is " + std::to_string(limits.bytes)};
}

}  // namespace

Result<JsonRest> read_json_records(std::string_view bytes, std::span<const std::string_view> lists,
                                   const RecordReceiver& receive, const JsonLimits& limits) {
  TRY(check_size(bytes, limits));
  RecordHandler handler(WholeText::List, lists, receive, limits);
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &handler)) return handler.error();
  return handler.take_rest();
}

Result<Json> read_json(std::string_view bytes, const JsonLimits& limits) {
  TRY(check_size(bytes, limits));
  const RecordReceiver nobody = [](std::string_view, Json&) {};
  RecordHandler handler(WholeText::Value, {}, nobody, limits);
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &handler)) return handler.error();
  return handler.take_rest().value;
}

}  // namespace labledger::parsers
