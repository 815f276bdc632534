#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copil::program {

struct Situation;

/// The file name of the program that has every command.
inline constexpr std::string_view kWholeProgram = "copil-entier";

/// Becomes the whole program, with the same words, streams, environment and process number. Returns
/// only when it could not, which is told; the exit status.
int hand_over(const std::vector<std::string>& words, const Situation& situation);

}  // namespace copil::program
