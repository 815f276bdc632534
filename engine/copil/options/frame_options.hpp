#pragma once

#include <string>
#include <vector>

#include "copil/options/request.hpp"

namespace copil::program {

/// What the program itself asks of any command before it runs: what it would read and write, its
/// journal, what holds without being typed, what lies over the resources. Empty where the command
/// takes no such option.
struct FrameOptions {
  Request& from;
  std::string command = from.command();
  std::vector<std::string> words = from.words();
  std::string action = from.word_at(0);
  std::string donnees = from.text("donnees");
  std::string configuration = from.text("configuration");
  std::vector<std::string> inputs = {  ///< files read beside the data, each empty where not given
      configuration,        from.text("correspondances"), from.text("reponses"),
      from.text("origine"), from.text("precedentes"),     from.text("scenario"),
      from.text("poids"),   from.text("destinataires"),   from.text("texte"),
      from.text("acces")};
  std::string personnalisation = from.text("personnalisation");
  std::string format = from.text("format");
  std::string fichier = from.text("fichier");
  std::string rejets = from.text("rejets");
  std::string journal = from.text("journal");
  std::string sortie = from.text("sortie");
};

}  // namespace copil::program
