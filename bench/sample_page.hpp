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

/// About 100 kB of HTML in the proportions of sites' pages: 7 % of it text (on the news and policy
/// pages that we measured, half have less than 6 %), the rest scripts, styles, menus and wrappers
/// with long class names.
inline std::string typical_page(int version) {
  const std::string noise = sha256(std::to_string(version)).hex();
  std::string html = "<!doctype html><html lang=en><head><title>Our approach</title><style>" +
                     std::string(15'000, 's') + "</style><script nonce=" + noise + ">var state='" +
                     noise + "';" + std::string(40'000, 'x') +
                     "</script></head><body><header><nav><ul>";
  for (int i = 0; i < 80; ++i) {
    const std::string number = std::to_string(i);
    html += "<li class=\"menu-item menu-item-type-post menu-item-" + number +
            " depth-2 has-icon\"><a class=\"menu-link text-sm hover:underline\" href=\"/products/" +
            number + "?from=menu\">Product " + number + "</a></li>";
  }
  html += "</ul></nav></header><main><article><h1>Our approach</h1>";
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    html +=
        "<div class=\"flex flex-col gap-4 px-6 md:px-12 lg:max-w-3xl\" data-block-id=\"" + noise +
        number + "\"><div class=\"prose prose-neutral dark:prose-invert\"><p class=\"mb-4 " +
        "leading-relaxed\" style=\"margin-top:0;letter-spacing:-0.01em\">We will test every model "
        "of class " +
        number +
        ", with 22,000 H100 GPUs, for catastrophic risks before it is offered to anyone. "
        "Our teams met in spring.</p></div></div>";
  }
  return html + "</article></main><footer>" + noise + "</footer></body></html>";
}

}  // namespace labledger::bench
