// A text for word processors looks as the printed page does: what stands together, what is told.
#include <catch2/catch.hpp>

#include "opendocument/support.hpp"

using namespace copil;

namespace {

odf::File written(document::Blocks content, document::Style style, const std::string& name) {
  auto document = sample::empty_document();
  document.style = style;
  document.rules.clear();
  document.content = std::move(content);
  return odf::text(document, name);
}

std::string part_of(const odf::File& file) {
  return file.parts.at("content.xml");
}

/// The words of the paragraphs in that style, each followed by a bar.
std::string in_style(const odf::File& file, const std::string& style) {
  std::string found;
  for (const auto* line : odf::elements(file.trees.at("content.xml"), "text:p")) {
    if (odf::attribute(line, "text:style-name") == style) found += odf::words(line) + "|";
  }
  return found;
}

}  // namespace

TEST_CASE("signs and notes of texts are told under the table too") {
  document::Table table = sample::volumes_table();
  table.columns = {sample::text_column("etape", "Étape"), sample::text_column("etat", "État")};
  document::Cell late = sample::text("engagée");
  late.mark = document::CellMark::warning;
  late.note = "ni faite ni abandonnée";
  document::Cell again = late;
  document::Cell done = sample::text("faite");
  done.mark = document::CellMark::good;
  table.rows = {sample::row(document::RowKind::body, {sample::text("Un"), late}),
                sample::row(document::RowKind::body, {sample::text("Deux"), again}),
                sample::row(document::RowKind::body, {sample::text("Trois"), done})};
  table.notes.clear();
  const auto file = written({sample::block(table)}, document::Style::report, "told_signs");
  const std::string under = in_style(file, "Source") + in_style(file, "Fin_20_de_20_source");
  CHECK(under.find("favorable") != std::string::npos);
  CHECK(under.find("à surveiller") != std::string::npos);
  CHECK(under.ends_with("a.\u00A0ni faite ni abandonnée|"));
  const std::string xml = part_of(file);
  CHECK(xml.find("engagée\u00A0<text:span text:style-name=\"Exposant\">a</text:span>") !=
        std::string::npos);
}

TEST_CASE(
    "a sentence stays with its list, the first item with the second, the last with the one "
    "before") {
  const auto file =
      written({sample::paragraph("Axes :"), sample::list_of({"un", "deux", "trois", "quatre"})},
              document::Style::act, "tied_items");
  CHECK(in_style(file, "Texte_20_qui_20_annonce") == "Axes\u00A0:|");
  CHECK(in_style(file, "Élément_20_tenu_20_au_20_suivant") == "un|trois|");
  const auto asked = written({sample::paragraph("Selon l'échéancier :"), sample::paragraph("…"),
                              sample::paragraph("Il est convenu :"), sample::heading(1, "Objet")},
                             document::Style::act, "asked_below");
  CHECK(in_style(asked, "Texte_20_qui_20_annonce") == "Selon l’échéancier\u00A0:|");
}

TEST_CASE("one who signs alone has the right half, and no line opens a page behind him") {
  document::Signatures alone;
  alone.signatures = {{"La présidente", {}}};
  const auto file = written({sample::paragraph("Fin."), sample::block(alone)}, document::Style::act,
                            "signed_alone");
  const std::string xml = part_of(file);
  const auto cells = [&] {
    std::size_t count = 0;
    for (auto at = xml.find("<table:table-cell"); at != std::string::npos;
         at = xml.find("<table:table-cell", at + 1)) {
      ++count;
    }
    return count;
  };
  CHECK(cells() == 4);
  CHECK(in_style(file, "Signature") == "|La présidente||");
  CHECK(in_style(file, "Filet_20_de_20_signature") == "|");
  CHECK(in_style(file, "Fin_20_de_20_texte") == "|");
}

TEST_CASE("a rule stands between the title of an act and its text") {
  const auto act = written({sample::paragraph("Texte.")}, document::Style::act, "act_rule");
  CHECK(in_style(act, "Filet_20_d_27_acte") == "|");
  const auto report =
      written({sample::paragraph("Texte.")}, document::Style::report, "no_act_rule");
  CHECK(in_style(report, "Filet_20_d_27_acte") == "");
}

TEST_CASE("a document of few pages has no table of contents") {
  document::Blocks content{sample::block(document::TableOfContents{2}), sample::heading(1, "Un")};
  CHECK(part_of(written(content, document::Style::report, "short")).find("table-of-content") ==
        std::string::npos);
  for (int i = 0; i < 200; ++i) content.push_back(sample::paragraph("Une ligne du document."));
  CHECK(part_of(written(content, document::Style::report, "long")).find("table-of-content") !=
        std::string::npos);
}
