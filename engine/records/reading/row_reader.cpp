#include "records/reading/row_reader.hpp"

#include <cstdint>
#include <utility>

#include "base/folded.hpp"
#include "records/columns/packed.hpp"

namespace copil::records {

namespace {

constexpr std::string_view kNoCommittee =
    "ce territoire n'a pas de comité de pilotage ; attendu : le pays, une région ou une mission "
    "locale";

constexpr std::string_view kEmpty = "cellule vide dans une colonne obligatoire";
constexpr std::string_view kStrayQuote =
    "identifiant qui contient un guillemet : retirez-le, ou mettez la cellule entre guillemets";
constexpr std::string_view kTooEarly = "date d'avant 1900";
constexpr std::string_view kHugeObjectif = "objectif de plus de dix millions de jeunes";
/// Databases and spreadsheets write days without a value as 1 January of year 1, or of 1900's eve.
constexpr Day kFirstDay{-25567};  // 1 January 1900
constexpr std::int64_t kMostYouths = 10'000'000;
/// Twice as many as the network has structures, so that few share a place.
constexpr unsigned kMetBits = 10;
constexpr std::size_t kMetCodes = std::size_t{1} << kMetBits;
constexpr std::uint64_t kSpreading = 0x9E3779B97F4A7C15U;
constexpr std::string_view kUnknownTerritoire = "territoire inconnu";
constexpr std::string_view kAmbiguousLibelle =
    "libellé que plusieurs territoires portent : donnez le code";

/// Static, since reasons outlive the rows.
std::string_view wrong_type(TypeTerritoire expected) {
  switch (expected) {
    case TypeTerritoire::national:
      return "territoire d'un autre type : un national est attendu";
    case TypeTerritoire::region:
      return "territoire d'un autre type : une région est attendue";
    case TypeTerritoire::departement:
      return "territoire d'un autre type : un département est attendu";
    case TypeTerritoire::mission_locale:
      return "territoire d'un autre type : une mission locale est attendue";
    case TypeTerritoire::site_pole_emploi:
      return "territoire d'un autre type : un site de Pôle emploi est attendu";
    case TypeTerritoire::plateforme_vocation:
      break;
  }
  return "territoire d'un autre type : une plateforme de vocation est attendue";
}

}  // namespace

RowReader::RowReader(const exports::Table& table, exports::Rows& rows,
                     const Territoires& territoires, const Numbering& codes)
    : table_(table),
      rows_(rows),
      territoires_(territoires),
      codes_(codes),
      may_hide_(table.content.has_invisible()),
      met_codes_(kMetCodes) {}

void RowReader::start() {
  blame_.reset();
  late_key_.reset();
  if (const auto& fault = rows_.fault()) {
    blame_ = {fault->column, fault->value, fault->reason, fault->is_of_all};
  }
}

void RowReader::blame(std::size_t column, std::string_view reason) {
  const std::size_t position = table_.positions[column];
  if (!blame_ || blame_->yields_to(position)) blame_ = {position, rows_.cell(column), reason};
}

void RowReader::judge_odd_text(std::size_t column, std::string_view cell) {
  if (cell.empty()) {
    if (table_.layout.columns[column].need == exports::Need::mandatory) blame(column, kEmpty);
    return;
  }
  const std::string_view fault = exports::spreadsheet_error(cell);
  if (!fault.empty()) blame(column, fault);
}

template <class T>
T RowReader::taken(std::size_t column, const exports::Field<T>& field) {
  if (!field.fault.empty()) blame(column, field.fault);
  return field.value;
}

std::string_view RowReader::judged_identifier(std::size_t column) {
  const std::string_view cell = taken(column, exports::read_identifier(text(column)));
  if (may_hide_ && has_invisible(cell)) blame(column, exports::kInvisible);
  const bool has_quote = rows_.has_stray_quote() && cell.find('"') != std::string_view::npos;
  if (has_quote) blame(column, kStrayQuote);
  return cell;
}

Day RowReader::judged_day(std::size_t column, Day empty) {
  const Day day = taken(column, exports::read_day(text(column), empty));
  if (day.is_real() && day < kFirstDay) blame(column, kTooEarly);
  if (day.is_real()) note_time(rows_.cell(column));
  return day;
}

void RowReader::note_time(std::string_view cell) {
  const std::size_t colon = cell.find(':');
  if (colon == std::string_view::npos || colon < 2) return;
  ++times_.all;
  const std::string_view hour = cell.substr(colon - 2, 2);
  const bool is_sharp = cell.find_first_not_of("0:.", colon) == std::string_view::npos;
  if (is_sharp && (hour == "22" || hour == "23")) ++times_.eves;
}

bool RowReader::boolean(std::size_t column) {
  return taken(column, exports::read_bool(text(column)));
}

std::int16_t RowReader::year(std::size_t column) {
  const std::string_view cell = text(column);
  return cell.empty() ? std::int16_t{0} : taken(column, exports::read_year(cell));
}

std::int64_t RowReader::objectif(std::size_t column) {
  const std::string_view cell = text(column);
  const std::int64_t count = cell.empty() ? 0 : taken(column, exports::read_count(cell));
  if (count > kMostYouths) blame(column, kHugeObjectif);
  return count > kMostYouths ? 0 : count;
}

std::optional<Cents> RowReader::amount(std::size_t column) {
  return taken(column, exports::read_amount(text(column)));
}

exports::PublishedFigure RowReader::figure(std::size_t column) {
  return taken(column, exports::read_figure(text(column)));
}

std::optional<std::uint8_t> RowReader::word(std::size_t column, const exports::Words& words) {
  const std::string_view cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto found = exports::read_word(cell, words);
  if (found.fault.empty()) return found.value;
  blame(column, found.fault);
  return std::nullopt;
}

std::uint8_t RowReader::numbered_code(std::size_t column, const exports::NumberedCodes& codes) {
  const std::string_view cell = text(column);
  return cell.empty() ? std::uint8_t{0} : taken(column, exports::read_numbered_code(cell, codes));
}

TerritoireId RowReader::territoire(std::size_t column, std::optional<TypeTerritoire> type) {
  const std::string_view code = text(column);
  if (code.empty()) return kNone;
  const TerritoireId id = id_of(code);
  if (id == kNone) {
    // No code: perhaps a label that one territory only bears.
    const auto named = territoires_.named(code, type);
    if (named.size() == 1) return named.front();
    blame(column, named.empty() ? kUnknownTerritoire : kAmbiguousLibelle);
  } else if (type && territoires_.type[id] != *type) {
    blame(column, wrong_type(*type));
  }
  return id;
}

/// Codes are short and few: nearly each was met a few rows before, wherever the rows stand.
TerritoireId RowReader::id_of(std::string_view code) {
  if (code.size() > sizeof(MetCode::bytes)) return codes_.find(code);
  const std::uint64_t bytes = packed(code.data(), code.size());
  MetCode& met = met_codes_[bytes * kSpreading >> (64 - kMetBits)];
  if (met.bytes != bytes || met.size != code.size()) {
    met = {bytes, static_cast<std::uint32_t>(code.size()), codes_.find(code)};
  }
  return met.id;
}

TerritoireId RowReader::committee(std::size_t column) {
  const TerritoireId id = territoire(column);
  if (id == kNone) return id;
  const TypeTerritoire type = territoires_.type[id];
  const bool has_one = type == TypeTerritoire::national || type == TypeTerritoire::region ||
                       type == TypeTerritoire::mission_locale;
  if (!has_one) blame(column, kNoCommittee);
  return id;
}

void RowReader::check_not_before(std::size_t column, Day day, Day other, std::string_view reason) {
  if (day.is_real() && other.is_real() && day < other) blame(column, reason);
}

void RowReader::set_composed_late_key(std::size_t column, std::string text) {
  set_late_key(column, composed_.emplace_back(std::move(text)));
}

void RowReader::set_whole_key(std::size_t column, std::string text) {
  late_key_->whole = composed_.emplace_back(std::move(text));
  late_key_->whole_value = rows_.cell(column);
  late_key_->whole_column = column;
}

}  // namespace copil::records
