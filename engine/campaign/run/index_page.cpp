#include "campaign/run/index_page.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/markup.hpp"
#include "base/signs.hpp"
#include "base/text.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"

namespace copil::campaign {

namespace {

constexpr std::string_view kStyle =
    "body{font:1rem/1.5 sans-serif;margin:0 auto;max-width:70rem;padding:1rem;color:#1e1e1e;"
    "background:#fff}table{border-collapse:collapse;margin:1rem 0 2rem}caption{text-align:left;"
    "font-weight:bold;padding:.25rem 0}th,td{border:1px solid #767676;padding:.25rem .5rem;"
    "text-align:left;vertical-align:top}td.n{text-align:right}a{color:#000091}"
    "ul.regions{columns:14rem;padding-left:1.2rem}pre{white-space:pre-wrap}"
    ".echec{color:#b30000;font-weight:bold}";

/// A French sentence or title, with its apostrophes and spaces.
std::string prose(std::string_view text) {
  return escaped_markup(wording::typography(text));
}

/// A link to the file, with its format and size; names of files are plain already.
std::string link(const production::MadeFile& file) {
  const auto dot = file.name.rfind('.');
  std::string format = file.name.substr(dot + 1);
  for (char& c : format) c = capital_letter(c);
  return "<a href=\"" + escaped_markup(file.name) + "\">" + format + "</a> (" +
         wording::counted((file.bytes + 1023) / 1024) + "\u00a0ko)";
}

struct Totals {
  std::size_t documents = 0, files = 0, failures = 0, stale = 0, blanks = 0, objectless = 0;
  int pages = 0;

  void add(const RecordedDocument& document) {
    if (document.state == DocumentState::failed) {
      ++failures;
      return;
    }
    ++documents;
    files += document.files.size();
    pages += document.pages;
    stale += document.state == DocumentState::stale ? 1 : 0;
    blanks += document.open_blanks.empty() ? 0 : 1;
  }
};

/// Writes the page part after part.
class Page {
 public:
  Page(const RunRecord& record, const Campaign& campaign) : record_(record), campaign_(campaign) {
    for (const auto& document : record_.documents) folders_[document.folder].push_back(&document);
  }

  std::string text() {
    const std::string title = record_.title + ", " + wording::period_text(record_.period);
    html_ =
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
        prose(title) + "</title>\n<style>" + std::string{kStyle} +
        "</style>\n</head>\n<body>\n<main>\n<h1>" + prose(title) + "</h1>\n";
    add_summary();
    add_failures();
    add_objectless();
    add_regions();
    for (const auto& [folder, documents] : folders_) add_folder(folder, documents);
    add_inputs();
    return html_ + "</main>\n</body>\n</html>\n";
  }

 private:
  void add_summary() {
    html_ += "<p>" + prose(campaign_.description) + "</p>\n<p>Chiffres arrêtés au " +
             wording::date_text(record_.arrete) + ".";
    html_ +=
        "</p>\n<table>\n<caption>Documents par rapport</caption>\n<thead><tr>"
        "<th scope=\"col\">Rapport</th><th scope=\"col\">Documents</th>"
        "<th scope=\"col\">Fichiers</th><th scope=\"col\">Pages</th>"
        "<th scope=\"col\">Avec champs à remplir</th><th scope=\"col\">Périmés</th>"
        "<th scope=\"col\">Sans objet</th><th scope=\"col\">Échecs</th></tr></thead>\n<tbody>\n";
    Totals all;
    for (const auto& entry : campaign_.reports) {
      Totals totals;
      for (const auto& document : record_.documents) {
        if (document.report == entry.report.name) totals.add(document);
      }
      for (const auto& document : record_.objectless) {
        totals.objectless += document.report == entry.report.name ? 1 : 0;
      }
      add_totals(entry.report.title, totals);
    }
    for (const auto& document : record_.documents) all.add(document);
    all.objectless = record_.objectless.size();
    add_totals("Ensemble", all);
    html_ += "</tbody>\n</table>\n";
    add_companions();
  }

