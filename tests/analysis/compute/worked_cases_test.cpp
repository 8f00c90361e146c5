// Worked cases of the literature: what each formula gives for known runs, clusters and bills. The
// figures are facts, with their source a row; a row is right to the tolerance that stands in it.

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/compute/routes.hpp"
#include "tests/analysis/compute/figures.hpp"

namespace labledger::analysis {
namespace {

struct WorkedCase {
  const char* id;
  double found;
  double expected;
  double tolerance;  ///< Relative.
  const char* source;
};

constexpr double kTight = 1e-9;
constexpr double kH100 = 989.4e12;
constexpr double kA100 = 312e12;
constexpr double kDay = 86400;

double training(double parameters, double tokens, double attention = 1) {
  return training_count(exact(parameters), exact(tokens), exact(attention)).value.median();
}

double chip_work(double chip_hours, double peak, double utilisation) {
  return chip_time(exact(chip_hours), exact(peak), exact(utilisation)).value.median();
}

double cluster_work(double chips, double hours, double peak, double utilisation) {
  return cluster_time(exact(chips), exact(hours), exact(peak), exact(utilisation)).value.median();
}

double share_used(double flop, double chip_hours, double peak) {
  return utilisation_of(exact(flop), exact(chip_hours), exact(peak)).value.median();
}

double timed(double parameters, double tokens, double seconds) {
  return benchmark_rate(exact(parameters), exact(tokens), exact(seconds)).value.median();
}

double rate(double flop, double seconds) {
  return work_over_time(exact(flop), exact(seconds)).value.median();
}

double all_chips(double chips, double peak) {
  return peak_rate(exact(chips), exact(peak)).value.median();
}

double megawatts(double chips, double watts, double overhead, double pue) {
  return power_draw(exact(chips), exact(watts), exact(overhead), exact(pue)).value.median() / 1e6;
}

double chips_fed(double watts) {
  return chips_on_power(exact(watts), exact(700), exact(1.82), exact(1.14)).value.median();
}

double dollars(double chips, double price, double server, double interconnect) {
  return purchase_cost(exact(chips), exact(price), exact(server), exact(interconnect))
      .value.median();
}

std::vector<WorkedCase> training_cases() {
  return {
      {"gpt3", training(174.6e9, 300e9), 3.1428e23, kTight, "GPT-3 paper, table D.1, via Epoch AI"},
      {"gpt3_pfdays", 3.14e23 / kPetaflopDay, 3634.259259259259, kTight, "GPT-3 paper"},
      {"gpt3_attention", attention_factor(96, 12288, 2048, 175e9), 1.0276, 1e-3,
       "GPT-3 paper: 96 layers, width 12,288, context 2,048"},
      {"palm", training(540e9, 780e9), 2.5272e24, kTight, "PaLM paper, via Epoch AI"},
      {"palm_overall_util", share_used(2.5272e24, 8404992, 275e12), 0.3037156100478469, kTight,
       "Epoch AI, chip hours of PaLM; the step alone reached 0.462"},
      {"chinchilla", training(70e9, 1.4e12), 5.88e23, kTight, "Chinchilla paper"},
      {"chinchilla_published", training(70e9, 1.4e12), 5.76e23, 0.025, "Epoch AI, 2.1 % lower"},
      {"gopher", training(280e9, 300e9), 5.04e23, kTight, "Gopher paper"},
      {"gopher_published", training(280e9, 300e9), 6.31e23, 0.21, "Epoch AI: 6ND is 20 % below"},
      {"mt_nlg", 9938 * kPetaflopDay, 8.586432e23, kTight, "Epoch AI: 9,938 petaflop/s-days"},
      {"llama65", training(65.2e9, 1.4e12), 5.4768e23, kTight, "LLaMA paper, via Epoch AI"},
      {"llama2_70_hw", chip_work(1720320, 311.84e12, 0.4), 7.72509007872e23, kTight, "Epoch AI"},
      {"llama2_70_6nd", training(70e9, 2e12), 8.4e23, kTight, "Llama 2 paper"},
      {"llama31_405", training(405e9, 15.6e12), 3.7908e25, kTight, "Llama 3 paper: 3.8e25"},
      {"llama31_405_util", share_used(3.7908e25, 30.84e6, kH100), 0.3451, 1e-3, "model card"},
      {"llama31_405_days", 3.8e25 / all_chips(16384, 400e12) / kDay, 67.1104148582176, kTight,
       "Llama 3 paper"},
      {"dsv3", training(37e9, 14.8e12), 3.2856e24, kTight, "DeepSeek-V3 report, active parameters"},
      {"dsv3_util_bf16", share_used(training(37e9, 14.8e12), 2.664e6, kH100), 0.3462629801825274,
       kTight, "DeepSeek-V3 report"},
      {"dsv3_util_fp8", share_used(training(37e9, 14.8e12), 2.664e6, 1978.9e12),
       0.17312274121612642, kTight, "the same over the peak that the run's numbers have"},
      {"dsv3_days", 2.664e6 / 2048 / 24, 54.19921875, kTight, "DeepSeek-V3 report, 2,048 chips"},
      {"kimi_k2", training(32e9, 15.5e12), 2.976e24, kTight, "Epoch AI"},
      {"qwen25_72", training(72.7e9, 18e12), 7.8516e24, kTight, "Epoch AI"},
      {"nemotron340", training(340e9, 9e12), 1.836e25, kTight, "Epoch AI"},
      {"falcon180", training(180e9, 3.5e12), 3.78e24, kTight, "Falcon paper, via Epoch AI"},
      {"falcon180_pfd", 43500 * kPetaflopDay, 3.7584e24, kTight, "Falcon paper, table 1"},
      {"falcon180_conflict", 17694720.0 / 7e6, 2.5278171428571428, kTight,
       "two chip hours for one run"},
      {"bloom_hw", cluster_work(384, 117 * 24, 314e12, 0.3), 3.656636006399999e23, kTight,
       "Epoch AI"},
      {"glm130b", std::sqrt(training(130e9, 400e9) * cluster_work(768, 60 * 24, kA100, 0.325)),
       3.549e23, 0.1, "Epoch AI: geometric mean of both ways"},
      {"gpt4_hw", cluster_work(25000, 95 * 24, kA100, 0.34), 2.177e25, 1e-3, "Epoch AI"},
      {"gptoss", chip_work(2.1e6, 1979e12, 0.3), 4.488372e24, kTight, "Epoch AI"},
      {"gpt45", std::sqrt(chip_work(187e6, 2e15, 0.2) * chip_work(187e6, 2e15, 0.4)), 3.808e26,
       1e-3, "Epoch AI: geometric mean"},
      {"scout_util", share_used(training(17e9, 40e12), 5e6, kH100), 0.22909507445589922, kTight,
       "Llama 4 model card"},
      {"maverick_util", share_used(training(17e9, 22e12), 2.38e6, kH100), 0.26471069527467345,
       kTight, "Llama 4 model card"},
      {"inflection2_days", 1e25 / cluster_work(5000, 24, kH100, 0.4), 58.49036827407557, kTight,
       "Epoch AI, note of Inflection-2"},
  };
}

std::vector<WorkedCase> benchmark_cases() {
  const double tokens = product_of("", "", {exact(220), exact(2688), exact(2048)}).value.median();
  return {
      {"seed_r1", all_chips(3600, 1e16), 3.6e19, kTight, "first seed document, first route"},
      {"seed_r2", rate(2.1e25, kYearSeconds), 6.654498440946079e17, kTight, "second route"},
      {"seed_r3", rate(1.5e21, 660), 2.2727272727272727e18, kTight, "third route"},
      {"h100_peak_cluster", all_chips(3584, kH100), 3.5460096e18, kTight,
       "Epoch AI, 16-bit OP/s of the MLPerf v3.0 cluster"},
      {"mlperf_tokens", tokens, 1211105280, kTight, "MLPerf v3.0 log: steps x batch x sequence"},
      {"mlperf_tflops_per_gpu", timed(175e9, 1211105280, 655.638) / 3584 / 1e12, 541.1766859150933,
       kTight, "MLPerf v3.0 log"},
      {"mlperf_minutes", benchmark_time({655.638, 661.077, 656.425}) / 60, 10.940416666666666,
       kTight, "MLPerf v3.0: published as 10.94"},
      {"mlperf_share_of_gpt3", 1211105280 / 300e9, 0.0040370176, kTight, "a slice of the training"},
      {"mlperf_rate", timed(175e9, 1211105280, 656.425), 1.94e18, 3e-3, "MLPerf v3.0"},
      {"mlperf_405b_gb200_5120", timed(405e9, 326400.0 * 8192, 599.673), 1.0835073755196582e19,
       0.02, "MLPerf v5.1"},
      {"mlperf_v5e", timed(175e9, 1211105280, 44.68 * 60), 4.73e17, 0.01, "MLPerf v3.1"},
      {"rainier_basis", 1.3e21 / 1e6, 1.3e15, kTight, "press: an 8-bit peak of a million chips"},
  };
}

std::vector<WorkedCase> power_and_money_cases() {
  return {
      {"power_3584", megawatts(3584, 700, 1.82, 1.14), 5.205258239999999, kTight, "Epoch AI"},
      {"power_100k_2024", megawatts(100000, 700, 1.82, 1.12), 142.688, kTight, "Epoch AI"},
      {"power_to_chips", chips_fed(150e6), 103280.1784681484, kTight, "the same way back"},
      {"openai_0p6GW", chips_fed(600e6), 413120.7138725936, kTight, "0.6 GW, said by its CFO"},
      {"mistral_kw", 44e6 / 13000, 3384.6153846153848, kTight, "press: 44 MW, over 13,000 chips"},
      {"cluster_cost_22k", dollars(22000, 34641, 1.6522711641858308, 1.1884443613396465),
       1496488140.0418718, kTight, "Epoch AI, prices of 2023"},
      {"dsv3_cost", 2.788e6 / rented_chip_hours(exact(1), exact(2)).value.median() / 1, 5576000.0,
       kTight, "DeepSeek-V3 report: 2 USD an hour"},
  };
}

void check_all(const std::vector<WorkedCase>& cases) {
  for (const WorkedCase& row : cases) {
    CAPTURE(row.id, row.source, row.found, row.expected);
    CHECK(std::abs(row.found / row.expected - 1) <= row.tolerance);
  }
}

}  // namespace

TEST_CASE("training compute of known models", "[analysis][compute]") {
  check_all(training_cases());
}

TEST_CASE("speed of known clusters and benchmarks", "[analysis][compute]") {
  check_all(benchmark_cases());
}

TEST_CASE("power and cost of known clusters", "[analysis][compute]") {
  check_all(power_and_money_cases());
}

TEST_CASE("intervals become log-normal figures", "[analysis][compute]") {
  CHECK(between(8.2e24, 4.4e25).value.sigma() == Approx(0.5107006034214192).epsilon(1e-6));
  CHECK(between(1e18, 1e19).value.mu() == Approx(42.597824220389846).epsilon(1e-9));
  CHECK(between(1e18, 1e19).value.sigma() == Approx(0.6999361691719646).epsilon(1e-6));
}

TEST_CASE("a benchmark's time leaves out its fastest and slowest run", "[analysis][compute]") {
  CHECK(benchmark_time({}) == 0);
  CHECK(benchmark_time({5}) == 5);
  CHECK(benchmark_time({5, 7}) == 6);
  CHECK(benchmark_time({100, 1, 6}) == 6);
  CHECK(benchmark_time({100, 4, 6, 1}) == 5);
}

TEST_CASE("what two products share is the covariance of their common figures",
          "[analysis][compute]") {
  const ComputeInput chips = between(80, 125, "chips");
  const ComputeInput other = between(80, 125, "other chips");
  const ComputeInput use = between(0.2, 0.5, "utilisation");
  const Calculation speed = sustained_rate(chips, exact(1e15), use);
  const double chip_variance = chips.value.sigma() * chips.value.sigma();
  const double use_variance = use.value.sigma() * use.value.sigma();
  CHECK(covariance(speed, peak_rate(chips, exact(2))) == Approx(chip_variance));
  CHECK(covariance(speed, sustained_rate(other, exact(2), use)) == Approx(use_variance));
  CHECK(covariance(speed, speed) == Approx(chip_variance + use_variance));
  CHECK(covariance(speed, chips_on_power(between(1, 2), exact(3), exact(4), exact(1.1))) == 0);
  // Where it multiplies one and divides the other, an error moves them apart.
  CHECK(covariance(speed, plan_rate(between(1, 2), exact(3), chips)) == Approx(-chip_variance));
}

}  // namespace labledger::analysis
