#include "parsers/html/date_words.hpp"

#include <algorithm>
#include <vector>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

using enum DateMeaning;

constexpr std::size_t kLabelReach = 64;     // Bytes before a date that are looked at.
constexpr std::size_t kBetweenBytes = 26;   // Bytes between a label and its date.
constexpr std::size_t kShortestPrefix = 3;  // Letters of a month's name that stand for it.

// One row a way of writing the twelve months, in order, cut at blanks; "-" where a row adds none.
constexpr auto kMonthRows = std::to_array<std::string_view>({
    // English
    "january february march april may june july august september october november december",
    // German
    "januar februar märz april mai juni juli august september oktober november dezember",
    // Austrian and short German
    "jänner feber mrz - - - - - sept - - -",
    // French
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    // French without accents
    "- fevrier - - - - - aout - - - decembre",
    // Spanish
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    // Spanish, short and older
    "ene - - abr - - - ago setiembre - - dic",
    // Catalan
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    // Portuguese
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    // Italian
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    // Dutch
    "januari februari maart april mei juni juli augustus september oktober november december",
    // Swedish
    "januari februari mars april maj juni juli augusti september oktober november december",
    // Danish and Norwegian
    "januar februar marts april maj juni juli august september oktober november desember",
    // Finnish
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
    "syyskuuta lokakuuta marraskuuta joulukuuta",
    // Polish
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia",
    // Polish, first case
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad "
    "grudzień",
    // Czech
    "ledna února března dubna května června července srpna září října listopadu prosince",
    // Slovak
    "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    // Slovene
    "- - - - - junija julija avgusta septembra oktobra novembra decembra",
    // Russian
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    // Russian, first case
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    // Ukrainian
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    // Ukrainian, short
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    // Bulgarian
    "януари февруари март април май юни юли август септември октомври ноември декември",
    // Turkish
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    // Hungarian
    "január február március április május június július augusztus szeptember október november "
    "december",
    // Romanian
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
    "decembrie",
    // Greek
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου "
    "νοεμβρίου δεκεμβρίου",
    // Lithuanian
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio "
    "gruodžio",
    // Indonesian
    "januari februari maret april mei juni juli agustus september oktober november desember",
    // Arabic
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    // Bengali
    "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    // Hindi
    "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
});

