# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of ratebook-cli. What may follow is asked of the program itself.

# bash takes words apart at = and :, which belong to ours, and leaves quotes in them.
_ratebook_cli_words () {
  local i word joined='' before
  words=()
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    before=${COMP_WORDS[i - 1]}
    if ((i > 1)) && [[ $word == [=:]* || $before == *[=:] ]]; then
      joined+=$word
    else
      ((i == 1)) || words+=("$joined")
      joined=$word
    fi
  done
  words+=("$joined")
  words=("${words[@]//[\"\'\\]/}")
  words=("${words[@]/#\~\//$HOME/}")
}

_ratebook_cli () {
  local line word begun cut='' files=no
  local -a words
  _ratebook_cli_words
  begun=${words[${#words[@]} - 1]}
  COMPREPLY=()
  # What stands before the last of these is no part of the word that bash replaces.
  [[ $COMP_WORDBREAKS != *=* ]] || cut+='='
  [[ $COMP_WORDBREAKS != *:* ]] || cut+=':'
  [[ -z $cut ]] || cut=${begun%"${begun##*[$cut]}"}
  while IFS=$'\t' read -r word line; do
    if [[ $word == :files ]]; then
      files=yes
      continue
    fi
    COMPREPLY+=("${word#"$cut"}")
  done < <("${COMP_WORDS[0]/#\~\//$HOME/}" complete -- "${words[@]}" 2>/dev/null)

  if [[ $files == yes ]]; then
    compopt -o filenames 2>/dev/null
    begun=${begun##*=}
    while IFS= read -r word; do
      COMPREPLY+=("$word")
    done < <(compgen -f -- "$begun")
  elif [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=:.] ]]; then
    compopt -o nospace 2>/dev/null
  fi
}

complete -F _ratebook_cli ratebook-cli
