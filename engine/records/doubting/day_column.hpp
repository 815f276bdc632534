#pragma once

#include <string_view>
#include <vector>

#include "records/records.hpp"

namespace copil::records {

/// A column of dates of a file, under the name that it has there.
struct DayColumn {
  FileId file;
  std::string_view name;
  const std::vector<Day>& days;
};

}  // namespace copil::records
