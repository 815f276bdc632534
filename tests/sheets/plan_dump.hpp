#pragma once

#include <sstream>
#include <string>

#include "base/day.hpp"
#include "sheets/book.hpp"

/// Everything that a plan decides as text, a line a thing, for references that are read in review.
namespace copil::sheets::testing {

class PlanDump {
 public:
  std::string of(const Book& book) {
    out_ << "titre " << book.title << "\nsujet " << book.subject << "\nmots " << book.keywords
         << "\nen-tête " << book.header << "\nétat " << book.state << "\npied " << book.footer
         << "\noctets " << book.text_bytes << "\n";
    for (const auto& warning : book.warnings) out_ << "doute " << warning.message << "\n";
    for (const auto& name : book.names) {
      out_ << "nom " << name.name << " = " << name.sheet << "!" << range_text(name.range) << "\n";
    }
    for (const auto& sheet : book.sheets) dump(book, sheet);
    return out_.str();
  }

 private:
  static std::string at(int row, int column) { return range_text({row, column, row, column}); }

  void dump(const Book& book, const Sheet& sheet) {
    out_ << "\nfeuille " << sheet.name << " (" << sheet.title << ")"
         << (sheet.orientation == Orientation::landscape ? ", paysage" : ", portrait")
         << (sheet.fit == Sheet::Fit::page ? ", une page" : ", largeur") << ", figé "
         << sheet.frozen_rows << "×" << sheet.frozen_columns;
    if (sheet.filter) out_ << ", filtre " << range_text(*sheet.filter);
    if (sheet.repeated_rows) {
      out_ << ", répète " << sheet.repeated_rows->first << "-" << sheet.repeated_rows->second;
    }
    out_ << "\nlargeurs";
    for (const double width : sheet.widths) out_ << " " << width;
    out_ << "\n";
    for (const auto& [row, height] : sheet.heights)
      out_ << "hauteur " << row << " " << height << "\n";
    for (const auto& cell : sheet.cells) dump(book, cell);
    for (const auto& range : sheet.merged) out_ << "fusion " << range_text(range) << "\n";
    for (const auto& range : sheet.texts) out_ << "texte " << range_text(range) << "\n";
    for (const auto& note : sheet.comments) {
      out_ << "note " << at(note.row, note.column) << " " << note.text << "\n";
    }
    for (const auto& one : sheet.conditions) {
      out_ << "marque " << range_text(one.range) << " " << one.text << " "
           << static_cast<int>(one.mark) << "\n";
    }
    for (const auto& input : sheet.inputs) dump(input);
    for (const auto& chart : sheet.charts) dump(chart);
  }

  void dump(const Book& book, const Cell& cell) {
    const Look& look = cell.look;
    out_ << at(cell.row, cell.column) << " r" << static_cast<int>(look.role);
    if (look.mark != document::CellMark::none) out_ << " m" << static_cast<int>(look.mark);
    if (look.indent > 0) out_ << " i" << static_cast<int>(look.indent);
    if (look.across != Across::by_content) out_ << " a" << static_cast<int>(look.across);
    if (look.shade > 0) out_ << " t" << static_cast<int>(look.shade);
    if (look.number_format > 0) out_ << " « " << book.number_formats[look.number_format] << " »";
    out_ << " : ";
    std::visit([this, &book](const auto& content) { dump_content(book, content); }, cell.content);
    out_ << "\n";
  }

  void dump_content(const Book&, const Nothing&) { out_ << "vide"; }
  void dump_content(const Book&, const std::string& text) { out_ << "« " << text << " »"; }
  void dump_content(const Book&, double number) { out_ << number; }
  void dump_content(const Book&, Day day) { out_ << iso_text(day); }
  void dump_content(const Book&, const Formula& formula) {
    out_ << "=" << formula_text(formula) << " → ";
    if (formula.cached) {
      out_ << *formula.cached;
    } else {
      out_ << "n.d.";
    }
  }
  void dump_content(const Book& book, const Repeat& repeat) {
    out_ << "=" << formula_text(book, repeat) << " → " << repeat.cached;
  }
  void dump_content(const Book&, const Jump& jump) {
    out_ << "→ " << jump.sheet << " " << jump.text;
  }
  void dump_content(const Book&, const std::vector<Run>& runs) {
    for (const auto& run : runs)
      out_ << "[" << static_cast<int>(run.style) << " " << run.text << "]";
  }

  void dump(const Input& input) {
    out_ << "saisie " << at(input.row, input.column) << " " << static_cast<int>(input.kind) << " "
         << input.prompt;
    for (const auto& choice : input.choices) out_ << " | " << choice;
    out_ << "\n";
  }

  void dump(const NativeChart& chart) {
    out_ << "graphique " << static_cast<int>(chart.kind) << " " << chart.title << " | "
         << chart.alternative << " | " << chart.axis_title << " | " << chart.number_format << " | "
         << chart.data_sheet << "!" << range_text(chart.category_cells) << " | "
         << at(chart.row, chart.column) << " " << chart.width_px << "×" << chart.height_px << "\n";
    for (const auto& category : chart.categories) out_ << " " << category << ",";
    for (const auto& series : chart.series) {
      out_ << "\n série " << series.label << " ";
      if (series.label_cell) out_ << range_text(*series.label_cell) << " ";
      out_ << range_text(series.cells) << " :";
      for (const auto& point : series.points) {
        out_ << " ";
        if (point) {
          out_ << *point;
        } else {
          out_ << "-";
        }
      }
    }
    out_ << "\n";
  }

  std::ostringstream out_;
};

}  // namespace copil::sheets::testing
