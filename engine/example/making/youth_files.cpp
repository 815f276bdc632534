// The files that tell of youths.
#include <algorithm>
#include <numeric>
#include <vector>

#include "example/making/cotraitance_story.hpp"
#include "example/making/parts.hpp"

namespace copil::example {

namespace {

using records::FileId;

constexpr std::uint64_t kYouthStream = 1ULL << 32;
constexpr std::uint64_t kServiceStream = 1ULL << 40;

constexpr int kCotraitancesPerMille = 226;  // of two years and the start of a third
constexpr int kTwoMissionsPerMille = 12;
constexpr std::string_view kZones[] = {"", "", "", "", "", "ZUS", "ZUS", "CUCS", "ZRR"};
constexpr std::string_view kNiveaux[] = {"VI", "VI", "V", "V", "V", "V", "IV", "IV", "III", "II"};
constexpr std::string_view kMotifs[] = {"emploi durable", "emploi durable", "contrat aidé",
                                        "formation",      "abandon",        "déménagement"};
constexpr std::string_view kMotifsDAlerte[] = {"absence aux rendez-vous", "projet à revoir",
                                               "difficulté de logement", "problème de santé"};
constexpr std::string_view kDispositifsPE[] = {"suivi renforcé", "cap vers l’entreprise",
                                               "objectif emploi", "atelier de recherche"};
constexpr std::string_view kDispositifsML[] = {"parrainage", "ANI jeunes diplômés",
                                               "accompagnement renforcé", "projet professionnel"};

/// A mission locale follows a youth; services are rendered then.
struct Followed {
  std::uint32_t jeune;
  std::size_t mission;
  Interval days;
};

struct Service {
  Day date;
  std::uint32_t jeune;
  std::size_t mission;
  int enjeu;
  auto operator<=>(const Service&) const = default;
};

/// Tells a slice, one youth after the other; services at the end, by date.
class SliceTeller {
 public:
  SliceTeller(const Plan& plan, const Network& network, const Slice& slice, Part& part)
      : plan_(plan), network_(network), slice_(slice), part_(part), chance_(0, 0) {
    step_ = scattering_step(static_cast<std::uint64_t>(plan.jeunes));
  }

  void tell() {
    for (auto rank = slice_.first_jeune; rank < slice_.last_jeune; ++rank) tell_jeune(rank);
    tell_services();
  }

 private:
  void tell_jeune(std::uint32_t rank);
  void tell_identity();
  CotraitanceStory tell_cotraitances();
  void tell_cotraitance(CotraitanceStory story, std::size_t mission, int rank);
  void tell_inscriptions(const CotraitanceStory& story);
  void tell_civis(const CotraitanceStory& story);
  void tell_one_civis(Interval days);
  void tell_accompagnements();
  void tell_one_accompagnement(Day start);
  void tell_evaluation();
  void tell_prescription();
  void tell_services();
  Service invent_service(Chance& chance) const;

  const Mission& home() const { return network_.missions[slice_.mission]; }
  std::size_t neighbour();
  std::uint32_t scattered(std::uint32_t rank) const;
  static std::uint64_t scattering_step(std::uint64_t count);
  Interval lasting(Day start, int least, int most);

