# Help, the manual page and the completions come from one table, and none of them forgets a command or a flag.
. "$(dirname "$0")/expect.sh"

run 0 --help
commands=$(awk '/^Commands/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' out)
[ -n "$commands" ] || fault 'no commands in the overview'
run 0 man
cp out page
for shell in bash zsh fish; do
  run 0 completion $shell
  cp out $shell
done
for command in $commands; do
  run 0 "$command" --help
  in_out "Usage: dateline $command"
  in_out 'Examples'
  cp out long
  run 0 "$command" -h
  flags=$(grep -oE -- '--[a-z-]+' out | grep -vE -- '^--(help|h)$' | LC_ALL=C sort -u)
  for place in page bash zsh fish; do
    grep -qF -- "$command" $place || fault "$place says nothing of $command"
  done
  for flag in $flags; do
    grep -qF -- "$flag" long || fault "$command --help says nothing of $flag"
    grep -qF -- "$(echo "$flag" | sed 's/-/\\-/g')" page || fault "the manual page says nothing of $flag"
    grep -qF -- "$flag" bash || fault "the completion of bash says nothing of $flag"
    grep -qF -- "$flag" zsh || fault "the completion of zsh says nothing of $flag"
    grep -qE -- "seen_subcommand_from $command' -l ${flag#--}( |\$)" fish || fault "the completion of fish says nothing of $flag for $command"
  done
done
run 2 completion csh
in_err 'bash, zsh, fish'

# The scripts are what their shells read, where these are here; the page is what roff reads.
if command -v bash >/dev/null; then
  bash -n ./bash || fault 'bash does not read its completion'
  # shellcheck disable=SC2016
  said=$(bash -c '. ./bash; COMP_WORDS=(dateline scan --fo); COMP_CWORD=2; _dateline; echo "${COMPREPLY[*]}"')
  [ "$said" = --format ] || fault "bash completes --fo to: $said"
fi
if command -v zsh >/dev/null; then zsh -n ./zsh || fault 'zsh does not read its completion'; fi
if command -v fish >/dev/null; then fish -n ./fish || fault 'fish does not read its completion'; fi
if command -v groff >/dev/null; then
  said=$(groff -man -Tutf8 -ww -z page 2>&1)
  [ -z "$said" ] || fault "roff says of the manual page: $said"
fi
finish
