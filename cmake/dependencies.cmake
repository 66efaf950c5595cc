# Everything comes from Debian packages; docs/dependencies.md says why each is here.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(simdjson REQUIRED)
find_package(tl-expected REQUIRED)
# Part of its format is written by hand: common/index/glass/ says what was tried.
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core>=1.4 xapian-core<1.5)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-i18n>=72 icu-uc)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd>=1.5)
# Of the extractor alone.
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(archive REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(poppler REQUIRED IMPORTED_TARGET poppler-cpp>=22)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(gsf REQUIRED IMPORTED_TARGET libgsf-1)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)

find_library(MECAB_LIBRARY mecab REQUIRED)
find_path(MECAB_INCLUDE_DIR mecab.h REQUIRED)
add_library(mecab INTERFACE)
target_link_libraries(mecab INTERFACE ${MECAB_LIBRARY})
target_include_directories(mecab SYSTEM INTERFACE ${MECAB_INCLUDE_DIR})

find_library(CSV_LIBRARY csv REQUIRED)
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
add_library(csv INTERFACE)
target_link_libraries(csv INTERFACE ${CSV_LIBRARY})
target_include_directories(csv SYSTEM INTERFACE ${CSV_INCLUDE_DIR})

# The compiled IPADIC and the program that compiles a user dictionary for it.
find_path(MUSUBI_MECAB_DICTIONARY sys.dic
          PATHS /var/lib/mecab/dic/ipadic-utf8 /usr/lib/mecab/dic/ipadic-utf8
          NO_DEFAULT_PATH REQUIRED)
find_program(MECAB_DICT_INDEX mecab-dict-index PATHS /usr/lib/mecab /usr/libexec/mecab REQUIRED)
# Translates the man pages.
find_program(PO4A po4a REQUIRED)
