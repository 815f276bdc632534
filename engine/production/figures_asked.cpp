// Which figures the templates ask for, before any document is made.
#include <map>

#include "production/production.hpp"

namespace copil::production {

namespace {

/// The names of templates that are answered with figures, beside `chiffre("CODE")`.
const std::map<std::string, std::set<std::string>, std::less<>>& named_figures() {
  static const std::set<std::string> kYouths{"DE0", "DE1", "DE2", "DE3", "DE4", "VOL", "ACT"};
  static const std::map<std::string, std::set<std::string>, std::less<>> kNamed{
      {"enjeu.de1", {"DE1"}},
      {"enjeu.de2", {"DE2"}},
      {"public.de0", {"DE0"}},
      {"public.vol", {"VOL"}},
      {"public.de1", {"DE1"}},
      {"public.de2", {"DE2"}},
      {"public.de3", {"DE3"}},
      {"public.de4", {"DE4"}},
      {"public.att", {"ATT"}},
      {"public.act", {"ACT"}},
      {"public.ale", {"ALE"}},
      {"public.sus", {"SUS"}},
      {"public.sor", {"SOR"}},
      {"public.ini", {"INI"}},
      {"public.aff", {"AFF"}},
      {"public.perdus_avant", {"AFF.perdus_avant"}},
      {"public.perdus_apres", {"AFF.perdus_apres"}},
      {"somme.distincts", kYouths},
      {"somme.somme", kYouths},
      {"volume.realise", {vocabulary::kVolumes}},
      {"volume.taux", {vocabulary::kVolumes}},
      {"volume.projection", {vocabulary::kVolumes}},
      {"volume.ecart", {vocabulary::kVolumes}},
      {"volume.statut", {vocabulary::kVolumes}},
      {"volume.rang", {vocabulary::kVolumes}},
      {"convention.realise", {vocabulary::kSubventions}},
      {"convention.taux", {vocabulary::kSubventions}},
      {"convention.verse", {vocabulary::kSubventions}},
      {"convention.du", {vocabulary::kSubventions}},
      {"convention.solde", {vocabulary::kSubventions}},
      {"convention.reversement", {vocabulary::kSubventions}},
      {"convention.reste_a_verser", {vocabulary::kSubventions}},
      {"ordre.total", {vocabulary::kSubventions}},
      {"convention.statut", {vocabulary::kSubventions}},
      {"essai.entrees", {vocabulary::kVolumes}},
      {"essai.projection", {vocabulary::kVolumes}},
      {"essai.non_finances_avant", {vocabulary::kVolumes}},
      {"essai.non_finances", {vocabulary::kVolumes}},
      {"scenario.entrees", {vocabulary::kVolumes}},
      {"scenario.projection", {vocabulary::kVolumes}},
      {"scenario.non_finances_avant", {vocabulary::kVolumes}},
      {"scenario.non_finances", {vocabulary::kVolumes}},
      {"essai.verse", {vocabulary::kSubventions}},
      {"scenario.verse", {vocabulary::kSubventions}},
  };
  return kNamed;
}

/// `chiffre("DE0")` asks for DE0, `volume.realise` for the volumes.
void add_figures_behind(const std::string& name, std::set<std::string>& asked) {
  if (name.starts_with("chiffre(")) {
    const auto begin = name.find('"');
    const auto end = name.rfind('"');
    if (begin < end) asked.insert(name.substr(begin + 1, end - begin - 1));
    return;
  }
  const auto found = named_figures().find(name);
  if (found != named_figures().end()) asked.insert(found->second.begin(), found->second.end());
}

}  // namespace

std::set<std::string> figures_asked(const std::vector<PreparedReport>& prepared) {
  std::set<std::string> asked;
  for (const auto& report : prepared) {
    for (const auto& name : report.source.names_used()) add_figures_behind(name, asked);
  }
  return asked;
}

}  // namespace copil::production
