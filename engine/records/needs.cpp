#include "records/needs.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>

#include "base/text.hpp"

namespace copil::records {

namespace {

FileId file_of_stem(std::string_view stem) {
  for (std::size_t i = 0; i < kFileCount; ++i) {
    const auto file = static_cast<FileId>(i);
    const std::string_view name = file_name(file);
    if (name.substr(0, name.rfind('.')) == stem) return file;
  }
  assert(false && "the format has no such file");
  return FileId::territoires;
}

Need need_in(std::string_view word) {
  Need need;
  if (word.ends_with('?')) {
    need.is_only_told = true;
    word.remove_suffix(1);
  }
  const std::size_t point = word.find('.');
  need.file = file_of_stem(word.substr(0, point));
  if (point != std::string_view::npos) need.columns = split_at(word.substr(point + 1), '|');
  return need;
}

std::vector<std::string_view> absent_columns(const Records& records, const Need& need) {
  std::vector<std::string_view> absent;
  for (const auto column : need.columns) {
    if (!records.has_column(need.file, column)) absent.push_back(column);
  }
  return absent;
}

constexpr std::size_t kEnoughRows = 20;

/// True when none of enough values is another than `empty`.
template <class Values, class Value>
bool is_hollow(const Values& values, Value empty) {
  return values.size() >= kEnoughRows &&
         std::all_of(values.begin(), values.end(), [&](const auto& one) { return one == empty; });
}

/// Birth days of the youths of jeunes.csv: others are known by their pseudonym alone.
bool has_no_birth(const Records& records) {
  const auto& jeunes = records.jeunes;
  std::size_t listed = 0;
  for (JeuneId id = 0; id < jeunes.size(); ++id) {
    if (!jeunes.is_listed[id]) continue;
    if (jeunes.naissance[id] != Day::unknown) return false;
    ++listed;
  }
  return listed >= kEnoughRows;
}

/// Why people left, where enough of them did.
bool has_no_reason(const Inscriptions& inscriptions) {
  std::size_t ended = 0;
  for (std::size_t row = 0; row < inscriptions.size(); ++row) {
    if (inscriptions.motif[row] != MotifInscription::aucun) return false;
    ended += inscriptions.fin[row] != Day::open ? 1U : 0U;
  }
  return ended >= kEnoughRows;
}

void sort_once(std::vector<Lack>& lacks) {
  std::sort(lacks.begin(), lacks.end());
  lacks.erase(std::unique(lacks.begin(), lacks.end()), lacks.end());
}

}  // namespace

std::vector<Need> needs_in(std::string_view words) {
  std::vector<Need> needs;
  for (const auto word : split_at(words, ' ')) needs.push_back(need_in(word));
  return needs;
}

std::vector<Lack> lacking(const Records& records, std::span<const Need> needs) {
  std::vector<Lack> lacks;
  for (const Need& need : needs) {
    if (!records.count(need.file).is_present) {
      lacks.push_back({need.file, {}});
      continue;
    }
    const auto absent = absent_columns(records, need);
    if (need.is_only_told || absent.empty() || absent.size() < need.columns.size()) continue;
    std::string names;
    for (const auto column : absent) {
      names += (names.empty() ? "" : ", ") + std::string{column};
    }
    lacks.push_back({need.file, std::move(names)});
  }
  sort_once(lacks);
  return lacks;
}

std::vector<Lack> assumed_empty(const Records& records, std::span<const Need> needs) {
  std::vector<Lack> lacks;
  for (const Need& need : needs) {
    if (!records.count(need.file).is_present) continue;
    const auto absent = absent_columns(records, need);
    if (!need.is_only_told && absent.size() == need.columns.size()) continue;
    for (const auto column : absent) lacks.push_back({need.file, std::string{column}});
  }
  sort_once(lacks);
  return lacks;
}

std::vector<Lack> hollow_columns(const Records& records) {
  const std::vector<std::pair<Lack, bool>> looked_at{
      {{FileId::jeunes, "date_naissance"}, has_no_birth(records)},
      {{FileId::cotraitances, "date_initialisation"},
       is_hollow(records.cotraitances.initialisation, Day::unknown)},
      {{FileId::cotraitances, "date_fin"}, is_hollow(records.cotraitances.fin, Day::open)},
      {{FileId::inscriptions, "date_fin"}, is_hollow(records.inscriptions.fin, Day::open)},
      {{FileId::inscriptions, "motif_fin"}, has_no_reason(records.inscriptions)},
      {{FileId::civis, "date_fin"}, is_hollow(records.civis.fin, Day::open)},
      {{FileId::accompagnements, "date_fin"}, is_hollow(records.accompagnements.fin, Day::open)},
      {{FileId::transmissions, "envoyee_le"},
       is_hollow(records.transmissions.envoyee, Day::unknown)}};
  std::vector<Lack> lacks;
  for (const auto& [lack, is_hollow] : looked_at) {
    if (is_hollow && records.has_column(lack.file, lack.column)) lacks.push_back(lack);
  }
  sort_once(lacks);
  return lacks;
}

bool is_always_filled(const Lack& lack) {
  return (lack.file == FileId::cotraitances && lack.column == "date_initialisation") ||
         (lack.file == FileId::jeunes && lack.column == "date_naissance");
}

}  // namespace copil::records
