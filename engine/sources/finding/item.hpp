#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "exports/input_file.hpp"
#include "sources/folder.hpp"

/// Inside the room: files of the folder and of its archives, one by one.
namespace copil::sources {

/// A file, on disk or within an archive.
struct Item {
  std::string base;   ///< its own name
  std::string name;   ///< the same within the folder: `envoi.zip, services.xlsx`
  std::string input;  ///< the file on disk
  std::string path;   ///< names it in messages
  std::function<Result<exports::InputFile, std::string>()> open;
  std::uint64_t bytes = 0;  ///< on disk or packed; 0: nobody knows
};

/// The item that a file of the folder is.
Item item_on_disk(const std::string& folder, const std::string& name);

/// The files within an archive that somebody may want read. Error: a French phrase.
Result<std::vector<Item>, std::string> items_within(const Item& archive);

/// Adds what the item holds of the files of the format to `found`, or its name to those not read.
void take_item(const Item& item, std::span<const std::string_view> stems, FoundFiles& found);

}  // namespace copil::sources
