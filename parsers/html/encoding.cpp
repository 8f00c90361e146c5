#include "parsers/html/encoding.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <type_traits>

#include <iconv.h>
#include <uchardet/uchardet.h>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kFallback = "WINDOWS-1252";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kCharset = "charset";
constexpr std::size_t kPrescanBytes = 1024;
constexpr std::size_t kStatisticsBytes = std::size_t{64} << 10;

struct Label {
  std::string_view label;
  std::string_view name;
};

// The labels seen in the wild; those that iconv knows under the same name by the same meaning are
// left to it through the last column.
constexpr auto kLabels = std::to_array<Label>({
    {"ascii", "WINDOWS-1252"},
    {"ansi_x3.4-1968", "WINDOWS-1252"},
    {"big5", "BIG5-HKSCS"},
    {"big5-hkscs", "BIG5-HKSCS"},
    {"cp1250", "WINDOWS-1250"},
    {"cp1251", "WINDOWS-1251"},
    {"cp1252", "WINDOWS-1252"},
    {"cp819", "WINDOWS-1252"},
    {"cp866", "IBM866"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "CP949"},
    {"gb18030", "GB18030"},
    {"gb2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"gbk", "GB18030"},
    {"ibm866", "IBM866"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-11", "CP874"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso-8859-16", "ISO-8859-16"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"iso8859-1", "WINDOWS-1252"},
    {"iso88591", "WINDOWS-1252"},
    {"iso_8859-1", "WINDOWS-1252"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"ks_c_5601-1987", "CP949"},
    {"l1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"latin2", "ISO-8859-2"},
    {"latin5", "WINDOWS-1254"},
    {"macintosh", "MACINTOSH"},
    {"ms932", "CP932"},
    {"shift-jis", "CP932"},
    {"shift_jis", "CP932"},
    {"sjis", "CP932"},
    {"tis-620", "CP874"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"us-ascii", "WINDOWS-1252"},
    {"utf-16", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"utf-16le", "UTF-16LE"},
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"windows-1250", "CP1250"},
    {"windows-1251", "CP1251"},
    {"windows-1252", "WINDOWS-1252"},
    {"windows-1253", "CP1253"},
    {"windows-1254", "WINDOWS-1254"},
    {"windows-1255", "CP1255"},
    {"windows-1256", "CP1256"},
    {"windows-1257", "CP1257"},
    {"windows-1258", "CP1258"},
    {"windows-31j", "CP932"},
    {"windows-874", "CP874"},
    {"windows-949", "CP949"},
    {"x-cp1251", "WINDOWS-1251"},
    {"x-cp1252", "WINDOWS-1252"},
    {"x-gbk", "GB18030"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
    {"x-sjis", "CP932"},
    {"x-user-defined", "WINDOWS-1252"},
});

Encoding from_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {kUtf8, 3};
  if (bytes.starts_with("\xFE\xFF")) return {"UTF-16BE", 2};
  if (bytes.starts_with("\xFF\xFE")) return {"UTF-16LE", 2};
  return {};
}

// The value after the first "charset=" that is followed by one, quotes taken off.
std::string_view charset_parameter(std::string_view text) {
  for (std::size_t at = find_ignoring_case(text, kCharset, 0); at != std::string_view::npos;
       at = find_ignoring_case(text, kCharset, at + 1)) {
    std::string_view rest = trim_ascii(text.substr(at + kCharset.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim_ascii(rest.substr(1));
    const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
    if (quoted) rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of(quoted ? "\"'" : " \t\r\n;\"'/>"));
  }
  return {};
}

// A <meta> may not name an encoding whose bytes could not have spelled the <meta> itself.
std::string_view encoding_in_markup(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kPrescanBytes);
  for (std::size_t at = find_ignoring_case(head, "<meta", 0); at != std::string_view::npos;
       at = find_ignoring_case(head, "<meta", at + 1)) {
    const std::size_t close = head.find('>', at);
    const std::string_view tag =
        head.substr(at, close == std::string_view::npos ? std::string_view::npos : close - at);
    const std::string_view name = encoding_for_label(charset_parameter(tag));
    if (name.starts_with("UTF-16")) return kUtf8;
    if (!name.empty()) return name;
  }
  return {};
}

std::string_view encoding_by_statistics(std::string_view bytes) {
  const auto* const first = std::find_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const std::string_view sample =
      bytes.substr(static_cast<std::size_t>(first - bytes.begin()), kStatisticsBytes);
  struct Release {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
  };
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, Release> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  const std::string_view name = encoding_for_label(uchardet_get_charset(detector.get()));
  // The bytes were found not to be UTF-8, so a guess that they are is a guess about a sample.
  return name == kUtf8 ? std::string_view() : name;
}

// How a sequence goes on after its lead byte.
struct Utf8Tail {
  std::size_t size = 0;       // Bytes after the lead; 0 when no sequence starts with it.
  unsigned char low = 0x80;   // What the first of them may be: tighter than the others', so that
  unsigned char high = 0xBF;  // neither overlong forms nor surrogates fit.
};

Utf8Tail utf8_tail(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {1};
  if (lead == 0xE0) return {2, 0xA0, 0xBF};
  if (lead == 0xED) return {2, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {2};
  if (lead == 0xF0) return {3, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {3};
  if (lead == 0xF4) return {3, 0x80, 0x8F};
  return {};
}

// Length of the well-formed sequence at the front of `bytes`, which is not ASCII; or 0.
std::size_t utf8_sequence_size(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const Utf8Tail tail = utf8_tail(byte(0));
  if (tail.size == 0 || bytes.size() <= tail.size) return 0;
  if (byte(1) < tail.low || byte(1) > tail.high) return 0;
  for (std::size_t i = 2; i <= tail.size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  return tail.size + 1;
}

// Length of the run of bytes at the front that are plain ASCII; eight at a time.
std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80)
    ++at;
  return at;
}

std::size_t valid_utf8_prefix(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    at += ascii_prefix(bytes.substr(at));
    if (at == bytes.size()) break;
    const std::size_t size = utf8_sequence_size(bytes.substr(at));
    if (size == 0) break;
    at += size;
  }
  return at;
}

void append_repaired(std::string_view bytes, std::string& out) {
  while (!bytes.empty()) {
    const std::size_t good = valid_utf8_prefix(bytes);
    out.append(bytes.substr(0, good));
    bytes.remove_prefix(good);
    if (bytes.empty()) return;
    out.append(kReplacement);
    bytes.remove_prefix(1);
    // One mark a broken sequence: the bytes that could only have continued it go with it.
    while (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0xC0U) == 0x80U)
      bytes.remove_prefix(1);
  }
}

