#include "indexer/extractor/formats/pdf/page_words.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/extractor/formats/pdf/writing_direction.h"

namespace musubi {

namespace {

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return scrub_utf8({bytes.data(), bytes.size()});
}

// The signs that stand for others where a text is written downwards, ︑ ︒ ﹁, and which some fonts
// name elsewhere, too.
std::string with_upright_signs(std::string text) {
  constexpr char kFirstByte = '\xEF';
  if (text.find(kFirstByte) == text.npos) return text;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 25> kSigns = {
      {{"︐", "，"}, {"︑", "、"}, {"︒", "。"}, {"︓", "："}, {"︔", "；"},
       {"︕", "！"}, {"︖", "？"}, {"︙", "…"},  {"︱", "―"},  {"︵", "（"},
       {"︶", "）"}, {"︷", "｛"}, {"︸", "｝"}, {"︹", "〔"}, {"︺", "〕"},
       {"︻", "【"}, {"︼", "】"}, {"︿", "〈"}, {"﹀", "〉"}, {"﹁", "「"},
       {"﹂", "」"}, {"﹃", "『"}, {"﹄", "』"}, {"︽", "《"}, {"︾", "》"}}};
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    const std::string_view sign = std::string_view(text).substr(begin, at - begin);
    const auto* const known = std::find_if(kSigns.begin(), kSigns.end(),
                                           [&](const auto& pair) { return pair.first == sign; });
    result += known == kSigns.end() ? sign : known->second;
  }
  return result;
}

void be_silent(const std::string&, void*) {}

}  // namespace

struct PdfFile::State {
  std::unique_ptr<poppler::document> document;
};

PdfFile::PdfFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

Result<PdfFile> PdfFile::open(std::string_view bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return fail("is larger than 2 GB");
  }
  poppler::set_debug_error_function(be_silent, nullptr);
  auto state = std::make_unique<State>();
  state->document.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!state->document) return fail("is damaged, or no PDF");
  if (state->document->is_locked()) return fail("is encrypted, and needs a password");
  return PdfFile(std::move(state));
}

std::size_t PdfFile::page_count() const {
  const int count = state_->document->pages();
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

PdfPage PdfFile::page(std::size_t at) const {
  PdfPage page;
  const std::unique_ptr<poppler::page> source(state_->document->create_page(static_cast<int>(at)));
  if (!source) return page;
  const poppler::rectf area = source->page_rect();
  std::size_t downwards = 0;
  // Asked for fonts too, it would take half as long again; a word that is turned to the right
  // is read downwards, whatever its font.
  for (const poppler::text_box& box : source->text_list()) {
    const poppler::rectf place = box.bbox();
    PdfWord word{place.left(),
                 place.top(),
                 place.right(),
                 place.bottom(),
                 with_upright_signs(utf8_of(box.text())),
                 box.has_space_after()};
    if (trim(word.text).empty()) continue;
    if (box.rotation() == 1) ++downwards;
    page.words.push_back(std::move(word));
  }
  page.width = area.width();
  page.height = area.height();
  const bool is_set_singly = downwards * 2 <= page.words.size();
  if (is_set_singly && !stands_in_columns(page.words)) return page;
  std::swap(page.width, page.height);
  for (PdfWord& word : page.words) {
    word = {word.top,
            area.width() - word.right,
            word.bottom,
            area.width() - word.left,
            std::move(word.text),
            word.has_space_behind && !is_set_singly};
  }
  return page;
}

std::string PdfFile::stated(const std::string& key) const {
  return utf8_of(state_->document->info_key(key));
}

}  // namespace musubi
