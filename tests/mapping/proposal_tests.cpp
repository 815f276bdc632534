// Drafts from headers, then from values; a draft is itself a correspondance.
#include <catch2/catch.hpp>

#include "mapping/proposal.hpp"
#include "support.hpp"

using namespace copil;
using namespace copil::mapping;
using namespace copil::mapping::testing;

namespace {

const Hints& hints() {
  static const Hints kHints{{{"jeune", {"n° dossier"}},
                             {"enjeu", {"rubrique"}},
                             {"date_acceptation", {"acceptation ml", "accord"}}},
                            {"ML01", "ML02"},
                            {"mission des lacs"}};
  return kHints;
}

std::string draft(const std::string& text) {
  const copil::testing::TemporaryFolder folder;
  folder.write("contacts.csv", text);
  auto source = exports::open_text(folder.file("contacts.csv"));
  const auto sample = sample_of(std::move(*source));
  if (!sample) return formatted(sample.error());
  const auto proposal = propose(*sample, kLayouts, hints());
  return proposal ? draft_of(*sample, *proposal, kLayouts) : "nothing";
}

}  // namespace

TEST_CASE("a draft says how sure each guess is, and why") {
  const std::string text = draft(
      "Liste des contacts\nN° Dossier;Lieu;Date;Rubrique;Note\n"
      "A1;ML01;03/15/2010;E1;x\nA2;Mission des Lacs;03/02/2010;Emploi;\n");
  CHECK(
      text ==
      "- correspondance: \"contacts.csv\"\n"
      "  devient: services                              # 4 de ses 4 colonnes obligatoires "
      "trouvées\n"
      "  fichier: \"contacts.csv\"\n"
      "  colonnes:\n"
      "    jeune: \"N° Dossier\"                          # probable : nom voisin, ses 2 premières "
      "valeurs conviennent\n"
      "    mission_locale: \"Lieu\"                       # à vérifier : d'après les valeurs "
      "seules, "
      "ses 2 premières valeurs conviennent\n"
      "    date:\n"
      "      colonne: \"Date\"                            # sûr : même nom, ses 2 premières "
      "valeurs "
      "conviennent\n"
      "      dates: mois-jour                           # des valeurs n'ont de sens que le mois "
      "d'abord\n"
      "    enjeu:\n"
      "      colonne: \"Rubrique\"                        # à vérifier : nom voisin, 1 de ses 2 "
      "premières valeurs conviennent\n"
      "      valeurs:\n"
      "        \"Emploi\":                                # à compléter : enjeu, de E1 à E3\n"
      "  ignorees: [\"Note\"]                             # rien ne dit ce qu'elles "
      "deviendraient\n");
  CHECK(parsed(text).size() == 1);
}

TEST_CASE("a draft asks which of two acceptances is ours") {
  const std::string text = draft(
      "jeune;date_affectation;Acceptation ML;Accord\nA1;2010-03-01;2010-03-02;\n"
      "A2;2010-03-01;2010-03-02;2010-03-03\n");
  CHECK(text.find("date_acceptation: \"Acceptation ML\"           # à vérifier : nom voisin, ses 2 "
                  "premières valeurs conviennent ; « Accord » aussi : laquelle est la nôtre ?\n") !=
        std::string::npos);
  CHECK(text.find("ignorees: [\"Accord\"]") != std::string::npos);
}

TEST_CASE("what cannot be found is to be completed, and says so at its place when it is not") {
  const std::string text = draft("jeune;date_affectation\nA1;2010-03-01\n");
  CHECK(text.find("    # date_acceptation: sans origine (jour de l'acceptation par la mission "
                  "locale)\n") != std::string::npos);
  const std::string incomplete = draft("jeune;date;enjeu\nA1;2010-03-01;E2\n");
  CHECK(incomplete.find("  constantes:\n    mission_locale: \"\"                           # à "
                        "compléter, ou à nommer sous « colonnes » : code de la mission locale\n") !=
        std::string::npos);
}

TEST_CASE("nothing is proposed for an export that looks like none of our files") {
  CHECK(draft("produit;prix\npomme;12\n") == "nothing");
}
