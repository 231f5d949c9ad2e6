#!/bin/sh
# docs.sh - the manual knows every command, option, key and column, and the README's examples run.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8 NO_COLOR=1
unset COLUMNS LINES
# lacks FILE: of the words on stdin, those that FILE (with roff's escapes taken out) does not hold.
lacks() {
	sed 's/\\-/-/g; s/\\(aq/'"'"'/g' "$1" >"$tmp/plain"
	while read -r word; do
		grep -qF -- "$word" "$tmp/plain" || echo "$word is missing"
	done
}
page=$srcdir/man/kasoku.1
result "kasoku(1) has every command" \
	"$("$KASOKU" --help | sed -n 's/^  \([a-z][a-z]*\) .*/.SS \1/p' | grep -v kasoku | lacks "$page")"
result "kasoku(1) has every option" "$(
	for command in '' show series data fit test index drivers whatif scenario sources present report import export keys themes config doctor; do
		# shellcheck disable=SC2086 # no command is no word
		"$KASOKU" $command --help
	done | grep -oE -- '^  --[a-z-]+' | tr -d ' ' | sort -u | lacks "$page"
)"
result "kasoku(1) has every action" \
	"$("$KASOKU" keys --json | grep -oE '"name":"[^"]*"' | sed 's/.*:"/(:/; s/"$//' | lacks "$page")"
result "kasoku(1) has every setting" \
	"$("$KASOKU" config --json | grep -oE '"name":"[^"]*"' | sed 's/.*:"/.B /; s/"$//' | lacks "$page")"
result "kasoku(1) has every role of a theme" \
	"$(sed -n 's/^	X([A-Z_]*, "\([a-z-]*\)".*/.B \1/p' "$srcdir/src/draw/role.h" | lacks "$page")"
result "kasoku-data(5) has every table" "$(
	sed -n 's/^static const struct column \([a-z]*\)\[\].*/.SS \1/p' "$srcdir/src/model/schema.c" |
		lacks "$srcdir/man/kasoku-data.5"
)"
result "kasoku-data(5) has every column" "$(
	sed -n 's/^	[A-Z]*_\{0,1\}("\([a-z0-9_]*\)".*/.B \1/p' "$srcdir/src/model/schema.c" |
		sort -u | lacks "$srcdir/man/kasoku-data.5"
)"
result "kasoku-data(5) has every test of claims" "$(
	sed -n 's/^	{ "\([a-z-]*\)", test_.*/.B \1/p' "$srcdir/src/claims/tests.c" |
		lacks "$srcdir/man/kasoku-data.5"
)"
methods=$srcdir/man/kasoku-methods.7
result "kasoku-methods(7) has every curve and its formula" "$(
	sed -n 's/^	\[CURVE_[A-Z]*\] = { "\([a-z]*\)".*/\1/p' "$srcdir/src/curves/curve_rows.c" | lacks "$methods"
	sed -n 's/.*"\(\(ln \)\{0,1\}f = [^"]*\)".*/\1/p' "$srcdir/src/curves/curve_rows.c" |
		sed 's| / |/|g; s/\\//g' | lacks "$methods"
)"
result "kasoku-methods(7) has every method of forecasts" "$(
	sed -n 's/^	{ "\([a-z-]*\)", N_(.*/\1/p' "$srcdir/src/judge/forecast.c" | lacks "$methods"
)"
result "kasoku-methods(7) has every test of claims" "$(
	sed -n 's/^	{ "\([a-z-]*\)", test_.*/\1/p' "$srcdir/src/claims/tests.c" | lacks "$methods"
)"
result "kasoku-methods(7) lists what it cites" "$(
	sed -n '/^\.SH REFERENCES/,$d; s/.*\[\([^]]*\)\].*/\1/p' "$methods" | tr ';' '\n' |
		sed 's/^ *//; s/[ ,&].*//; s/\\-/-/g' | grep '^[A-Z]' | sort -u |
		while read -r who; do
			sed '1,/^\.SH REFERENCES/d; s/\\-/-/g' "$methods" | grep -q "$who" || echo "$who is not listed"
		done
)"
cat >"$tmp/mine.csv" <<'CSV'
set,date,value,unit,label,source
mine,2026-01-01,0.4,fraction,A,arxiv:2009.03300
mine,2026-02-01,0.5,fraction,B,arxiv:2009.03300
CSV
mkdir "$tmp/bin" && ln -s "$KASOKU" "$tmp/bin/kasoku" && cd "$tmp" || exit 99
PATH=$tmp/bin:$PATH
KASOKU_DATADIR=$srcdir
export KASOKU_DATADIR
cp mine.csv results.csv && cp mine.csv more.csv && mkdir data && cat >mine.yaml <<'YAML'
sources:
  - {id: our-eval-report, kind: report, title: Our evaluation, date: 2026-03}
