// The files that tell of the network, its money and its actions.
#include <algorithm>

#include "example/making/parts.hpp"

namespace copil::example {

namespace {

using records::FileId;

constexpr std::uint64_t kConventionStream = 2;
constexpr std::uint64_t kActionStream = 3;
constexpr std::uint64_t kSeriesStream = 4;

void tell_territoires(const Network& network, RowWriter& rows) {
  const auto add = [&](const Place& place, std::string_view type) {
    rows.code(place.code).word(type).text(place.libelle).code(place.parent).end_row();
  };
  add(network.root, "national");
  for (const auto& region : network.regions) add(region.place, "region");
  for (const auto& departement : network.departements) add(departement.place, "departement");
  for (const auto& mission : network.missions) add(mission.place, "mission_locale");
  for (const auto& mission : network.missions) {
    for (const auto& site : mission.sites) add(site, "site_pole_emploi");
  }
  for (const auto& plateforme : network.plateformes) add(plateforme, "plateforme_vocation");
}

/// The objectives of two years; the amendments of July move some from one mission locale to
/// another.
class ObjectifTeller {
 public:
  ObjectifTeller(const Plan& plan, const Network& network, RowWriter& rows)
      : network_(network), rows_(rows) {
    tell(*make_day(plan.annee - 1, 1, 1), &Objectifs::precedent, "rappel de l’année précédente");
    tell(*make_day(plan.annee, 1, 1), &Objectifs::objectif, network.acte);
    amend(*make_day(plan.annee, 7, 1), network.departements);
    amend(*make_day(plan.annee, 7, 1), network.missions);
  }

 private:
  void tell(Day effet, std::int64_t Objectifs::*year, std::string_view acte) {
    add(network_.root, effet, network_.objectifs.*year, acte);
    for (const auto& region : network_.regions)
      add(region.place, effet, region.objectifs.*year, acte);
    for (const auto& place : network_.departements) {
      add(place.place, effet, place.objectifs.*year, acte);
    }
    for (const auto& place : network_.missions) {
      add(place.place, effet, place.objectifs.*year, acte);
    }
  }

  template <class Places>
  void amend(Day effet, const Places& places) {
    for (const auto& place : places) {
      if (place.moved == 0) continue;
      add(place.place, effet, place.objectifs.objectif + place.moved,
          network_.acte + ", avenant 1");
    }
  }

  void add(const Place& place, Day effet, std::int64_t objectif, std::string_view acte) {
    rows_.number(calendar(effet).year).code(place.code).day(effet).number(objectif).text(acte);
    rows_.end_row();
  }

  const Network& network_;
  RowWriter& rows_;
};

/// What one convention tells; the rest follows from the objective.
struct Convention {
  std::string code;
  std::size_t situation = 0;
  Day signature = Day::unknown;
  Day compte_rendu = Day::unknown;
  Day resiliation = Day::unknown;
  Cents montant;
  bool has_montant = false;
};

/// Conventions come in turn in these situations, so that small folders have some of each.
enum ConventionCase : std::size_t {
  kTerminated = 2,
  kFixedAmount = 3,
  kUnsigned = 5,
  kSignedLate = 8,
  kNoReport = 9,
  kOverpaid = 11,
  kPaidOnce = 12,
  kTerminatedEarly = 14,
  kSituations = 16
};

class ConventionTeller {
 public:
  ConventionTeller(const Plan& plan, const Network& network, Part& part)
      : plan_(plan),
        chance_(plan.seed, kConventionStream),
        conventions_(part[FileId::conventions]),
        versements_(part[FileId::versements]) {
    for (const auto& region : network.regions) {
      const Convention convention = invent("CR", region.place, 0, region.objectifs.objectif);
      tell(convention, "regionale", region.place, "");
    }
    for (std::size_t i = 0; i < network.missions.size(); ++i) {
      const Mission& mission = network.missions[i];
      const Convention convention = invent("CL", mission.place, i + 1, mission.objectifs.objectif);
      tell(convention, "locale", mission.place, mission.sites.front().code);
      tell_payments(convention);
    }
  }

