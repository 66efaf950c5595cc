// Messages in the user's language.
#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "common/messages.h"
#include "common/text/width.h"
#include "tests/catch.h"
#include "tests/cli/officer.h"
#include "tests/sources/source_tree.h"

using namespace musubi::test;
using musubi::Language;
using musubi::translated;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Hiragana, which every Japanese sentence has and a name of a place seldom.
bool has_japanese(const std::string& text) {
  return text.find("\xE3\x81") != std::string::npos ||
         text.find("\xE3\x82\x8B") != std::string::npos;
}

Outcome in_language(const std::string& locale, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", corpus_index()});
  return run("searcher", arguments, {{"LANG", locale}});
}

}  // namespace

TEST_CASE("a sentence is told in either language, with what stands in its holes", "[messages]") {
  struct Row {
    std::string english, japanese;
  };
  for (const Row& row :
       std::vector<Row>{{"the query holds nothing to search for", "検索語がありません"},
                        {"--limit is a number from 0 to 10000",
                         "--limit には 0 から 10000 までの数を指定してください"},
                        {"2 of 3 queries were answered with an error",
                         "検索語 3 件のうち 2 件は、エラーのため検索できませんでした"},
                        {"cannot open the index in x: a stored document is damaged",
                         "x の索引を開けません: 保存された文書が壊れています"}}) {
    CHECK(translated(row.english, Language::Japanese) == row.japanese);
    CHECK(translated(row.english, Language::Usual) == row.english);
    CHECK(translated(row.japanese, Language::English) == row.english);
  }
  CHECK(translated("unknown colour (色): 赤い", Language::Japanese) ==
        "「赤い」という色はありません");
  CHECK(translated("nothing of ours", Language::Japanese) == "nothing of ours");
  CHECK(translated("", Language::English).empty());
}

TEST_CASE("the table of messages is sound", "[messages]") {
  const auto holes = [](std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      const bool is_bare = text.substr(at, 2) == "{}";
      count += is_bare || (text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}') ? 1 : 0;
    }
    return count;
  };
  std::set<std::string_view> seen;
  std::vector<musubi::TranslatedMessage> all(musubi::messages().begin(), musubi::messages().end());
  all.insert(all.end(), musubi::indexer_messages().begin(), musubi::indexer_messages().end());
  for (const musubi::TranslatedMessage& message : all) {
    INFO(message.english);
    CHECK(seen.insert(message.english).second);
    const bool drops_a_name = message.english.starts_with("unknown {}") ||
                              message.english.starts_with("did you mean --{}");
    if (!drops_a_name) CHECK(holes(message.english) == holes(message.japanese));
  }
}

TEST_CASE("each error that the searcher can make has its Japanese", "[messages][sources]") {
  static const std::regex kError("fail\\(\\s*\"([^\"]+)\"");
  for (const std::string& file : sources_below("searcher")) {
    const std::string text = text_of(source_tree() / file);
    for (std::sregex_iterator each(text.begin(), text.end(), kError), end; each != end; ++each) {
      const std::string english = (*each)[1];
      INFO(file << ": " << english);
      const bool is_beginning = english.ends_with(": ") || english.ends_with(' ');
      CHECK((is_beginning || translated(english, Language::Japanese) != english));
    }
  }
}

TEST_CASE("what an answer and a screen say in Japanese has its English", "[messages][sources]") {
  static const std::regex kJoined("\"\\s*\n\\s*\"");
  // Whole sentences, notes, and whatever is handed to translated().
  static const std::regex kSaid(
      "\"([^\"\n]+。)\"|(?:translated|notes\\.\\w+)\\((?:fmt::format\\()?\\s*\"([^\"\n]+)\"");
  for (const std::string& file : sources_below("searcher")) {
    if (file.ends_with("help_texts.cpp")) continue;
    const std::string text = std::regex_replace(text_of(source_tree() / file), kJoined, "");
    for (std::sregex_iterator each(text.begin(), text.end(), kSaid), end; each != end; ++each) {
      const std::string said = (*each)[1].matched ? (*each)[1] : (*each)[2];
      // The end of a sentence, or its mark.
      if (said.starts_with("）") || said.size() <= 4) continue;
      INFO(file << ": " << said);
      const auto has_english = [](const std::string& japanese) {
        return translated(japanese, Language::English) != japanese;
      };
      CHECK((has_english(said) || has_english("※ " + said) || has_english(said + "x")));
    }
  }
}

