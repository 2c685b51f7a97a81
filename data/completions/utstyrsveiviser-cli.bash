# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors

_utstyrsveiviser_cli ()
{
  local word=${COMP_WORDS[COMP_CWORD]}
  local before=${COMP_WORDS[COMP_CWORD - 1]}
  local command=${COMP_WORDS[1]}
  local program=${COMP_WORDS[0]}

  COMPREPLY=()
  case $before in
    --lang) mapfile -t COMPREPLY < <(compgen -W 'nb nn en' -- "$word"); return ;;
    --size) mapfile -t COMPREPLY < <(compgen -W 'normal large' -- "$word"); return ;;
    --pack) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
    --as-of | --received | --region | --fingerprint | --only) return ;;
  esac
  if [[ $COMP_CWORD -eq 1 ]]; then
    mapfile -t COMPREPLY < <(compgen -W 'guide assess letter devices units travel abroad
      deadline search sources check check-sources rulebook pack --lang --pack --help --version' \
      -- "$word")
    return
  fi
  if [[ $word == -* ]]; then
    # The program itself says which options a command has.
    mapfile -t COMPREPLY < <(compgen -W "$("$program" --lang en "$command" --help 2> /dev/null |
      grep -oE -e '--[a-z-]+' | sort -u)" -- "$word")
    return
  fi
  case $command in
    letter)
      if [[ $COMP_CWORD -eq 2 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$("$program" letter --list 2> /dev/null)" -- "$word")
        return
      fi ;;
    pack)
      if [[ $COMP_CWORD -eq 2 ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'build verify install update diff status back remove' \
          -- "$word")
        return
      fi ;;
  esac
  mapfile -t COMPREPLY < <(compgen -f -- "$word")
}

complete -o filenames -F _utstyrsveiviser_cli utstyrsveiviser-cli
