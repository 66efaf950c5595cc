#include "indexer/tagging/places/page_mentions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "common/analysis/kana.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/places/place_weights.h"

namespace musubi {

namespace {

std::string_view text_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kBytes = 24;
  return text.substr(at - std::min(at, kBytes), std::min(at, kBytes));
}

// 山口 蓮、石川 美咲、: a surname that is a prefecture too, in a list of people.
bool is_surname(std::string_view name, std::string_view behind) {
  constexpr auto kKinds =
      std::to_array<std::string_view>({"都", "道", "府", "県", "市", "区", "町", "村"});
  const bool has_kind = std::any_of(kKinds.begin(), kKinds.end(),
                                    [&](std::string_view kind) { return name.ends_with(kind); });
  if (has_kind) return false;
  constexpr std::size_t kMaxGivenName = 4;
  const bool is_parted = behind.starts_with(" ");
  const std::u32string_view kEnds = is_parted ? U"、,(\n 氏様" : U"氏様";
  std::size_t at = is_parted ? 1 : 0;
  for (std::size_t chars = 0; at < behind.size(); ++chars) {
    if (chars > 0 && behind.substr(at).starts_with("さん")) return true;
    const char32_t c = next_code_point(behind, at);
    if (kEnds.find(c) != kEnds.npos) return chars > 0;
    // 石川 花子の2人
    if (is_parted && chars > 1 && c == U'の' && at < behind.size() && is_digit(behind[at]))
      return true;
    const bool may_be = script_of(c) == Script::Kanji || (c >= U'ぁ' && c <= U'ー');
    if (!may_be || chars == kMaxGivenName) return false;
  }
  return false;
}

// 玉名市の石川市長, 兵庫県の石川知事: the surname of who heads it.  鳥取県の米子市長 heads 米子市.
bool is_head_of_town(std::string_view name, std::string_view before, std::string_view behind) {
  constexpr auto kTowns = std::to_array<std::string_view>({"市の", "町の", "村の"});
  constexpr auto kHeads = std::to_array<std::string_view>({"市長", "町長", "村長"});
  constexpr auto kOfPrefecture = std::to_array<std::string_view>({"県の", "府の", "都の", "道の"});
  const bool has_kind = name.ends_with("市") || name.ends_with("町") || name.ends_with("村");
  const bool heads_town = has_kind ? behind.starts_with("長") : starts_with_any(behind, kHeads);
  if (heads_town && ends_with_any(before, kTowns)) return true;
  return !has_kind && behind.starts_with("知事") && ends_with_any(before, kOfPrefecture);
}

// 土佐山田町 is not 山田町.
bool is_end_of_longer_name(std::string_view name, std::string_view before) {
  constexpr std::u32string_view kMayStandBefore = U"都道府県市郡区町村旧元同両各現隣新国内外省州";
  if (!name.ends_with("町") && !name.ends_with("村")) return false;
  std::size_t at = before.size();
  while (at > 0 && is_continuation_byte(before[at - 1])) --at;
  if (at == 0) return false;
  const char32_t c = next_code_point(before, --at);
  return script_of(c) == Script::Kanji && kMayStandBefore.find(c) == kMayStandBefore.npos;
}

// The state and the city サンパウロ: whichever is meant, the country is the same.
bool are_of_one_country(const std::vector<const Place*>& places) {
  return std::all_of(places.begin(), places.end(), [&](const Place* place) {
    return place->kind == PlaceKind::ForeignRegion && place->parent == places.front()->parent;
  });
}

// (ウランバートル市、10月21日、通信社)バトムンフ外相は, 【サンパウロ10日共同】: where news were
// written.
bool is_in_dateline(std::string_view sentence, std::size_t at) {
  constexpr std::size_t kMaxBytes = 120;
  constexpr auto kOfNews = std::to_array<std::string_view>(
      {"通信", "日)", "日 ", "日】", "発】", "発)", "共同", "時事", "中央社", "支局", "報道部"});
  for (const auto& [opening, closing] : {std::pair("(", ")"), std::pair("【", "】")}) {
    if (!sentence.starts_with(opening)) continue;
    const std::size_t end = sentence.substr(0, kMaxBytes).find(closing);
    if (end == sentence.npos || at >= end) return false;
    return contains_any(sentence.substr(0, end + 3), kOfNews);
  }
  return false;
}

// 在大阪・神戸インド総領事, 台北駐大阪経済文化弁事処: where a mission of another country sits.
bool is_seat_of_mission(const PlaceMention& mention, std::string_view text) {
  constexpr std::size_t kMaxBytes = 45;  // of the mission's name
  constexpr auto kMissions =
      std::to_array<std::string_view>({"総領事", "領事館", "大使館", "弁事処", "代表処", "分処"});
  std::string_view before = text_before(text, mention.begin);
  constexpr std::string_view kDot = "・";
  if (before.ends_with(kDot)) {  // behind the other town of its name
    before.remove_suffix(kDot.size());
    const std::size_t sits = std::max(before.rfind("在") + 1, before.rfind("駐") + 1);
    if (sits == 0) return false;
    before = before.substr(0, sits + 2);
  }
  if (!before.ends_with("在") && !before.ends_with("駐")) return false;
  const std::string_view behind = truncate_utf8(text.substr(mention.end), kMaxBytes);
  const std::size_t stop = std::min({behind.find("、"), behind.find("。"), behind.find(' ')});
  return contains_any(behind.substr(0, stop), kMissions);
}

// 吉林副知事: governors are of Japan, where the name is a surname; 吉林省長 is none of one.
bool is_surname_of_governor(const PlaceMention& mention, std::string_view text) {
  const Place& place = *mention.places.front();
  const std::string_view name = text.substr(mention.begin, mention.end - mention.begin);
  const std::string_view behind = text.substr(mention.end);
  return place.kind == PlaceKind::ForeignRegion &&
         (place.parent == "中国" || place.parent == "台湾") && name != place.name &&
         (behind.starts_with("知事") || behind.starts_with("副知事"));
}

bool is_no_place(const PlaceMention& mention, std::string_view text) {
  const std::string_view name = text.substr(mention.begin, mention.end - mention.begin);
  return is_seat_of_mission(mention, text) || is_surname(name, text.substr(mention.end, 40)) ||
         is_end_of_longer_name(name, text_before(text, mention.begin)) ||
         is_head_of_town(name, text_before(text, mention.begin), text.substr(mention.end, 12));
}

// Reads the mentions of a page, sentence by sentence.
class MentionsReading {
 public:
  MentionsReading(const PageText& page, PageCues& cues, const Gazetteer& gazetteer)
      : page_(page), cues_(cues), mentions_(gazetteer.find_mentions(page.text())) {}

