#pragma once

#include "web/writing/inlines.hpp"

namespace copil::web {

/// A table with its caption, its headers' scopes and what stands under it, in a region of its own
/// that scrolls when the screen is narrow. `number`: its rank in the document.
void write_table(const document::Table& table, int number, Desk& desk);

/// The values of a chart, folded under it.
void write_values(const document::Chart& chart, int number, Desk& desk);

/// "Source : … ; champ : … ; arrêté au …", then "Lecture : …".
void write_provenance(const std::string& source, const std::string& scope,
                      const std::string& reading, Desk& desk);

/// "Tableau 3. – Titre": the words before the title.
std::string caption_head(const std::string& word, int number, bool has_title);

}  // namespace copil::web
