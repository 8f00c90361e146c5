// PDFs by way of the real pdftotext, and its table read without it.

#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "core/names.hpp"
#include "parsers/payload.hpp"
#include "parsers/pdf/pdf_document.hpp"
#include "parsers/pdf/pdftotext.hpp"
#include "tests/support/pdf_writer.hpp"

namespace labledger::parsers {
namespace {

using test::PdfText;
using Page = std::vector<PdfText>;

// "1 heading1 Words": page, kind, level, text of each block.
std::vector<std::string> shown(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    out.push_back(std::to_string(block.page) + " " + std::string(name_of(block.kind)) +
                  (block.level > 0 ? std::to_string(block.level) : "") + " " +
                  std::string(document.view(block.span)));
  }
  return out;
}

Document parsed(const std::vector<Page>& pages) {
  return parse_payload(test::make_pdf(pages), "");
}

// A page's own text between a running header and a page number.
Page framed(const char* number, Page texts) {
  texts.insert(texts.begin(), {60, 770, 8, "Safety report of the laboratory"});
  texts.push_back({300, 30, 8, number});
  return texts;
}

}  // namespace

TEST_CASE("a PDF is read as headings and paragraphs with their pages", "[pdf]") {
  const Document document = parsed({
      framed("Page 1",
             {{60, 700, 24, "Framework for models"},
              {60, 660, 10, "3 March 2025"},
              {60, 620, 14, "1"},
              {90, 620, 14, "Scope"},
              {60, 590, 10, "We test every model before release and we describe the eva-"},
              {60, 578, 10, "luation in a report. The lab publishes each report within"}}),
      framed("Page 2",
             {{60, 700, 10, "thirty days of release, without exception."},
              {60, 660, 14, "1.1"},
              {90, 660, 14, "Limits"},
              {60, 630, 10, "The evaluation has limits that we list in full below here."}}),
      framed("Page 3",
             {{60, 700, 10, "A third page with words of its own and nothing more here."}}),
  });
  CHECK(document.title == "Framework for models");
  REQUIRE(document.published.has_value());
  CHECK(document.published->value == "2025-03-03");
  CHECK(document.usable());
  CHECK(shown(document) ==
        std::vector<std::string>{
            "1 heading1 Framework for models", "1 paragraph 3 March 2025", "1 heading2 1 Scope",
            "1 paragraph We test every model before release and we describe the evaluation in a "
            "report. The lab publishes each report within thirty days of release, without "
            "exception.",
            "2 heading3 1.1 Limits",
            "2 paragraph The evaluation has limits that we list in full below here.",
            "3 paragraph A third page with words of its own and nothing more here."});
  CHECK(heading_path(document, document.blocks[5]).size() == 3);
}

TEST_CASE("footnotes stand apart from the sentence that bears their number", "[pdf]") {
  const Document document = parsed({
      {{60, 700, 10, "We share results with the institute of our country"},
       {293, 704, 5, "1"},
       {60, 688, 10, "and with others who ask us for them in good time, so that"},
       {60, 60, 7, "1 Where the law allows it."}},
      {{60, 700, 10, "they can repeat the work."}},
  });
  const std::vector<std::string> blocks = shown(document);
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0] == "1 caption 1 Where the law allows it.");
  CHECK(blocks[1].find("country and with others who ask us for them in good time, so that they "
                       "can repeat") != std::string::npos);
}

TEST_CASE("a table is read row by row", "[pdf]") {
  const Document document = parsed({{{60, 700, 10, "Category"},
                                     {200, 700, 10, "Before"},
                                     {340, 700, 10, "After"},
                                     {60, 680, 10, "violence"},
                                     {200, 680, 10, "0.953"},
                                     {340, 680, 10, "0.929"}}});
  CHECK(shown(document) == std::vector<std::string>{"1 table_row Category | Before | After",
                                                    "1 table_row violence | 0.953 | 0.929"});
}

TEST_CASE("pages without a text layer are named", "[pdf]") {
  const Document some = parsed({{{60, 700, 10, "Words"}}, {}, {{60, 700, 10, "More"}}, {}});
  CHECK(some.textless_pages == std::vector<std::uint32_t>{2, 4});
  CHECK(some.usable());
  const Document none = parsed({{}, {}});
  CHECK(none.problems == std::vector{CaptureProblem::NoText});
  CHECK(none.textless_pages.size() == 2);
}

TEST_CASE("a PDF is told by its bytes, not by its name", "[pdf]") {
  const std::string pdf = test::make_pdf({{{60, 700, 10, "Words"}}});
  CHECK(sniff_media(pdf, "text/html") == MediaKind::Pdf);
  CHECK(sniff_media("\n junk before it\n" + pdf, "") == MediaKind::Pdf);
  CHECK(sniff_media("<html><body>It is a %PDF-1.4 file", "application/pdf") == MediaKind::Html);
  CHECK(sniff_media("version https://git-lfs.example/spec/v1\noid sha256:0", "application/pdf") !=
        MediaKind::Pdf);
}

