#pragma once

#include <libpq-fe.h>

#include "base/owned.hpp"

/// Inside the room: libpq, opened when the first database is asked for. Twenty libraries come with
/// it (Kerberos, LDAP, TLS); linking them took a sixth of the start of every command.
namespace copil::warehouse {

/// Its functions, under their own names.
struct Libpq {
  decltype(&::PQclear) PQclear;
  decltype(&::PQconnectdbParams) PQconnectdbParams;
  decltype(&::PQconnectionNeedsPassword) PQconnectionNeedsPassword;
  decltype(&::PQconninfoFree) PQconninfoFree;
  decltype(&::PQconninfoParse) PQconninfoParse;
  decltype(&::PQerrorMessage) PQerrorMessage;
  decltype(&::PQexec) PQexec;
  decltype(&::PQexecParams) PQexecParams;
  decltype(&::PQfinish) PQfinish;
  decltype(&::PQfreemem) PQfreemem;
  decltype(&::PQgetCopyData) PQgetCopyData;
  decltype(&::PQgetResult) PQgetResult;
  decltype(&::PQgetlength) PQgetlength;
  decltype(&::PQgetvalue) PQgetvalue;
  decltype(&::PQntuples) PQntuples;
  decltype(&::PQputCopyData) PQputCopyData;
  decltype(&::PQputCopyEnd) PQputCopyEnd;
  decltype(&::PQresultErrorField) PQresultErrorField;
  decltype(&::PQresultErrorMessage) PQresultErrorMessage;
  decltype(&::PQresultStatus) PQresultStatus;
  decltype(&::PQsetNoticeProcessor) PQsetNoticeProcessor;
  decltype(&::PQstatus) PQstatus;
};

/// Whether this machine has it: to be asked before any of the functions is called.
bool has_libpq();

/// Those of the library that `has_libpq` found.
const Libpq& libpq();

inline void clear(PGresult* result) {
  libpq().PQclear(result);
}
inline void finish(PGconn* connection) {
  libpq().PQfinish(connection);
}
inline void free_options(PQconninfoOption* options) {
  libpq().PQconninfoFree(options);
}
inline void free_bytes(char* bytes) {
  libpq().PQfreemem(bytes);
}

using Rows = Owned<PGresult, clear>;

}  // namespace copil::warehouse
