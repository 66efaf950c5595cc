// Words that no rule was made for, in every way that a text may hold them.
#include <functional>
#include <map>

#include "common/analysis/kana.h"
#include "common/text/utf8.h"
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ids_as_typed;
using musubi::test::ManyTexts;

namespace {

std::vector<std::string> words_of(const std::string& list) {
  std::istringstream in(list);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

const std::vector<std::string> kWords = words_of(
    "農業 港湾 覚書 視察 訪問 合意 締結 医療 福祉 教育 研修 観光 物産 漁業 林業 空港 航路 環境 "
    "防災 "
    "水道 消防 図書 音楽 舞踊 書道 柔道 野球 卓球 市民 青年 婦人 児童 議会 知事 大使 領事 商談 "
    "輸出 "
    "投資 工業 博物館 美術館 図書館 商工会 留学生 高校生 議事録 代表団 委員会 研究所 植物園 動物園 "
    "遊園地 水族館 体育館 公民館 記念碑 展示会 見本市 交流会 国際交流 姉妹都市 経済協力 環境保護 "
    "人材育成 観光振興 文化交流 技術協力 相互訪問 学術研究 農業技術 地方自治 市民団体 青少年団 "
    "コンピューター データ サービス ホームステイ スポーツ オーケストラ カーリング マラソン "
    "フォーラム "
    "シンポジウム 遼寧省 富山県 大連市 山田太郎 瀋陽市 釜山");

// The letters of a word, `between` behind the one in the middle, or behind all.
std::vector<std::string> letters_of(const std::string& word) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    musubi::next_code_point(word, at);
    letters.push_back(word.substr(begin, at - begin));
  }
  return letters;
}

std::string cut(const std::string& word, const std::string& between) {
  const auto letters = letters_of(word);
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    text += letters[i] + (i + 1 == letters.size() / 2 ? between : "");
  }
  return text;
}

std::string spaced(const std::string& word, const std::string& blank) {
  std::string text;
  for (const std::string& letter : letters_of(word)) text += (text.empty() ? "" : blank) + letter;
  return text;
}

std::string replaced(std::string word, const std::map<std::string, std::string>& letters) {
  std::string text;
  for (const std::string& letter : letters_of(word)) {
    const auto other = letters.find(letter);
    text += other == letters.end() ? letter : other->second;
  }
  return text;
}

const std::map<std::string, std::string> kOld = {
    {"国", "國"}, {"学", "學"}, {"会", "會"}, {"図", "圖"}, {"農", "農"}, {"芸", "藝"},
    {"団", "團"}, {"体", "體"}, {"経", "經"}, {"済", "濟"}, {"広", "廣"}, {"県", "縣"},
    {"館", "舘"}, {"観", "觀"}, {"医", "醫"}, {"児", "兒"}, {"書", "書"}, {"ー", "―"}};
const std::map<std::string, std::string> kSimplified = {
    {"国", "国"}, {"学", "学"}, {"会", "会"}, {"図", "图"}, {"農", "农"}, {"業", "业"},
    {"団", "团"}, {"経", "经"}, {"済", "济"}, {"県", "县"}, {"観", "观"}, {"訪", "访"},
    {"問", "问"}, {"議", "议"}, {"環", "环"}, {"護", "护"}, {"館", "馆"}, {"動", "动"},
    {"協", "协"}, {"書", "书"}, {"際", "际"}, {"産", "产"}, {"漁", "渔"}, {"児", "儿"},
    {"領", "领"}, {"輸", "输"}, {"覚", "觉"}, {"記", "记"}, {"遼", "辽"}, {"寧", "宁"},
    {"瀋", "沈"}, {"陽", "阳"}, {"連", "连"}, {"ー", "－"}};

const std::vector<std::string> kSuffixes = {"化", "者", "等", "案", "間", "費", "長"};
const std::vector<std::string> kPrefixes = {"新", "旧", "前", "各", "同", "全", "両", "元"};
const std::vector<std::string> kBehind = {"推進協議会", "関連施設", "担当課長",
                                          "支援事業費", "連絡会議", "振興計画案"};
const std::vector<std::string> kBefore = {"市立", "第一", "北海道", "東京都", "国際", "県立"};

std::string one_of(const std::vector<std::string>& affixes, const std::string& word) {
  std::size_t sum = 0;
  for (const char c : word) sum += static_cast<unsigned char>(c);
  return affixes[sum % affixes.size()];
}

using Class = std::function<std::string(const std::string&)>;

const std::vector<std::pair<std::string, Class>> kClasses = {
    {"plain", [](auto& w) { return w; }},
    {"line end", [](auto& w) { return cut(w, "\n"); }},
    {"indent", [](auto& w) { return cut(w, "\n　　"); }},
    {"quoted", [](auto& w) { return cut(w, "\r\n> "); }},
    {"spaced", [](auto& w) { return "\n" + spaced(w, "　") + "\n"; }},
    {"spaced narrowly", [](auto& w) { return "\n" + spaced(w, " ") + " の件\n"; }},
    {"ruby", [](auto& w) { return cut(w, "《よみ》"); }},
    {"ruby of HTML", [](auto& w) { return "<ruby>" + cut(w, "<rt>よ</rt></ruby>"); }},
    {"reading in brackets", [](auto& w) { return musubi::has_kanji(w) ? cut(w, "（よみ）") : w; }},
    {"line end of HTML", [](auto& w) { return cut(w, "<br />\n"); }},
    {"link of a wiki", [](auto& w) { return "[[" + cut(w, "]]"); }},
    {"Markdown", [](auto& w) { return "**" + cut(w, "**"); }},
    {"footnote", [](auto& w) { return cut(w, "[1]"); }},
    {"zero width", [](auto& w) { return cut(w, "\u200B"); }},
    {"soft hyphen", [](auto& w) { return cut(w, "\u00AD"); }},
    {"variation selector", [](auto& w) { return cut(w, "\U000E0100"); }},
    {"suffix", [](auto& w) { return w + one_of(kSuffixes, w); }},
    {"prefix", [](auto& w) { return one_of(kPrefixes, w) + w; }},
    {"begins a compound", [](auto& w) { return w + one_of(kBehind, w); }},
    {"ends a compound", [](auto& w) { return one_of(kBefore, w) + w; }},
    {"within a compound", [](auto& w) { return "平成二十年度" + w + "実施要綱"; }},
    {"old letters", [](auto& w) { return replaced(w, kOld); }},
    {"simplified Chinese", [](auto& w) { return w == "瀋陽市" ? w : replaced(w, kSimplified); }},
};

}  // namespace

TEST_CASE("a word and its phrase are found in every class of texts", "[cli][letters]") {
  ManyTexts texts;
  for (std::size_t word = 0; word < kWords.size(); ++word) {
    for (const auto& [name, write] : kClasses) {
      texts.add(name + std::to_string(word), "昨日の" + write(kWords[word]) + "について");
    }
  }
  std::vector<std::string> queries = kWords;
  for (const std::string& word : kWords) queries.push_back("「" + word + "」");
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto found = ids_as_typed(answers[i]);
    std::string missing;
    for (const auto& [name, write] : kClasses) {
      if (!found.contains(name + std::to_string(i % kWords.size()))) missing += name + ", ";
    }
    INFO(queries[i]);
    CHECK(missing == "");
  }
}
