#include "parsers/facts/disclosure_file.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "parsers/facts/fact_words.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kModelLimit = 2000;
constexpr std::size_t kPledgeLimit = 500;
constexpr std::size_t kDayLength = 10;
constexpr Bounds<double> kShare{1e-4, 1};

/// A date with a day; empty, with a complaint, when it is none.
std::string read_day(TomlTable& table, std::string_view key) {
  std::string day = read_date(table, key);
  if (!day.empty() && is_date(day) && day.size() != kDayLength) {
    table.complain(key, "lags are counted in days: '" + day + "' has none");
  }
  return day;
}

ModelRelease read_model(TomlTable& table) {
  ModelRelease model;
  model.lab_id = table.required_text("lab");
  model.model = table.required_text("model");
  model.released = read_day(table, "released");
  if (model.released.empty()) table.complain("released", "'released' is missing");
  model.document = table.text("document").value_or("");
  model.document_date = read_day(table, "document_date");
  model.none_by = read_day(table, "none_by");
  if (!model.document_date.empty() && model.document.empty()) {
    table.complain("document_date", "a date of a document needs its 'document': what it is called");
  }
  if (!model.none_by.empty() && model.none_by < model.released) {
    table.complain("none_by", "nothing was to be found before the model came out");
  }
  if (!model.none_by.empty() && !model.document_date.empty() &&
      model.document_date <= model.none_by) {
    table.complain("document_date", "the document is there on a day when none was found");
  }
  model.source = table.required_text("source");
  model.url = table.text("url").value_or("");
  model.credit = table.text("credit").value_or("");
  model.note = table.text("note").value_or("");
  table.refuse_other_keys();
  return model;
}

SafetyPledge read_pledge(TomlTable& table) {
  SafetyPledge pledge;
  pledge.lab_id = table.required_text("lab");
  pledge.said = read_date(table, "said");
  if (pledge.said.empty()) table.complain("said", "'said' is missing");
  const auto share = table.number("share", kShare);
  if (!share) table.complain("share", "'share' is needed: 0.2 for 20 %");
  pledge.share = share.value_or(0);
  pledge.base = table.required_text("base");
  pledge.due = read_date(table, "due");
  pledge.evidence = table.text("evidence").value_or("");
  pledge.shown = read_log_normal(table, "shown", kShare);
  if (pledge.shown && pledge.evidence.empty()) {
    table.complain("shown", "what was shown needs its 'evidence', in words");
  }
  pledge.source = table.required_text("source");
  pledge.url = table.text("url").value_or("");
  pledge.note = table.text("note").value_or("");
  table.refuse_other_keys();
  return pledge;
}

/// The tables of a list; none, with a complaint, when they are too many.
std::vector<TomlTable> bounded_tables(TomlTable& root, std::string_view key, std::size_t limit) {
  std::vector<TomlTable> tables = root.tables(key);
  if (tables.size() <= limit) return tables;
  root.complain(key, "the file has " + std::to_string(tables.size()) +
                         " of them, over the limit of " + std::to_string(limit));
  return {};
}

}  // namespace

std::vector<ModelRelease> parse_models(std::string_view file_name, std::string_view bytes,
                                       std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  std::vector<ModelRelease> models;
  if (const auto parsed = parse_toml(bytes, log)) {
    TomlTable root(*parsed, log);
    for (TomlTable& table : bounded_tables(root, "model", kModelLimit)) {
      ModelRelease model = read_model(table);
      const auto is_same = [&](const ModelRelease& other) {
        return std::tie(other.lab_id, other.model) == std::tie(model.lab_id, model.model);
      };
      if (std::ranges::any_of(models, is_same)) {
        table.complain("model", "'" + model.model + "' stands twice");
      }
      models.push_back(std::move(model));
    }
    root.refuse_other_keys();
  }
  sort_mistakes(mistakes, first);
  return models;
}

std::vector<SafetyPledge> parse_pledges(std::string_view file_name, std::string_view bytes,
                                        std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  std::vector<SafetyPledge> pledges;
  if (const auto parsed = parse_toml(bytes, log)) {
    TomlTable root(*parsed, log);
    for (TomlTable& table : bounded_tables(root, "pledge", kPledgeLimit))
      pledges.push_back(read_pledge(table));
    root.refuse_other_keys();
  }
  sort_mistakes(mistakes, first);
  return pledges;
}

std::vector<LabMention> mentioned_labs(std::string_view file_name, std::string_view bytes) {
  std::vector<Mistake> ignored;  // Told by the reader of that file.
  MistakeLog log(file_name, ignored);
  std::vector<LabMention> mentions;
  const auto root = parse_toml(bytes, log);
  if (!root) return mentions;
  const auto note = [&](const toml::table& table) {
    const toml::node* const node = table.get("lab");
    const auto id = node == nullptr ? std::nullopt : node->value<std::string>();
    if (!id) return;
    const toml::source_position& at = node->source().begin;
    mentions.push_back(
        {std::string(file_name), {static_cast<int>(at.line), static_cast<int>(at.column)}, *id});
  };
  note(*root);
  for (const auto& [key, value] : *root) {
    const toml::array* const list = value.as_array();
    if (list == nullptr) continue;
    for (const toml::node& element : *list) {
      if (const toml::table* table = element.as_table()) note(*table);
    }
  }
  std::ranges::sort(mentions, {}, [](const LabMention& mention) {
    return std::tuple(mention.place.line, mention.place.column);
  });
  return mentions;
}

}  // namespace labledger::parsers
