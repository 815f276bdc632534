#include "copil/making/manual.hpp"

#include <algorithm>

#include "base/signs.hpp"
#include "base/text.hpp"
#include "wording/text.hpp"

namespace copil::program {

namespace {

constexpr std::string_view kPurpose =
    "indicateurs, volumes, subventions et documents du partenariat renforcé";

// ── Manual pages ───────────────────────────────────────────────────────────────────────────────

/// Text as roff takes it: nothing of it is a request or an escape, dashes are those one types.
std::string roff(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (result.empty() && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return result;
}

std::string section(std::string_view title, std::string_view body) {
  return ".SH " + std::string{title} + "\n" + std::string{body};
}

/// A term and what it means, as lists of options have them.
std::string entry(std::string_view term, std::string_view meaning) {
  return ".TP\n.B " + roff(term) + "\n" + roff(meaning) + "\n";
}

std::string option_term(const OptionSpec& option) {
  std::string term = option.letter == 0 ? "" : "-" + std::string{option.letter} + ", ";
  term += "--" + std::string{option.name};
  return option.value.empty() ? term : term + " " + std::string{option.value};
}

std::string option_meaning(const CommandSpec& command, const OptionSpec& option) {
  std::string meaning{option.help};
  if (option.name == "format" && !command.formats.empty()) {
    meaning.append(" : ").append(command.formats);
  }
  const bool is_required =
      std::count(command.required.begin(), command.required.end(), std::string{option.name}) > 0;
  return is_required ? meaning + " (obligatoire)" : meaning;
}

std::string synopsis(const CommandSpec& command) {
  std::string words = "copil " + std::string{command.name};
  for (const auto& positional : command.positionals) {
    const std::string word = std::string{positional.name} + (positional.is_repeated ? "..." : "");
    words += positional.is_optional ? " [" + word + "]" : " " + word;
  }
  for (const auto& name : command.required) {
    const OptionSpec& option = option_named(name);
    words += " --" + std::string{name} + " " + std::string{option.value};
  }
  return words + " [OPTIONS]";
}

std::string page_head(std::string_view title, std::string_view version, std::string_view summary) {
  return "'\\\" t -*- coding: UTF-8 -*-\n.TH " + wording::upper_case(roff(title)) +
         " 1 \"\" \"copil " + std::string{version} + "\" \"Manuel de copil\"\n.nh\n" +
         section("NOM", roff(title) + " \\- " + roff(summary) + "\n");
}

/// What every page ends with.
std::string page_foot(std::string_view see_also) {
  return section("CODES DE RETOUR", entry("0", "tout est fait") +
                                        entry("1",
                                              "fait, avec des rejets ou des avertissements "
                                              "sous --strict, ou des documents manqués") +
                                        entry("2", "la commande est mal écrite") +
                                        entry("3", "une donnée ou un modèle arrête le travail") +
                                        entry("130", "interrompu")) +
         section("VOIR AUSSI", std::string{see_also} + "\n");
}

std::string command_page(const CommandSpec& command, std::string_view version) {
  std::string page = page_head("copil-" + std::string{command.name}, version, command.help) +
                     section("SYNOPSIS", ".B " + roff(synopsis(command)) + "\n");
  std::string arguments;
  for (const auto& positional : command.positionals) {
    arguments += entry(positional.name, positional.help);
  }
  if (!arguments.empty()) page += section("ARGUMENTS", arguments);
  std::string options;
  for (const auto& name : command.options) {
    const OptionSpec& option = option_named(name);
    options += entry(option_term(option), option_meaning(command, option));
  }
  options += entry("-h, --help", "affiche l'aide");
  return page + section("OPTIONS", options) + page_foot(".BR copil (1)");
}

std::string program_page(const std::vector<CommandSpec>& commands, std::string_view version) {
  std::string list, see_also;
  for (const auto& command : commands) {
    list += entry(command.name, command.help);
    see_also +=
        (see_also.empty() ? "" : ",\n") + std::string{".BR copil\\-"} + roff(command.name) + " (1)";
  }
  return page_head("copil", version, kPurpose) +
         section("SYNOPSIS", ".B copil\n.I COMMANDE\n.RI [ OPTIONS ]\n") +
         section("COMMANDES", list) +
         section("ENVIRONNEMENT",
                 entry("COPIL_RACINE",
                       "dossier qui contient templates et reports, s'ils ne sont "
                       "ni au-dessus du programme ni dans /usr/share/copil") +
                     entry("COPIL_REGLAGES", "dossier des réglages, au lieu de /etc/copil") +
                     entry("SOURCE_DATE_EPOCH", "date écrite dans les documents") +
                     entry("TMPDIR", "dossier des fichiers de travail") +
                     entry("XDG_CACHE_HOME", "où garder les colonnes déjà lues")) +
         page_foot(see_also);
}

// ── Completion ─────────────────────────────────────────────────────────────────────────────────

/// How bash finds the values of an option, from what its value is called.
std::string completed_value(const OptionSpec& option, const CommandSpec& command) {
  if (option.value == "DIR" || option.value == "DIRS") return "compgen -d -- \"$mot\"";
  if (option.value == "FICHIER") return "compgen -f -- \"$mot\"";
  if (option.name == "territoire") return "compgen -W \"$(_copil_territoires)\" -- \"$mot\"";
  if (option.name == "periode") return "compgen -W \"$(_copil_periodes)\" -- \"$mot\"";
  if (option.name == "rapport") return "compgen -W \"$(_copil_rapports)\" -- \"$mot\"";
  const auto choices = choices_in(option.name == "format" ? command.formats : option.help);
  return choices.empty() ? "" : "compgen -W '" + joined(choices, " ") + "' -- \"$mot\"";
}

/// The words that bash offers for an argument, from what it is called.
std::string completed_positional(const PositionalSpec& positional, const CommandSpec& command) {
  if (positional.name == "RAPPORT") return "$(_copil_rapports)";
  if (positional.name == "MODELE") return "$(_copil_modeles)";
  if (positional.name == "CODE") return "$(_copil_chiffres)";
  if (command.name == "campagne" && positional.name == "NOM") return "$(_copil_campagnes)";
  return joined(choices_in(positional.help), " ");
}

std::string command_case(const CommandSpec& command) {
  std::string options = "--help";
  std::string values;
  for (const auto& name : command.options) {
    const OptionSpec& option = option_named(name);
    options += " --" + std::string{name};
    const std::string found = option.value.empty() ? "" : completed_value(option, command);
    const std::string letter = option.letter == 0 ? "" : "|-" + std::string{option.letter};
    if (!found.empty()) {
      values.append("        --").append(name).append(letter);
      values.append(") ").append(found).append("; return ;;\n");
    }
  }
  std::string words;
  for (const auto& positional : command.positionals) {
    const std::string more = completed_positional(positional, command);
    if (!more.empty()) words += (words.empty() ? "" : " ") + more;
  }
  return "    " + std::string{command.name} + ")\n      case $avant in\n" + values +
         "      esac\n      options=\"" + options + "\"\n      mots=\"" + words + "\" ;;\n";
}

constexpr std::string_view kCompletionHead =
    R"bash(# Complétion de copil pour bash ; écrite par « copil catalogue completion ».
_copil_racine() { printf '%s' "${COPIL_RACINE:-/usr/share/copil}"; }
# Ce qui est tapé pour une option, sans guillemets.
_copil_tape() {
  local i mot
  for ((i = 2; i < COMP_CWORD; i++)); do
    [ "${COMP_WORDS[i]}" = "--$1" ] || continue
    mot=${COMP_WORDS[i + 1]}
    [ "$mot" != = ] || mot=${COMP_WORDS[i + 2]}
    mot=${mot//[\"\'\\]/}
    printf '%s' "${mot/#\~\//$HOME/}"
    return
  done
  return 1
}
# Ce que disent les réglages : sous le nom de la commande, sinon pour toutes. Un chemin part d'eux.
_copil_regle() {
  local reglages
  reglages=$(_copil_tape configuration) || reglages=${COPIL_REGLAGES:-/etc/copil}/copil.yaml
  [ -f "$reglages" ] || return
  awk -v cle="$1" -v commande="${COMP_WORDS[1]}" -v dossier="$(dirname -- "$reglages")" '
    /^[a-z]/ { nom = $0; sub(/:.*/, "", nom) }
    { ligne = $0; sub(/^ +/, "", ligne) }
    index(ligne, cle ":") == 1 {
      dit = substr(ligne, length(cle) + 2)
      sub(/ #.*/, "", dit)
      gsub(/^[ "\047]+|[ "\047\r]+$/, "", dit)
      if (/^ / && nom == commande) sien = dit
      if (/^[a-z]/ && (commande != "modele" || cle != "donnees")) commun = dit
    }
    END {
      n = split(sien != "" ? sien : commun, lieux, cle == "personnalisation" ? "," : "\n")
      for (i = 1; i <= n; i++) {
        sub(/^ +/, "", lieux[i])
        print (lieux[i] ~ /^\// || lieux[i] ~ /:\/\// ? "" : dossier "/") lieux[i]
      }
    }' "$reglages"
}
# Les dossiers des modèles et des rapports : ce qui est livré, puis ce qui est posé dessus.
_copil_dossiers() {
  local poses
  poses=$(_copil_tape personnalisation) || poses=$(_copil_regle personnalisation)
  _copil_racine
  printf '\n%s\n' "${poses:-${COPIL_REGLAGES:-/etc/copil}/personnalisation}" | tr , '\n'
}
_copil_noms() {
  local dossier f
  while IFS= read -r dossier; do
    for f in "$dossier/$1"/*.yaml; do
      if [ -e "$f" ]; then basename "$f" .yaml; fi
    done
  done < <(_copil_dossiers)
}
_copil_rapports() { _copil_noms reports; }
_copil_chiffres() { _copil_noms reports/chiffres; }
_copil_campagnes() {
  _copil_noms reports/campagnes
  printf '%s\n' verifier comparer assembler
}
_copil_modeles() {
  local dossier f
  while IFS= read -r dossier; do
    for f in "$dossier"/templates/*/modele.md; do
      if [ -e "$f" ]; then basename "${f%/modele.md}"; fi
    done
  done < <(_copil_dossiers)
}
_copil_periodes() {
  local a
  a=$(date +%Y)
  for a in $((a - 1)) "$a" 2010; do
    printf '%s\n' "$a" "$a-S1" "$a-S2" "$a-T1" "$a-T2" "$a-T3" "$a-T4" "$a"-{01..12}
  done
}
# Le dossier tapé, sinon celui des réglages, sinon, pour un modèle, la démonstration.
_copil_donnees() {
  local dossier
  dossier=$(_copil_tape donnees) || dossier=$(_copil_regle donnees)
  if [ -z "$dossier" ] && [ "${COMP_WORDS[1]}" = modele ]; then
    dossier=$(_copil_racine)/fixtures/demo
  fi
  printf '%s' "${dossier:-.}"
}
_copil_territoires() {
  local fichier
  fichier=$(_copil_donnees)/territoires.csv
  [ -f "$fichier" ] || return
  awk 'NR == 1 {
      s = /;/ ? ";" : /\t/ ? "\t" : ","
      n = split($0, noms, s)
      for (i = 1; i <= n; i++) { gsub(/[^a-z_]/, "", noms[i]); if (noms[i] == "code") rang = i }
      next
    }
    rang {
      split($0, mots, s)
      gsub(/[^A-Za-z0-9_-]/, "", mots[rang])
      print mots[rang]
    }' "$fichier"
}
_copil_choix() {
  local mot=$1 avant=$2 commande=$3 options="" mots=""
  case $commande in
)bash";

constexpr std::string_view kCompletionFoot = R"bash(  esac
  case $mot in
    -*) compgen -W "$options" -- "$mot" ;;
    *) { [ -n "$mots" ] && compgen -W "$mots" -- "$mot"; } || compgen -f -- "$mot" ;;
  esac
}
_copil() {
  local mot=${COMP_WORDS[COMP_CWORD]} avant=${COMP_WORDS[COMP_CWORD - 1]}
  # « --option=valeur » est en trois mots.
  if [ "$mot" = = ]; then
    mot=""
  elif [ "$avant" = = ]; then
    avant=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$_copil_commandes --help --version" -- "$mot")
  else
    mapfile -t COMPREPLY < <(_copil_choix "$mot" "$avant" "${COMP_WORDS[1]}")
  fi
}
complete -o filenames -F _copil copil
)bash";

}  // namespace

