#!/bin/sh
# deps.sh MODULES PACKAGE...
#
# Installs the Debian packages that are missing, as root or through sudo.
# Where there is no apt, checks the pkg-config MODULES instead and names those
# that are missing.
set -eu

modules=$1
shift

if ! command -v apt-get >/dev/null 2>&1; then
	lacking=
	for module in $modules; do
		pkg-config --exists "$module" 2>/dev/null ||
		    lacking="$lacking $module"
	done
	for command in npm cc; do
		command -v $command >/dev/null 2>&1 ||
		    lacking="$lacking $command"
	done
	[ -z "$lacking" ] && exit 0
	echo "quoin needs these, by their pkg-config names:$lacking" >&2
	echo "(and cmark-gfm, hyphen and mimalloc with their headers; $* on Debian)" >&2
	exit 1
fi

lacking=
for package in "$@"; do
	dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null |
	    grep -q ' installed$' || lacking="$lacking $package"
done
# a newer Node.js than Debian's has its own npm
if command -v npm >/dev/null 2>&1; then
	lacking=$(echo "$lacking " | sed 's/ nodejs / /; s/ npm / /')
fi
lacking=$(echo $lacking)
[ -z "$lacking" ] && exit 0

sudo=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null 2>&1 || {
		echo "please install, as root: apt-get install $lacking" >&2
		exit 1
	}
	sudo=sudo
fi
echo "  APT     $lacking"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo apt-get install -y -qq --no-install-recommends $lacking >/dev/null
