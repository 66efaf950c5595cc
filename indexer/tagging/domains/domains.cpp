#include "indexer/tagging/domains/domains.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/tagging/domains/domain_words.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kFieldWeight = 4;  // 観光、文化などの分野
constexpr double kDescriptionFactor = 0.2;
constexpr std::string_view kTieItself = "友好交流";
constexpr std::string_view kFarming = "農業";
constexpr std::string_view kPrimaryIndustry = "農林水産";
constexpr double kOwnTieFactor = 2.5;      // in a text about ties it is named once at least
constexpr double kExchangeFactor = 1.8;    // 経済交流, 文化交流
constexpr double kDelegationFactor = 0.5;  // 代表団, 訪問団: in every text about ties
constexpr double kBesideTitle = 0.4;       // of the strongest, where the title names a domain
constexpr double kLeast = 2.5;
constexpr Demand kTie = {.least = 1, .of_strongest = 0.1, .once = 0};
constexpr Demand kDomains = {.least = kLeast, .of_strongest = 0.1, .once = 0};

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
    const bool no_farming = !names_farming_ && is_of_fishery(page_.text());
    std::erase_if(values, [&](const FoundValue& one) {
      return (one.value != kTieItself && one.weight < kLeast) ||
             (one.value == kFarming && no_farming);
    });
    if (in_title_) leave_those_near_strongest(values, fields_);
    return values;
  }

 private:
  void add(const DomainMention& mention);
  double weigh(const DomainMention& mention, std::string_view wording);
  bool is_of_fields() const;
  bool heads_item(const DomainMention& mention, const Sentence& where) const;
  void end_sentence();

  const PageText& page_;
  PageCues& cues_of_page_;
  const bool is_of_ties_;
  Evidence evidence_;
  Strongest strongest_;
  std::set<std::string_view> fields_;  // named in a list of fields
  bool in_title_ = false;
  bool names_farming_ = false;  // other than by 農林水産
  std::size_t sentence_ = 0;
  std::size_t cues_of_ = SIZE_MAX;
  Cues cues_;
};

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

// (1) 教育 中学生の派遣: the mention heads an item of what both sides do.
bool DomainsReading::heads_item(const DomainMention& mention, const Sentence& where) const {
  return is_of_ties_ &&
         is_head_of_item(page_.in(where), mention.begin - where.begin, mention.end - where.begin);
}

double DomainsReading::weigh(const DomainMention& mention, std::string_view wording) {
  const std::string_view text = page_.text();
  const Sentence& where = page_.sentences()[sentence_];
  double weight = weight_of(where.zone);
  const bool in_title = where.zone == Zone::Title;
  const bool is_tie_of_title = in_title && *mention.value == kTieItself;  // 日中友好協会のつどい
  if (weight == 0 || (!is_tie_of_title && is_in_office(text, mention.end))) return 0;
  const bool is_field = !in_title && mention.end <= where.end &&
                        (is_of_fields() || heads_item(mention, where) ||
                         is_field_of_tie(text.substr(mention.end, where.end - mention.end)) ||
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
  if (*mention.value == kFarming && !wording.starts_with(kPrimaryIndustry)) names_farming_ = true;
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
