#pragma once

#include "support/fault_tools.hpp"

/// A generator of faults: what people and programs do to the exports of a data folder. What it
/// makes can be noticed; a row that is simply not there cannot, and is not among them.
namespace copil::test_support {

class Faults : FaultTools {
 public:
  using FaultTools::FaultTools;

  Mutant next() {
    using Maker = void (Faults::*)();
    static constexpr std::pair<const char*, Maker> kMakers[] = {
        {"nom de colonne", &Faults::rename_column},
        {"colonne ôtée", &Faults::drop_column},
        {"colonne doublée", &Faults::double_column},
        {"fichier ôté", &Faults::drop_file},
        {"nom de fichier", &Faults::rename_file},
        {"ajouté deux fois", &Faults::append_twice},
        {"coupé", &Faults::truncate},
        {"encodage", &Faults::encode_again},
        {"octet abîmé", &Faults::spoil_byte},
        {"guillemets", &Faults::quote_again},
        {"guillemet seul", &Faults::add_quote},
        {"cellules décalées", &Faults::shift_cells},
        {"séparateurs", &Faults::swap_separators},
        {"codes changés", &Faults::spoil_codes},
        {"fins de ligne", &Faults::mix_line_ends},
        {"erreur de tableur", &Faults::add_spreadsheet_error},
        {"forme des dates", &Faults::write_dates_otherwise},
        {"titres", &Faults::add_titles},
    };
    return made_by_one_of(*this, kMakers);
  }

 private:
  void rename_column() {
    Lines names = split(lines_[0], ';');
    std::string& name = names[below(names.size())];
    const std::size_t at = below(name.size());
    switch (below(8)) {
      case 0:
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        break;
      case 1:
        std::replace(name.begin(), name.end(), '_', '-');
        break;
      case 2:
        std::replace(name.begin(), name.end(), '_', ' ');
        break;
      case 3:
        name.insert(at, "\u200B");
        break;
      case 4:
        name += " (valeur)";
        break;
      case 5:
        name.erase(at, 1);
        break;
      case 6:
        name.insert(at, 1, name[at]);
        break;
      default:
        name = "colonne inconnue";
        break;
    }
    lines_[0] = joined(names, ";");
    finish();
  }

  void drop_column() {
    const std::size_t column = below(column_count());
    for (auto& line : lines_) {
      Lines cells = split(line, ';');
      if (!is_plain(line) || column >= cells.size()) continue;
      cells.erase(cells.begin() + static_cast<long>(column));
      line = joined(cells, ";");
    }
    finish();
  }

  void double_column() {
    const std::size_t column = below(column_count());
    for (auto& line : lines_) {
      const Lines cells = split(line, ';');
      line += ";" + (column < cells.size() ? cells[column] : "");
    }
    finish();
  }

  void drop_file() { mutant_.new_name.clear(); }

  void rename_file() {
    std::string& name = mutant_.new_name;
    const std::string stem = name.substr(0, name.find('.'));
    const std::string others[] = {stem + ".CSV",          stem + ".txt",   stem + ".Tsv",
                                  stem + "s.csv",         stem + "_1.csv", stem + ".xlsx",
                                  stem.substr(1) + ".csv"};
    name = others[below(std::size(others))];
  }

  /// With its header or not; without it only where a key tells that the rows are there twice.
  void append_twice() {
    static const Lines kKeyed{"jeunes.csv", "cotraitances.csv", "actions.csv", "conventions.csv",
                              "objectifs.csv"};
    const std::string mark = below(3) == 0 ? "\xEF\xBB\xBF" : "";
    if (std::count(kKeyed.begin(), kKeyed.end(), mutant_.file) > 0 && below(2) == 0) {
      mutant_.bytes += mutant_.bytes.substr(mutant_.bytes.find('\n') + 1);
    } else {
      mutant_.bytes = mutant_.bytes + mark + mutant_.bytes;
    }
  }

