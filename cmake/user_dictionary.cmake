# add_user_dictionary(NAME TOOL ARGUMENT… [DEPENDS FILE…]): compiles NAME.dic, a MeCab user
# dictionary in share/musubi of the build folder, of the table that TOOL writes.
#
# TOOL is called with ARGUMENT… and the table to write.  It is linked anew whenever the library
# below it changes, and mostly comes out the same: each step is only taken where what it reads
# has other content than the last time.
function(add_user_dictionary name tool)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "DEPENDS")
  set(share ${PROJECT_BINARY_DIR}/share/musubi)
  set(tool_as_is ${CMAKE_CURRENT_BINARY_DIR}/${tool}-as-is)
  set(table ${CMAKE_CURRENT_BINARY_DIR}/${name}.csv)
  set(dictionary ${share}/${name}.dic)
  add_custom_command(
    OUTPUT ${tool_as_is}
    COMMAND ${CMAKE_COMMAND} -E copy_if_different $<TARGET_FILE:${tool}> ${tool_as_is}
    DEPENDS ${tool}
    VERBATIM)
  add_custom_command(
    OUTPUT ${table}
    COMMAND ${tool_as_is} ${arg_UNPARSED_ARGUMENTS} ${table}.new
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${table}.new ${table}
    DEPENDS ${tool_as_is} ${arg_DEPENDS}
    VERBATIM)
  add_custom_command(
    OUTPUT ${dictionary}
    COMMAND ${MECAB_DICT_INDEX} -d ${MUSUBI_MECAB_DICTIONARY} -u ${dictionary}
            -f utf-8 -t utf-8 ${table} > ${name}.log
    DEPENDS ${table}
    WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
    COMMENT "Compiling the user dictionary ${name}"
    VERBATIM)
  install(FILES ${dictionary} DESTINATION ${CMAKE_INSTALL_DATADIR}/musubi)
endfunction()
