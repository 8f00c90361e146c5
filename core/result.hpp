#pragma once
// One error idiom for the whole program: a fallible function returns Result<T> by value.
// Failure is data here (it is stored, counted, retried and reported), so it shows in the type.
// The interface is a strict subset of std::expected (C++23), which a later `using` can replace.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace labledger {

/// What a caller can do about a failure; the kinds are few because the reactions are few.
enum class ErrorKind {
  Network,      ///< The other side could not be reached or broke off; a later try may succeed.
  Timeout,      ///< A time limit was reached; a later try may succeed.
  TooLarge,     ///< A limit on size, depth or count was exceeded; retrying is pointless.
  Malformed,    ///< The bytes are not what their format requires.
  NotFound,     ///< The named thing does not exist.
  Refused,      ///< Forbidden by policy: address guard, scheme, robots.
  Config,       ///< A configuration or lab file is wrong; exit code 4.
  Usage,        ///< The command line is wrong; exit code 2.
  Storage,      ///< The ledger is full, read-only or corrupt; exit code 8.
  Locked,       ///< Another process holds the ledger; exit code 7.
  Interrupted,  ///< A signal asked the process to stop.
  Internal,     ///< An unexpected failure of the system beneath us; exit code 1.
};

/// A failure: its kind, and one sentence naming the thing, the limit and the value found.
struct Error {
  ErrorKind kind = ErrorKind::Internal;
  std::string message;

  /// Returns the same error with context put before its message: "load lab 'acme': …".
  [[nodiscard]] Error in(std::string_view context) && {
    message.insert(0, ": ").insert(0, context);
    return std::move(*this);
  }
};

/// Either a value or an Error. Never both, never neither.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return Error{…};` are the idiom.
  // NOLINTBEGIN(google-explicit-constructor): see above.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// The value. Aborts the process when there is none: check first, or use TRY.
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

  /// The error. Aborts the process when there is a value.
  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
  [[nodiscard]] Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): as in Result<T>.
  Result(Error error) : error_(std::move(error)) {}

  [[nodiscard]] bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  void value() const {}
  [[nodiscard]] const Error& error() const& { return error_.value(); }
  [[nodiscard]] Error&& error() && { return std::move(error_).value(); }

 private:
  std::optional<Error> error_;
};

}  // namespace labledger

/// Unwraps a Result, or returns its error from the enclosing function.
/// Use it only as a whole statement or a whole initialiser, never inside a larger expression.
#define TRY(expression)                     \
  __extension__({                           \
    auto try_result = (expression);         \
    if (!try_result) [[unlikely]]           \
      return std::move(try_result).error(); \
    std::move(try_result).value();          \
  })
