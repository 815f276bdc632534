#pragma once

#include <algorithm>
#include <filesystem>

#include "chain/program.hpp"
#include "support/postgres_server.hpp"

/// Data folders as tables of a base.
namespace copil::testing {

/// Every CSV file of a folder as a table of a base, all its columns text or not at all.
inline void load(const PostgresServer& server, const std::string& folder, const std::string& base) {
  server.sql("CREATE DATABASE " + base);
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() != ".csv") continue;
    const std::string text = bytes_of(entry.path().string());
    const std::string name = entry.path().stem().string();
    const std::string header = text.substr(0, text.find('\n'));
    std::string columns;
    for (std::size_t at = 0; at <= header.size();) {
      const std::size_t end = std::min(header.find(';', at), header.size());
      columns += (columns.empty() ? "\"" : ", \"") + header.substr(at, end - at) + "\" text";
      at = end + 1;
    }
    server.sql("CREATE TABLE " + name + " (" + columns + ");\n\\copy " + name + " FROM '" +
                   entry.path().string() + "' WITH (FORMAT csv, HEADER, DELIMITER ';')\n",
               base);
  }
}

}  // namespace copil::testing
