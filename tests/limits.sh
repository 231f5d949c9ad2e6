#!/bin/sh
# limits.sh - every limit of kasoku(1) is kept, and said.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8
case $srcdir in /*) ;; *) srcdir=$(pwd)/$srcdir ;; esac
export KASOKU_DATADIR="$srcdir/tests/faults/small"
unset COLUMNS LINES KASOKU_THEME
cd "$tmp" || exit 99
mkdir -p config/kasoku/decks
n=0
# says STATUS WORDS SENTENCE ARGUMENTS…: what kasoku does with ARGUMENTS, in one line on stderr.
says() {
	status=$1 words=$2 sentence=$3
	shift 3
	"$KASOKU" "$@" >out 2>err </dev/null
	got=$?
	n=$((n + 1))
	if [ $got = "$status" ] && head -n 1 err | grep -qF -- "$words"; then
		echo "ok $n - $sentence"
	else
		head -c 600 err | sed 's/^/# /'
		echo "# exit status $got"
		echo "not ok $n - $sentence"
	fi
}
# many COUNT TEXT: TEXT that often, with its number for %d.
many() { awk -v n="$1" -v text="$2" 'BEGIN { for (i = 1; i <= n; i++) { t = text; gsub(/%d/, i, t); printf "%s", t } }'; }

many 257 'c%d,' >wide.csv
says 1 256 "a CSV file of more than 256 columns is refused" import wide.csv --table sources
{ printf 'id,kind,title\nlong,web,'; head -c 1100000 /dev/zero | tr '\0' x; echo; } >line.csv
says 1 'longer than' "a line of more than 1 MiB is refused" import line.csv --table sources
{ printf 'sources: '; many 9 '['; many 9 ']'; echo; } >deep.yaml
says 1 'deep' "YAML of more than 8 levels is refused" import deep.yaml
truncate -s 257M large.csv
says 1 '256 MiB' "a file of rows of more than 256 MiB is refused" import large.csv --table sources
rm -f large.csv
{ printf 'title: T\nsteps:\n'; many 201 '  - {title: S, text: step %d}\n'; } >steps.yaml
says 1 '200 steps' "a deck of more than 200 steps is refused" present ./steps.yaml --plain
{ printf 'title: T\nsteps:\n  - cite: ['; many 41 'made-up, '; printf 'made-up]\n    text: T\n'; } >cites.yaml
says 1 '40 sources' "a step that cites more than 40 sources is refused" present ./cites.yaml --plain
{ printf 'title: T\nsteps:\n  - text: '; head -c 4001 /dev/zero | tr '\0' x; echo; } >words.yaml
says 1 '4000 bytes' "a text of more than 4000 bytes in a deck is refused" present ./words.yaml --plain
truncate -s 1100000 deck.yaml
says 1 '1 MiB' "a deck of more than 1 MiB is refused" present ./deck.yaml --plain
many 401 'a%d: b\n' >config/kasoku/config.yaml
says 1 'too many settings' "more than 400 settings are refused" config --check
{ printf 'keys:\n  quit: ['; many 17 'k%d, '; printf 'q]\n'; } >config/kasoku/config.yaml
says 1 'too long' "more than 16 values of a setting are refused" config --check
{ printf 'view: '; head -c 201 /dev/zero | tr '\0' x; echo; } >config/kasoku/config.yaml
says 1 'short text' "a value of more than 200 bytes is refused" config --check
truncate -s 1100000 config/kasoku/config.yaml
says 1 '1 MiB' "a file of settings of more than 1 MiB is refused" config --check
rm config/kasoku/config.yaml
truncate -s 1100000 scenario.yaml
says 1 '1 MiB' "a file of scenarios of more than 1 MiB is refused" scenario import scenario.yaml
says 2 '10000' "a key that is pressed more than 10000 times is refused" show overview --keys 'j*10001'
says 2 '1000' "a picture of more than 1000 columns is refused" show overview --size 1001x10
# shellcheck disable=SC2046 # words
says 2 'too many options' "more than 32 options are refused" series $(many 33 '--no-motion ')
echo "1..$n"
