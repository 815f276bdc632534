#pragma once

#include <optional>
#include <string>

#include "console/deposits/deposits.hpp"

/// What a deposit's folder says of itself, as JSON.
namespace copil::console {

/// `depot.json`: who, when, files, and whether it was refused; without its number. Nothing when it
/// is absent or spoilt.
std::optional<Deposit> read_deposit(const std::string& folder);
Diagnostics write_deposit(const std::string& folder, const Deposit& deposit);

/// `accepte.json`: who accepted it, when, over which one. It counts once `courant` leads there.
std::optional<Decision> read_acceptance(const std::string& folder);
Diagnostics write_acceptance(const std::string& folder, const Decision& decision);

}  // namespace copil::console