// One row a language and meaning, cut at '|': what stands right before a date says what happened on
// it. The words of legal notices, news sites and blog software; a language without a row only loses
// the meaning of its labels.
constexpr auto kLabelRows = std::to_array<DateLabel>({
    {"published|posted|publication date|date of publication|date published|released|release "
     "date|first published|issued|date|created|submitted|originally created|originally "
     "published|written on",
     Published},
    {"last updated|last update|last modified|last revised|last revision|last reviewed|last "
     "edited|last changed|updated|revised|modified|amended|edited|reviewed|as of",
     Modified},
    {"effective|effective date|effective from|effective as of|in effect from|in effect since|takes "
     "effect|take effect|took effect|in force from|in force since|enters into force|entered into "
     "force|comes into force|applies from|applicable from|date of entry into force",
     Effective},
    {"born|event|event date|due date|closing date|start date|end date|date of birth|expiry "
     "date|expires|deadline|until|through|accessed|retrieved|since|joined|member "
     "since|registered|copyright|©|on view|starts|begins|due|founded|died|next review|today",
     Other},
    {"veröffentlicht|veröffentlichungsdatum|erschienen|publiziert|datum|erstellt|eingestellt|"
     "gepostet|geschrieben|gespeichert|pressemitteilung vom|meldung vom|artikel vom|beitrag "
     "vom|nachricht vom|mitteilung vom",
     Published},
    {"aktualisiert|zuletzt aktualisiert|zuletzt geändert|letzte aktualisierung|letzte "
     "änderung|geändert|bearbeitet|aktualisierung|überarbeitet|stand",
     Modified},
    {"gültig ab|gültig seit|in kraft ab|in kraft seit|in kraft getreten|tritt in "
     "kraft|inkrafttreten|wirksam ab|wirksam zum",
     Effective},
    {"geboren|termin|termine|wann|beginn|bis|abgerufen|seit|mitglied "
     "seit|gegründet|gestorben|druckdatum|heute|anmeldeschluss|einsendeschluss",
     Other},
    {"publié|publiée|mis en ligne|paru|date de publication|créé le|rédigé le", Published},
    {"mis à jour|mise à jour|dernière mise à jour|modifié|dernière modification", Modified},
    {"en vigueur|entrée en vigueur|date d'entrée en vigueur|applicable à compter du", Effective},
    {"né le|née le|jusqu'au|consulté le|depuis|aujourd'hui", Other},
    {"publicado|publicada|fecha|fecha de publicación", Published},
    {"actualizado|actualizada|última actualización|modificado|última modificación", Modified},
    {"en vigor|vigente desde|vigente a partir|fecha de entrada en vigor", Effective},
    {"nacido|hasta|consultado|hoy", Other},
    {"data de publicação|postado", Published},
    {"atualizado|atualizada|última atualização", Modified},
    {"em vigor|data de vigência", Effective},
    {"pubblicato|pubblicata|notizia del|data di pubblicazione|inserito", Published},
    {"aggiornato|aggiornata|ultimo aggiornamento|ultima modifica", Modified},
    {"in vigore", Effective},
    {"nato il|fino al|oggi", Other},
    {"gepubliceerd|geplaatst|publicerad|publicerat|publiceret|udgivet|offentliggjort|publisert|"
     "julkaistu",
     Published},
    {"bijgewerkt|gewijzigd|uppdaterad|senast ändrad|opdateret|oppdatert|päivitetty|muokattu",
     Modified},
    {"van kracht|ingangsdatum|gäller från|gælder fra|voimassa", Effective},
    {"opublikowano|data "
     "publikacji|dodano|publikováno|zveřejněno|vydáno|uverejnené|közzétéve|publicat",
     Published},
    {"zaktualizowano|aktualizacja|aktualizováno|poslední "
     "aktualizace|aktualizované|frissítve|actualizat",
     Modified},
    {"obowiązuje od|wchodzi w życie|účinnost od|účinné od|hatályos", Effective},
    {"опубликовано|опубликован|дата публикации|опубліковано|публикувано", Published},
    {"обновлено|обновлён|изменено|оновлено|последнее обновление", Modified},
    {"вступает в силу|действует с|дата вступления в силу|набирає чинності", Effective},
    {"yayınlanma|yayınlanma tarihi|yayın "
     "tarihi|eklenme|δημοσιεύτηκε|δημοσίευση|diterbitkan|نشر|تاريخ النشر",
     Published},
    {"güncellendi|güncelleme|güncelleme tarihi|son güncelleme|ενημερώθηκε|diperbarui|تحديث|آخر "
     "تحديث",
     Modified},
    {"yürürlük tarihi", Effective},
    {"公開日|公開|投稿日|掲載日|配信|発表日|发布|发布时间|发布日期|发表于|时间|發布|日期|등록|입력|"
     "게시일|작성일",
     Published},
    {"最終更新|最終更新日|更新日|更新|改定|最終改定|最近更新|更新时间|更新日期|更新時間|수정|"
     "최종수정|업데이트",
     Modified},
    {"施行日|施行|発効日|生效日期|生效|시행일", Effective},
});

// The zeros of other scripts, whose digits follow them in order.
constexpr auto kZeros =
    std::to_array<std::string_view>({"\u0660", "\u06F0", "\u0966", "\u09E6", "\uFF10"});

struct MonthName {
  std::string_view name;
  unsigned month = 0;
};

bool comes_before(const MonthName& a, const MonthName& b) {
  return a.name < b.name;
}

