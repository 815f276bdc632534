#include "sheets/origins.hpp"

#include "wording/dates.hpp"
#include "wording/typography.hpp"

namespace copil::sheets {

std::string origin_words(const document::Document& document, int origin) {
  if (origin == document::kNoOrigin) return {};
  const auto& from = document.origins[static_cast<std::size_t>(origin)];
  const auto& meaning = document.definitions[static_cast<std::size_t>(from.definition)];
  if (from.territory.empty()) return wording::typography(meaning.text);
  std::string text = meaning.label;
  if (!from.of.empty()) text += ", " + from.of;
  text += " : " + from.territory + ", " + wording::period_text(from.period);
  if (from.is_cumulated) text += ", cumulé depuis le 1er janvier";
  return wording::typography(text);
}

}  // namespace copil::sheets