observations:
  - {set: our-eval, date: 2026-03-01, value: 0.41, unit: fraction, label: model A, source: our-eval-report}
YAML
printf 'released,flop\n2020-01-01,1e21\n2021-01-01,3e21\n2022-01-01,1e22\n2023-01-01,4e22\n' >runs.csv
# try NAME: runs the commands in "$tmp/list", each in a shell; CSV of ours is said to be observations.
try() {
	sed '/import.*csv/s/$/ --table observations/; s/\(--table [^ ]*\)\(.*\) --table.*/\1\2/' "$tmp/list" >"$tmp/examples"
	while read -r example; do
		result "$1: $example" "$(sh -c "$example" </dev/null 2>&1 >/dev/null || echo "exit $?")"
	done <"$tmp/examples"
}
sed -n 's/^    \$ \(kasoku .*\)/\1/p' "$srcdir/README" | sed 's/   .*//' >"$tmp/list"
try README
sed -n '/^\.EX/,/^\.EE/s/^\(kasoku .*\)/\1/p' "$page" | sed 's/\\-/-/g; s/\\(aq/'"'"'/g' |
	grep -v completion | sort -u >"$tmp/list"
try 'kasoku(1)'
# The picture in the README: from its header to its line of keys.
picture() { awk '/^ kasoku  1 /{ on = 1 } on { print } /^ \? keys /{ on = 0 }' "$1"; }
kasoku show overview --size 100x30 >"$tmp/picture" 2>"$tmp/picture.err"
if [ -n "$UPDATE_GOLDEN" ]; then
	awk -v new="$tmp/picture" '/^ kasoku  1 /{ skip = 1; while ((getline line <new) > 0) print line }
		!skip { print } /^ \? keys /{ skip = 0 }' "$srcdir/README" >"$tmp/README" &&
		cat "$tmp/README" >"$srcdir/README"
fi
picture "$srcdir/README" >"$tmp/printed"
result "the README's picture is what the program draws" "$(cat "$tmp/picture.err"
	diff "$tmp/printed" "$tmp/picture")"
result "no placeholder is left in README, NEWS, HACKING and the manual" "$(grep -nE '@[A-Z_]+@|TODO|FIXME|XXX' \
	"$srcdir/README" "$srcdir/NEWS" "$srcdir/HACKING" "$srcdir"/man/*.[1357])"
version=$(kasoku --version | sed -n '1s/^kasoku //p')
day=$(sed -n 's/^[0-9.]* (\(.*\))$/\1/p' "$srcdir/NEWS" | head -n 1)
result "NEWS begins with the version that the program says" \
	"$(sed -n 3p "$srcdir/NEWS" | grep -xF "$version ($day)" >/dev/null || sed -n 3p "$srcdir/NEWS")"
result "every page of the manual has the version and the day of NEWS" \
	"$(grep '^\.TH ' "$srcdir"/man/*.[1-9] | grep -vF " $day \"kasoku $version\" ")"
# A tarball has no folder debian.
if [ -e "$srcdir/debian/changelog" ]; then
	result "Debian's changelog begins with the version" \
		"$(head -n 1 "$srcdir/debian/changelog" | grep -vF "kasoku ($version-")"
fi
echo "1..$n"
