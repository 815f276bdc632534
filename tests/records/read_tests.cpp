#include "records/read.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "folder.hpp"

using namespace copil;
using namespace copil::records;

namespace {

Day day(int year, int month, int day_of_month) {
  return *make_day(year, month, day_of_month);
}

}  // namespace

TEST_CASE("every file of the format becomes typed columns") {
  Folder folder;
  folder.write("objectifs.csv",
               "annee;territoire;date_effet;objectif;acte\n"
               "2010;R1;2010-01-26;1 300;accord-cadre\n2010;R1;2010-07-01;1250;avenant 1\n");
  folder.write("jeunes.csv",
               "jeune;date_naissance;sexe;zone;niveau;handicap\n"
               "J1;1990-05-12;F;ZUS;v;oui\nJ2;;h;;;\n");
  folder.write(
      "cotraitances.csv",
      "cotraitance;jeune;mission_locale;site_pole_emploi;date_affectation;date_acceptation;"
      "date_initialisation;date_fin;motif_fin\n"
      "C1;J2;M1;S1;05/01/2010;2010-01-20;2010-01-10;2010-06-01;emploi\nC2;J3;M2;;2010-02-01;;;;\n");
  folder.write("inscriptions.csv",
               "jeune;date_debut;date_fin;motif_fin\nJ1;2010-01-01;;\n"
               "J3;2010-01-01;2010-03-01;Radiation\n");
  folder.write("alertes.csv",
               "cotraitance;date_signalement;date_cloture;motif;decision\n"
               "C2;2010-03-01;;absence;\nC1;2010-04-01;2010-04-20;;Réorientation\n");
  folder.write("civis.csv",
               "jeune;mission_locale;date_debut;date_fin;renforce;motif_fin\n"
               "J1;M2;2009-01-01;;1;\n");
  folder.write("accompagnements.csv",
               "jeune;reseau;structure;date_debut;date_fin;dispositif;critere_projet;critere_frein;"
               "critere_reseau;critere_qualification\nJ1;pe;S1;2010-01-01;;AFC;1;0;non;vrai\n"
               "J1;ML;M1;2010-01-01;2010-01-01;;;;;\n");
  folder.write("services.csv", "jeune;mission_locale;date;enjeu\nJ4;M1;2010-03-01;e10\n");
  folder.write("actions.csv",
               "action;territoire;date;perimetre;nature;enjeu;valorisation;intitule\n"
               "A1;D1;2010-03-01;EM;Concertée;E11;o;\"Forum \"\"emploi\"\"\"\n");
  folder.write("conventions.csv",
               "convention;type;territoire;site_pole_emploi;annee;date_signature;montant;"
               "date_compte_rendu;date_resiliation\nV1;locale;M1;S1;2010;2010-02-01;84 410,00;;\n"
               "V2;Régionale;R1;;2010;;;2011-01-15;2010-09-01\n");
  folder.write("versements.csv",
               "convention;rang;date;montant\nV1;1;2010-02-15;33764\n"
               "V2;Solde;2011-02-01;0,5\n");
  folder.write("evaluations_mrs.csv",
               "plateforme;mission_locale;jeune;date;reussie;mise_en_relation\n"
               "P1;M1;J4;2010-03-02;1;0\n");
  folder.write("prescriptions_pops.csv",
               "jeune;mission_locale;date_prescription;date_rendez_vous;etat\n"
               "J5;M1;2010-03-02;;réalisée\n");
  folder.write(
      "series.csv",
      "serie;libelle;groupe;territoire;periode;nature;valeur;numerateur;denominateur;unite;"
      "source\nTB1;Jeunes reçus;accueil;FR;2010-S1;imprime;-1 234,5;;3;jeunes;bilan\n");
  folder.write("reunions.csv",
               "reunion;territoire;date;heure;lieu;convoquee_le;tenue\n"
               "E1;M1;08/04/2010;14 h 30;Site un;2010-03-22;oui\nE2;FR;2010-03-30;;;;\n");
  folder.write("membres.csv",
               "territoire;fonction;organisme;nom;date_debut;date_fin\n"
               "Région une;Direction;Pôle emploi;;2010-01-26;2012-01-01\n");
  folder.write("decisions.csv",
               "decision;reunion;objet;responsable;echeance;etat;faite_le;remontee\n"
               "N1;E2;Fixer le seuil;DGEFP;2010-12-31;Faite;2010-11-02;x\nN2;E1;Attendre;;;;;\n");
  folder.write("plan_actions.csv",
               "territoire;enjeu;action;responsable;annee;etat;commentaire\n"
               "D1;e12;Visiter;Mission;2011;engagée;trois sur cinq\n");
  folder.write("agents.csv",
               "agent;mission_locale;etp;date_debut;date_fin\nA1;M1;0,8;2010-02-01;\n");
  folder.write("transmissions.csv",
               "piece;territoire;periode;destinataire;produite_le;signee_le;envoyee_le\n"
               "bilan-local;M1;2010-S1;comité régional;2010-07-05;;2010-07-09\n");
  const Reading reading = read(folder);
  CHECK(reading.rejects.empty());
  CHECK(formatted(reading.warnings) == "");
  const Records& r = reading.records;
  CHECK(r.reunions.code == std::vector<std::string>{"E1", "E2"});
  CHECK(r.reunions.date[0] == day(2010, 4, 8));
  CHECK(r.reunions.heure[0] == "14 h 30");
  CHECK(r.reunions.convoquee == std::vector<Day>{day(2010, 3, 22), Day::unknown});
  CHECK(r.reunions.tenue == std::vector<bool>{true, false});
  CHECK(r.territoires.code[r.membres.territoire[0]] == "R1");
  CHECK(r.membres.fin[0] == day(2012, 1, 1));
  CHECK(r.decisions.reunion == std::vector<ReunionId>{1, 0});
  CHECK(r.decisions.etat == std::vector<EtatDecision>{EtatDecision::faite, EtatDecision::ouverte});
  CHECK(r.decisions.faite_le == std::vector<Day>{day(2010, 11, 2), Day::unknown});
  CHECK(r.decisions.remontee == std::vector<bool>{true, false});
  CHECK(r.plan_actions.enjeu[0] == 12);
  CHECK(r.plan_actions.etat[0] == EtatAction::engagee);
  CHECK(r.plan_actions.annee[0] == 2011);
  CHECK(r.agents.etp[0] == Ratio{4, 5});
  CHECK(r.agents.fin[0] == Day::open);
  CHECK(r.transmissions.periode[0] == "2010-S1");
  CHECK(r.transmissions.signee[0] == Day::unknown);
  CHECK(r.transmissions.envoyee[0] == day(2010, 7, 9));
  CHECK(r.folder == folder.path());
  for (const FileCount& count : r.counts) CHECK((count.is_present && count.read == count.kept));

  CHECK(r.objectifs.objectif == std::vector<std::int64_t>{1300, 1250});
  CHECK(r.objectifs.date_effet[1] == day(2010, 7, 1));
  CHECK(r.jeunes.code == Texts{"J1", "J2", "J3", "J4", "J5"});
  CHECK(r.jeunes.is_listed == std::vector<bool>{true, true, false, false, false});
  CHECK(r.jeunes.naissance ==
        std::vector<Day>{day(1990, 5, 12), Day::unknown, Day::unknown, Day::unknown, Day::unknown});
  CHECK(r.jeunes.sexe[0] == Sexe::femme);
  CHECK(r.jeunes.sexe[1] == Sexe::homme);
  CHECK(r.jeunes.sexe[2] == Sexe::inconnu);
  CHECK(r.jeunes.niveau == std::vector<std::uint8_t>{5, 0, 0, 0, 0});
  CHECK((r.jeunes.handicap[0] && !r.jeunes.handicap[1]));
  CHECK(r.jeunes.zone[0] == "ZUS");

  CHECK(r.cotraitances.jeune == std::vector<JeuneId>{1, 2});
  CHECK(r.cotraitances.mission_locale[1] == *r.territoires.find("M2"));
  CHECK(r.cotraitances.site == std::vector<TerritoireId>{*r.territoires.find("S1"), kNone});
  CHECK(r.cotraitances.affectation[0] == day(2010, 1, 5));
  CHECK(r.cotraitances.initialisation[0] == day(2010, 1, 10));
  CHECK(r.cotraitances.acceptation[1] == Day::unknown);
  CHECK(r.cotraitances.fin[0] == day(2010, 6, 1));
  CHECK(r.cotraitances.fin[1] == Day::open);
  CHECK(r.cotraitances.motif_fin[0] == "emploi");
  CHECK(r.inscriptions.motif ==
        std::vector<MotifInscription>{MotifInscription::aucun, MotifInscription::radiation});
  CHECK(r.alertes.cotraitance == std::vector<CotraitanceId>{1, 0});
  CHECK(r.alertes.decision == std::vector<Decision>{Decision::aucune, Decision::reorientation});
  CHECK(r.alertes.cloture[0] == Day::open);
  CHECK(r.civis.renforce[0]);
  CHECK(r.accompagnements.criteres == std::vector<std::uint8_t>{0b1001, 0});
  CHECK(r.accompagnements.reseau[0] == Reseau::pole_emploi);
  CHECK(r.accompagnements.structure[1] == *r.territoires.find("M1"));
  CHECK(r.services.enjeu[0] == 10);
  CHECK(r.services.jeune[0] == 3);
  CHECK(r.actions.perimetre[0] == Perimetre::employeurs);
  CHECK(r.actions.nature[0] == Nature::concertee);
  CHECK(r.actions.enjeu[0] == 11);
  CHECK(r.actions.intitule[0] == "Forum \"emploi\"");
  CHECK(r.conventions.montant[0] == Cents{8441000});
  CHECK(!r.conventions.montant[1]);
  CHECK(r.conventions.type[1] == TypeConvention::regionale);
  CHECK(r.conventions.compte_rendu[1] == day(2011, 1, 15));
  CHECK(r.versements.rang == std::vector<Rang>{Rang::premier, Rang::solde});
  CHECK(r.versements.convention == std::vector<ConventionId>{0, 1});
  CHECK(r.versements.montant[1] == Cents{50});
  CHECK(r.evaluations_mrs.plateforme[0] == *r.territoires.find("P1"));
  CHECK(r.evaluations_mrs.reussie[0]);
  CHECK(r.prescriptions_pops.etat[0] == EtatPops::realisee);
  CHECK(r.prescriptions_pops.rendez_vous[0] == Day::unknown);
  CHECK(r.series.valeur[0] == Ratio{-12345, 10});
  CHECK(!r.series.numerateur[0]);
  CHECK(r.series.denominateur[0] == Ratio{3, 1});
  CHECK(r.series.nature[0] == NatureSerie::imprime);
}

