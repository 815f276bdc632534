#include "spreadsheets/zip/directory.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace copil::spreadsheets {

namespace {

constexpr std::uint64_t kMostBytesOfEntry = 1'600;  // on the average, in the directory
constexpr std::size_t kEndBytes = 22;               // of the record that ends a ZIP file
constexpr std::size_t kLongestComment = 0xFFFF;
constexpr std::size_t kEntryBytes = 46;  // of an entry of the directory, without its texts
constexpr std::size_t kLocalBytes = 30;  // of the record before an entry's bytes
constexpr std::uint32_t kSaturated32 = 0xFFFFFFFF;

const std::string kNotWhole = "ce n'est pas un fichier ZIP entier";
const std::string kContradictory = "son sommaire et son contenu se contredisent";

/// The whole number of `bytes` bytes, least first.
std::uint64_t number(std::string_view text, std::size_t at, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes; i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(text[at + i]);
  }
  return value;
}

std::uint32_t number32(std::string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(number(text, at, 4));
}

/// Where the directory stands.
struct Extent {
  std::uint64_t begin = 0;
  std::uint64_t bytes = 0;
  std::uint64_t count = 0;
};

/// The directory's extent that the record for large archives tells of.
std::optional<Extent> large_extent(const exports::InputFile& file, std::uint64_t end_at) {
  constexpr std::size_t kLocatorBytes = 20;
  constexpr std::size_t kLargeEndBytes = 56;
  std::string record;
  if (end_at < kLocatorBytes || !file.read(end_at - kLocatorBytes, end_at, record)) return {};
  if (record.substr(0, 4) != "PK\x06\x07") return {};
  const std::uint64_t at = number(record, 8, 8);
  if (at > end_at || end_at - at < kLargeEndBytes) return {};
  if (!file.read(at, at + kLargeEndBytes, record)) return {};
  if (record.substr(0, 4) != "PK\x06\x06") return {};
  return Extent{number(record, 48, 8), number(record, 40, 8), number(record, 32, 8)};
}

std::optional<Extent> extent_of(const exports::InputFile& file) {
  if (file.size() < kEndBytes) return {};
  const std::size_t looked_at = std::min(file.size(), kEndBytes + kLongestComment);
  const std::size_t begin = file.size() - looked_at;
  std::string tail;
  if (!file.read(begin, file.size(), tail)) return {};
  for (std::size_t at = tail.size() - kEndBytes + 1; at-- > 0;) {
    if (tail.compare(at, 4, "PK\x05\x06") != 0) continue;
    if (at + kEndBytes + number(tail, at + 20, 2) != tail.size()) continue;
    if (number(tail, at + 4, 4) != 0) return {};  // several disks
    const Extent extent{number(tail, at + 16, 4), number(tail, at + 12, 4),
                        number(tail, at + 10, 2)};
    const bool is_large =
        extent.begin == kSaturated32 || extent.bytes == kSaturated32 || extent.count == 0xFFFF;
    return is_large ? large_extent(file, begin + at) : extent;
  }
  return {};
}

