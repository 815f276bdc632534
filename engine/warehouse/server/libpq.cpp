#include "warehouse/server/libpq.hpp"

#include <dlfcn.h>

namespace copil::warehouse {

namespace {

/// The interface that libpq-fe.h describes, whatever the version behind it.
constexpr const char* kLibrary = "libpq.so.5";

template <class Function>
bool take(void* library, const char* name, Function& into) {
  into = reinterpret_cast<Function>(::dlsym(library, name));
  return into != nullptr;
}

struct Loaded {
  Libpq functions{};
  bool is_whole = false;
};

/// Never closed: connections may live as long as the process.
const Loaded& loaded() {
  static const Loaded kLoaded = [] {
    Loaded result;
    Libpq& to = result.functions;
    void* const library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return result;
    result.is_whole =
        take(library, "PQclear", to.PQclear) &&
        take(library, "PQconnectdbParams", to.PQconnectdbParams) &&
        take(library, "PQconnectionNeedsPassword", to.PQconnectionNeedsPassword) &&
        take(library, "PQconninfoFree", to.PQconninfoFree) &&
        take(library, "PQconninfoParse", to.PQconninfoParse) &&
        take(library, "PQerrorMessage", to.PQerrorMessage) && take(library, "PQexec", to.PQexec) &&
        take(library, "PQexecParams", to.PQexecParams) && take(library, "PQfinish", to.PQfinish) &&
        take(library, "PQfreemem", to.PQfreemem) &&
        take(library, "PQgetCopyData", to.PQgetCopyData) &&
        take(library, "PQgetResult", to.PQgetResult) &&
        take(library, "PQgetlength", to.PQgetlength) &&
        take(library, "PQgetvalue", to.PQgetvalue) && take(library, "PQntuples", to.PQntuples) &&
        take(library, "PQputCopyData", to.PQputCopyData) &&
        take(library, "PQputCopyEnd", to.PQputCopyEnd) &&
        take(library, "PQresultErrorField", to.PQresultErrorField) &&
        take(library, "PQresultErrorMessage", to.PQresultErrorMessage) &&
        take(library, "PQresultStatus", to.PQresultStatus) &&
        take(library, "PQsetNoticeProcessor", to.PQsetNoticeProcessor) &&
        take(library, "PQstatus", to.PQstatus);
    return result;
  }();
  return kLoaded;
}

}  // namespace

bool has_libpq() {
  return loaded().is_whole;
}

const Libpq& libpq() {
  return loaded().functions;
}

}  // namespace copil::warehouse
