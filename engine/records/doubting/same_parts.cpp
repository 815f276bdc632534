#include "records/doubting/same_parts.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

namespace copil::records {

namespace {

using exports::Table;

std::size_t size_of_rows(const Table& table) {
  return table.content.end() - std::min(table.first_row, table.content.end());
}

bool has_same_rows(const Table& a, const Table& b) {
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  std::string one;
  std::string other;
  for (std::size_t done = 0; done < size_of_rows(a); done += kPiece) {
    const std::size_t length = std::min(kPiece, size_of_rows(a) - done);
    const std::size_t in_a = a.first_row + done;
    const std::size_t in_b = b.first_row + done;
    const bool are_read =
        a.content.read(in_a, in_a + length, one) && b.content.read(in_b, in_b + length, other);
    if (!are_read || one != other) return false;
  }
  return true;
}

Diagnostic same_part_error(const Table& first, const Table& second) {
  Diagnostic error = plain_error("ce sont les mêmes lignes que dans « " +
                                     std::filesystem::path{first.path}.filename().string() +
                                     " » : une part est donnée deux fois",
                                 {"ôtez l'un des deux fichiers du dossier de données"});
  error.place = {second.path};
  return error;
}

}  // namespace

Diagnostics same_part_errors(const std::vector<std::pair<FileId, Table>>& tables) {
  Diagnostics errors;
  std::map<std::pair<FileId, std::size_t>, std::vector<const Table*>> seen;
  for (const auto& [file, table] : tables) {
    if (size_of_rows(table) == 0) continue;
    auto& alike = seen[{file, size_of_rows(table)}];
    const auto same =
        std::find_if(alike.begin(), alike.end(),
                     [&table = table](const Table* other) { return has_same_rows(*other, table); });
    if (same == alike.end()) {
      alike.push_back(&table);
    } else {
      errors.push_back(same_part_error(**same, table));
    }
  }
  return errors;
}

}  // namespace copil::records
