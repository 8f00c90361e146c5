#pragma once
// Whose a page is, going by the lab files alone: it must not depend on what has been fetched.

#include <string>
#include <unordered_map>

#include "analysis/statements/document_statements.hpp"
#include "core/document.hpp"
#include "core/lab.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// The host of a URL without "www."; empty when it is none.
[[nodiscard]] std::string site_of(const std::string& url);

/// Tells pages of labs from pages of others. One thread only.
class PageOwners {
 public:
  /// `registry` must outlive it; sources that were discovered in it do not count.
  explicit PageOwners(const parsers::Registry& registry);

  /// The lab whose page it is: its file names the URL; or a rule of its file leads there when the
  /// page is listed; or the page stands on the host of the lab's home page, or below it, and no
  /// other lab's file names that host. Null when it is nobody's. Valid as Registry::find_lab's.
  [[nodiscard]] const Lab* owner_of(const std::string& url) const;

  /// The lab that a page of others is about: the one that it names most often, three times at
  /// least, where its title counts as three. Null when there is none, or two are named as often.
  [[nodiscard]] const Lab* subject_of(const Document& document) const;

 private:
  const parsers::Registry& registry_;
  std::unordered_map<std::string, std::string> lab_of_host_;  // Ids; empty: several labs'.
};

/// Whose page it is, or about whom, and how that lab is called there.
struct PageOwner {
  const Lab* lab = nullptr;  ///< Null when it is nobody's and about nobody.
  analysis::PageVoice voice;
};

/// Looks at the text only where the address says nothing.
[[nodiscard]] PageOwner owner_of_page(const PageOwners& owners, const std::string& url,
                                      const Document& document);

}  // namespace labledger::cli
