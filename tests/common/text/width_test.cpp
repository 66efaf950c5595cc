#include "common/text/width.h"

#include <ctime>
#include <string>

#include "tests/catch.h"

namespace musubi {

TEST_CASE("every character takes the columns that a terminal gives it", "[text]") {
  struct Row {
    std::string why, text;
    int narrow, wide;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", "", 0, 0},
      {"Latin letters and digits", "Aomori 17", 9, 9},
      {"kanji, hiragana, katakana", "漢字かなカナ", 12, 12},
      {"half-width katakana, voiced mark of its own", "ﾃﾞｰﾀ", 4, 4},
      {"full-width Latin", "ＡＢＣ", 6, 6},
      {"ideographic space and wave dash", "　〜", 4, 4},
      {"decomposed voiced mark", "か\u3099", 2, 2},
      {"Latin letter with a combining macron", "o\u0304", 1, 1},
      {"kanji with a variation selector", "葛\U000E0100", 2, 2},
      {"kanji beyond the basic plane", "𠮷野", 4, 4},
      {"ambiguous signs follow the font", "…→█α", 4, 8},
      {"emoji", "🍎", 2, 2},
      {"emoji of several code points", "👩\u200D🌾", 2, 2},
      {"emoji with a skin tone", "👍🏽", 2, 2},
      {"flag", "🇯🇵", 2, 2},
      {"sign made an emoji by its selector", "☺\uFE0F", 2, 2},
      {"Hangul, composed and decomposed", "한\u1112\u1161\u11AB", 4, 4},
      {"control characters move nothing", "\x1b\x07\n", 0, 0},
      {"ill-formed bytes show as one U+FFFD each", "\xFF\xE9\x9D", 2, 4},
  }));
  INFO(row.why);
  CHECK(display_width(row.text) == row.narrow);
  CHECK(display_width(row.text, AmbiguousWidth::Wide) == row.wide);
}

TEST_CASE("a prefix fits its columns and never ends inside a character", "[text]") {
  struct Row {
    std::string why, text;
    int columns;
    std::string prefix;
  };
  const auto row = GENERATE(values<Row>({
      {"all of it", "青森", 4, "青森"},
      {"half a kanji does not fit", "青森", 3, "青"},
      {"no room at all", "青森", 0, ""},
      {"a voiced mark stays with its kana", "か\u3099か\u3099", 2, "か\u3099"},
      {"a half-width voiced mark as well", "ﾃﾞﾀ", 1, ""},
      {"a flag is not halved", "🇯🇵🇨🇳", 3, "🇯🇵"},
      {"a family stays together", "👩\u200D🌾！", 3, "👩\u200D🌾"},
  }));
  INFO(row.why);
  CHECK(prefix_of_width(row.text, row.columns) == row.prefix);
}

TEST_CASE("what is too long ends with an ellipsis inside its columns", "[text]") {
  struct Row {
    std::string text;
    int columns;
    std::string shortened;
  };
  const auto row = GENERATE(values<Row>({
      {"青森県", 6, "青森県"},
      {"青森県", 5, "青森…"},
      {"青森県", 4, "青…"},
      {"青森県", 1, "…"},
      {"青森県", 0, ""},
      {"", 0, ""},
  }));
  CHECK(shorten_to_width(row.text, row.columns) == row.shortened);
}

TEST_CASE("a text fits where it is no wider than the columns", "[text]") {
  CHECK(fits_into("青森", 4));
  CHECK(!fits_into("青森", 3));
  CHECK(fits_into("", 0));
  CHECK(fits_into("か\u3099", 2));
  CHECK(!fits_into("…", 1, AmbiguousWidth::Wide));
}

TEST_CASE("of a long text no more is looked at than fits", "[text]") {
  const std::string text(2U << 20, 'x');
  const std::clock_t begin = std::clock();
  for (int line = 0; line < 1000; ++line) REQUIRE(prefix_of_width(text, 80).size() == 80);
  CHECK(std::clock() - begin < 5 * CLOCKS_PER_SEC);  // of the whole of it each time: a minute
}

}  // namespace musubi
