#pragma once

#include <string>

#include "series/published.hpp"

/// Rows of published series, written by hand.
struct Rows {
  copil::records::Series table;

  void add(const std::string& code, copil::records::TerritoireId territoire,
           const std::string& period, copil::records::NatureSerie nature, copil::Ratio value,
           const std::string& unit = "", const std::string& group = "") {
    table.serie.push_back(code);
    table.libelle.push_back("libellé " + code);
    table.groupe.push_back(group);
    table.territoire.push_back(territoire);
    table.periode.push_back(period);
    table.nature.push_back(nature);
    table.valeur.push_back(value);
    table.is_secret.push_back(false);
    table.numerateur.emplace_back();
    table.denominateur.emplace_back();
    table.unite.push_back(unit);
    table.source.push_back("source");
  }
  /// The last row's reckoning.
  void reckoned(copil::Ratio numerator, copil::Ratio denominator) {
    table.numerateur.back() = numerator;
    table.denominateur.back() = denominator;
  }
  copil::series::Scope scope(copil::records::TerritoireId territoire, int year = 2010) const {
    return {table, territoire, {copil::Period::Kind::year, year, 1}};
  }
};
