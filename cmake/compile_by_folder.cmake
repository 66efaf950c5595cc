# musubi_compile_by_folder(TARGET): its sources are compiled in few units where
# MUSUBI_COMPILE_BY_FOLDER is on (in all presets but clang), so that headers are parsed and
# templates instantiated once for many.
#
# Each folder is a unit.  Of small folders a row of this table is one: what all have to read takes
# longer than what they hold.  What is private to a source has a name of its own in its unit: the
# compiler tells.  A program is linked with whole units: what the extractor uses (common/,
# indexer/extraction/) stands in no row with what needs a library that it is to do without.
set(musubi_units
  "common common/calendar common/file common/process"
  "common/index/glass common/index/glass/format"
  "indexer/tagging indexer/tagging/dates indexer/tagging/domains indexer/tagging/page indexer/tagging/parties indexer/tagging/places"
  "indexer/readers/agreement_list indexer/readers/table"
  "indexer/intake indexer/reading"
  "indexer/export indexer/push indexer/update"
  "indexer/extractor indexer/extractor/formats"
  "indexer/extractor/formats/html indexer/extractor/formats/mail"
  "indexer/extractor/formats/pdf indexer/extractor/container indexer/extractor/table"
  "indexer/extractor/formats/doc indexer/extractor/formats/docx indexer/extractor/formats/odt indexer/extractor/formats/ppt indexer/extractor/formats/xls indexer/extractor/numbering"
  "searcher/local searcher/facets searcher/passage searcher/query searcher/ranking"
  "searcher/remote searcher/reach")

function(musubi_compile_by_folder target)
  if(NOT MUSUBI_COMPILE_BY_FOLDER)
    return()
  endif()
  foreach(unit IN LISTS musubi_units)
    separate_arguments(folders UNIX_COMMAND "${unit}")
    list(GET folders 0 first)
    foreach(folder IN LISTS folders)
      set(unit_of_${folder} ${first})
    endforeach()
  endforeach()
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
    if(DEFINED unit_of_${folder})
      set(folder ${unit_of_${folder}})
    endif()
    string(MAKE_C_IDENTIFIER ${folder} unit)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${unit})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
