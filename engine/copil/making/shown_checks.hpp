#pragma once

#include <map>
#include <string>

#include "copil/making/source_places.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"

/// What a reader would notice in the documents that a template makes, and its author may not.
namespace copil::program {

/// Charts and tables with nothing to show: no category, no line; where the territory's figures are
/// known, charts of which no value is. Each at its block of the template.
Diagnostics empty_blocks(const document::Document& document, bool has_figures,
                         const SourcePlaces& places);

/// Titles with nothing under them, a warning each.
Diagnostics empty_sections(const document::Document& document, const SourcePlaces& places);

/// The same thing is drawn alike everywhere: a series keeps its look (`document::looks_of`), its
/// colour, its dashes and its hatching, in every chart of every report.
class SeriesLooks {
 public:
  /// Complains of the series of the document drawn otherwise in a document added before.
  Diagnostics add(const document::Document& document);

 private:
  struct Look {
    std::size_t look = 0;
    std::string where;  ///< « bilan-local, volume-mensuel »
  };
  std::map<std::string, Look> known_;  ///< by label, years told as distances to the document's
};

}  // namespace copil::program
