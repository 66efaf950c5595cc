#include "indexer/tagging/domains.h"

#include <algorithm>
#include <array>
#include <set>

#include "common/text/utf8.h"
#include "indexer/tagging/cues.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kFieldWeight = 4;  // 観光、文化などの分野
constexpr double kDescriptionFactor = 0.2;
constexpr std::string_view kTieItself = "友好交流";
constexpr double kTieFactor = 2.5;         // in a text about ties it is named once at least
constexpr double kDelegationFactor = 0.5;  // 代表団, 訪問団: in every text about ties
constexpr double kBesideTitle = 0.4;       // of the strongest, where the title names a domain
constexpr Demand kDomains = {.least = 2.5, .of_strongest = 0.1, .once = 0};

constexpr std::size_t kMaxFieldBytes = 150;   // from a domain to the 分野 behind its list
constexpr std::size_t kMaxSubjectBytes = 36;  // from a domain to に関する覚書

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

// 文化・スポーツ・観光省, 国際交流課, 友好協会: the name of an office that goes on behind `end`.
bool is_in_office(std::string_view text, std::size_t end) {
  constexpr auto kOffices = std::to_array<std::string_view>(
      {"省",     "庁",     "局",   "部",       "課",     "室",      "委員会", "協会",
       "大使館", "領事館", "大学", "学校",     "学部",   "組合",    "連盟",   "公社",
       "機構",   "財団",   "法人", "センター", "事務所", "議員連盟"});
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

// What the domain is there for, by what follows it in its sentence.
bool is_field_of_tie(std::string_view behind) {
  constexpr auto kFields = std::to_array<std::string_view>({"分野", "部門での", "面での交流"});
  constexpr auto kSubjects = std::to_array<std::string_view>(
      {"提携", "協定", "締結", "に関する覚書", "に関する協定", "に関する連携", "に関する協力",
       "協力協定", "協力に関する", "における協力", "における交流"});
  const std::string_view list = truncate_utf8(behind, kMaxFieldBytes);
  const std::string_view near = truncate_utf8(behind, kMaxSubjectBytes);
  const auto is_in = [](std::string_view text) {
    return [text](std::string_view word) { return text.find(word) != text.npos; };
  };
  return std::any_of(kFields.begin(), kFields.end(), is_in(list)) ||
         std::any_of(kSubjects.begin(), kSubjects.end(), is_in(near));
}

// Those of the sentence, and of a short heading right above it.
Cues cues_at(const PageText& page, std::size_t sentence) {
  constexpr std::size_t kMaxHeadingChars = 12;
  Cues cues = find_cues(page.in(page.sentences()[sentence]));
  if (sentence == 0) return cues;
  const std::string_view above = page.in(page.sentences()[sentence - 1]);
  const bool is_heading = char_count(above) <= kMaxHeadingChars;
  if (is_heading && find_cues(above).has(Cue::Description)) cues.add(Cue::Description);
  return cues;
}

// A title that names what is done says which domains carry the text.
void leave_those_near_strongest(std::vector<FoundValue>& values) {
  double strongest = 0;
  for (const FoundValue& one : values) {
    if (one.value != kTieItself) strongest = std::max(strongest, one.weight);
  }
  std::erase_if(values, [&](const FoundValue& one) {
    return one.value != kTieItself && one.weight < kBesideTitle * strongest;
  });
}

}  // namespace

std::vector<FoundValue> domains_of_text(const PageText& page, const Taxonomy& taxonomy,
                                        bool is_of_ties) {
  const std::string_view text = page.text();
  const auto& sentences = page.sentences();
  Evidence evidence;
  bool in_title = false;
  std::set<std::pair<std::size_t, const std::string*>> counted;
  std::size_t sentence = 0;
  std::size_t cues_of = SIZE_MAX;
  Cues cues;
  for (const DomainMention& mention : taxonomy.find_mentions(text)) {
    while (sentence + 1 < sentences.size() && sentences[sentence].end <= mention.begin) ++sentence;
    const Sentence& where = sentences[sentence];
    double weight = weight_of(where.zone);
    if (weight == 0 || is_in_office(text, mention.end)) continue;
    if (cues_of != sentence) {
      cues = cues_at(page, sentence);
      cues_of = sentence;
    }
    const bool is_field = mention.end <= where.end &&
                          is_field_of_tie(text.substr(mention.end, where.end - mention.end));
    if (is_field && where.zone != Zone::Title) weight = kFieldWeight;
    const std::string_view wording = text.substr(mention.begin, mention.end - mention.begin);
    const bool is_tie_itself = *mention.value == kTieItself;
    if (is_of_ties && is_tie_itself) weight *= kTieFactor;
    if (wording == "代表団" || wording == "訪問団") weight *= kDelegationFactor;
    if (where.zone == Zone::Title && !is_tie_itself) in_title = true;
    if (cues.has(Cue::Description) && !cues.has(Cue::Tie)) weight *= kDescriptionFactor;
    if (!counted.emplace(sentence, mention.value).second) continue;
    evidence.add(*mention.value, weight, {std::string(wording), where.zone});
  }
  auto values = evidence.values(kDomains);
  if (in_title) leave_those_near_strongest(values);
  return values;
}

}  // namespace musubi
