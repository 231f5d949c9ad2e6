#!/bin/sh
# claims.sh - the ledger of claims from outside, on the bundled data: fixed words, figures that others
# computed, days in the past, a document that stands alone.
# Figures are those of statsmodels 0.13 and numpy on the rows of data/*.yaml.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" LC_ALL=C.UTF-8 KASOKU_DATADIR="$srcdir"
n=0
# result SENTENCE: passes when the last command did.
result() {
	status=$?
	n=$((n + 1))
	[ "$status" -eq 0 ] || printf 'not '
	echo "ok $n - $1"
}
# figure ID NAME: the value of a figure in full precision.
figure() {
	"$KASOKU" claims "$1" --json | tr '{' '\n' | grep -F "\"name\":\"$2\"" |
		sed 's/.*"value":\([^,}]*\).*/\1/'
}
# near VALUE WANTED TOLERANCE
near() {
	awk -v a="$1" -v b="$2" -v t="$3" 'BEGIN { d = a - b; exit !(a != "" && d <= t && d >= -t) }'
}
"$KASOKU" claims >"$tmp/list" 2>"$tmp/err"
result "the ledger is listed"
[ "$(wc -l <"$tmp/list")" -eq 47 ]
result "it has 47 claims"
! awk '{ print $2 }' "$tmp/list" |
	grep -qvxE 'SUPPORTED|PARTLY|NOT-SUPPORTED|MISATTRIBUTED|UNTESTABLE|METAPHOR'
result "each with one of the fixed words"
near "$(figure C1 'doubling after the bend')" 104.7065 0.001 &&
	near "$(figure C1 'AICc, straight line')" 43.2744554 1e-6 &&
	near "$(figure C1 'AICc, hyperbola')" 17.5144877 1e-5
result "C1 doubles and bends as statsmodels says"
near "$(figure C2 'raw, last 1 y')" 10.91267354 1e-7 && near "$(figure C2 'log, last 2 y')" 1.1990016 1e-6 &&
	near "$(figure C2 'log, window where it turns')" 21.7166324 1e-4
result "C2 has the ratios on raw and log scale and the window where it turns"
[ -n "$(figure C2 'index, last 1 y')" ]
result "C2 has the ratio on the index"
"$KASOKU" claims C3 >"$tmp/c3" && grep -q '^C3  NOT SUPPORTED' "$tmp/c3" &&
	grep -q 'MMLU: exponential passes 100 % *2025-02$' "$tmp/c3"
result "C3 names the month in which the exponential passes 100 %"
near "$(figure C3 'MMLU: AICc of the exponential')" -20.1092126 1e-6 &&
	near "$(figure C3 'MMLU: AICc of the logistic')" -34.8405077 1e-6 &&
	near "$(figure C3 'BIG-Bench Hard: AICc of the logistic')" -9.2430080 1e-6
result "C3 has both fits as numpy has them"
near "$(figure C6 'index points per ten-fold compute')" 8.253537 1e-5 &&
	near "$(figure C6 'index points a year at equal compute')" 11.818598 1e-5
result "C6 has the index on compute and time as statsmodels has it"
near "$(figure C14 'Hopper over Ampere: reached in training')" 2.9725015 1e-6
result "C14 has the speed reached in training as numpy has it"
near "$(figure C22 'open weights are behind, quartiles')" 5.6837782 1e-6
result "C22 has the lag of open weights as numpy has it"
near "$(figure C7 'product of the parts')" 5.4220507 1e-6
result "C7 has the product of its parts as statsmodels has it"
"$KASOKU" --as-of 2023-12-31 claims C1 | grep -q '^C1  PARTLY'
result "the data of 2023 allow no acceleration"
"$KASOKU" --as-of 2018-06-30 claims C1 | grep -q '^C1  UNTESTABLE'
result "those of 2018 nothing at all"
"$KASOKU" claims --verdict metaphor | awk '$2 != "METAPHOR" { exit 1 } END { exit !NR }'
result "--verdict chooses"
[ "$("$KASOKU" claims --driver hardware | wc -l)" -eq 3 ] &&
	[ "$("$KASOKU" claims --section disclaimer | cut -c1-3)" = C47 ]
result "--driver and --section choose"
"$KASOKU" claims C99 >"$tmp/out" 2>"$tmp/err"
[ $? -eq 2 ] && [ ! -s "$tmp/out" ] && grep -q 'there is no claim' "$tmp/err"
result "an unknown claim is said to be unknown"
"$KASOKU" claims --verdict maybe >/dev/null 2>"$tmp/err"
[ $? -eq 2 ] && grep -q maybe "$tmp/err"
result "so is an unknown verdict"
"$KASOKU" claims --verdict misattributed --driver hardware >"$tmp/out" 2>"$tmp/err"
[ $? -eq 1 ] && [ ! -s "$tmp/out" ]
result "when no claim answers, the status is 1"
"$KASOKU" claims --markdown >"$tmp/ledger.md"
[ "$(grep -c '^### C' "$tmp/ledger.md")" -eq 47 ]
result "the document has every claim"
grep -oE '\[[0-9]+\]' "$tmp/ledger.md" | tr -d '[]' | sort -n | uniq >"$tmp/cited"
sed -n '/^## References/,$p' "$tmp/ledger.md" | grep -oE '^[0-9]+' >"$tmp/listed"
diff "$tmp/cited" "$tmp/listed" >/dev/null
result "its references are numbered, each cited and each listed"
! grep -q "There is no test called" "$tmp/ledger.md"
result "every test that the catalogue names exists"
! grep -qE '(^|[^a-z])(nan|inf)([^a-z]|$)' "$tmp/ledger.md"
result "it prints no number that is none"
"$KASOKU" claims --json >"$tmp/a" && "$KASOKU" claims --json >"$tmp/b" && cmp -s "$tmp/a" "$tmp/b"
result "the same data give the same bytes"
"$KASOKU" claims C1 --charset ascii | LC_ALL=C grep -q '[^ -~]'
[ $? -eq 1 ]
result "in ASCII there is nothing else"
echo "1..$n"
