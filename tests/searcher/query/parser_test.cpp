#include "searcher/query/parser.h"

#include <algorithm>
#include <random>
#include <string>

#include "common/text/utf8.h"
#include "tests/catch.h"

using namespace musubi;

namespace {

std::string tree_of(std::string_view query) {
  const auto tree = parse_query(query);
  REQUIRE(tree.has_value());
  return to_text(*tree);
}

struct Row {
  std::string why, query, tree;
};

void check(const Row& row) {
  INFO(row.why << ": " << row.query);
  CHECK(tree_of(row.query) == row.tree);
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

std::size_t depth(const QueryNode& node) {
  std::size_t deepest = 0;
  for (const QueryNode& child : node.children) deepest = std::max(deepest, depth(child));
  return deepest + 1;
}

std::size_t leaf_count(const QueryNode& node) {
  if (node.children.empty()) return 1;
  std::size_t count = 0;
  for (const QueryNode& child : node.children) count += leaf_count(child);
  return count;
}

}  // namespace

TEST_CASE("words in any white space must all be found", "[query]") {
  check(GENERATE(values<Row>({
      {"one word", "大連", "大連"},
      {"a blank", "大連 経済", "(and 大連 経済)"},
      {"an ideographic space", "大連　経済", "(and 大連 経済)"},
      {"tab, newline, no-break space", "大連\t経済\n交流\u00A0協定", "(and 大連 経済 交流 協定)"},
      {"blanks at the ends", " 　大連 ", "大連"},
      {"a question stays whole", "青森県と大連市はいつ協定を結びましたか？",
       "青森県と大連市はいつ協定を結びましたか？"},
      {"a word is kept as it was typed", "ﾃﾞｰﾀ ＰＤＦ", "(and ﾃﾞｰﾀ ＰＤＦ)"},
      {"symbols between words find nothing and are left out", "大連 & 経済 ★", "(and 大連 経済)"},
      {"letters and digits in disguise are words", "㈱ ① ㍻", "(and ㈱ ① ㍻)"},
      {"kanji outside the basic plane", "𠮷野 〇", "(and 𠮷野 〇)"},
      {"AND between words says nothing new", "大連 AND 経済", "(and 大連 経済)"},
      {"full-width AND", "大連　ＡＮＤ　経済", "(and 大連 経済)"},
  })));
}

TEST_CASE("OR finds either side and binds more loosely than AND", "[query]") {
  check(GENERATE(values<Row>({
      {"two words", "大連 OR 瀋陽", "(or 大連 瀋陽)"},
      {"three are one list", "大連 OR 瀋陽 OR 長春", "(or 大連 瀋陽 長春)"},
      {"full width", "大連　ＯＲ　瀋陽", "(or 大連 瀋陽)"},
      {"a vertical bar", "大連 | 瀋陽", "(or 大連 瀋陽)"},
      {"a bar without blanks, full width", "大連｜瀋陽||長春", "(or 大連 瀋陽 長春)"},
      {"AND first", "大連 経済 OR 瀋陽 観光", "(or (and 大連 経済) (and 瀋陽 観光))"},
      {"a group first", "(大連 OR 瀋陽) 経済", "(and (or 大連 瀋陽) 経済)"},
      {"in lower case it is a word", "大連 or 瀋陽 and not", "(and 大連 or 瀋陽 and not)"},
      {"mixed case is a word", "Or And ＮＯｔ", "(and Or And ＮＯｔ)"},
      {"inside a word it is part of it", "ORANGE ANDES NOTE OR", "(and ORANGE ANDES NOTE)"},
  })));
}

TEST_CASE("NOT and a minus sign exclude what follows", "[query]") {
  check(GENERATE(values<Row>({
      {"NOT", "大連 NOT 経済", "(and 大連 (not 経済))"},
      {"AND NOT", "大連 AND NOT 経済", "(and 大連 (not 経済))"},
      {"full-width NOT", "大連　ＮＯＴ　経済", "(and 大連 (not 経済))"},
      {"minus", "大連 -経済", "(and 大連 (not 経済))"},
      {"full-width minus", "大連　－経済", "(and 大連 (not 経済))"},
      {"mathematical minus", "大連 −経済", "(and 大連 (not 経済))"},
      {"all but", "NOT 中国", "(not 中国)"},
      {"all but, in short", "-中国", "(not 中国)"},
      {"binds tighter than AND and OR", "NOT 大連 経済 OR -瀋陽",
       "(or (and (not 大連) 経済) (not 瀋陽))"},
      {"a group", "大連 -(経済 OR 観光)", "(and 大連 (not (or 経済 観光)))"},
      {"a phrase", "大連 -「経済 交流」", "(and 大連 (not \"経済 交流\"))"},
      {"a field", "大連 -国:中国", "(and 大連 (not (country 中国)))"},
      {"a field's value", "国：－中国", "(not (country 中国))"},
      {"a prefix", "-観光*", "(not 観光*)"},
      {"first thing in a group", "(-大連)", "(not 大連)"},
      {"behind a bar", "大連|-瀋陽", "(or 大連 (not 瀋陽))"},
      {"twice is not at all", "NOT NOT 大連", "大連"},
      {"twice, through a group", "-(NOT 大連)", "大連"},
      {"an operator's name can be excluded", "協定 -OR", "(and 協定 (not OR))"},
      {"a hyphen inside a word", "Wi-Fi COVID-19", "(and Wi-Fi COVID-19)"},
      {"the long vowel mark is a letter", "ーク", "ーク"},
      {"a lone minus is nothing", "大連 - 経済 －", "(and 大連 経済)"},
      {"options are words", "--help", "--help"},
      {"behind a phrase it is no start of a word", "「大連」-経済", "(and \"大連\" -経済)"},
      {"excluding a symbol is nothing", "NOT ★ 大連", "大連"},
      {"excluding an empty phrase is nothing", "-\"\" 大連", "大連"},
  })));
}

TEST_CASE("a phrase stands in any kind of quotes", "[query]") {
  check(GENERATE(values<Row>({
      {"straight quotes", "\"友好 協定\"", "\"友好 協定\""},
      {"curly quotes", "“友好協定”", "\"友好協定\""},
      {"two closing quotes, as an IME types them", "”友好協定”", "\"友好協定\""},
      {"full-width quotes", "＂友好協定＂", "\"友好協定\""},
      {"one kind opens, another closes", "\"友好協定”", "\"友好協定\""},
      {"corner brackets", "「友好協定」", "\"友好協定\""},
      {"double corner brackets", "『友好協定』", "\"友好協定\""},
      {"half-width corner brackets", "｢友好協定｣", "\"友好協定\""},
      {"brackets of another kind inside", "「友好『経済』協定」", "\"友好『経済』協定\""},
      {"brackets of the same kind inside", "「友好「経済」協定」", "\"友好「経済」協定\""},
      {"quotes inside brackets", "「友好\"経済\"協定」", "\"友好\\\"経済\\\"協定\""},
      {"no blank around", "大連「経済」交流", "(and 大連 \"経済\" 交流)"},
      {"operators inside are text", "\"A OR (B) -C title:D*\"", "\"A OR (B) -C title:D*\""},
      {"blanks at the ends do not matter", "「　友好協定 」", "\"友好協定\""},
      {"an operator's name", "\"OR\"", "\"OR\""},
      {"operators need no blank beside quotes", "「大連」OR「瀋陽」", "(or \"大連\" \"瀋陽\")"},
      {"unclosed: words", "\"友好 協定", "(and 友好 協定)"},
      {"unclosed bracket: words", "「友好 協定", "(and 友好 協定)"},
      {"unclosed outside a closed one", "「友好「協定」", "(and 友好 \"協定\")"},
      {"closed but never opened", "友好」 協定』", "(and 友好 協定)"},
      {"brackets that cross: the first wins", "「友好『経済」協定』", "(and \"友好『経済\" 協定)"},
      {"inches", "24\"モニター", "(and 24 モニター)"},
      {"empty", "大連 \"\" 「」 『　』", "大連"},
      {"symbols only", "大連 「！？」", "大連"},
  })));
}

TEST_CASE("an asterisk behind a word asks for what begins with it", "[query]") {
  check(GENERATE(values<Row>({
      {"half width", "観光*", "観光*"},
      {"full width", "観光＊", "観光*"},
      {"several", "観光**", "観光*"},
      {"with a hyphen", "Wi-F*", "Wi-F*"},
      {"in front it is a symbol", "*観光", "*観光"},
      {"in the middle too", "観*光", "観*光"},
      {"alone", "*", "()"},
      {"behind symbols", "!?*", "()"},
      {"in a field", "題名：観光＊", "(title 観光*)"},
  })));
}

TEST_CASE("parentheses group, those without counterpart are left out", "[query]") {
  check(GENERATE(values<Row>({
      {"full width", "（大連　ＯＲ　瀋陽）　経済", "(and (or 大連 瀋陽) 経済)"},
      {"widths mixed", "(大連 OR 瀋陽） 経済", "(and (or 大連 瀋陽) 経済)"},
      {"nested", "((大連) OR (瀋陽 (経済 OR 観光)))", "(or 大連 (and 瀋陽 (or 経済 観光)))"},
      {"against a word", "大連(中国)", "(and 大連 中国)"},
      {"of no effect", "(大連) (経済)", "(and 大連 経済)"},
      {"operators against parentheses", "(大連)OR(瀋陽)", "(or 大連 瀋陽)"},
      {"never closed", "(大連 OR 瀋陽", "(or 大連 瀋陽)"},
      {"never opened", "大連 OR 瀋陽) 経済", "(or 大連 (and 瀋陽 経済))"},
      {"one too many", "((大連 OR 瀋陽) 経済", "(and (or 大連 瀋陽) 経済)"},
      {"the wrong way round", ")大連(", "大連"},
      {"empty", "大連 () （　）", "大連"},
      {"inside a phrase they are text", "「大連（中国」 経済）", "(and \"大連（中国\" 経済)"},
  })));
}

TEST_CASE("a field's name and a colon look into that field", "[query]") {
  check(GENERATE(values<Row>({
      {"English", "title:大連", "(title 大連)"},
      {"Japanese, full-width colon", "題名：大連", "(title 大連)"},
      {"Japanese, half-width colon", "題名:大連", "(title 大連)"},
      {"another name", "タイトル：大連", "(title 大連)"},
      {"in full width", "ＴＩＴＬＥ：大連", "(title 大連)"},
      {"in capitals", "Country:China", "(country China)"},
      {"prefecture", "都道府県：青森", "(prefecture 青森)"},
      {"domain", "分野：経済", "(domain 経済)"},
      {"organization", "団体:仙台市", "(organization 仙台市)"},
      {"partner", "相手：大連", "(partner 大連)"},
      {"a phrase", "題名:「友好 協定」", "(title \"友好 協定\")"},
      {"a group", "国：（中国 OR 韓国）", "(country (or 中国 韓国))"},
      {"a field inside a group", "題名:(大連 国:中国)", "(title (and 大連 (country 中国)))"},
      {"among others", "大連 国:中国 経済", "(and 大連 (country 中国) 経済)"},
      {"only what follows directly", "題名:大連 経済", "(and (title 大連) 経済)"},
      {"a colon in the value", "url:https://example.jp/a", "(url https://example.jp/a)"},
      {"a field's name in the value", "題名:国:中国", "(title 国:中国)"},
      {"an operator's name in the value", "題名:OR", "(title OR)"},
      {"no such field", "foo:bar", "foo:bar"},
      {"an address", "https://example.jp/a?b=c", "https://example.jp/a?b=c"},
      {"a time of day", "12:30 １２：３０", "(and 12:30 １２：３０)"},
      {"no name", ":大連 ：", ":大連"},
      {"no value", "題名: 大連", "(and 題名: 大連)"},
      {"no value at the end", "大連 title:", "(and 大連 title:)"},
      {"a value of symbols", "題名:！ 大連", "(and 題名: 大連)"},
      {"an excluded value of symbols", "題名:-！ 大連", "(and 題名: 大連)"},
      {"a name where a value should be", "題名:「国:中国", "(and 題名: (country 中国))"},
  })));
}

TEST_CASE("dates are asked for by year, by day and by range", "[query]") {
  check(GENERATE(values<Row>({
      {"a year", "year:2004", "(year 2004)"},
      {"years", "year:2004..2012", "(year 2004..2012)"},
      {"Japanese name", "年：2004", "(year 2004)"},
      {"full-width digits", "年：２００４", "(year 2004)"},
      {"open to the left", "year:..2012", "(year ..2012)"},
      {"open to the right", "year:2004..", "(year 2004..)"},
      {"a wave dash", "年：２００４～２０１２", "(year 2004..2012)"},
      {"eras", "年:平成16..平成24", "(year 2004..2012)"},
      {"months", "date:2004-12..2005-03", "(date 2004-12..2005-03)"},
      {"months of an era", "date:平成16年12月..平成17年3月", "(date 2004-12..2005-03)"},
      {"a day", "日付：2004-12-24", "(date 2004-12-24)"},
      {"in quotes", "date:「平成16年12月24日」", "(date 2004-12-24)"},
      {"a year field reads the year only", "year:2004-12-24", "(year 2004)"},
      {"alternatives", "year:(2004 OR 2010..2012)", "(or (year 2004) (year 2010..2012))"},
      {"all but", "-year:2004", "(not (year 2004))"},
      {"beside words", "大連 year:2004", "(and 大連 (year 2004))"},
      {"inside another field", "題名:(大連 year:2004)", "(title (and 大連 (year 2004)))"},
      {"no date: words", "year:大連", "(and year: 大連)"},
      {"no date on either side: words", "年:.. 大連", "(and 年: 大連)"},
      {"no date in quotes: a phrase", "date:「来年 春」", "(and date: \"来年 春\")"},
      {"no such month: words", "date:2004-13", "(and date: 2004-13)"},
      {"the wrong way round: words", "year:2012..2004", "(and year: 2012..2004)"},
      {"no date in a group: words", "year:(2004 OR 大連)", "(or (year 2004) 大連)"},
      {"a prefix is no date", "year:200*", "(and year: 200*)"},
      {"a number is no date without a field", "2004", "2004"},
  })));
}

TEST_CASE("operators without operands are left out", "[query]") {
  check(GENERATE(values<Row>({
      {"at the end", "大連 OR", "大連"},
      {"at the start", "OR 大連", "大連"},
      {"NOT at the end", "大連 NOT", "大連"},
      {"twice", "大連 AND AND 経済", "(and 大連 経済)"},
      {"AND OR", "大連 AND OR 瀋陽", "(or 大連 瀋陽)"},
      {"OR AND", "大連 OR AND 瀋陽", "(or 大連 瀋陽)"},
      {"NOT AND", "大連 NOT AND 瀋陽", "(and 大連 瀋陽)"},
      {"in a group", "(OR) 大連 (AND 経済)", "(and 大連 経済)"},
      {"bars alone", "| || ｜", "()"},
      {"alone: a word", "OR", "OR"},
      {"alone together: words", "NOT AND ★", "(and NOT AND)"},
  })));
}

TEST_CASE("a query without a letter or digit asks for nothing", "[query]") {
  check(GENERATE(values<Row>({
      {"empty", "", "()"},
      {"blanks", " 　\t\n", "()"},
      {"symbols", "!? ★ 。、… -- ：", "()"},
      {"brackets", "()「」『』\"\"（（", "()"},
      {"control characters", "\x01\x1B\x7F", "()"},
      {"ill-formed bytes", "\xFF\xC0\xE3\x81", "()"},
  })));
}

TEST_CASE("ill-formed and unprintable characters part words and are not printed", "[query]") {
  check(GENERATE(values<Row>({
      {"a terminal escape", "大連\x1B[31m経済", "(and 大連 [31m経済)"},
      {"a nul", std::string("大連\0経済", 13), "(and 大連 経済)"},
      {"a control character of C1", "大連\u0085経済\u009B交流", "(and 大連 経済 交流)"},
      {"a stray byte", "大連\xFF経済", "(and 大連 経済)"},
      {"a cut character", "大連 経\xE6\xB8", "(and 大連 経)"},
      {"a control character in a phrase", "「大連\a経済」", "\"大連 経済\""},
      {"a bidirectional override is passed over", "\u202E大連\u202C", "大連"},
      {"a byte order mark is passed over", "\uFEFFNOT 大連", "(not 大連)"},
      {"a zero-width space is passed over", "題名\u200B：大連", "(title 大連)"},
  })));
}

TEST_CASE("a query that is too long is refused with a hint", "[query]") {
  const ParseOptions options;

  const std::string longest(options.max_bytes, 'a');
  CHECK(parse_query(longest));
  const auto refused = parse_query(longest + "a");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message ==
        "the query is 32769 bytes long; the longest allowed is 32768 bytes");
  CHECK_FALSE(refused.error().hint.empty());
}

