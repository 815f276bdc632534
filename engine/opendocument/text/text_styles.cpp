#include "opendocument/text/text_styles.hpp"

#include "document/signing.hpp"
#include "opendocument/package/xml.hpp"
#include "opendocument/sheet/cell_styles.hpp"
#include "sheets/palette.hpp"
#include "sheets/texts.hpp"
#include "wording/dates.hpp"
#include "wording/typography.hpp"

namespace copil::opendocument {

namespace {

constexpr double kMarginCm = 2;
constexpr double kShortSideCm = 21;
constexpr double kLongSideCm = 29.7;

std::string navy() {
  return colour_text(sheets::kNavyColour);
}
std::string grey() {
  return colour_text(sheets::kGreyColour);
}

/// A paragraph style: its name, the one it follows, what it does to paragraphs and to type.
struct ParagraphStyle {
  const char* name;
  const char* parent;
  Attributes paragraph;
  Attributes type;
};

void write_style(Xml& xml, const ParagraphStyle& made) {
  Attributes head{{"style:name", made.name}, {"style:family", "paragraph"}};
  if (*made.parent != '\0') head.push_back({"style:parent-style-name", made.parent});
  xml.open("style:style", head);
  if (!made.paragraph.empty()) xml.leaf("style:paragraph-properties", made.paragraph);
  if (!made.type.empty()) xml.leaf("style:text-properties", made.type);
  xml.close();
}

std::vector<ParagraphStyle> paragraph_styles() {
  return {
      {"Standard", "", {}, {}},
      {style::kBody,
       "Standard",
       {{"fo:margin-bottom", "0.25cm"},
        {"fo:line-height", "115%"},
        {"fo:orphans", "2"},
        {"fo:widows", "2"}},
       {}},
      {style::kTitle,
       "Standard",
       {{"fo:margin-bottom", "0.2cm"}, {"fo:keep-with-next", "always"}},
       {{"fo:font-size", "22pt"}, {"fo:font-weight", "bold"}, {"fo:color", navy()}}},
      {"Titre_20_d_27_acte",
       style::kTitle,
       {{"fo:text-align", "center"}},
       {{"fo:font-size", "16pt"}}},
      {style::kSubtitle,
       "Standard",
       {{"fo:margin-bottom", "0.3cm"}, {"fo:keep-with-next", "always"}},
       {{"fo:font-size", "12pt"}, {"fo:color", grey()}}},
      {"Sous-titre_20_d_27_acte",
       style::kSubtitle,
       {{"fo:text-align", "center"}, {"fo:margin-bottom", "0.1cm"}},
       {}},
      {style::kIdentity, "Standard", {{"fo:margin-bottom", "0.05cm"}}, {{"fo:font-size", "9pt"}}},
      {style::kQuote,
       style::kBody,
       {{"fo:margin-left", "1cm"}, {"fo:margin-right", "1cm"}},
       {{"fo:font-style", "italic"}}},
      {style::kCaption,
       "Standard",
       {{"fo:margin-top", "0.4cm"},
        {"fo:margin-bottom", "0.15cm"},
        {"fo:keep-with-next", "always"}},
       {{"fo:font-weight", "bold"}, {"fo:color", navy()}}},
      {style::kTableText,
       "Standard",
       {{"fo:margin-top", "0.04cm"}, {"fo:margin-bottom", "0.04cm"}},
       {{"fo:font-size", "9pt"}}},
      {style::kTableNumber, style::kTableText, {{"fo:text-align", "end"}}, {}},
      {style::kTableCentred, style::kTableText, {{"fo:text-align", "center"}}, {}},
      {style::kTableHeading,
       style::kTableText,
       {{"fo:keep-with-next", "always"}},
       {{"fo:font-weight", "bold"}, {"fo:color", "#ffffff"}}},
      {style::kNumberHeading, style::kTableHeading, {{"fo:text-align", "end"}}, {}},
      {style::kCentredHeading, style::kTableHeading, {{"fo:text-align", "center"}}, {}},
      {style::kTile, style::kTableText, {{"fo:text-align", "center"}}, {{"fo:font-size", "8pt"}}},
      {style::kDarkTile, style::kTile, {}, {{"fo:color", "#ffffff"}}},
      {style::kSource,
       "Standard",
       {{"fo:margin-top", "0.08cm"}, {"fo:margin-bottom", "0.16cm"}},
       {{"fo:font-size", "8pt"}, {"fo:color", grey()}}},
      {style::kLastSource, style::kSource, {{"fo:margin-bottom", "0.35cm"}}, {}},
      {style::kListItem, style::kBody, {{"fo:margin-bottom", "0.05cm"}}, {}},
      {style::kTiedItem, style::kListItem, {{"fo:keep-with-next", "always"}}, {}},
      {style::kLastItem, style::kBody, {}, {}},
      {style::kKeyFigure,
       "Standard",
       {{"fo:text-align", "end"}},
       {{"fo:font-size", "14pt"}, {"fo:font-weight", "bold"}, {"fo:color", navy()}}},
      {style::kAnnouncing, style::kBody, {{"fo:keep-with-next", "always"}}, {}},
      {style::kBeforeSignatures, style::kBody, {{"fo:keep-with-next", "always"}}, {}},
      {style::kPlaceAndDate,
       style::kBody,
       {{"fo:margin-top", "0.6cm"}, {"fo:keep-with-next", "always"}},
       {}},
      {style::kSignature,
       "Standard",
       {{"fo:keep-with-next", "always"}},
       {{"fo:font-weight", "bold"}}},
      {style::kSignatureRule,
       "Standard",
       {{"fo:margin-top", "1.2cm"},
        {"fo:border-bottom", "0.5pt solid " + colour_text(sheets::kRuleColour)}},
       {}},
      {style::kBoxTitle,
       "Standard",
       {{"fo:margin-bottom", "0.1cm"}, {"fo:keep-with-next", "always"}},
       {{"fo:font-weight", "bold"}}},
      {style::kRule,
       "Standard",
       {{"fo:border-bottom", "0.5pt solid " + colour_text(sheets::kRuleColour)},
        {"fo:margin-bottom", "0.4cm"}},
       {{"fo:font-size", "6pt"}}},
      {style::kActRule,
       "Standard",
       {{"fo:border-bottom", "0.75pt solid " + navy()},
        {"fo:margin-left", "6.9cm"},
        {"fo:margin-right", "6.9cm"},
        {"fo:margin-bottom", "0.35cm"},
        {"fo:keep-with-next", "always"}},
       {{"fo:font-size", "2pt"}}},
      {style::kEnd, "Standard", {}, {{"fo:font-size", "2pt"}}},
      {style::kPageBreak, "Standard", {{"fo:break-before", "page"}}, {{"fo:font-size", "2pt"}}},
      {style::kFootnote,
       "Standard",
       {{"fo:margin-left", "0.5cm"}, {"fo:text-indent", "-0.5cm"}},
       {{"fo:font-size", "8.5pt"}}},
      {"Contents_20_Heading", "Heading_20_1", {}, {}},
      {"Header", "Standard", {}, {{"fo:font-size", "8pt"}, {"fo:color", grey()}}},
      {"Footer", "Standard", {}, {{"fo:font-size", "8pt"}, {"fo:color", grey()}}},
  };
}

void write_headings(Xml& xml) {
  constexpr const char* kSizes[] = {"16pt", "13pt", "11.5pt", "10.5pt"};
  constexpr const char* kSpaces[] = {"0.6cm", "0.5cm", "0.4cm", "0.3cm"};
  write_style(xml, {"Heading", "Standard", {{"fo:keep-with-next", "always"}}, {}});
  for (int level = 1; level <= 4; ++level) {
    const std::string name = "Heading_20_" + std::to_string(level);
    xml.open("style:style", {{"style:name", name},
                             {"style:family", "paragraph"},
                             {"style:parent-style-name", "Heading"},
                             {"style:next-style-name", style::kBody},
                             {"style:default-outline-level", std::to_string(level)}});
    xml.leaf("style:paragraph-properties",
             {{"fo:margin-top", kSpaces[level - 1]}, {"fo:margin-bottom", "0.2cm"}});
    xml.leaf("style:text-properties",
             {{"fo:font-size", kSizes[level - 1]},
              {"fo:font-weight", "bold"},
              {"fo:color", level == 1 ? navy() : colour_text(sheets::kBlueColour)}});
    xml.close();
  }
}

void write_right_tab(Xml& xml, double width_cm, const char* leader) {
  xml.open("style:tab-stops");
  xml.leaf("style:tab-stop", {{"style:position", length_text(width_cm, "cm")},
                              {"style:type", "right"},
                              {"style:leader-style", *leader == '\0' ? "none" : "dotted"},
                              {"style:leader-text", *leader == '\0' ? " " : leader}});
  xml.close();
}

/// The lines of the contents: page numbers at the right, after dots.
void write_contents_styles(Xml& xml, double width_cm) {
  for (int level = 1; level <= 4; ++level) {
    const double margin = 0.5 * (level - 1);
    xml.open("style:style", {{"style:name", "Contents_20_" + std::to_string(level)},
                             {"style:family", "paragraph"},
                             {"style:parent-style-name", "Standard"}});
    xml.open("style:paragraph-properties", {{"fo:margin-top", level == 1 ? "0.12cm" : "0cm"},
                                            {"fo:margin-left", length_text(margin, "cm")}});
    write_right_tab(xml, width_cm - margin, ".");
    xml.close();
    if (level == 1) xml.leaf("style:text-properties", {{"fo:font-weight", "bold"}});
    xml.close();
  }
}

void write_character_styles(Xml& xml) {
  const auto write = [&](const char* name, const Attributes& type) {
    xml.open("style:style", {{"style:name", name}, {"style:family", "text"}});
    xml.leaf("style:text-properties", type);
    xml.close();
  };
  write(style::kStrong, {{"fo:font-weight", "bold"}});
  write(style::kEmphasis, {{"fo:font-style", "italic"}});
  write(style::kRaised, {{"style:text-position", "super 62%"}});
  write(style::kBlank, {{"fo:background-color", colour_text(sheets::kInputColour)}});
  write(style::kIndexLink, {{"fo:color", "#000000"}});
  write(style::kLink,
        {{"fo:color", colour_text(sheets::kBlueColour)}, {"style:text-underline-style", "solid"}});
}

/// Three depths of a list; numbers may be told to start elsewhere.
void write_list_styles(Xml& xml) {
  constexpr const char* kSigns[] = {"–", "•", "•"};
  for (const bool is_numbered : {false, true}) {
    xml.open("text:list-style", {{"style:name", is_numbered ? style::kNumbers : style::kBullets}});
    for (int depth = 1; depth <= 3; ++depth) {
      const std::string level = std::to_string(depth);
      if (is_numbered)
        xml.open("text:list-level-style-number", {{"text:level", level},
                                                  {"style:num-format", depth >= 2 ? "a" : "1"},
                                                  {"style:num-suffix", depth >= 2 ? ")" : "."}});
      else
        xml.open("text:list-level-style-bullet",
                 {{"text:level", level}, {"text:bullet-char", kSigns[depth - 1]}});
      xml.open("style:list-level-properties",
               {{"text:list-level-position-and-space-mode", "label-alignment"}});
      xml.leaf("style:list-level-label-alignment",
               {{"text:label-followed-by", "listtab"},
                {"fo:text-indent", "-0.6cm"},
                {"fo:margin-left", length_text(0.9 * depth, "cm")}});
      xml.close();
      xml.close();
    }
    xml.close();
  }
}

void write_defaults(Xml& xml) {
  for (const char* family : {"paragraph", "table"}) {
    xml.open("style:default-style", {{"style:family", family}});
    if (std::string_view{family} == "paragraph") {
      xml.leaf("style:paragraph-properties", {{"style:tab-stop-distance", "1.25cm"}});
      xml.leaf("style:text-properties", {{"style:font-name", "Lato"},
                                         {"fo:font-size", "10pt"},
                                         {"fo:language", "fr"},
                                         {"fo:country", "FR"},
                                         {"fo:hyphenate", "false"}});
    } else {
      xml.leaf("style:table-properties", {{"table:border-model", "collapsing"}});
    }
    xml.close();
  }
}

void write_page_layout(Xml& xml, document::Orientation orientation) {
  const bool is_portrait = orientation == document::Orientation::portrait;
  const double width = is_portrait ? kShortSideCm : kLongSideCm;
  const double height = is_portrait ? kLongSideCm : kShortSideCm;
  xml.open("style:page-layout", {{"style:name", "page"}});
  xml.leaf("style:page-layout-properties",
           {{"fo:page-width", length_text(width, "cm")},
            {"fo:page-height", length_text(height, "cm")},
            {"style:print-orientation", is_portrait ? "portrait" : "landscape"},
            {"fo:margin", length_text(kMarginCm, "cm")}});
  // Room between them and the text, or the notes at its foot.
  for (const auto& [part, inner] : {std::pair{"style:header-style", "fo:margin-bottom"},
                                    std::pair{"style:footer-style", "fo:margin-top"}}) {
    xml.open(part);
    xml.leaf("style:header-footer-properties", {{"fo:min-height", "0.9cm"}, {inner, "0.35cm"}});
    xml.close();
  }
  xml.close();
}

/// Left and right of a line, by a tab that the style of the line sets.
void write_line(Xml& xml, const char* name, const std::string& left, const auto& right) {
  xml.open("text:p", {{"text:style-name", name}});
  write_words(xml, left);
  xml.leaf("text:tab");
  right();
  xml.close();
}

std::string foot_of(const document::Document& document) {
  if (document::is_ready_to_sign(document)) return {};
  std::string text = "Données arrêtées au " + wording::date_text(document.arrete);
  if (document.is_provisional) text += " – données provisoires";
  if (document.is_draft) text += " – version projet";
  return sheets::cleaned(wording::typography(text)).text;
}

void write_master_page(Xml& xml, const document::Document& document) {
  const auto shown = [](const std::string& text) {
    return sheets::cleaned(wording::typography(text)).text;
  };
  xml.open("style:master-page", {{"style:name", "Standard"}, {"style:page-layout-name", "page"}});
  xml.open("style:header");
  write_line(xml, "en-tête", shown(document.title), [&] {
    write_words(xml, shown(document.territory));
    if (document.is_draft)
      xml.element("text:span", " – PROJET", {{"text:style-name", style::kStrong}});
  });
  xml.close();
  xml.open("style:footer");
  write_line(xml, "pied", foot_of(document), [&] {
    xml.text("Page\u00A0");
    xml.element("text:page-number", "1", {{"text:select-page", "current"}});
    xml.text("\u00A0/\u00A0");
    xml.element("text:page-count", "1");
  });
  xml.close();
  xml.close();
}

void write_furniture_styles(Xml& xml, double width_cm) {
  for (const auto& [name, parent] : {std::pair{"en-tête", "Header"}, std::pair{"pied", "Footer"}}) {
    xml.open(
        "style:style",
        {{"style:name", name}, {"style:family", "paragraph"}, {"style:parent-style-name", parent}});
    xml.open("style:paragraph-properties");
    write_right_tab(xml, width_cm, "");
    xml.close();
    xml.close();
  }
}

}  // namespace

double text_width_cm(document::Orientation orientation) {
  const bool is_portrait = orientation == document::Orientation::portrait;
  return (is_portrait ? kShortSideCm : kLongSideCm) - 2 * kMarginCm;
}

Part text_styles_part(const document::Document& document) {
  Xml xml(Xml::Kind::document);
  xml.open("office:document-styles", namespaces());
  xml.open("office:font-face-decls");
  xml.leaf("style:font-face",
           {{"style:name", "Lato"},
            {"svg:font-family", "Lato, Carlito, Calibri, 'Liberation Sans', Arial"},
            {"style:font-family-generic", "swiss"}});
  xml.close();
  xml.open("office:styles");
  write_defaults(xml);
  for (const auto& made : paragraph_styles()) write_style(xml, made);
  write_headings(xml);
  write_contents_styles(xml, text_width_cm(document.orientation));
  write_character_styles(xml);
  write_list_styles(xml);
  xml.leaf("text:notes-configuration", {{"text:note-class", "footnote"},
                                        {"style:num-format", "1"},
                                        {"text:footnotes-position", "page"}});
  xml.close();
  xml.open("office:automatic-styles");
  write_page_layout(xml, document.orientation);
  write_furniture_styles(xml, text_width_cm(document.orientation));
  xml.close();
  xml.open("office:master-styles");
  write_master_page(xml, document);
  xml.close();
  xml.close();
  return {"styles.xml", xml.finished()};
}

}  // namespace copil::opendocument
