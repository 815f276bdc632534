#pragma once

#include <Poco/JSON/Array.h>

#include <string>
#include <vector>

#include "production/ledger.hpp"

/// Inside the room: lists of texts and of files as JSON, and back. Readers throw Poco's exceptions.
namespace copil::production {

Poco::JSON::Array::Ptr strings_json(const std::vector<std::string>& texts);
std::vector<std::string> read_strings(const Poco::JSON::Array::Ptr& array);

/// Each with its name, size and SHA-256.
Poco::JSON::Array::Ptr files_json(const std::vector<MadeFile>& files);
std::vector<MadeFile> read_files(const Poco::JSON::Array::Ptr& array);

}  // namespace copil::production
