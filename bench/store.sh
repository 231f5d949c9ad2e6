#!/bin/bash
# store.sh - make bench: what larger data cost, and the sqlite3 shell on the same rows.
# Usage: store.sh KASOKU FOLDER [ROWS…].  Times are processor seconds, user and system, of one run each.
set -eu
kasoku=$1 folder=$2
shift 2
[ $# -gt 0 ] || set -- 10000 100000 1000000
export LC_ALL=C XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state
db=$XDG_DATA_HOME/kasoku/kasoku.db
TIMEFORMAT='%U %S'

# seconds COMMAND…: runs it and prints the processor time.
seconds() {
	{ time "$@" >/dev/null 2>"$folder/errors"; } 2>"$folder/time" || { cat "$folder/errors" >&2; exit 1; }
	awk '{ printf "%.3f", $1 + $2 }' "$folder/time"
}
rows() {
	awk -v n="$1" 'BEGIN {
		print "id,set,date,value,low,high,unit,label,source"
		for (i = 0; i < n; i++) {
			value = exp(i % 1000 / 300) / 30
			printf "big/%d,big,%04d-%02d-%02d,%.6g,%.6g,%.6g,fraction,m%d,arxiv:2009.03300\n", i,
				2000 + i % 25, 1 + i % 12, 1 + i % 28, value, 0.9 * value, 1.1 * value, i
		}
	}'
}
shell=$(command -v sqlite3 || true)
[ -n "$shell" ] || echo "  sqlite3 is not installed here: its column stays empty"
cat >"$folder/series.yaml" <<'YAML'
series:
  - {id: big, title: Many rows, short: Many, statement: Rows made for measuring, better: up, driver: capability, table: observations, value: value, where: set = big,
     unit: fraction, scale: log, frontier: all, source: "arxiv:2009.03300"}
YAML
printf '%10s %10s %10s %8s %10s %10s %10s %10s %10s\n' rows 'import s' 'sqlite3 s' ratio 'start s' 'query s' 'chart s' 'fit s' 'MB'
for n in "$@"; do
	rm -rf "$XDG_DATA_HOME"
	rows "$n" >"$folder/big.csv"
	"$kasoku" show overview >/dev/null
	ours=$(seconds "$kasoku" import --table observations "$folder/big.csv")
	theirs='' ratio=''
	if [ -n "$shell" ]; then
		awk -F, 'NR > 1 { print $1 "," $2 "," $3 "," $4 "," $5 "," $6 "," $7 "," $8 ",,measured," $9 ",,user" }' \
			"$folder/big.csv" >"$folder/rows.csv"
		rm -f "$folder/shell.db"
		sqlite3 "$db" .schema | sqlite3 "$folder/shell.db"
		theirs=$(seconds sqlite3 "$folder/shell.db" "PRAGMA journal_mode = WAL" \
			".import --csv $folder/rows.csv observations")
		ratio=$(awk "BEGIN { printf \"%.2fx\", $ours / $theirs }")
	fi
	"$kasoku" import "$folder/series.yaml" >/dev/null
	"$kasoku" show overview >/dev/null # the first start afterwards makes the snapshot
	start=$(seconds "$kasoku" series)
	query=$(seconds "$kasoku" data big --csv)
	chart=$(seconds "$kasoku" show data --series big --size 200x50)
	fit=$(seconds "$kasoku" fit big)
	size=$(($(wc -c <"$db") / 1000000))
	printf '%10s %10s %10s %8s %10s %10s %10s %10s %10s\n' "$n" "$ours" "$theirs" "$ratio" "$start" "$query" "$chart" "$fit" "$size"
done
