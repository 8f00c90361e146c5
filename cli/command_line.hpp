#pragma once
// How the command line is declared: commands, their options, and the body that runs. The parser
// behind it is seen by command_line.cpp alone: its header takes longer to read than a command.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "core/result.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): its own name.
class App;
class Option;
}  // namespace CLI

namespace labledger::cli {

/// What a command does once the whole line has been understood.
using CommandBody = std::function<Result<ExitCode>()>;

/// How data is printed on stdout.
enum class OutputFormat { Text, Json, JsonLines, Markdown, Csv, Calendar };

/// An option being declared. A handle: it lives as long as its command line.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  /// The line is refused without it.
  Option& required();
  /// Values outside [least, most] are refused.
  Option& within(double least, double most);
  /// Values outside [least, most] are refused.
  Option& within(unsigned least, unsigned most);
  /// Values other than these are refused.
  Option& one_of(const std::vector<std::string>& choices);
  /// The line is refused when this is given without `other`.
  Option& needs(const Option& other);
  /// The line is refused when both are given.
  Option& excludes(const Option& other);
  /// `--help` shows the value that the variable holds now.
  Option& show_default();

 private:
  CLI::Option* option_;
};

/// A command being declared. A handle: it lives as long as its command line. The variables that
/// options write to must outlive the parsing; absent options leave them as they are. A name
/// without dashes is a positional argument.
class Command {
 public:
  Command(CLI::App& app, CommandBody& chosen) : app_(&app), chosen_(&chosen) {}

  /// A command below this one. `summary` is its line in `--help`.
  [[nodiscard]] Command add_command(const std::string& name, const std::string& summary) const;

  /// The text under the options in `--help`: notes and examples.
  void notes(const std::string& text) const;

  /// The line must name one of the commands below this one.
  void require_command() const;

  // An option that takes a value; it may be repeated when it is a list.
  Option option(const std::string& name, std::string& value, const std::string& help) const;
  Option option(const std::string& name, std::vector<std::string>& values,
                const std::string& help) const;
  Option option(const std::string& name, unsigned& value, const std::string& help) const;
  Option option(const std::string& name, double& value, const std::string& help) const;
  Option option(const std::string& name, std::optional<unsigned>& value,
                const std::string& help) const;
  Option option(const std::string& name, std::optional<double>& value,
                const std::string& help) const;

  /// An option without a value.
  Option flag(const std::string& name, bool& value, const std::string& help) const;
  void flag(const std::string& name, const std::function<void()>& when_given,
            const std::string& help) const;

  /// `--format` with these choices; what `format` holds now is the default.
  void format_option(OutputFormat& format, const std::vector<OutputFormat>& choices) const;

  /// What is done when the line names this command, and none below it that does something.
  void runs(CommandBody body) const;

 private:
  CLI::App* app_;
  CommandBody* chosen_;
};

/// The program's whole command line.
class CommandLine {
 public:
  CommandLine(const std::string& name, const std::string& description, const std::string& version);
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;
  ~CommandLine();

  /// The program itself, for the options that every command accepts and for the commands.
  [[nodiscard]] Command& program() { return program_; }

  /// Reads the line. Gives the body of the command that it names; or, when there is nothing to
  /// run, an exit code: help was printed, or stderr says what is wrong.
  struct Parsed {
    std::optional<ExitCode> stop;
    CommandBody body;
  };
  [[nodiscard]] Parsed parse(int argc, const char* const* argv);

 private:
  std::unique_ptr<CLI::App> app_;
  CommandBody chosen_;
  Command program_;
};

}  // namespace labledger::cli
