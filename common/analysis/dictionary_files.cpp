#include "common/analysis/dictionary_files.h"

#include <fmt/format.h>

#include "common/analysis/user_dictionary.h"
#include "common/file/checksum_cache.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// What MeCab cuts by.
constexpr const char* kSystemFiles[] = {"sys.dic", "unk.dic", "matrix.bin", "char.bin", "dicrc"};

constexpr std::size_t kDigestDigits = 16;  // of 32: enough to tell dictionaries apart

Result<void> add(const fs::path& file, ChecksumCache& cache, std::string& contents) {
  const auto checksum = cache.checksum(file);
  if (!checksum) return tl::unexpected(checksum.error());
  contents += fmt::format("{}{} {}", contents.empty() ? "" : "; ", file.filename().string(),
                          checksum->substr(0, kDigestDigits));
  return {};
}

}  // namespace

Result<DictionaryFiles> find_dictionary_files(const fs::path& system,
                                              const std::vector<fs::path>& users,
                                              const DictionaryFolders& folders) {
  ChecksumCache cache(folders.cache.empty() ? fs::path() : folders.cache / "checksums");
  DictionaryFiles files{system, {}, {}};
  for (const char* name : kSystemFiles) {
    if (add(system / name, cache, files.contents)) continue;
    return fail(fmt::format("there is no MeCab dictionary in {}", system.string()),
                "install the package mecab-ipadic-utf8, or say with --dictionary where it is");
  }
  const std::string contents_of_system = files.contents;
  for (const fs::path& user : users) {
    auto compiled =
        user.extension() == ".csv"
            ? compiled_user_dictionary(user, {system, contents_of_system}, folders.compiled)
            : Result<fs::path>(user);
    if (!compiled) return tl::unexpected(compiled.error());
    if (auto added = add(*compiled, cache, files.contents); !added) {
      return fail(added.error().message, "--data and --user-dictionary say where they are");
    }
    files.users.push_back(std::move(*compiled));
  }
  return files;
}

}  // namespace musubi
