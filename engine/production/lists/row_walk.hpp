#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "records/records.hpp"

namespace copil::production {

/// Rows of a table by mission locale (by code), within one as `before` orders them: an order that
/// does not depend on the files'. Only the rows of one mission locale are sorted at a time.
class RowWalk {
 public:
  using Before = std::function<bool(std::uint32_t, std::uint32_t)>;

  /// `mission_locale` has an entry a row; rows outside `territoire` or refused by `keeps` are left
  /// out.
  RowWalk(const records::Territoires& tree, records::TerritoireId territoire,
          std::span<const records::TerritoireId> mission_locale,
          const std::function<bool(std::uint32_t)>& keeps, Before before);

  /// The next row, or nothing after the last.
  std::optional<std::uint32_t> next();

 private:
  std::vector<records::TerritoireId> places_;
  records::Grouping grouping_;
  Before before_;
  std::size_t place_ = 0;  ///< the next place
  std::vector<std::uint32_t> rows_;
  std::size_t row_ = 0;
};

}  // namespace copil::production
