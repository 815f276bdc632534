#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/period.hpp"
#include "copil/options/arguments.hpp"
#include "diagnostics/diagnostic.hpp"
#include "vocabulary/dossier.hpp"
#include "vocabulary/report.hpp"

/// From the words of the command line to what the rooms understand.
namespace copil::program {

struct Situation;

/// Fills a command's struct of options from what was typed: each member is bound once, by its
/// initialiser, which names its option and says what it may be worth. Every complaint is gathered,
/// so that the user mends them all at once. The names asked for are the options that the command
/// takes, in the order of its help: an initialiser asks whatever was typed.
class Request {
 public:
  /// `situation` is null where no option was typed: rules are held against its parameters.
  explicit Request(const Arguments& arguments, const Situation* situation = nullptr)
      : arguments_(arguments), situation_(situation) {}

  const std::string& command() const { return arguments_.command; }
  /// The words that are no options.
  const std::vector<std::string>& words() const { return arguments_.positionals; }
  /// One of them; empty where there are fewer.
  std::string word_at(std::size_t rank) const;
  /// Whether the option was given.
  bool flag(std::string_view option);
  std::string text(std::string_view option, std::string_view fallback = {});
  /// `--periode`; nothing when it is absent or the complaint was noted.
  std::optional<Period> some_period();
  /// The same where it must be given; an arbitrary period when the complaint was noted.
  Period period();
  /// `--periode`, or those of `--periodes`, each once; arbitrary when the complaint was noted.
  std::vector<Period> periods();
  /// `--annee` as a whole year.
  std::optional<Period> some_year();
  Period year();
  /// Complains of a year before `first`, that of the agreement: there was no subsidy.
  Period year_since(int first);
  /// `--annee`, or the whole years of `--periodes`, each once; none before `first`.
  std::vector<Period> years(int first = 1);
  std::optional<Day> day(std::string_view option);
  /// `--arrete-au`, by default the last day of `period`.
  Day arrete(Period period);
  /// Complains of an arrêté before the period: nothing of it was known then, and 0 is no figure.
  Day arrete_within(Period period);
  /// A whole number from `least` to `most`; `fallback` when the option is absent.
  long whole_number(std::string_view option, long fallback, long least, long most);
  /// A share such as `0,9` or `90 %`, from 0 to `most`; nothing when the option is absent.
  std::optional<Ratio> ratio(std::string_view option, std::int64_t most = 1);
  /// One of `known` words; `fallback` when absent.
  std::string word(std::string_view option, const std::vector<std::string>& known,
                   std::string_view fallback);
  /// `--format` as the forms of documents; none when it is absent.
  std::vector<vocabulary::Output> outputs();
  /// `-j`, by default the number of cores; more than the machine can use is as good as less.
  int jobs();
  /// Those of these rule options that were given, each a value that its parameter takes.
  std::vector<vocabulary::ImposedParameter> rules(const std::vector<std::string_view>& options = {
                                                      "civis-deja-suivi", "civis-jour", "seuil",
                                                      "tolerance", "prix-unitaire"});

  /// Complains of an option that this action of the command must have, where it is absent.
  void need(std::string_view option);
  /// Says it once, whoever asks again.
  void complain(Diagnostic complaint);
  void complain(std::string message, std::vector<std::string> hints = {});
  const Diagnostics& complaints() const { return complaints_; }
  /// The options asked for, each once.
  const std::vector<std::string_view>& asked() const { return asked_; }

 private:
  std::string typed(std::string_view option, std::string_view fallback = {});
  std::optional<Period> period_in(std::string_view option, const std::string& text);
  bool is_sane(std::string_view option, int year);
  void refuse_before(std::string_view option, Period period, int first);
  bool is_faulty(std::string_view option) const;

  const Arguments& arguments_;
  const Situation* situation_;
  Diagnostics complaints_;
  std::vector<std::string_view> asked_;
};

/// The one of them that ends last; there is one at least.
Period last_of(const std::vector<Period>& periods);

/// What commands read.
struct DataOptions {
  Request& from;
  std::string donnees = from.text("donnees");
  std::string correspondances = from.text("correspondances");
};

/// How commands read a data folder, and how they end.
struct ReadingOptions {
  Request& from;
  std::string rejets = from.text("rejets");
  std::string journal = from.text("journal");  ///< open since before the command began
  bool sans_cache = from.flag("sans-cache");
  bool strict = from.flag("strict");
  int jobs = from.jobs();
  bool silencieux = from.flag("silencieux");
};

}  // namespace copil::program
