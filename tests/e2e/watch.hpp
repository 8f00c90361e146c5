#pragma once
// A lab with pages on a server of ours, and a program set up to watch it.

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"
#include "tests/support/http_server.hpp"

namespace labledger::e2e {

/// The text with "@HOME@" replaced by the program's home.
inline std::string at_home(const Program& program, std::string text) {
  constexpr std::string_view kMark = "@HOME@";
  for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark))
    text.replace(at, kMark.size(), program.path(""));
  return text;
}

/// A lab with two pages on a server of ours, and a program set up to watch it.
struct Watch {
  test::HttpServer server;
  Program program;
  std::string ledger = program.path("ledger.db");
  std::string config;

  /// `more` is put into the config file; "@HOME@" in it stands for the program's home.
  explicit Watch(const std::string& more = "") {
    server.serve({.path = "/robots.txt",
                  .headers = {{"Content-Type", "text/plain"}},
                  .body = "User-agent: *\nAllow: /\n"});
    serve("/policy", 1);
    serve("/terms", 1);
    std::filesystem::create_directory(program.path("labs"));
    list({{"policy", "page"}, {"terms", "page"}});
    config = program.write("config.toml", "contact = \"watch@example.org\"\nlabs = \"labs\"\n" +
                                              at_home(program, more) +
                                              "[crawl]\nhost_delay = \"1ms\"\nmax_attempts = 1\n");
  }

  void serve(const std::string& path, int wording, int status = 200) {
    server.serve({.path = path,
                  .status = status,
                  .headers = {{"Content-Type", "text/html"}},
                  .body = sample_page(1, wording)});
  }

  /// Writes the lab's file anew, with these pages and their kinds.
  void list(const std::vector<std::pair<std::string, std::string>>& sources) const {
    std::string text = "id = \"acme\"\nname = \"Acme AI\"\nhome = \"" + server.url("/") +
                       "\"\nfrontier_policy = \"no\"\n[[status]]\nstatus = \"active\"\n";
    for (const auto& [id, kind] : sources) {
      text += "[[source]]\nid = \"" + id + "\"\nurl = \"" + server.url("/" + id) + "\"\nkind = \"" +
              kind + "\"\ntopic = \"policy\"\nevery = \"1h\"\n";
    }
    program.write("labs/acme.toml", text);
  }

  [[nodiscard]] test::ChildOptions options(std::vector<std::string> arguments) const {
    for (const std::string& argument :
         {std::string("--db"), ledger, std::string("--config"), config})
      arguments.push_back(argument);
    return program.options(std::move(arguments));
  }

  [[nodiscard]] test::ChildResult run(std::vector<std::string> arguments) const {
    return program.run(options(std::move(arguments)));
  }

  /// The whole pipeline; sources are due only when the ledger does not know them yet.
  [[nodiscard]] test::ChildResult pipeline(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"run", "--allow-private-addresses"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  /// Fetches everything, due or not.
  [[nodiscard]] test::ChildResult crawl_all() const {
    return run({"crawl", "--all", "--allow-private-addresses", "-q"});
  }
};

}  // namespace labledger::e2e
