#pragma once

#include <string>

#include "pages/page.hpp"

namespace copil::pdf {

/// What an XMP packet tells.
struct XmpFacts {
  const pages::Metadata& metadata;
  std::string creator;
  std::string producer;
  std::string instant;  ///< 2010-06-30T00:00:00Z
};

/// The packet that declares PDF/A-3a and PDF/UA-1 together, with the schema description that
/// PDF/A asks for properties it does not know (6.6.2.3).
std::string xmp_packet(const XmpFacts& facts);

}  // namespace copil::pdf
