#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.hpp"
#include "base/value.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/catalogue.hpp"
#include "figures/parameters.hpp"
#include "records/records.hpp"

/// The room's front door: records, cards and parameters come in; figures of any territory and any
/// period come out, as known at the arrêté.
namespace copil::figures {

using records::JeuneId;
using records::TerritoireId;

/// What to compute: all months from January of `first_year` to the last month of `last`, and within
/// that year to the arrêté.
struct Question {
  Day arrete;
  int first_year = 0;
  Period last;
};

/// Value or cumul (1 January of the period's year to its last day).
enum class Reach { period, cumul };

/// One row of `copil indicateurs`.
struct FigureRow {
  std::size_t card = 0;  ///< position in the catalogue
  TerritoireId territoire = 0;
  Value value;
  Value cumul;
};

/// All figures at one arrêté. Looks into the records, catalogue and parameters it was computed
/// from, which must outlive it. Reading it is safe from several threads.
class Figures {
 public:
  struct Content;
  explicit Figures(std::unique_ptr<Content> content);
  Figures(Figures&&) noexcept;
  Figures& operator=(Figures&&) noexcept;
  ~Figures();

  Day arrete() const;
  const Catalogue& catalogue() const;
  const records::Records& records() const;
  const Parameters& parameters() const;
  /// True when the period's months and those before it in its year were computed.
  bool covers(Period period) const;

  /// The figure of catalogue position `card` (or of a code of the catalogue, asserted). The period
  /// must be covered (asserted); for dated figures (DE0, VOL, EM…) it may run to the end of the
  /// last year computed, since nothing dated after the arrêté is known.
  Value value(std::size_t card, TerritoireId territoire, Period period,
              Reach reach = Reach::period) const;
  Value value(std::string_view code, TerritoireId territoire, Period period,
              Reach reach = Reach::period) const;

  /// The youths a `compte` figure counts, by pseudonym (bytes).
  std::vector<JeuneId> members(std::string_view code, TerritoireId territoire, Period period,
                               Reach reach = Reach::period) const;

  /// Distinct youths of a dated figure (DE0, VOL…) from 1 January of `until`'s year to the end of
  /// the day `until`.
  std::uint64_t count_until(std::string_view code, TerritoireId territoire, Day until) const;

  /// The day in `annee` on which each distinct youth of a dated figure first came, in order, as
  /// known at the arrêté.
  std::vector<Day> arrivals(std::string_view code, TerritoireId territoire, int annee) const;

  /// All listed figures of these territories, by catalogue order then in the order given.
  std::vector<FigureRow> table(const std::vector<TerritoireId>& territoires, Period period) const;

  const Content& content() const { return *content_; }

 private:
  std::unique_ptr<Content> content_;
};

/// One sweep over the timelines on `jobs` threads. Errors: a parameter without a value at the
/// arrêté. The result does not depend on `jobs`.
Checked<Figures> compute(const records::Records& records, const Catalogue& catalogue,
                         const Parameters& parameters, const Question& question, int jobs = 1);

/// The territories of `niveau` ("mission_locale", "departement", "region", "national", "tous"), by
/// code (bytes); nothing for another word.
std::optional<std::vector<TerritoireId>> territories_of_level(const records::Territoires& tree,
                                                              std::string_view niveau);

}  // namespace copil::figures
