#include "copil/options/handing_over.hpp"

#include <unistd.h>

#include <cerrno>

#include "copil/options/commands.hpp"
#include "copil/options/steps.hpp"
#include "files/files.hpp"

namespace copil::program {

int hand_over(const std::vector<std::string>& words, const Situation& situation) {
  std::string reason = "il n'est ni à côté de celui-ci, ni dans libexec/copil";
  if (const std::string& program = situation.whole_program; !program.empty()) {
    std::vector<const char*> arguments{"copil"};
    for (const auto& word : words) arguments.push_back(word.c_str());
    arguments.push_back(nullptr);
    ::execv(program.c_str(), const_cast<char* const*>(arguments.data()));
    reason = "« " + program + " » : " + files::reason_text(errno);
  }
  return report(
      situation.terminal,
      Diagnostics{plain_error("le programme « " + std::string{kWholeProgram} +
                                  " », qui fait cette commande, ne se lance pas : " + reason,
                              {"réinstallez le paquet, ou reconstruisez le programme"})},
      kStopped);
}

}  // namespace copil::program
