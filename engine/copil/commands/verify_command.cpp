// copil verifier: what a careful reader would say of a data folder.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "base/moment.hpp"
#include "base/text.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/outputs.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/clock.hpp"
#include "copil/terminal/coherence_listing.hpp"
#include "copil/terminal/listing.hpp"
#include "copil/terminal/progress_line.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "exports/rejects.hpp"
#include "figures/catalogue.hpp"
#include "figures/parameters.hpp"
#include "files/files.hpp"
#include "production/rejects_books.hpp"
#include "quality/coherence.hpp"
#include "quality/report.hpp"
#include "records/dictionary.hpp"
#include "records/read.hpp"
#include "subsidies/payments.hpp"
#include "vocabulary/dossier.hpp"
#include "vocabulary/doubts.hpp"
#include "volumes/objectifs.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

/// Lines of one kind shown on the terminal; a file holds them all.
constexpr std::size_t kShown = 10;

/// The count and its noun, never cut over two lines.
std::string unbroken(std::uint64_t count, std::string_view one, std::string_view several) {
  return wording::counted(count).append("\u00A0").append(count < 2 ? one : several);
}

std::string quoted(const std::string& text) {
  return "«\u00A0" + text + "\u00A0»";
}

std::string file_of(records::FileId file) {
  return std::string{records::file_name(file)};
}

/// The first lines, then how many there are behind them.
std::string first_of(const std::vector<std::string>& lines, std::size_t shown) {
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, lines.size()); ++i) text += "  " + lines[i] + "\n";
  if (lines.size() <= shown) return text;
  return text + "  … et " +
         unbroken(lines.size() - shown, "autre du même genre", "autres du même genre") + "\n";
}

std::string counts_part(const records::Records& records) {
  Listing listing{{{"fichier"},
                   {"lues", CellKind::number},
                   {"retenues", CellKind::number},
                   {"rejetées", CellKind::number}},
                  {}};
  std::vector<std::string> absent;
  records::FileCount all;
  const auto add = [&](const std::string& name, const records::FileCount& count) {
    all.read += count.read;
    all.kept += count.kept;
    all.rejected += count.rejected;
    listing.rows.push_back({name, std::to_string(count.read), std::to_string(count.kept),
                            std::to_string(count.rejected)});
  };
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<records::FileId>(i);
    const auto& count = records.count(file);
    if (!count.is_present) {
      absent.push_back(file_of(file));
      continue;
    }
    add(file_of(file), count);
  }
  if (records.rapprochements.is_present) {
    add(std::string{records::kRapprochementsFile}, records.rapprochements);
  }
  add("en tout", records::FileCount{all});
  return "Lignes\u00A0: lues = retenues + rejetées\n" + rendered(listing, Format::table) +
         (absent.empty() ? "" : "absents du dossier\u00A0: " + joined(absent) + "\n");
}

std::string examples_text(const quality::RejectKind& kind) {
  std::vector<std::string> places;
  for (const auto& example : kind.examples) {
    places.push_back(example.place +
                     (example.value.empty() ? "" : " (" + quoted(example.value) + ")"));
  }
  return joined(places) + (kind.count > places.size() ? "…" : "");
}

/// A column of the header by its name, one beyond it by its place: "colonne 9".
std::string column_text(const std::string& column) {
  return (column.rfind("colonne ", 0) == 0 ? "" : "colonne ") + column;
}

std::string rejects_part(const quality::Review& quality) {
  if (quality.rejects.empty()) return {};
  std::string text = "\nLignes rejetées\n";
  for (const auto& kind : quality.rejects) {
    text += "  " + kind.file + ", " + column_text(kind.column) + ", " +
            unbroken(kind.count, "ligne", "lignes") + "\u00A0: " + kind.reason + "\n    " +
            examples_text(kind) + "\n";
  }
  return text;
}

/// Who keeps a file in order, by its name.
std::string keeper_of(const std::string& name) {
  for (const auto* file : quality::described_files()) {
    if (file->layout.file == name) return std::string{file->keeper};
  }
  return "qui tient ce fichier";
}

