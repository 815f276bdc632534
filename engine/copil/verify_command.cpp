// copil verifier: what a careful reader would say of a data folder.
#include <filesystem>
#include <ostream>

#include "campaign/files.hpp"
#include "copil/commands.hpp"
#include "copil/listing.hpp"
#include "copil/request.hpp"
#include "exports/rejects.hpp"
#include "quality/report.hpp"
#include "records/read.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

std::string count_text(std::uint64_t count) {
  return wording::integer_text(static_cast<std::int64_t>(count));
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string file_of(records::FileId file) {
  return std::string{records::file_name(file)};
}

std::string files_part(const records::Records& records) {
  Listing listing{{{"fichier"},
                   {"lues", CellKind::number},
                   {"retenues", CellKind::number},
                   {"rejetées", CellKind::number}},
                  {}};
  std::string absent;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<records::FileId>(i);
    const auto& count = records.count(file);
    if (!count.is_present) {
      absent += (absent.empty() ? "" : ", ") + file_of(file);
      continue;
    }
    listing.rows.push_back({file_of(file), std::to_string(count.read), std::to_string(count.kept),
                            std::to_string(count.rejected)});
  }
  return "Lignes : lues = retenues + rejetées\n" + rendered(listing, Format::table) +
         (absent.empty() ? "" : "fichiers absents : " + absent + "\n");
}

std::string rejects_part(const quality::Report& quality) {
  if (quality.rejects.empty()) return {};
  std::string text = "\nLignes rejetées\n";
  for (const auto& kind : quality.rejects) {
    text += "  " + kind.file + ", " + kind.column + " : " + kind.reason + " : " +
            count_text(kind.count) + "\n";
    for (const auto& example : kind.examples) {
      text += "    ligne " + std::to_string(example.line) +
              (example.value.empty() ? "" : " : « " + example.value + " »") + "\n";
    }
  }
  for (const auto& miss : quality.near_misses) {
    text += "  " + miss.file + ", ligne " + std::to_string(miss.line) + " : « " + miss.code +
            " » est sans doute « " + miss.known + " » (" + count_text(miss.count) + ")\n";
  }
  return text;
}

std::string oddities_part(const quality::Report& quality, const records::Records& records) {
  std::string text;
  if (quality.unknown_youths > 0) {
    text += "  " + count_text(quality.unknown_youths) +
            " jeunes absents de jeunes.csv, leur date de naissance est inconnue (par exemple " +
            joined(quality.unknown_youth_examples) + ")\n";
  }
  for (const auto& oddity : quality.empty_intervals) {
    text += "  " + file_of(oddity.file) + " : " + count_text(oddity.count) +
            " intervalles vides, fin le jour du début (par exemple " + joined(oddity.examples) +
            ")\n";
  }
  for (const auto& variants : quality.code_variants) {
    text += "  " + file_of(variants.file) +
            " : des codes qui ne diffèrent que par la casse, les "
            "accents ou les espaces : " +
            joined(variants.codes) + "\n";
  }
  for (const auto& gap : quality.objectif_gaps) {
    text +=
        "  objectif " + std::to_string(gap.annee) + " de " +
        records.territoires.code[gap.territoire] + " : " + wording::integer_text(gap.objectif) +
        " affiché, " + wording::integer_text(gap.sum_of_children) +
        " en additionnant ses territoires" +
        (gap.children_without > 0 ? " (" + std::to_string(gap.children_without) + " n'en ont pas)"
                                  : "") +
        "\n";
  }
  return text.empty() ? text : "\nÀ regarder\n" + text;
}

/// `rejets.csv` beside the result: where --rejets says, else beside --fichier, else here.
std::string rejects_path(const Arguments& arguments) {
  const std::string given = arguments.value("rejets");
  if (!given.empty()) return given;
  const std::filesystem::path result{arguments.value("fichier")};
  return (result.parent_path() / "rejets.csv").string();
}

}  // namespace

int run_verifier(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  Request request{arguments};
  quality::ReportOptions options;
  if (!arguments.value("periode").empty()) options.arrete = request.arrete(request.period());
  records::ReadOptions reading_options;
  reading_options.jobs = request.jobs();
  if (!request.complaints().empty()) return report(terminal, request.complaints(), kWrongUsage);
  const auto reading = records::read_folder(arguments.value("donnees"), reading_options);
  if (!reading) return report(terminal, reading.error(), kStopped);
  terminal.err << formatted(reading->warnings);
  const auto quality = quality::report_on(reading->records, reading->rejects, options);
  const std::string text = files_part(reading->records) + rejects_part(quality) +
                           oddities_part(quality, reading->records) +
                           (quality.is_clean() ? "\nRien à signaler.\n" : "");
  const int delivered = deliver(text, arguments, terminal);
  if (delivered != kDone) return delivered;
  const std::string rejects = rejects_path(arguments);
  const auto faults = campaign::write_file(rejects, exports::rejects_csv(reading->rejects));
  if (!faults.empty()) return report(terminal, faults, kStopped);
  if (!reading->rejects.empty())
    terminal.err << "liste des lignes rejetées dans " << rejects << "\n";
  return arguments.has("strict") && !reading->rejects.empty() ? kDoneWithFaults : kDone;
}

}  // namespace copil::program
