#pragma once
// Names of hardware, as people write them, to the model that is meant: or to the reason why that
// cannot be told.

#include <string>
#include <string_view>

#include "core/compute_facts.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// What a name of hardware stands for.
struct NamedHardware {
  const Accelerator* accelerator = nullptr;  ///< In the table that was asked; never null.
  double chips = 1;                          ///< In one of what is named: 72 for a rack.
  std::string assumption;                    ///< What was assumed; empty when nothing was.
};

/// The accelerator that a name or alias stands for. NotFound for a name the table has not;
/// Malformed, with the candidates and the reason, for one that several share. The table must
/// outlive the result. Linear in the table.
[[nodiscard]] Result<NamedHardware> find_hardware(const Hardware& hardware, std::string_view name);

/// The peak of one chip on numbers of the format, without sparsity, as an input: exact, or an
/// interval where sources differ. NotFound, with the reason, when it is unknown or the chip does
/// not have it.
[[nodiscard]] Result<ComputeInput> peak_input(const Accelerator& accelerator, NumberFormat format);

/// The power of one chip by design, as an input. NotFound when unknown.
[[nodiscard]] Result<ComputeInput> power_input(const Accelerator& accelerator);

/// The price of one chip, as an input. NotFound when unknown.
[[nodiscard]] Result<ComputeInput> price_input(const Accelerator& accelerator);

/// What is wrong with a peak that somebody states of a chip, in a sentence: that of sparse numbers
/// sold as dense, that of another format, or one that no chip has. Empty when it is right to within
/// 5 %, and when the table cannot tell.
[[nodiscard]] std::string doubt_of_peak(const Accelerator& accelerator, NumberFormat format,
                                        double stated_flop_per_second);

}  // namespace labledger::analysis
