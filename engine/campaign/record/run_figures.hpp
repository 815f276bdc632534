#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "vocabulary/names.hpp"

/// `chiffres.csv`: all the figures of a run in one file, for those who compare runs or check
/// documents.
namespace copil::campaign {

/// One line of the file; the fields are its columns, in order.
struct RunFigure {
  std::string territoire;  ///< code
  std::string niveau;
  std::string libelle;
  std::string rattachement;  ///< code of the territory above; empty for the root
  std::string indicateur;    ///< `DE0`, `volume.objectif`, `subvention.CV01.montant`
  std::string intitule;
  std::string unite;
  std::string periode;
  std::string arrete_au;
  std::string valeur;  ///< as in `indicateurs --format csv`; empty when not defined
  std::string cumul;   ///< empty where there is none

  bool operator==(const RunFigure&) const = default;
};

/// All listed figures of the four levels over each period, then volumes and subsidies of the facts'
/// year; by territory code, period, and catalogue order.
std::vector<RunFigure> run_figures(const vocabulary::Facts& facts,
                                   const std::vector<Period>& periods);

/// UTF-8, `;`, LF, with a header.
std::string figures_csv(const std::vector<RunFigure>& figures);

/// Reads the file back. Errors: another header, a line with another number of cells, with its
/// place.
Checked<std::vector<RunFigure>> parse_figures(std::string_view text, const std::string& file);

}  // namespace copil::campaign
