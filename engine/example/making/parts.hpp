#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "example/making/network.hpp"
#include "example/making/row_writer.hpp"

/// Inside the room: a folder is written in parts, each made alone; every file is its parts' rows
/// one after the other.
namespace copil::example {

/// The rows of one part, by file.
class Part {
 public:
  Part(const Plan& plan, std::size_t rank);
  RowWriter& operator[](records::FileId file) { return writers_[static_cast<std::size_t>(file)]; }

 private:
  std::vector<RowWriter> writers_;
};

/// Some of the youths of one mission locale, and the services rendered to them.
struct Slice {
  std::size_t mission = 0;
  std::uint32_t first_jeune = 0;  ///< rank among all youths
  std::uint32_t last_jeune = 0;   ///< not included
  std::int64_t services = 0;
};

/// All youths, mission locale after mission locale, a few thousands a slice; services as the plan
/// counts them.
std::vector<Slice> slices_of(const Plan& plan, const Network& network);

/// reunions, membres, decisions, plan_actions, agents, transmissions.
void tell_committees(const Plan& plan, const Network& network, Part& part);

/// territoires, objectifs, conventions, versements, actions, series, and those of the committees.
void tell_network(const Plan& plan, const Network& network, Part& part);

/// All that happens to the slice's youths: jeunes, inscriptions, cotraitances, alertes, civis,
/// accompagnements, services, evaluations_mrs, prescriptions_pops.
void tell_youths(const Plan& plan, const Network& network, const Slice& slice, Part& part);

/// A working day of that year, in the proportions of the seasons: many in autumn, few in August.
Day seasonal_day(Chance& chance, int annee);

}  // namespace copil::example
