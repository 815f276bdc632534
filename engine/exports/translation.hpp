#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace copil::exports {

struct RowFault;

/// Makes the cells of a record those of the format, where another system writes them otherwise.
/// Used from several threads.
class Translation {
 public:
  virtual ~Translation() = default;
  /// `cells` by slot: those of the layout, which it fills, then those of the header. Texts that it
  /// makes go to `made`, where they stay. Gives what spoils the record, if anything does.
  virtual std::optional<RowFault> translate(std::vector<std::string_view>& cells,
                                            std::deque<std::string>& made) const = 0;
};

}  // namespace copil::exports
