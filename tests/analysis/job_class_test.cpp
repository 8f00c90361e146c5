// Classes of openings by the lexicon that is shipped.

#include "analysis/job_class.hpp"

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {
namespace {

const JobClassifier& classifier() {
  static const JobClassifier kClassifier = [] {
    auto compiled = JobClassifier::compile(shipped_lexicon());
    REQUIRE(compiled.has_value());
    return std::move(compiled).value();
  }();
  return kClassifier;
}

}  // namespace

TEST_CASE("titles tell the class of an opening", "[analysis]") {
  struct Row {
    const char* title;
    JobClass job_class;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"Research Scientist, Alignment", JobClass::AiSafety, "alignment research"},
      {"Data Scientist, Preparedness", JobClass::AiSafety, "a safety team without the word"},
      {"Member of Technical Staff, Interpretability", JobClass::AiSafety, "interpretability"},
      {"Member of Technical Staff, Safety", JobClass::AiSafety, "an engineer of safety"},
      {"Engineer, Frontier Red Team", JobClass::AiSafety, "red team of dangerous capabilities"},
      {"Red Team Engineer", JobClass::Security, "red team of the network"},
      {"Trust & Safety Analyst", JobClass::TrustAndSafety, "the department's name"},
      {"Software Engineer, Safeguards", JobClass::TrustAndSafety, "safeguards"},
      {"Product Manager, Account Abuse", JobClass::TrustAndSafety, "abuse"},
      {"Content Integrity Lead", JobClass::TrustAndSafety, "integrity of content"},
      {"Analyst, Safety Operations (CSE)", JobClass::TrustAndSafety, "child safety"},
      {"Signal Integrity Engineer", JobClass::Other, "trap: integrity of signals"},
      {"Security Engineer, Systems Integrity", JobClass::Security, "trap: integrity of systems"},
      {"Environment, Health and Safety Manager", JobClass::Other, "trap: safety at work"},
      {"Nuclear Safety Systems Engineer", JobClass::Other, "trap: safety in another trade"},
      {"Product Counsel, Safety", JobClass::Other, "trap: a lawyer"},
      {"Policy Communications Lead", JobClass::Other, "trap: communications"},
      {"Account Executive, National Security", JobClass::Other, "trap: sales"},
      {"Controls Engineer", JobClass::Other, "trap: industrial controls"},
      {"Software Engineer, Frontier Clusters", JobClass::Other, "trap: frontier as a product"},
      {"Physical Security Lead", JobClass::Security, "buildings"},
      {"Cloud Security Engineer", JobClass::Security, "systems"},
      {"GRC Analyst", JobClass::Security, "security compliance"},
      {"Public Policy Manager", JobClass::PolicyGovernance, "public policy"},
      {"National Security Policy Lead", JobClass::PolicyGovernance, "policy, not security"},
      {"Head of Government Affairs", JobClass::PolicyGovernance, "government affairs"},
      {"Product Policy Manager", JobClass::TrustAndSafety, "usage policy, not public policy"},
      {"Software Engineer", JobClass::Other, "nothing named"},
      {"", JobClass::Other, "no title"},
      {"  [Expression of Interest]  AI  Safety – Fellow ", JobClass::AiSafety, "odd spacing"},
  }));
  const JobJudgement judgement =
      classifier().classify({.title = row.title, .team = {}, .department = {}, .description = {}});
  CAPTURE(row.title, row.why, judgement.reason);
  CHECK(name_of(judgement.job_class) == name_of(row.job_class));
  CHECK_FALSE(judgement.reason.empty());
}

TEST_CASE("team, department and description decide when the title names nothing", "[analysis]") {
  const auto classify = [](std::string_view title, std::string_view team,
                           std::string_view department, std::string_view description) {
    return classifier().classify({title, team, department, description}).job_class;
  };
  CHECK(classify("Data Scientist", "Safety Systems", "", "") == JobClass::AiSafety);
  CHECK(classify("Data Scientist", "", "Trust & Safety", "") == JobClass::TrustAndSafety);
  CHECK(classify("Data Scientist", "", "", "You will join our interpretability team.") ==
        JobClass::AiSafety);
  CHECK(classify("Data Scientist", "", "", "We care about AI safety in all we do.") ==
        JobClass::Other);
  CHECK(classify("Recruiter", "Safety Systems", "", "") == JobClass::Other);
  CHECK(classify("Cloud Security Engineer", "Safety Systems", "", "") == JobClass::Security);
}

TEST_CASE("research and engineering are technical, and what sells, hires or builds is not",
          "[analysis]") {
  for (const char* title :
       {"Research Engineer, Interpretability", "Member of Technical Staff", "Data Scientist",
        "Software Engineer, Payments", "Alignment Researcher", "Security Engineer",
        "Site Reliability Engineer", "Software Engineer, GTM Systems"}) {
    CAPTURE(title);
    CHECK(classifier().is_technical(title));
  }
  for (const char* title :
       {"Technical Recruiter, Research", "Solutions Engineer, Enterprise", "Account Executive",
        "Policy Analyst", "Data Center Mechanical Engineer", "Cook", ""}) {
    CAPTURE(title);
    CHECK_FALSE(classifier().is_technical(title));
  }
}

TEST_CASE("a title cue with an unknown class is refused", "[analysis]") {
  Cue cue;
  cue.group = "title";
  cue.name = "ai_saftey";
  cue.pattern = "alignment";
  const auto compiled = JobClassifier::compile(Lexicon{{cue}});
  REQUIRE_FALSE(compiled.has_value());
  CHECK(compiled.error().kind == ErrorKind::Config);
  CHECK(compiled.error().message.find("ai_saftey") != std::string::npos);
}

}  // namespace labledger::analysis
