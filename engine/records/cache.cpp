#include "records/shelf.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>
#include <vector>

#include "records/keeping/archive.hpp"
#include "records/keeping/identity.hpp"
#include "records/keeping/kept_reading.hpp"

namespace copil::records {

namespace {

namespace fs = std::filesystem;

/// Of what an entry holds, and in which order: another one is another format.
constexpr std::string_view kFormat = "copil colonnes 2";
constexpr std::string_view kColumns = ".colonnes";
constexpr std::string_view kShelved = ".listes";

/// A file written within this time of another may bear the same time.
constexpr std::int64_t kFineMargin = 50'000'000;
constexpr std::int64_t kCoarseMargin = 2'000'000'000;
/// A month since an entry was used last: it holds pseudonyms, which nobody keeps longer than they
/// serve.
constexpr std::int64_t kMostAge = std::int64_t{30} * 86'400 * 1'000'000'000;

/// All that the outcome of a reading depends on, the files apart.
std::string question_of(const std::string& folder, const ReadOptions& options, const Cache& cache) {
  // A new option is named here: one that changes the outcome belongs to the question.
  const auto& [needed, jobs, on_progress, chunk_bytes, hopeless, correspondances, dated_names] =
      options;
  std::error_code error;
  std::string text = std::string{kFormat} + '\n' + cache.version + '\n' + folder + '\n' +
                     fs::absolute(folder, error).string() + '\n' +
                     std::to_string(static_cast<int>(hopeless));
  std::vector<FileId> sorted = needed;
  std::sort(sorted.begin(), sorted.end());
  for (const FileId file : sorted) text += ' ' + std::string{file_name(file)};
  return text;
}

std::string entry_name(const std::string& question, std::string_view ending) {
  Digest digest;
  digest.add(question.data(), question.size());
  std::string name;
  for (int shift = 60; shift >= 0; shift -= 4) {
    name += "0123456789abcdef"[digest.value() >> shift & 0xFU];
  }
  return name.append(ending);
}

/// True for something of this user's own that nobody else may enter, read or write.
bool is_private(const struct stat& status) {
  return status.st_uid == ::geteuid() && (status.st_mode & 077U) == 0;
}

/// Makes the folder for its owner alone; false when it is not, or cannot be made.
bool prepare(const std::string& folder) {
  std::error_code ignored;
  const fs::path path{folder};
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), ignored);
  ::mkdir(folder.c_str(), 0700);
  struct stat status {};
  return ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && is_private(status);
}

/// An open file, closed at the end.
class OpenFile {
 public:
  explicit OpenFile(int file) : file_(file) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }
  int get() const { return file_; }
  bool is_open() const { return file_ >= 0; }
  /// Nothing when the file cannot be looked at.
  std::optional<struct stat> status() const {
    struct stat found {};
    return ::fstat(file_, &found) == 0 ? std::optional{found} : std::nullopt;
  }

 private:
  int file_;
};

/// What the entry at `path` kept, when it is of that key and whole.
template <class Kept>
std::optional<Kept> taken(const std::string& path, const std::string& key) {
  const OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
  if (!file.is_open()) return std::nullopt;
  const auto status = file.status();
  if (!status || !S_ISREG(status->st_mode) || !is_private(*status)) return std::nullopt;
  ByteReader bytes{file.get(), static_cast<std::uint64_t>(status->st_size)};
  std::string found_key;
  archive(bytes, found_key);
  if (found_key != key) return std::nullopt;
  Kept kept;
  archive(bytes, kept);
  if (!bytes.is_finished()) return std::nullopt;
  ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);  // used last
  return kept;
}

