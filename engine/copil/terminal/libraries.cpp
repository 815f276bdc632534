#include "copil/terminal/libraries.hpp"

#include <elf.h>
#include <link.h>

#include <cstdint>
#include <cstring>
#include <string_view>

#include "files/files.hpp"

namespace copil::program {

namespace {

/// Notes are laid out on multiples of four bytes.
std::size_t padded(std::size_t size) {
  return (size + 3) & ~std::size_t{3};
}

std::string hexadecimal(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

/// The build number among the notes of a segment; empty if none is.
std::string build_number(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof head);
    const std::size_t name_at = sizeof head;
    const std::size_t content_at = name_at + padded(head.n_namesz);
    const std::size_t end = content_at + padded(head.n_descsz);
    if (end > notes.size()) return {};
    const bool is_gnu = notes.substr(name_at, head.n_namesz) == std::string_view{"GNU\0", 4};
    if (is_gnu && head.n_type == NT_GNU_BUILD_ID) {
      return hexadecimal(notes.substr(content_at, head.n_descsz));
    }
    notes.remove_prefix(end);
  }
  return {};
}

std::string build_number(const dl_phdr_info& library) {
  for (int i = 0; i < library.dlpi_phnum; ++i) {
    const auto& segment = library.dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader gives addresses as numbers.
    const auto* begin = reinterpret_cast<const char*>(library.dlpi_addr + segment.p_vaddr);
    std::string found = build_number(std::string_view{begin, segment.p_memsz});
    if (!found.empty()) return found;
  }
  return {};
}

int add_library(dl_phdr_info* library, std::size_t, void* text) {
  const std::string_view path = library->dlpi_name;
  const std::string name{path.substr(path.rfind('/') + 1)};
  // The program itself has no name here, the kernel's page no file.
  const bool is_library = path.find('/') != std::string_view::npos;
  if (is_library) {
    *static_cast<std::string*>(text) += name + " " + build_number(*library) + "\n";
  }
  return 0;
}

}  // namespace

std::string loaded_libraries() {
  std::string text;
  ::dl_iterate_phdr(add_library, &text);
  return text;
}

const Checked<std::string>& program_digest() {
  static const Checked<std::string> kDigest = files::sha256_of_file("/proc/self/exe");
  return kDigest;
}

}  // namespace copil::program
