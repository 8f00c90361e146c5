#include "tests/e2e/sample_archive.hpp"

#include "core/digest.hpp"
#include "core/time.hpp"

namespace labledger::e2e {

std::string sample_page(int capture, int wording) {
  const std::string noise = sha256(std::to_string(capture)).hex();
  std::string html =
      "<!doctype html><html lang=en><head><title>Scaling policy</title><meta name=csrf content=" +
      noise + "><script nonce=" + noise + ">var t='" + noise +
      "'</script></head><body><nav><a href=/>Home</a> <a href=/jobs>Jobs</a></nav><main>"
      "<h1>Scaling policy</h1>";
  for (int section = 0; section < 12; ++section) {
    html += "<h2>Part " + std::to_string(section) + "</h2><p>We test every model of class " +
            std::to_string(section) + " before it is offered to anyone outside the company. ";
    html += section == 3
                ? "An outside auditor reads the results every " + std::to_string(wording + 2) +
                      " months and says in public what was found.</p>"
                : "The results of these tests are written down and kept for ten years.</p>";
  }
  return html + "</main><footer>Build " + noise.substr(0, 8) + "</footer></body></html>";
}

std::string sample_record(const std::string& url, int day, const std::string& body, int status) {
  constexpr std::int64_t kNoonOfNewYear2024 = 1'704'110'400'000;
  const std::string date = format_rfc3339({kNoonOfNewYear2024 + day * std::int64_t{86'400'000}});
  const std::string http = "HTTP/1.1 " + std::to_string(status) +
                           " Status\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
                           std::to_string(body.size()) + "\r\n\r\n" + body;
  const std::string id = sha256(url + date).hex();
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:sha256:" + id +
         ">\r\nWARC-Date: " + date + "\r\nWARC-Target-URI: " + url +
         "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: " +
         std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
}

std::string sample_archive(int sources, int captures) {
  std::string archive;
  for (int source = 0; source < sources; ++source) {
    const std::string url = "https://lab.example/policy/" + std::to_string(source);
    for (int capture = 0; capture < captures; ++capture) {
      if (capture % 17 == 16) {
        archive += sample_record(url, capture, "Forbidden", 403);
      } else if (capture % 30 == 29) {
        archive += sample_record(url, capture,
                                 "<html><body><h1>404</h1><p>Page not found</p></body></html>");
      } else {
        archive += sample_record(url, capture, sample_page(source * 1000 + capture, capture / 10));
      }
    }
  }
  return archive;
}

}  // namespace labledger::e2e