  PageMentions read();

 private:
  double weigh(std::size_t mention, std::size_t sentence);
  void collect_namesakes();
  bool is_of_country_before(std::size_t mention) const;
  bool is_ward_abroad(std::size_t mention) const;
  bool is_reading(std::size_t mention) const;
  std::string_view name_of(const PlaceMention& mention) const {
    return page_.text().substr(mention.begin, mention.end - mention.begin);
  }
  std::size_t end_of_list(std::size_t mention) const;

  const PageText& page_;
  PageCues& cues_;
  const std::vector<PlaceMention> mentions_;
  std::map<std::size_t, std::size_t> mentions_in_;  // by sentence
  std::set<std::string_view> namesakes_;            // cities abroad that bear a name of Japan
};

PageMentions MentionsReading::read() {
  collect_namesakes();
  PageMentions read;
  const auto& sentences = page_.sentences();
  std::vector<std::size_t> sentence_of(mentions_.size());
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    while (sentence + 1 < sentences.size() && sentences[sentence].end <= mentions_[i].begin) {
      ++sentence;
    }
    sentence_of[i] = sentence;
    ++mentions_in_[sentence];
  }
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const PlaceMention& mention = mentions_[i];
    if (i > 0 && (is_of_country_before(i) || is_ward_abroad(i) || is_reading(i))) continue;
    const double weight = weigh(i, sentence_of[i]);
    if (weight == 0) continue;
    if (mention.places.size() > 1 && !are_of_one_country(mention.places)) {
      read.doubtful.push_back({mention.places, mention.begin, mention.end, sentence_of[i], weight});
    } else {
      read.named.push_back(
          {mention.places.front(), mention.begin, mention.end, sentence_of[i], weight});
    }
  }
  for (const PlaceMention& mention : mentions_) {
    read.all.insert(read.all.end(), mention.places.begin(), mention.places.end());
  }
  std::sort(read.all.begin(), read.all.end());
  read.all.erase(std::unique(read.all.begin(), read.all.end()), read.all.end());
  return read;
}

