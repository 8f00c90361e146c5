#include "cli/page_owner.hpp"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::cli {
namespace {

Lab lab(const std::string& id, const std::string& name, const std::string& home,
        const std::vector<std::string>& pages) {
  Lab lab;
  lab.id = id;
  lab.name = name;
  lab.home = home;
  for (const std::string& url : pages) {
    Source source;
    source.id = "s" + std::to_string(lab.sources.size());
    source.lab_id = id;
    source.url = url;
    lab.sources.push_back(source);
  }
  return lab;
}

parsers::Registry registry(std::vector<Lab> labs) {
  std::vector<parsers::LabFile> files;
  for (Lab& lab : labs) {
    parsers::LabFile file;
    file.lab = std::move(lab);
    file.url_places.resize(file.lab.sources.size());
    files.push_back(std::move(file));
  }
  std::vector<parsers::Mistake> mistakes;
  parsers::Registry built = parsers::Registry::build(std::move(files), mistakes);
  REQUIRE(mistakes.empty());
  return built;
}

std::string owner(const parsers::Registry& registry, const std::string& url) {
  const Lab* found = PageOwners(registry).owner_of(url);
  return found == nullptr ? "" : found->id;
}

Document text(const std::string& title, const std::string& words) {
  Document document;
  document.title = title;
  document.text = words;
  return document;
}

}  // namespace

TEST_CASE("a page is its lab's when the lab file or its home page says so", "[cli]") {
  const parsers::Registry labs = registry(
      {lab("acme", "Acme AI", "https://www.acme.example/", {"https://other.example/acme-policy"}),
       lab("bolt", "Bolt", "https://bolt.example/", {"https://hub.example/bolt"})});
  CHECK(owner(labs, "https://other.example/acme-policy") == "acme");
  CHECK(owner(labs, "https://acme.example/any") == "acme");
  CHECK(owner(labs, "https://docs.acme.example/any") == "acme");
  CHECK(owner(labs, "https://other.example/elsewhere").empty());
  CHECK(owner(labs, "https://notacme.example/").empty());
  CHECK(owner(labs, "https://hub.example/bolt") == "bolt");
  CHECK(owner(labs, "https://hub.example/somebody").empty());
}

TEST_CASE("a home page's host that another lab's file names is nobody's", "[cli]") {
  const parsers::Registry labs =
      registry({lab("hub", "Hub", "https://hub.example/", {}),
                lab("bolt", "Bolt", "https://bolt.example/", {"https://hub.example/bolt"})});
  CHECK(owner(labs, "https://hub.example/somebody").empty());
  CHECK(owner(labs, "https://hub.example/bolt") == "bolt");
}

TEST_CASE("a page that a rule of a list leads to is the lab's before the list is read", "[cli]") {
  Lab acme = lab("acme", "Acme", "", {"https://acme.example/feed"});
  acme.sources[0].kind = SourceKind::Feed;
  acme.sources[0].discover.push_back(
      {.paths = {"/news/*"}, .hosts = {"blog.example"}, .kind = SourceKind::Page, .topic = "news"});
  const parsers::Registry labs = registry({acme});
  CHECK(owner(labs, "https://blog.example/news/1") == "acme");
  CHECK(owner(labs, "https://blog.example/about").empty());
}

TEST_CASE("a page of others is about the lab that it names most", "[cli]") {
  const parsers::Registry labs = registry({lab("acme", "Acme AI", "https://acme.example/", {}),
                                           lab("bolt", "Boltworks", "https://bolt.example/", {})});
  const PageOwners owners(labs);
  const auto subject = [&](const Document& document) {
    const Lab* found = owners.subject_of(document);
    return found == nullptr ? std::string() : found->id;
  };
  CHECK(subject(text("",
                     "Acme AI grew. Boltworks did not; Boltworks is small. "
                     "Acme has chips. Acme hires.")) == "acme");
  CHECK(subject(text("On Boltworks", "It is small.")) == "bolt");
  CHECK(subject(text("", "Acme AI and Acmetric, the meter")).empty());
  CHECK(subject(text("", "Boltworks, Boltworks, Boltworks, Acme, Acme, Acme")).empty());
  const PageOwner page =
      owner_of_page(owners, "https://forum.example/post", text("Acme", "Acme has a lot of chips."));
  CHECK(page.lab->id == "acme");
  CHECK(page.voice.lab == "Acme");
  CHECK(page.voice.owner == analysis::DocumentOwner::Other);
}

}  // namespace labledger::cli
