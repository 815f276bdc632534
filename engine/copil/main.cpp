// The whole program: every command.
#include "copil/runs.hpp"
#include "copil/started.hpp"

int main(int count, char** words) {
  return copil::program::started({words + 1, words + count}, copil::program::whole_runs());
}
