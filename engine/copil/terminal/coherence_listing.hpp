#pragma once

#include <cstddef>
#include <string>

#include "quality/coherence.hpp"

namespace copil::program {

/// The control of coherence as `verifier` prints it: IO 411 by mission locale, the rules broken and
/// the first `shown` files to mend (rejects of `saisies.csv` included). Empty without any file.
std::string coherence_part(const quality::Coherence& coherence, const records::Records& records,
                           std::size_t shown);

}  // namespace copil::program
