#include "common/term.h"

#include "common/index/hidden_terms.h"
#include "common/index/schema.h"
#include "common/text/utf8.h"
#include "tests/catch.h"

using namespace musubi;

TEST_CASE("a term over its bound is cut at a character and stays one of its own", "[index]") {
  for (const std::string unit : {"x", "県", "\xF0\xA0\xAE\xB7"}) {
    for (std::size_t bytes = 150; bytes < 300; ++bytes) {
      std::string whole;
      while (whole.size() < bytes) whole += unit;
      const std::string term = bounded_term(whole);
      CAPTURE(unit, whole.size());
      CHECK(term.size() <= kMaxTermBytes);
      CHECK(is_valid_utf8(term));
      CHECK(is_cut_term(term) == (whole.size() > kMaxTermBytes));
      CHECK((term == whole) == (whole.size() <= kMaxTermBytes));
      CHECK((bounded_term(whole + "a") != bounded_term(whole + "b")));
      CHECK(bounded_term(term) == term);
    }
  }
}

TEST_CASE("what is left of a cut term is known from a long beginning", "[index]") {
  std::string whole;
  while (whole.size() < 400) whole += "県x";
  const std::string term = bounded_term(whole);
  for (std::size_t bytes = 1; bytes <= whole.size(); ++bytes) {
    const std::string beginning(truncate_utf8(whole, bytes));
    const auto left = beginning_of_cut_terms(beginning);
    CAPTURE(bytes);
    CHECK(term.starts_with(left ? *left : beginning));
  }
}

TEST_CASE("hidden terms and those of one field are bounded too", "[index]") {
  const std::string name(300, 'x');
  CHECK(place_term(name + "a") != place_term(name + "b"));
  CHECK(place_term(name).size() <= kMaxTermBytes);
  CHECK(value_term(field(FieldId::Url), name + "a") != value_term(field(FieldId::Url), name + "b"));
}
