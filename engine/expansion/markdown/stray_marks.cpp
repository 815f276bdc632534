#include "expansion/markdown/stray_marks.hpp"

#include <algorithm>
#include <set>

#include "base/folded.hpp"
#include "diagnostics/warning.hpp"
#include "expansion/language/tag_lines.hpp"
#include "wording/numbers.hpp"

namespace copil::expansion {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// The lines [first, last] of a node, from 0, within the text.
struct Lines {
  std::size_t first = 0;
  std::size_t last = 0;
};

Lines lines_under(cmark_node* node, const MarkdownText& text) {
  const int count = static_cast<int>(text.lines.size());
  const int first = std::clamp(cmark_node_get_start_line(node), 1, std::max(1, count));
  const int last = std::clamp(cmark_node_get_end_line(node), first, std::max(1, count));
  return {static_cast<std::size_t>(first - 1), static_cast<std::size_t>(last - 1)};
}

/// Places in the Markdown are those of the excerpt: marks are as long as their tags.
Diagnostic fault_at(const MarkdownText& text, std::size_t line, std::size_t offset,
                    std::size_t length, std::string message, std::vector<std::string> hints) {
  const std::string& whole = text.excerpt.lines[std::min(line, text.excerpt.lines.size() - 1)];
  return text.excerpt.anchor(static_cast<int>(line) + 1)
      .error(whole, offset, length, std::move(message), std::move(hints));
}

void complain_at(const MarkdownText& text, std::size_t line, std::size_t offset, std::size_t length,
                 std::string message, std::vector<std::string> hints) {
  text.context.problems.push_back(
      fault_at(text, line, offset, length, std::move(message), std::move(hints)));
}

/// Of what prints all the same.
void warn(const MarkdownText& text, std::size_t line, std::size_t offset, std::size_t length,
          std::string message, std::vector<std::string> hints) {
  text.context.problems.push_back(
      as_warning(fault_at(text, line, offset, length, std::move(message), std::move(hints))));
}

/// The first `sign` at or after `from`, before `end`, that no backslash protects.
std::size_t find_bare(std::string_view line, std::string_view sign, std::size_t from,
                      std::size_t end) {
  for (auto at = line.find(sign, from); at < end; at = line.find(sign, at + 1)) {
    const bool is_protected = at > 0 && line[at - 1] == '\\';
    if (!is_protected) return at;
  }
  return kNone;
}

// ── Titles and tables ──────────────────────────────────────────────────────────────────────────

/// `#Titre`: a title wants a blank after its signs.
bool is_title_without_blank(std::string_view line) {
  const auto end = line.find_first_not_of('#');
  return end != 0 && end != kNone && end <= 6 && line[end] != ' ' && line[end] != '\t';
}

/// The sign that a word processor puts before an item, where a line of the text begins with one.
std::string_view pasted_bullet(std::string_view line) {
  constexpr std::string_view kBullets[] = {"•", "·", "▪", "◦", "●", "○", "‣", "\uF0B7", "\uF0A7"};
  for (const auto bullet : kBullets) {
    if (line.starts_with(bullet)) return bullet;
  }
  // What also begins a sentence is a bullet before a tab only.
  constexpr std::string_view kWithTab[] = {"–", "—", "o", "§", "Ø", "ü"};
  for (const auto bullet : kWithTab) {
    if (line.starts_with(bullet) && line.substr(bullet.size()).starts_with('\t')) return bullet;
  }
  return {};
}

void warn_of_pasted_quotes(const MarkdownText& text, std::size_t line, std::string_view literal,
                           std::size_t start, std::size_t end) {
  for (const std::string_view quote : {"“", "”", "„"}) {
    if (literal.find(quote) == kNone) continue;
    const auto at = find_bare(text.lines[line], quote, start, end);
    if (at == kNone) continue;
    warn(text, line, at, quote.size(), "ce guillemet s'imprime tel quel, comme en anglais",
         {"écrivez « … », ou des guillemets droits, qui le deviennent"});
    return;
  }
}

/// `| --- | ---: |`
bool is_dashes(std::string_view line) {
  return line.find('-') != kNone && line.find_first_not_of("|-: \t") == kNone;
}

/// Cells of a row, as the signs between them tell.
std::size_t cell_count(std::string_view line) {
  std::string_view row = trimmed(line);
  if (row.starts_with('|')) row.remove_prefix(1);
  std::size_t count = 1;
  for (auto at = find_bare(row, "|", 0, kNone); at != kNone;
       at = find_bare(row, "|", at + 1, kNone)) {
    if (at + 1 < row.size()) ++count;
  }
  return count;
}

std::size_t offset_in(std::string_view part, std::string_view whole) {
  return static_cast<std::size_t>(part.data() - whole.data());
}

void complain_of_table(const MarkdownText& text, std::size_t line, std::string_view row) {
  const std::string_view whole = text.lines[line];
  const std::string_view under =
      line + 1 < text.lines.size() ? without_prefix(text.lines[line + 1]) : std::string_view{};
  const bool has_dashes = is_dashes(under);
  const std::string message = has_dashes
                                  ? "la ligne de tirets a " +
                                        wording::counted(cell_count(under), "colonne", "colonnes") +
                                        ", les titres du tableau " + std::to_string(cell_count(row))
                                  : "une ligne de tirets manque sous les titres de ce tableau";
  const auto& shown = has_dashes ? under : row;
  complain_at(text, has_dashes ? line + 1 : line,
              offset_in(shown, has_dashes ? text.lines[line + 1] : whole), trimmed(shown).size(),
              message, {"par exemple : | --- | ---: | sous deux titres"});
}

// ── Notes and addresses ────────────────────────────────────────────────────────────────────────

/// `[^1]: texte` or `[a]: https://…`: the label with its brackets, and where it stands.
struct Definition {
  std::string_view label;
  std::size_t line = 0;
  std::size_t offset = 0;
};

std::vector<Definition> definitions(const std::vector<std::string_view>& lines) {
  std::vector<Definition> found;
  bool is_code = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = without_prefix(lines[i]);
    if (line.starts_with("```") || line.starts_with("~~~")) is_code = !is_code;
    const std::size_t end = line.starts_with('[') ? line.find(']') : kNone;
    const bool defines = !is_code && end != kNone && end > 1 && line.substr(end).starts_with("]:");
    const bool is_note = defines && line[1] == '^';
    // The address of a link does not interrupt a paragraph.
    const bool stands_alone =
        i == 0 || trimmed(lines[i - 1]).empty() || (!found.empty() && found.back().line + 1 == i);
    if (!defines || (!is_note && !stands_alone)) continue;
    found.push_back({line.substr(0, end + 1), i, offset_in(line, lines[i])});
  }
  return found;
}