 private:
  Convention invent(const char* prefix, const Place& place, std::size_t rank,
                    std::int64_t objectif) {
    Convention convention;
    convention.code = prefix + ("-" + std::to_string(plan_.annee)) + "-" + place.code;
    convention.situation = rank % kSituations;
    const Day january = *make_day(plan_.annee, 1, 1);
    convention.signature = january + chance_.between(18, 150);
    convention.compte_rendu = *make_day(plan_.annee + 1, 1, 10) + chance_.below(50);
    convention.montant = multiply(plan_.bareme.prix_unitaire, Ratio{objectif, 1});
    settle(convention, january);
    return convention;
  }

  void settle(Convention& convention, Day january) {
    switch (convention.situation) {
      case kTerminated:
        convention.resiliation = january + chance_.between(200, 330);
        break;
      case kTerminatedEarly:
        convention.resiliation = january + chance_.between(160, 185);
        break;
      case kFixedAmount:
        convention.has_montant = true;
        convention.montant = multiply(convention.montant, Ratio{chance_.between(930, 1070), 1000});
        break;
      case kUnsigned:
        convention.signature = Day::unknown;
        break;
      case kSignedLate:
        convention.signature = january + chance_.between(195, 260);
        break;
      case kNoReport:
        convention.compte_rendu = Day::unknown;
        break;
      default:
        break;
    }
  }

  void tell(const Convention& convention, std::string_view type, const Place& place,
            std::string_view site) {
    conventions_.code(convention.code).word(type).code(place.code).code(site).number(plan_.annee);
    conventions_.day(convention.signature);
    if (convention.has_montant)
      conventions_.amount(convention.montant);
    else
      conventions_.empty();
    conventions_.day(convention.compte_rendu).day(convention.resiliation).end_row();
  }

  /// One convention in three records no payment: the schedule stands for it.
  void tell_payments(const Convention& convention) {
    const bool is_recorded = convention.situation % 3 != 1;
    if (!is_recorded || !convention.signature.is_real()) return;
    const auto& bareme = plan_.bareme;
    const Day first = std::max(bareme.jour_acompte_1, convention.signature);
    const Day second = std::max(bareme.jour_acompte_2, convention.signature);
    const Day paid =
        pay(convention, "1", first, multiply(convention.montant, bareme.taux_acompte_1));
    if (convention.situation == kPaidOnce) return;
    if (second >= convention.resiliation && convention.resiliation.is_real()) return;
    pay(convention, "2", std::max(second, paid),
        multiply(convention.montant, bareme.taux_acompte_2));
    if (!convention.compte_rendu.is_real()) return;
    const bool is_overpaid = convention.situation == kOverpaid;
    pay(convention, is_overpaid ? "reversement" : "solde", convention.compte_rendu + 20,
        multiply(convention.montant, Ratio{chance_.between(10, 180), 1000}));
  }

  /// Some days after it is due; gives the day.
  Day pay(const Convention& convention, std::string_view rang, Day due, Cents amount) {
    const Day paid = due + chance_.below(12);
    versements_.code(convention.code).word(rang).day(paid).amount(amount);
    versements_.end_row();
    return paid;
  }

