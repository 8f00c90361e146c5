#include "parsers/html/date_labels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "parsers/html/ascii.hpp"
#include "parsers/html/date_words.hpp"
#include "parsers/html/month_names.hpp"

namespace labledger::parsers {
namespace {

using enum DateMeaning;

constexpr std::size_t kLabelReach = 64;    // Bytes before a date that are looked at.
constexpr std::size_t kBetweenBytes = 26;  // Bytes between a label and its date.
constexpr std::size_t kDescriptionBytes = 400;
constexpr std::size_t kBehindBytes = 24;  // Bytes behind a date that are looked at.

// One row a language and meaning, cut at '|': what stands right before a date says what happened on
// it. The words of legal notices, news sites and blog software; a language without a row only loses
// the meaning of its labels.
constexpr auto kLabelRows = std::to_array<DateLabel>({
    {"published|posted|publication date|date of publication|date published|released|release "
     "date|first published|issued|date|created|submitted|originally created|originally "
     "published|written on",
     Published, "en"},
    {"last updated|last update|last modified|last revised|last revision|date of last "
     "revision|last reviewed|last edited|last changed|updated|revised|modified|amended|edited|"
     "reviewed|as of",
     Modified, "en"},
    {"effective|effective date|effective from|effective as of|in effect from|in effect since|takes "
     "effect|take effect|took effect|in force from|in force since|enters into force|entered into "
     "force|comes into force|applies from|applicable from|date of entry into force",
     Effective, "en"},
    {"born|event|event date|due date|closing date|start date|end date|date of birth|expiry "
     "date|expires|deadline|until|through|accessed|retrieved|since|joined|member "
     "since|registered|registration date|copyright|©|on view|starts|begins|due|founded|died|next "
     "review|today",
     Other, "en"},
    {"veröffentlicht|veröffentlichungsdatum|erschienen|publiziert|datum|erstellt|eingestellt|"
     "gepostet|geschrieben|gespeichert|pressemitteilung vom|meldung vom|artikel vom|beitrag "
     "vom|nachricht vom|mitteilung vom|dieser beitrag wurde|dieser eintrag wurde|dieser artikel "
     "wurde|diese meldung wurde",
     Published, "de"},
    {"aktualisiert|zuletzt|zuletzt aktualisiert|zuletzt geändert|letzte aktualisierung|letzte "
     "änderung|geändert|bearbeitet|aktualisierung|überarbeitet|stand",
     Modified, "de"},
    {"gültig ab|gültig seit|in kraft ab|in kraft seit|in kraft getreten|tritt in "
     "kraft|inkrafttreten|wirksam ab|wirksam zum",
     Effective, "de"},
    {"geboren|termin|termine|wann|beginn|bis|abgerufen|seit|mitglied seit|dabei "
     "seit|registriert|registriert seit|anmeldedatum|gegründet|gestorben|druckdatum|heute|"
     "anmeldeschluss|einsendeschluss",
     Other, "de"},
    {"publié|publiée|mis en ligne|paru|date de publication|créé le|rédigé le", Published, "fr"},
    {"mis à jour|mise à jour|dernière mise à jour|modifié|dernière modification", Modified, "fr"},
    {"en vigueur|entrée en vigueur|date d'entrée en vigueur|applicable à compter du", Effective,
     "fr"},
    {"né le|née le|jusqu'au|consulté le|depuis|aujourd'hui|inscription|inscrit le|membre depuis",
     Other, "fr"},
    {"publicado|publicada|fecha|fecha de publicación", Published, "es"},
    {"actualizado|actualizada|última actualización|modificado|última modificación", Modified, "es"},
    {"en vigor|vigente desde|vigente a partir|fecha de entrada en vigor", Effective, "es"},
    {"nacido|hasta|consultado|hoy|miembro desde|registrado", Other, "es"},
    {"data de publicação|postado", Published, "pt"},
    {"atualizado|atualizada|última atualização", Modified, "pt"},
    {"em vigor|data de vigência", Effective, "pt"},
    {"pubblicato|pubblicata|notizia del|data di pubblicazione|inserito", Published, "it"},
    {"aggiornato|aggiornata|ultimo aggiornamento|ultima modifica", Modified, "it"},
    {"in vigore", Effective, "it"},
    {"nato il|fino al|oggi|iscritto il|iscritto dal", Other, "it"},
    {"gepubliceerd|geplaatst", Published, "nl"},
    {"bijgewerkt|gewijzigd", Modified, "nl"},
    {"van kracht|ingangsdatum", Effective, "nl"},
    {"lid sinds|geregistreerd", Other, "nl"},
    {"publicerad|publicerat", Published, "sv"},
    {"uppdaterad|senast ändrad", Modified, "sv"},
    {"gäller från", Effective, "sv"},
    {"publiceret|udgivet|offentliggjort", Published, "da"},
    {"opdateret", Modified, "da"},
    {"gælder fra", Effective, "da"},
    {"publisert", Published, "no"},
    {"oppdatert", Modified, "no"},
    {"julkaistu", Published, "fi"},
    {"päivitetty|muokattu", Modified, "fi"},
    {"voimassa", Effective, "fi"},
    {"opublikowano|data publikacji|dodano", Published, "pl"},
    {"zaktualizowano|aktualizacja", Modified, "pl"},
    {"obowiązuje od|wchodzi w życie", Effective, "pl"},
    {"dołączył|zarejestrowany", Other, "pl"},
    {"publikováno|zveřejněno|vydáno", Published, "cs"},
    {"aktualizováno|poslední aktualizace", Modified, "cs"},
    {"účinnost od|účinné od", Effective, "cs"},
    {"uverejnené", Published, "sk"},
    {"aktualizované", Modified, "sk"},
    {"közzétéve", Published, "hu"},
    {"frissítve", Modified, "hu"},
    {"hatályos", Effective, "hu"},
    {"publicat", Published, "ro"},
    {"actualizat", Modified, "ro"},
    {"опубликовано|опубликован|дата публикации", Published, "ru"},
    {"обновлено|обновлён|изменено|последнее обновление", Modified, "ru"},
    {"вступает в силу|действует с|дата вступления в силу", Effective, "ru"},
    {"регистрация|зарегистрирован", Other, "ru"},
    {"опубліковано", Published, "uk"},
    {"оновлено", Modified, "uk"},
    {"набирає чинності", Effective, "uk"},
    {"публикувано", Published, "bg"},
    {"yayınlanma|yayınlanma tarihi|yayın tarihi|eklenme", Published, "tr"},
    {"güncellendi|güncelleme|güncelleme tarihi|son güncelleme", Modified, "tr"},
    {"yürürlük tarihi", Effective, "tr"},
    {"δημοσιεύτηκε|δημοσίευση", Published, "el"},
    {"ενημερώθηκε", Modified, "el"},
    {"diterbitkan", Published, "id"},
    {"diperbarui", Modified, "id"},
    {"نشر|تاريخ النشر", Published, "ar"},
    {"تحديث|آخر تحديث", Modified, "ar"},
    {"公開日|公開|投稿日|掲載日|配信|発表日", Published, "ja"},
    {"最終更新|最終更新日|更新日|更新|改定|最終改定", Modified, "ja"},
    {"施行日|施行|発効日", Effective, "ja"},
    {"发布|发布时间|发布日期|发表于|时间|發布|日期", Published, "zh"},
    {"最近更新|更新时间|更新日期|更新時間", Modified, "zh"},
    {"生效日期|生效", Effective, "zh"},
    {"등록|입력|게시일|작성일", Published, "ko"},
    {"수정|최종수정|업데이트", Modified, "ko"},
    {"시행일", Effective, "ko"},
});

// What these languages write behind a date.
constexpr auto kBehindRows = std::to_array<DateLabel>({
    {"公開|掲載|配信|投稿|発表|発行", Published, "ja"},
    {"更新|改定|改訂|最終更新|最終改定", Modified, "ja"},
    {"施行|発効", Effective, "ja"},
    {"发布|发表|發布|發表", Published, "zh"},
    {"修订|修訂|修改", Modified, "zh"},
    {"生效|起生效|起施行", Effective, "zh"},
    {"게시|등록|작성|발행", Published, "ko"},
    {"수정|개정|업데이트", Modified, "ko"},
    {"시행", Effective, "ko"},
});

template <std::size_t N>
std::vector<DateLabel> labels_in(const std::array<DateLabel, N>& rows) {
  std::vector<DateLabel> all;
  for (const DateLabel& row : rows) {
    for (std::size_t at = 0; at <= row.words.size();) {
      const std::size_t end = std::min(row.words.find('|', at), row.words.size());
      all.push_back({row.words.substr(at, end - at), row.meaning, row.language});
      at = end + 1;
    }
  }
  return all;
}

// Only words that lead to a date may stand between it and its label: no sentence ends there.
// Behind a sign of copyright stands its holder, and then what has nothing to do with it.
bool leads_on(std::string_view between, const DateLabel& label) {
  if (label.words == "©" || label.words == "copyright") return trim_ascii(between).empty();
  return between.size() <= kBetweenBytes &&
         std::none_of(between.begin(), between.end(), [](char c) {
           return c == '.' || c == '!' || c == '?' || c == ';' || is_ascii_digit(c);
         });
}

// Whether the label at `at` is a word of its own. Ideographs have no blanks around them.
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  const bool is_spelled = begins_letter(text, at);
  const bool starts = at == 0 || !is_word_byte(text[at - 1]) || !is_spelled;
  return starts && (!is_spelled || !begins_letter(text, at + size));
}

}  // namespace

