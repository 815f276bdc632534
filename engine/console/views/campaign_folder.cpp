// What a campaign made: its documents by territory, those of one as an archive.
#include <Poco/DateTime.h>
#include <Poco/Exception.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

#include "base/text.hpp"
#include "campaign/run_folder.hpp"
#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/campaigns.hpp"
#include "console/views/views.hpp"
#include "files/files.hpp"
#include "wording/dates.hpp"

namespace copil::console {

namespace {

using campaign::RecordedDocument;
using campaign::RunRecord;

/// The folder asked for, if it is one of the list.
std::optional<std::string> folder_asked(const Question& question, const Site& site) {
  const auto folders = run_folders(site);
  const auto found = std::find(folders.begin(), folders.end(), question.get("dossier"));
  return found == folders.end() ? std::nullopt : std::optional{*found};
}

Reply no_such_run() {
  return refused(404, "Campagne inconnue", "Aucun dossier de campagne ne porte ce nom.");
}

/// What a run made for one territory.
struct Share {
  std::string label;
  std::size_t documents = 0;
  std::size_t failed = 0;
  std::vector<production::MadeFile> files;
};

std::map<std::string, Share> shares_of(const RunRecord& record) {
  std::map<std::string, Share> shares;
  for (const auto& document : record.documents) {
    Share& share = shares[document.territoire];
    share.label = document.libelle;
    ++share.documents;
    share.failed += document.state == campaign::DocumentState::failed ? 1 : 0;
    share.files.insert(share.files.end(), document.files.begin(), document.files.end());
  }
  return shares;
}

/// The report's title; its name where it is no report any more.
std::string title_of(const std::string& name, const Site& site) {
  for (const auto& report : site.reports()) {
    if (report.name == name) return report.title;
  }
  return name;
}

/// Documents that would have had nothing to say: which, where, and what would have to be supplied.
void tell_objectless(const RunRecord& record, const Site& site, Board& board) {
  if (record.objectless.empty()) return;
  auto table = table_of("sans-objet", "Documents sans objet, non faits",
                        {text_column("Rapport", true), text_column("Territoires"),
                         text_column("Pourquoi, et que fournir")});
  for (const auto& [what, documents] : campaign::objectless_by_reason(record)) {
    std::vector<std::string> where;
    for (const auto* document : documents) where.push_back(document->libelle);
    add_row(table, {text_cell(title_of(what.first, site)), text_cell(joined(where)),
                    text_cell(what.second)});
  }
  board.add({std::move(table)});
}

/// PDF and workbooks are compressed already: they are stored as they are. Errors: a file is not
/// there any more, or not as the campaign made it.
Checked<std::string> archive_of(const Share& share, const std::string& folder, Day day) {
  std::ostringstream out;
  const CalendarDay date = calendar(day);
  Poco::Zip::Compress archive{out, false};
  for (const auto& file : share.files) {
    const auto bytes = files::read_file(folder + "/" + file.name);
    if (!bytes) return bytes.error();
    if (files::sha256(*bytes) != file.sha256) {
      return Diagnostics{plain_error(
          "« " + file.name + " » n'est plus le fichier que la campagne a fait",
          {"vérifiez la campagne : elle dit ce qui a changé ; « Reprendre » refait le reste"})};
    }
    std::istringstream in{*bytes};
    archive.addFile(in, Poco::DateTime{date.year, date.month, date.day},
                    Poco::Path{file.name, Poco::Path::PATH_UNIX}.getFileName(),
                    Poco::Zip::ZipCommon::CM_STORE);
  }
  archive.close();
  return out.str();
}

}  // namespace

std::string run_address(const std::string& folder) {
  return address("/campagnes/dossier", {{"dossier", folder}});
}

Reply campaign_folder(const Question& question, Site& site) {
  const auto folder = folder_asked(question, site);
  if (!folder) return no_such_run();
  const std::string path = site.settings().outputs + "/" + *folder;
  const auto record = campaign::read_record(path);
  if (!record) return refused(409, record.error());
  Board board{site, "Documents de " + *folder};
  board.paragraph(link("/campagnes", "Toutes les campagnes"));
  board.paragraph(record->title + ", " + wording::period_text(record->period) +
                  ", données arrêtées au " + wording::date_text(record->arrete) + ".");
  auto table = table_of(
      "documents", "Documents par territoire",
      {text_column("Code"), text_column("Territoire", true), number_column("Documents", Unit::none),
       number_column("En échec", Unit::none), text_column("À enregistrer")});
  for (const auto& [code, share] : shares_of(*record)) {
    auto failed = count_cell(share.failed);
    if (share.failed > 0) failed.mark = document::CellMark::bad;
    auto archive =
        share.files.empty()
            ? text_cell("")
            : link_cell(address("/campagnes/zip", {{"dossier", *folder}, {"territoire", code}}),
                        "Archive ZIP");
    add_row(table, {text_cell(code), text_cell(share.label), count_cell(share.documents),
                    std::move(failed), std::move(archive)});
  }
  board.add({std::move(table)});
  tell_objectless(*record, site, board);
  View view{board.take()};
  view.place = "/campagnes";
  view.command = as_typed({"campagne", "verifier", path});
  return shown(view, question, site);
}

Reply campaign_archive(const Question& question, Site& site) {
  const auto folder = folder_asked(question, site);
  if (!folder) return no_such_run();
  const std::string path = site.settings().outputs + "/" + *folder;
  const auto record = campaign::read_record(path);
  if (!record) return refused(409, record.error());
  const auto shares = shares_of(*record);
  const auto share = shares.find(question.get("territoire"));
  if (share == shares.end() || share->second.files.empty()) {
    return refused(404, "Rien à enregistrer", "Cette campagne n'a rien fait pour ce territoire.");
  }
  Checked<std::string> bytes = Diagnostics{};
  try {
    bytes = archive_of(share->second, path, record->arrete);
  } catch (const Poco::Exception& fault) {
    return refused(500, {plain_error("l'archive ne peut pas être faite : " + fault.displayText())});
  }
  if (!bytes) return refused(409, bytes.error());
  Reply reply;
  reply.type = "application/zip";
  reply.name = *folder + "_" + share->first + ".zip";
  reply.body = std::move(*bytes);
  return reply;
}

}  // namespace copil::console