  const Plan& plan_;
  Chance chance_;
  RowWriter& conventions_;
  RowWriter& versements_;
};

struct ActionWords {
  std::string_view perimetre;
  int enjeu;
  std::string_view intitule;
};
constexpr ActionWords kActionWords[] = {
    {"EM", 11, "Prospection commune des entreprises du bassin"},
    {"EM", 13, "Offres en alternance : échange hebdomadaire"},
    {"EM", 14, "Forum de l’emploi saisonnier ; stand commun"},
    {"EM", 16, "Visite d’entreprise, atelier « premiers jours »"},
    {"EM", 18, "Rencontre avec une branche professionnelle"},
    {"PA", 24, "Diagnostic partagé du territoire"},
    {"PA", 26, "Comité local : \"chantiers d’insertion\""},
    {"PA", 25, "Bus de l’emploi dans les quartiers"},
    {"PA", 27, "Permanence commune à la maison des services"},
    {"PA", 29, "Mobilité : prêt de vélos et de cyclomoteurs"}};
constexpr std::string_view kNatures[] = {"concertee", "conjointe", "complementaire"};

/// Some for each mission locale, a few for départements and regions; two years and a little more.
void tell_actions(const Plan& plan, const Network& network, RowWriter& rows) {
  Chance chance{plan.seed, kActionStream};
  int told = 0;
  const auto add = [&](const Place& place) {
    const ActionWords& words = chance.one_of(kActionWords);
    const int annee = plan.annee - (chance.per_mille(380) ? 1 : chance.per_mille(30) ? -1 : 0);
    rows.code("AC" + std::to_string(100'000 + told++)).code(place.code);
    rows.day(seasonal_day(chance, annee)).word(words.perimetre).word(chance.one_of(kNatures));
    if (chance.per_mille(900))
      rows.enjeu(words.enjeu);
    else
      rows.empty();
    rows.flag(chance.per_mille(350)).text(words.intitule).end_row();
  };
  for (const auto& mission : network.missions) {
    const auto count = 4 + std::min<std::int64_t>(mission.jeunes / 60, 80);
    for (std::int64_t i = 0; i < count; ++i) add(mission.place);
    if (chance.per_mille(300)) add(mission.sites.front());
  }
  for (const auto& departement : network.departements) add(departement.place);
  for (const auto& region : network.regions) add(region.place);
}

struct SerieWords {
  std::string_view serie, libelle, groupe;
  int per_mille;  ///< of the youths known, in half a year
};
constexpr std::string_view kAccueil = "Accueil des jeunes";
constexpr std::string_view kCivisName = "Contrat d’insertion dans la vie sociale (CIVIS)";
constexpr std::string_view kAcces = "Accès à la vie professionnelle";
constexpr SerieWords kSerieWords[] = {
    {"acc_total", "Jeunes accueillis", kAccueil, 760},
    {"acc_premier", "dont accueillis pour la première fois", kAccueil, 198},
    {"civis_entres", "Jeunes entrés en CIVIS", kCivisName, 84},
    {"civis_sortis", "Jeunes sortis du CIVIS", kCivisName, 71},
    {"evp_emploi", "Jeunes entrés en emploi", kAcces, 165},
    {"evp_formation", "Jeunes entrés en formation", kAcces, 92}};

class SeriesTeller {
 public:
  SeriesTeller(const Plan& plan, const Network& network, RowWriter& rows)
      : plan_(plan), chance_(plan.seed, kSeriesStream), rows_(rows) {
    tell(network.root, plan.jeunes);
    for (const auto& region : network.regions) {
      std::int64_t jeunes = 0;
      for (const auto i : region.missions) jeunes += network.missions[i].jeunes;
      tell(region.place, jeunes);
    }
  }

 private:
  void tell(const Place& place, std::int64_t jeunes) {
    for (const auto& words : kSerieWords) {
      for (const int annee : {plan_.annee - 1, plan_.annee}) {
        for (const char* half : {"-S1", "-S2"}) {
          add(words, place, std::to_string(annee) + half,
              jeunes * words.per_mille / 1000 * chance_.between(940, 1060) / 1000);
        }
      }
    }
  }

  void add(const SerieWords& words, const Place& place, const std::string& periode,
           std::int64_t valeur) {
    rows_.code(words.serie).text(words.libelle).text(words.groupe).code(place.code);
    rows_.text(periode).word("realise");
    add_valeur(valeur);
    rows_.empty().empty().text("jeunes").text("Tableau de bord inventé").end_row();
  }

  /// A few values are not there, or kept back.
  void add_valeur(std::int64_t valeur) {
    static constexpr std::string_view kMarks[] = {"n.d.", "s", "////", ""};
    if (chance_.per_mille(20)) {
      rows_.text(chance_.one_of(kMarks));
    } else {
      rows_.number(valeur);
    }
  }

  const Plan& plan_;
  Chance chance_;
  RowWriter& rows_;
};

}  // namespace

void tell_network(const Plan& plan, const Network& network, Part& part) {
  tell_territoires(network, part[FileId::territoires]);
  ObjectifTeller{plan, network, part[FileId::objectifs]};
  ConventionTeller{plan, network, part};
  tell_actions(plan, network, part[FileId::actions]);
  SeriesTeller{plan, network, part[FileId::series]};
  tell_committees(plan, network, part);
}

}  // namespace copil::example
