#pragma once

#include <string>

#include "volumes/volumes.hpp"

/// Alerts on the volumes in words, the same in documents and on the command line.
namespace copil::vocabulary {

/// What is compared, with what, and the gap: "projection de 60 pour un objectif de 50, soit +10
/// jeunes".
std::string extent_of(const volumes::Alerte& alerte);

}  // namespace copil::vocabulary
