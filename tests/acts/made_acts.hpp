#pragma once

#include <catch2/catch.hpp>

#include <string>

#include "acts/act_text.hpp"
#include "support/made_workbooks.hpp"
#include "support/temporary_folder.hpp"

/// Acts written by hand, as a word processor saves them.
namespace copil::testing {

inline std::string content_of(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
         "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:meta=\"m\" xmlns:draw=\"d\" "
         "xmlns:svg=\"s\"><office:body><office:text>" +
         body + "</office:text></office:body></office:document-content>";
}

inline std::string marked(const std::string& mark, const std::string& words) {
  return "<text:bookmark-start text:name=\"" + mark + "\"/>" + words +
         "<text:bookmark-end text:name=\"" + mark + "\"/>";
}

inline std::string paragraph(const std::string& words) {
  return "<text:p>" + words + "</text:p>";
}

inline std::string heading(const std::string& words) {
  return "<text:h text:outline-level=\"1\">" + words + "</text:h>";
}

inline std::string item(const std::string& words) {
  return "<text:list><text:list-item>" + paragraph(words) + "</text:list-item></text:list>";
}

inline std::string row(const std::vector<std::string>& cells) {
  std::string text = "<table:table-row>";
  for (const auto& cell : cells)
    text += "<table:table-cell>" + paragraph(cell) + "</table:table-cell>";
  return text + "</table:table-row>";
}

inline std::string table(const std::vector<std::string>& head,
                         const std::vector<std::vector<std::string>>& rows) {
  std::string text =
      "<table:table><table:table-header-rows>" + row(head) + "</table:table-header-rows>";
  for (const auto& cells : rows) text += row(cells);
  return text + "</table:table>";
}

inline Checked<acts::ActText> read_parts(const std::vector<MadeEntry>& parts,
                                         const std::string& name = "acte.odt") {
  const TemporaryFolder folder;
  auto act = acts::read_act(folder.write(name, made_zip(parts)));
  if (act) act->file = name;
  return act;
}

/// The act of that body.
inline acts::ActText act_of(const std::string& body) {
  auto act = read_parts({{"content.xml", content_of(body)}});
  REQUIRE(act);
  return *act;
}

/// Dots to fill.
inline std::string open_blank(const std::string& name, int rank = 1) {
  return marked("champ_" + name + "_" + std::to_string(rank), "………… (invite de " + name + ")");
}

}  // namespace copil::testing
