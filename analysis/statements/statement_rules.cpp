#include "analysis/statements/statement_rules.hpp"

namespace labledger::analysis {
namespace {

using enum Sign;

/// A sentence with all that a rule looks at.
struct View {
  const SentenceReading& reading;
  SignSet signs;
  const SentencePlace& place;
  DocumentKind document = DocumentKind::Other;
  bool is_own = false;    ///< The lab speaks of itself.
  bool is_plain = false;  ///< A sentence that states something: no heading, no question.
};

View view_of(const Passage& passage, std::size_t sentence) {
  const SentenceReading& reading = passage.readings[sentence];
  const SentencePlace& place = passage.places[sentence];
  const bool is_item = place.opening.has_value();
  const bool is_plain = reading.shape != SentenceShape::Question &&
                        (reading.shape != SentenceShape::Heading || is_item);
  SignSet signs = reading.signs;
  if (place.names_subject && passage.kind == DocumentKind::Other) signs.add(Ai);
  return {reading, signs, place, passage.kind, speaks_of_lab(passage, sentence), is_plain};
}

/// Somebody else's duty, a contract's wording, or an advertised position.
bool is_about_others(const View& view) {
  if (view.document == DocumentKind::Opening || view.document == DocumentKind::Terms) return true;
  if (view.signs.has(Others) && !view.signs.has(Promise)) return true;
  if (view.document == DocumentKind::Safety) return false;
  return view.signs.has(Terms) && !view.signs.any(NamedPolicy, Restraint, Misbehaviour);
}

bool is_on_safety(const View& view) {
  if (view.signs.any(CoreSafety, Governance, NamedPolicy, Restraint, UseRule)) return true;
  if (view.signs.has(SafetyAct) && view.signs.any(Misbehaviour, Harm)) return true;
  if (view.signs.has(Enforcement) && view.signs.any(SafetyAct, Mitigate, Safety)) return true;
  return view.document == DocumentKind::Safety &&
         view.signs.any(Safety, Privacy, Harm, Misbehaviour, SafetyAct);
}

bool names_harm(const View& view) {
  return view.signs.any(Harm, Misbehaviour, SocialHarm) || view.signs.all(Worry, Cause);
}

bool is_risk_denial(const View& view) {
  if (!view.is_plain || !view.signs.has(Denial)) return false;
  return view.signs.any(Harm, Misbehaviour, NamedPolicy) && view.signs.any(Ai, CoreSafety);
}

bool is_risk_acknowledged(const View& view) {
  if (!view.is_plain || !names_harm(view) || is_about_others(view)) return false;
  const bool speaks_of_ai =
      view.signs.has(Ai) || (view.document == DocumentKind::Safety && !view.signs.has(You));
  if (!speaks_of_ai || view.signs.has(Denial) || view.signs.all(Product, You)) return false;
  if (view.signs.has(RiskWork) && !view.signs.has(Cause)) return false;
  if (view.signs.any(Harm, Misbehaviour)) return view.signs.any(Cause, Worry) || !view.is_own;
  return view.signs.any(Cause, Worry);
}

/// An item of a list that the lab's own sentence opened.
bool continues_promise(const View& view, const Passage& passage) {
  if (!view.place.opening) return false;
  const View opening = view_of(passage, *view.place.opening);
  const bool fits = is_on_safety(view) || view.signs.any(Safety, SafetyAct);
  return opening.is_own && is_on_safety(opening) && fits && !view.signs.has(Done);
}

/// The lab's duty, also where its policy is the subject: "the framework requires".
bool is_own_duty(const View& view) {
  if (view.is_own) return true;
  if (view.place.speaker == Speaker::ThirdParty) return false;
  return view.signs.any(NamedPolicy, Restraint) && view.signs.any(Promise, Require, CoreSafety);
}

/// What has been, what was found, and what a document says of itself.
bool looks_back(const View& view) {
  if (view.signs.has(PastReference)) return true;
  if (view.signs.has(Meta) && !view.signs.has(WeProgress)) return true;
  if (view.signs.has(WeDone) && !view.signs.has(Restraint)) return true;
  return view.signs.has(Finding) && !view.signs.any(Promise, Aim, WeProgress);
}

bool is_commitment(const View& view, const Passage& passage) {
  if (!view.is_plain || is_about_others(view)) return false;
  if (continues_promise(view, passage)) return true;
  if (view.signs.has(UseRule) && view.is_own && !view.signs.has(Others)) return true;
  if (view.signs.has(Revisable)) return view.is_own || view.document == DocumentKind::Safety;
  if (!is_own_duty(view) || !is_on_safety(view) || looks_back(view)) return false;
  if (view.signs.any(Promise, Aim, Permit)) return !view.signs.has(Mission);
  if (view.signs.any(Belief, Mission, Thanks)) return false;
  if (view.signs.any(WeAct, WeProgress, Role)) return true;
  if (view.signs.has(Done)) return false;
  return view.signs.has(Restraint) ||
         (view.signs.any(OurThing, Body) && !view.signs.has(PeopleFigure));
}

bool is_safety_past_action(const View& view) {
  if (!view.is_plain || is_about_others(view) || !is_on_safety(view)) return false;
  if (view.is_own && view.signs.has(WeDone)) return !view.signs.any(Aim, Belief, Funding, UseRule);
  if (view.signs.any(Promise, Aim, Belief)) return false;
  if (view.signs.has(ModelDid) && view.document == DocumentKind::Safety) return true;
  if (view.signs.has(Finding) && view.document == DocumentKind::Safety) {
    return view.is_own || view.signs.has(Misbehaviour);
  }
  return view.is_own && view.signs.all(Done, SafetyAct) && !view.signs.any(WeAct, WeProgress);
}

bool is_capability(const View& view) {
  if (is_about_others(view) || view.reading.shape == SentenceShape::Question) return false;
  if (view.signs.has(ScoreRow) || view.signs.all(Benchmark, Score)) return true;
  if (!view.is_plain || view.signs.any(CoreSafety, Misbehaviour, Harm, SocialHarm)) return false;
  const bool is_claim = view.signs.has(AbilityClaim) || view.signs.all(ModelClaim, Ability);
  const bool is_of_model = view.place.names_subject || view.signs.any(Ai, ModelClaim);
  if (is_claim && is_of_model && !view.signs.has(Others)) {
    return view.signs.any(ModelClaim, Improvement, Benchmark, Score) || view.place.names_subject;
  }
  if (view.place.names_subject && view.signs.has(Improvement)) return true;
  if (view.signs.has(Size) && (view.signs.has(Ai) || view.is_own)) return true;
  if (view.signs.has(Improvement) && view.signs.any(Ai, ModelClaim, Benchmark)) {
    return view.signs.has(ModelClaim) || !view.signs.any(Product, Safety);
  }
  return view.signs.has(Forecast) && view.signs.any(Ability, Ai) &&
         !view.signs.any(Worry, Product, Others, Belief);
}

bool is_funding(const View& view) {
  return view.signs.all(Money, Funding) && !view.signs.any(Pay, Person, You) &&
         view.document != DocumentKind::Opening;
}

/// A figure of compute, or a row of a table whose head names compute.
bool is_compute(const View& view, const Passage& passage) {
  if (view.reading.shape == SentenceShape::Question) return false;
  if (view.signs.has(ComputeFigure)) return true;
  return view.signs.all(ScoreRow, PlainFigure) && view.place.heading &&
         passage.readings[*view.place.heading].signs.has(ComputeWord);
}

bool counts_safety_staff(const View& view) {
  return view.is_plain && view.signs.any(SafetyStaff) && view.signs.any(PeopleFigure, Hiring);
}

bool counts_people(const View& view) {
  return view.is_plain && view.signs.all(PeopleFigure, OwnPeople) && !counts_safety_staff(view);
}

}  // namespace

bool speaks_of_lab(const Passage& passage, std::size_t sentence) {
  if (passage.places[sentence].speaker == Speaker::ThirdParty) return false;
  const SentenceReading& reading = passage.readings[sentence];
  const bool is_terms = passage.kind == DocumentKind::Terms;
  const bool is_policy = passage.kind == DocumentKind::Safety;
  if (is_policy && passage.places[sentence].names_subject) return true;
  return reading.names_lab || reading.signs.has(We) || (reading.signs.has(Body) && !is_terms);
}

KindSet kinds_by_rules(const Passage& passage, std::size_t sentence) {
  const View view = view_of(passage, sentence);
  KindSet kinds;
  kinds[index_of(StatementKind::RiskAck)] = is_risk_acknowledged(view);
  kinds[index_of(StatementKind::RiskDenial)] = is_risk_denial(view);
  kinds[index_of(StatementKind::Commitment)] = is_commitment(view, passage);
  kinds[index_of(StatementKind::SafetyPastAction)] = is_safety_past_action(view);
  kinds[index_of(StatementKind::Capability)] = is_capability(view);
  kinds[index_of(StatementKind::Compute)] = is_compute(view, passage);
  kinds[index_of(StatementKind::Funding)] = is_funding(view);
  kinds[index_of(StatementKind::Headcount)] = counts_people(view);
  kinds[index_of(StatementKind::SafetyHeadcount)] = counts_safety_staff(view);
  return kinds;
}

}  // namespace labledger::analysis
