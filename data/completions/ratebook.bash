# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of ratebook: books, and its few options.

_ratebook () {
  local begun=${COMP_WORDS[COMP_CWORD]} word
  COMPREPLY=()
  if [[ $begun == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '--help --version' -- "$begun")
    return
  fi
  compopt -o filenames 2>/dev/null
  while IFS= read -r word; do
    [[ ! -d $word && $word != *.ratebook ]] || COMPREPLY+=("$word")
  done < <(compgen -f -- "$begun")
}

complete -F _ratebook ratebook
