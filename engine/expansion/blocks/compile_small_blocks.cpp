#include <algorithm>
#include <iterator>

#include "expansion/blocks/block_fields.hpp"
#include "expansion/blocks/fenced_blocks.hpp"
#include "expansion/language/checker.hpp"
#include "expansion/markdown/headings.hpp"

namespace copil::expansion {

namespace {

using notation::Node;

/// The items of a body that must be a list.
std::vector<const Node*> body_items(const Node& body, std::string_view what,
                                    CompileContext& context) {
  std::vector<const Node*> items;
  if (body.kind == Node::Kind::list) {
    for (const auto& item : body.items) items.push_back(&item);
  } else {
    context.problems.push_back(body.error(std::string{what} + " contient une liste",
                                          {"chaque élément commence par un tiret"}));
  }
  return items;
}

/// `tendance: { pour: m dans periode.mois, valeur: … }`
void read_trend(const BlockFields& figure, KeyFigureNode& result) {
  const Node* node = figure.find("tendance");
  if (!node) return;
  const BlockFields trend{*node,
                          figure.file(),
                          figure.context(),
                          "une tendance",
                          {"pour", "valeur", "si", "tri", "ordre"}};
  const ScopeGuard guard{figure.context()};
  trend.required("pour");
  trend.required("valeur");
  result.trend = trend.iterated("pour");
  result.trend_value = trend.number("valeur");
}

KeyFigureNode read_key_figure(const BlockFields& fields) {
  KeyFigureNode result;
  fields.required("libelle");
  result.label = fields.text("libelle");
  const Node* value = fields.required("valeur");
  result.value = value ? fields.number_of(*value) : absent();
  result.change = fields.number("evolution");
  if (result.change && result.change->shape.is_known &&
      result.change->shape.type.unit != Unit::evolution &&
      result.change->shape.type.unit != Unit::points) {
    fields.complain(
        *fields.find("evolution"),
        "une évolution ou des points sont attendus, " + found(result.change->shape.type),
        {"la forme est : evolution(maintenant, avant)"});
  }
  result.detail = fields.text("precision");
  read_trend(fields, result);
  result.marks = fields.marks("marque");
  return result;
}

}  // namespace

Compiled compile_key_figures_block(const Node& body, const File& file, CompileContext& context) {
  KeyFiguresNode result;
  if (body.kind == Node::Kind::list && body.items.empty()) {
    context.problems.push_back(body.error("un bloc `chiffres-cles` est vide"));
  }
  for (const Node* item : body_items(body, "un bloc `chiffres-cles`", context)) {
    const BlockFields fields{*item,
                             file,
                             context,
                             "un chiffre clé",
                             {"libelle", "valeur", "evolution", "precision", "tendance", "marque"}};
    result.figures.push_back(read_key_figure(fields));
  }
  return BlockNode{std::move(result)};
}

Compiled compile_signatures_block(const Node& body, const File& file, CompileContext& context) {
  const BlockFields fields{
      body, file, context, "un bloc `signatures`", {"lieu-et-date", "signataires"}};
  SignaturesNode result;
  result.place_and_date = fields.inlines("lieu-et-date");
  fields.required("signataires");
  for (const Node* item : fields.items("signataires")) {
    const BlockFields signature{*item, file, context, "un signataire", {"qualite", "nom"}};
    signature.required("qualite");
    result.signatures.push_back({signature.text("qualite"), signature.inlines("nom")});
  }
  return BlockNode{std::move(result)};
}

Compiled compile_contents_block(const Node& body, const File& file, CompileContext& context) {
  const BlockFields fields{body, file, context, "un bloc `sommaire`", {"profondeur"}};
  return BlockNode{
      ContentsNode{static_cast<int>(fields.whole_number("profondeur", 1, 4).value_or(2))}};
}

Compiled compile_page_break_block(const Node& body, const File&, CompileContext& context) {
  if (body.kind != Node::Kind::empty) {
    context.problems.push_back(body.error("un bloc `saut-de-page` ne contient rien"));
  }
  return BlockNode{PageBreakNode{}};
}

Compiled compile_columns_block(const Node& body, const File& file, CompileContext& context) {
  ColumnsNode result;
  const Node nothing;
  const BlockFields fields{nothing, file, context, "un bloc `colonnes`", {}};
  for (const Node* item : body_items(body, "un bloc `colonnes`", context)) {
    result.columns.push_back(fields.blocks_of(*item));
  }
  if (result.columns.size() < 2 || result.columns.size() > 3) {
    context.problems.push_back(body.error("un bloc `colonnes` a deux ou trois colonnes"));
  }
  return BlockNode{std::move(result)};
}

Compiled compile_box_block(const Node& body, const File& file, CompileContext& context) {
  const BlockFields fields{body, file, context, "un bloc `encadre`", {"titre", "texte", "marque"}};
  fields.required("texte");
  BoxNode result{fields.inlines("titre"), fields.blocks("texte"), document::CellMark::none};
  result.mark = fields.word("marque", kMarks).value_or(document::CellMark::none);
  return BlockNode{std::move(result)};
}

Compiled compile_annexe_block(const Node& body, const File& file, CompileContext& context) {
  const BlockFields fields{body, file, context, "un bloc `annexe`", {"titre", "ancre", "texte"}};
  fields.required("titre");
  PartNode annexe;
  annexe.content.push_back({PageBreakNode{}});
  annexe.content.push_back(
      {annexe_heading(fields.inlines("titre"), fields.identifier("ancre").value_or(""), context)});
  BlockNodes text = fields.blocks("texte");
  std::move(text.begin(), text.end(), std::back_inserter(annexe.content));
  return BlockNode{std::move(annexe)};
}

}  // namespace copil::expansion
