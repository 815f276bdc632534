#pragma once

#include <string>

#include "console/site/reply.hpp"
#include "console/site/site.hpp"
#include "document/document.hpp"
#include "web/html.hpp"

/// The places of the console: a question comes in, a reply goes out.
namespace copil::console {

/// What a place shows.
struct View {
  document::Document document;  ///< what is said: its title is the page's
  std::string before{};         ///< forms above it, as markup
  std::string after{};          ///< forms under it
  std::string command{};        ///< what does the same in a terminal
  std::string place{};          ///< the address of the place in the menu that it belongs to
  bool is_document = false;     ///< a report or act: with its identity and its contents
};

/// The page of a view; or, when the question has `format=csv` or `format=xlsx`, its tables as a
/// file.
Reply shown(const View& view, const Question& question, Site& site);

/// A page that says what is wrong.
Reply refused(int status, const std::string& title, const std::string& text);
Reply refused(int status, const Diagnostics& problems);
/// A page of its own, outside the places: on the way in and out.
Reply plain_page(int status, const std::string& title, const std::string& text,
                 const std::string& next = {});

/// The answer of the place at that address (routes.cpp). One that is not there, that the user may
/// not use, or that is asked of a territory that they may not see gives 404, always the same.
Reply answered(const Question& question, Site& site);

Reply home(const Question& question, Site& site);
Reply data_state(const Question& question, Site& site);
Reply drop_page(const Question& question, Site& site);
Reply deposit_page(const Question& question, Site& site);
Reply remove_file(const Question& question, Site& site);
Reply refuse_deposit(const Question& question, Site& site);
Reply columns_page(const Question& question, Site& site);
Reply keep_columns(const Question& question, Site& site);
Reply correction_page(const Question& question, Site& site);
Reply correct_row(const Question& question, Site& site);
Reply rejects_book(const Question& question, Site& site);
Reply join_deposit(const Question& question, Site& site);
Reply deposit_comparison(const Question& question, Site& site);
Reply accept_page(const Question& question, Site& site);
Reply figures_table(const Question& question, Site& site);
Reply explanation(const Question& question, Site& site);
/// The rows behind a figure.
Reply figure_rows(const Question& question, Site& site);
Reply youth(const Question& question, Site& site);
Reply comparison(const Question& question, Site& site);
/// Two campaigns side by side.
Reply run_comparison(const Question& question, Site& site);
Reply documents(const Question& question, Site& site);
Reply document_page(const Question& question, Site& site);
Reply document_file(const Question& question, Site& site);
Reply answers_form(const Question& question, Site& site);
Reply save_answers(const Question& question, Site& site);
Reply save_answer(const Question& question, Site& site);
Reply change_stage(const Question& question, Site& site);
Reply answers_followed(const Question& question, Site& site);
Reply answers_reminder(const Question& question, Site& site);
Reply answers_module(const Question& question, Site& site);
Reply models(const Question& question, Site& site);
Reply model_usages(const Question& question, Site& site);
Reply model_text(const Question& question, Site& site);
Reply try_model(const Question& question, Site& site);
Reply save_model(const Question& question, Site& site);
Reply model_version(const Question& question, Site& site);
Reply return_model(const Question& question, Site& site);
Reply new_model(const Question& question, Site& site);
Reply models_module(const Question& question, Site& site);
Reply campaigns(const Question& question, Site& site);
Reply campaign_run(const Question& question, Site& site);
Reply campaign_state(const Question& question, Site& site);
Reply campaign_folder(const Question& question, Site& site);
Reply campaign_archive(const Question& question, Site& site);
Reply start_campaign(const Question& question, Site& site);
Reply stop_campaign(const Question& question, Site& site);
Reply help(const Question& question, Site& site);
Reply guide_page(const Question& question, Site& site);
/// The disk and what is kept how long.
Reply administration(const Question& question, Site& site);
/// Numbers only, as JSON: for who watches over the service.
Reply server_state(const Question& question, Site& site);

// ── What is asked, looked up in what is known ──────────────────────────────────────────────────

/// The period of the field, the site's own when it is empty or not covered.
Period period_asked(const Question& question, const Site& site,
                    const std::string& field = "periode");
/// The territory of the field, if the user may read it; else the first that they may read: the
/// root for who may read everything.
records::TerritoireId territory_asked(const Question& question, const Site& site,
                                      const std::string& field = "territoire");

// ── Pieces of forms ────────────────────────────────────────────────────────────────────────────

struct Choice {
  std::string value;
  std::string label;
};
/// A labelled list of choices.
void write_select(web::Html& html, const std::string& name, const std::string& label,
                  const std::vector<Choice>& choices, const std::string& chosen);
std::vector<Choice> period_choices(const Site& site);
/// The territories that the user may read.
std::vector<Choice> territory_choices(const Question& question, const Site& site);

/// The moment as people read it, « 29/11/2026 à 16:40 », in universal time.
std::string moment_text(std::int64_t seconds);

/// The sheet of styles of the console beyond that of documents, and its script.
std::string_view console_sheet();
std::string_view console_script();
/// The script of the pages where files are dropped.
std::string_view drop_script();

}  // namespace copil::console
