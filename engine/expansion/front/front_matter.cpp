#include "expansion/front/front_matter.hpp"

#include <algorithm>
#include <optional>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "expansion/blocks/block_fields.hpp"
#include "expansion/front/form.hpp"
#include "expansion/front/logos.hpp"

namespace copil::expansion {

namespace {

using notation::Node;

constexpr notation::Word<document::Orientation> kOrientations[]{
    {"portrait", document::Orientation::portrait}, {"paysage", document::Orientation::landscape}};
constexpr notation::Word<document::Style> kStyles[]{{"rapport", document::Style::report},
                                                    {"acte", document::Style::act}};

void complain_of_file(CompileContext& context, const File& file, std::string message,
                      std::vector<std::string> hints) {
  const Anchor anchor{&file, 1, 1, true};
  const std::string_view line = file.lines.empty() ? std::string_view{} : file.lines.front();
  context.problems.push_back(anchor.error(line, std::move(message), std::move(hints)));
}

class FrontMatter {
 public:
  FrontMatter(const BlockFields& fields, Program& program)
      : fields_(fields), context_(fields.context()), program_(program) {}

  void read() {
    read_form();
    context_.schema.records.push_back(field_type(context_.form));
    context_.schema.records.push_back(option_type(context_.form));
    fields_.required("titre");
    program_.title = fields_.text("titre");
    program_.subtitle = fields_.text("sous-titre");
    if (const Node* keywords = fields_.find("mots-cles")) {
      program_.keywords = fields_.scalar(*keywords).value_or("");
    }
    program_.orientation =
        fields_.word("orientation", kOrientations).value_or(document::Orientation::portrait);
    program_.style = fields_.word("style", kStyles).value_or(document::Style::report);
    read_levels();
    program_.logos = read_logos(fields_);
  }

 private:
  void read_levels() {
    const Node* node = fields_.find("niveau");
    if (!node) return;
    if (node->kind == Node::Kind::list) {
      for (const auto& item : node->items) read_level(item);
    } else {
      read_level(*node);
    }
  }

  void read_level(const Node& node) {
    static const std::vector<std::string> kLevels{"national",         "region",
                                                  "departement",      "mission_locale",
                                                  "site_pole_emploi", "plateforme_vocation"};
    const auto level = fields_.scalar(node);
    if (!level) return;
    if (std::find(kLevels.begin(), kLevels.end(), *level) == kLevels.end()) {
      fields_.complain(node, "niveau inconnu « " + *level + " »", did_you_mean(*level, kLevels));
    }
    program_.levels.push_back(*level);
  }

  void read_form() {
    for (const auto* entry : entries("champs")) read_field(*entry);
    for (const auto* entry : entries("options")) read_option(*entry);
  }

  /// The keys of a group whose keys are names.
  std::vector<const notation::Entry*> entries(std::string_view key) {
    std::vector<const notation::Entry*> result;
    const Node* node = fields_.find(key);
    if (!node) return result;
    if (node->kind != Node::Kind::map) {
      fields_.complain(*node, "« " + std::string{key} + " » est un groupe de noms",
                       {"chaque nom sur sa ligne, en retrait, suivi de « : »"});
    }
    for (const auto& entry : node->entries) {
      if (is_own_name(entry.key.text))
        result.push_back(&entry);
      else {
        fields_.complain(entry.key, "« " + entry.key.text + " » n'est pas un nom",
                         {"un nom n'a que des minuscules sans accent, des chiffres et « _ »"});
      }
    }
    return result;
  }

  BlockFields group(const notation::Entry& entry, std::string what,
                    const std::vector<std::string_view>& keys) {
    return {entry.value, fields_.file(), context_, std::move(what), keys};
  }

  void read_field(const notation::Entry& entry) {
    const BlockFields fields =
        group(entry, "un champ", {"type", "requis", "defaut", "choix", "invite", "chiffres"});
    FormField field;
    field.name = entry.key.text;
    field.is_declared = true;
    field.place = entry.key.place;
    const auto kind = fields.word("type", kAnswerKinds).value_or(AnswerKind{});
    field.kind = kind.kind;
    field.check = kind.check;
    field.required = fields.is_yes("requis");
    if (const Node* invite = fields.find("invite"))
      field.invite = fields.scalar(*invite).value_or("");
    if (field.invite.empty()) field.invite = field.name;
    for (const Node* choice : fields.items("choix")) {
      field.choices.push_back(fields.scalar(*choice).value_or(""));
    }
    check_choices(fields, field);
    for (const Node* figure : fields.items("chiffres")) read_figure(fields, *figure, field);
    read_default(fields, field);
    context_.form.fields.push_back(std::move(field));
  }

