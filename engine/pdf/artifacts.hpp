#pragma once

#include <string>
#include <string_view>

namespace copil::pdf {

/// A page's content in which everything painted outside of marks that bear an MCID is marked as an
/// artifact (PDF/UA-1, 7.1-3): rules, headers, footers, the watermark.
std::string with_artifacts(std::string_view content);

}  // namespace copil::pdf
