#pragma once

#include "pages/page.hpp"
#include "pdf/file/qpdf_library.hpp"
#include "pdf/pdf.hpp"

/// What the file says of itself, as PDF/UA-1 and PDF/A-3 want it.
namespace copil::pdf {

/// Title, dates, language, both identifiers, colour space: the catalog, the information dictionary
/// and the XMP packet, which say the same.
void add_identity(QPDF& file, const pages::Metadata& metadata, const Options& options);

/// Embeds the attachments as associated files of the document (PDF/A-3, 6.8). They outlive `file`.
void add_attachments(QPDF& file, const pages::Metadata& metadata, const Options& options);

}  // namespace copil::pdf
