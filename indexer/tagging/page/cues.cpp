#include "indexer/tagging/page/cues.h"

#include <array>
#include <string>

#include "common/gazetteer/phrase_matcher.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

struct CueWord {
  std::string_view word;
  Cue cue;
};

constexpr auto kCueWords = std::to_array<CueWord>({
    {"姉妹", Cue::Agreement},
    {"友好", Cue::Agreement},
    {"提携", Cue::Agreement},
    {"覚書", Cue::Agreement},
    {"協定", Cue::Agreement},
    {"締結", Cue::Agreement},
    {"調印", Cue::Agreement},
    {"署名", Cue::Tie},
    {"盟約", Cue::Agreement},
    {"結んだ", Cue::Tie},
    {"結んで", Cue::Tie},
    {"結びました", Cue::Tie},
    {"結ぶ", Cue::Tie},
    {"結び、", Cue::Tie},
    {"交わし", Cue::Tie},
    {"交わす", Cue::Tie},
    {"派遣", Cue::Tie},
    {"訪問", Cue::Tie},
    {"訪れ", Cue::Tie},
    {"訪ね", Cue::Tie},
    {"表敬", Cue::Agreement},
    {"交流", Cue::Tie},
    {"来日", Cue::Tie},
    {"来県", Cue::Tie},
    {"来市", Cue::Tie},
    {"来訪", Cue::Tie},
    {"受け入れ", Cue::Tie},
    {"受入", Cue::Tie},
    {"研修生", Cue::Tie},
    {"研修員", Cue::Tie},
    {"技術協力", Cue::Tie},
    {"国際協力", Cue::Tie},
    {"留学生", Cue::Tie},
    {"ホストタウン", Cue::Agreement},
    {"駐日", Cue::Tie},
    {"代表団", Cue::Agreement},
    {"知事が出席", Cue::Tie},
    {"知事らが出席", Cue::Tie},
    {"市長が出席", Cue::Tie},
    {"市長らが出席", Cue::Tie},
    {"町長が出席", Cue::Tie},
    {"使節団", Cue::Agreement},
    {"訪日", Cue::Tie},
    {"訪中", Cue::Tie},
    {"合意", Cue::Tie},
    {"連携", Cue::Tie},
    {"商談", Cue::Tie},
    {"定期便", Cue::Transport},
    {"路線", Cue::Transport},
    {"航路", Cue::Transport},
    {"空路", Cue::Transport},
    {"就航", Cue::Transport},
    {"経由", Cue::Transport},
    {"乗り継", Cue::Transport},
    {"直行便", Cue::Transport},
    {"と結ばれ", Cue::Transport},
    {"への便", Cue::Transport},
    {"便が", Cue::Transport},
    {"便で", Cue::Transport},
    {"飛行機", Cue::Transport},
    {"乗換", Cue::Transport},
    {"から約", Cue::Transport},
    {"と同じ", Cue::Comparison},
    {"とほぼ", Cue::Comparison},
    {"に似", Cue::Comparison},
    {"より広", Cue::Comparison},
    {"より大", Cue::Comparison},
    {"より少", Cue::Comparison},
    {"に匹敵", Cue::Comparison},
    {"に次", Cue::Comparison},
    {"緯度", Cue::Comparison},
    {"と比べ", Cue::Comparison},
    {"に比べ", Cue::Comparison},
    {"と並", Cue::Comparison},
    {"と変わら", Cue::Comparison},
    {"全国比", Cue::Comparison},
    {"の約", Cue::Comparison},
    {"に近く", Cue::Comparison},
    {"になぞらえ", Cue::Comparison},
    {"のように、", Cue::Comparison},
    {"隣接", Cue::Geography},
    {"国境", Cue::Geography},
    {"に接し", Cue::Geography},
    {"と接し", Cue::Geography},
    {"境に", Cue::Geography},
    {"囲まれ", Cue::Geography},
    {"に面し", Cue::Geography},
    {"挟ん", Cue::Geography},
    {"挟み", Cue::Geography},
    {"向かい合う", Cue::Geography},
    {"向き合", Cue::Geography},
    {"対岸", Cue::Geography},
    {"主要産業", Cue::Description},
    {"主な産業", Cue::Description},
    {"産業は", Cue::Description},
    {"特産", Cue::Description},
    {"天然資源", Cue::Description},
    {"産する", Cue::Description},
    {"産出", Cue::Description},
    {"盛んで", Cue::Description},
    {"盛んな", Cue::Description},
    {"気候", Cue::Description},
    {"人口", Cue::Description},
    {"面積", Cue::Description},
    {"概況", Cue::Description},
    {"栽培", Cue::Description},
    {"つくられ", Cue::Description},
    {"豊富", Cue::Description},
    {"有数", Cue::Description},
    {"中心地", Cue::Description},
    {"位置", Cue::Description},
    {"知られる", Cue::Description},
    {"知られ、", Cue::Description},
    {"でもお伝え", Cue::Retold},
    {"お伝えしたよう", Cue::Retold},
    {"お伝えしたとおり", Cue::Retold},
    {"お伝えした通り", Cue::Retold},
    {"お伝えしましたが", Cue::Retold},
    {"お伝えしてきた", Cue::Retold},
    {"ご紹介したよう", Cue::Retold},
    {"ご紹介しましたが", Cue::Retold},
    {"既報の", Cue::Retold},
});

const PhraseMatcher& matcher() {
  static const PhraseMatcher built = [] {
    std::vector<std::string> words;
    for (const CueWord& word : kCueWords) words.emplace_back(word.word);
    return PhraseMatcher(std::move(words));
  }();
  return built;
}

}  // namespace

Cues find_cues(std::string_view text) {
  Cues cues;
  const PhraseMatcher& words = matcher();
  for (std::size_t at = 0; (at = words.next(text, at)) < text.size(); next_code_point(text, at)) {
    words.match(text, at, [&](std::uint32_t phrase, std::size_t) {
      cues.add(kCueWords[phrase].cue);
      if (kCueWords[phrase].cue == Cue::Agreement) cues.add(Cue::Tie);
      return true;
    });
  }
  return cues;
}

}  // namespace musubi
