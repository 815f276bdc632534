// The acts read by a grammar checker: every remark is mended, or accepted in grammaire.txt.
#include "chain/form_answers.hpp"
#include "chain/grammar.hpp"
#include "wording/typography.hpp"

using namespace copil::testing;

namespace {

/// An act, and territories that give it all its states: signed, not signed, terminated, revised.
struct Act {
  const char* report;
  std::vector<std::string> territories;
};

const Act kActs[] = {{"convention-locale", {"ML02", "ML05", "ML06"}},
                     {"convention-regionale", {"R1", "R2"}},
                     {"avenant-objectif", {"ML01", "ML02", "ML06", "R1", "R2"}},
                     {"annexe-repartition", {"R1", "R2"}},
                     {"arrete-des-comptes", {"ML01", "ML04", "ML05", "ML06"}},
                     {"compte-rendu-execution", {"ML01", "ML03", "ML04", "ML05", "ML06"}},
                     {"lettre-de-mission", {"PE021", "PE061"}},
                     {"acces-si", {"PE021"}},
                     {"avenant-e-partenet", {"PE021", "PE061"}},
                     {"avenant-mmt", {"PE021"}}};

/// Reads one line of a document's tree as a reader would: texts as they are, a number for each
/// value and blank, notes and cells as paragraphs of their own.
class LineReader {
 public:
  explicit LineReader(const std::string& line) : line_(line) {}

  std::string read() {
    while (at_ < line_.size()) step();
    return words_ + "\n\n" + notes_;
  }

 private:
  void step() {
    const std::string_view rest = std::string_view{line_}.substr(at_);
    if (rest.starts_with("footnote(")) {
      at_ += 9;
      LineReader note{line_.substr(at_, closing() - at_)};
      notes_ += note.read();
      at_ = closing() + 1;
    } else if (rest.starts_with("blank(")) {
      at_ += 6;
      at_ = closing() + 1;
      const bool follows_word = !words_.empty() && words_.back() != ' ' && words_.back() != '\n';
      words_ += follows_word ? " 12" : "12";
    } else if (rest[0] == '"') {
      read_text();
    } else if (rest[0] == '<') {
      read_value();
    } else if (rest[0] == '|' || rest.starts_with("break") || is_at_note(rest)) {
      words_ += "\n\n";
      at_ += rest[0] == '|' ? 1 : rest[0] == 'b' ? 5 : 4;
    } else {
      ++at_;
    }
  }

  /// Where a note follows what it is about; anchors too may end on that word.
  bool is_at_note(std::string_view rest) const {
    return rest.starts_with("note \"") && (at_ == 0 || line_[at_ - 1] == ' ');
  }

  void read_text() {
    for (++at_; at_ < line_.size() && line_[at_] != '"'; ++at_) {
      if (line_[at_] == '\\') ++at_;
      words_ += line_[at_];
    }
    ++at_;
  }

  void read_value() {
    const auto end = line_.find('>', at_);
    const std::string value = line_.substr(at_ + 1, end - at_ - 1);
    words_ += value.find("with_unit") != std::string::npos ? "12 jeunes" : "12";
    at_ = end + 1;
  }

  /// Where the bracket open before this place closes; texts between quotes do not count.
  std::size_t closing() const {
    bool is_quoted = false;
    int depth = 1;
    for (std::size_t i = at_; i < line_.size(); ++i) {
      if (line_[i] == '"' && line_[i - 1] != '\\') is_quoted = !is_quoted;
      if (is_quoted) continue;
      if (line_[i] == '(') ++depth;
      if (line_[i] == ')' && --depth == 0) return i;
    }
    return line_.size();
  }

  const std::string line_;
  std::size_t at_ = 0;
  std::string words_;
  std::string notes_;
};

/// The document's text; `answers` is a file, or empty for the open form.
std::string text_of(const std::string& report, const std::string& territory,
                    const std::string& answers = {}) {
  std::vector<std::string> words{"modele", "arbre", report, "--territoire", territory};
  if (!answers.empty()) words.insert(words.end(), {"--reponses", answers});
  const Outcome tree = run_program(words);
  REQUIRE(tree.status == 0);
  static const std::regex kNoProse{
      R"(^\s*(document|territory|period|rule|column \w+ \w+$|categories|series|key-figures|").*)"};
  std::istringstream lines{tree.out};
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("h1 #definitions-et-provenance")) break;  // names and prints of files
    // A title common to several columns is not the beginning of theirs.
    static const std::regex kGroup{R"( group ("[^"]*"))"};
    line = std::regex_replace(line, kGroup, " $1 |");
    if (!std::regex_match(line, kNoProse)) text += LineReader{line}.read();
  }
  return copil::wording::typography(text);
}

/// The act on its territories: the open form, then completed, with its options one way and the
/// other.
std::string all_states_of(const Act& act, const TemporaryFolder& folder) {
  std::string text;
  for (const auto& territory : act.territories) text += text_of(act.report, territory) + "\n";
  for (const Options options : {Options::by_default, Options::reversed}) {
    const std::string answers = folder.write("champs.yaml", completed_form(act.report, options));
    for (const auto& territory : act.territories) {
      text += text_of(act.report, territory, answers) + "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the acts are written in good French", "[lent]") {
  require_grammar_checker();
  const auto accepted = accepted_remarks();
  for (const Act& act : kActs) {
    const TemporaryFolder folder;
    folder.write("texte.txt", all_states_of(act, folder));
    for (const auto& remark : remarks_on(folder.file("texte.txt"))) {
      CAPTURE(act.report, remark);
      CHECK(is_accepted(accepted, remark));
    }
  }
}
