// Modèles: a text tried, saved, given back its former version, copied.
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

#include "base/text.hpp"
#include "console/views/board.hpp"
#include "console/views/modelling/models_page.hpp"
#include "files/files.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

Reply no_such_model() {
  return refused(404, "Modèle inconnu", "Aucun modèle ne porte ce nom.");
}

TrialPage page_of(const WrittenModel& written, Site& site) {
  if (written.choice.report == nullptr) return {};
  return tried_page(written.tried, written.choice, site);
}

std::string text_place(const std::string& name) {
  return address("/modeles/texte", {{"nom", name}});
}

/// Notes and saves a text that was checked, then reads templates and reports again.
Diagnostics saved(const TriedText& tried, const std::string& deed, const Question& question,
                  Site& site) {
  auto faults =
      site.journal().note({question.user.name, deed, "", tried.name, files::sha256(tried.text)});
  if (faults.empty())
    faults = site.models().save(tried.name, tried.text, question.user.name, site.settings().now());
  return faults.empty() ? site.models_changed() : faults;
}

std::string faults_text(const Diagnostics& faults, const std::string& name) {
  std::string text;
  for (const auto& fault : faults) {
    text += (text.empty() ? "" : " ; ") + model_fault_text(fault, name);
  }
  return text;
}

Poco::JSON::Object::Ptr fault_json(const Diagnostic& fault, const std::string& name) {
  Poco::JSON::Object::Ptr json = new Poco::JSON::Object;
  json->set("ici", fault.place.file == name || fault.place.file.ends_with("/" + name));
  json->set("ligne", fault.place.line);
  json->set("colonne", fault.place.column);
  json->set("longueur", fault.place.length);
  json->set("texte", model_fault_text(fault, name));
  return json;
}

int version_number_of(const std::string& text) {
  return static_cast<int>(parse_digits(text, 9).value_or(0));
}

}  // namespace

Reply model_text(const Question& question, Site& site) {
  const auto written = written_model(question, site);
  if (!written) return no_such_model();
  return model_page(*written, page_of(*written, site), {}, question, site);
}

Reply try_model(const Question& question, Site& site) {
  const auto written = written_model(question, site);
  if (!written) return no_such_model();
  const TrialPage page = page_of(*written, site);
  Poco::JSON::Array faults;
  for (const auto& fault : page.faults) faults.add(fault_json(fault, written->tried.name));
  Poco::JSON::Object json;
  json.set("fautes", faults);
  json.set("page", deeper(page.html));
  std::ostringstream text;
  json.stringify(text);
  return json_reply(text.str());
}

Reply save_model(const Question& question, Site& site) {
  const auto written = written_model(question, site);
  if (!written) return no_such_model();
  const std::string& name = written->tried.name;
  TrialPage page = page_of(*written, site);
  if (question.posted("action") != "enregistrer")
    return model_page(*written, page, {}, question, site);
  if (written->tried.text == written->current) return redirected(text_place(name));
  if (question.posted("etat") != model_mark(written->current)) {
    Reply reply = model_page(*written, page,
                             "Quelqu'un d'autre a enregistré ce texte entre-temps ; le vôtre, "
                             "ci-dessous, n'est pas enregistré. En bas de page : ce que le vôtre "
                             "change à celui de l'autre. Reprenez ce qu'il faut, puis enregistrez.",
                             question, site);
    const auto at = reply.body.rfind("<footer>");
    if (at != std::string::npos)
      reply.body.insert(at, diff_markup(written->current, written->tried.text));
    reply.status = 409;
    return reply;
  }
  const Diagnostics faults = faults_before_saving(written->tried, site);
  if (!faults.empty()) {
    page.faults = faults;
    Reply reply = model_page(*written, page,
                             "Ce texte a des fautes : il n'est pas enregistré. Elles sont dites "
                             "sous le texte.",
                             question, site);
    reply.status = 409;
    return reply;
  }
  const Diagnostics problems = saved(written->tried, "enregistrer un modèle", question, site);
  if (!problems.empty()) return refused(500, problems);
  return redirected(text_place(name));
}

Reply model_version(const Question& question, Site& site) {
  const std::string name = question.get("nom");
  const int number = version_number_of(question.get("numero"));
  const auto current = site.models().text(name);
  if (!current) return no_such_model();
  const auto former = site.models().version_text(name, number);
  if (!former) return no_such_model();
  Board board{site, "Version " + std::to_string(number) + " : " + name};
  web::Html html;
  if (*former == *current) {
    board.paragraph("C'est le texte en vigueur.");
  } else {
    board.paragraph("De cette version (−) au texte en vigueur (+) :");
    html.raw(diff_markup(*former, *current));
  }
  const bool may_save = may_everywhere(question.user, Action::administrer, site.tree());
  if (may_save && *former != *current) {
    html.open("form", {{"method", "post"}, {"action", "/modeles/revenir"}});
    for (const auto& [field, value] :
         {std::pair{"nom", name}, std::pair{"numero", std::to_string(number)},
          std::pair{"etat", model_mark(*current)}}) {
      html.leaf("input", {{"type", "hidden"}, {"name", field}, {"value", value}});
    }
    html.element("button", "Revenir à cette version", {{"type", "submit"}}).close();
  }
  html.open("p").element("a", "Revenir au texte", {{"href", text_place(name)}}).close();
  View view{board.take()};
  view.place = "/modeles";
  view.after = html.take();
  return shown(view, question, site);
}

Reply return_model(const Question& question, Site& site) {
  const std::string name = question.posted("nom");
  const auto current = site.models().text(name);
  if (!current) return no_such_model();
  const auto former =
      site.models().version_text(name, version_number_of(question.posted("numero")));
  if (!former) return no_such_model();
  if (question.posted("etat") != model_mark(*current)) {
    return refused(409, "Le texte a changé",
                   "Quelqu'un d'autre l'a enregistré entre-temps : revenez à ses versions.");
  }
  const TriedText tried{name, *former};
  if (const auto faults = faults_before_saving(tried, site); !faults.empty()) {
    return refused(409, "Cette version n'est plus juste", faults_text(faults, name));
  }
  const auto problems = saved(tried, "revenir à une version d'un modèle", question, site);
  if (!problems.empty()) return refused(500, problems);
  return redirected(text_place(name));
}

Reply new_model(const Question& question, Site& site) {
  const auto from = vocabulary::find_report(site.reports(), question.posted("rapport"));
  if (!from) return no_such_model();
  const std::string name = question.posted("nouveau");
  const auto noted = site.journal().note(
      {question.user.name, "copier un modèle", "", from->name + " vers " + name, ""});
  if (!noted.empty()) return refused(500, noted);
  const auto made = site.models().copy(*from, name);
  if (!made) return refused(409, made.error());
  if (const auto faults = site.models_changed(); !faults.empty()) {
    site.models().forget_copy(name);
    return refused(409, faults);
  }
  return redirected(text_place(*made));
}

}  // namespace copil::console