std::string mission_text(const quality::MissionRejects& mission, const records::Records& records) {
  const auto known = records.territoires.find(mission.mission_locale);
  const std::string label = known ? " " + records.territoires.libelle[*known] : "";
  std::string files;
  for (const auto& [file, count] : mission.files) {
    files += (files.empty() ? "" : ", ") + file + " " + wording::counted(count) + " (" +
             keeper_of(file) + ")";
  }
  return (mission.mission_locale.empty() ? "sans mission locale" : mission.mission_locale + label) +
         ", " + unbroken(mission.count, "ligne", "lignes") + "\u00A0: " + files;
}

/// What is to be corrected, by mission locale and by who keeps the file.
std::string corrections_part(const quality::Review& quality, const records::Records& records,
                             std::size_t shown) {
  std::vector<std::string> lines;
  for (const auto& mission : quality.by_mission) lines.push_back(mission_text(mission, records));
  return lines.empty() ? "" : "\nÀ corriger, par mission locale\n" + first_of(lines, shown);
}

std::string near_misses_part(const quality::Review& quality, std::size_t shown) {
  std::vector<std::string> lines;
  for (const auto& miss : quality.near_misses) {
    lines.push_back(miss.place + "\u00A0: " + quoted(miss.code) + " est sans doute " +
                    quoted(miss.known) + " (" + unbroken(miss.count, "ligne", "lignes") + ")");
  }
  return lines.empty() ? "" : "\nCodes inconnus, mais presque connus\n" + first_of(lines, shown);
}

std::string youths_part(const quality::Review& quality) {
  if (quality.unknown_youths == 0) return {};
  return "  " + unbroken(quality.unknown_youths, "jeune absent", "jeunes absents") +
         " de jeunes.csv, de date de naissance inconnue (par exemple " +
         joined(quality.unknown_youth_examples) + ")\n";
}

std::string intervals_part(const quality::Review& quality) {
  std::string text;
  for (const auto& oddity : quality.empty_intervals) {
    text += "  " + file_of(oddity.file) +
            "\u00A0: " + unbroken(oddity.count, "intervalle vide", "intervalles vides") +
            ", la fin est le jour du début (par exemple " + joined(oddity.examples) + ")\n";
  }
  return text;
}

std::string enjeux_part(const quality::Review& quality) {
  const quality::Oddity& foreign = quality.foreign_enjeux;
  if (foreign.count == 0) return {};
  return "  " + file_of(foreign.file) + "\u00A0: " + unbroken(foreign.count, "action", "actions") +
         " d’un enjeu de l’autre périmètre, hors des détails d’EM4 et de PA4 (par exemple " +
         joined(foreign.examples) + ")\n";
}

std::string variants_part(const quality::Review& quality, std::size_t shown) {
  std::vector<std::string> lines;
  for (const auto& variants : quality.code_variants) {
    std::vector<std::string> codes;
    for (const auto& code : variants.codes) codes.push_back(quoted(code));
    lines.push_back(
        file_of(variants.file) +
        "\u00A0: sans doute un seul code, écrit de plusieurs façons\u00A0: " + joined(codes));
  }
  return first_of(lines, shown);
}

std::string totals_part(const records::Records& records, Day arrete, std::size_t shown) {
  std::vector<std::string> lines;
  for (const auto& gap : volumes::all_total_anomalies(records, arrete)) {
    const std::string without =
        gap.without == 0 ? "" : " (" + unbroken(gap.without, "n’en a pas", "n’en ont pas") + ")";
    lines.push_back("objectif " + std::to_string(gap.annee) + " de " +
                    records.territoires.code[gap.territoire] +
                    "\u00A0: " + wording::integer_text(gap.objectif) + ", mais " +
                    wording::integer_text(gap.somme) + " en additionnant ceux de ses territoires" +
                    without);
  }
  return first_of(lines, shown);
}

std::string_view rank_label(records::Rang rang) {
  switch (rang) {
    case records::Rang::premier:
      return "premiers acomptes";
    case records::Rang::deuxieme:
      return "seconds acomptes";
    case records::Rang::solde:
      return "soldes";
    case records::Rang::reversement:
      return "reversements";
  }
  return {};
}

