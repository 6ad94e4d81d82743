#!/usr/bin/env bash
# Installs the Debian packages that a build needs, if any is missing.
#   install-dependencies.sh          to build and run
#   install-dependencies.sh tests    and to test
#   install-dependencies.sh ci       and for every check of .ci/run
set -euo pipefail

packages=(g++ cmake ninja-build pkg-config ca-certificates
  protobuf-compiler protobuf-compiler-grpc libprotobuf-dev libgrpc++-dev libabsl-dev libicu-dev
  libdnnl-dev libsentencepiece-dev libyaml-cpp-dev nlohmann-json3-dev libcli11-dev libspdlog-dev
  libcurl4-openssl-dev libssl-dev libpugixml-dev libsqlite3-dev zlib1g-dev)
tests=(libgtest-dev libgmock-dev libbenchmark-dev
  apertium apertium-eng-cat apertium-fra-cat apertium-eng-spa apertium-fr-es apertium-apy python3-grpcio)
ci=(clang-format npm)

case ${1:-} in
  '') ;;
  tests) packages+=("${tests[@]}") ;;
  ci) packages+=("${tests[@]}" "${ci[@]}") ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
  # A tool from elsewhere serves as well as Debian's.
  if [[ $package == npm ]] && command -v npm >/dev/null; then continue; fi
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

sudo=()
if [[ $EUID -ne 0 ]]; then sudo=(sudo); fi
echo "installing: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq >&2
"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
