// Who is written to, out of a CSV.
#include <algorithm>
#include <array>

#include "exports/table.hpp"
#include "sending/distribution.hpp"

namespace copil::sending {

namespace {

constexpr std::array<exports::Column, 3> kRecipientColumns{
    exports::Column{"territoire", exports::Need::mandatory},
    exports::Column{"adresse", exports::Need::mandatory}, exports::Column{"nom"}};

/// Signs that no address needs, and that would open another line of a message.
bool is_address(std::string_view text) {
  const auto at = text.find('@');
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 127 &&
           std::string_view{"<>,;:\"()[]\\"}.find(c) == std::string_view::npos;
  });
  return is_plain && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos;
}

}  // namespace

Checked<std::map<std::string, Recipient>> read_recipients(const std::string& path) {
  const auto table = exports::open_table(path, {"destinataires.csv", kRecipientColumns});
  if (!table) return table.error();
  const std::string text = table->all_rows();
  exports::Rows rows{text, table->format, {0, text.size()}};
  std::map<std::string, Recipient> recipients;
  Diagnostics complaints;
  while (rows.next()) {
    const auto complain = [&](std::string message) {
      Diagnostic error = plain_error(std::move(message));
      error.place = table->message_place(table->first_line + rows.line());
      complaints.push_back(std::move(error));
    };
    const std::string territory{rows.cell(0)};
    const std::string address{rows.cell(1)};
    if (rows.fault())
      complain(std::string{rows.fault()->reason});
    else if (!is_address(address))
      complain("« " + address + " » n'est pas une adresse de courriel");
    else if (!recipients.try_emplace(territory, Recipient{address, std::string{rows.cell(2)}})
                  .second)
      complain("« " + territory + " » a déjà un destinataire");
  }
  if (!complaints.empty()) return complaints;
  return recipients;
}

}  // namespace copil::sending
