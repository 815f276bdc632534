// The contract of objectives: the indicator table (TBG, IO) and the staff table (BRH), recomputed.
// Over 400 lines: both tables of a contract are read from the same series, by the same look-ups.
#include <algorithm>
#include <array>
#include <set>

#include "vocabulary/tables/fields.hpp"
#include "vocabulary/tables/published.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using records::NatureSerie;

/// A sum of the staff table: the lines that must add up to one, or at most to it.
struct Somme {
  const char* total;
  std::array<const char*, 6> parts;
  bool is_part_only;  ///< the parts are « dont » lines: they may stay below the total
};

constexpr Somme kSommes[] = {
    {"B1", {"B11", "B12"}, false},
    {"B11", {"B111", "B112"}, false},
    {"B12", {"B121", "B122"}, false},
    {"B3", {"B31", "B32", "B33", "B34", "B35", "B36"}, false},
    {"C1", {"C11", "C12"}, false},
    {"C1", {"C31", "C32", "C33", "C34", "C35"}, false},
    {"C11", {"C111", "C112"}, false},
    {"C12", {"C121", "C122"}, false},
    {"C2", {"C21"}, true},
    {"A1", {"A11", "A12"}, false},
    {"A1", {"B1", "C1"}, false},
    {"A11", {"A111", "A112"}, false},
    {"A11", {"B11", "C11"}, false},
    {"A111", {"B111", "C111"}, false},
    {"A112", {"B112", "C112"}, false},
    {"A12", {"A121", "A122"}, false},
    {"A12", {"B12", "C12"}, false},
    {"A121", {"B121", "C121"}, false},
    {"A122", {"B122", "C122"}, false},
    {"A2", {"A31", "A32", "A33", "A34", "A35"}, false},
    {"A2", {"B2", "C2"}, false},
    {"A31", {"A311", "A312", "A313"}, false},
    {"A312", {"A3121", "A3122"}, true},
};

constexpr std::string_view kStaff = "BRH.";

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool is_indicator(std::string_view code) {
  return starts_with(code, "TBG") || starts_with(code, "IO");
}

/// A row of the series of the document's territory, of that code, period and nature.
std::optional<std::size_t> row_of(const DocumentNames& names, std::string_view code,
                                  std::string_view period, NatureSerie nature) {
  const auto& series = records_of(names).series;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series.territoire[i] == names.territoire() && series.serie[i] == code &&
        series.periode[i] == period && series.nature[i] == nature) {
      return i;
    }
  }
  return std::nullopt;
}

/// The latest period, of those written like `2007` (or `2008-S1`), with a realised indicator and
/// not after the document's year.
std::string latest_period(const DocumentNames& names, std::size_t length) {
  const auto& series = records_of(names).series;
  const std::string bound = std::to_string(names.periode().year);
  std::string latest;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::string period{series.periode[i]};
    if (series.territoire[i] == names.territoire() && is_indicator(series.serie[i]) &&
        series.nature[i] == NatureSerie::realise && period.size() == length &&
        period.substr(0, 4) <= bound && period > latest) {
      latest = period;
    }
  }
  return latest;
}

Value published_at(const DocumentNames& names, const std::optional<std::size_t>& row) {
  const auto& series = records_of(names).series;
  if (!row || !series.valeur[*row]) return Value::not_defined(Unit::none);
  return published(*series.valeur[*row], std::string{series.unite[*row]});
}

/// Numerator over denominator, as the row's unit writes it; n.d. without both.
Value recomputed_at(const DocumentNames& names, const std::optional<std::size_t>& row) {
  const auto& series = records_of(names).series;
  if (!row || !series.numerateur[*row] || !series.denominateur[*row]) {
    return Value::not_defined(Unit::none);
  }
  const auto quotient = divide(*series.numerateur[*row], *series.denominateur[*row]);
  if (!quotient) return Value::not_defined(Unit::none);
  const Value printed = published_at(names, row);
  const bool is_rate = series.unite[*row] == "%";
  return Value::decimal(*quotient, is_rate ? Unit::taux : Unit::none,
                        printed.is_defined() ? std::max(1, printed.decimals) : 1);
}

bool agree(const Value& printed, const Value& computed) {
  if (!printed.is_defined() || !computed.is_defined()) return true;
  const int decimals = printed.decimals + (printed.unit == Unit::taux ? 2 : 0);
  return decimal_text(printed.number, decimals) == decimal_text(computed.number, decimals);
}

std::string calculation_at(const DocumentNames& names, const std::optional<std::size_t>& row) {
  const auto& series = records_of(names).series;
  if (!row || !series.numerateur[*row] || !series.denominateur[*row]) return {};
  const auto written = [](Ratio number) {
    return wording::number_text(Value::decimal(number, Unit::none, number.den == 1 ? 0 : 2));
  };
  return written(reduced(*series.numerateur[*row])) + " / " +
         written(reduced(*series.denominateur[*row]));
}

