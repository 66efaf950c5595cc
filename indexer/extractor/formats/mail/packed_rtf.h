// packed_rtf.h - the text of a mail in Rich Text Format, as Outlook packs it.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Unpacks it ([MS-OXRTFCP]); empty where it is damaged.
std::string unpacked_rtf(std::string_view packed);

// What a reader sees of it.
std::string packed_rtf_text(std::string_view packed);

}  // namespace musubi
