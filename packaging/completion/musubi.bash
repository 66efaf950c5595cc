# Completion of musubi, musubi-indexer and musubi-searcher for bash.  The options are asked of
# the program itself.

_musubi() {
  local word=${COMP_WORDS[COMP_CWORD]} program=${COMP_WORDS[0]}
  local -a asked=("$program")
  if [[ ${program##*/} == musubi ]]; then
    if ((COMP_CWORD == 1)); then
      mapfile -t COMPREPLY < <(compgen -W 'index search --help --version' -- "$word")
      return
    fi
    asked+=("${COMP_WORDS[1]}")
  fi
  if [[ $word == -* ]]; then
    local options
    options=$("${asked[@]}" --help 2>/dev/null | grep -oE -- '^  (-. \[ )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    return
  fi
  case ${COMP_WORDS[COMP_CWORD - 1]} in
    --format) mapfile -t COMPREPLY < <(compgen -W 'text json tsv' -- "$word") ;;
    --sort) mapfile -t COMPREPLY < <(compgen -W 'relevance date -date' -- "$word") ;;
    --color | --links) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$word") ;;
    --log-format) mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$word") ;;
    *)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$word")
      ;;
  esac
}
complete -F _musubi musubi musubi-indexer musubi-searcher
