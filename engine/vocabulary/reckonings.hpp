#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.hpp"
#include "base/value.hpp"
#include "records/row_places.hpp"
#include "vocabulary/names.hpp"

/// Where an objective, a rate, a balance, an amount or a count beside the figures comes from: what
/// it is reckoned from, by which rule, with which dated parameters, and the rows behind it. Words
/// and look-ups only: the values are those that documents print.
namespace copil::vocabulary {

/// A name that a number can be asked by: `volume.taux`, `convention.solde`.
struct ReckonedName {
  std::string code;
  std::string libelle;  ///< its description, as templates see it
};

/// Another number of the same record.
struct Ingredient {
  std::string code;
  std::string libelle;
  Value value;
};

/// A dated parameter that it was reckoned with.
struct UsedParameter {
  std::string nom;
  std::string libelle;
  std::string valeur;
  std::string article;
  bool is_imposed = false;
};

/// A row of a file that it was read from.
struct SourceRow {
  records::RowId at;    ///< in the file that it was read from
  Day day;              ///< of the row
  std::string libelle;  ///< "second acompte", the act of an objective
  Value value;
  bool is_kept = true;
  std::string motif;  ///< why it is not kept
  /// Where it stands in a file that the records do not hold; `at` says it of the others.
  std::optional<records::KeptPlace> place{};
};

struct Reckoned {
  std::string code;
  std::string libelle;
  records::TerritoireId territoire = 0;
  Period period;   ///< the whole year
  std::string of;  ///< the convention's code, the experiment's name; may be empty
  Value value;
  std::string how;        ///< one sentence: the operation
  std::string reference;  ///< the text that asks for it, where no article of the agreement does
  std::vector<Ingredient> from;
  std::vector<UsedParameter> parametres;
  std::vector<SourceRow> rows;
  std::string figure;  ///< the code of the figure that explains it further; may be empty
};

/// True of a count of the driving-licence experiments: `of` is then an experiment, not a
/// convention.
bool is_of_experiment(const Reckoned& reckoned);

/// Every name of a number of a volume, a convention, flows or an experiment, in the order of their
/// records.
std::vector<ReckonedName> reckoned_names(const expansion::Schema& schema);

/// What the name is for the territory and the facts' year; `of` chooses a convention by its code,
/// the territory's own when empty; an experiment by its name, all together when empty. Nothing when
/// the territory has no such record.
std::optional<Reckoned> explain_reckoned(const expansion::Schema& schema, const Facts& facts,
                                         std::string_view code, records::TerritoireId territoire,
                                         const std::string& of);

/// One count of one driving-licence experiment in one territory.
struct PermitFigure {
  std::string code;        ///< `permis.temoins`
  std::string_view title;  ///< « témoins »
  std::string experimentation;
  records::TerritoireId territoire = 0;
  Value value;
};

/// Every count over the facts' period, of each territory at or below this one where somebody is
/// entered: in the order of documents, then by experiment and territory's code. Nothing when
/// `saisies.csv` is not in the folder, or cannot be read.
std::optional<std::vector<PermitFigure>> permit_figures(const Facts& facts,
                                                        records::TerritoireId territoire);

}  // namespace copil::vocabulary
