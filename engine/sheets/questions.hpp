#pragma once

#include <map>
#include <string>

#include "document/document.hpp"

namespace copil::sheets {

/// For each blank of the document, by name: the question, or the heading, under which it stands,
/// as the sheet « À compléter » says it. Blanks under none are left out.
std::map<std::string, std::string> questions_of(const document::Document& document);

}  // namespace copil::sheets
