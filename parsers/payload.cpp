#include "parsers/payload.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/digest.hpp"
#include "core/http.hpp"
#include "parsers/html/encoding.hpp"
#include "parsers/pdf/pdf_document.hpp"
#include "parsers/pdf/pdftotext.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kSniffBytes = 1445;  // WHATWG MIME Sniffing, section 5: the resource header.

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

/// Drops a byte order mark and leading white space.
std::string_view skip_lead(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\f");
  return first == std::string_view::npos ? std::string_view{} : bytes.substr(first);
}

bool looks_like_html(std::string_view lead) {
  constexpr std::array<std::string_view, 19> kTags = {
      "<!doctype html", "<html", "<head", "<body", "<title", "<meta",  "<link", "<script",
      "<style",         "<div",  "<p",    "<h1",   "<a",     "<table", "<br",   "<b",
      "<font",          "<main", "<!--"};
  return std::any_of(kTags.begin(), kTags.end(),
                     [&](std::string_view tag) { return starts_with_ignoring_case(lead, tag); });
}

/// Bytes that text never holds (WHATWG MIME Sniffing, section 3: binary data bytes).
bool holds_binary(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x08 || byte == 0x0B || (byte >= 0x0E && byte <= 0x1A) ||
           (byte >= 0x1C && byte <= 0x1F);
  });
}

/// Lines become paragraphs, empty lines part them.
Document document_of_text(std::string_view text) {
  Document document;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = skip_lead(line);
    while (!line.empty() &&
           std::string_view(" \t\r\f").find(line.back()) != std::string_view::npos) {
      line.remove_suffix(1);
    }
    if (line.empty()) continue;
    Block block;
    block.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += line;
    block.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += '\n';
    document.blocks.push_back(block);
  }
  if (document.blocks.empty()) document.problems.push_back(CaptureProblem::NoText);
  return document;
}

}  // namespace

namespace {

/// Whether bytes of a kind can be what a Content-Type says. Pages go by many names, and so does
/// what is unknown; a PDF is declared as nothing but a PDF, and a page is never binary.
bool is_other_than(MediaKind kind, std::string_view content_type) {
  if (kind == MediaKind::Empty) return false;
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  if (starts_with_ignoring_case(type, "application/pdf")) return kind != MediaKind::Pdf;
  return starts_with_ignoring_case(type, "text/html") && kind == MediaKind::Other;
}

}  // namespace

MediaKind sniff_media(std::string_view bytes, std::string_view content_type) {
  if (bytes.empty()) return MediaKind::Empty;
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");  // UTF-16
  const std::string_view lead = skip_lead(bytes.substr(0, kSniffBytes));
  if (lead.starts_with("PK\x03\x04") || lead.starts_with("\x1F\x8B")) return MediaKind::Other;
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  const bool declared_html = starts_with_ignoring_case(type, "text/html") ||
                             starts_with_ignoring_case(type, "application/xhtml");
  if (looks_like_html(lead)) return MediaKind::Html;
  if (is_pdf(bytes)) return MediaKind::Pdf;
  if (lead.starts_with("<?xml")) return declared_html ? MediaKind::Html : MediaKind::Other;
  if (!wide && holds_binary(bytes.substr(0, kSniffBytes))) return MediaKind::Other;
  if (declared_html) return MediaKind::Html;
  if (starts_with_ignoring_case(type, "text/")) return MediaKind::PlainText;
  return MediaKind::Other;
}

Result<ReducedPayload> reduce_payload(std::string_view bytes, std::string_view content_type,
                                      const PageSelection* selection) {
  ReducedPayload payload;
  payload.kind = sniff_media(bytes, content_type);
  payload.is_other_than_declared = is_other_than(payload.kind, content_type);
  if (payload.kind == MediaKind::Html) {
    payload.content = TRY(reduce_html({bytes, content_type, selection}));
  } else if (payload.kind == MediaKind::PlainText) {
    std::string decoded;
    payload.content.html = to_utf8({bytes, content_type}, decoded);
    payload.content.fingerprint = stable_hash(payload.content.html);
  } else if (payload.kind == MediaKind::Pdf) {
    PdfTable words = TRY(run_pdftotext(bytes));
    payload.content.html = std::move(words.table);
    payload.content.fingerprint = stable_hash(payload.content.html);
  }
  if (payload.is_other_than_declared) payload.content.fingerprint = ~payload.content.fingerprint;
  return payload;
}

namespace {

Document document_of(const ReducedPayload& payload, DocumentParts parts) {
  Document document;
  switch (payload.kind) {
    case MediaKind::Html:
      return build_document(payload.content, parts);
    case MediaKind::PlainText:
      return document_of_text(payload.content.html);
    case MediaKind::Pdf:
      return document_of_pdf_table(payload.content.html);
    case MediaKind::Empty:
      document.problems.push_back(CaptureProblem::EmptyBody);
      break;
    case MediaKind::Other:
      document.problems.push_back(CaptureProblem::Unparsable);
      break;
  }
  return document;
}

}  // namespace

Document build_document(const ReducedPayload& payload, DocumentParts parts) {
  Document document = document_of(payload, parts);
  if (payload.is_other_than_declared) document.problems = {CaptureProblem::OtherType};
  return document;
}

Document parse_payload(std::string_view bytes, std::string_view content_type,
                       const PageSelection* selection) {
  const auto reduced = reduce_payload(bytes, content_type, selection);
  if (reduced) return build_document(*reduced);
  Document document;
  document.problems.push_back(CaptureProblem::Unparsable);
  return document;
}

}  // namespace labledger::parsers
