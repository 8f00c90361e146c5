#include "parsers/html/structured_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {
namespace {

using Json = nlohmann::json;

constexpr int kDepthLimit = 64;

// Keys under which a page describes things that are not itself.
bool is_about_others(std::string_view key) {
  return key == "comment" || key == "review" || key == "reviews" || key == "itemListElement" ||
         key == "hasPart" || key == "video" || key == "image" || key == "isPartOf";
}

// Receives the parser's events and keeps nothing but the dates: no tree is built, and depth costs
// no memory.
class DateHandler : public nlohmann::json_sax<Json> {
 public:
  StructuredDates dates;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    if (foreign_depth_ > 0) return true;
    if (key_ == "datePublished" && !dates.published) dates.published = read(value);
    if (key_ == "dateModified" && !dates.modified) dates.modified = read(value);
    return true;
  }

  bool key(string_t& name) override {
    key_ = name;
    return true;
  }

  bool start_object(std::size_t) override { return enter(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }

  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;  // What was read before the error stands.
  }

 private:
  bool enter() {
    ++depth_;
    if (foreign_depth_ == 0 && is_about_others(key_)) foreign_depth_ = depth_;
    return depth_ <= kDepthLimit;
  }

  bool leave() {
    if (foreign_depth_ == depth_) foreign_depth_ = 0;
    --depth_;
    key_.clear();
    return true;
  }

  [[nodiscard]] std::optional<StatedDate> read(const std::string& value) const {
    std::optional<StatedDate> date = read_date(value);
    if (date) date->source = "json-ld " + key_;
    return date;
  }

  std::string key_;
  int depth_ = 0;
  int foreign_depth_ = 0;  // Depth of the outermost object about something else; 0 for none.
};

}  // namespace

StructuredDates dates_in_json_ld(std::string_view body) {
  DateHandler handler;
  Json::sax_parse(body, &handler);
  return std::move(handler.dates);
}

}  // namespace labledger::parsers