TEST_CASE("a series' value may be nothing, zero or secret") {
  Folder folder;
  folder.write("series.csv",
               "serie;territoire;periode;nature;valeur;numerateur\nA;FR;2010;realise;n.d.;\n"
               "A;FR;2011;realise;0;nd\nA;FR;2012;realise;s;3\n");
  const Series series = read(folder).records.series;
  CHECK(!series.valeur[0]);
  CHECK(series.valeur[1] == Ratio{0, 1});
  CHECK(!series.valeur[2]);
  CHECK(series.is_secret == std::vector<bool>{false, false, true});
  CHECK(!series.numerateur[1]);
}

TEST_CASE("the tree of territories") {
  Folder folder;
  const Territoires t = read(folder).records.territoires;
  const auto id = [&](const char* code) { return *t.find(code); };
  CHECK(t.root == id("FR"));
  CHECK(t.parent[id("FR")] == kNone);
  CHECK(t.children[id("D1")] == std::vector<TerritoireId>{id("M1"), id("M2"), id("P1")});
  CHECK(t.below(id("D1")) ==
        std::vector<TerritoireId>{id("D1"), id("M1"), id("M2"), id("P1"), id("S1")});
  CHECK(t.enclosing(id("S1"), TypeTerritoire::region) == id("R1"));
  CHECK(t.enclosing(id("R1"), TypeTerritoire::mission_locale) == kNone);
  CHECK(t.of_type(TypeTerritoire::mission_locale) == std::vector<TerritoireId>{id("M1"), id("M2")});
  CHECK(!t.find("m1"));
}

