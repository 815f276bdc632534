#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/day.hpp"
#include "base/exact.hpp"
#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

/// Writes a complete, fictitious data folder: regions and objectives are the agreement's, all the
/// rest is invented. The same plan gives the same bytes, whatever the number of threads.
namespace copil::example {

/// What the conventions pay, by the dated parameters of the year.
struct Bareme {
  Cents prix_unitaire;
  Ratio taux_acompte_1;
  Ratio taux_acompte_2;
  Day jour_acompte_1;
  Day jour_acompte_2;
};

/// `clean`: UTF-8, `;`, no faulty row. `dirty`: what French CSVs look like, and about one faulty
/// row in a hundred, each beside the sound one it was copied from.
enum class Style { clean, dirty };

/// `by_youth`: rows as they are told, pseudonyms of 9 signs. `mixed`: the rows of each file but
/// territoires.csv in an order of their own and pseudonyms of 20 signs, as many exports have them;
/// the figures are the same. For clean folders.
enum class Order { by_youth, mixed };

/// The size of a year in France.
inline constexpr int kNationalMissions = 484;
inline constexpr int kNationalJeunes = 1'200'000;

/// The folder wanted.
struct Plan {
  int missions_locales = kNationalMissions;  ///< 1 to `kMostMissions`
  int jeunes = kNationalJeunes;              ///< 1 to `kMostJeunes`
  std::int64_t services = 5LL * kNationalJeunes;
  int annee = 2010;
  std::uint64_t seed = 1;
  Style style = Style::clean;
  Order order = Order::by_youth;
  Bareme bareme;
};

/// More would run out of invented names, and of digits in pseudonyms.
inline constexpr int kMostMissions = 5000;
inline constexpr int kMostJeunes = 50'000'000;

/// How far the writing has come, or what was written.
struct Tally {
  int files = 0;
  std::uint64_t rows = 0;    ///< headers and blank lines left out
  std::uint64_t faulty = 0;  ///< rows among them that a reader must reject
  std::uint64_t bytes = 0;
};

/// How to go about it; nothing of this changes a byte.
struct Working {
  int jobs = 1;                                     ///< threads
  std::function<void(const Tally&)> on_progress{};  ///< never from two threads at once
  std::function<bool()> is_interrupted{};           ///< asked now and then, from any thread
};

/// Why `folder` cannot be written to: it exists and is not an empty folder. Empty when all is well.
Diagnostics check_target(const std::string& folder);

/// Writes every file of the format to a temporary folder beside `folder`, renamed at the end: whole
/// or not at all. `accord` holds the regions and their objectives of the plan's year and the year
/// before (of the last two years it knows, when it does not know these). Errors: see
/// `check_target`, a folder or file that cannot be written, an interruption.
Checked<Tally> write_folder(const std::string& folder, const Plan& plan,
                            const records::Records& accord, const Working& working);

}  // namespace copil::example
