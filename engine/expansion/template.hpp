#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"
#include "expansion/names.hpp"
#include "notation/node.hpp"

/// Templates: parsed and checked once (`compile`), then expanded many times (`expand`) into
/// document trees. In: the template's text, the schema of the names it may use, then the names'
/// values and the answers to its blanks. Out: a document, the list of blanks still open, or located
/// errors.
namespace copil::expansion {

/// The only way to text: a template reads nothing else.
struct Sources {
  /// The text of a file of the templates' folder, or nothing when there is none. `path` is relative
  /// to that folder, with `/`, and never holds `..`, a leading `/` or an empty step.
  std::function<std::optional<std::string>(const std::string& path)> read;
  /// How messages name that file: `templates/bilan-local/modele.md`.
  std::function<std::string(const std::string& path)> shown = [](const std::string& path) {
    return "templates/" + path;
  };
};

/// What an answer is held against beyond its kind: bank details are texts, checked.
enum class AnswerCheck { none, iban, bic, rib };

/// A blank of the form that a template asks to fill: `[[ name : invite ]]`.
struct FormField {
  std::string name;
  document::BlankKind kind = document::BlankKind::text;
  AnswerCheck check = AnswerCheck::none;
  bool required = false;
  std::string invite;
  std::optional<std::string> default_text;  ///< as an answer would write it
  std::vector<std::string> choices;         ///< of a choice
  std::vector<std::string> figures{};       ///< codes of those that the answer bears on
  Place place;                              ///< where it is declared, else first used
  bool is_declared = false;                 ///< in the front matter: `champ.name` may name it
};

/// A yes or no that turns clauses on: `{% if option.name %}`.
struct FormOption {
  std::string name;
  std::string invite;
  bool is_on_by_default = false;
  Place place{};  ///< where it is declared
};

/// Everything a template asks its author's colleagues for.
struct Form {
  std::vector<FormField> fields;    ///< in the order declared, then first used
  std::vector<FormOption> options;  ///< in the order declared
};

/// What was answered to a form, already checked against it. Empty answers are left out.
struct Answers {
  std::map<std::string, std::string> fields;  ///< dates as `2010-04-01`, amounts as `84410.00`
  std::map<std::string, bool> options;
};

struct Program;

/// A template in its compiled form: a movable value, used by several threads at once if need be.
class Template {
 public:
  explicit Template(std::unique_ptr<const Program> program);
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  ~Template();

  /// What is odd but not wrong: a declared blank that is never used, a skipped heading level.
  const Diagnostics& warnings() const;
  /// The levels of territory it is made for (`niveau` of the front matter); empty for any.
  const std::vector<std::string>& levels() const;
  const Form& form() const;
  /// Every name of the schema it reads, `territoire.libelle`, and every figure, `chiffre("DE0")`,
  /// sorted, once each.
  const std::vector<std::string>& names_used() const;
  /// The files it was made from, itself first, then those it includes, then its pictures, once
  /// each.
  const std::vector<std::string>& files() const;
  const Program& program() const { return *program_; }

 private:
  std::unique_ptr<const Program> program_;
};

/// Parses and checks the template of that path (`bilan-local/modele.md`). Errors: everything that
/// is wrong with it at once, in the order of the text, each with its place.
Checked<Template> compile(const std::string& path, const Sources& sources, const Schema& schema);

/// A blank that nothing filled; its invite is that of the form, not that of a place in the text.
struct OpenBlank {
  std::string name;
  std::string invite;
  document::BlankKind kind = document::BlankKind::text;
  bool required = false;
  bool operator==(const OpenBlank&) const = default;
};

struct Expansion {
  /// Title, subtitle, orientation, style, keywords and content are set; whoever calls sets the
  /// rest.
  document::Document document;
  std::vector<OpenBlank> open_blanks;  ///< in the order they print, once each
  /// Blanks that were answered and that this document does not ask for, in the form's order.
  std::vector<std::string> unasked{};
};

/// The document for these names and answers. `names` answers the very schema the template was
/// compiled with. Errors: the output grows beyond its bounds (see `Limits` in templates/README.md).
Checked<Expansion> expand(const Template& source, const Names& names, const Answers& answers);

/// A file of answers (YAML: one key a blank or option) as a map, or as nothing when it is empty.
/// Errors: no YAML, no map. `file` names it in messages, which never show an account number whole.
Checked<notation::Node> parse_answers(std::string_view yaml, const std::string& file);

/// Holds answers, one entry a blank or option, against the form. Errors, all of them: unknown keys
/// with « vouliez-vous dire », values not of the blank's kind, bank details that do not hold
/// together.
Checked<Answers> read_answers(const notation::Node& map, const Form& form);

/// Both: the answers of a file.
Checked<Answers> read_answers(std::string_view yaml, const std::string& file, const Form& form);

/// What a form adds to the names of the schema: the records `champ` and `option` of what is
/// declared, when there is any.
std::vector<RecordType> form_records(const Form& form);

/// What an answer to the field is, as the front matter names it: `lignes`, `iban`.
std::string_view kind_word(const FormField& field);

/// The form to fill, as the YAML text that `read_answers` reads back: one commented line a blank
/// with its invite, kind and choices, then its default or nothing.
std::string form_yaml(const Form& form);

/// The language's closed lists, for checks and help: names of filters, functions and fenced blocks.
std::vector<std::string> filter_names();
std::vector<std::string> function_names();
std::vector<std::string> block_names();

}  // namespace copil::expansion
