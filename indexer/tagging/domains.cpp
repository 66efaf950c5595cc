#include "indexer/tagging/domains.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kFieldWeight = 4;  // 観光、文化などの分野
constexpr double kDescriptionFactor = 0.2;
constexpr std::string_view kTieItself = "友好交流";
constexpr double kOwnTieFactor = 2.5;      // in a text about ties it is named once at least
constexpr double kExchangeFactor = 1.8;    // 経済交流, 文化交流
constexpr double kDelegationFactor = 0.5;  // 代表団, 訪問団: in every text about ties
constexpr double kBesideTitle = 0.4;       // of the strongest, where the title names a domain
constexpr double kLeast = 2.5;
constexpr Demand kTie = {.least = 1, .of_strongest = 0.1, .once = 0};
constexpr Demand kDomains = {.least = kLeast, .of_strongest = 0.1, .once = 0};

constexpr std::size_t kMaxFieldBytes = 150;   // from a domain to the 分野 behind its list
constexpr std::size_t kMaxSubjectBytes = 75;  // from a domain to に関する覚書

double weight_of(Zone zone) {
  switch (zone) {
    case Zone::Title:
      return 4;
    case Zone::Label:
      return 1;
    case Zone::Opening:
      return 1.5;
    case Zone::Text:
      return 1;
    case Zone::Trail:
    case Zone::Contact:
    case Zone::Aside:
      return 0;
  }
  return 0;
}

bool is_part_of_name(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= U'ァ' && c <= U'ヺ') || c == U'ー' || c == U'・';
}

// 文化・スポーツ・観光省, 国際交流課, 友好協会, 福祉会館: the name of an office or a building that
// goes on behind `end`, or what a briefing is about (政治・経済情勢).
bool is_in_office(std::string_view text, std::size_t end) {
  constexpr auto kOffices = std::to_array<std::string_view>(
      {"省",   "庁",     "院",     "院長",     "局",     "部",       "課",     "室",     "委員会",
       "協会", "大使館", "領事館", "大学",     "学校",   "学部",     "組合",   "連盟",   "公社",
       "機構", "財団",   "法人",   "センター", "事務所", "議員連盟", "会議所", "代表処", "弁事処",
       "会館", "ホール", "プラザ", "体育館",   "情勢",   "事情"});
  constexpr std::size_t kMaxChars = 8;
  std::size_t at = end;
  for (std::size_t chars = 0; at < text.size() && chars <= kMaxChars; ++chars) {
    const std::string_view rest = text.substr(at);
    for (const std::string_view office : kOffices) {
      if (!rest.starts_with(office)) continue;
      std::size_t behind = at + office.size();
      // 観光部門, 教育局面 are none.
      const bool ends = behind == text.size() || !is_part_of_name(next_code_point(text, behind)) ||
                        office.size() > 3;
      if (ends && !(office == "部" && rest.starts_with("部門"))) return true;
    }
    if (!is_part_of_name(next_code_point(text, at))) return false;
  }
  return false;
}

// 観光、教育、文化などの分野で協力を進める
bool is_in_list_of_fields(std::string_view behind) {
  constexpr auto kFields =
      std::to_array<std::string_view>({"分野", "部門での", "面での交流", "などの面で", "各方面"});
  return contains_any(truncate_utf8(behind, kMaxFieldBytes), kFields);
}

// What the domain is there for, by what follows it in its sentence.
bool is_field_of_tie(std::string_view behind) {
  constexpr auto kPapers = std::to_array<std::string_view>({"提携", "協定", "締結", "覚書"});
  constexpr auto kSubjects = std::to_array<std::string_view>(
      {"に関する覚書", "に関する協定", "に関する連携", "に関する協力", "協力協定", "協力に関する",
       "における協力", "における交流", "の交流", "の協力", "での交流", "での協力", "で協力",
       "で連携", "で交流", "の連携", "での連携", "の促進に関する", "の推進に関する"});
  if (is_in_list_of_fields(behind)) return true;
  // Up to there nothing but other fields: 観光と文化の交流, 経済や教育での協力.
  const std::string_view near = truncate_utf8(behind, kMaxSubjectBytes);
  bool seen_comma = false;
  for (std::size_t at = 0; at < near.size();) {
    const std::string_view rest = near.substr(at);
    if (!seen_comma && starts_with_any(rest, kPapers)) return true;
    if (rest.starts_with("、")) seen_comma = true;
    if (starts_with_any(rest, kSubjects)) return true;
    constexpr std::u32string_view kJoints = U"とやのなどび、・及等,れりしけみえげ";
    const char32_t c = next_code_point(near, at);
    const bool is_kana = c >= U'ぁ' && c <= U'ゖ';
    const bool is_sign = c < 0x3400 && !is_part_of_name(c) && !is_kana;
    if ((is_kana || is_sign) && kJoints.find(c) == kJoints.npos) return false;
  }
  return false;
}

