#include "quality/coherence.hpp"

#include <algorithm>
#include <tuple>

#include "quality/rules/coherence_rules.hpp"
#include "quality/rules/saisies.hpp"

namespace copil::quality {

namespace {

using records::JeuneId;
using records::Records;
using records::TerritoireId;

constexpr std::string_view kAnnexe7 = "accord-cadre, article 5.2 et annexe 7";
constexpr std::string_view kArticle51 = "accord-cadre, article 5.1";
constexpr std::string_view kSaisie = "consignes régionales de saisie, annexe 3";
constexpr std::string_view kPermis = "consignes régionales de saisie, annexe 2";
constexpr std::string_view kLibelles = "consignes régionales de saisie, annexe 1";

/// In the order of `RuleId`.
constexpr CoherenceRule kRules[] = {
    {"DAT1", "Fin de co-traitance antérieure au premier entretien", kAnnexe7,
     "vérifier les deux dates dans Parcours 3"},
    {"DAT2", "Alerte signalée en dehors de la co-traitance", kAnnexe7,
     "corriger la date de l'alerte, ou la rattacher à la bonne co-traitance"},
    {"DAT3", "Premier entretien saisi sur une affectation annulée", kAnnexe7,
     "demander une nouvelle affectation après la réinscription"},
    {"DAT4", "Rendez-vous de POPS antérieur à sa prescription", "procédure de prescription POPS",
     "corriger la date du rendez-vous dans DUDE"},
    {"AGE1", "Date de naissance manquante", kArticle51, "compléter l'état civil du dossier"},
    {"AGE2", "Affectation avant le 16e anniversaire", kArticle51,
     "vérifier la date de naissance, puis la date d'affectation"},
    {"AGE3", "Affectation à partir du 26e anniversaire", kArticle51,
     "vérifier la date de naissance, puis réorienter le jeune"},
    {"AGE4", "Entrée en CIVIS en dehors de 16 à 25 ans", "code du travail, article L. 5131-4",
     "vérifier la date de naissance, puis la date d'entrée"},
    {"SUI1", "Co-traitance suivie le même jour dans une autre mission locale", kAnnexe7,
     "déclarer la fin de l'un des deux suivis"},
    {"SUI2", "Deux co-traitances en même temps dans la même mission locale", kAnnexe7,
     "supprimer la saisie en double"},
    {"SUI3", "Deux CIVIS en même temps", "code du travail, article L. 5131-4",
     "clore le premier contrat ou supprimer le second"},
    {"SUI4", "Accompagnement par Pôle emploi pendant la co-traitance",
     "accord-cadre, article 5.3-1 et annexe 10, indicateur DE4",
     "décider du réseau qui suit le jeune", Weight::a_verifier},
    {"INS1", "Affectation d'un jeune non inscrit ce jour-là", kArticle51,
     "vérifier la date d'affectation et l'inscription dans DUDE"},
    {"PRG1", "Programme ouvert sans proposition préalable", kPermis,
     "saisir la proposition, ou retirer le programme"},
    {"PRG2", "Proposition réalisée sans programme", kPermis,
     "ouvrir le programme le jour de l'entrée"},
    {"PRG3", "Programme sans situation ouverte le même jour", kSaisie,
     "ouvrir la première situation le jour du programme"},
    {"FOR1", "Situation de formation dans la mauvaise catégorie", kSaisie,
     "rouvrir la situation dans la catégorie attendue"},
    {"FOR2", "Proposition de formation réalisée sans situation", kSaisie,
     "ouvrir la situation qui correspond à la rubrique"},
    {"FOR3", "Situation ouverte pour une rubrique qui n'en demande pas", kSaisie,
     "saisir la situation réelle du jeune"},
    {"FOR4", "Type de situation étranger à la rubrique", kSaisie, "choisir le type attendu"},
    {"FOR5", "Organisme générique au lieu de l'organisme réel", kSaisie,
     "choisir l'organisme et l'intitulé de la base CARIF"},
    {"FOR6", "Action rangée sous une autre rubrique ou catégorie", kSaisie,
     "reprendre la rubrique et la catégorie de l'action"},
    {"FOR7", "Immersion en entreprise sans métier", kSaisie,
     "renseigner le métier évalué ou exercé"},
    {"FOR8", "Situation ouverte, proposition restée en attente", kSaisie,
     "passer la proposition à l'état réalisé"},
    {"FOR9", "Proposition restée en attente, POPS réalisée", kSaisie,
     "passer la proposition à l'état réalisé"},
    {"PER1", "État inconnu d'une expérimentation du permis", kPermis,
     "choisir un état de la liste"},
    {"PER2", "Programme du permis ouvert, proposition non réalisée", kPermis,
     "retirer le programme, ou corriger l'état de la proposition"},
    {"PER3", "Programme du permis plus long que l'expérimentation", kPermis,
     "vérifier la date de fin"},
    {"PER4", "Motif de sortie inconnu du programme du permis", kPermis,
     "choisir un motif de la liste"},
    {"PER5", "Acte de service inattendu pour une orientation vers le permis", kPermis,
     "choisir l'orientation vers un dispositif ou un programme"},
    {"LIB1", "Ancien libellé de rubrique après son remplacement", kLibelles,
     "employer le nouveau libellé"},
    {"LIB2", "Nouveau libellé de rubrique avant son entrée en usage", kLibelles,
     "vérifier la date de la saisie"},
    {"LIB3", "Rubrique désactivée", kLibelles, "choisir une rubrique active"},
    {"LIB4", "Code étranger au libellé", kLibelles, "reprendre le code de la rubrique"},
};
static_assert(std::size(kRules) == static_cast<std::size_t>(RuleId::code_etranger) + 1);

/// A youth and a mission locale as one number.
using FileKey = std::uint64_t;
FileKey key_of(TerritoireId place, JeuneId jeune) {
  return FileKey{place} << 32 | jeune;
}

/// The files of youths, by mission locale then youth number, each once.
std::vector<FileKey> files_of(const Records& records, const Saisies& saisies, Day arrete) {
  std::vector<FileKey> keys;
  const auto take = [&](TerritoireId place, JeuneId jeune, Day day) {
    if (day <= arrete) keys.push_back(key_of(place, jeune));
  };
  const auto& cot = records.cotraitances;
  for (std::size_t i = 0; i < cot.size(); ++i) {
    take(cot.mission_locale[i], cot.jeune[i], cot.affectation[i]);
  }
  const auto& civis = records.civis;
  for (std::size_t i = 0; i < civis.size(); ++i) {
    take(civis.mission_locale[i], civis.jeune[i], civis.debut[i]);
  }
  const auto& acc = records.accompagnements;
  for (std::size_t i = 0; i < acc.size(); ++i) {
    if (acc.reseau[i] == records::Reseau::mission_locale) {
      take(acc.structure[i], acc.jeune[i], acc.debut[i]);
    }
  }
  const auto& pops = records.prescriptions_pops;
  for (std::size_t i = 0; i < pops.size(); ++i) {
    take(pops.mission_locale[i], pops.jeune[i], pops.prescription[i]);
  }
  const auto& mrs = records.evaluations_mrs;
  for (std::size_t i = 0; i < mrs.size(); ++i)
    take(mrs.mission_locale[i], mrs.jeune[i], mrs.date[i]);
  for (const auto& entry : saisies.rows) take(entry.mission_locale, entry.jeune, entry.debut);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

/// What entries are held against, whichever their mission locale.
struct Comparison {
  const std::vector<const Tables*>& tables;  ///< by TerritoireId
  const RecordsByYouth& records;
  bool has_metier = false;

  void check(const std::vector<Saisie>& file, Findings& findings) const {
    const Tables* own = file.empty() ? nullptr : tables[file[0].mission_locale];
    if (own != nullptr) check_file(file, {*own, records, has_metier}, findings);
  }
};

/// Calls the rules over entries, file by file.
void check_entries(Saisies& saisies, const Comparison& comparison, Findings& findings) {
  std::stable_sort(saisies.rows.begin(), saisies.rows.end(), [](const Saisie& a, const Saisie& b) {
    return key_of(a.mission_locale, a.jeune) < key_of(b.mission_locale, b.jeune);
  });
  std::vector<Saisie> file;
  for (std::size_t i = 0; i < saisies.rows.size(); ++i) {
    const auto& entry = saisies.rows[i];
    if (!file.empty() && key_of(file[0].mission_locale, file[0].jeune) !=
                             key_of(entry.mission_locale, entry.jeune)) {
      comparison.check(file, findings);
      file.clear();
    }
    file.push_back(entry);
  }
  comparison.check(file, findings);
}

void sort_by_codes(const Records& records, std::vector<Incoherence>& found) {
  std::stable_sort(found.begin(), found.end(), [&](const Incoherence& a, const Incoherence& b) {
    const auto key = [&](const Incoherence& one) {
      return std::tuple{std::string_view{records.territoires.code[one.mission_locale]},
                        std::string_view{records.jeunes.code[one.jeune]}, one.rule};
    };
    return key(a) < key(b);
  });
}

std::vector<FileShare> shares_of(const Records& records, const std::vector<FileKey>& files,
                                 const std::vector<Incoherence>& found) {
  std::vector<FileShare> shares(records.territoires.size());
  for (const auto file : files) ++shares[file >> 32].files;
  std::vector<FileKey> faulty;
  for (const auto& one : found) {
    if (kRules[one.rule].weight == Weight::erreur) {
      faulty.push_back(key_of(one.mission_locale, one.jeune));
    }
  }
  std::sort(faulty.begin(), faulty.end());
  faulty.erase(std::unique(faulty.begin(), faulty.end()), faulty.end());
  for (const auto file : faulty) ++shares[file >> 32].faulty;
  return shares;
}

}  // namespace

std::span<const CoherenceRule> coherence_rules() {
  return kRules;
}

Ratio FileShare::share() const {
  if (files == 0) return {0, 1};
  return {static_cast<std::int64_t>(faulty), static_cast<std::int64_t>(files)};
}

FileShare Coherence::share_of(const records::Territoires& tree, TerritoireId territoire) const {
  FileShare total;
  for (const auto id : tree.below(territoire)) {
    total.files += shares[id].files;
    total.faulty += shares[id].faulty;
  }
  return total;
}

Checked<Coherence> check_coherence(const Records& records, const figures::Parameters& parameters,
                                   const Layers& tables, Day arrete) {
  auto rubrics = read_tables(tables);
  if (!rubrics) return rubrics.error();
  auto saisies = read_saisies(records, arrete);
  if (!saisies) return saisies.error();
  const auto courses = figures::courses_at(records, parameters, arrete);
  if (!courses) return courses.error();
  Findings findings;
  const RecordsByYouth all{records, *courses, arrete};
  for (JeuneId jeune = 0; jeune < records.jeunes.size(); ++jeune) {
    check_youth(all, jeune, findings);
  }
  const auto tables_of = tables_by_place(records, *rubrics);
  check_entries(*saisies, {tables_of, all, saisies->has_metier}, findings);
  Coherence coherence;
  for (const auto* own : tables_of) coherence.has_regional_rules.push_back(own != nullptr);
  coherence.incoherences = findings.take();
  sort_by_codes(records, coherence.incoherences);
  coherence.shares =
      shares_of(records, files_of(records, *saisies, arrete), coherence.incoherences);
  coherence.entries = permits_among(std::move(*saisies), tables_of, *rubrics);
  return coherence;
}

}  // namespace copil::quality
