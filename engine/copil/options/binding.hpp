#pragma once

#include "copil/options/commands.hpp"
#include "copil/options/steps.hpp"

/// Commands and their structs of options: what a struct asks a `Request` for is what the command
/// takes, and what is typed fills it.
namespace copil::program {

/// The options that a struct binds, in its order.
template <class Options>
std::vector<std::string_view> options_of() {
  const Arguments nothing;
  Request request{nothing};
  static_cast<void>(Options{request});
  return request.asked();
}

template <class Options>
int run_bound(int (*command)(const Options&, const Situation&), const Arguments& arguments,
              const Situation& situation) {
  Request request{arguments, &situation};
  const Options asked{request};
  if constexpr (requires { asked.check(); }) asked.check();
  if (!request.complaints().empty()) {
    return report(situation.terminal, request.complaints(), kWrongUsage);
  }
  return command(asked, situation);
}

/// The command on what was typed: all that is wrong with it is told at once, and it is not run.
template <auto command>
int bound(const Arguments& arguments, const Situation& situation) {
  return run_bound(command, arguments, situation);
}

}  // namespace copil::program