std::optional<std::size_t> any_row(const DocumentNames& names, const std::string& code) {
  const auto& series = records_of(names).series;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series.territoire[i] == names.territoire() && series.serie[i] == code) return i;
  }
  return std::nullopt;
}

// ── Targets, year by year ──────────────────────────────────────────────────────────────────────

constexpr std::size_t kContractYears = 3;  // 2009 to 2011

/// The target of a year: that of the contract's table, else that written in its text.
std::optional<std::size_t> target_row(const DocumentNames& names, std::string_view code, int year) {
  const std::string period = std::to_string(year);
  const auto in_table = row_of(names, code, period, NatureSerie::objectif);
  return in_table ? in_table : row_of(names, code, period, NatureSerie::imprime);
}

/// The years without a break around the document's that have targets, three at most; its own when
/// none has.
std::vector<int> contract_years(const DocumentNames& names) {
  const auto& series = records_of(names).series;
  std::set<int> years;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const auto period = parse_period(series.periode[i]);
    if (series.territoire[i] == names.territoire() && is_indicator(series.serie[i]) && period &&
        period->kind == Period::Kind::year &&
        (series.nature[i] == NatureSerie::objectif || series.nature[i] == NatureSerie::imprime)) {
      years.insert(period->year);
    }
  }
  const int own = names.periode().year;
  int first = own;
  while (years.contains(own) && years.contains(first - 1)) --first;
  std::vector<int> run{first};
  while (run.size() < kContractYears && years.contains(run.back() + 1)) {
    run.push_back(run.back() + 1);
  }
  return run;
}

template <std::size_t rank>
Term target_of_year(const DocumentNames& names, const LigneContratSubject& line) {
  const auto years = contract_years(names);
  if (rank >= years.size()) return Value::not_defined(Unit::none);
  return published_at(names, target_row(names, line.code, years[rank]));
}

/// Youths come whole.
bool is_broken_count(const Value& value) {
  return value.is_defined() && value.unit == Unit::jeunes && reduced(value.number).den != 1;
}

/// What a careful reader objects to in the line's printed cells; empty when nothing.
std::string objection(const DocumentNames& names, const std::string& code) {
  const std::string year = std::to_string(names.periode().year);
  const auto realised = row_of(names, code, latest_period(names, 4), NatureSerie::realise);
  const auto target = row_of(names, code, year, NatureSerie::objectif);
  const auto text_target = row_of(names, code, year, NatureSerie::imprime);
  const auto& series = records_of(names).series;
  const Value value = published_at(names, realised);
  if (!agree(value, recomputed_at(names, realised))) {
    return "le calcul ne donne pas la valeur imprimée";
  }
  if (is_broken_count(value)) {
    return "un effectif est un nombre entier";
  }
  if (realised && target && series.unite[*realised] != series.unite[*target]) {
    return "l'objectif n'a pas l'unité de la réalisation";
  }
  if (target && text_target && published_at(names, target) != published_at(names, text_target)) {
    return "le texte du contrat fixe un autre objectif";
  }
  return {};
}

RecordList indicator_lines(const DocumentNames& names) {
  const auto& series = records_of(names).series;
  std::set<std::string> seen;
  RecordList list;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::string code{series.serie[i]};
    if (series.territoire[i] != names.territoire() || !is_indicator(code)) continue;
    if (seen.insert(code).second) list.push_back(record_of(names, LigneContratSubject{code}));
  }
  return list;
}

// ── Staff ──────────────────────────────────────────────────────────────────────────────────────

/// The printed cell of a line: `BRH.B11`, `BRH.B11.femmes`…
std::optional<Ratio> staff_cell(const DocumentNames& names, const std::string& line,
                                const std::string& part = {}) {
  const auto row = any_row(names, std::string{kStaff} + line + (part.empty() ? "" : "." + part));
  return row ? records_of(names).series.valeur[*row] : std::nullopt;
}

Value staff_value(const DocumentNames& names, const std::string& line, const std::string& part) {
  const auto cell = staff_cell(names, line, part);
  if (!cell) return Value::not_defined(Unit::none);
  return Value::decimal(*cell, Unit::none, reduced(*cell).den == 1 ? 0 : 2);
}

/// True unless women, men and the total are known and do not add up.
bool sexes_add_up(const DocumentNames& names, const std::string& line) {
  const auto women = staff_cell(names, line, "femmes");
  const auto men = staff_cell(names, line, "hommes");
  const auto total = staff_cell(names, line);
  if (!women || !men || !total) return true;
  return add(*women, *men) == total;
}

