// search: a place for the program that looks for words.

#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"

namespace labledger::reports {

Page search_page(const ReadingOrder& report) {
  Page page;
  page.path = "search";
  page.formats = PageFormats::Html;
  page.title = "Search";
  page.description = "Quotes, labs and changes of this report by their words.";
  page.heading(1, "Search");
  page.paragraph(Text()
                     .text(counted(report.labs.size(), "lab", "labs"))
                     .say(", their quotes and their changes, by any words in them. ")
                     .reference("All labs", {"index", ""}));
  Text without(
      "Searching here takes a browser that runs JavaScript, and then asks no other server. Without "
      "it: on the command line, ");
  without.code("labledger search WORDS")
      .say(" looks through all that the ledger holds; in the browser, open ")
      .reference("all changes", {"changes", ""})
      .say(" or a lab's page and search within the page.");
  page.add({SearchBox{std::move(without)}});
  return page;
}

}  // namespace labledger::reports
