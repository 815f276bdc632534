#pragma once

/// Ctrl-C and the system's request to end, taken as a wish to stop cleanly: what is being written
/// is finished or removed, what is done is kept. A second Ctrl-C ends the program at once.
namespace copil::program {

/// From here on, SIGINT and SIGTERM are remembered instead of ending the program, and a file that
/// outgrows the system's limit is an error of writing instead of a signal.
void stop_on_request();

/// True once the program was asked to stop.
bool is_stop_requested();

}  // namespace copil::program
