// Acts that a word processor opened and saved, each in its own dialect of OpenDocument.
#include "chain/returned_acts.hpp"

namespace copil::testing::acts {

namespace {

/// Where a run of text is cut in two, between two characters.
std::size_t middle_of(const std::string& text) {
  std::size_t at = text.size() / 2;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

/// What Word makes of one run: the blank that ends it is an element, and wherever somebody worked
/// in it, or a page ended, it goes on in another run.
std::string runs_of(const std::string& text, std::size_t number) {
  const bool ends_in_blank = text.ends_with(' ');
  const std::string words = text.substr(0, text.size() - (ends_in_blank ? 1 : 0));
  const std::size_t cut = middle_of(words);
  const std::string style = "<text:span text:style-name=\"T" + std::to_string(number);
  return style + "\">" + words.substr(0, cut) + "</text:span>" +
         (number % 3 == 0 ? "<text:soft-page-break/>" : "") + style + "b\">" + words.substr(cut) +
         (ends_in_blank ? "<text:s/>" : "") + "</text:span>";
}

/// The act's text as Word saves it: runs cut, its own bookmark where somebody wrote last, columns
/// in a group, no header rows, each item of a list in a list of its own.
std::string in_dialect_of_word(std::string xml) {
  const auto stretches = edited::stretches_of(xml);
  for (std::size_t i = stretches.size(); i-- > 0;) {
    const auto& [begin, end, mark, is_in_row] = stretches[i];
    const std::string text = xml.substr(begin, end - begin);
    const bool has_entities = text.find('&') != std::string::npos;
    if (!has_entities && text.size() > 1) xml.replace(begin, text.size(), runs_of(text, i));
  }
  const auto everywhere = [&](const std::string& from, const std::string& to) {
    for (auto at = xml.find(from); at != std::string::npos; at = xml.find(from, at + to.size())) {
      xml.replace(at, from.size(), to);
    }
  };
  everywhere("<table:table-header-rows>", "");
  everywhere("</table:table-header-rows>", "");
  everywhere("</text:list-item><text:list-item>",
             "</text:list-item></text:list><text:list text:style-name=\"LFO1\" "
             "text:continue-numbering=\"true\"><text:list-item>");
  xml.insert(xml.rfind("</text:p>"), "<text:bookmark text:name=\"_GoBack\"/>");
  return xml;
}

/// A change made in Word.
template <class Change>
auto in_word(Change change) {
  return [change](std::string xml, Random& random) {
    Edit edit = change(std::move(xml), random);
    edit.xml = in_dialect_of_word(std::move(edit.xml));
    return edit;
  };
}

std::string first_blank(const std::string& file) {
  const std::string xml = xlsx::parts(file).at("content.xml");
  for (const auto& stretch : edited::stretches_of(xml)) {
    if (stretch.mark.starts_with("champ_")) return stretch.mark;
  }
  return {};
}

/// Untouched and with one blank filled, opened and saved by LibreOffice in these formats in turn.
void check_through_libreoffice(const Act& act, const std::vector<std::string>& formats) {
  CAPTURE(act.report, act.territory, formats.front());
  const TemporaryFolder folder;
  const std::string file = written(act, {}, folder);
  const std::string mark = first_blank(file);
  folder.write("rempli.odt", edited::edited_file(file, [&](const std::string& content) {
                 return edited::filled(content, mark, "Réponse d&apos;essai", false);
               }));
  std::string command = "cd " + in_quotes(folder.path()) +
                        " && mkdir rendu && cp rempli.odt rendu" + " && cp " + in_quotes(file) +
                        " rendu/intact.odt";
  std::string from = "odt";
  for (const auto& format : formats) {
    command += " && soffice -env:UserInstallation=file://" + folder.path() +
               "/profil --headless --convert-to " + format + " --outdir rendu rendu/intact." +
               from + " rendu/rempli." + from + " >>lo.log 2>&1";
    from = format;
  }
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(lines_of(folder.file("rendu/intact.odt"), {"--origine", file}).empty());
  CHECK(lines_of(folder.file("rendu/intact.odt"), {"--donnees", fixture("demo")}).empty());
  check_only(lines_of(folder.file("rendu/rempli.odt"), {"--origine", file}), "reponse",
             standing_answer(mark), "Réponse d'essai");
}

}  // namespace

TEST_CASE("acts that LibreOffice opened and saved read back as they were", "[lent][libreoffice]") {
  for (const Act& act : kActs) check_through_libreoffice(act, {"odt"});
}

TEST_CASE("acts that went through a Word file read back as they were", "[lent][libreoffice]") {
  for (const Act& act : kActs) check_through_libreoffice(act, {"docx", "odt"});
}

TEST_CASE("acts in Word's dialect give what was changed, and nothing else", "[lent]") {
  Random random{2010};
  for (const Act& act : kActs) {
    CAPTURE(act.report, act.territory);
    const TemporaryFolder folder;
    const std::string file = written(act, {}, folder);
    const std::string saved =
        folder.write("word.odt", edited::edited_file(file, in_dialect_of_word));
    CHECK(bytes_of(saved) != bytes_of(file));
    CHECK(lines_of(saved, {"--origine", file}).empty());
    CHECK(lines_of(saved, {"--donnees", fixture("demo")}).empty());
    const std::vector<std::string> origin{"--origine", file};
    check_edit(file, origin, in_word(word_changed), random);
    check_edit(file, origin, in_word(word_put_in), random);
    check_edit(file, origin, in_word(word_taken_out), random);
    check_edit(file, origin, in_word(paragraph_put_in), random);
    check_edit(file, origin, in_word(paragraph_taken_out), random);
    const std::string mark = first_blank(file);
    const std::string filled = edited::edited_file(file, [&](const std::string& content) {
      return in_dialect_of_word(edited::filled(content, mark, "Réponse d&apos;essai", false));
    });
    check_only(lines_of(folder.write("rempli.odt", filled), origin), "reponse",
               standing_answer(mark), "Réponse d'essai");
  }
}

}  // namespace copil::testing::acts
