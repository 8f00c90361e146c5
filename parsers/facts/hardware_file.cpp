#include "parsers/facts/hardware_file.hpp"

#include <string>
#include <unordered_set>
#include <utility>

#include "core/names.hpp"
#include "parsers/registry/toml_table.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kEntryLimit = 500;
constexpr double kTera = 1e12;
constexpr double kGiga = 1e9;
constexpr Bounds<double> kPeak{kLeastChipPeak / kTera, kMostChipPeak / kTera};
constexpr Bounds<double> kMemory{1, 100'000};
constexpr Bounds<double> kPower{10, 100'000};
constexpr Bounds<double> kPrice{10, 10'000'000};
constexpr Bounds<double> kChips{1, 100'000};

const std::vector<std::string_view>& statuses() {
  static const std::vector<std::string_view> names = {
      name_of(FigureStatus::VendorDocument), name_of(FigureStatus::TwoSources),
      name_of(FigureStatus::SingleSource),   name_of(FigureStatus::Derived),
      name_of(FigureStatus::Estimate),       name_of(FigureStatus::Conflict),
      name_of(FigureStatus::Unconfirmed),    name_of(FigureStatus::NotOffered),
      name_of(FigureStatus::Unknown)};
  return names;
}

/// How a figure is written: its key, and how many SI units one of it is.
struct Unit {
  std::string_view key;
  double size;
  Bounds<double> bounds;
};

HardwareFigure read_figure(TomlTable& root, std::string_view key, const Unit& unit) {
  HardwareFigure figure;
  auto table = root.table(key);
  if (!table) return figure;
  if (const auto value = table->number(unit.key, unit.bounds)) figure.value = *value * unit.size;
  if (const auto range = table->interval("range", unit.bounds)) {
    figure.low = range->least * unit.size;
    figure.high = range->greatest * unit.size;
    if (figure.value && (*figure.value < *figure.low || *figure.value > *figure.high)) {
      table->complain("range", "the figure lies outside its own range");
    }
  }
  if (const auto status = table->word("status", statuses())) {
    figure.status = from_name<FigureStatus>(*status).value_or(FigureStatus::Unknown);
  }
  const bool has_none =
      figure.status == FigureStatus::NotOffered || figure.status == FigureStatus::Unknown;
  if (has_none == figure.value.has_value()) {
    table->complain("status", has_none ? "a figure that is not there has a value"
                                       : "a figure of that status needs a value");
  }
  figure.source = table->text("source").value_or("");
  if (figure.value && figure.source.empty()) table->complain("source", "'source' is missing");
  table->refuse_other_keys();
  return figure;
}

HardwareFigure read_price(TomlTable& root) {
  HardwareFigure figure;
  auto table = root.table("price");
  if (!table) return figure;
  if (const auto range = table->interval("usd", kPrice)) {
    figure.low = range->least;
    figure.high = range->greatest;
    figure.status = FigureStatus::SingleSource;
  }
  figure.source = table->required_text("source");
  table->refuse_other_keys();
  return figure;
}

Accelerator read_accelerator(TomlTable& table) {
  Accelerator chip;
  chip.name = table.required_text("name");
  chip.vendor = table.required_text("vendor");
  chip.released = table.text("released").value_or("");
  chip.aliases = table.texts("aliases");
  chip.bf16 = read_figure(table, "bf16", {"tflops", kTera, kPeak});
  chip.fp8 = read_figure(table, "fp8", {"tflops", kTera, kPeak});
  chip.fp4 = read_figure(table, "fp4", {"tflops", kTera, kPeak});
  chip.memory = read_figure(table, "memory", {"gigabytes", kGiga, kMemory});
  chip.power = read_figure(table, "power", {"watts", 1, kPower});
  chip.price = read_price(table);
  chip.note = table.text("note").value_or("");
  table.refuse_other_keys();
  return chip;
}

AcceleratorPackage read_package(TomlTable& table) {
  AcceleratorPackage package;
  package.name = table.required_text("name");
  package.aliases = table.texts("aliases");
  package.accelerator = table.required_text("accelerator");
  package.chips = table.number("chips", kChips).value_or(1);
  table.refuse_other_keys();
  return package;
}

SharedName read_shared_name(TomlTable& table) {
  SharedName shared;
  shared.name = table.required_text("name");
  shared.aliases = table.texts("aliases");
  shared.candidates = table.texts("candidates");
  shared.assumed = table.text("assumed").value_or("");
  shared.why = table.required_text("why");
  if (shared.candidates.size() < 2) {
    table.complain("candidates", "a shared name has two candidates or more");
  }
  table.refuse_other_keys();
  return shared;
}

/// All names so far, folded; each may occur once, whatever it is a name of.
class NameList {
 public:
  void add(TomlTable& table, const std::string& name, const std::vector<std::string>& aliases) {
    add_one(table, "name", name);
    for (const std::string& alias : aliases)
      add_one(table, "aliases", alias);
    names_.insert(name);
  }

  void require(TomlTable& table, std::string_view key, const std::string& name) const {
    if (!name.empty() && !names_.contains(name)) {
      table.complain(key, "no accelerator or package is named '" + name + "'");
    }
  }

 private:
  void add_one(TomlTable& table, std::string_view key, const std::string& name) {
    if (name.empty()) return;
    const std::string folded = folded_chip_name(name);
    if (folded.empty()) {
      table.complain(key, "'" + name + "' has no letter or digit");
    } else if (!folded_.insert(folded).second) {
      table.complain(key, "'" + name + "' is a name of another entry already");
    }
  }

  std::unordered_set<std::string> folded_;
  std::unordered_set<std::string> names_;
};

void check_entry_count(MistakeLog& log, std::vector<TomlTable>& tables) {
  if (tables.size() <= kEntryLimit) return;
  log.add({}, "the file has " + std::to_string(tables.size()) + " entries, over the limit of " +
                  std::to_string(kEntryLimit));
  tables.clear();
}

void read_root(TomlTable& root, MistakeLog& log, Hardware& hardware) {
  NameList names;
  std::vector<TomlTable> chips = root.tables("accelerator");
  std::vector<TomlTable> packages = root.tables("package");
  std::vector<TomlTable> shared_names = root.tables("shared_name");
  for (std::vector<TomlTable>* tables : {&chips, &packages, &shared_names})
    check_entry_count(log, *tables);
  for (TomlTable& table : chips) {
    hardware.accelerators.push_back(read_accelerator(table));
    names.add(table, hardware.accelerators.back().name, hardware.accelerators.back().aliases);
  }
  for (TomlTable& table : packages) {
    const AcceleratorPackage package = read_package(table);
    names.require(table, "accelerator", package.accelerator);
    names.add(table, package.name, package.aliases);
    hardware.packages.push_back(package);
  }
  for (TomlTable& table : shared_names) {
    const SharedName shared = read_shared_name(table);
    for (const std::string& candidate : shared.candidates)
      names.require(table, "candidates", candidate);
    names.require(table, "assumed", shared.assumed);
    names.add(table, shared.name, shared.aliases);
    hardware.shared_names.push_back(shared);
  }
  root.refuse_other_keys();
}

}  // namespace

Hardware parse_hardware(std::string_view file_name, std::string_view bytes,
                        std::vector<Mistake>& mistakes) {
  const std::size_t first = mistakes.size();
  MistakeLog log(file_name, mistakes);
  Hardware hardware;
  if (const auto root = parse_toml(bytes, log)) {
    TomlTable table(*root, log);
    read_root(table, log, hardware);
  }
  sort_mistakes(mistakes, first);
  return hardware;
}

}  // namespace labledger::parsers