// 米国・ハノーバー市: right behind a country, a place that is known in others alone is not theirs.
bool MentionsReading::is_of_country_before(std::size_t mention) const {
  const PlaceMention& before = mentions_[mention - 1];
  const PlaceMention& one = mentions_[mention];
  if (before.places.front()->kind != PlaceKind::Country) return false;
  const std::string_view gap = page_.text().substr(before.end, one.begin - before.end);
  if (!gap.empty() && gap != "・" && gap != "の") return false;
  return std::all_of(one.places.begin(), one.places.end(), [&](const Place* place) {
    return place->kind == PlaceKind::ForeignRegion && place->parent != before.places.front()->name;
  });
}

// 台中市北区: right behind a city abroad, the ward is one of that city.
bool MentionsReading::is_ward_abroad(std::size_t mention) const {
  const PlaceMention& before = mentions_[mention - 1];
  const PlaceMention& one = mentions_[mention];
  return before.end == one.begin && before.places.front()->kind == PlaceKind::ForeignRegion &&
         one.places.front()->kind == PlaceKind::Municipality && name_of(one).ends_with("区");
}

// 江原(カンウォン): how it is read.
bool MentionsReading::is_reading(std::size_t mention) const {
  const PlaceMention& before = mentions_[mention - 1];
  const PlaceMention& one = mentions_[mention];
  const auto is_kana = [](std::string_view name) {
    return first_char(name) >= U'ァ' && first_char(name) <= U'ー';
  };
  return page_.text().substr(before.end, one.begin - before.end) == "(" &&
         page_.text().substr(one.end).starts_with(")") && !is_kana(name_of(before)) &&
         is_kana(name_of(one)) && before.places.front()->parent == one.places.front()->parent;
}

// 韓国・大田市 is not the 大田市 in 島根県, and neither is 大田市 further down.
void MentionsReading::collect_namesakes() {
  for (std::size_t i = 1; i < mentions_.size(); ++i) {
    const PlaceMention& before = mentions_[i - 1];
    const PlaceMention& one = mentions_[i];
    const bool is_municipality = one.places.front()->kind == PlaceKind::Municipality;
    if (!is_municipality || before.places.front()->kind != PlaceKind::Country) continue;
    const std::string_view gap = page_.text().substr(before.end, one.begin - before.end);
    if (gap.empty() || gap == "・") namesakes_.insert(name_of(one));
  }
}

// Where the list of names ends that the mention is part of: 調布市、小金井市,
// ラオスのヴィエンチャン.
std::size_t MentionsReading::end_of_list(std::size_t mention) const {
  constexpr auto kJoints = std::to_array<std::string_view>({"、", "や", "・", "の", "と", ",", ""});
  constexpr std::size_t kMaxNames = 12;  // enough, and bounded
  const std::size_t last = std::min(mentions_.size(), mention + kMaxNames);
  std::size_t end = mentions_[mention].end;
  for (std::size_t next = mention + 1; next < last; ++next) {
    const std::string_view gap = page_.text().substr(end, mentions_[next].begin - end);
    if (std::find(kJoints.begin(), kJoints.end(), gap) == kJoints.end()) break;
    end = mentions_[next].end;
  }
  return end;
}

double MentionsReading::weigh(std::size_t mention, std::size_t sentence) {
  const Sentence& where = page_.sentences()[sentence];
  const bool domestic = is_domestic(*mentions_[mention].places.front());
  const std::string_view text = page_.text();
  if (domestic && is_no_place(mentions_[mention], text)) return 0;
  if (is_surname_of_governor(mentions_[mention], text)) return 0;
  if (domestic && namesakes_.contains(name_of(mentions_[mention]))) return 0;
  constexpr double kDatelineFactor = 0.2;
  const bool is_dateline = is_in_dateline(page_.in(where), mentions_[mention].begin - where.begin);
  const double weight = (is_dateline ? kDatelineFactor : 1) *
                        factor_of_words_before(text_before(text, mentions_[mention].begin)) *
                        weight_of_place(where.zone, domestic) *
                        factor_of_words_behind(text.substr(mentions_[mention].end, 24),
                                               text.substr(end_of_list(mention), 24), domestic);
  if (where.zone != Zone::Opening && where.zone != Zone::Text) return weight;
  return weight * factor_of_cues(cues_.of(sentence), mentions_in_.at(sentence));
}

}  // namespace

PageMentions mentions_of(const PageText& page, PageCues& cues, const Gazetteer& gazetteer) {
  return MentionsReading(page, cues, gazetteer).read();
}

}  // namespace musubi