  void truncate() {
    std::size_t size = below(mutant_.bytes.size());
    while (size > 0 && mutant_.bytes[size - 1] == '\n') --size;
    mutant_.bytes.resize(size);
  }

  void encode_again() {
    const std::string text = mutant_.bytes;
    switch (below(7)) {
      case 0:
        mutant_.bytes = "\xEF\xBB\xBF" + text;
        break;
      case 1:
        mutant_.bytes = "\xFF\xFE" + utf16(text, 0);
        break;
      case 2:
        mutant_.bytes = "\xFE\xFF" + utf16(text, 1);
        break;
      case 3:
        mutant_.bytes = utf16(text, 0);
        break;
      case 4:
        mutant_.bytes = utf16(text, 1);
        break;
      case 5:
        mutant_.bytes = latin1(text, 0);
        break;
      default:
        mutant_.bytes = latin1(text, 1 + below(2));
        break;
    }
  }

  /// The points of the text, which are all in the first plane.
  static std::vector<unsigned> points(std::string_view text) {
    std::vector<unsigned> all;
    for (std::size_t i = 0; i < text.size();) {
      const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
      if (byte(0) < 0x80) {
        all.push_back(byte(0));
        i += 1;
      } else if (byte(0) < 0xE0) {
        all.push_back((byte(0) & 0x1FU) << 6 | (byte(1) & 0x3FU));
        i += 2;
      } else {
        all.push_back((byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU));
        i += 3;
      }
    }
    return all;
  }

  static std::string utf16(std::string_view text, std::size_t high_first) {
    std::string bytes;
    for (const unsigned point : points(text)) {
      const char low = static_cast<char>(point & 0xFFU);
      const char high = static_cast<char>(point >> 8);
      bytes += high_first == 1 ? high : low;
      bytes += high_first == 1 ? low : high;
    }
    return bytes;
  }

  /// Windows-1252, Mac Roman or CP850, as far as French letters go; `?` elsewhere is noticed too.
  static std::string latin1(std::string_view text, std::size_t page) {
    struct Letter {
      unsigned point;
      unsigned char bytes[3];
    };
    static constexpr Letter kLetters[] = {
        {0xE9, {0xE9, 0x8E, 0x82}}, {0xE8, {0xE8, 0x8F, 0x8A}}, {0xE0, {0xE0, 0x88, 0x85}},
        {0xE7, {0xE7, 0x8D, 0x87}}, {0xEA, {0xEA, 0x90, 0x88}}, {0xF4, {0xF4, 0x99, 0x93}},
        {0xCE, {0xCE, 0xEB, 0xD7}}, {0xC9, {0xC9, 0x83, 0x90}}, {0x2019, {0x92, 0xD5, 0x27}},
        {0xEE, {0xEE, 0x94, 0x8C}}, {0xE2, {0xE2, 0x89, 0x83}}, {0x153, {0x9C, 0xCF, 0x6F}}};
    std::string bytes;
    for (const unsigned point : points(text)) {
      if (point < 0x80) {
        bytes += static_cast<char>(point);
        continue;
      }
      unsigned char byte = page == 0 && point < 0x100 ? static_cast<unsigned char>(point) : '?';
      for (const auto& letter : kLetters) {
        if (letter.point == point) byte = letter.bytes[page];
      }
      bytes += static_cast<char>(byte);
    }
    return bytes;
  }

  /// In a file that has accents: in one of ASCII alone, a byte beyond may be an accent.
  void spoil_byte() {
    const auto accents = std::count_if(mutant_.bytes.begin(), mutant_.bytes.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0xC0;
    });
    if (accents < 2) return add_spreadsheet_error();
    std::string& line = lines_[some_row()];
    const std::size_t at = below(line.size() + 1);
    line.insert(at, 1, static_cast<char>(0xF8 + below(8)));
    finish();
  }

