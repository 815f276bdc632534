#pragma once

#include <string>

#include "document/document.hpp"

/// Where a number comes from, in words.
namespace copil::sheets {

/// « Jeunes affectés en co-traitance : ML01, année 2010 »; of a reckoning, its definition. Nothing
/// for `kNoOrigin`.
std::string origin_words(const document::Document& document, int origin);

}  // namespace copil::sheets
