#include "production/making/dependent_blanks.hpp"

#include <algorithm>
#include <set>

#include "sheets/questions.hpp"

namespace copil::production {

namespace {

/// What a document asks with those options, and under which headings.
struct AskedWith {
  std::set<std::string> blanks;
  std::map<std::string, std::string> headings;
};

AskedWith asked_with(const PreparedReport& prepared, const vocabulary::DocumentNames& names,
                     const expansion::Answers& options) {
  const auto expanded = expansion::expand(prepared.source, names, options);
  AskedWith asked;
  if (!expanded) return asked;  // told when the document is made
  for (const auto& blank : expanded->open_blanks) asked.blanks.insert(blank.name);
  asked.headings = sheets::questions_of(expanded->document);
  return asked;
}

std::string heading_in(const AskedWith& asked, const std::string& name) {
  const auto found = asked.headings.find(name);
  return found == asked.headings.end() ? std::string{} : found->second;
}

void note_dependence(Dependences& found, const std::string& name, const AskedWith& usual,
                     const AskedWith& changed, const expansion::FormOption& option) {
  Dependence& one = found[name];
  one.is_asked_by_default = usual.blanks.contains(name);
  one.options.push_back(option.name);
  one.wanted.push_back(one.is_asked_by_default == option.is_on_by_default);
  if (one.heading.empty())
    one.heading = heading_in(one.is_asked_by_default ? usual : changed, name);
}

bool has_name(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// True of an option that some blank waits for.
bool turns_some(const std::string& option, const Dependences& dependences) {
  return std::any_of(dependences.begin(), dependences.end(), [&](const auto& dependence) {
    return has_name(dependence.second.options, option);
  });
}

}  // namespace

Dependences dependences_of(const PreparedReport& prepared, const vocabulary::DocumentNames& names) {
  Dependences found;
  const expansion::Form& form = prepared.source.form();
  if (form.options.empty()) return found;
  const AskedWith usual = asked_with(prepared, names, {});
  for (const auto& option : form.options) {
    expansion::Answers other;
    other.options[option.name] = !option.is_on_by_default;
    const AskedWith changed = asked_with(prepared, names, other);
    for (const auto& field : form.fields) {
      if (usual.blanks.contains(field.name) != changed.blanks.contains(field.name))
        note_dependence(found, field.name, usual, changed, option);
    }
  }
  return found;
}

std::string condition_text(const Dependence* dependence) {
  if (dependence == nullptr) return "selon les réponses aux questions à oui ou non";
  const auto& wanted = dependence->wanted;
  const bool is_alike = std::all_of(wanted.begin(), wanted.end(),
                                    [&](const bool one) { return one == wanted.front(); });
  const std::string which =
      dependence->is_asked_by_default ? "à toutes les questions" : "à une des questions";
  if (wanted.size() > 1 && !is_alike) return "selon les réponses aux questions qui précèdent";
  const std::string said = wanted.front() ? "si oui " : "si non ";
  return said + (wanted.size() == 1 ? "à la question qui précède" : which + " qui précèdent");
}

std::vector<returns::FormLine> in_asking_order(std::vector<returns::FormLine> lines,
                                               const Dependences& dependences) {
  std::vector<returns::FormLine> ordered;
  std::vector<bool> placed(lines.size(), false);
  const auto place_those = [&](const auto& is_one) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (placed[i] || !is_one(lines[i].name)) continue;
      placed[i] = true;
      ordered.push_back(std::move(lines[i]));
    }
  };
  std::vector<std::string> names;
  names.reserve(lines.size());
  for (const auto& line : lines) names.push_back(line.name);
  for (const auto& name : names) {
    const auto found = dependences.find(name);
    if (found == dependences.end()) {
      if (!turns_some(name, dependences)) place_those([&](const auto& one) { return one == name; });
      continue;
    }
    const auto& options = found->second.options;
    place_those([&](const auto& one) { return has_name(options, one); });
    place_those([&](const auto& one) {
      const auto other = dependences.find(one);
      return other != dependences.end() && other->second.options == options;
    });
  }
  return ordered;
}

}  // namespace copil::production
