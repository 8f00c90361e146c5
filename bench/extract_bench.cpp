// How fast are pages read for statements, from their bytes on, on one processor, by its own time?
// Give a folder of pages, or nothing for pages of our own making.

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/figures/quantities.hpp"
#include "analysis/segments.hpp"
#include "analysis/statements/document_statements.hpp"
#include "bench/sample_page.hpp"
#include "bench/stopwatch.hpp"
#include "cli/files.hpp"
#include "cli/lexicon_files.hpp"
#include "core/check.hpp"
#include "parsers/payload.hpp"

namespace labledger {
namespace {

constexpr std::size_t kRuns = 7;
constexpr std::size_t kSamplePages = 40;

/// Pages of our own making.
std::vector<std::string> made_pages(std::string (*page)(int)) {
  std::vector<std::string> pages;
  for (std::size_t i = 0; i < kSamplePages; ++i)
    pages.push_back(page(static_cast<int>(i)));
  return pages;
}

Result<std::vector<std::string>> read_pages(const char* folder) {
  std::vector<std::string> pages;
  constexpr std::size_t kLimit = 64U << 20;
  const std::vector<std::string> paths = TRY(cli::list_files(folder, ".html"));
  for (const std::string& path : paths)
    pages.push_back(TRY(cli::read_file(path, kLimit)));
  return pages;
}

/// What a page comes to, so that no step can be left out.
struct Count {
  std::size_t sentences = 0;
  std::size_t statements = 0;
  std::size_t figures = 0;
};

/// The steps of a capture that shows a page for the first time.
struct Reader {
  analysis::StatementExtractor statements;
  analysis::QuantityReader figures;

  [[nodiscard]] Count read(const Document& document,
                           const analysis::Segmentation& segmentation) const {
    Count count;
    const auto read = read_statements(statements, document, segmentation, analysis::PageVoice{});
    for (const analysis::SegmentStatement& found : read.segments) {
      ++count.sentences;
      if (found.statement.kinds.empty()) continue;
      ++count.statements;
      const analysis::Segment& segment = segmentation.segments[found.segment];
      count.figures += figures.read(document.view(segment.span)).size();
    }
    return count;
  }
};

void print(const char* step, const bench::Timing& timing, double all, double bytes) {
  std::printf("%-28s %7.1f ms (%.1f to %.1f), %3.0f %% of all, %6.1f MB/s\n", step,
              1e3 * timing.median, 1e3 * timing.fastest, 1e3 * timing.slowest,
              100 * timing.median / all, bytes / 1e6 / timing.median);
}

void measure(const char* what, const Reader& reader, const std::vector<std::string>& pages) {
  double bytes = 0;
  double text = 0;
  std::vector<Document> documents;
  std::vector<analysis::Segmentation> segmentations;
  for (const std::string& page : pages) {
    bytes += static_cast<double>(page.size());
    documents.push_back(parsers::parse_payload(page, "text/html"));
    segmentations.push_back(analysis::segment(documents.back()));
    text += static_cast<double>(documents.back().text.size());
  }
  const auto parse = bench::time_processor(kRuns, [&] {
    for (const std::string& page : pages)
      CHECK_INVARIANT(parsers::parse_payload(page, "text/html").text.size() < page.size() + 64);
  });
  const auto cut = bench::time_processor(kRuns, [&] {
    for (const Document& document : documents)
      CHECK_INVARIANT(analysis::segment(document).segments.size() <= document.text.size());
  });
  Count count;
  const auto extract = bench::time_processor(kRuns, [&] {
    count = {};
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const Count of_page = reader.read(documents[i], segmentations[i]);
      count.sentences += of_page.sentences;
      count.statements += of_page.statements;
      count.figures += of_page.figures;
    }
  });
  const double all = parse.median + cut.median + extract.median;
  std::printf(
      "extract, %s: %zu pages of %.1f MB with %.1f MB of text: %zu sentences, %zu statements, "
      "%zu figures\n",
      what, pages.size(), bytes / 1e6, text / 1e6, count.sentences, count.statements,
      count.figures);
  print("bytes to documents", parse, all, bytes);
  print("documents to sentences", cut, all, bytes);
  print("sentences to statements", extract, all, bytes);
  std::printf("together %.1f MB of HTML a second; statements alone read %.1f MB of text a second\n",
              bytes / 1e6 / all, text / 1e6 / extract.median);
}

Result<void> measure_all(int argc, const char* const* argv) {
  const Lexicon lexicon = TRY(cli::load_lexicon(""));
  auto statements = TRY(analysis::StatementExtractor::compile(lexicon, analysis::StatementModel()));
  auto figures = TRY(analysis::QuantityReader::compile(lexicon));
  const Reader reader{std::move(statements), std::move(figures)};
  if (argc > 1) {
    const std::vector<std::string> pages = TRY(read_pages(argv[1]));
    measure(argv[1], reader, pages);
    return {};
  }
  measure("typical pages", reader, made_pages(bench::typical_page));
  measure("pages of much text", reader, made_pages(bench::sample_page));
  return {};
}

}  // namespace
}  // namespace labledger

// NOLINTNEXTLINE(bugprone-exception-escape): only for want of memory or of a disk.
int main(int argc, char** argv) {
  const labledger::Result<void> done = labledger::measure_all(argc, argv);
  if (!done) std::fprintf(stderr, "extract_bench: %s\n", done.error().message.c_str());
  return done ? 0 : 1;
}
