#include "copil/runs.hpp"

namespace copil::program {

Runs whole_runs() {
  Runs runs = light_runs();
  runs.insert({{"demo", run_demo},
               {"verifier", run_verifier},
               {"produire", run_produire},
               {"campagne", run_campagne},
               {"reponses", run_reponses},
               {"comparer-actes", run_comparer_actes},
               {"diffuser", run_diffuser},
               {"modele", run_modele},
               {"controler", run_controler},
               {"servir", run_servir},
               {"acces", run_acces},
               {"guide", run_guide},
               {"sauvegarder", run_sauvegarder},
               {"restaurer", run_restaurer},
               {"purger", run_purger},
               {"catalogue", run_catalogue}});
  return runs;
}

}  // namespace copil::program
