#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

namespace copil::test_support {

/// How often each branch of a rule is met in a run of property tests. A branch never met fails the
/// run: random data that do not reach it say nothing of it.
class Branches {
 public:
  /// A condition of the rule, to be met both ways. Gives it back.
  bool met(std::string_view name, bool is_so) {
    Sides& sides = sides_of(name);
    ++(is_so ? sides.yes : sides.no);
    return is_so;
  }

  /// A coincidence to be met at least once: two days that are one, a day missed by one.
  void corner(std::string_view name, bool is_so) {
    Sides& sides = sides_of(name);
    sides.is_corner = true;
    if (is_so) ++sides.yes;
  }

  void require_all_met() const {
    REQUIRE(!sides_.empty());
    for (const auto& [name, sides] : sides_) {
      INFO("« " << name << " » : " << sides.yes << " fois oui, " << sides.no << " fois non");
      CHECK(sides.yes > 0);
      CHECK((sides.is_corner || sides.no > 0));
    }
  }

 private:
  struct Sides {
    std::int64_t yes = 0;
    std::int64_t no = 0;
    bool is_corner = false;
  };

  /// Asked millions of times: a name that is there is found without a copy of it.
  Sides& sides_of(std::string_view name) {
    const auto found = sides_.find(name);
    return found == sides_.end() ? sides_[std::string{name}] : found->second;
  }

  std::map<std::string, Sides, std::less<>> sides_;
};

}  // namespace copil::test_support
