#include "sending/distribution.hpp"

#include <algorithm>
#include <filesystem>

#include "diagnostics/warning.hpp"
#include "exports/quoting.hpp"
#include "files/files.hpp"
#include "files/folder_lock.hpp"
#include "sending/message/message.hpp"
#include "sending/parts/archive.hpp"
#include "sending/parts/restricted.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::sending {

namespace {

namespace fs = std::filesystem;

using campaign::DocumentState;
using campaign::RecordedDocument;

constexpr const char* kListName = "envois.csv";
constexpr std::string_view kListHeader =
    "territoire;libelle;adresse;nom;dossier;fichier;octets;sha256;etat\n";
/// Beyond it many mail servers refuse a message, once its attachments are written as text.
constexpr std::uint64_t kHeavyBytes = std::uint64_t{7} << 20;

/// What a territory was sent: to whom, and the SHA-256 of its files by name.
struct Sent {
  std::string address;
  std::map<std::string, std::string> digests;
};
using SentParcels = std::map<std::string, Sent>;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"')
      is_quoted = !is_quoted;
    else if (c == ';' && !is_quoted)
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

/// What the list of the last distribution says; nothing where there is none.
SentParcels sent_before(const std::string& folder) {
  SentParcels sent;
  const auto text = files::read_file(folder + "/" + kListName);
  if (!text || text->find(kListHeader) == std::string::npos) return sent;
  std::size_t at = text->find('\n') + 1;
  for (auto end = text->find('\n', at); end != std::string::npos; end = text->find('\n', at)) {
    const auto cells = cells_of(text->substr(at, end - at));
    at = end + 1;
    if (cells.size() != 9) continue;
    sent[cells[0]].address = cells[2];
    sent[cells[0]].digests[cells[5]] = cells[7];
  }
  return sent;
}

/// One distribution, parcel after parcel.
class Handing {
 public:
  Handing(const SendingSettings& settings, const campaign::RunRecord& record,
          const RunExtracts& extracts)
      : settings_(settings),
        record_(record),
        extracts_(extracts),
        before_(sent_before(settings.folder)) {}

  Checked<Distribution> hand_out() {
    for (const auto& [territory, documents] : by_territory()) {
      const Diagnostics faults = make_parcel(territory, documents);
      if (!faults.empty()) return faults;
    }
    for (const auto& [territory, recipient] : settings_.recipients) {
      const bool is_served = std::any_of(
          done_.parcels.begin(), done_.parcels.end(),
          [&territory = territory](const Parcel& parcel) { return parcel.territory == territory; });
      if (!is_served) {
        done_.warnings.push_back(
            plain_warning("« " + territory + " » a un destinataire et aucun document"));
      }
    }
    const Diagnostics faults = files::write_file(path_of(kListName), kBom + list_);
    if (!faults.empty()) return faults;
    return std::move(done_);
  }

 private:
  static inline const std::string kBom = "\xEF\xBB\xBF";

  std::string path_of(const std::string& name) const { return settings_.folder + "/" + name; }

  std::map<std::string, std::vector<const RecordedDocument*>> by_territory() {
    std::map<std::string, std::vector<const RecordedDocument*>> found;
    for (const auto& document : record_.documents) {
      const std::string name = document.report + " de " + document.territoire;
      if (document.state == DocumentState::failed) {
        done_.warnings.push_back(
            plain_warning(name + " n'a pas pu être fait : il n'est pas envoyé"));
        continue;
      }
      if (document.state == DocumentState::stale) {
        done_.warnings.push_back(plain_warning(name + " est périmé : il est envoyé tel qu'il est",
                                               {"campagne … --reprendre le refait"}));
      }
      found[document.territoire].push_back(&document);
    }
    return found;
  }

  Diagnostics make_parcel(const std::string& territory,
                          const std::vector<const RecordedDocument*>& documents) {
    Parcel parcel;
    parcel.territory = territory;
    parcel.label = documents.front()->libelle;
    parcel.folder = folders_.name_for(territory);
    std::vector<PackedFile> packed;
    Diagnostics faults = pack_documents(documents, packed);
    if (!faults.empty()) return faults;
    pack("chiffres.csv", extracts_.figures_of(territory), packed);
    pack("rejets.csv", extracts_.rejects_of(territory), packed);
    parcel.state = state_of(territory, packed);
    note(parcel, packed);
    packed.push_back({campaign::kManifestName, campaign::manifest(own_record(territory, packed))});
    faults = write_parcel(parcel, packed);
    if (!faults.empty()) return faults;
    done_.parcels.push_back(std::move(parcel));
    return {};
  }

  static void pack(const std::string& name, std::string bytes, std::vector<PackedFile>& packed) {
    if (!bytes.empty()) packed.push_back({name, std::move(bytes)});
  }

  Diagnostics pack_documents(const std::vector<const RecordedDocument*>& documents,
                             std::vector<PackedFile>& packed) {
    PlainNames names;
    for (const auto* taken : {"chiffres.csv", "rejets.csv", campaign::kManifestName}) {
      const fs::path path{taken};
      names.name_for(path.stem().string(), path.extension().string());
    }
    for (const auto* document : documents) {
      for (const auto& file : document->files) {
        auto bytes = files::read_file(settings_.run + "/" + file.name);
        if (!bytes) return bytes.error();
        if (files::sha256(*bytes) != file.sha256) {
          done_.warnings.push_back(plain_warning(
              "« " + file.name + " » a été modifié depuis : il est envoyé tel qu'il est"));
        }
        const fs::path path{file.name};
        packed.push_back(
            {names.name_for(path.stem().string(), path.extension().string()), std::move(*bytes)});
      }
    }
    return {};
  }

