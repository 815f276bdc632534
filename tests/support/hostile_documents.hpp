#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/tile_map.hpp"
#include "pages/build.hpp"
#include "support/tiny_png.hpp"

/// Documents that no one should write and someone will, each with its name.
namespace hostile {

using namespace copil;
using namespace copil::pages::build;
using document::Block;
using document::Blocks;
using document::Chart;
using document::ColumnKind;

struct Case {
  std::string name;
  document::Document document;
};

inline std::string repeated(const std::string& words, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += words;
  return text;
}

inline document::Footnote note(const std::string& words) {
  return {text(words)};
}

inline Block paragraph_with_note(const std::string& words) {
  return {document::Paragraph{
      {{document::Text{"Appelle une note"}}, {note(words)}, {document::Text{", puis finit."}}}}};
}

inline Blocks long_words() {
  const std::string word(200, 'm');
  document::Table table = numbered_table(1);
  table.title = text(word);
  table.rows[0].cells[0] = cell(word);
  document::KeyFigure figure{word, {Value::count(1, Unit::jeunes)}, {}, word, {}, {}};
  return {heading(1, word, "a"),
          paragraph(word),
          {document::List{false, 1, {{paragraph(word)}}}},
          {document::Quote{{paragraph(word)}}},
          {document::Box{text(word), {paragraph(word)}, {}}},
          {document::Illustration{{tests::tiny_png(), 9'000, 1, word}, word}},
          {table},
          {document::KeyFigures{{figure, figure}}},
          {document::Signatures{text(word), {{word, text(word)}, {word, text(word)}}}}};
}

inline Block wide_table(int columns) {
  document::Table table;
  table.title = text("Quarante colonnes");
  table.columns.push_back(column("Structure", ColumnKind::text));
  document::Row line = row({cell("Mission locale de l’Orée-du-Bois")});
  for (int i = 1; i < columns; ++i) {
    table.columns.push_back(column("Titre de colonne " + std::to_string(i), ColumnKind::number));
    line.cells.push_back(count(1000 * i));
  }
  table.rows.assign(3, line);
  table.notes = {text("Une note sous le tableau.")};
  table.source = "Parcours 3";
  return {table};
}

inline Blocks small_tables() {
  document::Table no_column;
  no_column.title = text("Sans colonne ni ligne");
  document::Table no_row = numbered_table(0);
  document::Table one_row = numbered_table(1);
  document::Table one_column;
  one_column.title = text("Une colonne");
  one_column.columns = {column("Nombre", ColumnKind::number)};
  one_column.rows = {row({count(1)}), row({count(2)}), row({})};
  document::Table total_only = numbered_table(0);
  total_only.rows = {row({cell("Ensemble"), count(0)}, document::RowKind::total)};
  document::Table group_only = numbered_table(0);
  group_only.rows = {row({cell("Groupe vide")}, document::RowKind::group)};
  return {{no_column}, {no_row}, {one_row}, {one_column}, {total_only}, {group_only}};
}

inline Blocks scripts() {
  return {
      paragraph("Émoji 🎉 et famille 👩‍👩‍👧, arabe السلام عليكم, hébreu "
                "שלום, "
                "chinois "
                "漢字, "
                "combinants e\u0301\u0302 o\u0308, exposants m² xᵉ, flèche →, case ☐."),
      heading(1, "Bilan 🎉 de l’année", "emoji"),
      {numbered_table(1)},
      paragraph("Grec Αθήνα, cyrillique Москва, polonais Łódź, vietnamien Nguyễn, turc İğdır, "
                "roumain Ştefan Ștefan.")};
}

inline Block nested_lists(int depth) {
  Block block = paragraph(
      "au fond de la liste, une phrase qui court sur plus d’une ligne pour que "
      "l’on voie ce qu’il reste de largeur");
  for (int i = 0; i < depth; ++i) {
    block = {
        document::List{i % 2 == 0, 1, {{paragraph("niveau " + std::to_string(depth - i)), block}}}};
  }
  return block;
}

inline Blocks long_boxes() {
  Blocks inside;
  for (int i = 0; i < 40; ++i) inside.push_back(paragraph(repeated("mot de l’encadré ", 20)));
  return {paragraph("Avant."),
          {document::Box{text("Un encadré plus long que la page"), inside, {}}},
          paragraph("Après."),
          {document::Box{text("Tableau dans un encadré"), {{numbered_table(60)}}, {}}}};
}

inline Blocks columns_with_tables() {
  const Block wide = wide_table(6);
  return {{document::Columns{{{wide}, {{numbered_table(4)}, paragraph("sous le tableau")}}}},
          {document::Columns{{{{numbered_table(70)}}, {paragraph("à côté")}}}}};
}

inline Block huge_figures() {
  using document::KeyFigure;
  document::KeyFigures figures;
  for (const std::int64_t cents : {123'456'789'012'345LL, -98'765'432'100LL, 0LL, 12LL}) {
    KeyFigure figure;
    figure.label = "Montant des versements de l’exercice, tous échelons confondus";
    figure.value = {Value::money({cents})};
    figure.change =
        document::Number{Value::rate(123'456'789, 1, Unit::evolution), NumberStyle::signed_plain};
    figure.detail = "sur la base de 230 € par jeune, avenants compris";
    figures.figures.push_back(figure);
  }
  figures.figures.push_back({"Taux", {Value::not_defined(Unit::taux)}, {}, "", {}, {}});
  return {figures};
}

inline Block chart(Chart::Kind kind, const std::string& title, std::vector<document::Series> series,
                   std::size_t categories) {
  Chart made;
  made.kind = kind;
  made.title = text(title);
  for (std::size_t i = 0; i < categories; ++i) {
    made.categories.push_back("Catégorie " + std::to_string(i + 1));
  }
  made.series = std::move(series);
  made.unit = Unit::jeunes;
  made.unit_label = "jeunes";
  made.source = "Parcours 3";
  return {made};
}

inline document::Series series(const std::string& label, const std::vector<std::int64_t>& numbers) {
  document::Series made{label, {}};
  for (const std::int64_t number : numbers)
    made.values.push_back(Value::count(number, Unit::jeunes));
  return made;
}

inline Blocks charts(Chart::Kind kind) {
  std::vector<std::int64_t> sixty;
  for (int i = 0; i < 60; ++i) sixty.push_back(1000 + (i * 7919) % 4000);
  const document::Series unknown{"Réalisé", {3, Value::not_defined(Unit::jeunes)}};
  return {chart(kind, "Une catégorie", {series("Réalisé", {12}), series("Objectif", {15})}, 1),
          chart(kind, "Soixante catégories", {series("Réalisé", sixty)}, 60),
          chart(kind, "Rien de connu", {unknown, unknown}, 3),
          chart(kind, "Des valeurs négatives",
                {series("Écart", {-12, 30, -45}), series("Autre", {5, -8, 0})}, 3),
          chart(kind, "Tout à zéro", {series("Réalisé", {0, 0, 0})}, 3),
          chart(kind, "Grands écarts", {series("Réalisé", {1, 1'000'000'000, 35})}, 3),
          chart(kind, "Cinq séries",
                {series("Un", {10, 20, 30}), series("Deux", {11, 21, 31}),
                 series("Trois", {12, 22, 32}), series("Quatre", {13, 23, 33}),
                 series("Cinq", {14, 24, 34})},
                3)};
}

/// Every region with a figure, from light to dark.
inline Block map_of_regions() {
  Chart made;
  made.kind = Chart::Kind::tile_map;
  made.title = text("Toutes les régions");
  made.unit = Unit::jeunes;
  made.series = {{"Objectif", {}}};
  for (const document::Tile& tile : document::tiles()) {
    made.series[0].values.push_back(
        Value::count(static_cast<std::int64_t>(1000 * made.categories.size()), Unit::jeunes));
    made.categories.emplace_back(tile.code);
  }
  return {made};
}

inline Blocks signatories(int number) {
  Blocks blocks;
  for (int i = 0; i < 45; ++i) blocks.push_back(paragraph("ligne"));
  document::Signatures signatures;
  signatures.place_and_date = text("Fait à Brévane, le 1er mars 2010, en douze exemplaires");
  for (int i = 0; i < number; ++i) {
    signatures.signatures.push_back(
        {"Pour le signataire numéro " + std::to_string(i + 1) + ", la présidente ou le président",
         text("Madame Prénom NOM-COMPOSÉ")});
  }
  blocks.push_back({signatures});
  return blocks;
}

inline Block noted_table() {
  document::Table table = numbered_table(90);
  table.columns[1].title.push_back({note("Une note appelée par un titre de colonne.")});
  return {table};
}

inline document::Document titled(document::Style style) {
  document::Document made = act({heading(1, "Objet", "objet"), paragraph("Texte.")});
  made.style = style;
  made.title = repeated("Convention locale de partenariat renforcé ", 4);
  made.subtitle = repeated("entre Pôle emploi et la mission locale ", 4);
  made.territory =
      "Mission locale de l’arrondissement de Saint-Symphorien-des-Monts et de ses environs";
  made.is_draft = true;
  return made;
}

inline std::vector<Case> documents() {
  std::vector<Case> cases{
      {"mots", act(long_words())},
      {"quarante-colonnes", act({wide_table(40)})},
      {"petits-tableaux", act(small_tables())},
      {"ecritures", act(scripts())},
      {"titres", act({heading(1, repeated("Un titre sans fin ", 40), "a"),
                      heading(2, repeated("et un autre ", 60), "b"), paragraph("Texte.")})},
      {"listes", act({nested_lists(8), nested_lists(14)})},
      {"note-longue",
       act({paragraph("Avant."), paragraph_with_note(repeated("une note trop longue ", 500)),
            paragraph("Après."), paragraph_with_note("courte")})},
      {"encadres", act(long_boxes())},
      {"colonnes", act(columns_with_tables())},
      {"chiffres-cles", act({huge_figures()})},
      {"signataires", act(signatories(12))},
      {"quarante-signataires", act(signatories(40))},
      {"note-de-titre", act({noted_table()})},
      {"titre-acte", titled(document::Style::act)},
      {"titre-rapport", titled(document::Style::report)},
      {"une-page", act({paragraph("Un acte d’une page."),
                        {document::Signatures{text("Fait à Lyon"), {{"Pour l’État", {}}}}}})},
      {"carte", act({map_of_regions()})},
      {"trois-mille-lignes", act({{numbered_table(3'000)}})},
  };
  const std::vector<std::string> kinds{
      "barres", "barres-horizontales", "barres-empilees", "lignes", "objectif", "carte", "tendance",
      "aires"};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    cases.push_back({"graphiques-" + kinds[i], act(charts(static_cast<Chart::Kind>(i)))});
  }
  return cases;
}

}  // namespace hostile
