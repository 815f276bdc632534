#include "example/making/network.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/text.hpp"
#include "example/making/chance.hpp"
#include "example/making/toponyms.hpp"
#include "volumes/sharing.hpp"

namespace copil::example {

namespace {

using records::TerritoireId;
using records::TypeTerritoire;

constexpr std::uint64_t kNetworkStream = 1;
constexpr int kMissionsToADepartement = 5;

std::vector<std::int64_t> shared(std::int64_t total, const std::vector<std::int64_t>& weights) {
  std::vector<volumes::Sharer> sharers;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sharers.push_back({zero_padded(i, 6), Ratio{weights[i], 1}, 0, std::nullopt});
  }
  const auto shares = volumes::repartir(total, sharers);
  return shares ? *shares : std::vector<std::int64_t>(weights.size(), 0);
}

/// The years whose objectives the accord gives, as the plan's year and the year before.
struct Years {
  int precedent = 0;
  int annee = 0;
};

std::optional<Years> years_of(const records::Objectifs& objectifs, int annee) {
  const auto& years = objectifs.annee;
  const auto knows = [&](int year) { return std::count(years.begin(), years.end(), year) > 0; };
  if (knows(annee) && knows(annee - 1)) return Years{annee - 1, annee};
  if (years.empty()) return std::nullopt;
  const int last = *std::max_element(years.begin(), years.end());
  return knows(last - 1) ? std::optional{Years{last - 1, last}} : std::nullopt;
}

/// The first row of that year and territory; 0 without one.
std::int64_t objective(const records::Objectifs& rows, int year, TerritoireId territoire) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.annee[i] == year && rows.territoire[i] == territoire) return rows.objectif[i];
  }
  return 0;
}

/// Builds the tree from the top down.
class NetworkMaker {
 public:
  NetworkMaker(const Plan& plan, const records::Records& accord, Years years)
      : plan_(plan), accord_(accord), years_(years), chance_(plan.seed, kNetworkStream) {}

  Network make() {
    add_regions();
    if (!is_national()) scale_objectives();
    share_out_missions();
    for (auto& region : network_.regions) {
      share_out_objectives(region);
      move_some(region);
    }
    share_out_jeunes();
    return std::move(network_);
  }

 private:
  void add_regions();
  bool is_national() const;
  void scale_objectives();
  void share_out_missions();
  void add_departements(std::size_t region, std::size_t missions);
  void add_mission(std::size_t region, std::size_t rank, std::size_t departement);
  void share_out_objectives(Region& region);
  void move_some(Region& region);
  void share_out_jeunes();
  std::string next_name() { return toponym(names_++, plan_.seed); }

  const Plan& plan_;
  const records::Records& accord_;
  Years years_;
  Chance chance_;
  std::size_t names_ = 0;
  Network network_;
};

void NetworkMaker::add_regions() {
  const auto& tree = accord_.territoires;
  const auto objectives = [&](TerritoireId id) {
    return Objectifs{objective(accord_.objectifs, years_.precedent, id),
                     objective(accord_.objectifs, years_.annee, id)};
  };
  network_.root = {tree.code[tree.root], tree.libelle[tree.root], ""};
  network_.objectifs = objectives(tree.root);
  network_.acte = years_.annee == plan_.annee ? "accord-cadre" : "hypothèse";
  for (const auto id : tree.of_type(TypeTerritoire::region)) {
    const Place place{tree.code[id], tree.libelle[id], network_.root.code};
    network_.regions.push_back({place, objectives(id), {}, 1000});
  }
  const auto by_objective = [](const Region& a, const Region& b) {
    return a.objectifs.objectif > b.objectifs.objectif;
  };
  const auto by_code = [](const Region& a, const Region& b) { return a.place.code < b.place.code; };
  auto& regions = network_.regions;
  std::stable_sort(regions.begin(), regions.end(), by_objective);
  const auto wanted = static_cast<std::size_t>(plan_.missions_locales + 1) / 2;
  if (wanted < regions.size())
    regions.erase(regions.begin() + static_cast<long>(wanted), regions.end());
  std::sort(regions.begin(), regions.end(), by_code);
}

/// A whole nation keeps the agreement's objectives as they are, anomalies included.
bool NetworkMaker::is_national() const {
  return plan_.jeunes == kNationalJeunes &&
         network_.regions.size() == accord_.territoires.of_type(TypeTerritoire::region).size();
}

void NetworkMaker::scale_objectives() {
  const auto scale = [&](std::int64_t Objectifs::*year) {
    std::vector<std::int64_t> weights;
    for (const auto& region : network_.regions) weights.push_back(region.objectifs.*year);
    auto& total = network_.objectifs.*year;
    total = multiply(Cents{total}, Ratio{plan_.jeunes, kNationalJeunes}).count;
    const auto shares = shared(total, weights);
    for (std::size_t i = 0; i < shares.size(); ++i) network_.regions[i].objectifs.*year = shares[i];
  };
  scale(&Objectifs::precedent);
  scale(&Objectifs::objectif);
}

/// One mission locale at least in each region, the others by objective.
void NetworkMaker::share_out_missions() {
  std::vector<std::int64_t> weights;
  for (const auto& region : network_.regions) weights.push_back(region.objectifs.objectif + 1);
  const auto regions = static_cast<std::int64_t>(weights.size());
  const auto others = shared(plan_.missions_locales - regions, weights);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    add_departements(i, static_cast<std::size_t>(others[i]) + 1);
  }
}

