// The program that people start: it tells figures by itself, at once, and becomes the whole program
// for all else.
#include "copil/runs.hpp"
#include "copil/started.hpp"

int main(int count, char** words) {
  return copil::program::started({words + 1, words + count}, copil::program::light_runs());
}
