#include "expansion/blocks/fenced.hpp"

#include <algorithm>

#include "base/folded.hpp"
#include "expansion/blocks/block_fields.hpp"
#include "expansion/blocks/fenced_blocks.hpp"

namespace copil::expansion {

namespace {

using notation::Node;

using Compile = std::optional<BlockNode> (*)(const Node& body, const File& file,
                                             CompileContext& context);

struct KnownBlock {
  FencedBlock reference;
  Compile compile;
};

const std::vector<KnownBlock>& known_blocks() {
  static const std::vector<KnownBlock> kBlocks{
      {{"tableau", "un tableau : lignes d'une liste ou écrites, colonnes, totaux, marques"},
       compile_table_block},
      {{"graphique", "barres, lignes, aires, objectif, carte des régions, tendance"},
       compile_chart_block},
      {{"chiffres-cles", "quelques chiffres en grand, avec leur évolution"},
       compile_key_figures_block},
      {{"signatures", "le lieu, la date et les signataires, côte à côte"},
       compile_signatures_block},
      {{"sommaire",
        "la table des matières ; `profondeur` : de 1 à 4, 2 d'office ; "
        "omise d'un document de moins de quatre pages, PDF ou ODT"},
       compile_contents_block},
      {{"saut-de-page", "la suite commence en haut d'une page"}, compile_page_break_block},
      {{"colonnes", "une liste de textes côte à côte (deux ou trois)"}, compile_columns_block},
      {{"encadre", "un texte dans un cadre : `titre`, `texte`, `marque`"}, compile_box_block},
      {{"annexe", "une annexe numérotée, en haut d'une page : `titre`, `ancre`, `texte`"},
       compile_annexe_block},
  };
  return kBlocks;
}

/// Nodes know the columns of the block's body: gives them those of the file, where the block may
/// stand in a list item.
void put_in_place(Node& node, const Excerpt& body, int first_line) {
  const int line = node.place.line - first_line + 1;
  const Anchor& anchor = body.anchor(line);
  if (node.place.column > 0) node.place.column += anchor.column - 1;
  const auto index = static_cast<std::size_t>(anchor.line - 1);
  if (index < anchor.file->lines.size()) node.source_line = anchor.file->lines[index];
  for (auto& item : node.items) put_in_place(item, body, first_line);
  for (auto& entry : node.entries) {
    put_in_place(entry.key, body, first_line);
    put_in_place(entry.value, body, first_line);
  }
}

std::string text_of_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

/// The usual slip: `titre: {{ … }}` without quotes is a map for YAML.
void add_braces_hint(Diagnostic& problem) {
  if (problem.source_line.find("{{") == std::string::npos) return;
  problem.hints = {"une valeur qui commence par « {{ » se met entre guillemets : \"{{ … }}\""};
}

std::optional<Node> parse_body(const Excerpt& body, const File& file, int first_line,
                               CompileContext& context) {
  auto parsed = notation::parse(text_of_lines(body.lines), {file.shown, first_line - 1});
  if (!parsed) {
    for (auto& problem : parsed.error()) {
      // YAML may point past the last line, where something that never came was awaited.
      problem.place.line = std::min(problem.place.line, static_cast<int>(file.lines.size()));
      add_braces_hint(problem);
      context.problems.push_back(std::move(problem));
    }
    return std::nullopt;
  }
  Node root = std::move(*parsed);
  if (!body.lines.empty()) put_in_place(root, body, first_line);
  return root;
}

}  // namespace

std::optional<BlockNode> compile_fenced(const std::string& name, const Anchor& anchor,
                                        std::string_view opening, const Excerpt& body,
                                        CompileContext& context) {
  const auto& blocks = known_blocks();
  const auto known = std::find_if(blocks.begin(), blocks.end(), [&](const KnownBlock& block) {
    return block.reference.name == name;
  });
  const std::size_t offset = opening.find_first_not_of("` ~");
  if (known == blocks.end()) {
    context.problems.push_back(anchor.error(
        opening, std::min(offset, opening.size()), std::max<std::size_t>(1, name.size()),
        name.empty() ? "ce bloc n'a pas de nom" : "bloc inconnu « " + name + " »",
        did_you_mean(name, block_names())));
    return std::nullopt;
  }
  const int first_line = anchor.line + 1;
  auto root = parse_body(body, *anchor.file, first_line, context);
  if (!root) return std::nullopt;
  if (root->kind == Node::Kind::empty) {
    const Diagnostic whole = anchor.error(opening, offset, name.size(), "");
    root->place = whole.place;
    root->source_line = whole.source_line;
  }
  return known->compile(*root, *anchor.file, context);
}

const std::vector<FencedBlock>& fenced_blocks() {
  static const std::vector<FencedBlock> kReferences = [] {
    std::vector<FencedBlock> references;
    for (const auto& block : known_blocks()) references.push_back(block.reference);
    return references;
  }();
  return kReferences;
}

std::vector<std::string> block_names() {
  std::vector<std::string> names;
  for (const auto& block : fenced_blocks()) names.emplace_back(block.name);
  return names;
}

}  // namespace copil::expansion
