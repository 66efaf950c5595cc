#include "indexer/extractor/container/ole_container.h"

#include <fmt/format.h>
#include <gsf/gsf.h>

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/extractor/container/document_title.h"

namespace musubi {

namespace {

constexpr gsf_off_t kMaxPartBytes = 256 << 20;

using Part = std::unique_ptr<GsfInput, void (*)(gpointer)>;

// What it says of damage on standard error is told by who misses a part.
bool begin_library() {
  g_log_set_default_handler([](const gchar*, GLogLevelFlags, const gchar*, gpointer) {}, nullptr);
  gsf_init();
  return true;
}

Part part_of(const std::shared_ptr<void>& root, std::string_view name) {
  Part part(GSF_INPUT(g_object_ref(root.get())), g_object_unref);
  while (part && GSF_IS_INFILE(part.get())) {
    const std::size_t slash = name.find('/');
    const std::string own(name.substr(0, slash));
    part.reset(gsf_infile_child_by_name(GSF_INFILE(part.get()), own.c_str()));
    if (slash == std::string_view::npos) return part;
    name.remove_prefix(slash + 1);
  }
  return {nullptr, g_object_unref};
}

}  // namespace

Result<OleContainer> OleContainer::open(std::string_view bytes) {
  static const bool is_begun = begin_library();
  static_cast<void>(is_begun);
  const auto* data = reinterpret_cast<const guint8*>(bytes.data());
  const Part input(gsf_input_memory_new(data, static_cast<gsf_off_t>(bytes.size()), FALSE),
                   g_object_unref);
  GsfInfile* root = input ? gsf_infile_msole_new(input.get(), nullptr) : nullptr;
  if (root == nullptr) return fail("is damaged: its parts are not found");
  OleContainer container;
  container.root_ = std::shared_ptr<void>(root, g_object_unref);
  return container;
}

bool OleContainer::has(const std::string& name) const {
  return part_of(root_, name) != nullptr;
}

Result<std::string> OleContainer::read(const std::string& name) const {
  const Part part = part_of(root_, name);
  if (!part) return fail(fmt::format("is damaged: it has no part {}", printable(name)));
  const gsf_off_t size = gsf_input_size(part.get());
  if (size > kMaxPartBytes) return fail("is too large");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  auto* to = reinterpret_cast<guint8*>(bytes.data());
  if (size > 0 && gsf_input_read(part.get(), static_cast<std::size_t>(size), to) == nullptr) {
    return fail(fmt::format("is damaged: its part {} cannot be read", printable(name)));
  }
  return bytes;
}

std::vector<std::string> OleContainer::names_in(const std::string& storage) const {
  const Part found = storage.empty() ? Part(nullptr, g_object_unref) : part_of(root_, storage);
  void* const opened = storage.empty() ? root_.get() : found.get();
  std::vector<std::string> names;
  if (opened == nullptr || !GSF_IS_INFILE(opened)) return names;
  GsfInfile* const parts = GSF_INFILE(opened);
  for (int i = 0, count = gsf_infile_num_children(parts); i < count; ++i) {
    const char* const name = gsf_infile_name_by_index(parts, i);
    if (name != nullptr) names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string OleContainer::stated_title() const {
  const Part part = part_of(root_, "\05SummaryInformation");
  if (!part) return "";
  const std::unique_ptr<GsfDocMetaData, void (*)(gpointer)> stated(gsf_doc_meta_data_new(),
                                                                   g_object_unref);
  if (GError* error = gsf_doc_meta_data_read_from_msole(stated.get(), part.get())) {
    g_error_free(error);
    return "";
  }
  const GsfDocProp* title = gsf_doc_meta_data_lookup(stated.get(), GSF_META_NAME_TITLE);
  const GValue* value = title == nullptr ? nullptr : gsf_doc_prop_get_val(title);
  if (value == nullptr || !G_VALUE_HOLDS_STRING(value)) return "";
  const char* text = g_value_get_string(value);
  std::string found = text == nullptr ? "" : scrub_utf8(text);
  return is_stated_title(found) ? found : "";
}

}  // namespace musubi
