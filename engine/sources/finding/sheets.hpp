#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sources/finding/item.hpp"
#include "sources/names/file_names.hpp"
#include "spreadsheets/workbook.hpp"

namespace copil::sources {

/// Adds what the sheets of a workbook hold of the files of the format. `named` is what its own name
/// says: then the sheet of that name counts, else the only one shown.
void take_sheets(const Item& item, const spreadsheets::Workbook& book,
                 const std::optional<NamedFile>& named, std::span<const std::string_view> stems,
                 FoundFiles& found);

}  // namespace copil::sources
