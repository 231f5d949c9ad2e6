#!/bin/sh
# report.sh - hand-outs from outside: every format, footnotes that resolve, files that are safe, titles that
# are hostile.  xmllint has a look where it is installed.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8 NO_COLOR=1
unset COLUMNS LINES
KASOKU_DATADIR=$(cd "$srcdir" && pwd)
export KASOKU_DATADIR
cd "$tmp" || exit 99
n=0
result() {
	n=$((n + 1))
	if [ "$2" = 0 ]; then echo "ok $n - $1"; else
		sed 's/^/# /' said | head -n 20
		echo "not ok $n - $1"
	fi
}
xml() { if command -v xmllint >/dev/null; then xmllint --nonet --noout "$@" 2>said; fi; }
# refuses SENTENCE STATUS WORDS -- ARGUMENTS: ends with that status and says these words.
refuses() {
	sentence=$1 status=$2 words=$3
	shift 4
	"$KASOKU" report "$@" >/dev/null 2>said
	[ $? = "$status" ] && grep -q "$words" said
	result "$sentence" $?
}
"$KASOKU" report --html out.html >said 2>&1 && [ -s out.html ]
result "report --html FILE writes the file" $?
xml out.html
result "the report is well-formed XML" $?
grep -oE 'href="#[a-z0-9-]+"' out.html | sed 's/href="#//; s/"//' | sort -u >marks
grep -oE ' id="[a-z0-9-]+"' out.html | sed 's/ id="//; s/"//' | sort >ids
[ "$(sort -u ids | wc -l)" = "$(wc -l <ids)" ] && [ -s marks ] && comm -23 marks ids >said && [ ! -s said ]
result "every mark leads somewhere, and no two places share a name" $?
grep -nE ' src=|url\(|@import|<link|<script|<iframe' out.html | cut -c1-200 >said
[ ! -s said ]
result "the report loads nothing and runs nothing" $?
[ "$(grep -c '<figure>' out.html)" -ge 6 ] && [ "$(grep -c '<table>' out.html)" -ge 12 ] &&
	[ "$(grep -c '<desc id=' out.html)" = "$(grep -c '<figure>' out.html)" ]
result "figures have tables, and each is told in words" $?
"$KASOKU" report again.html >said 2>&1 && cmp out.html again.html >>said
result "the same bytes twice, the format told by the ending" $?
for format in markdown text ansi svg csv json; do
	"$KASOKU" report --$format >"out.$format" 2>said && [ -s "out.$format" ]
	result "report --$format" $?
done
xml out.svg
result "the report as one picture is well-formed" $?
awk '{ if (length($0) > 72 && $0 !~ /[^ -~]/) print }' out.text >said
[ ! -s said ]
result "text keeps to 72 columns" $?
head -1 out.csv | grep -q '^series,row,date,label,value,low,high,tier,fitted,source$'
result "CSV holds the rows behind the figures" $?
grep -q '"command":"kasoku fit' out.json && grep -q '"references":' out.json
result "JSON holds figures with their commands, and the references" $?
"$KASOKU" report claims --csv 2>said | head -1 | grep -q '^id,verdict,statement,reason$'
result "CSV of claims" $?
for deck in $("$KASOKU" present | cut -d' ' -f1); do
	"$KASOKU" report "deck:$deck" --notes "$deck.html" >said 2>&1 && xml "$deck.html" &&
		[ "$(grep -c '^<section aria' "$deck.html")" = "$(grep -c '^  - title:' "$KASOKU_DATADIR/data/decks/$deck.yaml")" ]
	result "the deck $deck as a hand-out has all of its steps" $?
done
"$KASOKU" report deck:accelerating talk.cast >said 2>&1 && head -1 talk.cast | grep -q '^{"version":2,"width":100' &&
	[ "$(wc -l <talk.cast)" = "$(($(grep -c '^  - title:' "$KASOKU_DATADIR/data/decks/accelerating.yaml") + 2))" ]
result "a deck as a recording has a frame for each step" $?
for theme in projector mono; do
	"$KASOKU" show overview --theme $theme --format svg --size 120x40 >show.svg 2>said && xml show.svg
	result "show --theme $theme --format svg is well-formed" $?
done
cat >mine.yaml <<'YAML'
sources:
  - {id: our-report, kind: report, title: "<script>alert(\"1\")</script> & '2'", date: 2026-03, url: "https://example.org/?a=1&b=\"><script>"}
observations:
  - {set: ours, date: 2026-01-01, value: 0.4, unit: fraction, label: "<img src=x onerror=y>\"'&", source: our-report}
  - {set: ours, date: 2026-02-01, value: 0.5, unit: fraction, label: "]]></title></svg>", source: our-report}
series:
  - {id: ours, title: "</title><b>&\"", short: "<i>", statement: "<u>", driver: capability, rank: 99, unit: fraction, scale: linear, better: up, frontier: all, table: observations, value: value, label: label, where: set = ours, source: our-report}
YAML
"$KASOKU" import mine.yaml >said 2>&1
result "rows with marks in their titles are taken" $?
"$KASOKU" show overview --series ours --size 120x40 --format svg >ours.svg 2>said && xml ours.svg
result "hostile titles stay titles in a picture" $?
"$KASOKU" show overview --series ours --format html >ours.html 2>said && xml ours.html &&
	grep -q '&lt;img src=x' ours.html && ! grep -nE '<script|<img|<b>&|"&gt;<' ours.html >said
result "hostile titles stay titles in a document" $?
"$KASOKU" show overview --format csv 2>said | head -1 | grep -q '^series,row,date'
result "show --format csv" $?
"$KASOKU" show hardware --format json 2>said | grep -q '"kind":"figure"'
result "show --format json" $?
mkdir folder.html
refuses "a folder is no file" 2 "is a folder" -- folder.html
refuses "a folder that is not there is said" 1 "No such file" -- nowhere/out.html
refuses "what is no part and no file is said, with what is" 2 "did you mean hardware" -- hardwear
refuses "a deck that is not there is said" 2 "there is no deck" -- deck:nothing
refuses "CSV of claims and charts together is refused" 2 "one sort" -- claims overview --csv
refuses "a recording of a view is refused" 2 "one deck" -- overview --cast
refuses "one format at a time" 2 "one format" -- --html --csv
echo kept >old.html && refuses "a refused report leaves the file alone" 2 "there is no" -- deck:nothing old.html
[ "$(cat old.html)" = kept ]
result "what was in a file stays when the report fails" $?
ln -s old.html link.html && "$KASOKU" report claims link.html >said 2>&1 && [ -L link.html ] && grep -q '<html' old.html
result "a link is followed, not replaced" $?
"$KASOKU" report claims --html --out /dev/null >said 2>&1 && [ -c /dev/null ]
result "a device is written to, not replaced" $?
if [ -c /dev/full ]; then
	"$KASOKU" report claims --html --out /dev/full >/dev/null 2>said
	[ $? = 1 ] && grep -q "No space left" said
	result "a full disk is said" $?
fi
for name in .* *; do case $name in *html.*) echo "$name" ;; esac; done >said
[ ! -s said ]
result "no half-written file is left" $?
echo "1..$n"
