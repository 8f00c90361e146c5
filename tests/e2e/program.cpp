#include "tests/e2e/program.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace labledger::e2e {

test::ChildOptions Program::options(std::vector<std::string> arguments) const {
  test::ChildOptions options;
  options.arguments = std::move(arguments);
  options.environment = {"HOME=" + home_.path(""), "PATH=/usr/bin:/bin"};
  return options;
}

test::ChildResult Program::run(std::vector<std::string> arguments) const {
  return run(options(std::move(arguments)));
}

test::ChildResult Program::run(const test::ChildOptions& options) const {
  return test::run_program(executable(), options);
}

std::string Program::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

std::string Program::read(const std::string& name) const {
  std::ifstream stream(path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    ++found;
  return found;
}

}  // namespace labledger::e2e