std::vector<std::string> choices_in(std::string_view help) {
  if (const auto colon = help.rfind(" : "); colon != std::string_view::npos) {
    help.remove_prefix(colon + 3);
  }
  std::string text{help.substr(0, help.find(" ; "))};
  for (auto place = text.find(" ou "); place != std::string::npos; place = text.find(" ou ")) {
    text.replace(place, 4, ", ");
  }
  std::vector<std::string> choices;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(", ", start), text.size());
    const std::string part = text.substr(start, end - start);
    const std::string word = part.substr(0, part.find(" ("));
    const bool is_word = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
      return is_small_letter(c) || is_digit(c) || c == '_' || c == '-';
    });
    if (!is_word) return {};
    choices.push_back(word);
    start = end + 2;
  }
  return choices.size() < 2 ? std::vector<std::string>{} : choices;
}

std::optional<std::string> manual_page(const std::vector<CommandSpec>& commands,
                                       std::string_view command, std::string_view version) {
  if (command.empty()) return program_page(commands, version);
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&](const CommandSpec& spec) { return spec.name == command; });
  if (found == commands.end()) return std::nullopt;
  return command_page(*found, version);
}

std::string completion_script(const std::vector<CommandSpec>& commands) {
  std::string cases;
  std::vector<std::string> names;
  for (const auto& command : commands) {
    cases += command_case(command);
    names.emplace_back(command.name);
  }
  std::string script{kCompletionHead};
  script += cases;
  script += kCompletionFoot;
  return "_copil_commandes='" + joined(names, " ") + "'\n" + script;
}

}  // namespace copil::program