std::string payments_part(const records::Records& records, Day arrete, std::size_t shown) {
  std::vector<std::string> lines;
  for (const auto& repeated : subsidies::repeated_ranks(records, arrete)) {
    lines.push_back(
        "versements.csv\u00A0: convention " + records.conventions.code[repeated.convention] + ", " +
        std::to_string(repeated.count) + " " + std::string{rank_label(repeated.rang)} +
        ", en tout " + wording::number_text(Value::money(repeated.sum)) + "\u00A0; tous comptent");
  }
  return first_of(lines, shown);
}

std::string what_is_odd(const records::Conventions& conventions,
                        const subsidies::OddConvention& odd) {
  const std::string signature = wording::date_text(conventions.signature[odd.convention]);
  const std::string end = wording::date_text(conventions.resiliation[odd.convention]);
  switch (odd.what) {
    case subsidies::OddDay::compte_rendu_avant_fin:
      return "le compte rendu du " + wording::date_text(conventions.compte_rendu[odd.convention]) +
             " précède la fin de l’année, il ne la clôt pas";
    case subsidies::OddDay::resiliation_avant_signature:
      return "résiliée le " + end + ", avant sa signature du " + signature;
    case subsidies::OddDay::preavis_impossible:
      return "résiliée le " + end + ", moins de six mois après sa signature du " + signature +
             "\u00A0: le préavis du point 10.2 de l’accord-cadre n’a pas pu courir";
    case subsidies::OddDay::resiliation_hors_de_l_annee:
      return "résiliée le " + end + ", hors de son année " +
             std::to_string(conventions.annee[odd.convention]) +
             "\u00A0: la résiliation ne change pas ses comptes";
  }
  return {};
}

std::string conventions_part(const records::Records& records, Day arrete, std::size_t shown) {
  std::vector<std::string> lines;
  for (const auto& odd : subsidies::odd_conventions(records, arrete)) {
    lines.push_back("conventions.csv\u00A0: " + records.conventions.code[odd.convention] + ", " +
                    what_is_odd(records.conventions, odd));
  }
  return first_of(lines, shown);
}

std::string oddities_part(const quality::Review& quality, const records::Records& records,
                          Day arrete, std::size_t shown) {
  const std::string text = youths_part(quality) + intervals_part(quality) + enjeux_part(quality) +
                           variants_part(quality, shown) + totals_part(records, arrete, shown) +
                           conventions_part(records, arrete, shown) +
                           payments_part(records, arrete, shown);
  return text.empty() ? text : "\nÀ regarder\n" + text;
}

/// The day of the program's run, or that of SOURCE_DATE_EPOCH.
Day day_of_run(const Situation& situation) {
  return day_of(situation.source_date ? *situation.source_date : seconds_since_1970());
}

/// The figures that the folder does not let know, by the file or column that is absent.
std::string unknown_part(const records::Records& records,
                         const vocabulary::Definitions& definitions, std::size_t shown) {
  auto figures = vocabulary::listed_figures(definitions.catalogue);
  figures.insert({vocabulary::kVolumes, vocabulary::kSubventions});
  std::vector<std::string> lines;
  for (const auto& gap : vocabulary::Knowledge{records, definitions.catalogue}.gaps(figures)) {
    // Files that are absent are listed above.
    if (!gap.lack.column.empty()) lines.push_back(vocabulary::gap_sentence(gap));
  }
  return lines.empty() ? ""
                       : "\nChiffres qui ne peuvent pas être connus\n" + first_of(lines, shown);
}

/// Cards and parameters that nobody has read again for more than a year.
std::string definitions_part(const vocabulary::Definitions& definitions, const Situation& situation,
                             std::size_t shown) {
  std::vector<std::string> lines;
  const auto add = [&](const Diagnostics& warnings) {
    for (const auto& warning : warnings)
      lines.push_back(warning.place.file + "\u00A0: " + warning.message);
  };
  add(figures::stale_cards(definitions.catalogue, day_of_run(situation)));
  add(figures::stale_parameters(definitions.parameters, day_of_run(situation)));
  return lines.empty() ? std::string{} : "\nDéfinitions à relire\n" + first_of(lines, shown);
}

