#include "console/gate/gate.hpp"

#include <algorithm>

namespace copil::console {

namespace {

bool is_safe(const std::string& method) {
  return method == "GET" || method == "HEAD";
}

/// A path of ours: from the root, without control characters nor steps upwards.
bool is_sane(const std::string& target) {
  if (target.empty() || target[0] != '/' || target.size() > kTargetMax) return false;
  if (target.rfind("//", 0) == 0) return false;
  return std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

/// The target's path is that one, whatever its query.
bool is_at(const std::string& target, const std::string& path) {
  return target == path || target.rfind(path + "?", 0) == 0;
}

/// Browsers say where a request comes from; those that do not say so give its origin.
bool is_own(const Asked& asked, const Hosts& hosts) {
  if (asked.fetch_site) return *asked.fetch_site == "same-origin";
  if (!asked.origin) return false;
  return std::any_of(hosts.begin(), hosts.end(), [&](const std::string& host) {
    return *asked.origin == "http://" + host || *asked.origin == "https://" + host;
  });
}

}  // namespace

Refusal looked_at(const Asked& asked, const Hosts& hosts, std::int64_t upload_max) {
  const bool is_upload = asked.method == "PUT" && is_at(asked.target, kUploadPath);
  if (is_upload && asked.is_encoded) return Refusal::length_required;
  if (asked.is_encoded || !is_sane(asked.target)) return Refusal::bad_request;
  if (std::find(hosts.begin(), hosts.end(), asked.host) == hosts.end()) return Refusal::host;
  if (is_safe(asked.method)) {
    return asked.length.value_or(0) == 0 ? Refusal::none : Refusal::bad_request;
  }
  if (asked.method != "POST" && !is_upload) return Refusal::method;
  if (!asked.length) return Refusal::length_required;
  if (*asked.length < 0) return Refusal::bad_request;
  if (*asked.length > (is_upload ? upload_max : kBodyMax)) return Refusal::too_large;
  return is_own(asked, hosts) ? Refusal::none : Refusal::origin;
}

int status_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::none:
      return 200;
    case Refusal::bad_request:
      return 400;
    case Refusal::host:
      return 421;
    case Refusal::method:
      return 405;
    case Refusal::length_required:
      return 411;
    case Refusal::too_large:
      return 413;
    case Refusal::origin:
      return 403;
    case Refusal::signed_out:
      return 401;
    case Refusal::unnamed:
    case Refusal::unknown_user:
      return 403;
    case Refusal::closed:
      return 503;
  }
  return 500;
}

std::string words_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::none:
      return {};
    case Refusal::bad_request:
      return "Cette demande n'est pas de celles qu'un navigateur fait ici.";
    case Refusal::host:
      return "Ce nom de machine n'est pas permis. Ouvrez l'adresse que « copil servir » a affichée "
             "; "
             "pour venir par un autre nom, relancez-le avec --hote-permis NOM.";
    case Refusal::method:
      return "Cette façon de demander n'est pas permise.";
    case Refusal::length_required:
      return "Il manque la longueur de ce qui est envoyé.";
    case Refusal::too_large:
      return "Ce qui est envoyé est trop grand.";
    case Refusal::origin:
      return "Cette demande vient d'un autre site : elle est refusée.";
    case Refusal::signed_out:
      return "Personne n'est entré depuis ce navigateur. Ouvrez l'adresse que « copil servir » a "
             "affichée ; elle ne sert qu'une fois : relancez-le pour en avoir une autre.";
    case Refusal::unnamed:
      return "Le serveur web du site n'a pas dit qui vous êtes. La personne qui l'administre doit "
             "lui faire poser l'en-tête que « copil servir --entete-utilisateur » attend.";
    case Refusal::unknown_user:
      return "Le serveur web du site vous connaît, mais votre nom n'est pas dans la liste des "
             "accès de copil. Demandez à la personne qui l'administre de vous y ajouter "
             "(acces.yaml).";
    case Refusal::closed:
      return "La liste des accès ne peut pas être lue : personne n'entre. La personne qui "
             "l'administre en verra la faute avec « copil acces verifier ».";
  }
  return {};
}

}  // namespace copil::console