TEST_CASE("a rejected territory is nobody's parent and nobody's first row") {
  Folder folder;
  folder.write("territoires.csv",
               "code;type;libelle;parent\nR1;region;Une;XX\nM1;mission_locale;M;R1\n"
               "FR;national;France;\nR1;region;Bonne;FR\nA;region;A;YY\nB;departement;B;A\n"
               "C;mission_locale;C;B\n");
  const Reading reading = read(folder);
  CHECK(reading.records.territoires.code == std::vector<std::string>{"M1", "FR", "R1"});
  CHECK(reading.records.territoires.libelle[2] == "Bonne");
  REQUIRE(reading.rejects.size() == 4);
  CHECK(reading.rejects[0].line == 2);
  CHECK(reading.rejects[3].value == "B");
}

TEST_CASE("a rejected row is nobody's first row and names no youth") {
  Folder folder;
  folder.write("cotraitances.csv",
               "cotraitance;jeune;mission_locale;date_affectation\nC1;J1;XX;2010-01-01\n"
               "C1;J2;M1;2010-01-01\nC1;J3;M1;2010-01-01\nC2;J4;M1;2010-01-01\n");
  folder.write("alertes.csv", "cotraitance;date_signalement\nC9;2010-02-01\nC2;2010-02-02\n");
  const Reading reading = read(folder);
  CHECK(reading.records.jeunes.code == Texts{"J2", "J4"});
  CHECK(reading.records.cotraitances.code == Texts{"C1", "C2"});
  CHECK(reading.records.cotraitances.jeune == std::vector<JeuneId>{0, 1});
  CHECK(reading.records.alertes.cotraitance == std::vector<CotraitanceId>{1});
  REQUIRE(reading.rejects.size() == 3);
  CHECK(reading.rejects[0].line == 2);
  CHECK(reading.rejects[1].line == 4);
  CHECK(reading.rejects[2].line == 2);
}

