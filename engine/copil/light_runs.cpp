#include "copil/runs.hpp"

#include "copil/options/binding.hpp"
#include "copil/options/figures_options.hpp"

namespace copil::program {

Runs light_runs() {
  return {{"exemple", bound<run_exemple>},
          {"indicateurs", bound<run_indicateurs>},
          {"volumes", bound<run_volumes>},
          {"subventions", bound<run_subventions>},
          {"echeances", bound<run_echeances>},
          {"simuler", bound<run_simuler>},
          {"repartir", bound<run_repartir>},
          {"expliquer", bound<run_expliquer>},
          {"correspondances", bound<run_correspondances>},
          {"deposer", bound<run_deposer>}};
}

}  // namespace copil::program
