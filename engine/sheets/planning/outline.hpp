#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sheets/charts.hpp"

/// Which sheets a document gives, and what goes on each.
namespace copil::sheets {

struct LinkedChart {
  const document::Chart* chart;
  ChartLink link;
};

/// A table and the charts that show it: a sheet, or the next part of one.
struct TableSheet {
  const document::Table* table;
  std::vector<LinkedChart> charts;
  UnknownCells unknown_cells = UnknownCells::said;
  std::string section{};          ///< the heading of level 1 above it; empty for a chart's figures
  bool shares_the_sheet = false;  ///< small as it is, it stands under the table before it
};

/// A blank and the question, or the heading, under which it stands.
struct AskedBlank {
  document::Blank blank;
  std::string question;
};

/// The document taken apart. Points into the document, which must outlive it.
struct Outline {
  std::vector<TableSheet> tables;
  std::deque<document::Table> chart_tables;  ///< figures of charts that no table holds
  /// Tile maps, and the rank in `tables` of the table that holds their figures.
  std::vector<std::pair<const document::Chart*, std::size_t>> maps;
  std::vector<const document::Block*> text;   ///< top blocks before the annex
  std::vector<const document::Block*> annex;  ///< definitions and provenance, heading included
  std::vector<const document::KeyFigure*> key_figures;
  std::vector<AskedBlank> blanks;               ///< each name once, in the text's order
  std::map<const void*, std::size_t> sheet_of;  ///< a table's or chart's place in `tables`
  int text_block_count = 0;                     ///< paragraphs and the like before the annex
};

/// Takes the document apart. The annex is made of the sections of level 1 headed "Définitions…",
/// "… provenance" or "Sources"; its tables stay in it.
Outline outlined(const document::Document& document);

}  // namespace copil::sheets
