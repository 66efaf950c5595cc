#include "common/text/locale_text.h"

#include <cstdlib>
#include <map>
#include <string>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using namespace musubi;
using musubi::test::Outcome;
using musubi::test::run;

namespace {

// The variables that name a locale, for the time of the object.
class Locale {
 public:
  explicit Locale(const std::map<std::string, std::string>& variables) {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
      const char* value = std::getenv(name);
      if (value != nullptr) old_[name] = value;
      ::unsetenv(name);
    }
    for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
  }
  ~Locale() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) ::unsetenv(name);
    for (const auto& [name, value] : old_) ::setenv(name.c_str(), value.c_str(), 1);
  }
  Locale(const Locale&) = delete;
  Locale& operator=(const Locale&) = delete;

 private:
  std::map<std::string, std::string> old_;
};

const std::string kEucJp = "\xC2\xE7\xCF\xA2";     // 大連
const std::string kShiftJis = "\x91\xE5\x98\x41";  // 大連

}  // namespace

TEST_CASE("what was typed is read in the charset of the locale", "[text]") {
  struct Row {
    std::string why;
    std::map<std::string, std::string> locale;
    std::string typed, text;  // empty: refused
  };
  const auto row = GENERATE(values<Row>({
      {"UTF-8 is kept", {{"LANG", "ja_JP.UTF-8"}}, "大連", "大連"},
      {"UTF-8 is kept in another locale too", {{"LANG", "ja_JP.EUC-JP"}}, "大連", "大連"},
      {"EUC-JP", {{"LANG", "ja_JP.EUC-JP"}}, kEucJp, "大連"},
      {"EUC-JP as glibc writes it", {{"LANG", "ja_JP.eucjp"}}, kEucJp, "大連"},
      {"EUC-JP as others do", {{"LC_ALL", "ja_JP.ujis"}}, kEucJp, "大連"},
      {"a locale without a charset", {{"LANG", "ja_JP"}}, kEucJp, "大連"},
      {"Shift_JIS", {{"LC_CTYPE", "ja_JP.SJIS"}}, kShiftJis, "大連"},
      {"code page 932", {{"LC_CTYPE", "ja_JP.CP932"}}, "\x87\x8A", "㈱"},
      {"with a modifier", {{"LANG", "ja_JP.EUC-JP@cjk"}}, kEucJp, "大連"},
      {"LC_ALL wins", {{"LC_ALL", "ja_JP.SJIS"}, {"LANG", "ja_JP.EUC-JP"}}, kShiftJis, "大連"},
      {"an empty one does not", {{"LC_ALL", ""}, {"LANG", "ja_JP.EUC-JP"}}, kEucJp, "大連"},
      {"not what the locale says", {{"LANG", "ja_JP.EUC-JP"}}, kShiftJis, ""},
      {"neither UTF-8", {{"LANG", "ja_JP.UTF-8"}}, kEucJp, ""},
      {"no charset is known", {{"LANG", "C"}}, kEucJp, ""},
      {"no locale at all", {}, kEucJp, ""},
      {"a charset that nobody knows", {{"LANG", "ja_JP.none-such"}}, kEucJp, ""},
      {"nothing", {{"LANG", "C"}}, "", ""},
  }));
  INFO(row.why);
  const Locale locale(row.locale);
  const auto text = utf8_text(row.typed);
  CHECK(text.has_value() == (row.typed.empty() || !row.text.empty()));
  CHECK(text.value_or("") == row.text);
}

TEST_CASE("a query and a filter in the terminal's charset find what they mean", "[cli][searcher]") {
  const auto ask = [](std::vector<std::string> arguments, const std::string& locale) {
    arguments.insert(arguments.begin(), {"--index", musubi::test::corpus_index()});
    return run("searcher", arguments, {{"LANG", locale}});
  };
  const std::string china = "\xC3\xE6\xB9\xF1";  // 中国 in EUC-JP
  CHECK(ask({kEucJp}, "ja_JP.EUC-JP").status == 0);
  CHECK(ask({"--country", china, kEucJp}, "ja_JP.EUC-JP").status == 0);
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{kEucJp},
                                             {"--country", china},
                                             {"--year", china},
                                             {"--show-query", kEucJp},
                                             {"--analyze", kEucJp}}) {
    const Outcome outcome = ask(arguments, "ja_JP.UTF-8");
    CAPTURE(arguments.front());
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("UTF-8"));
  }
  // The name of a file may be in any bytes.
  const Outcome unknown = ask({"--like", kEucJp}, "ja_JP.UTF-8");
  CHECK(unknown.status == 2);
  CHECK_THAT(unknown.err, Catch::Matchers::ContainsSubstring("ID が %C2%E7"));
}
