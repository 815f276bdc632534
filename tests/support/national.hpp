#pragma once

#include <string>

#include "support/random_folder.hpp"

/// A nation in memory, straight as columns, for measures: rows in the least handy order (youths
/// spread over the missions locales, services by date).
namespace copil::test_support {

struct NationSize {
  int missions_locales = 484;
  int jeunes = 1'200'000;
  int cotraitances = 180'000;
  int services = 6'000'000;
};

class Nation {
 public:
  explicit Nation(NationSize size) : size_(size), chance_(2010) {
    add_tree();
    add_jeunes();
    for (int i = 0; i < size.cotraitances; ++i) add_cotraitance(i);
    for (int i = 0; i < size.services; ++i) add_service(i);
    for (int i = 0; i < 20'000; ++i) add_action(i);
  }

  records::Records records;

 private:
  using TerritoireId = records::TerritoireId;

  TerritoireId add(std::string code, records::TypeTerritoire type, TerritoireId parent) {
    auto& tree = records.territoires;
    const auto id = static_cast<TerritoireId>(tree.size());
    tree.by_code[code] = id;
    tree.code.push_back(std::move(code));
    tree.type.push_back(type);
    tree.libelle.emplace_back();
    tree.parent.push_back(parent);
    tree.children.emplace_back();
    if (parent == records::kNone)
      tree.root = id;
    else
      tree.children[parent].push_back(id);
    return id;
  }

  void add_tree() {
    using enum records::TypeTerritoire;
    const auto root = add("F", national, records::kNone);
    std::vector<TerritoireId> departements;
    for (int i = 0; i < 26; ++i) {
      const auto r = add("R" + std::to_string(10 + i), region, root);
      for (int k = 0; k < 4; ++k) {
        departements.push_back(add("D" + std::to_string(100 + 4 * i + k), departement, r));
      }
    }
    for (int i = 0; i < size_.missions_locales; ++i) {
      const auto above = departements[static_cast<std::size_t>(i) % departements.size()];
      missions_.push_back(add("ML" + std::to_string(1000 + i), mission_locale, above));
    }
    for (int i = 0; i < 2 * size_.missions_locales; ++i) {
      sites_.push_back(add("S" + std::to_string(1000 + i), site_pole_emploi,
                           missions_[static_cast<std::size_t>(i) % missions_.size()]));
    }
  }

  TerritoireId home(int jeune) const {
    return missions_[(static_cast<std::size_t>(jeune) * 2654435761U >> 8) % missions_.size()];
  }
  TerritoireId any_site() {
    return sites_[static_cast<std::size_t>(chance_.below(static_cast<int>(sites_.size())))];
  }
  Day day_of(int year) { return *make_day(year, 1, 1) + chance_.below(365); }

  void add_jeunes() {
    auto& jeunes = records.jeunes;
    for (int i = 0; i < size_.jeunes; ++i) {
      const auto id = static_cast<records::JeuneId>(i);
      jeunes.code.push_back("J" + std::to_string(10'000'000 + i));
      jeunes.is_listed.push_back(true);
      jeunes.naissance.push_back(*make_day(1984, 1, 1) + chance_.below(3650));
      records.inscriptions.jeune.push_back(id);
      records.inscriptions.debut.push_back(day_of(2009));
      records.inscriptions.fin.push_back(chance_.one_in(3) ? day_of(2010) : Day::open);
      records.inscriptions.motif.push_back(records::MotifInscription::cessation);
      if (!chance_.one_in(4)) add_link(id, home(i));
      if (chance_.one_in(8)) add_civis(id, home(i));
    }
  }

  void add_link(records::JeuneId jeune, TerritoireId mission) {
    auto& rows = records.accompagnements;
    const bool is_pe = chance_.one_in(2);
    rows.jeune.push_back(jeune);
    rows.reseau.push_back(is_pe ? records::Reseau::pole_emploi : records::Reseau::mission_locale);
    rows.structure.push_back(is_pe ? any_site() : mission);
    rows.debut.push_back(day_of(2009));
    rows.fin.push_back(chance_.one_in(2) ? day_of(2010) : Day::open);
    rows.dispositif.emplace_back();
    rows.criteres.push_back(static_cast<std::uint8_t>(chance_.below(16)));
  }

  void add_civis(records::JeuneId jeune, TerritoireId mission) {
    records.civis.jeune.push_back(jeune);
    records.civis.mission_locale.push_back(mission);
    records.civis.debut.push_back(day_of(2009));
    records.civis.fin.push_back(chance_.one_in(2) ? day_of(2010) : Day::open);
    records.civis.renforce.push_back(false);
    records.civis.motif_fin.emplace_back();
  }

  void add_cotraitance(int i) {
    auto& rows = records.cotraitances;
    const int jeune = chance_.below(size_.jeunes);
    const Day affectation = *make_day(2009, 7, 1) + chance_.below(540);
    rows.code.push_back("C" + std::to_string(i));
    rows.jeune.push_back(static_cast<records::JeuneId>(jeune));
    rows.mission_locale.push_back(home(jeune));
    rows.site.push_back(records::kNone);
    rows.affectation.push_back(affectation);
    rows.acceptation.push_back(affectation + 5);
    rows.initialisation.push_back(affectation + chance_.below(40));
    rows.fin.push_back(chance_.one_in(3) ? affectation + 200 : Day::open);
    rows.motif_fin.emplace_back();
    if (!chance_.one_in(8)) return;
    records.alertes.cotraitance.push_back(static_cast<std::uint32_t>(i));
    records.alertes.signalement.push_back(affectation + 60);
    records.alertes.cloture.push_back(chance_.one_in(3) ? Day::open : affectation + 100);
    records.alertes.motif.emplace_back();
    records.alertes.decision.push_back(records::Decision::maintien);
  }

  void add_service(int i) {
    auto& rows = records.services;
    const int jeune = chance_.below(size_.jeunes);
    const auto span = static_cast<std::int64_t>(i) * 365 / size_.services;
    rows.jeune.push_back(static_cast<records::JeuneId>(jeune));
    rows.mission_locale.push_back(home(jeune));
    rows.date.push_back(*make_day(2010, 1, 1) + static_cast<int>(span));
    rows.enjeu.push_back(static_cast<std::uint8_t>(1 + chance_.below(10)));
  }

  void add_action(int i) {
    auto& rows = records.actions;
    rows.code.push_back("A" + std::to_string(i));
    rows.territoire.push_back(home(chance_.below(1'000'000)));
    rows.date.push_back(day_of(2010));
    rows.perimetre.push_back(static_cast<records::Perimetre>(chance_.below(2)));
    rows.nature.push_back(static_cast<records::Nature>(chance_.below(3)));
    rows.enjeu.push_back(0);
    rows.valorisation.push_back(chance_.one_in(3));
    rows.intitule.emplace_back();
  }

  NationSize size_;
  Chance chance_;
  std::vector<TerritoireId> missions_;
  std::vector<TerritoireId> sites_;
};

}  // namespace copil::test_support
