#pragma once
// Ownership of C objects: one line a C type.

#include <memory>

namespace labledger {

/// Calls a C release function; the return value, if any, is of no use in a destructor.
template <auto Release>
struct Releaser {
  template <typename T>
  void operator()(T* object) const {
    static_cast<void>(Release(object));
  }
};

/// Owns one object of a C library and releases it. Pass `.get()` only at the C call.
template <typename T, auto Release>
using Handle = std::unique_ptr<T, Releaser<Release>>;

}  // namespace labledger
