#pragma once

#include <memory>

namespace copil {

/// Gives back, by the library's own function, what the library gave.
template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* object) const {
    Release(object);
  }
};

/// What a C library gave, given back at the end of its scope.
template <class T, auto Release>
using Owned = std::unique_ptr<T, Releaser<Release>>;

}  // namespace copil