TEST_CASE("ligatures become letters and cut words are mended by what the document writes",
          "[pdf]") {
  std::string table =
      "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\t"
      "height\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t600\t800\t-1\t###PAGE###\n"
      "3\t1\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t###FLOW###\n";
  int top = 100;
  for (const char* line : {"the e\xEF\xAC\x83"
                           "cient gpt-next model and soft\xC2\xAD",
                           "ware of gpt-", "next is well-", "known and Anglo-", "Saxon."}) {
    top += 12;
    table += "4\t1\t0\t0\t0\t0\t60\t" + std::to_string(top) + "\t100\t10\t-1\t###LINE###\n" +
             "5\t1\t0\t0\t0\t0\t60\t" + std::to_string(top) + "\t100\t10\t100\t" + line + "\n";
  }
  const Document document = document_of_pdf_table(table);
  CHECK(document.text ==
        "the efficient gpt-next model and software of gpt-next is wellknown and Anglo-Saxon.\n");
  CHECK(document_of_pdf_table("no table").problems == std::vector{CaptureProblem::Unparsable});
}

TEST_CASE("the child is shut in", "[pdf]") {
  const Result<PdfTable> table = run_pdftotext(test::make_pdf({{{60, 700, 10, "Words"}}}));
  REQUIRE(table.has_value());
  CHECK(table->table.find("\tWords\n") != std::string::npos);
  CHECK(table->confinement == Confinement::SystemCalls);
}

TEST_CASE("hostile PDFs end in a stated outcome within the limits", "[pdf]") {
  const PdfChildLimits limits = {.output_bytes = 1U << 20,
                                 .memory_bytes = 256U << 20,
                                 .processor_time = std::chrono::seconds(2),
                                 .wall_time = std::chrono::milliseconds(5000),
                                 .pages = 100};
  SECTION("a stream that inflates to a great many words") {
    std::string words;
    for (int i = 0; i < 400'000; ++i)
      words += "BT /F1 9 Tf " + std::to_string(i % 500) + " " + std::to_string(i % 700) +
               " Td (boom) Tj ET\n";
    uLongf size = compressBound(words.size());
    std::string packed(size, '\0');
    REQUIRE(compress(reinterpret_cast<Bytef*>(packed.data()), &size,
                     reinterpret_cast<const Bytef*>(words.data()), words.size()) == Z_OK);
    packed.resize(size);
    const auto result =
        run_pdftotext(test::make_pdf_of_stream(packed, "/Filter /FlateDecode"), limits);
    REQUIRE_FALSE(result.has_value());
    CHECK_FALSE(result.error().message.empty());
  }
  SECTION("forms that draw each other without end") {
    const std::string form =
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> "
        "/Length 29 >>\nstream\n/X Do /X Do /X Do /X Do /X Do\nendstream";
    const auto result = run_pdftotext(test::make_pdf_of_stream("/X Do /X Do", "", {form}), limits);
    CHECK((result.has_value() || !result.error().message.empty()));
  }
  SECTION("more pages than anybody reads") {
    const auto result = run_pdftotext(test::make_pdf(std::vector<Page>(10'000)), limits);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().message == "a PDF of more than 100 pages");
  }
  SECTION("a page tree that contains itself") {
    std::string pdf = test::make_pdf({{{60, 700, 10, "Words"}}});
    const std::size_t kid = pdf.find("/Kids [6 0 R");
    pdf.replace(kid + 7, 1, "2");
    const auto result = run_pdftotext(pdf, limits);
    CHECK((result.has_value() || !result.error().message.empty()));
  }
  SECTION("bytes that only begin like one") {
    const auto result = run_pdftotext("%PDF-1.7\n" + std::string(100'000, '('), limits);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == ErrorKind::Malformed);
  }
  SECTION("limits on size and time") {
    const std::string pdf = test::make_pdf({{{60, 700, 10, "Words"}}});
    CHECK(run_pdftotext(pdf, {.input_bytes = 10}).error().kind == ErrorKind::TooLarge);
    CHECK(run_pdftotext(pdf, {.output_bytes = 10}).error().kind == ErrorKind::TooLarge);
    CHECK(run_pdftotext(pdf, {.wall_time = std::chrono::milliseconds(0)}).error().kind ==
          ErrorKind::Timeout);
    CHECK(run_pdftotext(pdf, {.memory_bytes = 1U << 20}).error().kind == ErrorKind::Malformed);
  }
}

}  // namespace labledger::parsers
