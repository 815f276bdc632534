#pragma once

#include <signal.h>

#include <initializer_list>

namespace copil::program {

/// While it lives, Ctrl-C and its like wait: a file being written is finished, or was not begun.
class Undisturbed {
 public:
  Undisturbed() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
  }
  ~Undisturbed() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Undisturbed(const Undisturbed&) = delete;
  Undisturbed& operator=(const Undisturbed&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace copil::program
