// Campagnes: launched, followed, stopped, resumed, verified, compared; each a run of the program.
#include <Poco/JSON/Object.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "base/text.hpp"
#include "console/answers/campaign_answers.hpp"
#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/campaigns.hpp"
#include "console/views/views.hpp"
#include "files/files.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

/// The campaigns of the project: the stems of their files.
std::vector<std::string> campaign_names(const Site& site) {
  std::vector<std::string> names;
  const auto found = files::files_in(site.settings().resources.campaigns(), ".yaml");
  if (!found) return names;
  for (const auto& file : *found) names.push_back(fs::path{file}.stem().string());
  return names;
}

bool is_campaign(const std::string& name, const Site& site) {
  const auto names = campaign_names(site);
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// One that can be launched; what it makes, unless its file is at fault.
struct OfferedCampaign {
  std::string name;
  std::optional<campaign::Campaign> contents;
};

std::vector<OfferedCampaign> offered_campaigns(const Site& site) {
  std::vector<OfferedCampaign> offered;
  for (auto& name : campaign_names(site)) {
    auto read =
        campaign::load_campaign(site.settings().resources.campaigns(), name, site.reports());
    offered.push_back({std::move(name), {}});
    if (read) offered.back().contents = std::move(*read);
  }
  return offered;
}

bool is_among(const std::vector<Choice>& choices, const std::string& value) {
  return std::any_of(choices.begin(), choices.end(),
                     [&](const Choice& known) { return known.value == value; });
}

void write_field(web::Html& html, const char* name, const std::string& value) {
  html.leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

/// Which documents each campaign makes, and why.
void add_what_they_make(const std::vector<OfferedCampaign>& offered, Board& board) {
  auto table = table_of(
      "campagnes", "Ce que fait chaque campagne",
      {text_column("Campagne", true), text_column("À quoi elle sert"), text_column("Documents")});
  for (const auto& [name, contents] : offered) {
    if (!contents) continue;
    std::string reports;
    for (const auto& one : contents->reports) {
      reports += (reports.empty() ? "" : " ; ") + one.report.title;
    }
    add_row(table,
            {text_cell(contents->title), text_cell(contents->description), text_cell(reports)});
  }
  if (!table.rows.empty()) board.add({std::move(table)});
}

/// A button that does one thing to one run.
void write_action(web::Html& html, const char* action, const char* label,
                  const std::string& folder) {
  html.open("form", {{"method", "post"}, {"action", "/campagnes/lancer"}});
  write_field(html, "action", action);
  write_field(html, "dossier", folder);
  html.element("button", std::string{label} + " " + folder, {{"type", "submit"}}).close();
}

std::string launching_form(const std::vector<OfferedCampaign>& offered, const Site& site) {
  std::vector<Choice> choices;
  choices.reserve(offered.size());
  for (const auto& [name, contents] : offered) {
    choices.push_back({name, contents ? contents->title : name});
  }
  web::Html html;
  html.open("form", {{"class", "filtres"}, {"method", "post"}, {"action", "/campagnes/lancer"}});
  write_field(html, "action", "faire");
  write_select(html, "campagne", "Campagne", choices, "mensuelle");
  // The month of the arrêté: the first campaign of the list is that of a month.
  const CalendarDay day = calendar(site.settings().inquiry.arrete);
  write_select(html, "periode", "Période", period_choices(site),
               period_code({Period::Kind::month, day.year, static_cast<int>(day.month)}));
  html.element("button", "Lancer", {{"type", "submit"}}).close();
  return html.take();
}

std::string forms_of_runs(const Site& site) {
  const auto folders = run_folders(site);
  if (folders.empty()) return {};
  web::Html html;
  html.open("section").element("h2", "Campagnes faites");
  for (const auto& folder : folders) {
    html.open("div", {{"class", "boutons"}});
    html.open("p").element("a", "Documents de " + folder, {{"href", run_address(folder)}}).close();
    write_action(html, "verifier", "Vérifier", folder);
    write_action(html, "reprendre", "Reprendre", folder);
    html.close();
  }
  if (folders.size() > 1) {
    std::vector<Choice> choices;
    choices.reserve(folders.size());
    for (const auto& folder : folders) choices.push_back({folder, folder});
    html.open("form", {{"class", "filtres"}, {"method", "post"}, {"action", "/campagnes/lancer"}});
    write_field(html, "action", "comparer");
    write_select(html, "dossier", "Comparer", choices, folders[0]);
    write_select(html, "autre", "avec", choices, folders[1]);
    html.element("button", "Comparer", {{"type", "submit"}}).close();
    html.open("p")
        .element("a", "Comparer chiffre par chiffre, jusqu’aux jeunes",
                 {{"href",
                   address("/comparer/campagnes", {{"avant", folders[0]}, {"apres", folders[1]}})}})
        .close();
  }
  html.close();
  return html.take();
}

/// `mensuelle_2010-T2`: the campaign and the period; nothing for another name.
std::optional<std::pair<std::string, Period>> code_and_period(const std::string& folder,
                                                              const Site& site) {
  const auto split = folder.rfind('_');
  if (split == std::string::npos) return std::nullopt;
  const std::string name = folder.substr(0, split);
  const auto period = parse_period(folder.substr(split + 1));
  const bool is_sound = is_campaign(name, site) && period.has_value();
  return is_sound ? std::optional{std::pair{name, *period}} : std::nullopt;
}

/// What is asked for as a run of the program; nothing when it names what there is not.
struct Order {
  std::string title;
  std::vector<std::string> words;
  std::string folder;
};

/// What was typed in the browser goes into the documents: the folder of these answers; empty when
/// there are none. Errors: a faulty campaign, the disk.
Checked<std::string> answers_for(const std::string& name, Period period, const Site& site) {
  const auto campaign =
      campaign::load_campaign(site.settings().resources.campaigns(), name, site.reports());
  if (!campaign) return campaign.error();
  const std::string folder =
      site.settings().outputs + "/.reponses/" + name + "_" + period_code(period);
  const auto has_some = gather_campaign_answers(*campaign, period, site.answers(), folder);
  if (!has_some) return has_some.error();
  return *has_some ? folder : std::string{};
}

Checked<Order> make_order(const std::string& name, Period period, bool is_resumed,
                          const Site& site) {
  const auto answers = answers_for(name, period, site);
  if (!answers) return answers.error();
  const std::string code = period_code(period);
  Order order;
  order.folder = site.settings().outputs + "/" + name + "_" + code;
  order.title = (is_resumed ? "Reprise de la campagne " : "Campagne ") + name + ", " + code;
  order.words = {"campagne", name, "--sortie", order.folder};
  add_data(order.words, site, period);
  if (!answers->empty()) order.words.insert(order.words.end(), {"--reponses", *answers});
  if (is_resumed) order.words.emplace_back("--reprendre");
  return order;
}

/// Nothing when the choice names what there is not. Errors: those of `make_order`.
Checked<std::optional<Order>> order_of(const Fields& form, const Site& site) {
  const auto made = [](Checked<Order> order) -> Checked<std::optional<Order>> {
    if (!order) return order.error();
    return std::optional{std::move(*order)};
  };
  const auto field = [&](const char* name) { return field_in(form, name); };
  const std::string action = field("action");
  if (action == "faire") {
    const auto period = parse_period(field("periode"));
    const bool is_known = is_campaign(field("campagne"), site) &&
                          is_among(period_choices(site), field("periode")) && period.has_value();
    if (!is_known) return std::optional<Order>{};
    return made(make_order(field("campagne"), *period, false, site));
  }
  const auto folders = run_folders(site);
  const auto is_run = [&](const std::string& name) {
    return std::find(folders.begin(), folders.end(), name) != folders.end();
  };
  if (!is_run(field("dossier"))) return std::optional<Order>{};
  const std::string folder = site.settings().outputs + "/" + field("dossier");
  if (action == "verifier") {
    return std::optional{
        Order{"Vérification de " + field("dossier"), {"campagne", "verifier", folder}, folder}};
  }
  if (action == "comparer" && is_run(field("autre"))) {
    return std::optional{
        Order{"Comparaison de " + field("dossier") + " avec " + field("autre"),
              {"campagne", "comparer", folder, site.settings().outputs + "/" + field("autre")},
              folder}};
  }
  const auto parts = code_and_period(field("dossier"), site);
  if (action != "reprendre" || !parts) return std::optional<Order>{};
  return made(make_order(parts->first, parts->second, true, site));
}

std::size_t files_in_folder(const std::string& folder) {
  std::size_t count = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    const auto ending = entry->path().extension();
    count += ending == ".pdf" || ending == ".xlsx" || ending == ".html" || ending == ".odt" ||
                     ending == ".ods"
                 ? 1U
                 : 0U;
  }
  return count;
}

std::optional<Job> job_asked(const Fields& fields, Site& site) {
  const auto found = fields.find("numero");
  const auto number = found == fields.end() ? std::nullopt : parse_digits(found->second, 6);
  return number ? site.jobs().find(static_cast<int>(*number)) : std::nullopt;
}

bool is_over(const Job& job) {
  return job.state != Job::State::waiting && job.state != Job::State::running;
}

std::string advance_text(const Job& job) {
  std::string text = std::string{"État : "} + state_label(job.state);
  const auto count = files_in_folder(job.folder);
  text += " ; " + wording::integer_text(static_cast<std::int64_t>(count)) + " fichiers dans " +
          job.folder + ".";
  return text;
}

}  // namespace

