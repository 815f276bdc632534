#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "records/records.hpp"
#include "subsidies/subsidies.hpp"

/// The dated duties of the agreement (articles 4 to 12): who must do what by when, and whether it
/// is done. The only list of them: documents, `copil echeances` and alerts all read it.
namespace copil::committees {

using records::TerritoireId;
using records::TypeTerritoire;

/// Where a duty's day comes from.
enum class Origin {
  printed,  ///< the text prints it, or the delay it runs from
  chosen    ///< the text prints none: a day retained by default
};

/// How one knows that a duty is done.
enum class Proof {
  first_meeting,  ///< the year's first committee was held
  meetings,       ///< as many committees were held as article 9 asks for; see is_out_of_reach
  sending,        ///< transmissions.csv: the piece was sent
  signature,      ///< transmissions.csv: the piece was signed
  instalment_1,   ///< versements.csv
  instalment_2,   ///< versements.csv
  compte_rendu,   ///< conventions.csv
  end_of_term,    ///< agents.csv: the agent has left, or a new term has begun
  day             ///< nothing to do: the day itself
};

/// One line of the table of duties.
struct Duty {
  std::string_view code;
  std::string_view objet;    ///< "Notifier son objectif à la mission locale"
  std::string_view article;  ///< "accord-cadre, article 5.1"
  TypeTerritoire level = TypeTerritoire::national;
  Proof proof = Proof::sending;
  /// What is handed over: a report's name, else the duty's code; empty when nothing is. That of
  /// `sending` and `signature` is looked for in transmissions.csv.
  std::string_view piece{};
  int years_later = 0;  ///< of the due day, after the year that the duty is about
  int month = 12;
  int day = 31;  ///< the month's last day when it has fewer
  Origin origin = Origin::printed;
  int first_year = 2010;
  int last_year = 2014;
  bool is_about_next_year = false;  ///< the piece bears the year after
  bool is_received = false;         ///< the territory is sent the piece: it does not send it
};

/// Every duty, in the order of the articles.
std::span<const Duty> duties();

enum class Etat {
  faite,
  a_venir,
  en_retard,   ///< the day has passed, or what it asks for is out of reach
  en_attente,  ///< something else must come first: the signature of the convention
  sans_objet,  ///< the convention was terminated before
  inconnue     ///< the file that would tell is absent, or tells nothing of it
};
/// `en_retard`: the word of the machine-readable output.
std::string_view etat_name(Etat etat);
/// "en retard": what users read.
std::string_view etat_label(Etat etat);

/// A duty of a territory, with its day.
struct Deadline {
  const Duty* duty = nullptr;
  TerritoireId territoire = 0;
  Day date;
  Etat etat = Etat::a_venir;
  Day faite_le = Day::unknown;
  std::string precision{};  ///< "3 réunions tenues sur 5", "agent AG01"; may be empty
  Origin origin = Origin::printed;

  /// Days from `arrete` to the day; negative once it has passed.
  int days_left(Day arrete) const { return days_between(arrete, date); }
  /// Days late: until it was done, or until `arrete` while it is not; 0 when in time.
  int days_late(Day arrete) const;
  /// 30 or 15 when the day comes within so many days and it can still be done; 0 otherwise.
  int reminder(Day arrete) const;
};

/// "bilan local": how documents call a piece of transmissions.csv, whether the calendar asks for it
/// or not; the register's own word for a piece that we do not know.
std::string_view piece_label(std::string_view piece);

/// What the calendar is made from. `subsidies` are the rows of `annee`, empty when they are not
/// known.
struct Sources {
  const records::Records& records;
  const std::vector<subsidies::SubsidyRow>& subsidies;
  int annee = 2010;
  Day arrete;
};

/// The duties about `annee` of the territory and of those below it, by day, then territory code
/// (bytes), then duty. Their days may fall in the year after: a bilan of 2010 is due in 2011.
std::vector<Deadline> calendar_of(const Sources& sources, TerritoireId territoire);

/// The deadlines as an iCalendar file (RFC 5545): whole days, with reminders 30 and 15 days before
/// for what is not done. `stamp` is the day that the file is made from.
std::string icalendar(const std::vector<Deadline>& deadlines, const records::Territoires& tree,
                      Day stamp);

}  // namespace copil::committees
