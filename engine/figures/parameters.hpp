#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/exact.hpp"
#include "base/layers.hpp"
#include "diagnostics/diagnostic.hpp"

namespace copil::figures {

/// Where a definition or a value comes from; `texte` and `article` are never empty.
struct Reference {
  std::string texte;    ///< "accord-cadre du 26 janvier 2010"
  std::string article;  ///< "article 5.2 ; annexe 7"
  Day date;             ///< of the text
  std::string url;      ///< stable address; may be empty
};

/// One value of a parameter and the day from which it holds.
struct DatedValue {
  Day depuis = Day::unknown;  ///< unknown: since ever (choices that no text dates)
  std::string texte;          ///< as the file writes it
  Reference reference;        ///< the text that gives the value, or leaves it to be fixed
  /// Our own choice as long as nobody who may has fixed it (`par_defaut: oui`).
  bool is_default = false;
};

/// What a parameter's values look like.
enum class ParameterUnit {
  euros,   ///< "230,00", at most two decimals, not negative
  taux,    ///< "0,4", not negative
  nombre,  ///< a whole number: years, months
  jour,    ///< a day of every year, "01-20"
  choix,   ///< one word of `choix`
};

/// A number or choice that a text fixes, apart from the code, dated.
struct Parameter {
  std::string nom;
  std::string libelle;
  ParameterUnit unite = ParameterUnit::nombre;
  std::vector<std::string> choix;
  std::vector<DatedValue> valeurs;     ///< by `depuis`, the earliest first
  std::string lecture;                 ///< what we do where the texts are silent; may be empty
  Day encore_valable_le;               ///< last day on which somebody checked it
  std::optional<std::string> imposee;  ///< given by the command line: holds on every day
};

/// The dated parameters (`reports/parametres/*.yaml`). Each look-up names who asks, so that asking
/// for a day before the first value is an error that says for which figure it was needed.
class Parameters {
 public:
  explicit Parameters(std::vector<Parameter> parameters) : parameters_(std::move(parameters)) {}

  Checked<Cents> euros(std::string_view nom, Day day, std::string_view asker) const;
  Checked<Ratio> taux(std::string_view nom, Day day, std::string_view asker) const;
  Checked<int> nombre(std::string_view nom, Day day, std::string_view asker) const;
  Checked<std::string> choix(std::string_view nom, Day day, std::string_view asker) const;
  /// The parameter's day in that year: 20 January 2010.
  Checked<Day> jour(std::string_view nom, int annee, std::string_view asker) const;

  /// Lets the command line's value hold on every day. The name is a parameter's, with `_` or `-`.
  /// Diagnostics (empty when all is well): an unknown name, a text that is no such value.
  Diagnostics impose(std::string_view nom, std::string_view value);

  /// The value that holds on `day`, as text, and its reference; null when there is none.
  const DatedValue* find(std::string_view nom, Day day) const;
  /// True when the command line gave its value; false for an unknown name.
  bool is_imposed(std::string_view nom) const;
  const std::vector<Parameter>& all() const { return parameters_; }

 private:
  Checked<std::string> text(std::string_view nom, Day day, std::string_view asker) const;

  std::vector<Parameter> parameters_;
};

/// Reads every `*.yaml` of the folder, in the order of their names.
Checked<Parameters> load_parameters(const Layers& folder);

/// The parameter that a YAML text describes; `file` is for messages.
Checked<Parameter> parse_parameter(std::string_view yaml, const std::string& file);

/// The parameters whose `encore_valable_le` is more than a year before `day`: one warning each.
Diagnostics stale_parameters(const Parameters& parameters, Day day);

}  // namespace copil::figures