std::vector<std::string> run_folders(const Site& site) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry{site.settings().outputs, error}, end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    const bool is_run = fs::is_regular_file(entry->path() / "manifeste.json", ignored) ||
                        fs::is_regular_file(entry->path() / "campagne.registre", ignored);
    if (is_run) {
      names.push_back(entry->path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

Reply campaigns(const Question& question, Site& site) {
  Board board{site, "Campagnes"};
  auto table =
      table_of("travaux", "Depuis le démarrage",
               {text_column("Travail", true), text_column("État"), text_column("Commande")});
  for (const auto& job : site.jobs().all()) {
    add_row(table, {link_cell("/campagnes/suivre?numero=" + std::to_string(job.number), job.title),
                    text_cell(state_label(job.state)), text_cell(as_typed(job.words))});
  }
  board.paragraph(
      "Une campagne se fait même si cet onglet se ferme ; plusieurs se suivent, l'une "
      "après l'autre. Les documents vont dans " +
      site.settings().outputs + ".");
  if (!table.rows.empty()) board.add({std::move(table)});
  const auto offered = offered_campaigns(site);
  add_what_they_make(offered, board);
  View view{board.take()};
  view.place = "/campagnes";
  view.command = "copil campagne mensuelle --sortie DOSSIER";
  view.before = launching_form(offered, site);
  view.after = forms_of_runs(site);
  return shown(view, question, site);
}

Reply campaign_run(const Question& question, Site& site) {
  const auto job = job_asked(question.query, site);
  if (!job) return refused(404, "Travail inconnu", "Aucun travail ne porte ce numéro.");
  Board board{site, job->title};
  web::Html html;
  const std::string number = std::to_string(job->number);
  html.open("div", {{"class", "suivi"},
                    {"data-suivre", is_over(*job) ? "" : "/campagnes/etat?numero=" + number}});
  html.element("p", advance_text(*job), {{"role", "status"}, {"class", "avancement"}});
  html.element("pre", site.jobs().log_end(job->number), {{"class", "journal"}, {"tabindex", "0"}});
  html.close();
  if (!is_over(*job)) {
    html.open("form", {{"method", "post"}, {"action", "/campagnes/arreter"}});
    write_field(html, "numero", number);
    html.element("button", "Arrêter", {{"type", "submit"}}).close();
  }
  const std::string folder = fs::path{job->folder}.filename().string();
  const auto runs = run_folders(site);
  if (is_over(*job) && std::find(runs.begin(), runs.end(), folder) != runs.end()) {
    html.open("p").element("a", "Documents de " + folder, {{"href", run_address(folder)}}).close();
  }
  html.open("p").element("a", "Toutes les campagnes", {{"href", "/campagnes"}}).close();
  View view{board.take()};
  view.place = "/campagnes";
  view.before = html.take();
  view.command = as_typed(job->words);
  return shown(view, question, site);
}

Reply campaign_state(const Question& question, Site& site) {
  const auto job = job_asked(question.query, site);
  if (!job) return refused(404, "Travail inconnu", "Aucun travail ne porte ce numéro.");
  Poco::JSON::Object state;
  state.set("fini", is_over(*job));
  state.set("avancement", advance_text(*job));
  state.set("journal", site.jobs().log_end(job->number));
  std::ostringstream text;
  state.stringify(text);
  return json_reply(text.str());
}

Reply start_campaign(const Question& question, Site& site) {
  const auto ordered = order_of(question.form, site);
  if (!ordered) return refused(500, ordered.error());
  const auto& order = *ordered;
  if (!order) {
    return refused(400, "Rien à lancer",
                   "Ce choix ne nomme ni une campagne, ni une période, ni un "
                   "dossier qui existe.");
  }
  const int number = site.jobs().add(order->title, order->words, order->folder);
  return redirected("/campagnes/suivre?numero=" + std::to_string(number));
}

Reply stop_campaign(const Question& question, Site& site) {
  const auto job = job_asked(question.form, site);
  if (!job) return refused(404, "Travail inconnu", "Aucun travail ne porte ce numéro.");
  site.jobs().stop(job->number);
  return redirected("/campagnes/suivre?numero=" + std::to_string(job->number));
}

}  // namespace copil::console
