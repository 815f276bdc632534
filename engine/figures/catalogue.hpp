#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/layers.hpp"
#include "base/value.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/parameters.hpp"

namespace copil::figures {

enum class Kind {
  compte,   ///< distinct things among rows that meet named conditions
  rapport,  ///< one figure over another; n.d. over 0
  derive,   ///< sums and differences of other figures
};

/// What a `compte` looks at.
enum class Source : std::uint8_t {
  cotraitances,     ///< rows of cotraitances.csv, at their mission locale
  services,         ///< rows of services.csv, at their mission locale
  accompagnements,  ///< rows of accompagnements.csv, at their site or mission locale
  suivis,           ///< stretches of days on which a mission locale follows a youth
  actions,          ///< rows of actions.csv, at their territory
};

/// When a row belongs to a period.
enum class Moment : std::uint8_t {
  date,                 ///< its date is in the period (services, actions)
  date_affectation,     ///< cotraitances
  date_acceptation,     ///< cotraitances
  date_initialisation,  ///< cotraitances
  date_sortie,          ///< cotraitances: the first day out, whatever the reason
  dernier_jour,         ///< judged on the period's last day (cotraitances); cumul equals value
  un_jour,              ///< at least one of its days in the period (accompagnements, suivis)
};

/// One term of a `derive`.
struct Term {
  int sign = 1;
  std::string code;
};

/// One file of an example: its name (`civis.csv`) and its lines.
struct ExampleFile {
  std::string nom;
  std::string contenu;
};

/// How many rows a condition is expected to keep, of those the conditions before it kept.
struct ExampleStep {
  std::string condition;
  std::uint64_t retenues = 0;
};

/// A few lines of data and the figure they must give: every example is a test.
struct Example {
  std::string recit;
  std::string periode;
  std::string territoire;
  std::string chiffre;        ///< the card's code, or that of one of its details
  Day arrete = Day::unknown;  ///< unknown: the period's last day
  std::vector<ExampleFile> fichiers;
  std::vector<ExampleStep> etapes;
  std::int64_t valeur = 0;
};

/// Whether a figure is among those that `copil indicateurs` lists.
enum class Listing {
  tableau,
  interne,
  details,  ///< its details only
};

/// The definition of one figure, as `reports/chiffres/*.yaml` writes it.
struct Card {
  std::string code;
  long rang = 0;  ///< place in the catalogue
  std::string libelle;
  Kind kind = Kind::compte;
  Unit unit = Unit::jeunes;
  Listing listing = Listing::tableau;
  Source parmi = Source::cotraitances;  ///< of a compte, like the four below
  Moment quand = Moment::date;
  std::vector<std::string> conditions;
  std::uint8_t enjeu = 0;         ///< only rows of this enjeu; 0 for all
  std::vector<std::string> sauf;  ///< figures whose members are left out
  std::vector<Term> formule;      ///< of a derive
  std::string numerateur;         ///< of a rapport
  std::string denominateur;
  std::string definition;             ///< one or two sentences for readers
  std::string lecture;                ///< what is easily misread; may be empty
  std::vector<Reference> references;  ///< at least one
  std::vector<Example> exemples;      ///< at least one, but for the details of another card
  std::string detail_de;              ///< `DE1` for `DE1.E3`, `EM4` for `EM4.E12`; else empty
  Day relu = Day::unknown;            ///< last day on which somebody read the card again
  Place place;
};

/// All cards, in catalogue order: `rang`, each card followed by its details.
struct Catalogue {
  std::vector<Card> cards;

  /// The position of the card of exactly that code, or nothing.
  std::optional<std::size_t> find(std::string_view code) const;
  std::vector<std::string> codes() const;
};

/// Reads every `*.yaml` of the folder. Errors, all of them: a card without a structured reference,
/// an unknown key, condition, source or code (did you mean), a cycle, two cards of one code.
Checked<Catalogue> load_catalogue(const Layers& folder);

/// One text of the folder and its file's name.
struct CardText {
  std::string yaml;
  std::string file;
};

/// The catalogue that these texts make.
Checked<Catalogue> parse_catalogue(const std::vector<CardText>& texts);

/// The cards that nobody has read again for more than a year before `day`: one warning each.
Diagnostics stale_cards(const Catalogue& catalogue, Day day);

}  // namespace copil::figures
