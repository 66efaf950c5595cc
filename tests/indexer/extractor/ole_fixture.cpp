#include "tests/indexer/extractor/ole_fixture.h"

#include <gsf/gsf.h>

#include <map>

#include "common/text/utf8.h"

namespace musubi {

std::string ole_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  GsfOutput* sink = gsf_output_memory_new();
  GsfOutfile* root = gsf_outfile_msole_new(sink);
  std::map<std::string, GsfOutput*> storages;
  const auto parent_of = [&](const std::string& name) {
    GsfOutfile* parent = root;
    for (std::size_t at = 0, slash; (slash = name.find('/', at)) != std::string::npos;
         at = slash + 1) {
      GsfOutput*& storage = storages[name.substr(0, slash)];
      if (storage == nullptr) {
        storage = gsf_outfile_new_child(parent, name.substr(at, slash - at).c_str(), TRUE);
      }
      parent = GSF_OUTFILE(storage);
    }
    return parent;
  };
  for (const auto& [name, bytes] : parts) {
    GsfOutfile* const parent = parent_of(name);
    const std::string own = name.substr(name.rfind('/') + 1);
    GsfOutput* part = gsf_outfile_new_child(parent, own.c_str(), FALSE);
    gsf_output_write(part, bytes.size(), reinterpret_cast<const guint8*>(bytes.data()));
    gsf_output_close(part);
    g_object_unref(part);
  }
  // Those in others first.
  for (auto storage = storages.rbegin(); storage != storages.rend(); ++storage) {
    gsf_output_close(storage->second);
    g_object_unref(storage->second);
  }
  gsf_output_close(GSF_OUTPUT(root));
  const auto* bytes = gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(sink));
  std::string file(reinterpret_cast<const char*>(bytes),
                   static_cast<std::size_t>(gsf_output_size(sink)));
  g_object_unref(root);
  g_object_unref(sink);
  return file;
}

std::string little_endian(std::uint64_t number, std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i, number >>= 8) bytes += static_cast<char>(number);
  return bytes;
}

std::string utf16_of(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (c >= 0x10000) {
      c -= 0x10000;
      bytes += little_endian(0xD800 + (c >> 10), 2);
      c = 0xDC00 + (c & 0x3FF);
    }
    bytes += little_endian(c, 2);
  }
  return bytes;
}

}  // namespace musubi
