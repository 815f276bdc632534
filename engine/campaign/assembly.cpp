#include "campaign/assembly.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "campaign/comparison.hpp"
#include "campaign/record/register.hpp"
#include "campaign/record/run_figures.hpp"
#include "campaign/run/archive.hpp"
#include "campaign/run/index_page.hpp"
#include "campaign/run/recording.hpp"
#include "campaign/schedule.hpp"
#include "files/files.hpp"
#include "files/folder_lock.hpp"

namespace copil::campaign {

namespace {

namespace fs = std::filesystem;

/// A share as its folder tells it.
struct StoredShare {
  std::string folder;
  RegisterContent content;
  StoredRun run;

  const Share& share() const { return *content.identity->share; }
  std::string name() const { return "la part " + share_text(share()) + " (« " + folder + " »)"; }
};

Diagnostics refusal(std::string message, std::string hint) {
  return {plain_error(std::move(message), {std::move(hint)})};
}

std::string made_again(const Share& share) {
  return "relancez cette part seule : --part " + share_text(share) + " --reprendre";
}

const production::MadeFile* companion(const RunRecord& record, std::string_view name) {
  const auto found =
      std::find_if(record.companions.begin(), record.companions.end(),
                   [name](const production::MadeFile& file) { return file.name == name; });
  return found == record.companions.end() ? nullptr : &*found;
}

bool has_archives(const RunRecord& record) {
  return std::any_of(
      record.companions.begin(), record.companions.end(),
      [](const production::MadeFile& file) { return fs::path{file.name}.extension() == ".zip"; });
}

/// True when the last run of the share came to its end and its manifest is the one it left.
bool is_finished(const std::string& folder, const RegisterContent& content) {
  const auto manifest_found = files::sha256_of_file(folder + "/" + kManifestName);
  return content.lost_bytes == 0 && content.manifest_sha256 && manifest_found &&
         *manifest_found == *content.manifest_sha256;
}

Checked<StoredShare> read_share(const std::string& folder) {
  auto content = read_register(folder);
  if (!content) return content.error();
  if (!content->identity || !content->identity->share) {
    return refusal("« " + folder + " » n'est pas une part de campagne",
                   "une part se fait avec copil campagne NOM --part i/n");
  }
  StoredShare stored{folder, std::move(*content), {}};
  const auto unfinished = [&] {
    return refusal(stored.name() + " n'est pas finie, ou a été modifiée depuis",
                   made_again(stored.share()));
  };
  if (!is_finished(folder, stored.content)) return unfinished();
  auto run = read_run(folder);
  if (!run) return unfinished();
  stored.run = std::move(*run);
  const auto& documents = stored.run.record.documents;
  const bool has_stale = std::any_of(
      documents.begin(), documents.end(),
      [](const RecordedDocument& document) { return document.state == DocumentState::stale; });
  if (has_stale) {
    return refusal(stored.name() + " a des documents périmés", made_again(stored.share()));
  }
  return stored;
}

/// What all shares of one run have in common, as one text.
std::string common_text(const RunRecord& record) {
  RunRecord common = record;
  common.documents.clear();
  common.objectless.clear();
  common.companions.clear();
  for (const char* name : {"chiffres.csv", "rejets.csv"}) {
    if (const auto* file = companion(record, name)) common.companions.push_back(*file);
  }
  return manifest(common);
}

/// The shares are those of one run, each once.
Diagnostics check_shares(const std::vector<StoredShare>& shares) {
  Diagnostics faults;
  const auto complain = [&faults](std::string message, std::string hint) {
    faults.push_back(plain_error(std::move(message), {std::move(hint)}));
  };
  const StoredShare& first = shares.front();
  std::map<int, const StoredShare*> by_index;
  for (const auto& share : shares) {
    if (share.share().count != first.share().count ||
        share.share().documents != first.share().documents ||
        common_text(share.run.record) != common_text(first.run.record)) {
      complain(share.name() + " n'est pas de la même campagne que « " + first.folder +
                   " » : données, règles, modèles, programme, choix ou nombre de parts diffèrent",
               "refaites-la dans les mêmes conditions que les autres");
      continue;
    }
    const auto [known, is_new] = by_index.try_emplace(share.share().index, &share);
    if (is_new) continue;
    complain("deux dossiers sont la part " + share_text(share.share()) + " : « " +
                 known->second->folder + " » et « " + share.folder + " »",
             "n'en donnez qu'un");
  }
  if (!faults.empty()) return faults;
  for (int index = 1; index <= first.share().count; ++index) {
    if (by_index.count(index) > 0) continue;
    const Share missing{index, first.share().count, 0};
    complain("il manque la part " + share_text(missing),
             "faites-la avec --part " + share_text(missing) + ", puis donnez aussi son dossier");
  }
  return faults;
}

/// Regions and nation by the folder of their documents, for people.
std::map<std::string, std::string> folder_names(const std::vector<RunFigure>& figures) {
  std::map<std::string, std::string> names;
  for (const auto& figure : figures) {
    if (figure.niveau != "national" && figure.niveau != "region") continue;
    names[files::plain_name(figure.territoire)] = figure.libelle;
  }
  return names;
}

/// The joined run on its way into its folder.
class Assembling {
 public:
  Assembling(const AssemblySettings& settings, const std::vector<StoredShare>& shares,
             const Campaign& campaign)
      : settings_(settings), shares_(shares), campaign_(campaign) {}

