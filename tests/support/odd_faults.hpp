#pragma once

#include "support/fault_tools.hpp"

/// A second generator of faults: what spreadsheets, other countries' settings and hands do to the
/// values of an export. What nothing in the rows can tell (a column of words filled down, two dates
/// of a row exchanged that may come in any order) is not among them.
namespace copil::test_support {

class OddFaults : FaultTools {
 public:
  using FaultTools::FaultTools;

  Mutant next() {
    using Maker = void (OddFaults::*)();
    static constexpr std::pair<const char*, Maker> kMakers[] = {
        {"années à deux chiffres", &OddFaults::shorten_years},
        {"mois avant le jour", &OddFaults::put_month_first},
        {"jours comptés", &OddFaults::count_days},
        {"jours comptés depuis 1904", &OddFaults::count_from_1904},
        {"dates recopiées vers le bas", &OddFaults::pull_dates_down},
        {"notation scientifique", &OddFaults::write_scientific},
        {"ligne de total", &OddFaults::add_totals},
        {"titres sur trois lignes", &OddFaults::add_long_titles},
        {"deux en-têtes", &OddFaults::add_second_header},
        {"ligne de commentaire", &OddFaults::add_comment},
        {"marque d'ordre au milieu", &OddFaults::add_mark_inside},
        {"encodages mêlés", &OddFaults::mix_encodings},
        {"blancs dans les codes", &OddFaults::put_blanks_in_codes},
        {"signes qui se ressemblent", &OddFaults::put_lookalikes},
        {"colonne en double", &OddFaults::name_column_twice},
        {"colonne d'un autre fichier", &OddFaults::take_foreign_column},
        {"codes échangés", &OddFaults::exchange_codes},
        {"milliers et décimales", &OddFaults::write_numbers_otherwise},
        {"part en double", &OddFaults::give_part_twice},
        {"code d'un seul jeune", &OddFaults::spoil_one_youth},
    };
    return made_by_one_of(*this, kMakers);
  }

 private:
  /// The columns that hold a day, or a code of `kKeys`, in some row.
  std::vector<std::size_t> columns_of(bool (*is_one)(const std::string&)) const {
    std::vector<std::size_t> found;
    for (std::size_t column = 0; column < column_count(); ++column) {
      const bool has_one = std::any_of(lines_.begin() + 1, lines_.end(), [&](const auto& line) {
        const Lines cells = split(line, ';');
        return column < cells.size() && is_one(cells[column]);
      });
      if (has_one) found.push_back(column);
    }
    return found;
  }

  std::vector<std::size_t> columns_named(const Lines& wanted) const {
    const Lines names = split(lines_[0], ';');
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool is_sentence = names[i] == "action" && mutant_.file == "plan_actions.csv";
      if (!is_sentence && std::count(wanted.begin(), wanted.end(), names[i]) > 0)
        found.push_back(i);
    }
    return found;
  }

  /// Codes that join a row to another file's.
  std::vector<std::size_t> joining_columns() const {
    Lines wanted{"cotraitance", "convention", "territoire",
                 "parent",      "structure",  "mission_locale"};
    if (mutant_.file == "cotraitances.csv") wanted.front() = "mission_locale";
    if (mutant_.file == "conventions.csv") wanted[1] = "territoire";
    return columns_named(wanted);
  }

  template <class Change>
  void change_days(const Change& change) {
    for (const std::size_t column : columns_of(is_day)) {
      change_column(column,
                    [&](const std::string& cell) { return is_day(cell) ? change(cell) : cell; });
    }
  }

  void shorten_years() {
    const bool is_iso = below(2) == 0;
    change_days([&](const std::string& cell) {
      return is_iso ? cell.substr(2)
                    : cell.substr(8) + "/" + cell.substr(5, 2) + "/" + cell.substr(2, 2);
    });
  }

  /// Only where some date has a day beyond the 12th: others read as well either way.
  void put_month_first() {
    const bool can_tell = std::any_of(lines_.begin() + 1, lines_.end(), [](const auto& line) {
      const Lines cells = split(line, ';');
      return std::any_of(cells.begin(), cells.end(),
                         [](const auto& cell) { return is_day(cell) && cell.substr(8) > "12"; });
    });
    if (!can_tell) return add_comment();
    change_days([](const std::string& cell) {
      return cell.substr(5, 2) + "/" + cell.substr(8) + "/" + cell.substr(0, 4);
    });
  }