  const Plan& plan_;
  const Network& network_;
  const Slice& slice_;
  Part& part_;
  Chance chance_;  ///< of the current youth
  std::uint32_t jeune_ = 0;
  bool is_cotraite_ = false;
  std::uint64_t step_ = 1;
  std::vector<Followed> followed_;
};

/// Pseudonyms do not tell where a youth is followed.
std::uint32_t SliceTeller::scattered(std::uint32_t rank) const {
  return static_cast<std::uint32_t>(rank * step_ % static_cast<std::uint64_t>(plan_.jeunes)) + 1;
}

std::uint64_t SliceTeller::scattering_step(std::uint64_t count) {
  std::uint64_t step = 7'368'787;
  while (std::gcd(step, count) != 1) ++step;
  return step;
}

void SliceTeller::tell_jeune(std::uint32_t rank) {
  chance_ = Chance{plan_.seed, kYouthStream + rank};
  jeune_ = scattered(rank);
  tell_identity();
  const CotraitanceStory story = tell_cotraitances();
  tell_inscriptions(story);
  tell_civis(story);
  tell_accompagnements();
  if (chance_.per_mille(15)) tell_evaluation();
  if (chance_.per_mille(20)) tell_prescription();
}

/// One youth in a hundred is not listed.
void SliceTeller::tell_identity() {
  const Day birth = invent_birth(chance_, plan_.annee);
  if (chance_.per_mille(10)) return;
  auto& rows = part_[FileId::jeunes];
  rows.youth(jeune_).day(birth);
  if (chance_.per_mille(990))
    rows.word(chance_.per_mille(520) ? "F" : "H");
  else
    rows.empty();
  rows.text(chance_.one_of(kZones)).word(chance_.one_of(kNiveaux)).flag(chance_.per_mille(40));
  rows.end_row();
}

/// The first one, told or only imagined: registrations and CIVIS gather around it.
CotraitanceStory SliceTeller::tell_cotraitances() {
  CotraitanceStory story = invent_cotraitance(chance_, plan_.annee);
  is_cotraite_ = chance_.below(1'000'000) < kCotraitancesPerMille * home().zeal_per_mille;
  if (!is_cotraite_) {
    story.initialisation = Day::unknown;
    return story;
  }
  tell_cotraitance(story, slice_.mission, 1);
  if (chance_.per_mille(50)) {
    const std::size_t where = chance_.per_mille(500) ? neighbour() : slice_.mission;
    tell_cotraitance(invent_cotraitance(chance_, plan_.annee), where, 2);
  }
  return story;
}

void SliceTeller::tell_cotraitance(CotraitanceStory story, std::size_t mission, int rank) {
  if (story.initialisation.is_real() && chance_.per_mille(120)) {
    const AlerteStory alerte = invent_alerte(chance_, story);
    auto& rows = part_[FileId::alertes];
    rows.cotraitance(jeune_, rank).day(alerte.open.begin).day(alerte.open.end);
    rows.text(chance_.one_of(kMotifsDAlerte)).word(alerte.decision).end_row();
  }
  const auto& place = network_.missions[mission];
  auto& rows = part_[FileId::cotraitances];
  rows.cotraitance(jeune_, rank).youth(jeune_).code(place.place.code);
  if (chance_.per_mille(990))
    rows.code(chance_.one_of(place.sites).code);
  else
    rows.empty();
  rows.day(story.affectation).day(story.acceptation).day(story.initialisation).day(story.fin);
  rows.text(story.fin.is_real() ? chance_.one_of(kMotifs) : std::string_view{}).end_row();
  followed_.push_back({jeune_, mission, story.followed()});
}

void SliceTeller::tell_inscriptions(const CotraitanceStory& story) {
  auto& rows = part_[FileId::inscriptions];
  for (const auto& inscription : invent_inscriptions(chance_, story)) {
    rows.youth(jeune_).day(inscription.days.begin).day(inscription.days.end);
    rows.word(inscription.motif).end_row();
  }
}

/// A youth in co-traitance is in CIVIS on the affectation's day, on the initialisation's, or apart.
void SliceTeller::tell_civis(const CotraitanceStory& story) {
  if (!chance_.per_mille(200)) return;
  Day start = seasonal_day(chance_, plan_.annee - (chance_.per_mille(300) ? 1 : 0));
  if (is_cotraite_ && chance_.per_mille(350)) {
    start = story.affectation - chance_.between(-25, 120);
  }
  const Interval days = lasting(start, 90, 540);
  tell_one_civis(days);
  if (days.end.is_real() && chance_.per_mille(80)) {
    tell_one_civis(lasting(days.end + chance_.between(0, 90), 90, 360));
  }
}

void SliceTeller::tell_one_civis(Interval days) {
  const std::size_t mission =
      chance_.per_mille(kTwoMissionsPerMille) ? neighbour() : slice_.mission;
  auto& rows = part_[FileId::civis];
  rows.youth(jeune_).code(network_.missions[mission].place.code).day(days.begin).day(days.end);
  rows.flag(chance_.per_mille(250));
  rows.text(days.end.is_real() ? chance_.one_of(kMotifs) : std::string_view{}).end_row();
  followed_.push_back({jeune_, mission, days});
}

void SliceTeller::tell_accompagnements() {
  const int draw = chance_.below(100);
  const int count = draw < 28 ? 0 : draw < 76 ? 1 : draw < 95 ? 2 : 3;
  for (int i = 0; i < count; ++i) {
    tell_one_accompagnement(seasonal_day(chance_, plan_.annee - (chance_.per_mille(250) ? 1 : 0)));
  }
}

void SliceTeller::tell_one_accompagnement(Day start) {
  const bool is_pole_emploi = chance_.per_mille(450);
  const bool is_elsewhere = chance_.per_mille(kTwoMissionsPerMille);
  const std::size_t mission = is_elsewhere ? neighbour() : slice_.mission;
  const auto& place = network_.missions[mission];
  const Interval days = lasting(start, 30, 330);
  auto& rows = part_[FileId::accompagnements];
  rows.youth(jeune_).word(is_pole_emploi ? "PE" : "ML");
  rows.code(is_pole_emploi ? chance_.one_of(place.sites).code : place.place.code);
  rows.day(days.begin).day(days.end);
  rows.text(is_pole_emploi ? chance_.one_of(kDispositifsPE) : chance_.one_of(kDispositifsML));
  for (int i = 0; i < 4; ++i) {
    if (is_pole_emploi)
      rows.flag(chance_.per_mille(300));
    else
      rows.empty();
  }
  rows.end_row();
  if (!is_pole_emploi) followed_.push_back({jeune_, mission, days});
}

void SliceTeller::tell_evaluation() {
  const bool is_passed = chance_.per_mille(620);
  part_[FileId::evaluations_mrs]
      .code(home().plateforme)
      .code(home().place.code)
      .youth(jeune_)
      .day(seasonal_day(chance_, plan_.annee - (chance_.per_mille(200) ? 1 : 0)))
      .flag(is_passed)
      .flag(is_passed && chance_.per_mille(450))
      .end_row();
}

void SliceTeller::tell_prescription() {
  const Day prescription = seasonal_day(chance_, plan_.annee);
  const int draw = chance_.below(100);
  part_[FileId::prescriptions_pops]
      .youth(jeune_)
      .code(home().place.code)
      .day(prescription)
      .day(draw < 70 ? prescription + chance_.between(3, 40) : Day::unknown)
      .word(draw < 60   ? "realisee"
            : draw < 75 ? "abandonnee"
                        : "conseillee")
      .end_row();
}

void SliceTeller::tell_services() {
  Chance chance{plan_.seed, kServiceStream + slice_.first_jeune};
  std::vector<Service> services;
  services.reserve(static_cast<std::size_t>(slice_.services));
  for (std::int64_t i = 0; i < slice_.services; ++i) services.push_back(invent_service(chance));
  std::sort(services.begin(), services.end());
  auto& rows = part_[FileId::services];
  for (const auto& service : services) {
    rows.youth(service.jeune).code(network_.missions[service.mission].place.code);
    rows.day(service.date).enjeu(service.enjeu).end_row();
  }
}

/// Two services in three go to youths followed on that day, the others to any.
Service SliceTeller::invent_service(Chance& chance) const {
  const int enjeu = std::min(chance.between(1, 10), chance.between(1, 10));
  if (!followed_.empty() && chance.per_mille(660)) {
    const Followed& some = chance.one_of(followed_);
    const int days = some.days.end.is_real() ? days_between(some.days.begin, some.days.end) : 200;
    return {some.days.begin + chance.below(std::max(days, 1)), some.jeune, some.mission, enjeu};
  }
  const auto count = static_cast<int>(slice_.last_jeune - slice_.first_jeune);
  const auto rank = slice_.first_jeune + static_cast<std::uint32_t>(chance.below(count));
  const int annee = plan_.annee - (chance.per_mille(120) ? 1 : 0);
  return {seasonal_day(chance, annee), scattered(rank), slice_.mission, enjeu};
}

/// Another mission locale of the region, or the same when it is the only one.
std::size_t SliceTeller::neighbour() {
  return chance_.one_of(network_.regions[home().region].missions);
}

/// Three in ten have not ended; a few end on their first day.
Interval SliceTeller::lasting(Day start, int least, int most) {
  if (chance_.per_mille(300)) return {start};
  return {start, start + (chance_.per_mille(5) ? 0 : chance_.between(least, most))};
}

}  // namespace

void tell_youths(const Plan& plan, const Network& network, const Slice& slice, Part& part) {
  SliceTeller{plan, network, slice, part}.tell();
}

}  // namespace copil::example
