// packed_rtf.h - the text of a mail in Rich Text Format, as Outlook packs it.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

struct UnpackedText {
  std::string text;
  bool is_cut = false;  // it is longer than is read
};

// Unpacks it ([MS-OXRTFCP]); empty where it is damaged.
UnpackedText unpacked_rtf(std::string_view packed);

// What a reader sees of it.
UnpackedText packed_rtf_text(std::string_view packed);

}  // namespace musubi