/// The lines of the sum added up; nothing when one of them is not in the table.
std::optional<Ratio> sum_of(const DocumentNames& names, const Somme& somme) {
  std::optional<Ratio> sum = Ratio{0, 1};
  for (const char* part : somme.parts) {
    if (part == nullptr) break;
    const auto cell = staff_cell(names, part);
    sum = sum && cell ? add(*sum, *cell) : std::nullopt;
  }
  return sum;
}

/// How many sums the document's table lets one check.
std::int64_t checked_sums(const DocumentNames& names) {
  return std::count_if(std::begin(kSommes), std::end(kSommes), [&](const Somme& somme) {
    return staff_cell(names, somme.total) && sum_of(names, somme);
  });
}

/// Where the line's sums fail, as « B11 + B12 = 27 »; empty when they all hold.
std::string broken_sums(const DocumentNames& names, const std::string& line) {
  const auto total = staff_cell(names, line);
  std::string broken;
  for (const auto& somme : kSommes) {
    if (!total || line != somme.total) continue;
    const auto sum = sum_of(names, somme);
    std::string written;
    for (const char* part : somme.parts) {
      if (part == nullptr) break;
      written += (written.empty() ? "" : " + ") + std::string{part};
    }
    const bool holds = !sum || (somme.is_part_only ? *sum <= *total : *sum == *total);
    if (holds) continue;
    broken +=
        (broken.empty() ? "" : " ; ") + written + " = " +
        wording::number_text(Value::decimal(*sum, Unit::none, reduced(*sum).den == 1 ? 0 : 2));
  }
  return broken;
}

RecordList staff_lines(const DocumentNames& names) {
  const auto& series = records_of(names).series;
  RecordList list;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::string code{series.serie[i]};
    if (series.territoire[i] != names.territoire() || !starts_with(code, kStaff)) continue;
    const std::string line = code.substr(kStaff.size());
    if (line.find('.') != std::string::npos) continue;
    list.push_back(record_of(names, LigneEffectifSubject{line}));
  }
  return list;
}

}  // namespace

bool is_of_contract(std::string_view serie) {
  return is_indicator(serie) || starts_with(serie, kStaff);
}

