#!/bin/sh
# sql.sh - every example of kasoku-sql(7) in SQLite's own shell, on the store; what kasoku prints, SQL says.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
module=$(dirname "$KASOKU")/kasoku
skip() { echo "1..0 # SKIP $1"; exit 0; }
command -v sqlite3 >/dev/null 2>&1 || skip "the sqlite3 shell is not installed"
[ -e "$module.so" ] || skip "there is no shared library on this system"
case $CC in *-fsanitize*) skip "the shell is built without sanitizers" ;; esac
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" LC_ALL=C.UTF-8
db=$tmp/data/kasoku/kasoku.db
"$KASOKU" series >/dev/null || exit 99
sqlite3 "$db" ".load $module" 2>"$tmp/load" || skip "$(head -n 1 "$tmp/load")"
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
# The examples, one a line.
sed -n '/^\.EX/,/^\.EE/p' "$srcdir/man/kasoku-sql.7" | sed 's/\\-/-/g; /^\\&\.load/d; /^sqlite3 /d; /^\.E/d' |
	tr '\n' ' ' | sed 's/; */;\n/g' | grep SELECT >"$tmp/examples"
result "kasoku-sql(7) has examples" "$([ "$(wc -l <"$tmp/examples")" -ge 5 ] || cat "$tmp/examples")"
i=0
while read -r example; do
	i=$((i + 1))
	sqlite3 "$db" ".load $module" "$example" >"$tmp/answer.$i" 2>&1 || cp "$tmp/answer.$i" "$tmp/answer.failed"
	result "kasoku-sql(7): $(echo "$example" | cut -c1-60)" "$([ -s "$tmp/answer.$i" ] || echo "no rows"
		cat "$tmp/answer.failed" 2>/dev/null; rm -f "$tmp/answer.failed")"
done <"$tmp/examples"
# member NAME: the first number behind it in JSON on stdin, to twelve digits.
member() { sed "s/.*\"$1\"[^0-9-]*\([0-9.e+-]*\).*/\1/" | awk '{ printf "%.12g\n", $1 }'; }
said=$("$KASOKU" fit metr-horizon-p50 --json | sed 's/.*"doubling_time_days"/"doubling_time_days"/; s/,"level.*//' |
	sed 's/[^0-9.,-]//g' | tr ',' '\n' | awk '{ printf "%s%.12g", (NR > 1 ? "|" : ""), $1 }')
result "doubling_time and its ends are those of kasoku fit" "$(
	answer=$(tr '|' '\n' <"$tmp/answer.2" | awk '{ printf "%s%.12g", (NR > 1 ? "|" : ""), $1 }')
	[ "$answer" = "$said" ] || echo "$answer, not $said"
)"
"$KASOKU" test metr-horizon-p50 --json >"$tmp/test.json"
result "verdict, break and ratio are those of kasoku test" "$(
	verdict=$(sed 's/.*"verdict":"\([A-Z ]*\)".*/\1/' "$tmp/test.json" | tr '[:upper:]' '[:lower:]')
	date=$(sed 's/,"stderr_years.*//; s/.*"date":"//; s/".*//' "$tmp/test.json")
	ratio=$(sed 's/,"ratio_band.*//' "$tmp/test.json" | member ratio)
	answer=$(awk -F'|' '{ printf "%s|%s|%.9g\n", $1, $2, $3 }' "$tmp/answer.3")
	wanted=$(echo "$ratio" | awk -v v="$verdict" -v d="$date" '{ printf "%s|%s|%.9g\n", v, d, $1 }')
	[ "$answer" = "$wanted" ] || echo "$answer, not $wanted"
)"
result "theil_sen is that of kasoku fit --robust theil-sen" "$(
	answer=$(sqlite3 "$db" ".load $module" "SELECT theil_sen(date, p50_minutes) FROM horizons_latest
		WHERE record AND p50_minutes < 960" | awk '{ printf "%.12g\n", $1 }')
	wanted=$("$KASOKU" fit metr-horizon-p50 --robust theil-sen --json | sed 's/.*"doubling_time_days"/"doubling_time_days"/; s/,"interval.*//' | member estimate)
	[ "$answer" = "$wanted" ] || echo "$answer, not $wanted"
)"
result "the version is kasoku's" "$(
	[ "kasoku $(sqlite3 "$db" ".load $module" "SELECT kasoku_version()")" = "$("$KASOKU" --version | head -n 1)" ] || "$KASOKU" --version
)"
result "kasoku-sql(7) has every function" "$(
	sed 's/\\-/-/g' "$srcdir/man/kasoku-sql.7" >"$tmp/plain"
	sed -n 's/^	{ "\([a-z_]*\)",  *[0-9], [0-9], .*/\1/p' "$srcdir/src/sql/functions.c" | while read -r name; do
		grep -q "^\.BI $name(" "$tmp/plain" || echo "$name is missing"
	done
)"
echo "1..$n"
