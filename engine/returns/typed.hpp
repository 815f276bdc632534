#pragma once

#include <map>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "expansion/template.hpp"
#include "returns/returned.hpp"

/// Answers as somebody types them into a form, one text a blank or option, before and after they
/// are held against it; and the file of them that `read_returns` reads back.
namespace copil::returns {

/// By name of the blank or option; what is empty is not there.
using Typed = std::map<std::string, std::string>;

/// The text with line feeds alone at the ends of lines, without other control characters nor blanks
/// around it.
std::string plain_typed(const std::string& text);

/// What of the texts answers the form, and what is wrong with the others, name by name.
struct HeldAnswers {
  expansion::Answers answers;
  std::map<std::string, Diagnostics> faults;
};
/// Holds each text against the form, as `answers_to` holds those of a file. Never fails: a text
/// that is at fault is left out of the answers.
HeldAnswers held(const Typed& typed, const expansion::Form& form);

/// The file of these answers, one line a blank, in the form's order, then those that the form does
/// not ask for: `read_returns` reads it.
std::string typed_yaml(const std::string& report, const std::string& territory, const Typed& typed,
                       const expansion::Form& form);

/// What a sheaf answers, as texts: lists are lines.
Typed typed_of(const Sheaf& sheaf);

}  // namespace copil::returns