/// Removes the entries that nobody used for too long, and those used longest ago until the rest
/// fits. `kept`, used a moment before, tells what time it is.
void make_room(const Cache& cache, const std::string& kept) {
  struct Entry {
    std::int64_t used = 0;
    std::uint64_t bytes = 0;
    std::string path;
  };
  std::vector<Entry> entries;
  std::uint64_t all = 0;
  std::error_code error;
  for (const auto& found : fs::directory_iterator{cache.folder, error}) {
    struct stat status {};
    if (::lstat(found.path().c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
    entries.push_back({std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec,
                       static_cast<std::uint64_t>(status.st_size), found.path().string()});
    all += entries.back().bytes;
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.used, a.path) < std::tie(b.used, b.path);
  });
  const auto own = std::find_if(entries.begin(), entries.end(),
                                [&](const Entry& entry) { return entry.path == kept; });
  const std::int64_t now = own == entries.end() ? 0 : own->used;
  for (const Entry& entry : entries) {
    const bool is_old = now - entry.used > kMostAge;
    if (entry.path == kept || (!is_old && all <= cache.most_bytes)) continue;
    if (::unlink(entry.path.c_str()) == 0) all -= entry.bytes;
  }
}

/// True when the files were written long enough before `file` was: one written to again from now on
/// bears another time.
bool are_settled(const FolderIdentity& files, const OpenFile& file) {
  const auto status = file.status();
  if (!status) return false;
  const std::int64_t now =
      std::int64_t{status->st_mtim.tv_sec} * 1'000'000'000 + status->st_mtim.tv_nsec;
  return files.last_change_ns + (files.has_coarse_times ? kCoarseMargin : kFineMargin) <= now;
}

/// Writes an entry, unless the files (null: judged before) were written to a moment ago. False when
/// it is not there.
template <class Kept>
bool keep(Kept& kept, const FolderIdentity* files, std::string key, const std::string& path,
          const Cache& cache) {
  std::string temporary = path + ".XXXXXX";
  const OpenFile file{::mkostemp(temporary.data(), O_CLOEXEC)};
  if (!file.is_open()) return false;
  bool is_kept = files == nullptr || are_settled(*files, file);
  if (is_kept) {
    ByteWriter bytes{file.get()};
    archive(bytes, key);
    archive(bytes, kept);
    is_kept = bytes.finish() && ::rename(temporary.c_str(), path.c_str()) == 0;
  }
  if (is_kept) {
    make_room(cache, path);
  } else {
    ::unlink(temporary.c_str());
  }
  return is_kept;
}

}  // namespace

Checked<Reading> read_folder(const std::string& folder, const ReadOptions& options,
                             const Cache& cache) {
  auto shelved = ShelvedReading::of(folder, options, cache);
  if (!shelved) return shelved.error();
  return std::move(shelved->reading);
}

Checked<ShelvedReading> ShelvedReading::of(const std::string& folder, const ReadOptions& options,
                                           const std::optional<Cache>& cache) {
  const std::vector<std::string> beside{options.correspondances, options.dated_names};
  const auto files = cache ? identity_of(folder, beside) : std::nullopt;
  const bool is_worth_it = files && files->bytes >= cache->least_bytes && prepare(cache->folder);
  if (!is_worth_it) {
    auto reading = read_folder(folder, options);
    if (!reading) return reading.error();
    return ShelvedReading{std::move(*reading)};
  }
  const std::string question = question_of(folder, options, *cache);
  const std::string key = question + '\n' + files->text;
  const std::string path = cache->folder + "/" + entry_name(question, kColumns);
  if (auto kept = taken<Reading>(path, key)) {
    settle(*kept);
    make_room(*cache, path);
    return ShelvedReading{std::move(*kept), Shelf{*cache, question, key}};
  }
  auto reading = read_folder(folder, options);
  if (!reading) return reading.error();
  ShelvedReading shelved{std::move(*reading)};
  const auto after = identity_of(folder, beside);
  const bool is_same = after && after->text == files->text;
  if (is_same && keep(shelved.reading, &*files, key, path, *cache)) {
    shelved.shelf = Shelf{*cache, question, key};
  }
  return shelved;
}

std::string Shelf::path_for(const std::string& recipe) const {
  return cache_.folder + "/" + entry_name(question_ + '\n' + recipe, kShelved);
}

std::optional<Shelf::Lists> Shelf::taken(const std::string& recipe) const {
  if (key_.empty()) return std::nullopt;
  return records::taken<Lists>(path_for(recipe), recipe + '\n' + key_);
}

void Shelf::keep(const std::string& recipe, Lists& lists) const {
  if (!key_.empty()) records::keep(lists, nullptr, recipe + '\n' + key_, path_for(recipe), cache_);
}

}  // namespace copil::records
