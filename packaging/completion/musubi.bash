# Completion of musubi, musubi-indexer and musubi-searcher for bash.  The options are asked of
# the program itself.

# Values of the facet, as the live index has them, that begin with what was typed.
_musubi_values() {
  local facet=${COMP_WORDS[COMP_CWORD - 1]#--} value
  COMPREPLY=()
  while IFS=$'\t' read -r _ value _; do
    COMPREPLY+=("$(printf '%q' "$value")")
  done < <("$@" --facet "$facet" --facet-prefix "$word" --format tsv 2>/dev/null | tail -n +2)
}

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
    options=$(LC_ALL=C "${asked[@]}" --help all 2>/dev/null | grep -oE -- '^  (-. \[ )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    return
  fi
  case ${COMP_WORDS[COMP_CWORD - 1]} in
    --format) mapfile -t COMPREPLY < <(compgen -W 'text json jsonl csv tsv template' -- "$word") ;;
    --lang) mapfile -t COMPREPLY < <(compgen -W 'ja en' -- "$word") ;;
    --with) mapfile -t COMPREPLY < <(compgen -W 'body' -- "$word") ;;
    --facet) mapfile -t COMPREPLY < <(compgen -W 'prefecture country domain year organization region continent' -- "$word") ;;
    --facet-sort) mapfile -t COMPREPLY < <(compgen -W 'count name time' -- "$word") ;;
    --prefecture | --country | --domain | --organization) _musubi_values "${asked[@]}" ;;
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
