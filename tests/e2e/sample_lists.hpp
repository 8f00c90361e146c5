#pragma once
// Job boards, feeds and sitemaps of an invented lab.

#include <string>
#include <vector>

namespace labledger::e2e {

/// An opening as its board tells it.
struct SampleOpening {
  int id = 0;
  std::string title;
  std::string place = "Oslo";
  std::string company = "Acme AI";
};

/// What a Greenhouse board answers.
[[nodiscard]] std::string greenhouse_board(const std::vector<SampleOpening>& openings);

/// What an Ashby board answers; the ids are other than Greenhouse's.
[[nodiscard]] std::string ashby_board(const std::vector<SampleOpening>& openings);

/// An RSS feed with these items, built at a time that differs with `build`.
[[nodiscard]] std::string rss_feed(const std::vector<std::string>& urls, int build);

/// A sitemap with these pages, or, with the root "sitemapindex", of these sitemaps.
[[nodiscard]] std::string sitemap(const std::vector<std::string>& urls,
                                  const std::string& root = "urlset");

/// One record of an archive, as sample_record, with a body of another type than HTML.
[[nodiscard]] std::string list_record(const std::string& url, int day, const std::string& body,
                                      const std::string& type = "application/json");

}  // namespace labledger::e2e