std::optional<DateLabel> label_before(std::string_view before) {
  static const std::vector<DateLabel> labels = labels_in(kLabelRows);
  std::size_t from = before.size() - std::min(before.size(), kLabelReach);
  while (from < before.size() && (static_cast<unsigned char>(before[from]) & 0xC0U) == 0x80U)
    ++from;
  const std::string text = lower_case(before.substr(from));
  std::optional<DateLabel> best;
  std::size_t best_end = 0;
  for (const DateLabel& label : labels) {
    const std::size_t at = text.rfind(label.words);
    if (at == std::string::npos || !stands_alone(text, at, label.words.size())) continue;
    const std::size_t end = at + label.words.size();
    const bool is_better =
        !best || end > best_end || (end == best_end && label.words.size() > best->words.size());
    if (!is_better || !leads_on(std::string_view(text).substr(end), label)) continue;
    best = label;
    best_end = end;
  }
  return best;
}

std::optional<DateLabel> label_behind(std::string_view behind) {
  static const std::vector<DateLabel> labels = labels_in(kBehindRows);
  const std::string_view text = trim_ascii(behind.substr(0, kBehindBytes));
  std::optional<DateLabel> best;
  for (const DateLabel& label : labels) {
    if (!text.starts_with(label.words)) continue;
    if (!best || label.words.size() > best->words.size()) best = label;
  }
  if (!best) return std::nullopt;
  const std::string_view rest = text.substr(best->words.size());
  return std::any_of(rest.begin(), rest.end(), is_ascii_digit) ? std::nullopt : best;
}

std::string language_of_words(std::string_view date, const std::optional<DateLabel>& label,
                              std::string_view page_language) {
  const std::vector<std::string_view> languages = languages_of_date(date);
  if (languages.empty()) return std::string(label ? label->language : std::string_view{});
  const auto is_one = [&](std::string_view tag) {
    return std::find(languages.begin(), languages.end(), tag) != languages.end();
  };
  const std::string_view of_page = primary_language(page_language);
  if (is_one(of_page)) return std::string(of_page);
  if (label && is_one(label->language)) return std::string(label->language);
  return std::string(languages.size() == 1 ? languages.front() : std::string_view{});
}

std::optional<StatedDate> labelled_date(std::string_view text, DayOrder order) {
  text = text.substr(0, kDescriptionBytes);
  for (auto found = find_date(text, 0, order); found; found = find_date(text, found->end, order)) {
    const std::optional<DateLabel> label = label_before(text.substr(0, found->begin));
    const bool is_day = found->date.precision >= DatePrecision::Day;
    if (label && label->meaning == Published && is_day) return std::move(found->date);
  }
  return std::nullopt;
}

}  // namespace labledger::parsers
