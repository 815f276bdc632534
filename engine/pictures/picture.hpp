#pragma once

#include <cstddef>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "pages/page.hpp"

/// Paints pages as pictures: previews, and a second opinion on what `pdf` writes.
namespace copil::pictures {

/// A page as the bytes of a PNG file, `dots_per_inch` fine, on white: what the eye sees of it,
/// without any reader of PDF. Errors: a font that cannot be read.
Checked<std::string> picture(const pages::Pages& pages, std::size_t page, double dots_per_inch);

}  // namespace copil::pictures
