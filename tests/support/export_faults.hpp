#pragma once

#include "support/fault_tools.hpp"

/// A third generator of faults: what programs that write exports do, row by row sound, wrong all
/// together: universal time, words of databases for nothing, lines cut, digits lost, ranks and
/// périmètres exchanged.
namespace copil::test_support {

class ExportFaults : FaultTools {
 public:
  using FaultTools::FaultTools;

  Mutant next() {
    using Maker = void (ExportFaults::*)();
    static constexpr std::pair<const char*, Maker> kMakers[] = {
        {"temps universel", &ExportFaults::write_universal_time},
        {"mots pour rien", &ExportFaults::write_words_for_nothing},
        {"lignes coupées", &ExportFaults::cut_lines},
        {"chiffres perdus", &ExportFaults::lose_digits},
        {"jeune recopié vers le bas", &ExportFaults::pull_youth_down},
        {"naissances impossibles", &ExportFaults::spoil_births},
        {"zones écrites autrement", &ExportFaults::write_zones_otherwise},
        {"rangs échangés", &ExportFaults::exchange_ranks},
        {"périmètres échangés", &ExportFaults::exchange_perimetres},
    };
    return made_by_one_of(*this, kMakers);
  }

 private:
  /// Nowhere, or the column of that name.
  std::size_t column_named(std::string_view wanted) const {
    const Lines names = split(lines_[0], ';');
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), wanted) - names.begin());
  }

  /// Another file than the one taken.
  void take(const std::string& name) {
    mutant_.file = mutant_.new_name = name;
    mutant_.bytes = clean_.at(name);
    lines_ = split(mutant_.bytes, '\n');
    lines_.pop_back();
  }

  /// Every day as its midnight is written two hours further west: that of the eve.
  void write_universal_time() {
    const std::string hour = below(2) == 0 ? "22:00:00" : "23:00:00";
    const std::string between = below(2) == 0 ? " " : "T";
    for (std::size_t column = 0; column < column_count(); ++column) {
      change_column(column, [&](const std::string& cell) {
        return is_day(cell) ? iso_text(*parse_day(cell) - 1) + between + hour : cell;
      });
    }
  }

  void write_words_for_nothing() {
    static const char* const kWords[] = {"NULL", "\\N", "(null)", "None", "N/A", "-", "."};
    const std::string word = kWords[below(std::size(kWords))];
    if (column_named("jeune") == column_count() || mutant_.file == "jeunes.csv") {
      take("services.csv");
    }
    const std::size_t some = 1 + below(4);
    std::size_t row = 0;
    change_column(column_named("jeune"),
                  [&](const std::string& cell) { return row++ % some == 0 ? word : cell; });
  }

  /// Some rows without their last cells, where others end with empty cells.
  void cut_lines() {
    take("cotraitances.csv");
    for (std::size_t i = 0; i < 5; ++i) {
      std::string& line = lines_[2 + below(lines_.size() - 3)];
      Lines cells = split(line, ';');
      cells.resize(std::min(cells.size(), 6 + below(2)));
      line = joined(cells, ";");
    }
    finish();
  }

  /// Codes of seventeen digits in every file, of which one went through a spreadsheet.
  void lose_digits() {
    if (column_named("jeune") == column_count() || mutant_.file == "jeunes.csv") {
      take("services.csv");
    }
    if (lines_.size() < 6) take("services.csv");
    change_column(column_named("jeune"), [&](const std::string& cell) {
      const std::string code = "1234567890123" + (cell + "0000").substr(1, 4);
      return code.substr(0, 15) + "00";
    });
  }

  void pull_youth_down() {
    take("services.csv");
    change_column(0, [](const std::string&) { return "J0001"; });
  }

  void spoil_births() {
    take("jeunes.csv");
    static const char* const kBirths[] = {"1900-01-01", "1901-12-13", "2038-01-19", "2089-03-10"};
    const std::string birth = kBirths[below(std::size(kBirths))];
    const std::size_t some = 1 + below(100);
    std::size_t row = 0;
    change_column(1, [&](const std::string& cell) { return row++ % some == 0 ? birth : cell; });
  }

  void write_zones_otherwise() {
    take("jeunes.csv");
    const std::size_t what = below(5);
    change_column(column_named("zone"), [&](const std::string& cell) -> std::string {
      std::string lower = cell;
      for (char& c : lower) c = static_cast<char>(c | 0x20);
      if (what == 0) return lower;
      if (what == 1) return cell.substr(0, 1) + "." + cell.substr(1, 1) + "." + cell.substr(2);
      if (what == 2) return cell == "ZUS" ? "Zone urbaine sensible" : cell;
      if (what == 3) return cell == "ZUS" ? "zone urbaine sensible (ZUS)" : cell;
      return cell == "ZUS" ? "ZUS/CUCS" : cell;
    });
  }

  void exchange_ranks() {
    take("versements.csv");
    change_column(1, [](const std::string& cell) -> std::string {
      return cell == "1" ? "2" : cell == "2" ? "1" : cell;
    });
  }

  void exchange_perimetres() {
    take("actions.csv");
    const std::size_t some = 1 + below(20);
    std::size_t row = 0;
    change_column(column_named("perimetre"), [&](const std::string& cell) -> std::string {
      return row++ % some != 0 ? cell : cell == "EM" ? "PA" : "EM";
    });
  }
};

}  // namespace copil::test_support
