// Administration: the disk, what is kept how long, numbers for who watches over the service.
#include <Poco/JSON/Object.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "console/keeping.hpp"
#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/views.hpp"
#include "files/files.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

struct Use {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

/// What stands under the folder; nothing where there is none. Links are not followed.
Use use_of(const fs::path& folder) {
  Use use;
  std::error_code error;
  for (fs::recursive_directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_symlink(ignored) || !entry->is_regular_file(ignored)) continue;
    ++use.files;
    use.bytes += entry->file_size(ignored);
  }
  return use;
}

/// Begun megabytes.
document::Cell megabytes_cell(std::uint64_t bytes) {
  constexpr std::uint64_t kMegabyte = 1'000'000;
  return value_cell(
      Value::count(static_cast<std::int64_t>((bytes + kMegabyte - 1) / kMegabyte), Unit::none));
}

void add_disk(const Site& site, Board& board) {
  auto table = table_of("place", "Place prise, en mégaoctets",
                        {text_column("Quoi", true), number_column("Fichiers", Unit::none),
                         number_column("Mo", Unit::none)});
  const auto add = [&](const std::string& what, const fs::path& folder) {
    const Use use = use_of(folder);
    add_row(table, {text_cell(what),
                    value_cell(Value::count(static_cast<std::int64_t>(use.files), Unit::none)),
                    megabytes_cell(use.bytes)});
  };
  std::string_view before;
  for (const auto& rule : retention_rules()) {
    const std::string_view what{rule.what};
    if (before != rule.where) {
      add(std::string{what.substr(0, what.find(" :"))},
          fs::path{site.settings().state_folder} / rule.where);
    }
    before = rule.where;
  }
  add("documents des campagnes", site.settings().outputs);
  board.heading("Place sur le disque");
  board.add({std::move(table)});
  if (const auto free = files::free_bytes(site.settings().outputs)) {
    board.paragraph("Il reste " +
                    wording::integer_text(static_cast<std::int64_t>(*free / 1'000'000)) +
                    " Mo sur le disque des documents.");
  }
}

void add_retention(Board& board) {
  auto table = table_of("durees", "Durées",
                        {text_column("Quoi", true), text_column("Durée"), text_column("Pourquoi")});
  for (const auto& rule : retention_rules()) {
    const std::string months = std::to_string(rule.months) + " mois";
    add_row(table, {text_cell(rule.what), text_cell(rule.months == 0 ? "sans limite" : months),
                    text_cell(rule.why)});
  }
  board.heading("Ce qui est gardé, et combien de temps");
  board.add({std::move(table)});
  board.paragraph(
      "« copil purger » retire ce qui a dépassé sa durée ; « copil sauvegarder » écrit tout ce que "
      "la console garde en un seul fichier, que « copil restaurer » relit ailleurs.");
}

}  // namespace

Reply administration(const Question& question, Site& site) {
  Board board{site, "Administration"};
  add_disk(site, board);
  add_retention(board);
  View view{board.take()};
  view.place = "/administration";
  view.command = as_typed({"purger", "--a-blanc", "--etat", site.settings().state_folder});
  return shown(view, question, site);
}

Reply server_state(const Question&, Site& site) {
  const auto jobs = site.jobs().all();
  const auto in_state = [&](Job::State state) {
    return std::count_if(jobs.begin(), jobs.end(),
                         [&](const Job& job) { return job.state == state; });
  };
  std::uint64_t read = 0;
  std::uint64_t rejected = 0;
  const auto& records = site.dossier().records();
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto& count = records.count(static_cast<records::FileId>(i));
    read += count.read;
    rejected += count.rejected;
  }
  Poco::JSON::Object state{Poco::JSON_PRESERVE_KEY_ORDER};
  state.set("maintenant", site.settings().now());
  state.set("donnees_en_faute", site.trouble().empty() ? 0 : 1);
  state.set("lignes_lues", read);
  state.set("lignes_rejetees", rejected);
  state.set("travaux_en_attente", in_state(Job::State::waiting));
  state.set("travaux_en_cours", in_state(Job::State::running));
  state.set("travaux_en_echec", in_state(Job::State::failed));
  state.set("octets_libres_documents", files::free_bytes(site.settings().outputs).value_or(0));
  state.set("octets_libres_etat", files::free_bytes(site.settings().state_folder).value_or(0));
  std::ostringstream text;
  state.stringify(text);
  return json_reply(text.str() + "\n");
}

}  // namespace copil::console