void NetworkMaker::add_departements(std::size_t region, std::size_t missions) {
  const Place& above = network_.regions[region].place;
  const std::size_t count = 1 + (missions - 1) / kMissionsToADepartement;
  const std::size_t first = network_.departements.size();
  network_.regions[region].zeal_per_mille = chance_.between(850, 1180);
  for (std::size_t k = 0; k < count; ++k) {
    const std::string code = "D" + above.code.substr(1) + zero_padded(k + 1, 2);
    const std::string name = next_name();
    network_.departements.push_back({{code, "Pays de " + name, above.code}, {}, 0});
    const std::string platform = "PV" + zero_padded(network_.plateformes.size() + 1, 3);
    network_.plateformes.push_back({platform, "Plateforme de vocation de " + name, code});
  }
  for (std::size_t rank = 0; rank < missions; ++rank) {
    add_mission(region, rank, first + rank % count);
  }
}

void NetworkMaker::add_mission(std::size_t region, std::size_t rank, std::size_t departement) {
  static const char* const kPatterns[] = {"Mission locale de ", "Mission locale du bassin de ",
                                          "Mission locale du pays de "};
  static const char* const kQuarters[] = {"", " Gare", " Les Tanneries"};
  Mission mission;
  const std::string number = zero_padded(network_.missions.size() + 1, 4);
  const std::string name = next_name();
  mission.place = {"ML" + number, chance_.one_of(kPatterns) + name,
                   network_.departements[departement].place.code};
  mission.departement = departement;
  mission.region = region;
  mission.plateforme = network_.plateformes[departement].code;
  const int sites = chance_.between(1, 3);
  for (int k = 0; k < sites; ++k) {
    mission.sites.push_back({"PE" + number + static_cast<char>('1' + k),
                             "Pôle emploi " + name + kQuarters[k], mission.place.code});
  }
  // Zipf's law, with some noise.
  mission.weight =
      1'000'000 / (2 * static_cast<std::int64_t>(rank) + 3) * chance_.between(850, 1150) / 1000;
  mission.zeal_per_mille =
      network_.regions[region].zeal_per_mille * chance_.between(800, 1200) / 1000;
  network_.regions[region].missions.push_back(network_.missions.size());
  network_.missions.push_back(std::move(mission));
}

/// Objectives follow size only roughly. The last mission locale of a large region opened this year.
void NetworkMaker::share_out_objectives(Region& region) {
  std::vector<std::int64_t> before;
  std::vector<std::int64_t> now;
  for (const auto i : region.missions) {
    now.push_back(network_.missions[i].weight * chance_.between(900, 1100) / 1000);
    before.push_back(now.back() * chance_.between(950, 1050) / 1000);
  }
  if (before.size() > kMissionsToADepartement) before.back() = 0;
  const auto shares_before = shared(region.objectifs.precedent, before);
  const auto shares_now = shared(region.objectifs.objectif, now);
  for (std::size_t k = 0; k < region.missions.size(); ++k) {
    Mission& mission = network_.missions[region.missions[k]];
    mission.objectifs = {shares_before[k], shares_now[k]};
    Objectifs& total = network_.departements[mission.departement].objectifs;
    total = {total.precedent + shares_before[k], total.objectif + shares_now[k]};
  }
}

/// In one region out of three, an amendment moves some of the objective in July; the sum holds.
void NetworkMaker::move_some(Region& region) {
  const auto rank = static_cast<std::size_t>(&region - network_.regions.data());
  if (rank % 3 != 1 || region.missions.size() < 2) return;
  Mission& from = network_.missions[region.missions[0]];
  Mission& to = network_.missions[region.missions[1]];
  to.moved = std::min(from.objectifs.objectif, 1 + from.objectifs.objectif / 20);
  from.moved = -to.moved;
  for (const Mission* mission : {&from, &to}) {
    network_.departements[mission->departement].moved += mission->moved;
  }
}

void NetworkMaker::share_out_jeunes() {
  std::vector<std::int64_t> weights;
  for (const auto& region : network_.regions) weights.push_back(region.objectifs.objectif + 1);
  const auto of_regions = shared(plan_.jeunes, weights);
  for (std::size_t r = 0; r < weights.size(); ++r) {
    const auto& missions = network_.regions[r].missions;
    std::vector<std::int64_t> sizes;
    sizes.reserve(missions.size());
    for (const auto i : missions) sizes.push_back(network_.missions[i].weight);
    const auto shares = shared(of_regions[r], sizes);
    for (std::size_t k = 0; k < missions.size(); ++k) {
      network_.missions[missions[k]].jeunes = shares[k];
    }
  }
}

}  // namespace

Checked<Network> make_network(const Plan& plan, const records::Records& accord) {
  const auto years = years_of(accord.objectifs, plan.annee);
  if (!years || accord.territoires.of_type(TypeTerritoire::region).empty()) {
    return Diagnostics{plain_error(
        "« " + accord.folder + " » ne donne pas les objectifs de régions pour deux années de suite",
        {"territoires.csv et objectifs.csv de ce dossier sont attendus tels que livrés"})};
  }
  return NetworkMaker{plan, accord, *years}.make();
}

}  // namespace copil::example