  void count_days() {
    change_days([](const std::string& cell) {
      return std::to_string(days_between(*make_day(1899, 12, 30), *parse_day(cell)));
    });
  }

  /// Where rows bear their year too.
  void count_from_1904() {
    const auto years = columns_named({"annee", "rang"});
    const bool is_convention = mutant_.file != "plan_actions.csv";
    if (years.empty() || !is_convention || mutant_.file == "evaluations_mrs.csv")
      return add_comment();
    change_days([](const std::string& cell) { return iso_text(add_years(*parse_day(cell), 4)); });
  }

  void pull_dates_down() {
    const auto days = columns_named({"date", "date_effet", "date_affectation", "date_debut"});
    if (days.empty() || lines_.size() < 12) return add_comment();
    const Day first = *make_day(2010, 1, 4);
    int row = 0;
    change_column(days.front(), [&](const std::string&) { return iso_text(first + row++); });
  }

  /// In some rows: what a spreadsheet does to the codes that look like numbers.
  void write_scientific() {
    const auto keys = joining_columns();
    if (keys.empty()) return add_comment();
    const std::size_t only = some_row();
    std::size_t row = 0;
    change_column(keys[below(keys.size())], [&](const std::string& cell) {
      return ++row == only ? std::string{"1,00E+05"} : cell;
    });
  }

  /// A code of jeunes.csv may be anything: a youth named « Total » is in no other file.
  void add_totals() {
    if (mutant_.file == "jeunes.csv") return add_comment();
    Lines cells(column_count());
    cells[0] = below(2) == 0 ? "Total" : "";
    for (std::size_t i = 1; i < cells.size(); ++i) {
      if (below(2) == 0) cells[i] = std::to_string(lines_.size() - 1);
    }
    lines_.push_back(below(3) == 0 ? "Total général : 33" : joined(cells, ";"));
    finish();
  }

  void add_long_titles() {
    mutant_.bytes.insert(0, "Ministère chargé de l'emploi;;\n;;\nExport du 3 janvier 2011;;\n");
  }

  void add_second_header() {
    std::string second = lines_[0];
    std::replace(second.begin(), second.end(), '_', ' ');
    const bool is_same = below(2) == 0;
    lines_.insert(lines_.begin() + 1, is_same ? lines_[0] : second);
    if (below(2) == 0) lines_[1] = "\xEF\xBB\xBF" + lines_[1];
    finish();
  }

  void add_comment() {
    static const char* const kComments[] = {"# fin de page 1", "// page 2", "---",
                                            "* chiffres provisoires"};
    const auto at = static_cast<std::ptrdiff_t>(some_row());
    if (mutant_.file == "jeunes.csv") return add_mark_inside();
    lines_.insert(lines_.begin() + at, kComments[below(std::size(kComments))]);
    if (at == 0) std::swap(lines_[0], lines_[1]);
    finish();
  }

  void add_mark_inside() {
    lines_[some_row()].insert(0, "\xEF\xBB\xBF");
    finish();
  }