TEST_CASE("only the needed files are read, and those they refer to") {
  Folder folder;
  folder.write("cotraitances.csv",
               "cotraitance;jeune;mission_locale;date_affectation\nC1;J1;M1;2010-01-01\n");
  folder.write("alertes.csv", "cotraitance;date_signalement\nC1;2010-02-01\n");
  folder.write("services.csv", "n'importe quoi");
  ReadOptions options;
  options.needed = {FileId::alertes};
  const Reading reading = read(folder, options);
  CHECK(reading.records.alertes.size() == 1);
  CHECK(reading.records.count(FileId::cotraitances).kept == 1);
  CHECK(!reading.records.count(FileId::services).is_present);
}

TEST_CASE("fatal errors come all at once") {
  Folder folder;
  folder.remove("territoires.csv");
  folder.write("service.csv", "jeune\n");
  folder.write("jeunes.csv", "nom\nx\n");
  folder.write("civis.csv", "jeune;mission_locale\n");
  ReadOptions options;
  options.needed = {FileId::jeunes, FileId::services, FileId::civis};
  CHECK(
      errors_of(folder, options) ==
      "DIR/territoires.csv: erreur : fichier nécessaire absent du dossier de données\n"
      "   aide : ajoutez-le : copil catalogue fichiers dit ce qu'il contient\n"
      "DIR/services.csv: erreur : fichier nécessaire absent du dossier de données\n"
      "   aide : le fichier « service.csv » est-il celui-là ? renommez-le\n"
      "DIR/jeunes.csv:1: erreur : aucune ligne d'en-tête reconnue parmi les 20 premières lignes\n"
      "     1 | nom\n"
      "   aide : colonnes attendues : jeune\n"
      "DIR/civis.csv:1: erreur : colonne obligatoire « date_debut » absente ; colonnes trouvées : "
      "jeune, mission_locale\n"
      "     1 | jeune;mission_locale\n"
      "   aide : ajoutez-la, ou renommez celle qui en tient lieu\n");
}

TEST_CASE("a folder that is none, a tree without a root") {
  Folder folder;
  CHECK(formatted(read_folder("absent", {}).error()) ==
        "absent: erreur : le dossier de données n'existe pas\n"
        "   aide : vérifiez le chemin donné par --donnees\n");
  CHECK(folder.anonymous(formatted(read_folder(folder.path() + "/territoires.csv", {}).error())) ==
        "DIR/territoires.csv: erreur : le dossier de données est attendu, un fichier a été trouvé\n"
        "   aide : vérifiez le chemin donné par --donnees\n");
  folder.write("territoires.csv", "code;type;libelle;parent\nA;region;A;B\n");
  CHECK(
      errors_of(folder) ==
      "DIR/territoires.csv: erreur : aucun territoire racine : une ligne sans parent est attendue\n"
      "   aide : laissez vide la cellule parent du territoire national\n");
}

