#include "indexer/tagging/places/tie_rows.h"

#include <array>

#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/places/place_weights.h"

namespace musubi {

namespace {

class Rows {
 public:
  Rows(const PageText& page, const std::vector<PlaceInText>& named) : page_(page), named_(named) {}

  std::set<std::string> values() {
    add_lines();
    add_cells();
    add_labels();
    return std::move(values_);
  }

 private:
  void add_lines();
  void add_cells();
  void add_labels();
  bool names_other_side(std::string_view line, std::size_t begin, std::size_t end) const;

  const PageText& page_;
  const std::vector<PlaceInText>& named_;
  std::set<std::string> values_;
};

// 1974年4月18日 鳴門市とリューネブルク市, 蒲郡港、ギズボーン港: a list of the ties of several towns
// is about each of them.
void Rows::add_lines() {
  constexpr std::size_t kMinRows = 4;
  constexpr std::size_t kMinPrefectures = 3;
  constexpr std::size_t kMaxBytes = 240;
  std::set<std::string> prefectures, values;
  std::set<std::size_t> rows;
  for (std::size_t begin = 0, end = 0; begin < named_.size(); begin = end) {
    const Sentence& sentence = page_.sentences()[named_[begin].sentence];
    for (end = begin; end < named_.size() && named_[end].sentence == named_[begin].sentence;) ++end;
    const std::string_view line = page_.in(sentence);
    const bool is_line = line.size() <= kMaxBytes && !line.ends_with("。") &&
                         sentence.zone != Zone::Title && sentence.zone != Zone::Aside;
    if (!is_line || !is_domestic(*named_[begin].place) || !names_other_side(line, begin, end)) {
      continue;
    }
    rows.insert(named_[begin].sentence);
    std::set<std::string> countries;
    for (std::size_t i = begin; i < end; ++i) {
      (is_domestic(*named_[i].place) ? prefectures : countries)
          .insert(facet_value_of(*named_[i].place));
    }
    // アルバニー港、西オーストラリア州: of a name that several countries have the row tells no
    // more.
    if (countries.size() == 1) values.merge(countries);
  }
  if (rows.size() >= kMinRows && prefectures.size() >= kMinPrefectures) {
    values_.merge(values);
    values_.merge(prefectures);
  }
}

// 釧路市 ベトナム, 青森市 タジキスタン: cells of a table whose rows ran into each other.
void Rows::add_cells() {
  constexpr std::size_t kMinRows = 3;
  std::set<std::string> values;
  std::size_t rows = 0;
  for (std::size_t i = 0; i + 1 < named_.size(); ++i) {
    const PlaceInText& town = named_[i];
    const PlaceInText& next = named_[i + 1];
    if (town.place->kind != PlaceKind::Municipality || is_domestic(*next.place)) continue;
    if (next.begin <= town.end) continue;
    const std::string_view gap = page_.text().substr(town.end, next.begin - town.end);
    const bool is_of_cells = gap == " " || gap == "\t" || gap == " | " || gap == "|";
    if (!is_of_cells) continue;
    ++rows;
    values.insert(facet_value_of(*town.place));
    values.insert(facet_value_of(*next.place));
  }
  if (rows >= kMinRows) values_.merge(values);
}

// 日本側:福岡県、佐賀県、長崎県: a page is about all that stand beside one label.
void Rows::add_labels() {
  constexpr std::size_t kMinNames = 2;
  for (std::size_t begin = 0, end = 0; begin < named_.size(); begin = end) {
    std::set<std::string> prefectures;
    for (end = begin; end < named_.size() && named_[end].sentence == named_[begin].sentence;
         ++end) {
      if (is_domestic(*named_[end].place)) prefectures.insert(facet_value_of(*named_[end].place));
    }
    const bool is_label = page_.sentences()[named_[begin].sentence].zone == Zone::Label;
    if (is_label && prefectures.size() >= kMinNames) values_.merge(prefectures);
  }
}

// Whether the line names a place abroad, be it one that no table knows: 皆野町・ビュアシュタット市.
bool Rows::names_other_side(std::string_view line, std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_domestic(*named_[i].place)) return true;
  }
  constexpr std::size_t kMinKatakana = 3;
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t behind = kind_abroad_at(line.substr(at));
    if (count >= kMinKatakana && behind != 0) return true;
    const char32_t c = next_code_point(line, at);
    count = c >= U'ァ' && c <= U'ー' ? count + 1 : 0;
  }
  return false;
}

}  // namespace

bool is_title_of_list(std::string_view title) {
  constexpr auto kLists =
      std::to_array<std::string_view>({"一覧", "状況", "リスト", "名簿", "紹介", "提携先"});
  constexpr auto kTies = std::to_array<std::string_view>({"姉妹", "友好", "提携", "協定", "交流"});
  return contains_any(title, kLists) && contains_any(title, kTies);
}

std::set<std::string> values_in_rows(const PageText& page, const std::vector<PlaceInText>& named) {
  return Rows(page, named).values();
}

}  // namespace musubi
