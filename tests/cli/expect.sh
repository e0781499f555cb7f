# Read by the scripts beside it, each `sh SCRIPT COMMAND`: a folder of its own to work in, and words to say what is due.
set -u
dateline=$(realpath "$1")
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 129' HUP INT TERM
cd "$work" || exit 1
faults=0

fault() {
  printf '%s\n' "FAILED: $*"
  sed 's/^/  out: /' out | head -n 5 | cut -c 1-300
  sed 's/^/  err: /' err | head -n 5 | cut -c 1-300
  faults=$((faults + 1))
}

# run CODE ARGUMENTS...: runs the command; its output is in the files out and err.
run() {
  due=$1
  shift
  asked="dateline $*"
  "$dateline" "$@" >out 2>err
  code=$?
  [ "$code" = "$due" ] || fault "$asked: exit code $code, not $due"
}
in_out() { grep -qF -- "$1" out || fault "$asked: its output has no: $1"; }
not_in_out() { ! grep -qF -- "$1" out || fault "$asked: its output has: $1"; }
in_err() { grep -qF -- "$1" err || fault "$asked: standard error has no: $1"; }
quiet() { [ ! -s err ] || fault "$asked: standard error is not empty"; }
silent() { [ ! -s out ] || fault "$asked: standard output is not empty"; }
lines() { [ "$(wc -l <out)" = "$1" ] || fault "$asked: $(wc -l <out) lines, not $1"; }
finish() {
  [ "$faults" = 0 ] || { echo "$faults faults"; exit 1; }
  echo "all as due"
}
