#pragma once
// A page as sites make them: mostly markup, a little text, some noise that never stands still.

#include <string>

#include "core/digest.hpp"

namespace labledger::bench {

/// About 100 kB of HTML whose noise depends on `version` and whose words do not.
inline std::string sample_page(int version) {
  const std::string noise = sha256(std::to_string(version)).hex();
  std::string html =
      "<!doctype html><html lang=en><head><title>Policy</title><script nonce=" + noise +
      ">var state='" + noise + "';" + std::string(20'000, 'x') +
      "</script></head><body><main><h1>Policy</h1>";
  for (int i = 0; i < 400; ++i) {
    const std::string number = std::to_string(i);
    html += "<section class=\"c-" + number + "\"><h2 id=s" + number + ">Section " + number +
            "</h2><p>We test every model of class <b>" + number +
            "</b> before it is offered to anyone outside the company.</p></section>";
  }
  return html + "</main><footer>" + noise + "</footer></body></html>";
}

}  // namespace labledger::bench
