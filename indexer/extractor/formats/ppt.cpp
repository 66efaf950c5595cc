#include "indexer/extractor/formats/ppt.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/ole_container.h"
#include "indexer/extractor/formats/ppt/ppt_records.h"
#include "indexer/extractor/formats/ppt/slide_text.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxSlideBytes = 64U << 20;
constexpr std::size_t kMaxSlides = 20'000;

// A slide, or a page of notes, as the list of them has it.
struct ListedSlide {
  std::string_view bytes;
  std::uint32_t id = 0;
  std::vector<SlideWords> outline;
};

class PresentationReader {
 public:
  PresentationReader(std::string_view stream, const PptPlaces& places, Output& output)
      : stream_(stream), places_(places), output_(output), is_cut_(places.is_cut) {}

  // `title`: that the file states.
  Result<void> read(std::string title) {
    document_.title = std::move(title);
    read_lists();
    if (slides_.empty()) find_slides();
    std::size_t number = 0;
    for (const ListedSlide& slide : slides_) add(slide, ++number);
    if (hidden_ > 0) output_.warn(fmt::format("{} hidden slides are left out", hidden_));
    if (is_cut_) output_.warn("is too large a presentation: what follows is left out");
    if (document_.sections.empty()) return fail("holds no text");
    output_.document(std::move(document_));
    return {};
  }

 private:
  static constexpr std::uint16_t kListOfSlides = 0, kListOfNotes = 2;

  void read_lists() {
    const auto place = places_.by_number.find(places_.document);
    if (place == places_.by_number.end()) return;
    const auto document = ppt_record_at(stream_, place->second, ppt::kDocument);
    PptRecord record;
    for (PptRecords all(document ? document->bytes : ""); all.next(record);) {
      if (record.type != ppt::kSlideList) continue;
      if (record.instance == kListOfSlides) slides_ = listed(record.bytes, ppt::kSlide);
      if (record.instance != kListOfNotes) continue;
      for (const ListedSlide& notes : listed(record.bytes, ppt::kNotes)) add_notes(notes.bytes);
    }
  }

  // The texts behind each entry are those of its slide.
  std::vector<ListedSlide> listed(std::string_view list, std::uint16_t type) {
    std::vector<ListedSlide> slides;
    const char* texts = list.data();
    PptRecord record;
    const auto end_texts = [&](const char* end) {
      if (slides.empty()) return;
      slides.back().outline = words_of({texts, static_cast<std::size_t>(end - texts)});
    };
    for (PptRecords all(list); all.next(record);) {
      if (record.type != ppt::kSlidePlace) continue;
      end_texts(record.bytes.data() - 8);
      if (slides.size() == kMaxSlides) {
        is_cut_ = true;
        return slides;
      }
      texts = record.bytes.data() + record.bytes.size();
      const auto place = places_.by_number.find(u32_at(record.bytes, 0));
      const auto slide = place == places_.by_number.end()
                             ? std::nullopt
                             : ppt_record_at(stream_, place->second, type);
      slides.push_back({slide ? slide->bytes : "", u32_at(record.bytes, 12), {}});
    }
    end_texts(list.data() + list.size());
    return slides;
  }

  // They name their slide.
  void add_notes(std::string_view notes) {
    PptRecord record;
    for (PptRecords all(notes); all.next(record);) {
      if (record.type == ppt::kNotesOf) notes_.emplace(u32_at(record.bytes, 0), notes);
    }
  }

  // All that are there, in the order of the file.
  void find_slides() {
    PptRecord record;
    for (PptRecords all(stream_); all.next(record);) {
      if (record.type != ppt::kSlide) continue;
      if (slides_.size() == kMaxSlides) {
        is_cut_ = true;
        break;
      }
      slides_.push_back({record.bytes, 0, {}});
    }
    if (slides_.empty()) return;
    output_.warn("is damaged: its slides are read as they stand in the file, old ones too");
  }

  void add(const ListedSlide& listed, std::size_t number) {
    if (byte_count_ > kMaxSlideBytes) {
      is_cut_ = true;
      return;
    }
    SlideText slide = slide_text(listed.bytes, listed.outline);
    is_cut_ |= slide.is_cut;
    if (slide.is_hidden) {
      ++hidden_;
      return;
    }
    // Of the first slide that says anything: titles of later ones are headings.
    if (document_.sections.empty() && document_.title.empty()) document_.title = slide.title;
    const auto notes = notes_.find(listed.id);
    if (notes != notes_.end()) {
      const SlideText spoken = slide_text(notes->second, {});
      slide.lines += spoken.lines;
      is_cut_ |= spoken.is_cut;
    }
    byte_count_ += slide.lines.size();
    if (slide.lines.empty()) return;
    document_.sections.push_back({fmt::format("スライド{}", number), std::move(slide.lines)});
  }

  std::string_view stream_;
  const PptPlaces& places_;
  Output& output_;
  Extracted document_;
  std::vector<ListedSlide> slides_;
  std::map<std::uint32_t, std::string_view> notes_;  // by the id of their slide
  std::size_t hidden_ = 0, byte_count_ = 0;
  bool is_cut_;
};

}  // namespace

Result<void> extract_ppt(const Input& input, Output& output) {
  const auto container = OleContainer::open(input.bytes);
  if (!container) return tl::unexpected(container.error());
  if (container->has("PP40")) {
    return fail("is a presentation of PowerPoint 95 or before: save it anew as .pptx");
  }
  const auto stream = container->read("PowerPoint Document");
  if (!stream) return tl::unexpected(stream.error());
  const auto user = container->read("Current User");
  const PptPlaces places = ppt_places(user ? *user : "", *stream);
  if (places.is_encrypted) return fail("is encrypted");
  return PresentationReader(*stream, places, output).read(container->stated_title());
}

}  // namespace musubi
