#pragma once

#include <filesystem>

#include "chain/acts.hpp"
#include "chain/edited_acts.hpp"

/// Acts that come back: written, changed in one way, read again.
namespace copil::testing::acts {

using edited::Stretch;
using test_support::Random;
using Rows = std::vector<std::vector<std::string>>;

/// The act as ODT, with these answers or none, in `sortie`.
inline std::string written(const Act& act, const std::string& answers,
                           const TemporaryFolder& folder) {
  std::vector<std::string> words{
      "produire", act.report,    "--donnees",  fixture("demo"),       "--periode",
      "2010",     "--arrete-au", "2011-02-28", "--territoire",        act.territory,
      "--format", "odt",         "--sortie",   folder.file("sortie"), "-q"};
  if (!answers.empty()) {
    folder.write("champs.yaml", answers);
    words.insert(words.end(), {"--reponses", folder.file("champs.yaml")});
  }
  const Outcome outcome = run_program(words);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  return folder.file("sortie/" + std::string{act.report} + "_" + act.territory + "_2010.odt");
}

inline Outcome reread(const std::string& file, const std::vector<std::string>& more) {
  std::vector<std::string> words{"reponses", "relire", file, "--format", "csv", "-q"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

/// The lines that a file gives, without the header.
inline Rows lines_of(const std::string& file, const std::vector<std::string>& more) {
  const Outcome outcome = reread(file, more);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  Rows rows = edited::rows_of(outcome.out);
  REQUIRE_FALSE(rows.empty());
  CHECK(rows.front() ==
        std::vector<std::string>{"article", "nature", "champ", "endroit", "avant", "apres"});
  rows.erase(rows.begin());
  return rows;
}

/// The only line; its nature, what it was and what it is.
inline void check_only(const Rows& rows, const std::string& nature, const std::string& before,
                       const std::string& after) {
  for (const auto& row : rows) {
    UNSCOPED_INFO(row[0] << " | " << row[1] << " | " << row[2] << " | " << row[4] << " | "
                         << row[5]);
  }
  REQUIRE(rows.size() == 1);
  CHECK(rows[0][1] == nature);
  CHECK(rows[0][4] == before);
  CHECK(rows[0][5] == after);
}

/// What stands in that blank until somebody answers: a template answers one of them itself.
inline std::string standing_answer(const std::string& mark) {
  return mark.starts_with("champ_objet_convention") ? "la co-traitance et au partenariat renforcé"
                                                    : "";
}

/// One way to change an act, and what is told of it.
struct Edit {
  std::string xml;
  std::string nature;
  std::string before;
  std::string after;
};

inline Edit word_changed(std::string xml, Random& random) {
  const Stretch place = edited::picked(xml, random, edited::is_clause);
  const std::string word = edited::word_in(xml.substr(place.begin, place.end - place.begin));
  xml.replace(xml.find(" " + word + " ", place.begin) + 1, word.size(), "tralala");
  return {xml, "modification", word, "tralala"};
}

inline Edit word_put_in(std::string xml, Random& random) {
  const Stretch place = edited::picked(xml, random, edited::is_clause);
  const std::string word = edited::word_in(xml.substr(place.begin, place.end - place.begin));
  xml.insert(xml.find(" " + word + " ", place.begin) + 1, "tralala ");
  return {xml, "ajout", "", "tralala"};
}

inline Edit word_taken_out(std::string xml, Random& random) {
  const Stretch place = edited::picked(xml, random, edited::is_clause);
  const std::string word = edited::word_in(xml.substr(place.begin, place.end - place.begin));
  xml.erase(xml.find(" " + word + " ", place.begin), word.size() + 1);
  return {xml, "suppression", word, ""};
}

inline Edit paragraph_put_in(std::string xml, Random& random) {
  const Stretch place =
      edited::picked(xml, random, [&](const Stretch& one, const std::string& text) {
        return edited::is_clause(one, text) &&
               xml.rfind("<text:p ", one.begin) > xml.rfind("<text:h ", one.begin);
      });
  xml.insert(edited::element_around(xml, place.begin, "text:p").second,
             "<text:p>Nul ne paie avant terme.</text:p>");
  return {xml, "ajout", "", "Nul ne paie avant terme."};
}

/// A paragraph that is one text, taken out whole.
inline Edit paragraph_taken_out(std::string xml, Random& random) {
  const Stretch place =
      edited::picked(xml, random, [&](const Stretch& one, const std::string& text) {
        return edited::is_clause(one, text) && xml[one.begin - 1] == '>' &&
               xml.rfind("<text:p ", one.begin) == xml.rfind('<', one.begin - 1) &&
               xml.compare(one.end, 9, "</text:p>") == 0 && text.find("&") == std::string::npos &&
               text.find("\u2019") == std::string::npos &&
               text.find("\u00A0") == std::string::npos && text.find("\u202F") == std::string::npos;
      });
  const std::string text = xml.substr(place.begin, place.end - place.begin);
  const auto [begin, end] = edited::element_around(xml, place.begin, "text:p");
  xml.erase(begin, end - begin);
  return {xml, "suppression", text, ""};
}

/// The first number of a figure becomes another.
inline Edit figure_changed(std::string xml, Random& random) {
  const auto is_figure = [](const Stretch& one, const std::string& text) {
    return one.mark.starts_with("chiffre_") &&
           std::isdigit(static_cast<unsigned char>(text.front())) != 0;
  };
  const Stretch place = edited::picked(xml, random, is_figure);
  const std::string before = xml.substr(place.begin, place.end - place.begin);
  std::string after = before;
  after.front() = after.front() == '7' ? '8' : '7';
  xml.replace(place.begin, before.size(), after);
  return {xml, "chiffre", with_plain_blanks(before), with_plain_blanks(after)};
}

inline bool has_figures(const std::string& xml) {
  return xml.find("text:name=\"chiffre_") != std::string::npos;
}

inline void check_edit(const std::string& file, const std::vector<std::string>& more,
                       const std::function<Edit(std::string, Random&)>& change, Random& random) {
  const TemporaryFolder folder;
  Edit edit;
  const std::string bytes = edited::edited_file(file, [&](const std::string& xml) {
    edit = change(xml, random);
    return edit.xml;
  });
  check_only(lines_of(folder.write("rendu.odt", bytes), more), edit.nature, edit.before,
             edit.after);
}

}  // namespace copil::testing::acts
