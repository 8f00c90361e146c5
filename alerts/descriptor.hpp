#pragma once
// Ownership of a file descriptor.

#include <unistd.h>

namespace labledger::alerts {

/// Owns a descriptor, or none (-1), and closes it at the end of its life.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(-1); }

  /// Closes what it owns and takes another.
  void reset(int number) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
  }

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

}  // namespace labledger::alerts