// Calls `take` with every piece of a row.
template <typename Take>
void cut(std::string_view row, char separator, Take take) {
  for (std::size_t at = 0; at <= row.size();) {
    const std::size_t end = std::min(row.find(separator, at), row.size());
    take(row.substr(at, end - at));
    at = end + 1;
  }
}

// All rows in order of name, for the binary search.
const std::vector<MonthName>& month_names() {
  static const std::vector<MonthName> names = [] {
    std::vector<MonthName> all;
    for (const std::string_view row : kMonthRows) {
      unsigned month = 0;
      cut(row, ' ', [&](std::string_view name) { all.push_back({name, ++month}); });
    }
    std::sort(all.begin(), all.end(), comes_before);
    return all;
  }();
  return names;
}

const std::vector<DateLabel>& date_labels() {
  static const std::vector<DateLabel> labels = [] {
    std::vector<DateLabel> all;
    for (const DateLabel& row : kLabelRows)
      cut(row.words, '|', [&](std::string_view words) { all.push_back({words, row.meaning}); });
    return all;
  }();
  return labels;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Whether the digit at a place is one of the ten that begin with `zero`; all share its lead bytes.
bool is_digit_of(std::string_view zero, std::string_view text, std::size_t at) {
  const std::string_view digit = text.substr(at, zero.size());
  if (digit.size() < zero.size()) return false;
  const std::size_t last = zero.size() - 1;
  return digit.substr(0, last) == zero.substr(0, last) && digit[last] >= zero[last] &&
         digit[last] - zero[last] < 10;
}

// The code point of a two-byte sequence.
unsigned two_byte_point(char lead, char trail) {
  return (static_cast<unsigned>(static_cast<unsigned char>(lead)) & 0x1FU) << 6U |
         (static_cast<unsigned>(static_cast<unsigned char>(trail)) & 0x3FU);
}

// The lower case of a letter between U+00C0 and U+04FF: Latin, Greek, Cyrillic.
unsigned lower_point(unsigned point) {
  const auto is_in = [&](unsigned first, unsigned last) { return point >= first && point <= last; };
  if (is_in(0xC0, 0xDE) && point != 0xD7) return point + 0x20;
  if (point == 0x130) return 'i';
  if (is_in(0x100, 0x137) || is_in(0x14A, 0x177)) return point | 1U;
  if (is_in(0x139, 0x148) || is_in(0x179, 0x17E)) return point + (point & 1U);
  if (is_in(0x391, 0x3A9)) return point + 0x20;
  if (is_in(0x400, 0x40F)) return point + 0x50;
  if (is_in(0x410, 0x42F)) return point + 0x20;
  return point;
}

// Appends the character at `at` in lower case through `put` and returns its size in bytes.
template <typename Put>
std::size_t fold_character(std::string_view text, std::size_t at, Put put) {
  const char c = text[at];
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0xC3 || byte > 0xD3 || at + 1 >= text.size() || !is_continuation(text[at + 1])) {
    put(to_ascii_lower(c));
    return 1;
  }
  const unsigned lower = lower_point(two_byte_point(c, text[at + 1]));
  if (lower >= 0x80) put(static_cast<char>(0xC0U | lower >> 6U));
  put(static_cast<char>(lower >= 0x80 ? (0x80U | (lower & 0x3FU)) : lower));
  return 2;
}

// Letters of alphabets: ASCII, all of U+00C0 to U+1FFF. Ideographs and punctuation are further up.
std::size_t letter_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return is_ascii_alpha(text[at]) ? 1 : 0;
  std::size_t size = 0;
  if (lead >= 0xC3 && lead <= 0xDF) size = 2;
  if (lead == 0xE0 || lead == 0xE1) size = 3;
  if (at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return 0;
  }
  return size;
}

// Only words that lead to a date may stand between it and its label: no sentence ends there.
bool leads_on(std::string_view between) {
  return between.size() <= kBetweenBytes &&
         std::none_of(between.begin(), between.end(), [](char c) {
           return c == '.' || c == '!' || c == '?' || c == ';' || is_ascii_digit(c);
         });
}

