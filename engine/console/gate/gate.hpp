#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Who gets in: what is looked at of every request before anything else is done with it.
namespace copil::console {

/// The most that a form may hold.
inline constexpr std::int64_t kBodyMax = 64 * 1024;
/// Where files are sent, by PUT: the only address that takes any.
inline constexpr const char* kUploadPath = "/donnees/deposer";
inline constexpr std::size_t kTargetMax = 2048;

/// What a request says of itself. Header values are never given back.
struct Asked {
  std::string method;
  std::string target;                     ///< path and query, as sent
  std::string host;                       ///< of the header Host; empty when absent or twofold
  std::optional<std::string> origin;      ///< of Origin
  std::optional<std::string> fetch_site;  ///< of Sec-Fetch-Site
  std::optional<std::int64_t> length;     ///< of Content-Length
  bool is_encoded = false;                ///< has Transfer-Encoding
  std::string session;                    ///< of our own cookie; empty when absent
};

enum class Refusal {
  none,
  bad_request,      ///< 400
  host,             ///< 421: another name
  method,           ///< 405
  length_required,  ///< 411
  too_large,        ///< 413
  origin,           ///< 403: asked by another site
  signed_out,       ///< 401
  unnamed,          ///< 403: the site's web server does not say who asks
  unknown_user,     ///< 403: a name that acces.yaml does not have
  closed,           ///< 503: acces.yaml cannot be read at present
};
int status_of(Refusal refusal);
/// What the page says of it, in French, with how to mend it.
std::string words_of(Refusal refusal);

/// The names under which a browser may come, `127.0.0.1:8010` first.
using Hosts = std::vector<std::string>;

/// Whether the request may be looked at, its session apart. A file sent holds `upload_max` bytes at
/// most.
Refusal looked_at(const Asked& asked, const Hosts& hosts, std::int64_t upload_max);

}  // namespace copil::console
