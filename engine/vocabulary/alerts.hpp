#pragma once

#include <string>
#include <vector>

#include "records/records.hpp"
#include "subsidies/subsidies.hpp"
#include "volumes/volumes.hpp"

/// Alerts on the volumes in words, the same in documents and on the command line.
namespace copil::vocabulary {

/// What is compared, with what, and the gap: "projection de 60 pour un objectif de 50, soit +10
/// jeunes".
std::string extent_of(const volumes::Alerte& alerte);

/// What a volume takes in that its committee cannot mend: "une convention résiliée le 30 septembre
/// 2010 (32 entrées pour un objectif de 55) et une convention non signée (3 entrées pour un
/// objectif de 12)", as of the volume's own day; empty when there is none. `rows` are the volumes
/// of that day.
std::string apart_text(const volumes::VolumeRow& whole, const std::vector<volumes::VolumeRow>& rows,
                       const std::vector<subsidies::SubsidyRow>& conventions,
                       const records::Records& records);

}  // namespace copil::vocabulary
