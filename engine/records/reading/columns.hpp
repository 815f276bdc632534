#pragma once

#include <cstddef>
#include <iterator>
#include <tuple>
#include <vector>

#include "base/huge_pages.hpp"
#include "records/records.hpp"

/// Inside the room: every table as the tuple of its columns, to append and prune whole tables.
namespace copil::records {

inline auto columns(Objectifs& t) {
  return std::tie(t.annee, t.territoire, t.date_effet, t.objectif, t.acte);
}
/// Not `code` and `is_listed`, which follow the numbering.
inline auto columns(Jeunes& t) {
  return std::tie(t.naissance, t.sexe, t.zone, t.niveau, t.handicap);
}
/// Not `code`, which follows the numbering.
inline auto columns(Cotraitances& t) {
  return std::tie(t.jeune, t.mission_locale, t.site, t.affectation, t.acceptation, t.initialisation,
                  t.fin, t.motif_fin);
}
inline auto columns(Inscriptions& t) {
  return std::tie(t.jeune, t.debut, t.fin, t.motif);
}
inline auto columns(Alertes& t) {
  return std::tie(t.cotraitance, t.signalement, t.cloture, t.motif, t.decision);
}
inline auto columns(Civis& t) {
  return std::tie(t.jeune, t.mission_locale, t.debut, t.fin, t.renforce, t.motif_fin);
}
inline auto columns(Accompagnements& t) {
  return std::tie(t.jeune, t.reseau, t.structure, t.debut, t.fin, t.dispositif, t.criteres);
}
inline auto columns(Services& t) {
  return std::tie(t.jeune, t.mission_locale, t.date, t.enjeu);
}
inline auto columns(Actions& t) {
  return std::tie(t.code, t.territoire, t.date, t.perimetre, t.nature, t.enjeu, t.valorisation,
                  t.intitule);
}
inline auto columns(Conventions& t) {
  return std::tie(t.code, t.type, t.territoire, t.site, t.annee, t.signature, t.montant,
                  t.compte_rendu, t.resiliation);
}
inline auto columns(Versements& t) {
  return std::tie(t.convention, t.rang, t.date, t.montant);
}
inline auto columns(EvaluationsMrs& t) {
  return std::tie(t.plateforme, t.mission_locale, t.jeune, t.date, t.reussie, t.mise_en_relation);
}
inline auto columns(PrescriptionsPops& t) {
  return std::tie(t.jeune, t.mission_locale, t.prescription, t.rendez_vous, t.etat);
}
inline auto columns(Series& t) {
  return std::tie(t.serie, t.libelle, t.groupe, t.territoire, t.periode, t.nature, t.valeur,
                  t.is_secret, t.numerateur, t.denominateur, t.unite, t.source);
}

inline auto columns(Reunions& t) {
  return std::tie(t.code, t.territoire, t.date, t.heure, t.lieu, t.convoquee, t.tenue);
}
inline auto columns(Membres& t) {
  return std::tie(t.territoire, t.fonction, t.organisme, t.nom, t.debut, t.fin);
}
inline auto columns(Decisions& t) {
  return std::tie(t.code, t.reunion, t.objet, t.responsable, t.echeance, t.etat, t.faite_le,
                  t.remontee);
}
inline auto columns(PlanActions& t) {
  return std::tie(t.territoire, t.enjeu, t.action, t.responsable, t.annee, t.etat, t.commentaire);
}
inline auto columns(Agents& t) {
  return std::tie(t.agent, t.mission_locale, t.etp, t.debut, t.fin);
}
inline auto columns(Transmissions& t) {
  return std::tie(t.piece, t.territoire, t.periode, t.destinataire, t.produite, t.signee,
                  t.envoyee);
}

/// Calls `act` on each column of the table.
template <class T, class Act>
void for_each_column(T& table, const Act& act) {
  std::apply([&](auto&... column) { (act(column), ...); }, columns(table));
}

/// Room for `rows` rows; for big columns, in big memory pages.
template <class C>
void reserve_column(C& column, std::size_t rows) {
  if constexpr (requires { column.data(); }) {
    reserve_in_huge_pages(column, rows);
  } else {
    column.reserve(rows);
  }
}

inline void append_column(RepeatedTexts& to, RepeatedTexts& from) {
  to.append(from);
}
template <class C>
void append_column(C& to, C& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Moves the rows of `from` behind those of `to`.
template <class T>
void append_rows(T& to, T& from) {
  auto sources = columns(from);
  std::apply(
      [&](auto&... target) {
        std::apply([&](auto&... source) { (append_column(target, source), ...); }, sources);
      },
      columns(to));
}

/// Takes the rows numbered in `dropped` (ascending) out of a column.
inline void drop_from(RepeatedTexts& column, const std::vector<std::uint32_t>& dropped) {
  if (!column.empty()) column.drop(dropped);
}
template <class C>
void drop_from(C& column, const std::vector<std::uint32_t>& dropped) {
  if (column.empty()) return;
  std::size_t kept = 0;
  std::size_t next = 0;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (next < dropped.size() && dropped[next] == row) {
      ++next;
    } else {
      if (kept != row) column[kept] = std::move(column[row]);
      ++kept;
    }
  }
  column.resize(kept);
}

}  // namespace copil::records
