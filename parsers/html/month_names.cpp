#include "parsers/html/month_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/html/ascii.hpp"
#include "parsers/html/date_words.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kShortestPrefix = 3;  // Letters of a month's name that stand for it.

struct MonthRow {
  std::string_view language;
  std::string_view names;
};

// One row a way of writing the twelve months, in order, cut at blanks; "-" where a row adds none.
constexpr auto kMonthRows = std::to_array<MonthRow>({
    {"en", "january february march april may june july august september october november december"},
    {"de", "januar februar märz april mai juni juli august september oktober november dezember"},
    // Austrian and short.
    {"de", "jänner feber mrz - - - - - sept - - -"},
    {"fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"},
    // Without accents.
    {"fr", "- fevrier - - - - - aout - - - decembre"},
    {"es",
     "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"},
    // Short and older.
    {"es", "ene - - abr - - - ago setiembre - - dic"},
    {"ca", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"},
    {"pt",
     "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"},
    {"it",
     "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
     "dicembre"},
    {"nl",
     "januari februari maart april mei juni juli augustus september oktober november december"},
    {"sv", "januari februari mars april maj juni juli augusti september oktober november december"},
    {"da", "januar februar marts april maj juni juli august september oktober november desember"},
    {"no", "januar februar marts april maj juni juli august september oktober november desember"},
    {"fi",
     "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
     "syyskuuta lokakuuta marraskuuta joulukuuta"},
    {"pl",
     "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
     "grudnia"},
    // First case.
    {"pl",
     "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad "
     "grudzień"},
    {"cs", "ledna února března dubna května června července srpna září října listopadu prosince"},
    {"sk",
     "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra"},
    {"sl", "- - - - - junija julija avgusta septembra oktobra novembra decembra"},
    {"ru", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"},
    // First case.
    {"ru", "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"},
    {"uk",
     "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"},
    // Short.
    {"uk", "січ лют бер кві тра чер лип сер вер жов лис гру"},
    {"bg", "януари февруари март април май юни юли август септември октомври ноември декември"},
    {"tr", "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"},
    {"hu",
     "január február március április május június július augusztus szeptember október november "
     "december"},
    {"ro",
     "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
     "decembrie"},
    {"el",
     "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου "
     "οκτωβρίου "
     "νοεμβρίου δεκεμβρίου"},
    {"lt",
     "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio "
     "gruodžio"},
    {"id",
     "januari februari maret april mei juni juli agustus september oktober november desember"},
    {"ar", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"},
    {"bn", "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"},
    {"hi", "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"},
    // Short.
    {"pl", "sty lut mar kwi maj cze lip sie wrz paź lis gru"},
    {"cs", "- - - - - - - srp - - - -"},
    {"hr",
     "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna - studenoga prosinca"},
    {"sr", "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar"},
    {"sr", "јануар фебруар март април мај јун јул август септембар октобар новембар децембар"},
    {"mk", "јануари февруари март април мај јуни јули август септември октомври ноември декември"},
    {"be",
     "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада "
     "снежня"},
    {"kk", "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"},
    {"et",
     "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"},
    {"lv",
     "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī "
     "decembrī"},
    // First case.
    {"lv",
     "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris "
     "decembris"},
    {"is", "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"},
    {"sq", "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"},
    {"gl",
     "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro"},
    {"az", "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"},
    {"ms", "januari februari - april mei jun julai ogos september oktober november disember"},
    {"tl",
     "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre"},
    // First case.
    {"el",
     "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος "
     "οκτώβριος νοέμβριος δεκέμβριος"},
    {"he", "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"},
    // "In" the month.
    {"he", "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"},
    // Of the Maghreb.
    {"ar", "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"},
    // Of the Levant; those of two words are left out.
    {"ar", "- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -"},
    {"ur", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"},
});

struct MonthName {
  std::string_view name;
  unsigned month = 0;
  std::string_view language;
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
    for (const MonthRow& row : kMonthRows) {
      unsigned month = 0;
      cut(row.names, ' ', [&](std::string_view name) {
        all.push_back({name, ++month, row.language});
      });
    }
    std::sort(all.begin(), all.end(), comes_before);
    return all;
  }();
  return names;
}

}  // namespace

unsigned month_of_word(std::string_view word) {
  if (word.empty()) return 0;
  const std::vector<MonthName>& names = month_names();
  auto row = std::lower_bound(names.begin(), names.end(), MonthName{word, 0, {}}, comes_before);
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

std::vector<std::string_view> languages_of_date(std::string_view date) {
  std::vector<std::string_view> languages;
  for (std::size_t at = 0; at < date.size();) {
    const FoldedWord word = word_at(date, at);
    at += std::max<std::size_t>(word.consumed, 1);
    if (month_of_word(word.view()) == 0) continue;
    const std::vector<MonthName>& names = month_names();
    auto row =
        std::lower_bound(names.begin(), names.end(), MonthName{word.view(), 0, {}}, comes_before);
    for (; row != names.end() && row->name.starts_with(word.view()); ++row) {
      if (std::find(languages.begin(), languages.end(), row->language) == languages.end())
        languages.push_back(row->language);
    }
    return languages;
  }
  if (date.find("년") != std::string_view::npos) return {"ko"};
  if (date.find("年") != std::string_view::npos) return {"ja", "zh"};
  return languages;
}

std::string_view primary_language(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace labledger::parsers