  Checked<RunRecord> run() {
    gather();
    for (const auto& share : shares_) {
      for (const auto& document : share.run.record.documents) {
        for (const auto& file : document.files) copy(share, file);
      }
    }
    for (const char* name : {"chiffres.csv", "rejets.csv"}) copy_companion(name);
    if (!faults_.empty()) return faults_;
    archive();
    write("index.html", index_page(record_, campaign_));
    conclude();
    if (!faults_.empty()) return faults_;
    return std::move(record_);
  }

 private:
  void gather() {
    record_ = shares_.front().run.record;
    record_.companions.clear();
    record_.documents.clear();
    record_.objectless.clear();
    record_.folder_names = folder_names(shares_.front().run.figures);
    for (const auto& share : shares_) {
      const auto& documents = share.run.record.documents;
      record_.documents.insert(record_.documents.end(), documents.begin(), documents.end());
      const auto& objectless = share.run.record.objectless;
      record_.objectless.insert(record_.objectless.end(), objectless.begin(), objectless.end());
    }
    put_in_order(record_);
  }

  void copy(const StoredShare& share, const production::MadeFile& file) {
    const auto bytes = files::read_file(share.folder + "/" + file.name);
    if (!bytes || files::sha256(*bytes) != file.sha256) {
      faults_.push_back(
          plain_error("« " + file.name + " » de « " + share.folder + " » manque ou a été modifié",
                      {made_again(share.share())}));
      return;
    }
    const fs::path path = fs::path{settings_.folder} / file.name;
    add(files::prepare_folder(path.parent_path().string()));
    add(files::write_file(path.string(), *bytes));
  }

  void copy_companion(const char* name) {
    const StoredShare& first = shares_.front();
    const auto* file = companion(first.run.record, name);
    if (file == nullptr) return;
    copy(first, *file);
    record_.companions.push_back(*file);
  }

  void archive() {
    const bool is_wanted = std::any_of(shares_.begin(), shares_.end(), [](const auto& share) {
      return has_archives(share.run.record);
    });
    if (!is_wanted) return;
    for (const auto& name : folders_of(record_)) {
      const auto made = write_archive(settings_.folder, name, record_);
      if (!made) return add(made.error());
      record_.companions.push_back(*made);
    }
  }

  void write(const std::string& name, const std::string& bytes) {
    record_.companions.push_back({name, files::sha256(bytes), bytes.size()});
    add(files::write_file(settings_.folder + "/" + name, bytes));
  }

  /// The register first, the manifest last, as a run does.
  void conclude() {
    auto opened = Register::open(settings_.folder);
    if (!opened) return add(opened.error());
    const RunIdentity& identity = *shares_.front().content.identity;
    add(opened->begin({identity.campaign, identity.period}));
    for (const auto& share : shares_) {
      std::vector<RegisterEntry> entries;
      for (const auto& [key, entry] : share.content.documents) entries.push_back(entry);
      if (!entries.empty()) add(opened->add(entries));
    }
    const std::string text = manifest(record_);
    add(files::write_file(settings_.folder + "/" + kManifestName, text));
    add(files::sync_disk(settings_.folder));
    if (faults_.empty()) add(opened->end(files::sha256(text)));
  }

  void add(const Diagnostics& more) { faults_.insert(faults_.end(), more.begin(), more.end()); }

  const AssemblySettings& settings_;
  const std::vector<StoredShare>& shares_;
  const Campaign& campaign_;
  RunRecord record_;
  Diagnostics faults_;
};

/// Nothing stands in the folder, the lock of an assembly that failed apart.
Diagnostics check_empty(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{folder, error}) {
    if (entry.path().filename() == files::kLockName) continue;
    return refusal("le dossier « " + folder + " » n'est pas vide",
                   "donnez à --sortie un dossier vide ou un nom de dossier à créer");
  }
  return {};
}

Checked<Campaign> campaign_of(const AssemblySettings& settings, const RunRecord& record) {
  const auto reports = vocabulary::load_reports(settings.resources.reports());
  if (!reports) return reports.error();
  return load_campaign(settings.resources.campaigns(), record.campaign, *reports);
}

}  // namespace

Checked<RunRecord> assemble(const AssemblySettings& settings) {
  std::vector<StoredShare> shares;
  Diagnostics faults = check_empty(settings.folder);
  for (const auto& folder : settings.shares) {
    auto share = read_share(folder);
    if (share) {
      shares.push_back(std::move(*share));
    } else {
      faults.insert(faults.end(), share.error().begin(), share.error().end());
    }
  }
  if (faults.empty()) faults = check_shares(shares);
  if (!faults.empty()) return faults;
  const auto campaign = campaign_of(settings, shares.front().run.record);
  if (!campaign) return campaign.error();
  faults = files::prepare_folder(settings.folder);
  if (!faults.empty()) return faults;
  const auto lock = files::FolderLock::take(settings.folder);
  if (!lock) return lock.error();
  return Assembling{settings, shares, *campaign}.run();
}

}  // namespace copil::campaign