  void quote_again() {
    const std::size_t what = below(3);
    const std::size_t only = some_row();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      std::string& line = lines_[i];
      if (!is_plain(line)) continue;
      if (what == 0) line = "\"" + joined(split(line, ';'), "\";\"") + "\"";
      if (what == 1 || (what == 2 && i == only)) line = "\"" + line + "\"";
    }
    finish();
  }

  void add_quote() {
    for (std::size_t i = 1 + below(2); i > 0; --i) {
      std::string& line = lines_[some_row()];
      Lines cells = split(line, ';');
      std::string& cell = cells[below(cells.size())];
      cell.insert(0, 1, '"');
      line = joined(cells, ";");
    }
    finish();
  }

  void shift_cells() {
    const bool is_all = below(3) == 0;
    const bool is_added = below(2) == 0;
    const std::size_t only = some_row();
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (!is_all && i != only) continue;
      if (is_added) {
        lines_[i].insert(0, 1, ';');
      } else {
        lines_[i].erase(0, std::min(lines_[i].find(';'), lines_[i].size() - 1) + 1);
      }
    }
    finish();
  }

  void swap_separators() {
    const char separator = ",\t|"[below(3)];
    const std::size_t what = below(3);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool is_swapped = what == 0 || (what == 1 ? i == 0 : i > 0);
      if (is_swapped) std::replace(lines_[i].begin(), lines_[i].end(), ';', separator);
    }
    finish();
  }

  /// What spreadsheets do to codes and numbers, in a whole column that holds keys.
  void spoil_codes() {
    static const Lines kKeys{"jeune",  "cotraitance", "convention", "territoire",    "code",
                             "parent", "structure",   "action",     "mission_locale"};
    const Lines names = split(lines_[0], ';');
    std::vector<std::size_t> keys;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == "action" && mutant_.file == "plan_actions.csv") continue;  // a sentence
      if (std::count(kKeys.begin(), kKeys.end(), names[i]) > 0) keys.push_back(i);
    }
    if (keys.empty()) return add_spreadsheet_error();
    const std::size_t what = below(4);
    change_column(keys[below(keys.size())], [&](const std::string& cell) -> std::string {
      if (what == 0) return "=\"" + cell + "\"";
      if (what == 1) return "'" + cell;
      if (what == 2) return cell + ".0";
      const std::size_t zero = std::min(cell.find('0'), cell.size() - 1);
      return cell.substr(0, zero) + cell.substr(zero + 1) + (cell.size() < 2 ? "x" : "");
    });
  }

  void mix_line_ends() {
    const std::size_t what = below(4);
    static const char* const kEnds[] = {"\n", "\r\n", "\r"};
    mutant_.bytes.clear();
    for (const auto& line : lines_) mutant_.bytes += line + kEnds[what < 3 ? what : below(3)];
  }

  void add_spreadsheet_error() {
    static const char* const kErrors[] = {"#N/A", "#REF!", "#DIV/0!", "#VALEUR!", "####"};
    std::string& line = lines_[some_row()];
    Lines cells = split(line, ';');
    if (is_plain(line)) cells[below(cells.size())] = kErrors[below(std::size(kErrors))];
    line = joined(cells, ";");
    finish();
  }

  void write_dates_otherwise() {
    const std::size_t what = below(4);
    for (std::size_t column = 0; column < column_count(); ++column) {
      change_column(column, [&](const std::string& cell) -> std::string {
        if (!is_day(cell)) return cell;
        const std::string year = cell.substr(0, 4);
        const std::string month = cell.substr(5, 2);
        const std::string day = cell.substr(8);
        if (what == 0) return day + "/" + month + "/" + year;
        if (what == 1) return day + "." + month + "." + year;
        if (what == 2) return cell + " 12:34:56";
        return (day[0] == '0' ? day.substr(1) : day) + "/" +
               (month[0] == '0' ? month.substr(1) : month) + "/" + year;
      });
    }
  }

  void add_titles() { mutant_.bytes.insert(0, below(2) == 0 ? "Export du jour\n\n" : "sep=;\n"); }
};

}  // namespace copil::test_support