TEST_CASE("warnings of a folder") {
  Folder folder;
  folder.write("service.csv", "jeune;mission_locale;date;enjeu\n");
  folder.write("rejets.csv", "fichier\n");
  folder.write("jeunes.csv", "jeune;âge\nJ1;17\njeune;âge\nJ2;18\n");
  const Reading reading = read(folder);
  CHECK(reading.records.jeunes.size() == 2);
  CHECK(folder.anonymous(formatted(reading.warnings)) ==
        "DIR: attention : fichier inconnu, ignoré : « service.csv »\n"
        "   aide : « service.csv » : vouliez-vous dire « services.csv » ?\n"
        "DIR/jeunes.csv:1: attention : colonne inconnue, ignorée : âge\n"
        "DIR/jeunes.csv: attention : l'en-tête est répété plus bas : cette ligne est passée\n");
}

TEST_CASE("a file of exactly Excel's number of lines is suspected of being cut", "[lent]") {
  Folder folder;
  std::string text = "jeune;mission_locale;date;enjeu\n";
  for (int i = 1; i < 1'048'576; ++i)
    text += i % 2 == 0 ? "J1;M1;2010-01-01;E1\n" : "J2;M1;2010-01-01;E1\n";
  folder.write("services.csv", text);
  CHECK(folder.anonymous(formatted(read(folder).warnings)) ==
        "DIR/services.csv: attention : le fichier s'arrête à 1 048 576 lignes, la limite d'Excel : "
        "il "
        "est sans doute coupé\n   aide : exportez de nouveau les données sans passer par Excel\n");
}

TEST_CASE("rows grouped by key keep the order of the file") {
  const auto rows = [](std::span<const std::uint32_t> span) {
    return std::vector<std::uint32_t>(span.begin(), span.end());
  };
  const std::vector<std::uint32_t> keys{1, kNone, 0, 1};
  CHECK(rows(group_by(keys, 3).of(1)) == std::vector<std::uint32_t>{0, 3});
  CHECK(group_by({}, 0).offsets == std::vector<std::uint32_t>{0});
}

TEST_CASE("a file cut short or written to while it is read is an error, never a crash") {
  std::string services = "jeune;mission_locale;date;enjeu\n";
  for (int i = 0; i < 500; ++i) services += "J" + std::to_string(i) + ";M1;2010-03-01;E1\n";
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{40}, std::size_t{4000}, services.size() + 10}) {
    for (const int jobs : {1, 3}) {
      CAPTURE(size, jobs);
      Folder folder;
      folder.write("services.csv", services);
      ReadOptions options;
      options.jobs = jobs;
      options.chunk_bytes = 64;
      bool is_cut = false;
      options.on_progress = [&](const Progress&) {
        if (!std::exchange(is_cut, true)) {
          std::filesystem::resize_file(folder.path() + "/services.csv", size);
        }
      };
      const auto reading = read_folder(folder.path(), options);
      REQUIRE(!reading.has_value());
      CHECK(folder.anonymous(formatted(reading.error())) ==
            "DIR/services.csv: erreur : le fichier a changé pendant sa lecture : rien n'en est "
            "retenu\n"
            "   aide : attendez que son écriture soit finie, puis relancez\n");
    }
  }
}

TEST_CASE("the records know which columns their files have") {
  Folder folder;
  folder.write("civis.csv", "jeune;mission_locale;date_debut;Renforcé\nJ1;M1;2010-01-01;oui\n");
  const auto reading = read_folder(folder.path(), {});
  REQUIRE(reading);
  const Records& records = reading->records;
  CHECK(records.has_column(FileId::territoires, "parent"));
  CHECK(records.has_column(FileId::civis, "renforce"));
  CHECK(!records.has_column(FileId::civis, "date_fin"));
  CHECK(!records.has_column(FileId::jeunes, "jeune"));
}

TEST_CASE("files of which more than one row in twenty is rejected are told") {
  Folder folder;
  std::string civis = "jeune;mission_locale;date_debut\nJ0;M9;2010-01-01\n";
  for (int i = 1; i < 20; ++i) civis += "J" + std::to_string(i) + ";M1;2010-01-01\n";
  folder.write("civis.csv", civis);
  folder.write("alertes.csv", "cotraitance;date_signalement\n");
  CHECK(read_folder(folder.path(), {})->records.heavily_rejected().empty());
  folder.write("civis.csv", civis + "J20;M9;2010-01-01\n");
  CHECK(read_folder(folder.path(), {})->records.heavily_rejected() == std::vector{FileId::civis});
}