  SendingState state_of(const std::string& territory, const std::vector<PackedFile>& packed) const {
    const auto before = before_.find(territory);
    if (before == before_.end()) return SendingState::fresh;
    std::map<std::string, std::string> now;
    for (const auto& file : packed) now[file.name] = files::sha256(file.bytes);
    const bool is_same =
        now == before->second.digests && recipient_of(territory).address == before->second.address;
    return is_same ? SendingState::unchanged : SendingState::changed;
  }

  campaign::RunRecord own_record(const std::string& territory,
                                 const std::vector<PackedFile>& packed) const {
    campaign::RunRecord own = restricted(record_, territory);
    for (auto& document : own.documents) {
      document.folder.clear();
      for (auto& file : document.files) {
        file.name = fs::path{file.name}.filename().string();
      }
    }
    for (const auto& file : packed) {
      const bool is_companion = file.name == "chiffres.csv" || file.name == "rejets.csv";
      if (is_companion) {
        own.companions.push_back({file.name, files::sha256(file.bytes), file.bytes.size()});
      }
    }
    return own;
  }

  Recipient recipient_of(const std::string& territory) const {
    const auto found = settings_.recipients.find(territory);
    return found == settings_.recipients.end() ? Recipient{} : found->second;
  }

  /// Adds the parcel's lines to the list, and its sizes.
  void note(Parcel& parcel, const std::vector<PackedFile>& packed) {
    const Recipient recipient = recipient_of(parcel.territory);
    if (list_.empty()) list_ = kListHeader;
    for (const auto& file : packed) {
      parcel.bytes += file.bytes.size();
      const std::vector<std::string> cells{parcel.territory,
                                           parcel.label,
                                           recipient.address,
                                           recipient.name,
                                           parcel.folder,
                                           file.name,
                                           std::to_string(file.bytes.size()),
                                           files::sha256(file.bytes),
                                           std::string{state_text(parcel.state)}};
      std::string line;
      for (const auto& cell : cells) {
        if (!line.empty()) line += ';';
        exports::append_quoted(line, cell);
      }
      list_ += line + "\n";
    }
  }

  Diagnostics write_parcel(Parcel& parcel, const std::vector<PackedFile>& packed) {
    Diagnostics faults = files::prepare_folder(path_of(parcel.folder));
    for (const auto& file : packed) {
      if (!faults.empty()) return faults;
      parcel.files.push_back(file.name);
      faults = files::write_file(path_of(parcel.folder + "/" + file.name), file.bytes);
    }
    remove_others(parcel);
    const auto archive = zipped(packed, record_.arrete);
    if (!archive) return archive.error();
    if (faults.empty()) faults = files::write_file(path_of(parcel.folder + ".zip"), *archive);
    return faults.empty() ? write_message(parcel, packed) : faults;
  }

  /// What an earlier distribution left in the parcel's folder and its list names.
  void remove_others(const Parcel& parcel) const {
    const auto before = before_.find(parcel.territory);
    if (before == before_.end()) return;
    for (const auto& [name, digest] : before->second.digests) {
      const bool is_kept =
          std::find(parcel.files.begin(), parcel.files.end(), name) != parcel.files.end();
      if (is_kept || name.find('/') != std::string::npos) continue;
      const std::string path = path_of(parcel.folder + "/" + name);
      const auto now = files::sha256_of_file(path);
      std::error_code ignored;
      if (now && *now == digest) fs::remove(path, ignored);
    }
  }

  Diagnostics write_message(Parcel& parcel, const std::vector<PackedFile>& packed) {
    const std::string name = parcel.folder + ".eml";
    if (parcel.state == SendingState::unchanged && !settings_.sends_again) {
      std::error_code ignored;
      fs::remove(path_of(name), ignored);
      return {};
    }
    if (parcel.bytes > kHeavyBytes) {
      done_.warnings.push_back(plain_warning(
          "le message pour « " + parcel.territory + " » pèse " +
              wording::counted((parcel.bytes * 4 / 3) >> 20U, "Mo", "Mo") +
              ", plus que bien des messageries n'acceptent",
          {"joignez l'archive par un autre moyen : " + path_of(parcel.folder + ".zip")}));
    }
    const MessageFacts facts{record_.title,
                             wording::period_text(record_.period),
                             wording::date_text(record_.arrete),
                             parcel.label,
                             parcel.territory,
                             parcel.files};
    const auto bytes =
        message(settings_.text, facts, recipient_of(parcel.territory), settings_.sender, packed);
    if (!bytes) return bytes.error();
    parcel.message = name;
    return files::write_file(path_of(name), *bytes);
  }

  const SendingSettings& settings_;
  const campaign::RunRecord& record_;
  const RunExtracts& extracts_;
  SentParcels before_;
  PlainNames folders_;
  std::string list_;
  Distribution done_;
};

}  // namespace

std::string_view state_text(SendingState state) {
  switch (state) {
    case SendingState::fresh:
      return "nouveau";
    case SendingState::changed:
      return "changé";
    case SendingState::unchanged:
      break;
  }
  return "déjà envoyé, inchangé";
}

Checked<Distribution> distribute(const SendingSettings& settings) {
  if (const auto known = campaign::read_record(settings.run); !known) return known.error();
  // A run that goes on would give half of its documents.
  const auto held = files::FolderLock::hold(settings.run);
  if (!held) return held.error();
  const auto record = campaign::read_record(settings.run);
  if (!record) return record.error();
  const auto extracts = RunExtracts::read(settings.run);
  if (!extracts) return extracts.error();
  const Diagnostics faults = files::prepare_folder(settings.folder);
  if (!faults.empty()) return faults;
  return Handing{settings, *record, *extracts}.hand_out();
}

}  // namespace copil::sending
