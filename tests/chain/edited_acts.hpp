#pragma once

#include <cctype>
#include <functional>
#include <string>
#include <vector>

#include "chain/program.hpp"
#include "document/place_marks.hpp"
#include "support/made_workbooks.hpp"
#include "support/random.hpp"
#include "workbook/xlsx_reader.hpp"

/// Acts changed as somebody changes them in a word processor, by hand in `content.xml`.
namespace copil::testing::edited {

/// A text of an act's XML that stands in a paragraph.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string mark;  ///< the bookmark that it stands in; empty for none
  bool is_in_row = false;
};

/// The texts of the XML, in order, without those of the table of contents.
inline std::vector<Stretch> stretches_of(const std::string& xml) {
  std::vector<Stretch> found;
  std::string mark;
  int contents = 0;
  int paragraphs = 0;
  int cells = 0;
  for (std::size_t at = xml.find("<office:text"); at < xml.size();) {
    const std::size_t end = xml.find('>', at);
    const std::string tag = xml.substr(at, end - at + 1);
    const auto depth = [&](const std::string& name, int& count) {
      if (tag.starts_with("</" + name + ">")) --count;
      if (tag.starts_with("<" + name + " ") && !tag.ends_with("/>")) ++count;
      if (tag.starts_with("<" + name + ">")) ++count;
    };
    depth("text:table-of-content", contents);
    depth("text:p", paragraphs);
    depth("text:h", paragraphs);
    depth("table:table-cell", cells);
    if (tag.starts_with("<text:bookmark-start")) {
      const auto quote = tag.find("text:name=\"") + 11;
      const std::string name = tag.substr(quote, tag.find('"', quote) - quote);
      if (document::read_bookmark(name)) mark = name;
    }
    if (tag.starts_with("<text:bookmark-end") &&
        tag.find("\"" + mark + "\"") != std::string::npos) {
      mark.clear();
    }
    at = xml.find('<', end);
    if (at == std::string::npos) break;
    // Titles of charts are for those who do not see them: they are no words of the act.
    const bool is_shown = contents == 0 && paragraphs > 0 && !tag.starts_with("<svg:");
    const bool is_text = at > end + 1 && is_shown;
    if (is_text) found.push_back({end + 1, at, mark, cells > 0});
  }
  return found;
}

/// The act's parts, `content.xml` changed by the edit, as a file again.
inline std::string edited_file(const std::string& path,
                               const std::function<std::string(std::string)>& edit) {
  std::vector<MadeEntry> entries;
  for (const auto& [name, content] : xlsx::parts(path)) {
    entries.push_back({name, name == "content.xml" ? edit(content) : content});
  }
  return made_zip(entries);
}

/// A plain word of six letters or more between two blanks of the text; empty where there is none.
inline std::string word_in(const std::string& text) {
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && std::islower(static_cast<unsigned char>(text[end])) != 0) ++end;
    if (end < text.size() && text[end] == ' ' && end - at > 6) {
      return text.substr(at + 1, end - at - 1);
    }
  }
  return {};
}

/// A stretch that the condition holds for, by chance.
inline Stretch picked(const std::string& xml, test_support::Random& random,
                      const std::function<bool(const Stretch&, const std::string&)>& suits) {
  std::vector<Stretch> suiting;
  for (const auto& stretch : stretches_of(xml)) {
    if (suits(stretch, xml.substr(stretch.begin, stretch.end - stretch.begin))) {
      suiting.push_back(stretch);
    }
  }
  REQUIRE_FALSE(suiting.empty());
  return suiting[random.below(suiting.size())];
}

inline bool is_clause(const Stretch& stretch, const std::string& text) {
  return stretch.mark.empty() && !stretch.is_in_row && !word_in(text).empty();
}

/// Where the element of that name that holds the place begins and ends.
inline std::pair<std::size_t, std::size_t> element_around(const std::string& xml, std::size_t place,
                                                          const std::string& name) {
  const std::size_t begin = xml.rfind("<" + name + " ", place);
  const std::size_t end = xml.find("</" + name + ">", place);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  return {begin, end + name.size() + 3};
}

/// What stands between the two ends of the bookmark is replaced; without its mark when `is_lost`.
inline std::string filled(std::string xml, const std::string& mark, const std::string& words,
                          bool is_lost) {
  const std::string open = "<text:bookmark-start text:name=\"" + mark + "\"/>";
  const std::string close = "<text:bookmark-end text:name=\"" + mark + "\"/>";
  const std::size_t begin = xml.find(open);
  const std::size_t end = xml.find(close);
  REQUIRE(begin < end);
  return xml.replace(begin, end + close.size() - begin, is_lost ? words : open + words + close);
}

/// The rows of a CSV of ours: RFC 4180, semicolons.
inline std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool is_quoted = false;
  for (const char c : csv) {
    if (c == '"')
      is_quoted = !is_quoted;
    else if (c == ';' && !is_quoted)
      rows.back().emplace_back();
    else if (c == '\n' && !is_quoted)
      rows.push_back({""});
    else
      rows.back().back() += c;
  }
  rows.pop_back();
  return rows;
}

}  // namespace copil::testing::edited
