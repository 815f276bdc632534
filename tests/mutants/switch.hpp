#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

/// What `./copil test-mutants` writes into copies of the sources: many small mistakes in one
/// program, at most one of which is on in a run. See rules.py.
namespace copil::mutants {

/// Shared with the processes that the program starts, so that what these reach counts too.
struct State {
  int active = 0;  ///< The mutant of this run; 0: none.
  unsigned char is_reached[65536] = {};
};

/// The state of this run, made at the first question.
State& state();

inline bool on_now(int number) {
  State& now = state();
  now.is_reached[number] = 1;
  return now.active == number;
}

/// True when the mutant is on. The compiler's own reckoning is never changed.
constexpr bool on(int number) {
  if (std::is_constant_evaluated()) return false;
  return on_now(number);
}

/// Stands after an operator: `a < Tag{7} < b`, `a && Tag{7} | b`.
struct Tag {
  int number;
};

template <class A>
struct Left {
  const A& value;
  int number;
};

// The sign with a tag, then what chooses. NEAR and FAR are the two mistakes of the sign.
#define COPIL_MUTANTS_SIGN(SIGN, NEAR, FAR)                \
  template <class A>                                       \
  constexpr Left<A> operator SIGN(const A& a, Tag tag) {   \
    return {a, tag.number};                                \
  }                                                        \
  template <class A, class B>                              \
  constexpr auto operator SIGN(Left<A> left, const B& b) { \
    const A& a = left.value;                               \
    if (on(left.number)) return NEAR;                      \
    if (on(left.number + 1)) return FAR;                   \
    return a SIGN b;                                       \
  }
COPIL_MUTANTS_SIGN(<, !(b < a), !(a < b))
COPIL_MUTANTS_SIGN(<=, a <= b && !(b <= a), !(a <= b))
COPIL_MUTANTS_SIGN(>, !(b > a), !(a > b))
COPIL_MUTANTS_SIGN(>=, a >= b && !(b >= a), !(a >= b))
#undef COPIL_MUTANTS_SIGN

#define COPIL_MUTANTS_SIGN(SIGN, OTHER)                       \
  template <class A>                                          \
  constexpr Left<A> operator SIGN(const A& a, Tag tag) {      \
    return {a, tag.number};                                   \
  }                                                           \
  template <class A, class B>                                 \
  constexpr auto operator SIGN(Left<A> left, const B& b) {    \
    const A& a = left.value;                                  \
    using Result = decltype(a SIGN b);                        \
    if constexpr (requires { static_cast<Result>(OTHER); }) { \
      if (on(left.number)) return static_cast<Result>(OTHER); \
    }                                                         \
    return a SIGN b;                                          \
  }
COPIL_MUTANTS_SIGN(==, !(a == b))
COPIL_MUTANTS_SIGN(!=, !(a != b))
COPIL_MUTANTS_SIGN(+, a - b)
COPIL_MUTANTS_SIGN(-, a + b)
COPIL_MUTANTS_SIGN(*, a + b)
COPIL_MUTANTS_SIGN(/, a / b + 1)
COPIL_MUTANTS_SIGN(%, a / b)
#undef COPIL_MUTANTS_SIGN

/// `a && Tag{7} | b`: without `b` when on.
template <class B>
constexpr bool operator|(Tag tag, const B& b) {
  return on(tag.number) || static_cast<bool>(b);
}
/// `a || Tag{7} & b`: without `b` when on.
template <class B>
constexpr bool operator&(Tag tag, const B& b) {
  return !on(tag.number) && static_cast<bool>(b);
}

/// A condition: never true, always true (the next number), or what it is.
template <class Condition>
constexpr bool forced(int number, const Condition& condition) {
  if (on(number)) return false;
  if (on(number + 1)) return true;
  return condition();
}

template <class T>
constexpr bool negated(int number, const T& value) {
  return on(number) != static_cast<bool>(value);
}

template <class T>
constexpr T plus(int number, T value) {
  return on(number) ? static_cast<T>(value + 1) : value;
}

template <int number, class T>
T&& first_ever(T&& value) {
  using Plain = std::remove_cvref_t<T>;
  static const Plain first(value);
  static std::optional<Plain> copy;
  copy.emplace(first);
  return static_cast<T&&>(*copy);
}

template <int number, class T>
T&& another(T&& value) {
  using Plain = std::remove_cvref_t<T>;
  static std::optional<Plain> copy;
  if constexpr (std::is_same_v<Plain, bool>) {
    copy.emplace(!value);
  } else {
    copy.emplace(static_cast<Plain>(value + 1));
  }
  return static_cast<T&&>(*copy);
}

/// The value of a `return`: the first ever when on; one more, or its opposite, with the next.
template <int number, class T>
constexpr T&& result(T&& value) {
  using Plain = std::remove_cvref_t<T>;
  if (std::is_constant_evaluated()) return static_cast<T&&>(value);
  if constexpr (std::is_copy_constructible_v<Plain> && !std::is_array_v<Plain> &&
                !std::is_function_v<Plain>) {
    if (on(number)) return first_ever<number>(static_cast<T&&>(value));
    if constexpr (requires(const Plain changed) { static_cast<Plain>(changed + 1); } &&
                  !std::is_pointer_v<Plain>) {
      if (on(number + 1)) return another<number>(static_cast<T&&>(value));
    }
  }
  return static_cast<T&&>(value);
}

/// A field of `owner`, or its neighbour of the same type when on.
template <class Owner, class Field, class Other>
constexpr decltype(auto) field(int number, Owner&& owner, Field get, Other get_other) {
  if constexpr (requires { get_other(owner); }) {
    if constexpr (std::is_same_v<decltype(get(owner)), decltype(get_other(owner))>) {
      if (on(number)) return get_other(owner);
    }
  }
  return get(owner);
}

/// One of two arguments of one type: the other when on.
template <class A, class B>
constexpr A&& first(int number, A&& a, B&& b) {
  if constexpr (std::is_same_v<A, B>) {
    if (on(number)) return static_cast<A&&>(b);
  }
  return static_cast<A&&>(a);
}

template <class T>
constexpr T min_(int number, const T& a, const T& b) {
  return on(number) ? std::max(a, b) : std::min(a, b);
}
template <class T>
constexpr T max_(int number, const T& a, const T& b) {
  return on(number) ? std::min(a, b) : std::max(a, b);
}
inline double floor_(int number, double value) {
  return on(number) ? std::ceil(value) : std::floor(value);
}
inline double ceil_(int number, double value) {
  return on(number) ? std::floor(value) : std::ceil(value);
}
inline double round_(int number, double value) {
  return on(number) ? std::trunc(value) : std::round(value);
}
inline long lround_(int number, double value) {
  return on(number) ? static_cast<long>(value) : std::lround(value);
}
inline long long llround_(int number, double value) {
  return on(number) ? static_cast<long long>(value) : std::llround(value);
}
template <class... Arguments>
auto lower_bound_(int number, Arguments&&... arguments) {
  if constexpr (requires { std::upper_bound(arguments...); }) {
    if (on(number)) return std::upper_bound(arguments...);
  }
  return std::lower_bound(arguments...);
}
template <class... Arguments>
auto upper_bound_(int number, Arguments&&... arguments) {
  if constexpr (requires { std::lower_bound(arguments...); }) {
    if (on(number)) return std::lower_bound(arguments...);
  }
  return std::upper_bound(arguments...);
}

}  // namespace copil::mutants