  void add_totals(const std::string& title, const Totals& totals) {
    html_ += "<tr><th scope=\"row\">" + prose(title) + "</th>";
    for (const std::size_t count :
         {totals.documents, totals.files, static_cast<std::size_t>(totals.pages), totals.blanks,
          totals.stale, totals.objectless, totals.failures}) {
      html_ += "<td class=\"n\">" + wording::counted(count) + "</td>";
    }
    html_ += "</tr>\n";
  }

  void add_companions() {
    html_ += "<ul>\n";
    const std::array<std::pair<const char*, const char*>, 3> known{
        {{"chiffres.csv", "Tous les chiffres de la campagne"},
         {"rejets.csv", "Les lignes de données écartées, et pourquoi"},
         {kManifestName, "Le manifeste : données, règles et documents avec leurs empreintes"}}};
    for (const auto& [file, what] : known) {
      html_ += "<li><a href=\"" + std::string{file} + "\">" + what + "</a> (" + file + ")</li>\n";
    }
    html_ += "</ul>\n";
  }

  void add_failures() {
    const auto has_failed = [](const RecordedDocument& document) {
      return document.state == DocumentState::failed;
    };
    const auto& documents = record_.documents;
    if (std::none_of(documents.begin(), documents.end(), has_failed)) return;
    html_ += "<h2 id=\"echecs\">Documents qui n’ont pas pu être faits</h2>\n";
    for (const auto& document : documents) {
      if (!has_failed(document)) continue;
      html_ += "<h3>" + prose(title_of(document.report)) + ", " + prose(document.libelle) +
               "</h3>\n<pre class=\"echec\">" + escaped_markup(document.failure) + "</pre>\n";
    }
  }

  /// What would have had nothing to say: where the reason is the same, it is said once.
  void add_objectless() {
    if (record_.objectless.empty()) return;
    html_ +=
        "<h2 id=\"sans-objet\">Documents sans objet, non faits</h2>\n<p>Ils n’auraient rien eu à "
        "dire : ce n’est pas une faute. La dernière colonne dit ce qu’il faudrait fournir pour les "
        "avoir.</p>\n<table>\n<caption>Documents sans objet</caption>\n<thead><tr>"
        "<th scope=\"col\">Rapport</th><th scope=\"col\">Territoires</th>"
        "<th scope=\"col\">Pourquoi, et que fournir</th></tr></thead>\n<tbody>\n";
    for (const auto& [what, documents] : objectless_by_reason(record_)) {
      std::vector<std::string> where;
      for (const auto* document : documents) {
        where.push_back(prose(document->libelle) + " (" + escaped_markup(document->territoire) +
                        ")");
      }
      html_ += "<tr><th scope=\"row\">" + prose(title_of(what.first)) + "</th><td>" +
               joined(where) + "</td><td>" + prose(what.second) + ".</td></tr>\n";
    }
    html_ += "</tbody>\n</table>\n";
  }

  void add_regions() {
    html_ +=
        "<nav aria-labelledby=\"territoires\">\n<h2 id=\"territoires\">Territoires</h2>\n"
        "<ul class=\"regions\">\n";
    for (const auto& [folder, documents] : folders_) {
      html_ += "<li><a href=\"#" + escaped_markup(folder) + "\">" + prose(name_of(folder)) +
               "</a> (" + wording::counted(documents.size()) + ")</li>\n";
    }
    html_ += "</ul>\n</nav>\n";
  }

  using Documents = std::vector<const RecordedDocument*>;

