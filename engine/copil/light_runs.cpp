#include "copil/runs.hpp"

namespace copil::program {

Runs light_runs() {
  return {{"exemple", run_exemple},
          {"indicateurs", run_indicateurs},
          {"volumes", run_volumes},
          {"subventions", run_subventions},
          {"echeances", run_echeances},
          {"simuler", run_simuler},
          {"repartir", run_repartir},
          {"expliquer", run_expliquer},
          {"correspondances", run_correspondances},
          {"deposer", run_deposer}};
}

}  // namespace copil::program
