#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "warehouse/address.hpp"

/// The figures of a period into a table of a database, for the tools that draw from there.
namespace copil::warehouse {

/// One figure, as texts that SQL reads; an empty number is not known.
struct DepositedFigure {
  std::string indicateur;
  std::string libelle;
  std::string territoire;
  std::string territoire_libelle;
  std::string niveau;
  std::string valeur;
  std::string cumul;
};

/// The figures of one period at one arrêté.
struct Deposit {
  std::string periode;
  std::string arrete_au;  ///< `2010-06-30`
  std::vector<DepositedFigure> figures;
};

/// What a deposit did.
struct DepositOutcome {
  std::int64_t version = 0;   ///< of that period and arrêté, from 1
  bool is_unchanged = false;  ///< the last version says the same: nothing was written
};

/// Writes the figures to `copil_chiffres` in one transaction: all or none. A deposit that says what
/// the last version of the same period and arrêté says writes nothing; another makes a version
/// more, and none is ever changed. The view `copil_chiffres_actuels` shows the last ones. Errors:
/// those of the server; several servers; a table of that name that is not ours.
Checked<DepositOutcome> deposit(const std::string& address, const Deposit& figures);

}  // namespace copil::warehouse
