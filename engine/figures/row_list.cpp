#include "figures/row_list.hpp"

#include <algorithm>
#include <cassert>

#include "figures/counting/rows.hpp"

namespace copil::figures {

namespace {

using records::FileId;

/// The file and the row that a stretch of days stands for.
records::RowId origin_of(const Stretch& stretch) {
  switch (stretch.lien) {
    case Lien::cotraitance:
      return {FileId::cotraitances, stretch.row};
    case Lien::civis:
      return {FileId::civis, stretch.row};
    case Lien::mission_locale:
    case Lien::pole_emploi:
      break;
  }
  return {FileId::accompagnements, stretch.row};
}

records::RowId origin_of(const Known& known, Source source, std::uint32_t row) {
  switch (source) {
    case Source::cotraitances:
      return {FileId::cotraitances, row};
    case Source::services:
      return {FileId::services, row};
    case Source::actions:
      return {FileId::actions, row};
    case Source::accompagnements:
    case Source::suivis:
      break;
  }
  return origin_of(known.liens.items[row]);
}

/// The dates that the row has and that were known.
std::vector<RowDate> dates_of(const Known& known, records::RowId at) {
  const FileId file = at.file;
  const std::uint32_t row = at.row;
  const auto& records = *known.records;
  std::vector<RowDate> dates;
  const auto add = [&](std::string_view column, Day day) {
    if (day.is_real() && day <= known.arrete) dates.push_back({column, day});
  };
  const auto add_stretch = [&](const auto& table) {
    add("date_debut", table.debut[row]);
    add("date_fin", table.fin[row]);
  };
  if (file == FileId::services) add("date", records.services.date[row]);
  if (file == FileId::actions) add("date", records.actions.date[row]);
  if (file == FileId::civis) add_stretch(records.civis);
  if (file == FileId::accompagnements) add_stretch(records.accompagnements);
  if (file == FileId::cotraitances) {
    add("date_affectation", records.cotraitances.affectation[row]);
    add("date_acceptation", records.cotraitances.acceptation[row]);
    add("date_initialisation", records.cotraitances.initialisation[row]);
    add("date_fin", records.cotraitances.fin[row]);
  }
  return dates;
}

std::string sauf_motif(const Card& card) {
  std::string codes;
  for (const auto& code : card.sauf) codes += (codes.empty() ? "" : ", ") + code;
  return "laissé à un autre chiffre, qui compte déjà ce jeune (" + codes + ")";
}

/// Judges the rows of one figure and lists those that are asked for.
class Lister {
 public:
  Lister(const Figures& figures, std::size_t position, TerritoireId territoire, Period period,
         const RowQuery& query)
      : known_(figures.content().known()),
        card_(figures.catalogue().cards[position]),
        query_(query),
        judge_(known_, card_),
        members_(figures.content().members(
            position, territoire,
            months_for(card_, figures.content().calendar, period, Reach::period))) {}

  void visit(const Row& row) {
    const std::size_t met = judge_.conditions_met(row);
    const bool is_sound = met == judge_.count();
    const bool is_kept = is_sound && members_.contains(row.rang);
    if (!is_asked(is_kept, is_sound ? kSauf : judge_.condition(met).nom)) return;
    const bool is_on_page = list_.total >= query_.first && list_.rows.size() < query_.most;
    ++list_.total;
    if (is_on_page) list_.rows.push_back(listed(row, met, is_kept));
  }

  RowList take() { return std::move(list_); }

 private:
  bool is_asked(bool is_kept, std::string_view condition) const {
    if (query_.which == WhichRows::kept) return is_kept;
    if (query_.which == WhichRows::left_out && is_kept) return false;
    return query_.condition.empty() || (!is_kept && condition == query_.condition);
  }

  ListedRow listed(const Row& row, std::size_t met, bool is_kept) const {
    ListedRow one;
    one.at = origin_of(known_, card_.parmi, row.row);
    one.jeune = card_.parmi == Source::actions ? records::kNone : known_.jeune_of[row.rang];
    one.place = row.place;
    one.jours = row.jours;
    one.dates = dates_of(known_, one.at);
    if (is_kept) return one;
    if (met == judge_.count()) {
      one.condition = kSauf;
      one.motif = sauf_motif(card_);
      return one;
    }
    const Condition& condition = judge_.condition(met);
    one.condition = condition.nom;
    one.motif = "ne remplit pas la condition : " + std::string{condition.libelle} + " (" +
                std::string{condition.article} + ")";
    return one;
  }

  const Known& known_;
  const Card& card_;
  const RowQuery& query_;
  Judge judge_;
  Roaring members_;
  RowList list_;
};

}  // namespace

WhichRows rows_named(std::string_view word) {
  if (word == "retenues") return WhichRows::kept;
  return word == "ecartees" ? WhichRows::left_out : WhichRows::all;
}

RowList rows_behind(const Figures& figures, std::string_view code, TerritoireId territoire,
                    Period period, const RowQuery& query) {
  const auto position = figures.catalogue().find(code);
  assert(position && figures.covers(period));
  const Card& card = figures.catalogue().cards[*position];
  assert(card.kind == Kind::compte);
  Lister lister{figures, *position, territoire, period, query};
  Rows{figures, card, territoire, period}.each([&](const Row& row) { lister.visit(row); });
  return lister.take();
}

}  // namespace copil::figures
