#include "analysis/compute/hardware_table.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "tests/analysis/compute/shipped_facts.hpp"

namespace labledger::analysis {

TEST_CASE("names of hardware lead to the model that is meant", "[analysis][compute]") {
  struct Row {
    const char* written;
    const char* accelerator;
    double chips;
    const char* why;
  };
  const Row row =
      GENERATE(Row{"H100 SXM5", "NVIDIA H100 SXM5 80GB", 1, "an alias"},
               Row{"NVIDIA H100 SXM5 80GB", "NVIDIA H100 SXM5 80GB", 1, "the name itself"},
               Row{"nvidia h100-sxm5s", "NVIDIA H100 SXM5 80GB", 1, "maker, hyphen, plural, case"},
               Row{"H200 GPUs", "NVIDIA H200 SXM", 1, "a word for chips behind it"},
               Row{"H100 PCIe", "NVIDIA H100 PCIe 80GB", 1, "another variant of the same name"},
               Row{"GB200 GPU", "NVIDIA GB200 (per GPU)", 1, "said to be the chip"},
               Row{"GB200 superchip", "NVIDIA GB200 (per GPU)", 2, "two chips on a board"},
               Row{"GB200 NVL72", "NVIDIA GB200 (per GPU)", 72, "a rack"},
               Row{"Trillium", "Google TPU v6e (Trillium)", 1, "a name without a number"},
               Row{"Google TPU v5p", "Google TPU v5p", 1, "not the v5e"},
               Row{"Amazon Trainium2", "AWS Trainium2", 1, "the same maker under another name"});
  CAPTURE(row.written, row.why);
  const auto found = find_hardware(shipped_facts().hardware, row.written);
  REQUIRE(found.has_value());
  CHECK(found->accelerator->name == row.accelerator);
  CHECK(found->chips == row.chips);
  CHECK(found->assumption.empty());
}

TEST_CASE("a name that several models share is assumed openly or refused", "[analysis][compute]") {
  const Hardware& hardware = shipped_facts().hardware;
  const auto assumed = find_hardware(hardware, "H100");
  REQUIRE(assumed.has_value());
  CHECK(assumed->accelerator->name == "NVIDIA H100 SXM5 80GB");
  CHECK(assumed->assumption.find("PCIe") != std::string::npos);
  for (const char* ambiguous :
       {"GB200", "GB200s", "Blackwell", "Hopper", "TPU", "TPU v5", "MI300", "Trainium", "Ascend"}) {
    CAPTURE(ambiguous);
    const auto found = find_hardware(hardware, ambiguous);
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().kind == ErrorKind::Malformed);
    CHECK(found.error().message.find("ambiguous") != std::string::npos);
  }
  for (const char* unknown : {"H1000", "", "s", "A380", "Z100 GPUs"}) {
    CAPTURE(unknown);
    const auto found = find_hardware(hardware, unknown);
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().kind == ErrorKind::NotFound);
  }
}

TEST_CASE("what is unknown of a chip stays unknown", "[analysis][compute]") {
  const Hardware& hardware = shipped_facts().hardware;
  const auto kunlun = find_hardware(hardware, "Kunlun P800");
  REQUIRE(kunlun.has_value());
  CHECK(peak_input(*kunlun->accelerator, NumberFormat::Bf16).error().kind == ErrorKind::NotFound);
  CHECK_FALSE(power_input(*kunlun->accelerator).has_value());
  const auto a100 = find_hardware(hardware, "A100 SXM4 80GB");
  REQUIRE(a100.has_value());
  const auto none = peak_input(*a100->accelerator, NumberFormat::Fp8);
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().message.find("has none") != std::string::npos);
  CHECK_FALSE(peak_input(*a100->accelerator, NumberFormat::Unknown).has_value());
}

TEST_CASE("figures that sources differ on become intervals", "[analysis][compute]") {
  const auto ascend = find_hardware(shipped_facts().hardware, "Ascend 910B");
  REQUIRE(ascend.has_value());
  const auto peak = peak_input(*ascend->accelerator, NumberFormat::Bf16);
  REQUIRE(peak.has_value());
  CHECK(peak->value.low() == Approx(256e12));
  CHECK(peak->value.high() == Approx(400e12));
  const auto h100 = find_hardware(shipped_facts().hardware, "H100 SXM5");
  REQUIRE(h100.has_value());
  const auto exact = peak_input(*h100->accelerator, NumberFormat::Bf16);
  REQUIRE(exact.has_value());
  CHECK(exact->value.sigma() == 0);
  CHECK(exact->value.median() == Approx(989.4e12));
}

TEST_CASE("a stated peak that is not the dense one is told", "[analysis][compute]") {
  struct Row {
    const char* chip;
    NumberFormat format;
    double stated;
    const char* words;  ///< Part of the doubt; empty: none.
    const char* why;
  };
  const Row row = GENERATE(
      Row{"H100 SXM5", NumberFormat::Bf16, 989.4e12, "", "right"},
      Row{"H100 SXM5", NumberFormat::Bf16, 1000e12, "", "rounded"},
      Row{"H100 SXM5", NumberFormat::Bf16, 1979e12, "sparse", "the headline counts zeros"},
      Row{"H200", NumberFormat::Fp8, 3.94e15, "sparse", "sold as dense"},
      Row{"B200", NumberFormat::Fp8, 9e15, "sparse", "sold as dense; it is the FP4 peak too"},
      Row{"TPU v5e", NumberFormat::Bf16, 393e12, "half the bits", "the INT8 figure"},
      Row{"AMD MI300X", NumberFormat::Bf16, 383e12, "not the peak", "that of another chip"},
      Row{"H100 SXM5", NumberFormat::Bf16, 1e16, "not the peak", "ten times too much"},
      Row{"H100 SXM5", NumberFormat::Bf16, 8.89e34, "no chip", "an altered copy of a table"},
      Row{"H100 SXM5", NumberFormat::Bf16, 1979, "no chip", "a unit lost"},
      Row{"Gaudi3", NumberFormat::Bf16, 1678e12, "", "within the range that sources give"},
      Row{"Kunlun P800", NumberFormat::Bf16, 350e12, "", "nothing to compare with"});
  CAPTURE(row.chip, row.stated, row.why);
  const auto found = find_hardware(shipped_facts().hardware, row.chip);
  REQUIRE(found.has_value());
  const std::string doubt = doubt_of_peak(*found->accelerator, row.format, row.stated);
  CAPTURE(doubt);
  if (*row.words == '\0') {
    CHECK(doubt.empty());
  } else {
    CHECK(doubt.find(row.words) != std::string::npos);
  }
}

}  // namespace labledger::analysis
