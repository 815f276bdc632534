#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "console/keeping/opening.hpp"
#include "files/files.hpp"
#include "spreadsheets/archive.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostListBytes = std::uint64_t{256} << 20;
constexpr std::size_t kPiece = std::size_t{1} << 20;
/// An answer is a file, and so is each version of it: years of a network are many.
constexpr std::uint64_t kMostKept = 1'000'000;

Diagnostics refused_archive(const std::string& archive, const std::string& why) {
  return {plain_error("la sauvegarde « " + archive + " » est refusée : " + why,
                      {"rien n'est restauré : prenez une autre sauvegarde"})};
}

/// Gives the bytes piece by piece; false when they cannot be read.
bool for_pieces(const exports::InputFile& file, const std::function<void(std::string_view)>& take) {
  std::string piece;
  for (std::size_t begin = 0; begin < file.size(); begin += kPiece) {
    const std::size_t end = std::min(begin + kPiece, file.size());
    if (!file.read(begin, end, piece)) return false;
    take(piece);
  }
  return true;
}

std::optional<std::string> digest_of(const exports::InputFile& file) {
  files::Sha256 digest;
  if (!for_pieces(file, [&](std::string_view piece) { digest.add(piece); })) return std::nullopt;
  return digest.hexadecimal();
}

Checked<std::vector<KeptFile>> list_of(const spreadsheets::Archive& archive,
                                       const std::string& path) {
  const auto* entry = archive.find(kListName);
  if (entry == nullptr) return refused_archive(path, "elle n'a pas de liste de fichiers");
  const auto content = spreadsheets::unpacked(archive, *entry, kMostListBytes);
  if (!content) return refused_archive(path, content.error());
  std::string text;
  if (!content->read(0, content->size(), text)) {
    return refused_archive(path, "elle ne peut pas être lue");
  }
  return read_list(text, path);
}

/// The archive's files are those of the list, no more and no fewer.
bool agree(const spreadsheets::Archive& archive, const std::vector<KeptFile>& files) {
  const auto count = std::count_if(files.begin(), files.end(),
                                   [](const KeptFile& file) { return file.link.empty(); });
  return archive.entries().size() == static_cast<std::size_t>(count) + 1;
}

using Entries = std::map<std::string, const spreadsheets::ArchiveEntry*>;

/// The entries by exactly their names.
Entries entries_of(const spreadsheets::Archive& archive) {
  Entries entries;
  for (const auto& entry : archive.entries()) entries.emplace(entry.name, &entry);
  return entries;
}

/// The file's content, once its size and digest are those of the list.
Checked<exports::InputFile> content_of(const spreadsheets::Archive& opened, const Entries& entries,
                                       const KeptFile& kept, const std::string& archive) {
  const auto entry = entries.find(std::string{kFilesFolder} + kept.path);
  if (entry == entries.end() || entry->second->size != kept.bytes) {
    return refused_archive(archive, "« " + kept.path + " » y manque ou n'a pas sa taille");
  }
  auto content = spreadsheets::unpacked(opened, *entry->second, kept.bytes);
  if (!content) return refused_archive(archive, content.error());
  if (digest_of(*content) != kept.sha256) {
    return refused_archive(archive, "« " + kept.path + " » n'a pas son empreinte");
  }
  return std::move(*content);
}

/// A file and the folders above it, for the account alone.
Diagnostics write_kept(const fs::path& path, const exports::InputFile& content) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  files::TemporaryFile file{path.string()};
  const bool is_read = for_pieces(content, [&](std::string_view piece) { file.add(piece); });
  if (!is_read) return refused_archive(path.string(), "elle ne peut pas être lue");
  Diagnostics faults = file.finish();
  if (faults.empty())
    faults = files::settle_file(files::temporary_name(path.string()), path.string());
  if (faults.empty()) fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, error);
  return faults;
}

Diagnostics refuse_target(const std::string& folder) {
  std::error_code error;
  const auto type = fs::symlink_status(folder, error).type();
  if (type == fs::file_type::not_found) return {};
  if (type == fs::file_type::directory && fs::is_empty(folder, error)) return {};
  return {plain_error("« " + folder + " » existe et n'est pas un dossier vide",
                      {"donnez un dossier neuf à --etat : rien de ce qui est là n'est touché"})};
}

}  // namespace

Checked<Saved> open_archive(const std::string& archive, const TakeFile& take_file,
                            const TakeLink& take_link) {
  auto file = exports::InputFile::open_packed(archive);
  if (!file) return refused_archive(archive, file.error());
  const auto opened = spreadsheets::Archive::open(
      std::make_shared<const exports::InputFile>(std::move(*file)), kMostKept);
  if (!opened) return refused_archive(archive, opened.error());
  const auto listed = list_of(*opened, archive);
  if (!listed) return listed.error();
  if (!agree(*opened, *listed)) {
    return refused_archive(archive, "ses fichiers ne sont pas ceux de sa liste");
  }
  const Entries entries = entries_of(*opened);
  Saved saved;
  for (const auto& kept : *listed) {
    Diagnostics faults;
    if (!kept.link.empty()) {
      faults = take_link(kept);
    } else {
      const auto content = content_of(*opened, entries, kept, archive);
      if (!content) return content.error();
      faults = take_file(kept, *content);
      ++saved.files;
      saved.bytes += kept.bytes;
    }
    if (!faults.empty()) return faults;
  }
  return saved;
}

Checked<Saved> verify_archive(const std::string& archive) {
  return open_archive(
      archive, [](const KeptFile&, const exports::InputFile&) { return Diagnostics{}; },
      [](const KeptFile&) { return Diagnostics{}; });
}

Checked<Saved> restore_state(const std::string& archive, const std::string& state_folder) {
  if (auto refused = refuse_target(state_folder); !refused.empty()) return refused;
  const std::string beside = files::temporary_name(state_folder);
  std::error_code error;
  fs::remove_all(beside, error);
  fs::create_directories(beside, error);
  if (error) {
    return Diagnostics{plain_error(
        "« " + state_folder + " » ne peut pas être écrit : " + files::reason_text(error.value()),
        {"donnez un dossier où ce compte peut écrire"})};
  }
  fs::permissions(beside, fs::perms::owner_all, error);
  auto saved = open_archive(
      archive,
      [&](const KeptFile& kept, const exports::InputFile& content) {
        return write_kept(fs::path{beside} / kept.path, content);
      },
      [&](const KeptFile& kept) {
        std::error_code problem;
        const fs::path path = fs::path{beside} / kept.path;
        fs::create_directories(path.parent_path(), problem);
        fs::create_symlink(kept.link, path, problem);
        return problem ? refused_archive(archive, files::reason_text(problem.value()))
                       : Diagnostics{};
      });
  Diagnostics faults;
  if (!saved) faults = saved.error();
  if (faults.empty()) faults = files::sync_disk(beside);
  if (faults.empty()) collect(files::sha256_of_file(archive), saved->sha256, faults);
  if (faults.empty()) {
    fs::remove(state_folder, error);  // an empty folder
    fs::rename(beside, state_folder, error);
    if (error) faults = refused_archive(archive, files::reason_text(error.value()));
  }
  if (faults.empty()) return *saved;
  fs::remove_all(beside, error);
  return faults;
}

}  // namespace copil::console
