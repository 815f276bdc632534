#pragma once

#include <string_view>

/// The words by which a form knows itself again: written by `form_book`, looked for by
/// `read_returns`, both without regard to case and accents.
namespace copil::returns {

inline constexpr std::string_view kReportLabel = "Rapport";
inline constexpr std::string_view kTerritoryLabel = "Code du territoire";
inline constexpr std::string_view kQuestionColumn = "Question";
inline constexpr std::string_view kFiguresColumn = "Chiffres en regard";
inline constexpr std::string_view kKindColumn = "Réponse attendue";
inline constexpr std::string_view kAnswerColumn = "Votre réponse";
inline constexpr std::string_view kFormerColumn = "Réponse précédente";
inline constexpr std::string_view kNameColumn = "Repère (ne pas modifier)";
/// Of a table with one row a territory.
inline constexpr std::string_view kTerritoryColumn = "Territoire";
inline constexpr std::string_view kLabelColumn = "Libellé";
/// Begins the header of a column that is there to be read only.
inline constexpr char kAsideMark = '(';

}  // namespace copil::returns
