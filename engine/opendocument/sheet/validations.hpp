#pragma once

#include <string>

#include "opendocument/package/xml.hpp"
#include "sheets/book.hpp"

namespace copil::opendocument {

/// What the cells to fill accept, for the whole book; nothing when there is none.
void write_validations(Xml& xml, const sheets::Book& book);

/// The name of what the sheet's input of that rank accepts.
std::string validation_name(const sheets::Sheet& sheet, std::size_t input);

}  // namespace copil::opendocument