  /// A row of Windows-1252 among rows of UTF-8, where others have accents too.
  void mix_encodings() {
    std::vector<std::size_t> accented;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (lines_[i].find("\xC3") != std::string::npos) accented.push_back(i);
    }
    if (accented.size() < 2) return add_mark_inside();
    std::string& line = lines_[accented[below(accented.size())]];
    for (auto at = line.find('\xC3'); at != std::string::npos; at = line.find('\xC3')) {
      line.replace(at, 2, 1, static_cast<char>(static_cast<unsigned char>(line[at + 1]) + 0x40));
    }
    finish();
  }

  void put_blanks_in_codes() {
    static const char* const kBlanks[] = {"\u00A0", "\u202F", "\u2009", "\u2007", "\u3000"};
    const std::string blank = kBlanks[below(std::size(kBlanks))];
    const auto keys = joining_columns();
    if (keys.empty()) return add_mark_inside();
    const std::size_t where = below(3);
    change_column(keys[below(keys.size())], [&](const std::string& cell) {
      const std::size_t at = where == 0 ? 0 : where == 1 ? cell.size() : cell.size() / 2;
      return cell.substr(0, at) + blank + cell.substr(at);
    });
  }

  void put_lookalikes() {
    const auto keys = joining_columns();
    if (keys.empty()) return add_mark_inside();
    change_column(keys[below(keys.size())], [&](const std::string& cell) {
      std::string spoilt;
      for (const char c : cell) spoilt += c == 'M' ? "\u041C" : c == '0' ? "O" : std::string(1, c);
      return spoilt == cell ? cell + "\u200B" : spoilt;
    });
  }

  /// In one row: a youth whom jeunes.csv lists is written otherwise.
  void spoil_one_youth() {
    const auto youths = columns_named({"jeune"});
    if (youths.empty() || mutant_.file == "jeunes.csv") return add_mark_inside();
    std::string& line = lines_[some_row()];
    Lines cells = split(line, ';');
    std::string& code = cells.at(youths[0]);
    const std::size_t zero = code.find('0');
    const bool is_listed = clean_.at("jeunes.csv").find("\n" + code + ";") != std::string::npos;
    if (!is_listed || zero == std::string::npos) return add_mark_inside();
    const std::size_t what = below(3);
    if (what == 0) code.erase(zero, 1);
    if (what == 1) code[zero] = 'O';
    if (what == 2) code += ".0";
    line = joined(cells, ";");
    finish();
  }

  void name_column_twice() {
    Lines names = split(lines_[0], ';');
    std::string name = names[below(names.size())];
    if (below(2) == 0) std::replace(name.begin(), name.end(), '_', ' ');
    const bool is_first = below(2) == 0;
    for (auto& line : lines_) line = is_first ? ";" + line : line + ";";
    lines_[0] = is_first ? name + lines_[0] : lines_[0] + name;
    finish();
  }

  void take_foreign_column() {
    const auto keys = joining_columns();
    if (keys.empty()) return add_mark_inside();
    const Lines other = split(clean_.at("membres.csv"), '\n');
    std::size_t row = 0;
    change_column(keys[below(keys.size())], [&](const std::string&) {
      return split(other[1 + row++ % (other.size() - 2)], ';')[1];
    });
  }

  void exchange_codes() {
    const auto keys = joining_columns();
    const auto days = columns_of(is_day);
    if (keys.empty() || days.empty()) return add_mark_inside();
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      Lines cells = split(lines_[i], ';');
      if (is_plain(lines_[i]) && days[0] < cells.size()) std::swap(cells[keys[0]], cells[days[0]]);
      lines_[i] = joined(cells, ";");
    }
    finish();
  }

  void write_numbers_otherwise() {
    const auto numbers = columns_named({"montant", "objectif", "etp"});
    if (numbers.empty()) return add_mark_inside();
    const std::size_t what = below(6);
    change_column(numbers[0], [&](const std::string& cell) -> std::string {
      const std::size_t point = std::min(cell.find('.'), cell.size());
      const std::string whole = cell.substr(0, point);
      const std::string decimals = point < cell.size() ? cell.substr(point + 1) : "";
      const bool is_big = whole.size() > 3;
      const std::string big = is_big ? whole.substr(0, whole.size() - 3) : "";
      const std::string small = is_big ? whole.substr(whole.size() - 3) : whole;
      const std::string after = decimals.empty() ? "" : "," + decimals;
      if (what == 0) return big + (is_big ? " " : "") + small + after;
      if (what == 1) return big + (is_big ? "\u202F" : "") + small + after + " €";
      if (what == 2)
        return big + (is_big ? "," : "") + small + (after.empty() ? "" : "." + decimals);
      if (what == 3) return big + (is_big ? "." : "") + small + after;
      if (what == 4) return "(" + cell + ")";
      return cell + "-";
    });
  }

  /// A month's part that is there twice, under two names.
  void give_part_twice() {
    const std::string stem = mutant_.file.substr(0, mutant_.file.find('.'));
    static const char* const kCopies[] = {"_2", "_copie", " (1)", "-bis"};
    mutant_.new_name = stem + "_1.csv";
    mutant_.beside[stem + kCopies[below(std::size(kCopies))] + ".csv"] = mutant_.bytes;
  }
};

}  // namespace copil::test_support
