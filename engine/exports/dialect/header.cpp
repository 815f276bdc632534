#include "exports/dialect/header.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/folded.hpp"

namespace copil::exports {

namespace {

constexpr std::size_t kLinesLookedAt = 20;
constexpr std::size_t kMaxColumns = 256;

RowFormat format_of_any(char separator, LineEnds line_ends) {
  RowFormat format{separator, line_ends, std::vector<int>(kMaxColumns), kMaxColumns, {}, false};
  std::iota(format.slots.begin(), format.slots.end(), 0);
  return format;
}

std::vector<std::string> names_in(const Rows& rows) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(rows.column_count(), kMaxColumns); ++i) {
    names.emplace_back(trimmed(rows.cell(i)));
  }
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

std::size_t count_known(const std::vector<std::string>& names,
                        const std::vector<std::string>& known) {
  return static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [&](const auto& name) {
    return std::find(known.begin(), known.end(), header_key(name)) != known.end();
  }));
}

/// Excel's first line `sep=;`.
bool is_separator_line(std::string_view record) {
  return record.size() == 5 && folded(record.substr(0, 4)) == "sep=";
}

}  // namespace

std::string header_key(std::string_view name) {
  std::string key;
  int depth = 0;
  for (const char c : folded(name)) {
    depth += c == '(' || c == '[' ? 1 : 0;
    const bool is_kept = depth == 0 && c != '-' && c != '_' && c >= '!';
    if (is_kept || static_cast<unsigned char>(c) >= 0x80) key += c;
    depth -= (c == ')' || c == ']') && depth > 0 ? 1 : 0;
  }
  return key;
}

namespace {

/// The best header among the first records under each separator: `worth(names)` is greatest, the
/// first one that is.
template <class Worth>
Header best_header(std::string_view text, LineEnds line_ends, const Worth& worth) {
  Header best;
  for (char separator : {';', ',', '\t', '|'}) {
    const RowFormat format = format_of_any(separator, line_ends);
    Rows rows{text, format, {0, text.size()}};
    std::uint64_t titles = 0;
    for (std::size_t i = 0; i < kLinesLookedAt && rows.next(); ++i) {
      Header header{separator,
                    names_in(rows),
                    std::string{rows.text()},
                    rows.next_start(),
                    rows.line() + 1,
                    rows.next_line() + 1,
                    0,
                    titles};
      header.known_count = worth(header.names);
      if (!is_separator_line(rows.text())) ++titles;
      if (header.known_count > best.known_count) best = std::move(header);
    }
  }
  return best;
}

}  // namespace

Header find_header(std::string_view text, LineEnds line_ends,
                   const std::vector<std::string>& known) {
  return best_header(text, line_ends, [&](const std::vector<std::string>& names) {
    return count_known(names, known);
  });
}

Header find_any_header(std::string_view text, LineEnds line_ends) {
  return best_header(text, line_ends, [](const std::vector<std::string>& names) {
    const bool has_gap = std::any_of(names.begin(), names.end(),
                                     [](const std::string& name) { return name.empty(); });
    return has_gap ? 0 : names.size();
  });
}

}  // namespace copil::exports
