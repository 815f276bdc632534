#pragma once

#include <string>

#include "pages/page.hpp"
#include "pdf/file/file_writer.hpp"
#include "pdf/pdf.hpp"

/// What the file says of itself, as PDF/UA-1 and PDF/A-3 want it.
namespace copil::pdf {

/// Writes the title, dates, language, both identifiers and the colour space: as the information
/// dictionary, whose number it puts into `information`, and as the XMP packet, which say the same.
/// Gives the entries of the catalog.
std::string write_identity(FileWriter& writer, const pages::Metadata& metadata,
                           const Options& options, int& information);

/// Embeds the attachments as associated files of the document (PDF/A-3, 6.8). Gives the entries of
/// the catalog; empty without attachments.
std::string write_attachments(FileWriter& writer, const pages::Metadata& metadata,
                              const Options& options);

}  // namespace copil::pdf