/// One workbook a mission locale in the folder, which is made.
int deliver_books(const exports::Rejects& rejects, const records::Territoires& territoires,
                  const std::string& folder, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const Diagnostics refused = files::prepare_folder(folder);
  if (!refused.empty()) return report(terminal, refused, kStopped);
  const auto books =
      production::write_rejects_books(rejects, territoires, folder, day_of_run(situation));
  if (!books) return report(terminal, books.error(), kStopped);
  terminal.err << unbroken(rejects.size(), "ligne rejetée", "lignes rejetées") << " dans "
               << unbroken(books->size(), "classeur", "classeurs") << " de " << folder
               << ", un par mission locale\n";
  return kDone;
}

/// `rejets/`, or a folder that is there: workbooks rather than a list.
bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path.ends_with('/') || std::filesystem::is_directory(path, ignored);
}

/// Writes the rejected rows where --rejets says, and nowhere else.
int deliver_rejects(const exports::Rejects& rejects, const records::Territoires& territoires,
                    const ReadingOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const std::string& path = asked.rejets;
  if (is_folder(path)) {
    if (rejects.empty()) return kDone;
    const int written = deliver_books(rejects, territoires, path, situation);
    if (written != kDone) return written;
    return hold_strict(asked.strict, rejects.size(), terminal);
  }
  if (!path.empty()) {
    const auto faults = write_result(exports::rejects_csv(rejects), path, terminal);
    if (!faults.empty()) return report(terminal, faults, kStopped);
  }
  if (!rejects.empty()) {
    terminal.err << (path.empty() ? unbroken(rejects.size(), "ligne rejetée", "lignes rejetées") +
                                        " ; --rejets FICHIER en donne la liste\n"
                                  : "liste des lignes rejetées\u00A0: " + path + "\n");
  }
  return hold_strict(asked.strict, rejects.size(), terminal);
}

}  // namespace

int run_verifier(const VerifierOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  Day arrete = Day::open;
  if (asked.periode) arrete = asked.arrete_au.value_or(last_day(*asked.periode));
  records::ReadOptions reading_options;
  reading_options.jobs = asked.reading.jobs;
  reading_options.correspondances = asked.data.correspondances;
  reading_options.dated_names = situation.resources.controls().file("rubriques.csv");
  ProgressLine line{terminal, asked.reading.silencieux, situation.clock};
  reading_options.on_progress = line.of_reading();
  reading_options.hopeless = records::Hopeless::told;
  const std::string& folder = asked.data.donnees;
  const bool is_kept = situation.cache && !asked.reading.sans_cache;
  const auto reading = is_kept ? records::read_folder(folder, reading_options, *situation.cache)
                               : records::read_folder(folder, reading_options);
  line.clear();
  if (!reading) return report(terminal, reading.error(), kStopped);
  warn(terminal, reading->warnings);
  const std::size_t shown = asked.fichier.empty() ? kShown : SIZE_MAX;
  const auto definitions = vocabulary::load_definitions(situation.resources, {});
  if (!definitions) return report(terminal, definitions.error(), kStopped);
  const auto coherence = quality::check_coherence(reading->records, definitions->parameters,
                                                  situation.resources.controls(), arrete);
  if (!coherence) return report(terminal, coherence.error(), kStopped);
  const auto quality = quality::report_on(reading->records, reading->rejects);
  const std::string oddities = oddities_part(quality, reading->records, arrete, shown);
  const bool is_clean = quality.is_clean() && oddities.empty() && coherence->incoherences.empty();
  const std::string text =
      counts_part(reading->records) + unknown_part(reading->records, *definitions, shown) +
      rejects_part(quality) + corrections_part(quality, reading->records, shown) +
      near_misses_part(quality, shown) + oddities +
      coherence_part(*coherence, reading->records, shown) +
      definitions_part(*definitions, situation, shown) +
      (is_clean ? "\nRien à signaler dans les données.\n" : "");
  const int delivered = deliver(text, asked.fichier, terminal);
  if (delivered != kDone) return delivered;
  exports::Rejects rejects = reading->rejects;
  rejects.add(coherence->entries.rejects);
  const int listed =
      deliver_rejects(rejects, reading->records.territoires, asked.reading, situation);
  if (!reading->hopeless.empty()) return report(terminal, reading->hopeless, kStopped);
  return listed;
}

}  // namespace copil::program
