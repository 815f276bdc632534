#include "copil/runs.hpp"

#include "copil/commands/applying.hpp"
#include "copil/options/binding.hpp"
#include "copil/options/console_options.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/figures_options.hpp"

namespace copil::program {

Runs whole_runs() {
  Runs runs = light_runs();
  runs["simuler"] = bound<run_simuler_with_acts>;
  runs.insert({{"demo", bound<run_demo>},
               {"verifier", bound<run_verifier>},
               {"produire", bound<run_produire>},
               {"campagne", bound<run_campagne>},
               {"reponses", bound<run_reponses>},
               {"comparer-actes", bound<run_comparer_actes>},
               {"diffuser", bound<run_diffuser>},
               {"modele", bound<run_modele>},
               {"controler", bound<run_controler>},
               {"servir", bound<run_servir>},
               {"acces", bound<run_acces>},
               {"guide", bound<run_guide>},
               {"sauvegarder", bound<run_sauvegarder>},
               {"restaurer", bound<run_restaurer>},
               {"purger", bound<run_purger>},
               {"catalogue", bound<run_catalogue>}});
  return runs;
}

}  // namespace copil::program
