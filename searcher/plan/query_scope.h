// query_scope.h - where a part of a query stands: in which field, under NOT or not, and how much of
// it must match.
#pragma once
#include "common/index/schema.h"

namespace musubi {

struct QueryScope {
  enum class Mode {
    All,    // every word must match
    Some,   // words that stand alone and phrases must, those of prose may
    Loose,  // none must: any will do
  };

  const Field* field = nullptr;  // nullptr: the whole document
  Mode mode = Mode::All;
  bool negated = false;

  // Whether it is text that is cut into words, not an exact value.
  bool is_text() const { return field == nullptr || field->type == FieldType::Text; }

  // Where texts of this scope are looked for.
  FieldId place() const { return field == nullptr ? FieldId::Body : field->id; }
};

}  // namespace musubi
