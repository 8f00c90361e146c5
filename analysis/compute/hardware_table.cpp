#include "analysis/compute/hardware_table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/names.hpp"

namespace labledger::analysis {
namespace {

constexpr double kSameFigure = 0.05;  // Figures this near to each other, relatively, are the same.

bool is_named(const std::string& folded, const std::string& name,
              const std::vector<std::string>& aliases) {
  return folded_chip_name(name) == folded ||
         std::any_of(aliases.begin(), aliases.end(),
                     [&](const std::string& alias) { return folded_chip_name(alias) == folded; });
}

/// The name without a word for "chips" at its end.
std::string_view without_unit(std::string_view name) {
  for (const std::string_view unit :
       {" gpus", " GPUs", " gpu", " GPU", " chips", " chip", " accelerators", " cards"}) {
    if (name.size() > unit.size() && name.ends_with(unit)) {
      return name.substr(0, name.size() - unit.size());
    }
  }
  return name;
}

const Accelerator* find_accelerator(const Hardware& hardware, const std::string& folded) {
  for (const Accelerator& accelerator : hardware.accelerators) {
    if (is_named(folded, accelerator.name, accelerator.aliases)) return &accelerator;
  }
  return nullptr;
}

const Accelerator* accelerator_named(const Hardware& hardware, const std::string& name) {
  return find_accelerator(hardware, folded_chip_name(name));
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names)
    out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

Result<NamedHardware> settle_shared_name(const Hardware& hardware, const SharedName& shared,
                                         std::string_view written) {
  const Accelerator* assumed =
      shared.assumed.empty() ? nullptr : accelerator_named(hardware, shared.assumed);
  if (assumed != nullptr) return NamedHardware{assumed, 1, shared.why};
  return Error{ErrorKind::Malformed, "'" + std::string(written) + "' is ambiguous (" +
                                         joined(shared.candidates) + "): " + shared.why};
}

/// The table's entry of that name, as it is written; no accelerator when there is none.
Result<NamedHardware> look_up(const Hardware& hardware, std::string_view name) {
  const std::string folded = folded_chip_name(name);
  if (const Accelerator* found = find_accelerator(hardware, folded)) {
    return NamedHardware{found, 1, {}};
  }
  for (const AcceleratorPackage& package : hardware.packages) {
    if (!is_named(folded, package.name, package.aliases)) continue;
    if (const Accelerator* found = accelerator_named(hardware, package.accelerator)) {
      return NamedHardware{found, package.chips, {}};
    }
  }
  for (const SharedName& shared : hardware.shared_names) {
    if (is_named(folded, shared.name, shared.aliases)) {
      return settle_shared_name(hardware, shared, name);
    }
  }
  return NamedHardware{};
}

const HardwareFigure* figure_of(const Accelerator& accelerator, NumberFormat format) {
  switch (format) {
    case NumberFormat::Bf16:
      return &accelerator.bf16;
    case NumberFormat::Fp8:
      return &accelerator.fp8;
    case NumberFormat::Fp4:
      return &accelerator.fp4;
    case NumberFormat::Unknown:
      return nullptr;
  }
  return nullptr;
}

std::string name_in_words(NumberFormat format) {
  switch (format) {
    case NumberFormat::Bf16:
      return "BF16";
    case NumberFormat::Fp8:
      return "FP8";
    case NumberFormat::Fp4:
      return "FP4";
    case NumberFormat::Unknown:
      return "unknown format";
  }
  return "";
}

/// The figure as an input: an interval where the table has one.
Result<ComputeInput> input_of(const HardwareFigure& figure, const std::string& what,
                              std::string unit, const std::string& chip) {
  if (!figure.value && !figure.low) {
    const bool is_lacking = figure.status == FigureStatus::NotOffered;
    return Error{ErrorKind::NotFound,
                 what + " of " + chip + (is_lacking ? ": it has none" : " is unknown")};
  }
  ComputeInput input;
  input.value = figure.low && figure.high ? TRY(LogNormal::from_interval(*figure.low, *figure.high))
                                          : TRY(LogNormal::exactly(*figure.value));
  input.name = what + " of " + chip;
  input.unit = std::move(unit);
  input.basis = FigureBasis::Datasheet;
  input.source = figure.source;
  input.key = input.name;
  return input;
}

bool is_same(double a, double b) {
  return std::abs(a - b) <= kSameFigure * b;
}

}  // namespace

Result<NamedHardware> find_hardware(const Hardware& hardware, std::string_view name) {
  const NamedHardware as_written = TRY(look_up(hardware, name));
  if (as_written.accelerator != nullptr) return as_written;
  const NamedHardware shorter = TRY(look_up(hardware, without_unit(name)));
  if (shorter.accelerator != nullptr) return shorter;
  return Error{ErrorKind::NotFound,
               "the hardware table has no '" + std::string(name.substr(0, 80)) + "'"};
}

Result<ComputeInput> peak_input(const Accelerator& accelerator, NumberFormat format) {
  const HardwareFigure* figure = figure_of(accelerator, format);
  if (figure == nullptr) {
    return Error{ErrorKind::NotFound,
                 "the peak of " + accelerator.name + " depends on the format, which is unknown"};
  }
  ComputeInput input = TRY(
      input_of(*figure, "dense " + name_in_words(format) + " peak", "FLOP/s", accelerator.name));
  return input;
}

Result<ComputeInput> power_input(const Accelerator& accelerator) {
  return input_of(accelerator.power, "power", "W", accelerator.name);
}

Result<ComputeInput> price_input(const Accelerator& accelerator) {
  return input_of(accelerator.price, "price", "USD", accelerator.name);
}

std::string doubt_of_peak(const Accelerator& accelerator, NumberFormat format,
                          double stated_flop_per_second) {
  if (!(stated_flop_per_second >= kLeastChipPeak && stated_flop_per_second <= kMostChipPeak)) {
    return "no chip computes that many FLOP/s: believed are 1e11 to 1e17";
  }
  const HardwareFigure* figure = figure_of(accelerator, format);
  if (figure == nullptr || !figure->value) return "";
  const double low = figure->low.value_or(*figure->value) * (1 - kSameFigure);
  const double high = figure->high.value_or(*figure->value) * (1 + kSameFigure);
  if (stated_flop_per_second >= low && stated_flop_per_second <= high) return "";
  const std::string name = accelerator.name + " in " + name_in_words(format);
  if (is_same(stated_flop_per_second, 2 * *figure->value)) {
    return "twice the dense peak of " + name +
           ": the figure for sparse numbers, or for half the bits";
  }
  for (const NumberFormat other : {NumberFormat::Bf16, NumberFormat::Fp8, NumberFormat::Fp4}) {
    const HardwareFigure* others = figure_of(accelerator, other);
    if (other == format || !others->value) continue;
    if (is_same(stated_flop_per_second, *others->value)) {
      return "the peak of " + accelerator.name + " in " + name_in_words(other) + ", not in " +
             name_in_words(format);
    }
    if (is_same(stated_flop_per_second, 2 * *others->value)) {
      return "twice the dense peak of " + accelerator.name + " in " + name_in_words(other) +
             ": a figure for sparse numbers";
    }
  }
  return "not the peak of " + name;
}

}  // namespace labledger::analysis
