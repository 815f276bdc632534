// Published series: values, recomputed evolutions, what the source printed.
#include <algorithm>
#include <set>

#include "vocabulary/tables/fields.hpp"
#include "vocabulary/tables/published.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::NatureSerie;

int decimals_of(Ratio value) {
  int decimals = 0;
  for (auto den = reduced(value).den; den > 1 && decimals < 6; ++decimals) {
    den = den % 10 == 0 ? den / 10 : den % 5 == 0 ? den / 5 : den / 2;
  }
  return decimals;
}

/// The row of a series for the document's territory, or nothing.
std::optional<std::size_t> series_row(const DocumentNames& names, const std::string& code,
                                      Period period, NatureSerie nature) {
  const auto& series = records_of(names).series;
  const std::string wanted = period_code(period);
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series.serie[i] == code && series.territoire[i] == names.territoire() &&
        series.periode[i] == wanted && series.nature[i] == nature) {
      return i;
    }
  }
  return std::nullopt;
}

/// The figures of the document's territory and period, in file order; objectives and averages only
/// go with them.
std::vector<std::size_t> series_rows(const DocumentNames& names) {
  const auto& series = records_of(names).series;
  const std::string wanted = period_code(names.periode());
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const bool is_figure =
        series.nature[i] == NatureSerie::realise || series.nature[i] == NatureSerie::imprime;
    if (is_figure && series.territoire[i] == names.territoire() && series.periode[i] == wanted &&
        !is_of_contract(series.serie[i])) {
      rows.push_back(i);
    }
  }
  return rows;
}

Value series_value(const DocumentNames& names, const std::string& code, Period period,
                   NatureSerie nature) {
  const auto& series = records_of(names).series;
  const auto row = series_row(names, code, period, nature);
  if (!row || !series.valeur[*row]) return Value::not_defined(Unit::none);
  return published(*series.valeur[*row], series.unite[*row]);
}

Value realised(const DocumentNames& names, const std::string& code, Period period) {
  return series_value(names, code, period, NatureSerie::realise);
}

Value recomputed(const DocumentNames& names, const std::string& code) {
  return evolution(realised(names, code, year_before(names.periode())),
                   realised(names, code, names.periode()));
}

/// A printed evolution: a row `imprime` in percent beside realised ones.
Value printed_evolution(const DocumentNames& names, const std::string& code) {
  Value printed = series_value(names, code, names.periode(), NatureSerie::imprime);
  if (!printed.is_defined() || printed.unit != Unit::taux) {
    return Value::not_defined(Unit::evolution);
  }
  printed.unit = Unit::evolution;
  return printed;
}

/// True unless both evolutions are known and differ once written with the printed decimals.
bool agrees(const DocumentNames& names, const std::string& code) {
  const Value printed = printed_evolution(names, code);
  const Value computed = recomputed(names, code);
  if (!printed.is_defined() || !computed.is_defined()) return true;
  const int decimals = printed.decimals + 2;
  return decimal_text(printed.number, decimals) == decimal_text(computed.number, decimals);
}

/// The text of a column of the first row of that series.
std::string series_text(const DocumentNames& names, const std::string& code,
                        const std::vector<std::string>& column) {
  for (const auto row : series_rows(names)) {
    if (records_of(names).series.serie[row] == code) return column[row];
  }
  return {};
}

RecordList lines_of_group(const DocumentNames& names, const std::string* group) {
  const auto& series = records_of(names).series;
  std::set<std::string> seen;
  RecordList list;
  for (const auto row : series_rows(names)) {
    if (group != nullptr && series.groupe[row] != *group) continue;
    if (!seen.insert(series.serie[row]).second) continue;
    list.push_back(record_of(names, LigneSerieSubject{series.serie[row]}));
  }
  return list;
}

}  // namespace

Value published(Ratio value, const std::string& unit) {
  const int decimals = decimals_of(value);
  if (unit == "%" || unit == "points") {
    const Ratio share = *divide(value, Ratio{100, 1});
    return Value::decimal(share, unit == "%" ? Unit::taux : Unit::points, std::max(1, decimals));
  }
  const Unit known = parse_unit(unit).value_or(Unit::none);
  return Value::decimal(value, known, known == Unit::euros ? 2 : decimals);
}

RecordList series_lines(const DocumentNames& names) {
  return lines_of_group(names, nullptr);
}

RecordList series_groups(const DocumentNames& names) {
  const auto& series = records_of(names).series;
  std::set<std::string> seen;
  RecordList list;
  for (const auto row : series_rows(names)) {
    if (!seen.insert(series.groupe[row]).second) continue;
    list.push_back(record_of(names, GroupeSerieSubject{series.groupe[row]}));
  }
  return list;
}

template <>
const std::vector<FieldOf<GroupeSerieSubject>>& fields_of() {
  using S = GroupeSerieSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"libelle", text(), "Le nom du groupe"},
       [](const N&, const S& s) { return text_term(s.libelle); }},
      {{"lignes", list("ligne_serie"), "Ses lignes"},
       [](const N& n, const S& s) -> Term { return lines_of_group(n, &s.libelle); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<LigneSerieSubject>>& fields_of() {
  using S = LigneSerieSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code de la série"},
       [](const N&, const S& s) -> Term { return s.code; }},
      {{"libelle", text(), "Son nom"},
       [](const N& n, const S& s) {
         return text_term(series_text(n, s.code, records_of(n).series.libelle));
       }},
      {{"groupe", text(), "Son groupe"},
       [](const N& n, const S& s) {
         return text_term(series_text(n, s.code, records_of(n).series.groupe));
       }},
      {{"niveau", number(Unit::none), "1 pour une ligne « dont », 0 sinon"},
       [](const N& n, const S& s) -> Term {
         const auto label = series_text(n, s.code, records_of(n).series.libelle);
         return Value::count(label.rfind("dont ", 0) == 0 ? 1 : 0, Unit::none);
       }},
      {{"valeur", number(Unit::none), "La valeur de la période"},
       [](const N& n, const S& s) -> Term { return realised(n, s.code, n.periode()); }},
      {{"valeur_precedente", number(Unit::none), "La valeur un an plus tôt"},
       [](const N& n, const S& s) -> Term {
         return realised(n, s.code, year_before(n.periode()));
       }},
      {{"valeur_imprimee", number(Unit::none), "La valeur telle que le document source l'imprime"},
       [](const N& n, const S& s) -> Term {
         return series_value(n, s.code, n.periode(), NatureSerie::imprime);
       }},
      {{"evolution", number(Unit::evolution), "L'évolution recalculée"},
       [](const N& n, const S& s) -> Term { return recomputed(n, s.code); }},
      {{"evolution_imprimee", number(Unit::evolution), "L'évolution imprimée par la source"},
       [](const N& n, const S& s) -> Term { return printed_evolution(n, s.code); }},
      {{"concorde", boolean(), "Faux si l'évolution imprimée n'est pas celle recalculée"},
       [](const N& n, const S& s) -> Term { return agrees(n, s.code); }},
      {{"objectif", number(Unit::none), "L'objectif publié"},
       [](const N& n, const S& s) -> Term {
         return series_value(n, s.code, n.periode(), NatureSerie::objectif);
       }},
      {{"unite", text(), "L'unité telle que le fichier l'écrit"},
       [](const N& n, const S& s) {
         return text_term(series_text(n, s.code, records_of(n).series.unite));
       }},
      {{"source", text(), "La source"},
       [](const N& n, const S& s) {
         return text_term(series_text(n, s.code, records_of(n).series.source));
       }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
