#include "indexer/extractor/formats/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "common/text/utf8.h"
#include "indexer/extractor/container/unpacker.h"
#include "indexer/extractor/formats.h"
#include "indexer/extractor/formats/archive_pages.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxMemberBytes = 256U << 20;
constexpr std::size_t kMaxMembers = 200'000;

// Of all members, also those of archives inside: what is packed more tightly is a trap.
UnpackingRoom room_of(std::size_t archive_bytes) {
  constexpr std::uint64_t kOfAny = 128U << 20, kTimesItsSize = 200, kMost = std::uint64_t{4} << 30;
  const std::uint64_t bytes = std::min(kMost, kOfAny + kTimesItsSize * archive_bytes);
  return {kMaxMembers, bytes, bytes};
}

// UTF-8, or what Windows in Japan wrote, by what the name looks like.
std::string decoded_name(const std::string& name) {
  if (is_valid_utf8(name)) return name;
  const auto detected = detect_encoding(name);
  return scrub_utf8(decoded(name, Decoder(detected ? detected->encoding : Encoding::ShiftJis)));
}

// Below the archive, whatever the name pretends.
std::string safe_path(std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  std::string path;
  for (const fs::path& part : fs::path(name)) {
    if (part == ".." || part == "." || part == "/" || part.empty()) continue;
    path += (path.empty() ? "" : "/") + part.string();
  }
  return path;
}

// As in a folder; and what a Mac adds.
bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.starts_with("__MACOSX/") ||
         path.find("/.") != std::string_view::npos;
}

Result<void> read_members(const Input& input, Output& output, ArchivePages& pages) {
  auto unpacker = Unpacker::open(input.bytes);
  if (!unpacker) return tl::unexpected(unpacker.error());
  UnpackingRoom& room = *input.room;
  Unpacker::Member member;
  for (std::size_t count = 1;; ++count) {
    const auto got = unpacker->next(member, kMaxMemberBytes);
    if (!got) return tl::unexpected(got.error());
    if (!*got && count == 1) return fail("holds no files");
    if (!*got) return {};
    if (room.files == 0 || room.bytes < member.bytes.size()) {
      return fail(
          fmt::format("holds more than {} files or {} MB unpacked: nothing behind them "
                      "was read",
                      kMaxMembers, room.bytes_of_all >> 20));
    }
    --room.files;
    room.bytes -= member.bytes.size();
    // A file that is compressed alone has the name of the whole, without its last ending.
    std::string name = member.name.empty() ? fs::path(input.name).stem().string()
                                           : safe_path(decoded_name(member.name));
    if (name.empty()) name = fmt::format("{}", count);
    if (is_hidden(name)) continue;
    if (!member.skipped.empty()) {
      output.remark({Remark::Kind::Skip, std::move(name), member.skipped});
      continue;
    }
    if (!member.problem.empty()) {
      output.remark({Remark::Kind::Refusal, std::move(name), member.problem});
      continue;
    }
    Input found{.bytes = member.bytes, .name = std::move(name)};
    if (ArchivePages::is_page(found)) {
      pages.add(std::move(found.name), std::move(member.bytes));
    } else {
      extract_member(input, std::move(found), output);
    }
  }
}

}  // namespace

Result<void> extract_archive(const Input& input, Output& output) {
  UnpackingRoom own_room = room_of(input.bytes.size());
  Input archive = input;
  if (archive.room == nullptr) archive.room = &own_room;
  ArchivePages pages(archive, output);
  auto done = read_members(archive, output, pages);
  pages.finish();
  return done;
}

}  // namespace musubi
