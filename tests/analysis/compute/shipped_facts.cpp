#include "tests/analysis/compute/shipped_facts.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parsers/facts/hardware_file.hpp"
#include "parsers/facts/lab_facts_file.hpp"
#include "parsers/facts/parameter_file.hpp"

namespace labledger::analysis {
namespace {

ComputeFacts read_all() {
  ComputeFacts facts;
  std::vector<parsers::Mistake> mistakes;
  for (const FactsFile& file : embedded_facts()) {
    if (file.name == "hardware.toml") {
      facts.hardware = parsers::parse_hardware(file.name, file.bytes, mistakes);
    } else if (file.name == "parameters.toml") {
      facts.parameters = parsers::parse_parameters(file.name, file.bytes, mistakes);
    } else if (file.name.starts_with("labs/")) {
      facts.labs.push_back(parsers::parse_lab_facts(file.name, file.bytes, mistakes));
    }
  }
  for (const parsers::Mistake& mistake : mistakes)
    FAIL_CHECK(parsers::format_mistake(mistake));
  return facts;
}

}  // namespace

const ComputeFacts& shipped_facts() {
  static const ComputeFacts facts = read_all();
  return facts;
}

const LabFacts& shipped_lab(std::string_view id) {
  for (const LabFacts& lab : shipped_facts().labs) {
    if (lab.lab_id == id) return lab;
  }
  FAIL("no facts of " << id);
  return shipped_facts().labs.front();
}

}  // namespace labledger::analysis
