#include "console/views/routes.hpp"

#include <algorithm>
#include <iterator>

#include "files/files.hpp"

namespace copil::console {

namespace {

using Scope = Route::Scope;

constexpr Route kRoutes[] = {
    {"/", false, Action::lire, Scope::territory, home},
    {"/donnees", false, Action::lire, Scope::everywhere, data_state},
    {"/donnees/deposer", false, Action::saisir, Scope::everywhere, drop_page},
    {"/donnees/depot", false, Action::saisir, Scope::everywhere, deposit_page, Turn::deposits},
    {"/donnees/retirer", true, Action::saisir, Scope::everywhere, remove_file, Turn::deposits},
    {"/donnees/colonnes", false, Action::saisir, Scope::everywhere, columns_page, Turn::deposits},
    {"/donnees/colonnes", true, Action::saisir, Scope::everywhere, keep_columns, Turn::deposits},
    {"/donnees/corriger", false, Action::saisir, Scope::everywhere, correction_page,
     Turn::deposits},
    {"/donnees/corriger", true, Action::saisir, Scope::everywhere, correct_row, Turn::deposits},
    {"/donnees/rejets", false, Action::lire, Scope::everywhere, rejects_book},
    {"/donnees/joindre", true, Action::saisir, Scope::everywhere, join_deposit, Turn::deposits},
    {"/donnees/comparer", false, Action::saisir, Scope::everywhere, deposit_comparison,
     Turn::deposits},
    {"/donnees/accepter", true, Action::saisir, Scope::everywhere, accept_page, Turn::deposits},
    {"/donnees/refuser", true, Action::saisir, Scope::everywhere, refuse_deposit, Turn::deposits},
    {"/chiffres", false, Action::lire, Scope::territory, figures_table},
    {"/comparer", false, Action::lire, Scope::territory, comparison},
    {"/expliquer", false, Action::lire, Scope::territory, explanation},
    {"/expliquer/lignes", false, Action::lire, Scope::territory, figure_rows},
    {"/jeune", false, Action::lire, Scope::territory, youth},
    {"/documents", false, Action::lire, Scope::territory, documents},
    {"/documents/lire", false, Action::lire, Scope::territory, document_page},
    {"/documents/fichier", false, Action::lire, Scope::territory, document_file},
    {"/documents/repondre", false, Action::lire, Scope::territory, answers_form},
    {"/documents/repondre", true, Action::saisir, Scope::territory, save_answers, Turn::answers},
    {"/documents/reponse", true, Action::saisir, Scope::territory, save_answer, Turn::answers},
    {"/documents/etat", true, Action::produire, Scope::territory, change_stage, Turn::answers},
    {"/documents/suivi", false, Action::lire, Scope::territory, answers_followed},
    {"/documents/rappel", false, Action::lire, Scope::territory, answers_reminder},
    {"/reponses.js", false, Action::lire, Scope::territory, answers_module},
    {"/modeles", false, Action::lire, Scope::territory, models},
    {"/modeles/usages", false, Action::lire, Scope::territory, model_usages},
    {"/modeles/texte", false, Action::lire, Scope::territory, model_text},
    {"/modeles/version", false, Action::lire, Scope::territory, model_version},
    // A text of one's own may name what is of every territory.
    {"/modeles/essai", true, Action::administrer, Scope::everywhere, try_model},
    {"/modeles/texte", true, Action::administrer, Scope::everywhere, save_model, Turn::alone},
    {"/modeles/revenir", true, Action::administrer, Scope::everywhere, return_model, Turn::alone},
    {"/modeles/nouveau", true, Action::administrer, Scope::everywhere, new_model, Turn::alone},
    {"/modeles.js", false, Action::lire, Scope::territory, models_module},
    {"/campagnes", false, Action::produire, Scope::everywhere, campaigns},
    {"/campagnes/suivre", false, Action::produire, Scope::everywhere, campaign_run},
    {"/campagnes/etat", false, Action::produire, Scope::everywhere, campaign_state},
    {"/campagnes/dossier", false, Action::produire, Scope::everywhere, campaign_folder},
    {"/campagnes/zip", false, Action::produire, Scope::everywhere, campaign_archive},
    {"/campagnes/lancer", true, Action::produire, Scope::everywhere, start_campaign, Turn::answers},
    {"/campagnes/arreter", true, Action::produire, Scope::everywhere, stop_campaign},
    // One run's data at a time are read again.
    {"/comparer/campagnes", false, Action::produire, Scope::everywhere, run_comparison,
     Turn::deposits},
    {"/aide", false, Action::lire, Scope::territory, help},
    {"/aide/guide", false, Action::lire, Scope::territory, guide_page},
    {"/administration", false, Action::administrer, Scope::everywhere, administration},
    {"/etat", false, Action::administrer, Scope::everywhere, server_state},
};

bool opens(const Route& route, const User& user, const records::Territoires& tree) {
  return route.scope == Scope::everywhere ? may_everywhere(user, route.action, tree)
                                          : may_somewhere(user, route.action, tree);
}

/// Whether each territory named is one on which the user may do that: one that is another's is
/// answered as one that there is not.
bool names_own(const Fields& fields, const Route& route, const User& user,
               const records::Territoires& tree) {
  return std::all_of(fields.begin(), fields.end(), [&](const auto& field) {
    if (!field.first.starts_with("territoire") || field.second.empty()) return true;
    const auto id = tree.find(field.second);
    return id && may(user, route.action, *id, tree);
  });
}

/// What the journal says of it; nothing for what a script of ours asks to tell how far a piece of
/// work has come, and for scripts.
std::string deed_of(const Question& question, const Reply& reply) {
  if (reply.status >= 400) return {};
  if (question.is_post) return "faire";
  if (reply.type == "application/json" || reply.type.starts_with("text/javascript")) return {};
  return reply.name.empty() ? "voir" : "télécharger";
}

/// The reply once its line is in the journal. For a team, what cannot be noted is not given.
Reply once_noted(const Question& question, Reply reply, Site& site) {
  const std::string deed = deed_of(question, reply);
  if (deed.empty()) return reply;
  const std::string digest = reply.name.empty() ? "" : files::sha256(reply.body);
  const Diagnostics problems =
      site.journal().note_sight({question.user.name, deed, question.get("territoire"),
                                 address(question.path, question.query), digest});
  return site.settings().team && !problems.empty() ? refused(503, problems) : reply;
}

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

Turn turn_of(std::string_view path, bool is_post) {
  const auto* route = std::find_if(std::begin(kRoutes), std::end(kRoutes), [&](const Route& one) {
    return one.is_post == is_post && path == one.path;
  });
  return route == std::end(kRoutes) ? Turn::reads : route->turn;
}

bool is_open_to(std::string_view path, const User& user, const records::Territoires& tree) {
  return std::any_of(std::begin(kRoutes), std::end(kRoutes), [&](const Route& route) {
    return !route.is_post && path == route.path && opens(route, user, tree);
  });
}

Reply answered(const Question& question, Site& site) {
  for (const Route& route : kRoutes) {
    if (question.path != route.path || question.is_post != route.is_post) continue;
    if (!opens(route, question.user, site.tree())) break;
    if (!names_own(question.query, route, question.user, site.tree())) break;
    if (!names_own(question.form, route, question.user, site.tree())) break;
    return once_noted(question, route.answer(question, site), site);
  }
  return refused(404, "Page inconnue", "Rien ne se trouve à cette adresse.");
}

}  // namespace copil::console
