#include <array>

#include "document/signing.hpp"
#include "pages/flow/block_layout.hpp"
#include "wording/dates.hpp"

namespace copil::pages {

namespace {

constexpr double kAboveProvenance = 4;
constexpr double kBelowProvenance = 14;

/// The two paragraphs; either may be empty.
std::array<std::string, 2> provenance_texts(const std::string& source, const std::string& scope,
                                            const std::string& reading, const Studio& studio) {
  std::string first;
  if (!source.empty()) first += "Source : " + source;
  if (!scope.empty()) first += (first.empty() ? "Champ : " : " ; champ : ") + scope;
  if (!first.empty()) {
    const Day arrete = document::told_arrete(studio.document);
    first += (arrete.is_real() ? " ; arrêté au " + wording::date_text(arrete) : "") + ".";
  }
  return {first, reading.empty() ? "" : "Lecture : " + reading};
}

ParagraphStyle provenance_style(double space_before) {
  return {theme::kSmall, theme::kSmallLeading, Alignment::left, space_before};
}

}  // namespace

void add_provenance(const std::string& source, const std::string& scope, const std::string& reading,
                    const Area& area, Studio& studio, BlockLayout& layout) {
  double space = kAboveProvenance;
  for (const std::string& text : provenance_texts(source, scope, reading, studio)) {
    if (text.empty()) continue;
    const int element = studio.structure.add(Role::paragraph, area.parent);
    layout.keep_with_next();
    layout.paragraph(plain(text, theme::kSmall, element), provenance_style(space), area);
    space = 0;
  }
  layout.leave_space(kBelowProvenance);
}

double provenance_height(const std::string& source, const std::string& scope,
                         const std::string& reading, const Area& area, Studio& studio) {
  double height = kAboveProvenance;
  for (const std::string& text : provenance_texts(source, scope, reading, studio)) {
    if (text.empty()) continue;
    const RichText words = plain(text, theme::kSmall, kNoElement);
    height += text_piece(words, provenance_style(0), area.x, area.width, studio).height;
  }
  return height;
}

}  // namespace copil::pages
