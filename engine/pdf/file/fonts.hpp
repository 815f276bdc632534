#pragma once

#include "pdf/file/qpdf_library.hpp"

namespace copil::pdf {

/// What Cairo leaves out of the fonts of a page, and PDF/A, PDF/UA and readers ask for: glyphs by
/// CID, letters for ligatures.
void complete_fonts(QPDFObjectHandle sheet);

/// The simple fonts of a page show their hyphen under the code of the soft one too, which means
/// that the word goes on (ISO 32000-1, annex D: WinAnsiEncoding, 255).
void add_soft_hyphens(QPDFObjectHandle sheet);

}  // namespace copil::pdf