  /// A figure that the answer bears on: forms show it beside the question.
  void read_figure(const BlockFields& fields, const Node& node, FormField& field) {
    const std::string code = fields.scalar(node).value_or("");
    if (context_.schema.find_figure(code) != nullptr) return field.figures.push_back(code);
    std::vector<std::string> known;
    for (const auto& figure : context_.schema.figures) known.push_back(figure.code);
    fields.complain(node, "chiffre inconnu « " + code + " »", did_you_mean(code, known));
  }

  static void check_choices(const BlockFields& fields, const FormField& field) {
    const bool is_choice = field.kind == document::BlankKind::choice;
    if (is_choice == !field.choices.empty()) return;
    fields.complain(fields.map(),
                    is_choice ? "le champ « " + field.name + " » est un choix sans « choix »"
                              : "« choix » ne sert qu'à un champ de type « choix »",
                    {"type: choix, et choix: [virement, mandat]"});
  }

  void read_default(const BlockFields& fields, FormField& field) {
    const Node* node = fields.find("defaut");
    if (!node) return;
    auto answer = read_answer(*node, field);
    if (answer)
      field.default_text = std::move(*answer);
    else
      for (auto& problem : answer.error()) context_.problems.push_back(std::move(problem));
  }

  /// The form has one line a name.
  void check_not_field(const notation::Entry& entry) {
    for (const auto& field : context_.form.fields) {
      if (field.name != entry.key.text) continue;
      fields_.complain(entry.key, "« " + field.name + " » nomme déjà un champ",
                       {"donnez un autre nom à l'option"});
    }
  }

  void read_option(const notation::Entry& entry) {
    const BlockFields fields = group(entry, "une option", {"invite", "defaut"});
    FormOption option;
    option.name = entry.key.text;
    option.place = entry.key.place;
    check_not_field(entry);
    const Node* invite = fields.find("invite");
    option.invite = invite ? fields.scalar(*invite).value_or("") : option.name;
    option.is_on_by_default = fields.is_yes("defaut");
    context_.form.options.push_back(std::move(option));
  }

  const BlockFields& fields_;
  CompileContext& context_;
  Program& program_;
};

}  // namespace

int read_front_matter(const File& file, Program& program, CompileContext& context) {
  const auto& lines = file.lines;
  const auto is_fence = [](const std::string& line) { return trimmed(line) == "---"; };
  const auto close = lines.empty() || !is_fence(lines.front())
                         ? lines.end()
                         : std::find_if(lines.begin() + 1, lines.end(), is_fence);
  if (close == lines.end()) {
    complain_of_file(context, file,
                     "l'en-tête manque : un modèle commence par des clés entre deux lignes ---",
                     {"au moins : ---, titre: …, ---"});
    context.schema.records.push_back(field_type({}));
    context.schema.records.push_back(option_type({}));
    return 1;
  }
  std::string yaml;
  for (auto line = lines.begin() + 1; line != close; ++line) yaml += *line + "\n";
  auto parsed = notation::parse(yaml, {file.shown, 1});
  notation::Node empty;
  empty.place = {file.shown, 1, 1, 3};
  empty.source_line = lines.front();
  if (!parsed) {
    for (auto& problem : parsed.error()) context.problems.push_back(std::move(problem));
    context.is_form_known = false;
    context.schema.records.push_back(field_type({}));
    context.schema.records.push_back(option_type({}));
  } else {
    const bool is_empty = parsed->kind == notation::Node::Kind::empty;
    const BlockFields fields{is_empty ? empty : *parsed,
                             file,
                             context,
                             "l'en-tête",
                             {"titre", "sous-titre", "niveau", "orientation", "style", "mots-cles",
                              "logos", "champs", "options"}};
    FrontMatter{fields, program}.read();
  }
  return static_cast<int>(close - lines.begin()) + 2;
}

}  // namespace copil::expansion