// What stands beside the label 分野, or nothing but that label: 交流分野:経済・観光, 【分野】.
// Nullopt for a line that does not begin with it.
std::optional<std::string_view> behind_label_of_fields(std::string_view line) {
  constexpr std::string_view kLabel = "分野";
  constexpr std::size_t kMaxCharsBefore = 8;  // 【主な交流
  constexpr auto kNoLabels = std::to_array<std::string_view>({"。", "、", "の", "は"});
  constexpr auto kEnds = std::to_array<std::string_view>({":", "】", "]", ")", "|", " ", "\t"});
  const std::size_t at = line.find(kLabel);
  if (at == line.npos || char_count(line.substr(0, at)) > kMaxCharsBefore) return std::nullopt;
  if (contains_any(line.substr(0, at), kNoLabels)) return std::nullopt;
  std::string_view rest = line.substr(at + kLabel.size());
  if (!rest.empty() && !starts_with_any(rest, kEnds)) return std::nullopt;
  while (starts_with_any(rest, kEnds)) rest.remove_prefix(1 + (rest.starts_with("】") ? 2 : 0));
  return rest;
}

// Those of the sentence, and of a short heading right above it.
Cues cues_at(const PageText& page, PageCues& cues_of_page, std::size_t sentence) {
  constexpr std::size_t kMaxHeadingChars = 12;
  Cues cues = cues_of_page.of(sentence);
  if (sentence == 0) return cues;
  const std::string_view above = page.in(page.sentences()[sentence - 1]);
  const bool is_heading = char_count(above) <= kMaxHeadingChars;
  if (is_heading && cues_of_page.of(sentence - 1).has(Cue::Description)) cues.add(Cue::Description);
  return cues;
}

// A title that names what is done says which domains carry the text.
// Those of a list of fields stay.
void leave_those_near_strongest(std::vector<FoundValue>& values,
                                const std::set<std::string_view>& fields) {
  double strongest = 0;
  for (const FoundValue& one : values) {
    if (one.value != kTieItself) strongest = std::max(strongest, one.weight);
  }
  std::erase_if(values, [&](const FoundValue& one) {
    return one.value != kTieItself && one.weight < kBesideTitle * strongest &&
           !fields.contains(one.value);
  });
}

// Of one sentence, by domain: the wording that is worth the most.
using Strongest = std::map<std::string_view, std::pair<double, std::string_view>>;

class DomainsReading {
 public:
  DomainsReading(const PageText& page, PageCues& cues, bool is_of_ties)
      : page_(page), cues_of_page_(cues), is_of_ties_(is_of_ties) {}

  std::vector<FoundValue> read(const Taxonomy& taxonomy) {
    const auto& sentences = page_.sentences();
    for (const DomainMention& mention : taxonomy.find_mentions(page_.text())) {
      while (sentence_ + 1 < sentences.size() && sentences[sentence_].end <= mention.begin) {
        end_sentence();
        ++sentence_;
      }
      add(mention);
    }
    end_sentence();
    auto values = evidence_.values(is_of_ties_ ? kTie : kDomains);
    std::erase_if(values, [](const FoundValue& one) {
      return one.value != kTieItself && one.weight < kLeast;
    });
    if (in_title_) leave_those_near_strongest(values, fields_);
    return values;
  }

 private:
  void add(const DomainMention& mention);
  double weigh(const DomainMention& mention, std::string_view wording);
  bool is_of_fields() const;
  void end_sentence();