TEST_CASE("what is wrong in a configuration is told with its line", "[cli][messages]") {
  const TemporaryFolder folder;
  struct Row {
    std::string config, place, japanese;
  };
  for (const Row& row : std::vector<Row>{
           {"limit = 3\nnonsense\n", ":2:", "「キー = 値」の形になっていません"},
           {"# note\n[searcher\nlimit = 3\n", ":2:", "「キー = 値」の形になっていません"},
           {"\ncolour = red\n", ":2:", "colour というキーはありません"},
           {"[searcher]\ncolour = red\n", ":2:", "searcher.colour というキーはありません"},
           {"[indexer]\nlog-level = info\n[searcher]\nlimit = many\n",
            ":4:", "--limit には 0 から 10000 までの数を指定してください"},
           {"sort = sideways\n", ":1:", "--sort に指定できるのは"},
           {"\nexplain = perhaps\n", ":2:", "true か false を指定してください"}}) {
    const std::string config = folder.write("own.conf", row.config);
    const Outcome outcome = in_language("ja_JP.UTF-8", {"--config", config, "大連"});
    INFO(row.config << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(contains(outcome.err, "own.conf" + row.place));
    CHECK(contains(outcome.err, row.japanese));
  }
  // What the command line says is not blamed on the file.
  const std::string config = folder.write("own.conf", "limit = 3\n");
  const Outcome typed = in_language("ja_JP.UTF-8", {"--config", config, "--limit", "many", "大連"});
  CHECK_FALSE(contains(typed.err, "own.conf"));
}

TEST_CASE("an officer with a Japanese locale reads Japanese, in errors too", "[cli][messages]") {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{""},
                                             {"--limit", "ten", "協定"},
                                             {"--year", "ことし"},
                                             {"--contry", "中国"},
                                             {"--country", "中口"},
                                             {"--show", "no-such-id"},
                                             {"--fields", "colour", "協定"},
                                             {"--organization", "市"},
                                             {"--template", "{title", "協定"},
                                             {"--year", "2004-2012"},
                                             {"--prefecture"},
                                             {"--lang", "fr", "協定"},
                                             {"--show", ""},
                                             {"--open", " "},
                                             {"--organization", "", "協定"},
                                             {"--explain=1", "協定"},
                                             {"--config", "/tmp", "協定"},
                                             {std::string(40'000, 'x')},
                                             {"--help", "colour"},
                                             {"--format", "xml", "協定"}}) {
    const Outcome outcome = in_language("ja_JP.UTF-8", wrong);
    INFO(wrong.front() << ": " << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(has_japanese(outcome.err.substr(0, outcome.err.find('\n'))));
    CHECK_FALSE(has_japanese(in_language("en_US.UTF-8", wrong).err.substr(0, 12)));
  }
  // In the C locale, which scripts and cron have, each is as it always was.
  CHECK(contains(in_language("C", {""}).err, "nothing to search"));
}

TEST_CASE("answers are in English where the locale is, or the option says so", "[cli][messages]") {
  const std::string english = in_language("en_GB.UTF-8", {"大連", "経済"}).out;
  INFO(english);
  CHECK(contains(english, "「大連 経済」: hits 1 to 4 of 4"));
  CHECK(contains(english, "Prefecture"));
  CHECK(contains(in_language("ja_JP.UTF-8", {"大連", "経済", "--lang", "en"}).out, "hits 1 to 4"));
  CHECK(contains(in_language("en_GB.UTF-8", {"大連", "--lang=ja"}).out, "都道府県"));
  CHECK(contains(in_language("en_GB.UTF-8", {"空飛ぶ絨毯", "大連"}).out,
                 "No document has 「空飛ぶ絨毯」."));
  CHECK(contains(in_language("en_GB.UTF-8", {"ヌクレオチド"}).out, "Nothing matches."));
  CHECK(contains(in_language("C.UTF-8", {"大連", "経済"}).out, "全4件中"));
}

TEST_CASE("the help fits a screen, and leads to all of it", "[cli][messages]") {
  for (const char* locale : {"C.UTF-8", "ja_JP.UTF-8"}) {
    for (const std::vector<std::string>& topic :
         std::vector<std::vector<std::string>>{{"--help"}, {"--help", "query"}}) {
      const Outcome help = run("searcher", topic, {{"LANG", locale}});
      CHECK(help.status == 0);
      CHECK(std::count(help.out.begin(), help.out.end(), '\n') < 24);
      std::istringstream lines(help.out);
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(musubi::display_width(line) <= 80);
      }
    }
    const std::string all = run("searcher", {"--help", "all"}, {{"LANG", locale}}).out;
    for (const char* option : {"--prefecture", "--facet-prefix", "--template", "--synonyms"}) {
      CHECK(contains(all, option));
    }
  }
  const std::string japanese = run("searcher", {"--help", "all"}, {{"LANG", "ja_JP.UTF-8"}}).out;
  std::istringstream lines(japanese);
  bool is_below_option = false;
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(musubi::display_width(line) <= 80);
    if (is_below_option) CHECK(has_japanese(line));
    is_below_option = line.starts_with("  -");
  }
}

