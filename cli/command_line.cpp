#include "cli/command_line.hpp"

#include <map>
#include <utility>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace labledger::cli {

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::within(double least, double most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option& Option::within(unsigned least, unsigned most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option& Option::one_of(const std::vector<std::string>& choices) {
  option_->check(CLI::IsMember(choices));
  return *this;
}

Option& Option::needs(const Option& other) {
  option_->needs(other.option_);
  return *this;
}

Option& Option::excludes(const Option& other) {
  option_->excludes(other.option_);
  return *this;
}

Option& Option::show_default() {
  option_->capture_default_str();
  return *this;
}

Command Command::add_command(const std::string& name, const std::string& summary) const {
  return {*app_->add_subcommand(name, summary), *chosen_};
}

void Command::notes(const std::string& text) const {
  app_->footer(text);
}

void Command::require_command() const {
  app_->require_subcommand(1);
}

Option Command::option(const std::string& name, std::string& value, const std::string& help) const {
  return Option(*app_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::vector<std::string>& values,
                       const std::string& help) const {
  return Option(*app_->add_option(name, values, help));
}

Option Command::option(const std::string& name, unsigned& value, const std::string& help) const {
  return Option(*app_->add_option(name, value, help));
}

Option Command::option(const std::string& name, double& value, const std::string& help) const {
  return Option(*app_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::optional<unsigned>& value,
                       const std::string& help) const {
  return Option(*app_->add_option(name, value, help));
}

Option Command::option(const std::string& name, std::optional<double>& value,
                       const std::string& help) const {
  return Option(*app_->add_option(name, value, help));
}

Option Command::flag(const std::string& name, bool& value, const std::string& help) const {
  return Option(*app_->add_flag(name, value, help));
}

void Command::flag(const std::string& name, const std::function<void()>& when_given,
                   const std::string& help) const {
  app_->add_flag_callback(name, when_given, help);
}

void Command::format_option(OutputFormat& format, const std::vector<OutputFormat>& choices) const {
  static const std::map<OutputFormat, std::string> names = {
      {OutputFormat::Text, "text"},       {OutputFormat::Json, "json"},
      {OutputFormat::JsonLines, "jsonl"}, {OutputFormat::Markdown, "markdown"},
      {OutputFormat::Csv, "csv"},         {OutputFormat::Calendar, "ics"}};
  std::vector<std::string> accepted;
  accepted.reserve(choices.size());
  for (const OutputFormat choice : choices)
    accepted.push_back(names.at(choice));
  const auto choose = [&format](const std::string& name) {
    for (const auto& [choice, its_name] : names) {
      if (its_name == name) format = choice;
    }
  };
  app_->add_option_function<std::string>("--format", choose, "How to print the data")
      ->check(CLI::IsMember(accepted, CLI::ignore_case))
      ->default_str(names.at(format));
}

void Command::runs(CommandBody body) const {
  // A command below this one is called back first.
  app_->callback([chosen = chosen_, body = std::move(body)] {
    if (!*chosen) *chosen = body;
  });
}

CommandLine::CommandLine(const std::string& name, const std::string& description,
                         const std::string& version)
    : app_(std::make_unique<CLI::App>(description, name)), program_(*app_, chosen_) {
  app_->require_subcommand(1);
  app_->fallthrough();
  app_->set_version_flag("--version", std::string(name).append(" ").append(version));
}

CommandLine::~CommandLine() = default;

CommandLine::Parsed CommandLine::parse(int argc, const char* const* argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& stop) {  // The parser's only way to say "help" or "wrong".
    return {.stop = app_->exit(stop) == 0 ? ExitCode::Success : ExitCode::Usage, .body = {}};
  }
  return {.stop = {}, .body = chosen_};
}

}  // namespace labledger::cli
