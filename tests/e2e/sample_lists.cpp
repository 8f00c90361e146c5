#include "tests/e2e/sample_lists.hpp"

#include "core/digest.hpp"
#include "core/time.hpp"

namespace labledger::e2e {

std::string greenhouse_board(const std::vector<SampleOpening>& openings) {
  std::string jobs;
  for (const SampleOpening& opening : openings) {
    const std::string id = std::to_string(opening.id);
    jobs += std::string(jobs.empty() ? "" : ",") + "{\"id\":" + id + ",\"title\":\"" +
            opening.title + "\",\"company_name\":\"" + opening.company +
            "\",\"absolute_url\":\"https://boards.greenhouse.io/acme/jobs/" + id +
            "\",\"location\":{\"name\":\"" + opening.place + "\"},\"internal_job_id\":" + id +
            ",\"updated_at\":\"2024-01-01T00:00:00-05:00\",\"metadata\":null}";
  }
  return "{\"jobs\":[" + jobs + "],\"meta\":{\"total\":" + std::to_string(openings.size()) + "}}";
}

std::string ashby_board(const std::vector<SampleOpening>& openings) {
  std::string jobs;
  for (const SampleOpening& opening : openings) {
    const std::string id = "0000-" + std::to_string(opening.id);
    jobs += std::string(jobs.empty() ? "" : ",") + "{\"id\":\"" + id + "\",\"title\":\"" +
            opening.title + "\",\"department\":\"Research\",\"team\":\"Safety\",\"location\":\"" +
            opening.place + "\",\"isListed\":true,\"isRemote\":null,\"publishedAt\":" +
            "\"2024-01-01T00:00:00.000+00:00\",\"jobUrl\":\"https://jobs.ashbyhq.com/acme/" + id +
            "\",\"descriptionHtml\":\"<p>Work.</p>\"}";
  }
  return "{\"jobs\":[" + jobs + "],\"apiVersion\":\"1\"}";
}

std::string rss_feed(const std::vector<std::string>& urls, int build) {
  std::string items;
  for (const std::string& url : urls) {
    items += "<item><title>Post</title><link>" + url + "</link><guid isPermaLink=\"false\">" + url +
             "</guid></item>";
  }
  return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title>"
         "<link>https://acme.example/</link><description>News</description><lastBuildDate>Mon, 01 "
         "Jan 2024 00:00:0" +
         std::to_string(build % 10) + " +0000</lastBuildDate>" + items + "</channel></rss>";
}

std::string sitemap(const std::vector<std::string>& urls, const std::string& root) {
  const std::string entry = root == "urlset" ? "url" : "sitemap";
  std::string entries;
  for (const std::string& url : urls)
    entries += "<" + entry + "><loc>" + url + "</loc></" + entry + ">";
  return "<?xml version=\"1.0\"?><" + root +
         " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" + entries + "</" + root + ">";
}

std::string list_record(const std::string& url, int day, const std::string& body,
                        const std::string& type) {
  constexpr std::int64_t kNoonOfNewYear2024 = 1'704'110'400'000;
  const std::string date = format_rfc3339({kNoonOfNewYear2024 + day * std::int64_t{86'400'000}});
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: " + type +
                           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:sha256:" +
         sha256(url + date).hex() + ">\r\nWARC-Date: " + date + "\r\nWARC-Target-URI: " + url +
         "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: " +
         std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
}

}  // namespace labledger::e2e
