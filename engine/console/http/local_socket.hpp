#pragma once

#include <Poco/Net/ServerSocket.h>

#include <string>

#include "diagnostics/diagnostic.hpp"

/// Sockets of this machine's file system: who may write to the file may ask.
namespace copil::console {

/// Listens there, for the account and its group (0660). A socket that nobody listens on any more is
/// replaced. Errors: somebody listens, another kind of file stands there, the folder cannot be
/// written, a path longer than the system's 107 bytes.
Checked<Poco::Net::ServerSocket> open_local_socket(const std::string& path);

/// The listening socket that whoever started the program has opened already. Errors: it is no
/// socket of this kind.
Checked<Poco::Net::ServerSocket> passed_local_socket(int descriptor);

}  // namespace copil::console
