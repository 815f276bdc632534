#include "copil/terminal/interruption.hpp"

#include <signal.h>

namespace copil::program {

namespace {

// A signal handler reaches nothing but what is static.
volatile sig_atomic_t stop_requested = 0;

void remember(int) {
  stop_requested = 1;
}

}  // namespace

void stop_on_request() {
  struct sigaction once {};
  once.sa_handler = &remember;
  // Calls of the libraries go on; the second signal finds the system's own handling again.
  once.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  sigemptyset(&once.sa_mask);
  ::sigaction(SIGINT, &once, nullptr);
  ::sigaction(SIGTERM, &once, nullptr);
  ::signal(SIGXFSZ, SIG_IGN);
}

bool is_stop_requested() {
  return stop_requested != 0;
}

}  // namespace copil::program
