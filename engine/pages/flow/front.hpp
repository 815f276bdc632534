#pragma once

#include "pages/flow/block_layout.hpp"

namespace copil::pages {

/// How the first page opens: its logos, then a report with its title, subtitle and identity
/// (territory, period, arrêté, version), an act with its centred title.
void lay_out_front(const Area& area, Studio& studio, BlockLayout& layout);

/// The rule parameters used, in small print, where the document ends.
void lay_out_rules(const Area& area, Studio& studio, BlockLayout& layout);

/// Header, footer with page X / Y, and the PROJET watermark under the text; all artifacts.
/// `page_count` is the whole document's.
void add_furniture(const PageFrame& frame, std::size_t page_count, Pages& pages, Studio& studio);

}  // namespace copil::pages
