#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace copil {

/// A value, or what is wrong; the shape of `std::expected`.
/// `Result<T, E>` converts from a `T` and from an `E`, which must be different types.
template <class T, class E>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return content_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() {
    assert(has_value());
    return *std::get_if<0>(&content_);
  }
  const T& value() const {
    assert(has_value());
    return *std::get_if<0>(&content_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  E& error() {
    assert(!has_value());
    return *std::get_if<1>(&content_);
  }
  const E& error() const {
    assert(!has_value());
    return *std::get_if<1>(&content_);
  }

 private:
  std::variant<T, E> content_;
};

}  // namespace copil
