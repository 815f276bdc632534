#include "conformity/content/contrast.hpp"

#include <algorithm>
#include <cmath>

namespace copil::conformity {

namespace {

constexpr double kLargeText = 18;
constexpr std::size_t kMostSurfaces = 4000;

/// Relative luminance of a colour whose parts go from 0 to 1.
double luminance(double red, double green, double blue) {
  const auto linear = [](double part) {
    return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

bool is_one_of(std::string_view op, std::initializer_list<std::string_view> ops) {
  return std::find(ops.begin(), ops.end(), op) != ops.end();
}

}  // namespace

/// The matrix that does `first`, then `second`.
ContrastWalk::Matrix ContrastWalk::product(const Matrix& first, const Matrix& second) {
  const auto [a, b, c, d, e, f] = first;
  const auto [p, q, r, s, t, u] = second;
  return {a * p + b * r, a * q + b * s,     c * p + d * r,
          c * q + d * s, e * p + f * r + t, e * q + f * s + u};
}

ContrastWalk::Point ContrastWalk::moved(Point point, const Matrix& matrix) {
  return {matrix[0] * point.x + matrix[2] * point.y + matrix[4],
          matrix[1] * point.x + matrix[3] * point.y + matrix[5]};
}

void ContrastWalk::add(const std::string& op, const std::vector<double>& parts) {
  if (change_state(op, parts) || add_points(op, parts)) return;
  if (is_one_of(op, {"BT", "Tm", "Td", "TD", "Tf"})) {
    move_text(op, parts);
  } else {
    paint(op);
  }
}

bool ContrastWalk::change_state(const std::string& op, const std::vector<double>& parts) {
  if (op == "q") {
    saved_.push_back(state_);
  } else if (op == "Q") {
    if (saved_.empty()) return true;
    state_ = saved_.back();
    saved_.pop_back();
  } else if (is_one_of(op, {"cm", "rg", "g"})) {
    if (op == "cm" && parts.size() == 6) {
      state_.matrix =
          product({parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]}, state_.matrix);
    }
    if (op == "rg" && parts.size() == 3) {
      state_.luminance = luminance(parts[0], parts[1], parts[2]);
    }
    if (op == "g" && parts.size() == 1) {
      state_.luminance = luminance(parts[0], parts[0], parts[0]);
    }
  } else {
    return false;
  }
  return true;
}

bool ContrastWalk::add_points(const std::string& op, const std::vector<double>& parts) {
  if (!is_one_of(op, {"re", "m", "l", "c", "v", "y"})) return false;
  if (op == "re") {
    if (parts.size() != 4) return true;
    add_point({parts[0], parts[1]});
    add_point({parts[0] + parts[2], parts[1] + parts[3]});
    return true;
  }
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) add_point({parts[i], parts[i + 1]});
  return true;
}

void ContrastWalk::add_point(Point point) {
  outline_.push_back(moved(point, state_.matrix));
}

void ContrastWalk::move_text(const std::string& op, const std::vector<double>& parts) {
  if (op == "BT") {
    text_ = {1, 0, 0, 1, 0, 0};
  } else if (op == "Tf") {
    if (!parts.empty()) size_ = parts.back();
  } else if (op == "Tm") {
    if (parts.size() == 6) {
      text_ = {parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]};
    }
  } else if (parts.size() == 2) {
    text_ = product({1, 0, 0, 1, parts[0], parts[1]}, text_);
  }
}

void ContrastWalk::paint(const std::string& op) {
  if (is_one_of(op, {"f", "F", "f*", "B", "B*", "b", "b*"}) && !outline_.empty()) {
    Surface surface{outline_.front(), outline_.front(), state_.luminance};
    for (const Point point : outline_) {
      surface.low = {std::min(surface.low.x, point.x), std::min(surface.low.y, point.y)};
      surface.high = {std::max(surface.high.x, point.x), std::max(surface.high.y, point.y)};
    }
    if (surfaces_.size() > kMostSurfaces) surfaces_.erase(surfaces_.begin());
    surfaces_.push_back(surface);
    outline_.clear();
  }
  if (is_one_of(op, {"n", "S", "s"})) outline_.clear();
}

SeenText ContrastWalk::text() const {
  const Matrix matrix = product(text_, state_.matrix);
  // A little inside the first letter.
  const Point at = moved({0.3 * size_, 0.3 * size_}, matrix);
  double ground = 1;
  for (const Surface& surface : surfaces_) {
    const bool is_under = surface.low.x <= at.x && at.x <= surface.high.x &&
                          surface.low.y <= at.y && at.y <= surface.high.y;
    if (is_under) ground = surface.luminance;
  }
  const auto [dark, light] = std::minmax({ground, state_.luminance});
  const double height = size_ * std::hypot(matrix[2], matrix[3]);
  return {(light + 0.05) / (dark + 0.05), height >= kLargeText ? 3.0 : 4.5};
}

}  // namespace copil::conformity