TEST_CASE("a query of too many words is refused with a hint", "[query]") {
  const auto piece = GENERATE(as<std::string>{}, "大連 ", "「大連」", "大*　", "国:中 ", "OR a ");
  INFO(piece);
  const ParseOptions options;

  CHECK(parse_query(repeated(piece, options.max_words)));
  const auto refused = parse_query(repeated(piece, options.max_words + 1));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "the query has more than 256 words");
  CHECK_FALSE(refused.error().hint.empty());
}

TEST_CASE("groups nested too deep are taken apart", "[query]") {
  const ParseOptions options{.max_depth = 2};
  const auto parsed = [&](std::string_view query) { return to_text(*parse_query(query, options)); };

  CHECK(parsed("甲 OR (乙 (丙 OR 丁))") == "(or 甲 (and 乙 (or 丙 丁)))");
  CHECK(parsed("甲 OR (乙 (丙 (丁 OR 戊)))") == "(or 甲 (and 乙 (or (and 丙 丁) 戊)))");
}

TEST_CASE("no nesting, however deep, exhausts the stack", "[query]") {
  const auto piece = GENERATE(as<std::string>{}, "(", "-(", "NOT ", "(a OR ", "title:(", "title:「",
                              "「", "year:(", "(-title:");
  INFO(piece);
  for (const std::string_view closing : {"", ")", "」", "a"}) {
    std::string query = repeated(piece, 200) + "大連" + repeated(closing, 200);
    const auto tree = parse_query(query);
    REQUIRE(tree);
    CHECK(depth(*tree) <= 4 * 32 + 4);

    query = repeated(piece, 30'000 / (piece.size() + 4)) + "大連";
    while (query.size() + closing.size() < 32'000 && !closing.empty()) query += closing;
    const auto long_tree = parse_query(query);
    if (long_tree) CHECK(depth(*long_tree) <= 4 * 32 + 4);
  }
}

TEST_CASE("a part of a query is quoted as somebody would type it, and means the same", "[query]") {
  const auto [query, typed] = GENERATE(table<std::string, std::string>({
      {"大連 ((北海道 火星) OR 冥王星)", "大連 ((北海道 火星) OR 冥王星)"},
      {"国:(中国 フランス) 大連", "国・地域:(中国 フランス) 大連"},
      {"国:(中国 OR フランス)", "国・地域:(中国 OR フランス)"},
      {"大連 -(青森 経済)", "大連 -(青森 経済)"},
      {"大連 -(青森 OR 経済)", "大連 -(青森 OR 経済)"},
      {"題名:((大連 「友好 交流」) OR 経済*)", "題名:((大連 \"友好 交流\") OR 経済*)"},
      {"-題名:\"青森 大連\" 年:2004..2012", "-題名:\"青森 大連\" 年:2004..2012"},
      {"(大連 -(青森 経済)) OR \"友好 交流\"", "((大連 -(青森 経済)) OR \"友好 交流\")"},
  }));
  const auto tree = parse_query(query);
  REQUIRE(tree);
  CHECK(as_typed(*tree) == typed);
  CHECK(tree_of(typed) == tree_of(query));
}

TEST_CASE("whatever is typed parses to a bounded tree that is safe to print", "[query]") {
  const std::vector<std::string> alphabet = {
      "(",    ")",      "（",     "）",     "\"",   "“",        "”",      "「",
      "」",   "『",     "』",     " ",      "　",   "OR",       "ＡＮＤ", "NOT",
      "AND",  "-",      "－",     "*",      "＊",   ":",        "：",     "|",
      "..",   "title",  "国",     "年",     "year", "date",     "2004",   "平成16年",
      "大連", "a",      "★",      "㍻",     "\xFF", "\xE3\x81", "\xF0",   std::string(1, '\0'),
      "\x1B", "\u202E", "\u200B", "\uFFFF", "𠮷",   "\u3099"};
  std::mt19937 random(20041224);
  std::uniform_int_distribution<std::size_t> piece(0, alphabet.size() - 1);
  std::uniform_int_distribution<int> piece_count(0, 60);

  for (int round = 0; round < 8000; ++round) {
    std::string query;
    for (int left = piece_count(random); left > 0; --left) query += alphabet[piece(random)];
    const ParseOptions options{.max_depth = 4};
    const auto tree = parse_query(query, options);
    INFO(printable(query));
    REQUIRE(tree);
    REQUIRE(depth(*tree) <= 4 * options.max_depth + 4);
    REQUIRE(leaf_count(*tree) <= 60);
    const std::string text = to_text(*tree);
    REQUIRE(is_valid_utf8(text));
    REQUIRE(printable(text) == text);
    REQUIRE(text.find_first_of("\n\t") == std::string::npos);
  }
}