/// True when a name stays within its archive, on every system.
bool is_plain_name(std::string_view name) {
  if (name.empty() || name.front() == '/' ||
      name.find_first_of(std::string_view{"\\:\0", 3}) != std::string_view::npos) {
    return false;
  }
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

/// An entry of the directory, and where it says that its local record is.
struct Listed {
  ArchiveEntry entry;
  std::uint64_t local = 0;
  std::uint64_t flags = 0;
  std::uint64_t method = 0;
};

/// Sizes and place that did not fit, from the entry's extra field.
bool take_large_values(std::string_view extra, Listed& listed) {
  while (extra.size() >= 4) {
    const std::uint64_t id = number(extra, 0, 2);
    const std::uint64_t size = number(extra, 2, 2);
    if (extra.size() - 4 < size) return false;
    std::string_view values = extra.substr(4, size);
    extra.remove_prefix(4 + size);
    if (id != 1) continue;
    for (std::uint64_t* value : {&listed.entry.size, &listed.entry.packed, &listed.local}) {
      if (*value != kSaturated32) continue;
      if (values.size() < 8) return false;
      *value = number(values, 0, 8);
      values.remove_prefix(8);
    }
  }
  return true;
}

/// Takes the first entry off the directory's text.
std::optional<Listed> take_listed(std::string_view& text) {
  if (text.size() < kEntryBytes || text.substr(0, 4) != "PK\x01\x02") return {};
  const std::size_t name_size = number(text, 28, 2);
  const std::size_t extra_size = number(text, 30, 2);
  const std::size_t comment_size = number(text, 32, 2);
  const std::size_t size = kEntryBytes + name_size + extra_size + comment_size;
  if (text.size() < size) return {};
  Listed listed;
  listed.flags = number(text, 8, 2);
  listed.method = number(text, 10, 2);
  listed.local = number(text, 42, 4);
  listed.entry.name = text.substr(kEntryBytes, name_size);
  listed.entry.packed = number(text, 20, 4);
  listed.entry.size = number(text, 24, 4);
  listed.entry.checksum = number32(text, 16);
  listed.entry.is_packed = listed.method == 8;
  if (!take_large_values(text.substr(kEntryBytes + name_size, extra_size), listed)) return {};
  text.remove_prefix(size);
  return listed;
}

/// Why an entry is refused, or nothing.
std::string fault_of(const Listed& listed) {
  const std::string& name = listed.entry.name;
  const std::string shown = "« " + name + " »";
  std::string_view plain = name;
  if (!plain.empty() && plain.back() == '/') plain.remove_suffix(1);
  if (!is_plain_name(plain)) {
    return name.find('\0') == std::string::npos ? "le nom " + shown + " mène hors de l'archive"
                                                : "un nom de l'archive a un octet nul";
  }
  if ((listed.flags & 1U) != 0) return "il est protégé par un mot de passe";
  if (listed.method != 0 && listed.method != 8) {
    return shown + " est compressé d'une manière que copil ne connaît pas";
  }
  if (!listed.entry.is_packed && listed.entry.packed != listed.entry.size) return kContradictory;
  return {};
}

/// Finds where the entry's bytes begin. False when the record before them tells another story.
bool find_bytes(const exports::InputFile& file, std::uint64_t directory, Listed& listed) {
  ArchiveEntry& entry = listed.entry;
  std::string record;
  if (listed.local > directory || directory - listed.local < kLocalBytes) return false;
  if (!file.read(listed.local, listed.local + kLocalBytes, record)) return false;
  if (record.substr(0, 4) != "PK\x03\x04") return false;
  const std::uint64_t name_size = number(record, 26, 2);
  entry.begin = listed.local + kLocalBytes + name_size + number(record, 28, 2);
  if (entry.begin > directory || directory - entry.begin < entry.packed) return false;
  std::string name;
  const std::uint64_t name_at = listed.local + kLocalBytes;
  return name_size == entry.name.size() && number(record, 8, 2) == listed.method &&
         file.read(name_at, name_at + name_size, name) && name == entry.name;
}

/// `10 000`.
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ' ');
  return text;
}

/// Why the entries cannot stand together, or nothing. Sorts them by place.
std::string fault_of_all(std::vector<Listed>& all) {
  std::set<std::string_view> names;
  for (const Listed& listed : all) {
    if (!names.insert(listed.entry.name).second) {
      return "« " + listed.entry.name + " » y est deux fois";
    }
  }
  std::vector<const Listed*> by_place;
  by_place.reserve(all.size());
  for (const Listed& listed : all) by_place.push_back(&listed);
  std::sort(by_place.begin(), by_place.end(),
            [](const Listed* a, const Listed* b) { return a->local < b->local; });
  for (std::size_t i = 1; i < by_place.size(); ++i) {
    const ArchiveEntry& before = by_place[i - 1]->entry;
    if (before.begin + before.packed > by_place[i]->local) {
      return "« " + before.name + " » et « " + by_place[i]->entry.name +
             " » y occupent la même place";
    }
  }
  return {};
}

}  // namespace

Result<std::vector<ArchiveEntry>, std::string> read_directory(const exports::InputFile& file,
                                                              std::uint64_t most_entries) {
  const auto extent = extent_of(file);
  if (!extent) return kNotWhole;
  if (extent->count > most_entries || extent->bytes > most_entries * kMostBytesOfEntry) {
    return "il contient plus de " + grouped(most_entries) + " fichiers";
  }
  std::string text;
  const bool is_within =
      extent->begin <= file.size() && extent->bytes <= file.size() - extent->begin;
  if (!is_within || !file.read(extent->begin, extent->begin + extent->bytes, text)) {
    return kNotWhole;
  }
  std::vector<Listed> all;
  std::string_view rest = text;
  for (std::uint64_t i = 0; i < extent->count; ++i) {
    auto listed = take_listed(rest);
    if (!listed) return kNotWhole;
    std::string fault = fault_of(*listed);
    if (!fault.empty()) return fault;
    if (!find_bytes(file, extent->begin, *listed)) return kContradictory;
    all.push_back(std::move(*listed));
  }
  if (!rest.empty()) return kContradictory;
  std::string fault = fault_of_all(all);
  if (!fault.empty()) return fault;
  std::vector<ArchiveEntry> entries;
  for (Listed& listed : all) {
    if (listed.entry.name.back() != '/') entries.push_back(std::move(listed.entry));
  }
  return entries;
}

}  // namespace copil::spreadsheets
