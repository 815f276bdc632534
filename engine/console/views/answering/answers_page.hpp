#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "console/views/answering/asked_document.hpp"
#include "returns/form_book.hpp"

/// The page on which the blanks of a document are filled.
namespace copil::console {

/// Names of fields: the answer, and the mark of the text that it was made from.
inline constexpr std::string_view kAnswerPrefix = "r.";
inline constexpr std::string_view kMarkPrefix = "e.";

/// What somebody else wrote meanwhile, by name of the blank: it stays kept, ours is shown beside.
using Conflicts = std::map<std::string, std::string>;

/// The text under that name, or an empty one.
std::string text_of(const returns::Typed& typed, const std::string& name);
/// Two texts with the same mark are the same.
std::string mark_of(const std::string& text);
/// What is wrong with the text of that name, as the page says it; empty when nothing is.
std::string fault_of(const DocumentState& state, const std::string& name);

/// What the document asks, with the answers of the year before.
Checked<std::vector<returns::FormLine>> form_lines(const AskedDocument& asked,
                                                   const DocumentState& state, Site& site);
/// Where the blank stands and what is to be answered: « Les priorités communes : une priorité par
/// ligne ».
std::string named_blank(const expansion::OpenBlank& blank,
                        const std::vector<returns::FormLine>& lines);

/// The page of the form. `shown_texts` stand in the fields; where others wrote meanwhile, theirs
/// are told.
Reply form_page(const AskedDocument& asked, const DocumentState& state,
                const returns::Typed& shown_texts, const Conflicts& conflicts,
                const Question& question, Site& site);

}  // namespace copil::console