template <>
const std::vector<FieldOf<ContratSubject>>& fields_of() {
  using S = ContratSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"reference", text(), "La dernière année réalisée"},
       [](const N& n, const S&) { return text_term(latest_period(n, 4)); }},
      {{"mi_annee", text(), "Le dernier semestre réalisé"},
       [](const N& n, const S&) { return text_term(latest_period(n, 7)); }},
      {{"annees", list("periode"), "Les années du contrat qui ont des objectifs, trois au plus"},
       [](const N& n, const S&) -> Term {
         RecordList list;
         for (const int year : contract_years(n)) {
           const Term period = n.periode_term({Period::Kind::year, year, 1});
           list.push_back(std::get<const expansion::Record*>(period));
         }
         return list;
       }},
      {{"lignes", list("ligne_contrat"), "Les indicateurs du contrat"},
       [](const N& n, const S&) -> Term { return indicator_lines(n); }},
      {{"effectifs", list("ligne_effectif"), "Les lignes du tableau des effectifs"},
       [](const N& n, const S&) -> Term { return staff_lines(n); }},
      {{"regles_effectifs", number(Unit::none), "Le nombre de sommes vérifiées"},
       [](const N& n, const S&) -> Term { return Value::count(checked_sums(n), Unit::none); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<LigneContratSubject>>& fields_of() {
  using S = LigneContratSubject;
  using N = DocumentNames;
  static const auto kReference = [](const N& n, const S& s) {
    return row_of(n, s.code, latest_period(n, 4), NatureSerie::realise);
  };
  static const auto kHalf = [](const N& n, const S& s) {
    return row_of(n, s.code, latest_period(n, 7), NatureSerie::realise);
  };
  static const auto kYear = [](const N& n, int years) {
    return std::to_string(n.periode().year + years);
  };
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code de l'indicateur"},
       [](const N&, const S& s) -> Term { return s.code; }},
      {{"libelle", text(), "Son nom"},
       [](const N& n, const S& s) {
         return text_term(std::string{records_of(n).series.libelle[*any_row(n, s.code)]});
       }},
      {{"unite", text(), "Son unité"},
       [](const N& n, const S& s) {
         return text_term(std::string{records_of(n).series.unite[*any_row(n, s.code)]});
       }},
      {{"source", text(), "Sa source"},
       [](const N& n, const S& s) {
         return text_term(std::string{records_of(n).series.source[*any_row(n, s.code)]});
       }},
      {{"calcul", text(), "Le calcul de l'année de référence"},
       [](const N& n, const S& s) { return text_term(calculation_at(n, kReference(n, s))); }},
      {{"realise", number(Unit::none), "La valeur imprimée pour l'année de référence"},
       [](const N& n, const S& s) -> Term { return published_at(n, kReference(n, s)); }},
      {{"recalcule", number(Unit::none), "La valeur de l'année de référence, recalculée"},
       [](const N& n, const S& s) -> Term { return recomputed_at(n, kReference(n, s)); }},
      {{"concorde", boolean(), "Faux si le calcul ne donne pas la valeur imprimée"},
       [](const N& n, const S& s) -> Term {
         return agree(published_at(n, kReference(n, s)), recomputed_at(n, kReference(n, s)));
       }},
      {{"moyenne", number(Unit::none), "La moyenne régionale"},
       [](const N& n, const S& s) -> Term {
         return published_at(
             n, row_of(n, s.code, latest_period(n, 4), NatureSerie::moyenne_regionale));
       }},
      {{"calcul_mi_annee", text(), "Le calcul du semestre"},
       [](const N& n, const S& s) { return text_term(calculation_at(n, kHalf(n, s))); }},
      {{"mi_annee", number(Unit::none), "La valeur imprimée pour le semestre"},
       [](const N& n, const S& s) -> Term { return published_at(n, kHalf(n, s)); }},
      {{"mi_annee_concorde", boolean(),
        "Faux si le calcul du semestre ne la donne pas, ou si elle n'est pas un effectif"},
       [](const N& n, const S& s) -> Term {
         const Value value = published_at(n, kHalf(n, s));
         return !is_broken_count(value) && agree(value, recomputed_at(n, kHalf(n, s)));
       }},
      {{"objectif", number(Unit::none),
        "L'objectif de l'année : celui du tableau du contrat, à défaut celui de son texte"},
       [](const N& n, const S& s) -> Term {
         return published_at(n, target_row(n, s.code, n.periode().year));
       }},
      {{"objectif_1", number(Unit::none), "L'objectif de la première année du contrat"},
       &target_of_year<0>},
      {{"objectif_2", number(Unit::none), "L'objectif de la deuxième année du contrat"},
       &target_of_year<1>},
      {{"objectif_3", number(Unit::none), "L'objectif de la troisième année du contrat"},
       &target_of_year<2>},
      {{"objectif_texte", number(Unit::none),
        "L'objectif de l'année, imprimé dans le texte du contrat"},
       [](const N& n, const S& s) -> Term {
         return published_at(n, row_of(n, s.code, kYear(n, 0), NatureSerie::imprime));
       }},
      {{"objection", text(), "Ce qui ne va pas dans la ligne"},
       [](const N& n, const S& s) { return text_term(objection(n, s.code)); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<LigneEffectifSubject>>& fields_of() {
  using S = LigneEffectifSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"code", text(), "Le code de la ligne"},
       [](const N&, const S& s) -> Term { return s.code; }},
      {{"libelle", text(), "Son libellé"},
       [](const N& n, const S& s) {
         const auto row = any_row(n, std::string{kStaff} + s.code);
         return text_term(std::string{records_of(n).series.libelle[*row]});
       }},
      {{"groupe", text(), "Son bloc"},
       [](const N& n, const S& s) {
         const auto row = any_row(n, std::string{kStaff} + s.code);
         return text_term(std::string{records_of(n).series.groupe[*row]});
       }},
      {{"unite", text(), "personnes ou ETP"},
       [](const N& n, const S& s) {
         const auto row = any_row(n, std::string{kStaff} + s.code);
         return text_term(std::string{records_of(n).series.unite[*row]});
       }},
      {{"niveau", number(Unit::none), "La profondeur de la ligne"},
       [](const N&, const S& s) -> Term {
         return Value::count(std::max<std::int64_t>(0, std::ssize(s.code) - 2), Unit::none);
       }},
      {{"femmes", number(Unit::none), "Les femmes, en personnes ou en ETP selon la ligne"},
       [](const N& n, const S& s) -> Term { return staff_value(n, s.code, "femmes"); }},
      {{"hommes", number(Unit::none), "Les hommes, en personnes ou en ETP selon la ligne"},
       [](const N& n, const S& s) -> Term { return staff_value(n, s.code, "hommes"); }},
      {{"total", number(Unit::none), "Le total imprimé, femmes et hommes ensemble"},
       [](const N& n, const S& s) -> Term { return staff_value(n, s.code, {}); }},
      {{"concorde", boolean(), "Faux si femmes et hommes ne font pas le total"},
       [](const N& n, const S& s) -> Term { return sexes_add_up(n, s.code); }},
      {{"sommes_fausses", text(), "Les sommes qui ne donnent pas le total"},
       [](const N& n, const S& s) { return text_term(broken_sums(n, s.code)); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
