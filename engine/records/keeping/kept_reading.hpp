#pragma once

#include <tuple>

#include "records/keeping/archive.hpp"
#include "records/read.hpp"
#include "records/reading/columns.hpp"

/// Inside the room: what a reading consists of, for the cache.
namespace copil::records {

template <class A>
void archive(A& file, Diagnostic& diagnostic) {
  archive(file, diagnostic.severity);
  archive(file, diagnostic.place.file);
  archive(file, diagnostic.place.line);
  archive(file, diagnostic.place.column);
  archive(file, diagnostic.place.length);
  archive(file, diagnostic.message);
  archive(file, diagnostic.source_line);
  archive(file, diagnostic.hints);
  archive(file, diagnostic.trace);
}

template <class A, class T>
requires requires(T& table) {
  columns(table);
}
void archive(A& file, T& table) {
  for_each_column(table, [&file](auto& column) { archive(file, column); });
}

template <class A>
void archive(A& file, InputCount& input) {
  auto& [name, count] = input;
  archive(file, name);
  archive(file, count);
}

// The names of all members stand here: one more does not compile until it is kept too.
template <class A>
void archive(A& file, Territoires& tree) {
  auto& [code, type, libelle, parent, children, root, by_code, by_libelle] = tree;
  archive(file, code);
  archive(file, type);
  archive(file, libelle);
  archive(file, parent);
  archive(file, children);
  archive(file, root);
  archive(file, by_code);
  archive(file, by_libelle);
}

template <class A>
void archive(A& file, Records& records) {
  auto& [folder, inputs, counts, territoires, objectifs, jeunes, cotraitances, inscriptions,
         alertes, civis, accompagnements, services, actions, conventions, versements,
         evaluations_mrs, prescriptions_pops, series, reunions, membres, decisions, plan_actions,
         agents, transmissions, rapprochements_name, rapprochements] = records;
  archive(file, folder);
  archive(file, inputs);
  archive(file, counts);
  archive(file, territoires);
  archive(file, objectifs);
  archive(file, jeunes.code);
  archive(file, jeunes.is_listed);
  archive(file, jeunes.others);
  archive(file, jeunes);
  archive(file, cotraitances.code);
  archive(file, cotraitances);
  archive(file, inscriptions);
  archive(file, alertes);
  archive(file, civis);
  archive(file, accompagnements);
  archive(file, services);
  archive(file, actions);
  archive(file, conventions);
  archive(file, versements);
  archive(file, evaluations_mrs);
  archive(file, prescriptions_pops);
  archive(file, series);
  archive(file, reunions);
  archive(file, membres);
  archive(file, decisions);
  archive(file, plan_actions);
  archive(file, agents);
  archive(file, transmissions);
  archive(file, rapprochements_name);
  archive(file, rapprochements);
}

template <class A>
void archive(A& file, Reading& reading) {
  auto& [records, rejects, warnings, hopeless] = reading;
  archive(file, records);
  archive(file, rejects);
  archive(file, warnings);
  archive(file, hopeless);
}

/// Makes again what is not kept, being found in the rest. For a reading whose digest was right.
inline void settle(Reading& reading) {
  Records& records = reading.records;
  const auto index = [](auto& column) {
    if constexpr (requires { column.index(); }) column.index();
  };
  for_each_column(records.jeunes, index);
  for_each_column(records.cotraitances, index);
  for_each_column(records.alertes, index);
  for_each_column(records.civis, index);
  for_each_column(records.accompagnements, index);
}

}  // namespace copil::records
