#pragma once

#include <string>
#include <utility>
#include <vector>

#include "opendocument/opendocument.hpp"

namespace copil::opendocument {

/// One file inside an OpenDocument file.
struct Part {
  std::string name;
  std::string content;
  std::string media_type = "text/xml";
};

/// What the file says of itself.
struct Properties {
  std::string title;
  std::string subject;
  std::string keywords;
  Day created;
  std::vector<std::pair<std::string, std::string>> own{};  ///< by the names of `place_marks`
};

/// The kinds of documents, by their media types.
inline constexpr const char* kSpreadsheetType = "application/vnd.oasis.opendocument.spreadsheet";
inline constexpr const char* kTextType = "application/vnd.oasis.opendocument.text";
inline constexpr const char* kChartType = "application/vnd.oasis.opendocument.chart";

/// `meta.xml`.
Part meta_part(const Properties& properties);

/// Writes the file: its type first and not packed, as readers expect, the parts in their order,
/// their list last; times are fixed. Gives what went wrong.
Diagnostics write_package(const std::string& path, const char* type,
                          const std::vector<Part>& parts);

}  // namespace copil::opendocument