/// How often the label is written, its definitions included.
std::size_t written_count(const std::string& label, const std::string& folded_text) {
  std::size_t count = 0;
  for (auto at = folded_text.find(label); at != kNone; at = folded_text.find(label, at + 1)) {
    ++count;
  }
  return count;
}

std::string folded_text(const std::vector<std::string_view>& lines) {
  std::string all;
  for (const auto line : lines) all += folded(line) + "\n";
  return all;
}

}  // namespace

std::vector<std::string_view> markdown_lines(std::string_view markdown) {
  std::vector<std::string_view> lines;
  while (!markdown.empty()) {
    const auto end = std::min(markdown.find('\n'), markdown.size());
    lines.push_back(markdown.substr(0, end));
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  return lines;
}

void check_paragraph(cmark_node* paragraph, const MarkdownText& text) {
  const Lines range = lines_under(paragraph, text);
  for (std::size_t i = range.first; i <= range.last && i < text.lines.size(); ++i) {
    const std::string_view line =
        i == range.first ? without_markers(text.lines[i]) : without_prefix(text.lines[i]);
    if (is_title_without_blank(line)) {
      complain_at(text, i, offset_in(line, text.lines[i]), line.find_first_not_of('#'),
                  "« # » ne fait un titre que suivi d'une espace",
                  {"écrivez « # Titre » ; pour le signe lui-même, \\#"});
    }
    if (const auto bullet = pasted_bullet(line); !bullet.empty()) {
      complain_at(
          text, i, offset_in(line, text.lines[i]), bullet.size(),
          "« " + std::string{bullet} + " » ne fait pas une liste : ses lignes se suivraient",
          {"commencez chacune par « - » et une espace, après une ligne vide"});
    }
    if (line.starts_with('|')) return complain_of_table(text, i, line);
  }
}

void check_text(cmark_node* node, const MarkdownText& text) {
  const std::string_view literal = literal_of(node);
  const std::size_t line = lines_under(node, text).first;
  if (line >= text.lines.size()) return;
  const auto start = static_cast<std::size_t>(std::max(1, cmark_node_get_start_column(node))) - 1;
  const auto end = static_cast<std::size_t>(std::max(0, cmark_node_get_end_column(node)));
  const auto printed = [&](std::string_view sign) {
    return literal.find(sign) == kNone ? kNone : find_bare(text.lines[line], sign, start, end);
  };
  if (const auto at = printed("]("); at != kNone) {
    complain_at(text, line, at, 2, "ce lien ne se lit pas : il s'imprimerait avec son adresse",
                {"une adresse n'a ni espace ni parenthèse ; pour les signes eux-mêmes, \\]("});
  } else if (const auto pair = printed("]["); pair != kNone) {
    complain_at(text, line, pair, 2, "ce lien n'a pas d'adresse",
                {"écrivez [texte](https://…) ; pour les signes eux-mêmes, \\]["});
  }
  warn_of_pasted_quotes(text, line, literal, start, end);
  const auto star = printed("*");
  const std::string_view whole = text.lines[line];
  const bool stands_apart = star != kNone && (star + 1 == whole.size() || whole[star + 1] == ' ') &&
                            (star == 0 || whole[star - 1] == ' ');
  if (star == kNone || stands_apart) return;
  warn(text, line, star, 1, "ce « * » n'ouvre ni ne ferme rien : il s'imprime",
       {"fermez l'*italique* ou le **gras** ; pour un astérisque, \\*"});
}

void check_row_length(cmark_node* row, std::size_t column_count, const MarkdownText& text) {
  const std::size_t line = lines_under(row, text).first;
  if (line >= text.lines.size()) return;
  const std::string_view shown = without_markers(text.lines[line]);
  const std::size_t count = cell_count(shown);
  if (count <= column_count) return;
  complain_at(text, line, offset_in(shown, text.lines[line]), trimmed(shown).size(),
              "cette ligne a " + wording::counted(count, "cellule", "cellules") + " pour " +
                  wording::counted(column_count, "colonne", "colonnes"),
              {"pour le signe « | » lui-même, \\|"});
}

void check_definitions(const MarkdownText& text) {
  const std::vector<Definition> found = definitions(text.lines);
  if (found.empty()) return;
  const std::string all = folded_text(text.lines);
  std::set<std::string> seen;
  for (const auto& definition : found) {
    const bool is_note = definition.label.starts_with("[^");
    const std::string label{definition.label};
    const std::string shown = (is_note ? "la note « " : "l'adresse « ") + label + " »";
    const std::string as_compared = folded(label);
    if (!seen.insert(as_compared).second) {
      complain_at(text, definition.line, definition.offset, label.size(),
                  shown + " est écrite deux fois",
                  {"donnez-lui un autre nom, ici et où elle est appelée"});
    } else if (written_count(as_compared, all) == 1) {
      warn(text, definition.line, definition.offset, label.size(),
           shown + " n'est appelée nulle part : elle ne s'imprime pas",
           {is_note ? "appelez-la par " + label + ", ou ôtez-la"
                    : "ôtez-la ; pour écrire ces crochets, \\["});
    }
  }
}

}  // namespace copil::expansion
