#!/usr/bin/env bash
# One door for every build target: ./build.sh --target=Local | Test | Build | Package | Plan | ... (--target=Help lists them); ./build.sh Local and --help are understood too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! command -v dotnet >/dev/null 2>&1; then
  echo "build.sh: the .NET SDK 10 is needed and 'dotnet' is not on the PATH: install it and run this again." >&2
  exit 2
fi

# A log file is for reading: no colour codes in it.
[ -t 1 ] || export NO_COLOR=1

# Nothing is left behind: build nodes end with the build and the compiler with the run (eng/cake/compiler.cake), and what the SDK forgets in the folder for temporary files goes with it.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
TMPDIR=$(mktemp -d)
export TMPDIR
chmod 711 "$TMPDIR" # the function runs as another user where it can, and its package must be within reach
trap 'rm -rf "$TMPDIR"' EXIT

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# The restored tool is in NuGet's cache after the first time; the stamp saves the second of asking again.
stamp=artifacts/cake/restored
if [ ! -f "$stamp" ] || [ .config/dotnet-tools.json -nt "$stamp" ]; then
  if ! output=$(dotnet tool restore 2>&1); then
    echo "$output" >&2
    echo "build.sh: the build tool (cake.tool, .config/dotnet-tools.json) could not be restored: see the line above." >&2
    exit 2
  fi
  mkdir -p artifacts/cake
  touch "$stamp"
fi

# A word by itself is a target, unless it stands behind an option, whose value it then is; whoever asks for help gets nothing else.
arguments=()
before=
for argument in "$@"; do
  case $argument in
    -h | --help) help=1 ;;
    --version=*) arguments+=("--to=${argument#--version=}") ;; # Cake has an option --version of its own.
    -*) arguments+=("$argument") ;;
    *) case $before in -*=* | [!-]* | '') arguments+=("--target=$argument") ;; *) arguments+=("$argument") ;; esac ;;
  esac
  before=$argument
done
if [ -n "${help:-}" ]; then arguments=(--target=Help); fi

dotnet cake build.cake ${arguments[@]+"${arguments[@]}"}