  const PageText& page_;
  PageCues& cues_of_page_;
  const bool is_of_ties_;
  Evidence evidence_;
  Strongest strongest_;
  std::set<std::string_view> fields_;  // named in a list of fields
  bool in_title_ = false;
  std::size_t sentence_ = 0;
  std::size_t cues_of_ = SIZE_MAX;
  Cues cues_;
};

// 協定には、…や観光で…することなどが盛り込まれた: what an agreement says that both sides do.
bool tells_of_contents(std::string_view sentence) {
  constexpr auto kContents =
      std::to_array<std::string_view>({"盛り込", "を柱と", "を内容と", "などを定め", "を明記"});
  constexpr auto kPapers =
      std::to_array<std::string_view>({"協定", "覚書", "合意", "宣言", "議定書", "協議書"});
  const auto is_in = [&](std::string_view word) { return sentence.find(word) != sentence.npos; };
  return std::any_of(kContents.begin(), kContents.end(), is_in) &&
         std::any_of(kPapers.begin(), kPapers.end(), is_in);
}

// 分野:経済・観光, or 経済、観光 below 【交流分野】
bool DomainsReading::is_of_fields() const {
  constexpr std::size_t kMaxBytes = 240;
  const auto& sentences = page_.sentences();
  const std::string_view line = page_.in(sentences[sentence_]);
  if (line.size() > kMaxBytes || line.ends_with("。")) return false;
  if (const auto values = behind_label_of_fields(line)) return !values->empty();
  if (sentence_ == 0) return false;
  const auto above = behind_label_of_fields(page_.in(sentences[sentence_ - 1]));
  return above && above->empty();
}

double DomainsReading::weigh(const DomainMention& mention, std::string_view wording) {
  const std::string_view text = page_.text();
  const Sentence& where = page_.sentences()[sentence_];
  double weight = weight_of(where.zone);
  const bool in_title = where.zone == Zone::Title;
  const bool is_tie_of_title = in_title && *mention.value == kTieItself;  // 日中友好協会のつどい
  if (weight == 0 || (!is_tie_of_title && is_in_office(text, mention.end))) return 0;
  const bool is_field =
      !in_title && mention.end <= where.end &&
      (is_of_fields() || is_field_of_tie(text.substr(mention.end, where.end - mention.end)) ||
       tells_of_contents(page_.in(where)));
  if (is_field) weight = kFieldWeight;
  if (is_field && is_in_list_of_fields(text.substr(mention.end, where.end - mention.end))) {
    fields_.insert(*mention.value);
  }
  const bool is_tie_itself = *mention.value == kTieItself;
  if (is_of_ties_ && is_tie_itself) weight *= kOwnTieFactor;
  if (is_of_ties_ && !is_tie_itself && wording.ends_with("交流")) weight *= kExchangeFactor;
  if (wording == "代表団" || wording == "訪問団") weight *= kDelegationFactor;
  if (in_title) return weight;
  if (cues_of_ != sentence_) {
    cues_ = cues_at(page_, cues_of_page_, sentence_);
    cues_of_ = sentence_;
  }
  const bool is_description = cues_.has(Cue::Description) && !cues_.has(Cue::Tie);
  return is_description ? weight * kDescriptionFactor : weight;
}

void DomainsReading::add(const DomainMention& mention) {
  const std::string_view wording = page_.text().substr(mention.begin, mention.end - mention.begin);
  const double weight = weigh(mention, wording);
  if (weight == 0) return;
  const bool in_title = page_.sentences()[sentence_].zone == Zone::Title;
  if (in_title && *mention.value != kTieItself) in_title_ = true;
  auto& strongest = strongest_[*mention.value];
  if (weight > strongest.first) strongest = {weight, wording};
}

// A sentence speaks for a domain once.
void DomainsReading::end_sentence() {
  for (const auto& [value, strongest] : strongest_) {
    evidence_.add(std::string(value), strongest.first,
                  {std::string(strongest.second), page_.sentences()[sentence_].zone});
  }
  strongest_.clear();
}

}  // namespace

std::vector<FoundValue> domains_of_text(const PageText& page, PageCues& cues,
                                        const Taxonomy& taxonomy, bool is_of_ties) {
  if (page.sentences().empty()) return {};
  return DomainsReading(page, cues, is_of_ties).read(taxonomy);
}

}  // namespace musubi