  void add_folder(const std::string& folder, Documents documents) {
    // The region's own papers first, then what they add up.
    const auto key = [](const RecordedDocument* one) {
      return std::tuple{rank_of(one->niveau), std::string_view{one->libelle},
                        std::string_view{one->territoire}};
    };
    std::stable_sort(documents.begin(), documents.end(),
                     [&](const auto* a, const auto* b) { return key(a) < key(b); });
    html_ += "<h2 id=\"" + escaped_markup(folder) + "\">" + prose(name_of(folder)) + "</h2>\n";
    for (const auto& file : record_.companions) {
      if (file.name == folder + ".zip") html_ += "<p>Tout le dossier : " + link(file) + "</p>\n";
    }
    html_ += "<table>\n<caption>Documents de " + prose(name_of(folder)) +
             "</caption>\n<thead><tr><th scope=\"col\">Territoire</th>"
             "<th scope=\"col\">Rapport</th><th scope=\"col\">Période</th>"
             "<th scope=\"col\">Fichiers</th><th scope=\"col\">État</th></tr></thead>\n<tbody>\n";
    for (const auto* document : documents) add_document(*document);
    html_ += "</tbody>\n</table>\n";
  }

  static std::size_t rank_of(std::string_view level) {
    static constexpr std::string_view kLevels[] = {"national", "region", "departement"};
    return static_cast<std::size_t>(std::find(std::begin(kLevels), std::end(kLevels), level) -
                                    std::begin(kLevels));
  }

  void add_document(const RecordedDocument& document) {
    html_ += "<tr><th scope=\"row\">" + prose(document.libelle) + " (" +
             escaped_markup(document.territoire) + ")</th><td>" + prose(title_of(document.report)) +
             "</td><td>" + escaped_markup(wording::period_text(document.period)) + "</td><td>";
    for (std::size_t i = 0; i < document.files.size(); ++i) {
      html_ += (i == 0 ? "" : ", ") + link(document.files[i]);
    }
    html_ += "</td><td>" + state_text(document) + "</td></tr>\n";
  }

  static std::string state_text(const RecordedDocument& document) {
    switch (document.state) {
      case DocumentState::failed:
        return "<span class=\"echec\">échec</span>";
      case DocumentState::stale:
        return "périmé : fait à partir d’autres données ou d’un autre modèle";
      case DocumentState::current:
        break;
    }
    const std::size_t blanks = document.open_blanks.size();
    return blanks == 0 ? "fait"
                       : "fait, " + wording::counted(blanks, "champ à remplir", "champs à remplir");
  }

  void add_inputs() {
    html_ +=
        "<h2 id=\"donnees\">Données</h2>\n<table>\n<caption>Fichiers lus</caption>\n<thead>"
        "<tr><th scope=\"col\">Fichier</th><th scope=\"col\">Lignes lues</th>"
        "<th scope=\"col\">Retenues</th><th scope=\"col\">Rejetées</th>"
        "<th scope=\"col\">Empreinte SHA-256</th></tr></thead>\n<tbody>\n";
    for (const auto& input : record_.inputs) {
      html_ += "<tr><th scope=\"row\">" + escaped_markup(input.name) + "</th>";
      for (const auto count : {input.count.read, input.count.kept, input.count.rejected}) {
        html_ += "<td class=\"n\">" + wording::counted(count) + "</td>";
      }
      html_ += "<td><code>" + input.sha256.substr(0, 16) + "…</code></td></tr>\n";
    }
    html_ += "</tbody>\n</table>\n<p>Règles de calcul : ";
    for (const auto& rule : record_.rules) html_ += prose(rule) + " ";
    html_ += "</p>\n";
  }

  std::string title_of(const std::string& report) const {
    for (const auto& entry : campaign_.reports) {
      if (entry.report.name == report) return entry.report.title;
    }
    return report;
  }

  std::string name_of(const std::string& folder) const {
    const auto known = record_.folder_names.find(folder);
    return known == record_.folder_names.end() ? folder : known->second;
  }

  const RunRecord& record_;
  const Campaign& campaign_;
  std::map<std::string, std::vector<const RecordedDocument*>> folders_;
  std::string html_;
};

}  // namespace

std::string index_page(const RunRecord& record, const Campaign& campaign) {
  return Page{record, campaign}.text();
}

}  // namespace copil::campaign
