// ppt_records.h - the records of slides of PowerPoint 97 to 2003, see [MS-PPT] and [MS-ODRAW].
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace musubi {

struct PptRecord {
  std::uint16_t type = 0;
  std::uint16_t instance = 0;
  bool is_container = false;  // `bytes` are records
  std::string_view bytes = {};
};

namespace ppt {
constexpr std::uint16_t kDocument = 0x03E8, kSlide = 0x03EE, kNotes = 0x03F0, kNotesOf = 0x03F1,
                        kSlidePlace = 0x03F3, kSlideShow = 0x03F9, kDrawing = 0x040C,
                        kPlaceholder = 0x0BC3, kOutlineText = 0x0F9E, kTextHeader = 0x0F9F,
                        kWideText = 0x0FA0, kNarrowText = 0x0FA8, kSlideList = 0x0FF0,
                        kEdit = 0x0FF5, kCurrentUser = 0x0FF6, kPlaces = 0x1772,
                        kDrawingOfSlide = 0xF002, kShapes = 0xF003, kShape = 0xF004,
                        kTextBox = 0xF00D, kPlaceInGroup = 0xF00F, kShapeData = 0xF011;
}  // namespace ppt

// One record after another that lie in the same one.
class PptRecords {
 public:
  explicit PptRecords(std::string_view bytes) : rest_(bytes) {}

  // False at the end.  The last may be cut.
  bool next(PptRecord& record);

 private:
  std::string_view rest_;
};

// The record that begins at a place in the stream; none where there is none of that type.
std::optional<PptRecord> ppt_record_at(std::string_view stream, std::size_t at, std::uint16_t type);

// Where the records are that count, by their numbers: of what was saved several times the newest.
struct PptPlaces {
  std::map<std::uint32_t, std::uint32_t> by_number;
  std::uint32_t document = 0;  // number of the record that lists the slides
  bool is_encrypted = false;
  bool is_cut = false;  // there are more than are read
};

// `user`: the part "Current User".  Empty where either is damaged.
PptPlaces ppt_places(std::string_view user, std::string_view stream);

}  // namespace musubi