class Converter {
 public:
  explicit Converter(std::string_view from)
      : state_(iconv_open("UTF-8", std::string(from).c_str())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) iconv_close(state_);
  }

  [[nodiscard]] bool is_open() const {
    return state_ != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr): POSIX.
  }

  /// Appends the bytes as UTF-8, a replacement character for each byte that cannot be read.
  void append(std::string_view bytes, std::string& out) {
    constexpr std::size_t kFailed = ~std::size_t{0};  // "(size_t)-1", says POSIX of iconv().
    std::array<char, 16384> chunk{};
    auto* in = const_cast<char*>(bytes.data());  // iconv's signature; it only reads.
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = chunk.data();
      std::size_t room = chunk.size();
      const std::size_t done = iconv(state_, &in, &left, &to, &room);
      const int why = done == kFailed ? errno : 0;
      out.append(chunk.data(), chunk.size() - room);
      if (why == 0 || why == E2BIG) continue;
      out.append(kReplacement);
      if (why == EINVAL) return;  // The input ends inside a character.
      ++in;
      --left;
    }
  }

 private:
  iconv_t state_;
};

void drop_nul_bytes(std::string& text) {
  text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
}

}  // namespace

std::string_view encoding_for_label(std::string_view label) {
  const std::string_view wanted = trim_ascii(label);
  const auto* const found = std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& row) {
    return equal_ignoring_case(row.label, wanted);
  });
  return found == kLabels.end() ? std::string_view() : found->name;
}

bool is_valid_utf8(std::string_view bytes) {
  return valid_utf8_prefix(bytes) == bytes.size();
}

Encoding detect_encoding(const HtmlInput& input) {
  const Encoding marked = from_byte_order_mark(input.bytes);
  if (!marked.name.empty()) return marked;
  const std::string_view sent = encoding_for_label(charset_parameter(input.content_type));
  if (!sent.empty()) return {sent, 0};
  const std::string_view written = encoding_in_markup(input.bytes);
  if (!written.empty()) return {written, 0};
  if (is_valid_utf8(input.bytes)) return {kUtf8, 0};
  const std::string_view guessed = encoding_by_statistics(input.bytes);
  return {guessed.empty() ? kFallback : guessed, 0};
}

std::string_view to_utf8(const HtmlInput& input, std::string& buffer) {
  const Encoding encoding = detect_encoding(input);
  const std::string_view bytes = input.bytes.substr(encoding.mark_size);
  buffer.clear();
  Converter converter(encoding.name);
  if (encoding.name == kUtf8 || !converter.is_open()) {
    if (is_valid_utf8(bytes) && bytes.find('\0') == std::string_view::npos) return bytes;
    append_repaired(bytes, buffer);
  } else {
    buffer.reserve(bytes.size() + bytes.size() / 8);
    converter.append(bytes, buffer);
  }
  drop_nul_bytes(buffer);
  return buffer;
}

}  // namespace labledger::parsers
