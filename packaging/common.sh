# shellcheck shell=bash disable=SC2034
# Sourced by the scripts beside it, from the top folder: names, times and the files every package holds.
# Sets version, epoch, day, remap, here; gives need, documents, guide and finish.

version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
# Times inside packages are those of the commit, so that packing again gives the same bytes.
if epoch=$(git log -1 --format=%ct 2>/dev/null); then
  commit=$(git log -1 --abbrev=10 --format='%h %cs')
  # A package of files that were never committed says so.
  [ -z "$(git status --porcelain)" ] || commit=${commit/ /+changes }
else
  epoch=${SOURCE_DATE_EPOCH:?without git, set SOURCE_DATE_EPOCH to the time of this release}
  commit=${LIUDI_COMMIT:-}
fi
export LIUDI_COMMIT=$commit SOURCE_DATE_EPOCH=$epoch
day=$(date -u -d "@$epoch" +%F)

# No folder of the machine that builds gets into the programs: wherever they are built, they are the same.
remap=
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
  remap+="--remap-path-prefix=${registry%/}=/crates"$'\x1f'
done
here="--remap-path-prefix=$PWD=/liudi"

# need PROGRAM-OR-FILE:PACKAGE...   installs what is missing (Debian, as root)
need() {
  local missing=() one
  for one; do
    command -v "${one%%:*}" >/dev/null || [ -e "${one%%:*}" ] || missing+=("${one##*:}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing: ${missing[*]}" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || echo "apt-get update failed; trying with the lists at hand" >&2
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# documents FOLDER TARGET [NAME|LICENCE|FILE...]   licences
documents() {
  local folder=$1 target=$2
  shift 2
  cp LICENSE-MIT LICENSE-APACHE "$folder/"
  python3 packaging/licences.py "$target" "$folder/THIRD-PARTY.txt" "$@"
}

# guide SYSTEM FILE   the short guide, for people who open it with whatever they have: BOM and CRLF
guide() {
  { printf '\xEF\xBB\xBF'; sed -e "s/@VERSION@/$version/g" -e 's/$/\r/' "packaging/$1/guide.txt"; } >"$2"
}

# finish FOLDER   the zip of a staged folder into dist/, and the digests of all of dist/
finish() {
  mkdir -p dist
  python3 packaging/pack.py zip "$1" "dist/$(basename "$1").zip" "$epoch"
  python3 packaging/pack.py sums dist
}
