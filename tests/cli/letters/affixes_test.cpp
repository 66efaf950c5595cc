// Words in front of and behind whatever Japanese puts beside them, made by the thousand.
#include <map>

#include "common/text/utf8.h"
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ids_as_typed;
using musubi::test::ManyTexts;

namespace {

std::vector<std::string> list_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> list;
  for (std::string one; in >> one;) list.push_back(one);
  return list;
}

// Of two kanji each, so that the end of one and the beginning of another often make a third.
const std::vector<std::string> kPairsOfKanji = list_of(
    "交流 国際 友好 都市 姉妹 提携 協定 覚書 締結 調印 署名 訪問 来日 派遣 視察 研修 留学 学生 "
    "生徒 学校 高校 大学 教育 文化 芸術 音楽 美術 書道 茶道 "
    "華道 柔道 野球 卓球 体育 運動 競技 大会 会議 議会 議長 議員 知事 市長 町長 村長 市民 県民 "
    "住民 青年 少年 児童 婦人 団体 団員 代表 協会 会長 会員 "
    "委員 理事 事務 事業 業務 計画 方針 予算 費用 経費 補助 助成 支援 援助 協力 連携 推進 振興 "
    "促進 発展 開発 研究 技術 科学 工業 農業 漁業 林業 商業 "
    "産業 経済 貿易 輸出 輸入 投資 企業 会社 銀行 市場 物産 特産 観光 旅行 空港 港湾 航路 航空 "
    "鉄道 道路 交通 運輸 環境 公園 自然 森林 河川 海洋 水道 "
    "下水 防災 消防 警察 医療 病院 福祉 介護 保健 衛生 薬品 食品 料理 酒造 祭礼 展示 博覧 記念 "
    "周年 歴史 遺跡 博物 図書 新聞 放送 通信 情報 言語 日本 "
    "中国 韓国 米国 外国 国内 海外 地域 地方 行政 政府 自治 条例 規則 制度 法律 平和 人権 女性 "
    "男性 高齢 障害 人口 面積 気候 位置 概要 紹介 報告 記録 "
    "資料 写真 映像 番組 名簿 日程 宿泊 歓迎 送別 贈呈 感謝 表彰 式典 演説 挨拶 通訳 翻訳 家庭 "
    "生活 宗教 寺院 神社 城跡 港町 温泉 名所 土産 民芸 民族 "
    "舞踊 演劇 映画 合唱 演奏 楽団 作品 作家 画家 書家 選手 監督 審判 試合 優勝 記事 編集 出版 "
    "印刷 物流 流通 流行 行事 事例 例年 年度 年金 金融 融資 "
    "資金 資源 源泉 本社 社員 員数 数学 学術 学会 会計 計算 算数 国民 民間 間接 接続 続行 業者 "
    "者数 市外 外交 通行 行動 動物 物語 語学 学習 習慣 慣例 "
    "会場 場所 所長 長期 期間 期限 限定 定員 定数 発表 表示 示唆 先生 生物 物価 価格 格差");

const std::vector<std::string> kBefore = list_of("新 旧 各 全 元 前 同 両 非 再 他 諸");
const std::vector<std::string> kBehind = list_of("者 等 費 案 化 用 側 内 間 後 的 長");

// Cut into two words of the dictionary just like 大学|会員, in which 学会 must not be found:
// 新書|道者, 非議|会, 全開|発案, 諸公|園長, 港|町長, 諸語|学長.  Only the sense tells them apart.
const std::set<std::string> kHidden = {"新書道者", "非議会",   "全開発案", "諸公園長",
                                       "港町長",   "諸港町長", "諸語学長"};

// Which of two words is meant, a reader may ask as well.
const std::set<std::string> kMayBeCutSo = {
    // 大|学会|長 as 大学|会長, 者|数学|会 as 者数|学会, 続|行政府 as 続行|政府, 商|業者 as 商業|者.
    "大会議会", "大学会長", "大学会場", "者数学生", "者数学術", "者数学会", "続行政府", "商業者数",
    // The dictionary takes the word in the middle: 運|動物|流, 知|事業|者.
    "運動物流", "運動物語", "運動物価", "議会議会", "知事業者",
    // 水道 is in 下水道; the name of 日本 is there; 者数 is no word, and so looked up as letters.
    "下水道路", "来日本社", "業者数学"};

constexpr std::size_t kKanjiBytes = 3;

// Each third affix beside each word, another third beside the next one.
constexpr std::size_t kEvery = 3;

}  // namespace

TEST_CASE("words are found before and behind affixes", "[cli][letters]") {
  ManyTexts texts;
  std::map<std::string, std::vector<std::string>> ids;
  for (std::size_t i = 0; i < kPairsOfKanji.size(); ++i) {
    const std::string& word = kPairsOfKanji[i];
    const auto add = [&](const std::string& text) {
      ids[word].push_back(text);
      texts.add(text, "この" + text + "は、");
    };
    for (std::size_t at = i % kEvery; at < kBefore.size(); at += kEvery) {
      add(kBefore[at] + word);
      add(word + kBehind[at]);
      add(kBefore[at] + word + kBehind[at]);
    }
  }
  std::vector<std::string> phrases;
  for (const std::string& word : kPairsOfKanji) phrases.push_back("「" + word + "」");
  const auto answers = texts.answers(kPairsOfKanji);
  const auto of_phrases = texts.answers(phrases);
  std::set<std::string> missing, missing_as_phrase;
  for (std::size_t i = 0; i < kPairsOfKanji.size(); ++i) {
    const auto found = ids_as_typed(answers[i]);
    const auto found_as_phrase = ids_as_typed(of_phrases[i]);
    for (const std::string& id : ids[kPairsOfKanji[i]]) {
      if (!found.contains(id)) missing.insert(id);
      if (!found_as_phrase.contains(id)) missing_as_phrase.insert(id);
    }
  }
  CHECK(missing == kHidden);
  CHECK(missing_as_phrase.empty());
}

TEST_CASE("words are not found where two others make them", "[cli][letters]") {
  ManyTexts texts;
  const std::set<std::string> words(kPairsOfKanji.begin(), kPairsOfKanji.end());
  std::map<std::string, std::vector<std::string>> straddled;
  for (const std::string& first : kPairsOfKanji) {
    texts.add(first, "その" + first + "は、");
    for (const std::string& second : kPairsOfKanji) {
      const std::string across = first.substr(kKanjiBytes) + second.substr(0, kKanjiBytes);
      if (!words.contains(across) || across == first || across == second) continue;
      straddled[across].push_back(first + second);
      texts.add(first + second, "その" + first + second + "は、");
    }
  }
  std::vector<std::string> queries;
  for (const auto& [word, compounds] : straddled) queries.push_back(word);
  const auto answers = texts.answers(queries);
  std::string missing;
  std::set<std::string> wrong;
  std::size_t number = 0;
  for (const auto& [word, compounds] : straddled) {
    const auto found = ids_as_typed(answers[number++]);
    if (!found.contains(word)) missing += word + " ";
    for (const std::string& compound : compounds) {
      if (found.contains(compound)) wrong.insert(compound);
    }
  }
  CHECK(missing == "");
  CHECK(wrong == kMayBeCutSo);
}
