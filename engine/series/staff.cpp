#include "series/staff.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "wording/numbers.hpp"

namespace copil::series {

namespace {

/// A sum of the staff table: the lines that must add up to one, or at most to it.
struct Somme {
  const char* total;
  std::array<const char*, 6> parts;
  bool is_part_only;  ///< the parts are « dont » lines: they may stay below the total
};

constexpr Somme kSommes[] = {
    {"B1", {"B11", "B12"}, false},
    {"B11", {"B111", "B112"}, false},
    {"B12", {"B121", "B122"}, false},
    {"B3", {"B31", "B32", "B33", "B34", "B35", "B36"}, false},
    {"C1", {"C11", "C12"}, false},
    {"C1", {"C31", "C32", "C33", "C34", "C35"}, false},
    {"C11", {"C111", "C112"}, false},
    {"C12", {"C121", "C122"}, false},
    {"C2", {"C21"}, true},
    {"A1", {"A11", "A12"}, false},
    {"A1", {"B1", "C1"}, false},
    {"A11", {"A111", "A112"}, false},
    {"A11", {"B11", "C11"}, false},
    {"A111", {"B111", "C111"}, false},
    {"A112", {"B112", "C112"}, false},
    {"A12", {"A121", "A122"}, false},
    {"A12", {"B12", "C12"}, false},
    {"A121", {"B121", "C121"}, false},
    {"A122", {"B122", "C122"}, false},
    {"A2", {"A31", "A32", "A33", "A34", "A35"}, false},
    {"A2", {"B2", "C2"}, false},
    {"A31", {"A311", "A312", "A313"}, false},
    {"A312", {"A3121", "A3122"}, true},
};

constexpr std::string_view kStaff = "BRH.";

constexpr std::array<std::string_view, 3> kSuffixes{"", ".femmes", ".hommes"};

std::optional<Ratio> staff_cell(const Scope& scope, const std::string& line, Sexe sexe) {
  const std::string_view suffix = kSuffixes[static_cast<std::size_t>(sexe)];
  const auto row = any_row(scope, std::string{kStaff}.append(line).append(suffix));
  return row ? scope.rows.valeur[*row] : std::nullopt;
}

/// Full-time equivalents have two decimals, people none.
Value shown(Ratio number, bool is_full_time) {
  return Value::decimal(number, Unit::none, !is_full_time && reduced(number).den == 1 ? 0 : 2);
}

bool counts_full_time(const Scope& scope, const std::string& line) {
  const auto row = any_row(scope, std::string{kStaff} + line);
  return row && parse_unit(scope.rows.unite[*row]) == Unit::etp;
}

/// The lines of the sum added up; nothing when one of them is not in the table.
std::optional<Ratio> sum_of(const Scope& scope, const Somme& somme) {
  std::optional<Ratio> sum = Ratio{0, 1};
  for (const char* part : somme.parts) {
    if (part == nullptr) break;
    const auto cell = staff_cell(scope, part, Sexe::ensemble);
    sum = sum && cell ? add(*sum, *cell) : std::nullopt;
  }
  return sum;
}

}  // namespace

bool is_staff(std::string_view code) {
  return code.starts_with(kStaff);
}

std::vector<std::string> staff_lines(const Scope& scope) {
  const auto& rows = scope.rows;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.territoire[i] != scope.territoire || !is_staff(rows.serie[i])) continue;
    const std::string line = rows.serie[i].substr(kStaff.size());
    if (line.find('.') == std::string::npos) lines.push_back(line);
  }
  return lines;
}

const std::string& staff_text(const Scope& scope, const std::string& line,
                              const std::vector<std::string>& column) {
  const auto row = any_row(scope, std::string{kStaff} + line);
  assert(row);
  return column[*row];
}

std::int64_t staff_depth(const Scope& scope, std::string_view line) {
  std::int64_t depth = 0;
  for (line.remove_suffix(1); !line.empty(); line.remove_suffix(1)) {
    if (!any_row(scope, std::string{kStaff}.append(line))) break;
    ++depth;
  }
  return depth;
}

Day staff_day(const Scope& scope) {
  for (const std::string& line : staff_lines(scope)) {
    const auto row = any_row(scope, std::string{kStaff} + line);
    if (const auto period = parse_period(scope.rows.periode[*row])) return last_day(*period);
  }
  return Day::unknown;
}

Value staff_value(const Scope& scope, const std::string& line, Sexe sexe) {
  const auto cell = staff_cell(scope, line, sexe);
  return cell ? shown(*cell, counts_full_time(scope, line)) : Value::not_defined(Unit::none);
}

bool sexes_add_up(const Scope& scope, const std::string& line) {
  const auto women = staff_cell(scope, line, Sexe::femmes);
  const auto men = staff_cell(scope, line, Sexe::hommes);
  const auto total = staff_cell(scope, line, Sexe::ensemble);
  if (!women || !men || !total) return true;
  return add(*women, *men) == total;
}

std::int64_t checked_sums(const Scope& scope) {
  return std::count_if(std::begin(kSommes), std::end(kSommes), [&](const Somme& somme) {
    return staff_cell(scope, somme.total, Sexe::ensemble) && sum_of(scope, somme);
  });
}

std::string broken_sums(const Scope& scope, const std::string& line) {
  const auto total = staff_cell(scope, line, Sexe::ensemble);
  std::string broken;
  for (const auto& somme : kSommes) {
    if (!total || line != somme.total) continue;
    const auto sum = sum_of(scope, somme);
    std::string written;
    for (const char* part : somme.parts) {
      if (part == nullptr) break;
      written += (written.empty() ? "" : " + ") + std::string{part};
    }
    const bool holds = !sum || (somme.is_part_only ? *sum <= *total : *sum == *total);
    if (holds) continue;
    broken += (broken.empty() ? "" : " ; ") + written + " = " +
              wording::number_text(shown(*sum, counts_full_time(scope, line)));
  }
  return broken;
}

std::int64_t lines_that_fail(const Scope& scope) {
  const auto lines = staff_lines(scope);
  return std::count_if(lines.begin(), lines.end(),
                       [&](const std::string& line) { return !broken_sums(scope, line).empty(); });
}

}  // namespace copil::series
