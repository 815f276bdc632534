// Aide: how the console is used, the definitions, the data dictionary.
#include "console/views/board.hpp"
#include "console/views/views.hpp"
#include "quality/coherence.hpp"
#include "records/dictionary.hpp"

namespace copil::console {

namespace {

void add_guide(const Site& site, Board& board) {
  if (site.settings().guide) {
    board.paragraph({{document::Link{"/aide/guide", {{document::Text{"Le guide"}}}}},
                     {document::Text{" explique tout le travail, de la première heure à "
                                     "l'archivage, avec des exemples."}}});
  }
  board.paragraph(
      "Chaque nombre de chaque page est un lien : il mène à sa définition, à ses "
      "articles, aux étapes de son calcul, aux lignes et aux jeunes qui le composent.");
  board.paragraph(
      "Les tableaux se trient en touchant un en-tête et se filtrent par le champ placé "
      "au-dessus d'eux. Au pied de chaque page, les mêmes tableaux s'enregistrent en CSV "
      "et en XLSX, et la commande qui fait de même dans un terminal est écrite.");
  board.paragraph(
      "L'adresse de chaque page se garde et s'envoie : elle dit tout ce qui est choisi.");
}

void add_definitions(const Site& site, Board& board) {
  auto table = table_of("definitions", "Définitions des chiffres",
                        {text_column("Code"), text_column("Chiffre", true),
                         text_column("Définition"), text_column("Référence")});
  for (const auto& card : site.dossier().catalogue().cards) {
    if (card.listing != figures::Listing::tableau || !card.detail_de.empty()) continue;
    std::string references;
    for (const auto& reference : card.references) {
      references += (references.empty() ? "" : " ; ") + reference.texte + ", " + reference.article;
    }
    add_row(table, {link_cell(address("/expliquer", {{"nombre", card.code}}), card.code),
                    text_cell(card.libelle), text_cell(card.definition), text_cell(references)});
  }
  board.heading("Définitions");
  board.add({std::move(table)});
}

void add_dictionary(Board& board) {
  board.heading("Dictionnaire des données");
  std::size_t rank = 0;
  for (const auto* file : quality::described_files()) {
    const std::string name{file->layout.file};
    board.heading(name, 2);
    board.paragraph(records::sentence_of(*file));
    auto table = table_of("fichier-" + std::to_string(rank++), "Colonnes du fichier " + name,
                          {text_column("Colonne", true), text_column("Ce qu'elle contient")});
    for (const auto& column : file->layout.columns) {
      add_row(table, {text_cell(std::string{column.name}), text_cell(std::string{column.text})});
    }
    board.add({std::move(table)});
  }
}

}  // namespace

Reply help(const Question& question, Site& site) {
  Board board{site, "Aide"};
  add_guide(site, board);
  add_definitions(site, board);
  add_dictionary(board);
  View view{board.take()};
  view.place = "/aide";
  view.command = "copil --help";
  return shown(view, question, site);
}

Reply guide_page(const Question& question, Site& site) {
  if (!site.settings().guide) return refused(404, "Page inconnue", "Il n'y a pas de guide ici.");
  auto guide = site.settings().guide();
  if (!guide) return refused(500, guide.error());
  View view{std::move(*guide)};
  view.place = "/aide";
  view.command = "copil guide --fichier guide.pdf";
  view.is_document = true;
  return shown(view, question, site);
}

}  // namespace copil::console
