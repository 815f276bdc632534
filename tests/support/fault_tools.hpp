#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/random_folder.hpp"

namespace copil::test_support {

/// A folder in which one file is not what it was.
struct Mutant {
  std::string kind;
  std::string file;      ///< the name it had
  std::string new_name;  ///< the name it has; empty when it is gone
  std::string bytes;
  std::map<std::string, std::string> beside{};  ///< more files, by name
};

/// What generators of faults share: a clean folder, and the file being spoilt as lines and cells.
class FaultTools {
 public:
  /// `clean`: the CSV files of a folder by name: UTF-8, `;`, LF, no quotes around whole columns.
  FaultTools(std::map<std::string, std::string> clean, std::uint64_t seed)
      : clean_(std::move(clean)), chance_(seed) {
    for (const auto& [name, bytes] : clean_) names_.push_back(name);
  }

 protected:
  using Lines = std::vector<std::string>;

  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(chance_.below(static_cast<int>(count)));
  }

  static Lines split(std::string_view text, char separator) {
    Lines parts{{}};
    for (const char c : text) {
      if (c == separator) {
        parts.emplace_back();
      } else {
        parts.back() += c;
      }
    }
    return parts;
  }

  static std::string joined(const Lines& parts, std::string_view separator) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      text += (i == 0 ? std::string_view{} : separator);
      text += parts[i];
    }
    return text;
  }

  /// A file spoilt by one of a generator's ways, each under the name of its kind.
  template <class Generator, std::size_t count>
  Mutant made_by_one_of(Generator& generator,
                        const std::pair<const char*, void (Generator::*)()> (&makers)[count]) {
    const auto& [kind, maker] = makers[below(count)];
    take_file(kind);
    (generator.*maker)();
    return mutant_;
  }

  static bool is_day(const std::string& cell) {
    return cell.size() == 10 && cell[4] == '-' && cell[7] == '-';
  }

  static bool is_plain(const std::string& line) { return line.find('"') == std::string::npos; }
  std::size_t column_count() const { return split(lines_[0], ';').size(); }
  void finish() { mutant_.bytes = joined(lines_, "\n") + "\n"; }

  /// Applies `change` to a cell of every plain line, the header apart.
  template <class Change>
  void change_column(std::size_t column, const Change& change) {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      Lines cells = split(lines_[i], ';');
      if (!is_plain(lines_[i]) || column >= cells.size() || cells[column].empty()) continue;
      cells[column] = change(cells[column]);
      lines_[i] = joined(cells, ";");
    }
    finish();
  }

  /// A row; the header only when there is no other line.
  std::size_t some_row() { return lines_.size() < 2 ? 0 : 1 + below(lines_.size() - 1); }

  /// Starts a mutant of some file, which is still what it was.
  void take_file(std::string kind) {
    const std::string name = names_[below(names_.size())];
    mutant_ = {std::move(kind), name, name, clean_.at(name), {}};
    lines_ = split(mutant_.bytes, '\n');
    if (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
  }

  std::map<std::string, std::string> clean_;
  std::vector<std::string> names_;
  Chance chance_;
  Mutant mutant_;
  Lines lines_;
};

}  // namespace copil::test_support