TEST_CASE("labels and places are English where the locale is", "[cli][messages]") {
  const auto english = [](std::vector<std::string> arguments) {
    const Outcome outcome = in_language("en_US.UTF-8", std::move(arguments));
    return outcome.out + outcome.err;
  };
  struct Row {
    std::vector<std::string> arguments;
    std::string said;
  };
  for (const Row& row : std::vector<Row>{
           {{"country:中国,韓国"}, "country has no value 「中国,韓国」"},
           {{"country:中国,韓国"}, "write country:(中国 OR 韓国)"},
           {{"organization:ほげ", "大連"}, "No document has the organization 「ほげ」"},
           {{"country:ハワイ", "大連"}, "「country:ハワイ」 alone"},
           {{"--country", "中国", "韓国"}, "add it to the filter (country)"},
           {{"大連", "--country", "米国", "--domain", "経済"},
            "Without the filter country:米国 alone"},
           {{"--country", "中囯"}, "unknown country: 中囯"},
           {{"--region", "東奥"}, "unknown region: 東奥"},
           {{"大連", "--explain", "--full"},
            "kind=協定書: 「青森県・大連市友好経済交流委員会協定」(title)"}}) {
    INFO(row.said);
    CHECK(contains(english(row.arguments), row.said));
  }
  for (const char* label : {"国・地域", "都道府県", "分野", "行目", "ページ"}) {
    INFO(label);
    CHECK_FALSE(contains(english({"--help", "query"}), label));
    CHECK_FALSE(contains(english({"country:ハワイ", "大連"}), label));
    CHECK_FALSE(contains(english({"大連 経済", "--full", "--explain"}), label));
  }
  const TemporaryFolder folder;
  const std::string index = folder / "index";
  const std::string office = std::string(MUSUBI_TEST_CORPUS) + "/office";
  REQUIRE(run("indexer", {"--index", index, office}).status == 0);
  const auto shown = [&](const std::string& option, const std::string& value) {
    return run("searcher", {"--index", index, option, value}, {{"LANG", "en_US.UTF-8"}}).out;
  };
  CHECK(contains(shown("--full", "熊本"), "友好提携 row "));
  CHECK(contains(shown("--show", office + "/miyagi-jilin.pdf"), "── page 1 ──"));
}
