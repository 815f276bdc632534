#pragma once

#include <string>
#include <string_view>

namespace copil::wording {

/// What stands before the article.
enum class Preposition { none, de, a };

/// The name of a structure in a sentence, with the article of the noun that opens it: `la Mission
/// locale du Velay`, `l’Espace jeunes`, `le Centre social`; after a preposition `de la`, `de l’`,
/// `du`, `à la`, `à l’`, `au`. A name that no such noun opens is a name of its own and stays bare:
/// `Avenir`, `d’Avenir`, `à Avenir`. The noun is known without case or accents.
std::string with_article(std::string_view name, Preposition preposition = Preposition::none);

}  // namespace copil::wording
