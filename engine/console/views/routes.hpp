#pragma once

#include <span>
#include <string_view>

#include "console/site/turns.hpp"
#include "console/views/views.hpp"

/// Each address of the console, and what one must be allowed to do to be answered there.
namespace copil::console {

struct Route {
  /// On what the action must be allowed.
  enum class Scope {
    territory,   ///< somewhere; what is shown is limited by the place itself to what is allowed
    everywhere,  ///< on the whole tree: what is shown or done is not of one territory
  };

  const char* path;
  bool is_post;
  Action action;
  Scope scope;
  Reply (*answer)(const Question&, Site&);
  Turn turn = Turn::reads;
};

std::span<const Route> routes();

/// The turn that a question at that address waits for.
Turn turn_of(std::string_view path, bool is_post);

/// Whether the user may look at that address at all; false for an address that there is not.
bool is_open_to(std::string_view path, const User& user, const records::Territoires& tree);

}  // namespace copil::console
