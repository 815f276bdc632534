// The files of the steering committees: meetings, members, decisions, plans of action, agents, what
// was sent to whom.
#include <algorithm>

#include "example/making/parts.hpp"

namespace copil::example {

namespace {

using records::FileId;

constexpr std::uint64_t kCommitteeStream = 5;
constexpr std::uint64_t kStaffStream = 6;

/// A level of committees: its meetings a year (article 9) and who sits there.
struct CommitteeLevel {
  int meetings;
  std::string_view lieu;
  std::string_view above;  ///< to whom its bilan goes
  std::string_view bilan;
  std::initializer_list<std::pair<std::string_view, std::string_view>> membres;
};

const CommitteeLevel kNational{2,
                               "Ministère chargé de l’emploi",
                               "signataires de l’accord-cadre",
                               "bilan-national",
                               {{"Représentation de l’État", "DGEFP"},
                                {"Secrétariat général", "CNML"},
                                {"Direction générale", "Pôle emploi"},
                                {"Présidence", "UNML"},
                                {"Présidence", "ANDML"},
                                {"Présidence", "APAR"}}};
const CommitteeLevel kRegional{4,
                               "Préfecture de région",
                               "comité de pilotage national",
                               "bilan-regional",
                               {{"Représentation de l’État", "DIRECCTE"},
                                {"Direction régionale", "Pôle emploi"},
                                {"Présidence", "Association régionale des missions locales"},
                                {"Animation régionale", "Missions locales"}}};
const CommitteeLevel kLocal{5,
                            "Mission locale",
                            "comité de pilotage régional",
                            "bilan-local",
                            {{"Direction du site", "Pôle emploi"},
                             {"Référent partenariat", "Pôle emploi"},
                             {"Direction", "Mission locale"}}};

constexpr std::string_view kObjets[] = {
    "Réunir les conseillers des deux réseaux une fois par mois",
    "Résorber les affectations en attente d’un premier entretien",
    "Vérifier ensemble les dossiers en alerte", "Demander une révision de l’objectif",
    "Ouvrir les ateliers de la mission locale aux jeunes du site"};
constexpr std::string_view kEtapes[] = {
    "Prospecter ensemble les employeurs du bassin", "Relayer les offres en alternance",
    "Tenir une permanence commune", "Partager le diagnostic du territoire"};
constexpr std::string_view kEtats[] = {"prevue", "engagee", "faite", "faite", "abandonnee"};

class CommitteeTeller {
 public:
  CommitteeTeller(const Plan& plan, const Network& network, Part& part)
      : plan_(plan), chance_(plan.seed, kCommitteeStream), part_(part) {
    tell(network.root, kNational);
    for (const auto& region : network.regions) tell(region.place, kRegional);
    for (const auto& mission : network.missions) tell(mission.place, kLocal);
  }

 private:
  void tell(const Place& place, const CommitteeLevel& level) {
    tell_members(place, level);
    tell_meetings(place, level);
    tell_stages(place);
    tell_sendings(place, level);
  }

  void tell_members(const Place& place, const CommitteeLevel& level) {
    RowWriter& rows = part_[FileId::membres];
    for (const auto& [fonction, organisme] : level.membres) {
      rows.code(place.code).text(fonction).text(organisme).empty();
      rows.day(*make_day(plan_.annee, 1, 26) + chance_.below(60)).empty().end_row();
    }
  }

  void tell_meetings(const Place& place, const CommitteeLevel& level) {
    RowWriter& rows = part_[FileId::reunions];
    for (int rank = 1; rank <= level.meetings; ++rank) {
      const int month = std::min(12, 3 + (rank * 10 - 10) / level.meetings);
      const Day day = *make_day(plan_.annee, month, 1) + chance_.between(3, 27);
      const bool is_held = !chance_.per_mille(rank == level.meetings ? 250 : 40);
      const std::string code =
          "RE-" + place.code + "-" + std::to_string(plan_.annee) + "-" + std::to_string(rank);
      rows.code(code).code(place.code).day(day).text("9 h 30").text(level.lieu);
      rows.day(day + -chance_.between(10, 21)).flag(is_held).end_row();
      if (is_held && chance_.per_mille(700)) tell_decision(code, day);
    }
  }

  void tell_decision(const std::string& reunion, Day day) {
    RowWriter& rows = part_[FileId::decisions];
    const bool is_done = chance_.per_mille(600);
    rows.code("DC" + reunion.substr(2)).code(reunion).text(chance_.one_of(kObjets));
    rows.text(chance_.per_mille(500) ? "Mission locale" : "Pôle emploi");
    rows.day(day + 60).word(is_done ? "faite" : "ouverte");
    rows.day(is_done ? day + chance_.between(20, 90) : Day::unknown);
    rows.flag(chance_.per_mille(150)).end_row();
  }

  void tell_stages(const Place& place) {
    RowWriter& rows = part_[FileId::plan_actions];
    for (int annee = plan_.annee; annee < plan_.annee + 2; ++annee) {
      rows.code(place.code).enjeu(static_cast<int>(chance_.between(1, 29)));
      rows.text(chance_.one_of(kEtapes)).text("Mission locale").number(annee);
      rows.word(annee > plan_.annee ? "prevue" : chance_.one_of(kEtats)).empty().end_row();
    }
  }

  void tell_sendings(const Place& place, const CommitteeLevel& level) {
    if (chance_.per_mille(120)) return;
    const Day made = *make_day(plan_.annee + 1, 1, 10) + chance_.below(40);
    part_[FileId::transmissions].text(level.bilan).code(place.code);
    part_[FileId::transmissions].text(std::to_string(plan_.annee)).text(level.above);
    part_[FileId::transmissions].day(made).day(made + 5);
    part_[FileId::transmissions].day(chance_.per_mille(100) ? Day::unknown : made + 8).end_row();
  }

  const Plan& plan_;
  Chance chance_;
  Part& part_;
};

/// Two missions locales in three have an agent of Pôle emploi, as 325 posts for 484 make it.
void tell_agents(const Plan& plan, const Network& network, RowWriter& rows) {
  Chance chance{plan.seed, kStaffStream};
  int told = 0;
  for (const auto& mission : network.missions) {
    const bool has_agent = told == 0 || chance.per_mille(670);
    if (!has_agent) continue;
    rows.code("AG" + std::to_string(1000 + told++)).code(mission.place.code);
    if (chance.per_mille(800)) {
      rows.number(1);
    } else {
      rows.amount(Cents{chance.between(5, 9) * 10});
    }
    const Day begin = *make_day(plan.annee - 2, 1, 1) + chance.below(900);
    rows.day(begin).day(chance.per_mille(150) ? begin + 800 : Day::open).end_row();
  }
}

}  // namespace

void tell_committees(const Plan& plan, const Network& network, Part& part) {
  CommitteeTeller{plan, network, part};
  tell_agents(plan, network, part[FileId::agents]);
}

}  // namespace copil::example
