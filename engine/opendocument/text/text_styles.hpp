#pragma once

#include <string>

#include "opendocument/package/package.hpp"

/// The named styles of a text: whoever amends it changes a style once. Names are those that word
/// processors know and translate, where there is one.
namespace copil::opendocument {

namespace style {
inline constexpr const char* kTitle = "Title";
inline constexpr const char* kSubtitle = "Subtitle";
inline constexpr const char* kBody = "Text_20_body";
inline constexpr const char* kQuote = "Quotations";
inline constexpr const char* kCaption = "Caption";
inline constexpr const char* kTableText = "Table_20_Contents";
inline constexpr const char* kTableNumber = "Nombre_20_de_20_tableau";
inline constexpr const char* kTableCentred = "Texte_20_centré_20_de_20_tableau";
inline constexpr const char* kNumberHeading = "Titre_20_de_20_nombre";
inline constexpr const char* kCentredHeading = "Titre_20_centré_20_de_20_tableau";
inline constexpr const char* kTableHeading = "Table_20_Heading";
inline constexpr const char* kTile = "Pavé";
inline constexpr const char* kDarkTile = "Pavé_20_foncé";
inline constexpr const char* kListItem = "List_20_Contents";
inline constexpr const char* kTiedItem = "Élément_20_tenu_20_au_20_suivant";
inline constexpr const char* kLastItem = "List_20_Contents_20_End";
inline constexpr const char* kSource = "Source";
inline constexpr const char* kLastSource = "Fin_20_de_20_source";
inline constexpr const char* kIdentity = "Identité";
inline constexpr const char* kKeyFigure = "Chiffre_20_clé";
inline constexpr const char* kAnnouncing = "Texte_20_qui_20_annonce";
inline constexpr const char* kBeforeSignatures = "Texte_20_avant_20_signatures";
inline constexpr const char* kPlaceAndDate = "Lieu_20_et_20_date";
inline constexpr const char* kSignature = "Signature";
inline constexpr const char* kSignatureRule = "Filet_20_de_20_signature";
inline constexpr const char* kRule = "Horizontal_20_Line";
inline constexpr const char* kActRule = "Filet_20_d_27_acte";
inline constexpr const char* kEnd = "Fin_20_de_20_texte";
inline constexpr const char* kPageBreak = "Saut_20_de_20_page";
inline constexpr const char* kFootnote = "Footnote";
inline constexpr const char* kBoxTitle = "Titre_20_d_27_encadré";
inline constexpr const char* kStrong = "Strong_20_Emphasis";
inline constexpr const char* kEmphasis = "Emphasis";
inline constexpr const char* kRaised = "Exposant";
inline constexpr const char* kBlank = "Champ_20_à_20_remplir";
inline constexpr const char* kLink = "Internet_20_link";
inline constexpr const char* kIndexLink = "Index_20_Link";
inline constexpr const char* kBullets = "List_20_1";
inline constexpr const char* kNumbers = "Numbering_20_1";
}  // namespace style

/// `styles.xml`: the styles above, headings and contents by level, the page with its header and
/// footer.
Part text_styles_part(const document::Document& document);

/// The width of the page's text, in centimetres.
double text_width_cm(document::Orientation orientation);

}  // namespace copil::opendocument
