#pragma once

#include "opendocument/package/package.hpp"
#include "opendocument/package/xml.hpp"
#include "sheets/book.hpp"

namespace copil::opendocument {

/// `styles.xml` of a spreadsheet: the default cell, the marks, the printed pages with their headers
/// and footers.
Part spreadsheet_styles_part(const sheets::Book& book);

/// `settings.xml`: the rows and columns that stay in sight.
Part spreadsheet_settings_part(const sheets::Book& book);

/// `style:header` and `style:footer` of printed pages: what the plan says, the page's number.
void write_header_and_footer(Xml& xml, const std::string& left, const std::string& right,
                             const std::string& foot);

}  // namespace copil::opendocument
