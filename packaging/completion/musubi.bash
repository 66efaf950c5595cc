# Completion of musubi, musubi-indexer and musubi-searcher for bash.  The options are asked of
# the program itself, the values of facets of the live index.

# Into `asked`: the program that the line is for, with the index that the line names.
_musubi_asked() {
  local i
  asked=("${COMP_WORDS[0]}")
  if [[ ${asked[0]##*/} == musubi ]]; then asked+=("${COMP_WORDS[1]}"); fi
  for ((i = 1; i < COMP_CWORD - 1; ++i)); do
    case ${COMP_WORDS[i]} in
      --index | --config) asked+=("${COMP_WORDS[i]}" "${COMP_WORDS[i + 1]}") ;;
    esac
  done
}

# Values of the facet that begin with what was typed.
_musubi_values() {
  local value
  COMPREPLY=()
  while IFS=$'\t' read -r _ value _; do
    COMPREPLY+=("$(printf '%q' "$value")")
  done < <("${asked[@]}" --facet "$1" --facet-prefix "$word" --format tsv 2>/dev/null | tail -n +2)
}

_musubi() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} offered=
  local -a asked
  _musubi_asked
  if ((COMP_CWORD == 1)) && [[ ${COMP_WORDS[0]##*/} == musubi ]]; then
    offered='index search --help --version'
  elif [[ $word == -* ]]; then
    offered=$(LC_ALL=C "${asked[@]}" --help all 2>/dev/null | grep -oE -- '^  (-. \[ )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
  else
    case $before in
      --export) offered='solr' ;;
      --format) offered='text json jsonl csv tsv template' ;;
      --lang) offered='ja en' ;;
      --with) offered='body' ;;
      --facet) offered='prefecture country domain year organization municipality partners kind region continent' ;;
      --facet-sort) offered='count name time' ;;
      --sort) offered='relevance date -date -changed' ;;
      --since) offered='last' ;;
      --color | --links) offered='auto always never' ;;
      --ambiguous) offered='auto narrow wide' ;;
      --log-format) offered='text json' ;;
      --partner) _musubi_values partners; return ;;
      --prefecture | --country | --domain | --organization | --municipality | --kind | --region)
        _musubi_values "${before#--}"
        return
        ;;
      *)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$word")
}
complete -F _musubi musubi musubi-indexer musubi-searcher
