#pragma once

#include <string>
#include <string_view>

namespace copil::wording {

/// The text with French micro-typography, as the Imprimerie nationale wants it: apostrophes ’,
/// « » with U+00A0 inside (straight double quotes become « »), U+202F before `;` `!` `?`, U+00A0
/// before `:` `%` `€`, `n°` and `art.` kept with what follows, digits grouped by blanks joined by
/// U+202F, numbers kept with their unit or month, `…` for three dots, `1°` and `1er` unbroken.
/// Addresses, times (10:30), ratios, codes and pieces of a template are left alone. UTF-8 in and
/// out, invalid bytes are kept. Idempotent: typography(typography(x)) = typography(x). The last
/// blank of one run and the mark that opens the next are not joined: give it whole sentences.
std::string typography(std::string_view text);

/// True for a word that people copy as it stands: an option (`--arrete-au`), the name of a file or
/// of a service (`bilan-local_ML01_2010.pdf`, `copil-servir.socket`). A line does not end behind
/// one of its hyphens, which would read as one added by the page.
bool is_typed_name(std::string_view word);

}  // namespace copil::wording
