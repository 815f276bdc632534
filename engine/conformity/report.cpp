// The report of a check, for people and for machines.
#include <algorithm>

#include "conformity/check.hpp"

namespace copil::conformity {

namespace {

std::string padded(std::string text, std::size_t width) {
  text.insert(0, width - std::min(width, text.size()), ' ');
  return text;
}

std::string part_name(const Level& level) {
  return "PDF/A-" + std::to_string(level.part);
}

std::string references(const Rule& rule, const Level& level) {
  if (rule.is_advice()) return "conseil, " + rule.advice;
  std::string text = rule.ua.empty() ? "" : "PDF/UA-1 " + rule.ua;
  if (!text.empty() && !rule.a.empty()) text += ", ";
  return rule.a.empty() ? text : text + part_name(level) + " " + rule.a;
}

std::string verdict(const RuleResult& result) {
  if (!result.is_met()) return result.rule.is_advice() ? "conseil " : "NON     ";
  return result.checked > 0 ? "oui     " : "sans obj";
}

std::string failure_text(const Failure& failure) {
  const std::string page = failure.page > 0 ? "page " + std::to_string(failure.page) : "";
  if (page.empty() || failure.detail.empty()) return page + failure.detail;
  return page + " : " + failure.detail;
}

std::string line(const RuleResult& result, const Level& level) {
  std::string text = padded(std::to_string(result.rule.number), 3) + "  " + verdict(result) + "  " +
                     result.rule.requirement + " [" + references(result.rule, level) + "]\n";
  for (const Failure& failure : result.failures) text += "       – " + failure_text(failure) + "\n";
  const int hidden = result.failure_count - static_cast<int>(result.failures.size());
  if (hidden > 0) text += "       – et " + std::to_string(hidden) + " autres\n";
  if (!result.is_met()) text += "       aide : " + std::string(result.rule.remedy) + "\n";
  return text;
}

std::string held_to(const FileCheck& report) {
  const std::string level = part_name(report.level) + static_cast<char>(report.level.letter + 32) +
                            (report.level.is_declared ? ", que le fichier déclare"
                                                      : ", faute de déclaration dans le fichier");
  if (report.norms == Norms::ua) return "PDF/UA-1";
  return report.norms == Norms::a ? level : "PDF/UA-1 et " + level;
}

/// A field of the CSV: quoted where it must be, on one line.
std::string field(const std::string& text) {
  if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c == '\n' || c == '\r' ? ' ' : c;
  }
  return quoted + "\"";
}

std::string csv_line(const std::string& name, const std::string& norm, const std::string& clause,
                     const std::string& rule, const std::string& verdict, const Failure& failure) {
  const std::string page = failure.page > 0 ? std::to_string(failure.page) : "";
  return field(name) + ";" + norm + ";" + field(clause) + ";" + field(rule) + ";" + verdict + ";" +
         page + ";" + field(failure.detail) + "\n";
}

std::string csv_lines(const RuleResult& result, const std::string& name, const std::string& norm,
                      const std::string& clause) {
  const char* const good = result.checked > 0 ? "conforme" : "sans objet";
  const std::string& rule = result.rule.requirement;
  if (result.is_met()) return csv_line(name, norm, clause, rule, good, {});
  const char* const bad = result.rule.is_advice() ? "conseil" : "faute";
  std::string lines;
  for (const Failure& failure : result.failures) {
    lines += csv_line(name, norm, clause, rule, bad, failure);
  }
  return lines;
}

}  // namespace

std::string report_text(const FileCheck& report) {
  std::string text = "Règles tenues : " + held_to(report) + ".\n";
  for (const RuleResult& result : report.results) text += line(result, report.level);
  const std::string rules = std::to_string(report.rule_count()) + " règles";
  text += report.is_met() ? "Contrôlé sur " + rules + " : aucun écart"
                          : "Contrôlé sur " + rules + " : " +
                                std::to_string(report.failed_count()) + " en écart";
  const int unheeded = report.advice_count();
  if (unheeded == 1) text += ", un conseil non suivi";
  if (unheeded > 1) text += ", " + std::to_string(unheeded) + " conseils non suivis";
  text += ".\n";
  text +=
      "Ce contrôle porte sur ce qu’une machine peut vérifier sans juger du sens ; ce n’est pas une "
      "certification. Un conseil va plus loin que les normes et ne compte pas comme un écart.\n";
  return text;
}

std::string short_text(const FileCheck& report, const std::string& name) {
  std::string text = (report.is_met() ? "oui  " : "NON  ") + name + " [" + held_to(report) + "]\n";
  for (const RuleResult& result : report.results) {
    if (!result.is_met()) text += line(result, report.level);
  }
  return text;
}

std::string csv_header() {
  return "fichier;norme;clause;regle;verdict;page;detail\n";
}

std::string report_csv(const FileCheck& report, const std::string& name) {
  std::string lines;
  for (const RuleResult& result : report.results) {
    const Rule& rule = result.rule;
    if (!rule.ua.empty()) lines += csv_lines(result, name, "PDF/UA-1", rule.ua);
    if (!rule.a.empty()) lines += csv_lines(result, name, part_name(report.level), rule.a);
    if (rule.is_advice()) lines += csv_lines(result, name, "conseil", rule.advice);
  }
  return lines;
}

std::string unreadable_csv(const Diagnostics& why, const std::string& name) {
  const std::string message = why.empty() ? std::string() : why.front().message;
  return csv_line(name, "", "", "le fichier se lit comme un PDF", "illisible", {0, message});
}

}  // namespace copil::conformity