// Whether the label at `at` is a word of its own. Ideographs have no blanks around them.
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  const bool starts = at == 0 || !is_word_byte(text[at - 1]) || letter_size(text, at) == 0;
  const std::size_t end = at + size;
  return starts &&
         (end >= text.size() || letter_size(text, end) == 0 || letter_size(text, at) == 0);
}

}  // namespace

bool is_word_byte(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

FoldedWord word_at(std::string_view text, std::size_t at) {
  FoldedWord word;
  std::size_t end = at;
  bool fits = true;
  while (end < text.size()) {
    const std::size_t size = letter_size(text, end);
    if (size == 0) break;
    const std::size_t stop = end + size;
    while (end < stop)
      end += fold_character(text, end, [&](char c) {
        fits = fits && word.size < word.bytes.size();
        if (fits) word.bytes[word.size++] = c;
      });
  }
  word.consumed = end - at;
  if (!fits) word.size = 0;
  return word;
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();)
    at += fold_character(text, at, [&](char c) { out += c; });
  return out;
}

std::string with_ascii_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto* const row = std::find_if(kZeros.begin(), kZeros.end(), [&](std::string_view zero) {
      return is_digit_of(zero, text, at);
    });
    if (row == kZeros.end()) {
      out += text[at++];
      continue;
    }
    out += static_cast<char>('0' + (text[at + row->size() - 1] - row->back()));
    at += row->size();
  }
  return out;
}

unsigned month_of_word(std::string_view word) {
  if (word.empty()) return 0;
  const std::vector<MonthName>& names = month_names();
  auto row = std::lower_bound(names.begin(), names.end(), MonthName{word, 0}, comes_before);
  if (row == names.end() || !row->name.starts_with(word)) return 0;
  const unsigned month = row->month;
  if (row->name == word) return month;
  const bool is_ascii = is_ascii_alpha(word.front());
  if (word.size() < (is_ascii ? kShortestPrefix : 2 * kShortestPrefix)) return 0;
  for (; row != names.end() && row->name.starts_with(word); ++row) {
    if (row->month != month) return 0;
  }
  return month;
}

std::optional<DateLabel> label_before(std::string_view before) {
  std::size_t from = before.size() - std::min(before.size(), kLabelReach);
  while (from < before.size() && is_continuation(before[from]))
    ++from;
  const std::string text = lower_case(before.substr(from));
  std::optional<DateLabel> best;
  std::size_t best_end = 0;
  for (const DateLabel& label : date_labels()) {
    const std::size_t at = text.rfind(label.words);
    if (at == std::string::npos || !stands_alone(text, at, label.words.size())) continue;
    const std::size_t end = at + label.words.size();
    const bool is_better =
        !best || end > best_end || (end == best_end && label.words.size() > best->words.size());
    if (!is_better || !leads_on(std::string_view(text).substr(end))) continue;
    best = label;
    best_end = end;
  }
  return best;
}

DayOrder day_order_of(std::string_view language) {
  const std::string tag = lower_case(language.substr(0, 16));
  const std::string_view primary = std::string_view(tag).substr(0, tag.find_first_of("-_"));
  if (primary.size() < 2 || primary.size() > 3) return DayOrder::Unknown;
  if (primary == "zh" || primary == "ja" || primary == "ko" || primary == "hu" || primary == "lt" ||
      primary == "fil")
    return DayOrder::Unknown;
  if (primary != "en") return DayOrder::DayFirst;
  const std::string_view rest = std::string_view(tag).substr(primary.size());
  if (rest == "-us" || rest == "_us" || rest == "-ph" || rest == "_ph") return DayOrder::MonthFirst;
  const bool is_unsure = rest.empty() || rest == "-ca" || rest == "_ca";
  return is_unsure ? DayOrder::Unknown : DayOrder::DayFirst;
}

}  // namespace labledger::parsers
