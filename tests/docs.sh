#!/bin/sh
# docs.sh - the manual knows every command, option, key and column, and the README's examples run.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8 NO_COLOR=1
unset COLUMNS LINES
n=0
# result SENTENCE FINDINGS: passes when there are no findings.
result() {
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		printf '%s\n' "$2" | sed 's/^/# /'
		echo "not ok $n - $1"
	fi
}
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
	for command in '' show series data fit sources import export keys doctor; do
		# shellcheck disable=SC2086 # no command is no word
		"$KASOKU" $command --help
	done | grep -oE -- '^  --[a-z-]+' | tr -d ' ' | sort -u | lacks "$page"
)"
result "kasoku(1) has every action" \
	"$("$KASOKU" keys --json | grep -oE '"name":"[^"]*"' | sed 's/.*:"/(:/; s/"$//' | lacks "$page")"
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
cat >"$tmp/mine.csv" <<'CSV'
set,date,value,unit,label,source
mine,2026-01-01,0.4,fraction,A,arxiv:2009.03300
mine,2026-02-01,0.5,fraction,B,arxiv:2009.03300
CSV
mkdir "$tmp/bin" && ln -s "$KASOKU" "$tmp/bin/kasoku" && cd "$tmp" || exit 99
PATH=$tmp/bin:$PATH
KASOKU_DATADIR=$srcdir
export KASOKU_DATADIR
sed -n 's/^    \$ \(kasoku .*\)/\1/p' "$srcdir/README" |
	sed 's/   .*//; s/mine.csv/mine.csv --table observations/' >"$tmp/examples"
while read -r example; do
	result "README: $example" "$(sh -c "$example" </dev/null 2>&1 >/dev/null || echo "exit $?")"
done <"$tmp/examples"
echo "1..$n"
