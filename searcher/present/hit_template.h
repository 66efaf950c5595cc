// hit_template.h - a line for each hit, as a user wants it: '{rank} {title} {url}'.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "searcher/answer.h"

namespace musubi {

class HitTemplate {
 public:
  // {NAME} stands for a field, \t and \n for a tab and a line end, {{ and \\ for themselves.
  // Fails on a field that no hit has, and on a brace that is not closed.
  static Result<HitTemplate> parse(std::string_view text);

  // The fields in it.
  const std::vector<std::string>& fields() const { return fields_; }

  // Each hit with a line end behind it; values on one line, safe to print.
  std::string present(const Answer& answer) const;

 private:
  std::vector<std::string> texts_;  // before, between and behind the fields
  std::vector<std::string> fields_;
};

}  // namespace musubi
