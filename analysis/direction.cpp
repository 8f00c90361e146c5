#include "analysis/direction.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "analysis/edit_severity.hpp"
#include "analysis/fold.hpp"
#include "analysis/plain_text.hpp"

namespace labledger::analysis {
namespace {

// Hundredths, as the points of the lexicon. Losing needs less proof than gaining: a weakening that
// is missed costs more than one that is looked at in vain.
constexpr int kClearGain = 25;
constexpr int kClearLoss = 20;
constexpr int kGraveLoss = 60;  ///< Of the negative findings alone; no gain makes up for it.

constexpr std::size_t kFewWords = 3;     ///< Fewer words than this are wording.
constexpr double kMostlyThere = 0.9;     ///< Nearly all of one wording stands in the other.
constexpr double kAlmostReplaced = 0.2;  ///< So little stays that the older promise is gone.
constexpr int kWeakLevel = 40;           ///< Adding to what only "aims" or "may" adds no promise.

std::string percent(double share) {
  return std::to_string(static_cast<int>(std::lround(share * 100))) + " %";
}

/// A verdict without its severity, and the reason that decided, when it is not a finding.
struct Verdict {
  ChangeType type = ChangeType::Reworded;
  std::string reason;
};

Verdict judge_detail(const EditFindings& found, int sum) {
  const WordChange& words = found.words;
  const bool is_weak = found.level_after && found.strongest_after <= kWeakLevel;
  if (words.kept >= kMostlyThere && words.gained >= kFewWords && sum >= 0 && !is_weak) {
    return {ChangeType::Strengthened,
            "detail added: " + std::to_string(words.gained) + " words, none of weight lost"};
  }
  if (words.old >= kMostlyThere && words.lost >= kFewWords && sum <= 0) {
    return {ChangeType::Weakened,
            "detail dropped: " + std::to_string(words.lost) + " words, none of weight gained"};
  }
  if (words.kept < kAlmostReplaced) {
    return {ChangeType::Weakened,
            "replaced: " + percent(words.kept) + " of the older wording's words remain"};
  }
  return {ChangeType::Reworded,
          percent(words.kept) + " of the older wording's words remain, and nothing clear moved"};
}

Verdict judge_direction(const EditFindings& found) {
  if (found.words.same_letters) return {ChangeType::Reworded, "the same letters and digits"};
  int gains = 0;
  int losses = 0;
  for (const EditFinding& finding : found.findings)
    (finding.effect > 0 ? gains : losses) += finding.effect;
  const int sum = gains + losses;
  if (found.escapes_added > 0) return {ChangeType::Weakened, {}};
  if (found.particulars_added < 0 && found.escapes_added == 0) return {ChangeType::Weakened, {}};
  if (found.words.lost < kFewWords && found.words.gained < kFewWords &&
      std::abs(sum) < kClearGain) {
    return {ChangeType::Reworded,
            "fewer than " + std::to_string(kFewWords) + " words of meaning differ on either side"};
  }
  if (sum <= -kClearLoss || losses <= -kGraveLoss) return {ChangeType::Weakened, {}};
  if (found.particulars_added > 0) return {ChangeType::Strengthened, {}};
  if (sum >= kClearGain) return {ChangeType::Strengthened, {}};
  return judge_detail(found, sum);
}

void add_reasons(const EditFindings& found, ChangeType type, std::vector<std::string>& reasons) {
  bool has_gain = false;
  bool has_loss = false;
  for (const EditFinding& finding : found.findings) {
    has_gain = has_gain || finding.effect > 0;
    has_loss = has_loss || finding.effect < 0;
    if (!finding.text.empty()) reasons.push_back(finding.text);
  }
  if (type == ChangeType::Weakened && has_gain && has_loss) {
    reasons.emplace_back("mixed: some of it is stronger; what is mixed counts as weakened");
  }
}

EditJudgement finish(Verdict verdict, const EditFindings& found) {
  EditJudgement judgement{verdict.type, Severity::Low, {}};
  if (!verdict.reason.empty()) judgement.reasons.push_back(std::move(verdict.reason));
  if (!found.words.same_letters) add_reasons(found, verdict.type, judgement.reasons);
  SeverityJudgement severity = judge_severity(verdict.type, found);
  judgement.severity = severity.severity;
  for (std::string& reason : severity.reasons)
    judgement.reasons.push_back(std::move(reason));
  return judgement;
}

/// Whether `part`, which is not empty, stands in `whole`. Linear whatever the texts are.
/// @see Knuth, Morris and Pratt 1977, "Fast Pattern Matching in Strings".
bool stands_in(std::string_view whole, std::string_view part) {
  std::vector<std::size_t> borders(part.size(), 0);
  for (std::size_t i = 1, border = 0; i < part.size(); ++i) {
    while (border > 0 && part[i] != part[border])
      border = borders[border - 1];
    if (part[i] == part[border]) ++border;
    borders[i] = border;
  }
  std::size_t matched = 0;
  for (const char c : whole) {
    while (matched > 0 && c != part[matched])
      matched = borders[matched - 1];
    if (c == part[matched]) ++matched;
    if (matched == part.size()) return true;
  }
  return false;
}

/// Whether `text` says all that `wording` says, in the same words and order.
bool contains(std::string_view text, std::string_view wording) {
  if (text.empty()) return false;
  FoldedText whole;
  FoldedText part;
  fold(text, whole);
  fold(wording, part);
  return !part.letters.empty() && stands_in(whole.letters, part.letters);
}

bool is_blank(std::string_view text) {
  FoldedText folded;
  fold(text, folded);
  return folded.words.empty();
}

}  // namespace

Result<EditClassifier> EditClassifier::compile(const Lexicon& lexicon) {
  EditLexicon compiled = TRY(EditLexicon::compile(lexicon));
  return EditClassifier(std::move(compiled));
}

EditJudgement EditClassifier::classify_addition(std::string_view after,
                                                std::string_view older_versions) const {
  const EditFindings found = lexicon_.compare({}, after);
  if (contains(older_versions, after)) {
    return finish({ChangeType::Returned, "an older version said this"}, found);
  }
  if (found.escapes_added > 0) {  // The promise it excepts from is not in sight, but loses by it.
    return finish({ChangeType::Weakened, "an exception or disclaimer was added"}, found);
  }
  return finish({ChangeType::Added, "nothing stood here before"}, found);
}

EditJudgement EditClassifier::classify_removal(std::string_view before,
                                               std::string_view newer_version) const {
  const EditFindings found = lexicon_.compare(before, {});
  if (contains(newer_version, before)) {
    return finish({ChangeType::Moved, "it stands elsewhere now"}, found);
  }
  return finish({ChangeType::Removed, "nothing stands here now"}, found);
}

EditJudgement EditClassifier::classify(std::string_view before, std::string_view after,
                                       const EditSurroundings& surroundings) const {
  const std::string old_text = plain_text(before);
  const std::string new_text = plain_text(after);
  const bool was_blank = is_blank(old_text);
  const bool now_blank = is_blank(new_text);
  if (was_blank && now_blank) {
    return {ChangeType::Reworded, Severity::Low, {"neither side has words"}};
  }
  if (was_blank) return classify_addition(new_text, surroundings.older_versions);
  if (now_blank) return classify_removal(old_text, surroundings.newer_version);
  const EditFindings found = lexicon_.compare(old_text, new_text);
  if (!found.words.same_letters && contains(surroundings.older_versions, new_text)) {
    return finish({ChangeType::Returned, "an older version said this"}, found);
  }
  return finish(judge_direction(found), found);
}

}  // namespace labledger::analysis
