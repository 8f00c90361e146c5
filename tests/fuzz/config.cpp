// Any bytes as a lab file, as a config file and as facts of compute: reading ends, every mistake
// has a message and a place inside the file, and a lab without mistakes keeps the promises of its
// type.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "core/url.hpp"
#include "parsers/facts/hardware_file.hpp"
#include "parsers/facts/lab_facts_file.hpp"
#include "parsers/facts/parameter_file.hpp"
#include "parsers/registry/registry.hpp"
#include "parsers/registry/settings.hpp"

namespace {

using namespace labledger;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_mistakes(const std::vector<parsers::Mistake>& mistakes, std::string_view bytes) {
  const auto lines = std::count(bytes.begin(), bytes.end(), '\n') + 1;
  for (const parsers::Mistake& mistake : mistakes) {
    require(!mistake.message.empty() && mistake.message.size() < 10'000);
    require(mistake.place.line >= 0 && mistake.place.line <= lines + 1);
  }
}

void check_lab(const Lab& lab) {
  require(!lab.id.empty() && !lab.name.empty() && !lab.status.empty());
  for (const Source& source : lab.sources) {
    require(source.lab_id == lab.id && !source.id.empty() && !source.topic.empty());
    const auto url = parse_url(source.url);
    require(url.has_value() && url->str() == source.url);
    require(source.interval >= std::chrono::hours{1});
    require(source.enabled || !source.note.empty());
  }
}

/// Facts without mistakes name their sources, and their figures are positive and finite.
void check_facts(std::string_view bytes) {
  std::vector<parsers::Mistake> mistakes;
  const Hardware hardware = parsers::parse_hardware("hardware.toml", bytes, mistakes);
  check_mistakes(mistakes, bytes);
  for (const Accelerator& accelerator : hardware.accelerators) {
    require(!mistakes.empty() || !accelerator.bf16.value || *accelerator.bf16.value > 0);
  }
  mistakes.clear();
  const auto parameters = parsers::parse_parameters("parameters.toml", bytes, mistakes);
  check_mistakes(mistakes, bytes);
  for (const ComputeParameter& parameter : parameters)
    require(!mistakes.empty() || (parameter.value.median() > 0 && !parameter.source.empty()));
  mistakes.clear();
  const LabFacts facts = parsers::parse_lab_facts("facts/labs/acme.toml", bytes, mistakes);
  check_mistakes(mistakes, bytes);
  for (const ComputeClaim& claim : facts.claims)
    require(!mistakes.empty() || (!claim.source.empty() && !claim.quantity.subject.empty()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_facts(bytes);
  std::vector<parsers::Mistake> mistakes;
  parsers::LabFile file = parsers::parse_lab("acme.toml", bytes, mistakes);
  check_mistakes(mistakes, bytes);
  if (mistakes.empty()) check_lab(file.lab);
  std::vector<parsers::LabFile> files;
  files.push_back(std::move(file));
  const auto registry = parsers::Registry::build(std::move(files), mistakes);
  for (const Lab& lab : registry.labs()) {
    for (const Source& source : lab.sources)
      require(registry.find_source(source.url) == &source);
  }

  mistakes.clear();
  const auto settings = parsers::parse_settings("config.toml", bytes, mistakes);
  check_mistakes(mistakes, bytes);
  if (mistakes.empty()) {
    require(!settings.contact.empty());
    require(parsers::user_agent(settings, "1").find('\n') == std::string::npos);
  }
  return 0;
}
