#!/bin/sh
# all.sh - make bench: the core, the terminal and the store beside their peers, on one page.
# Usage: all.sh SOURCE BUILD.  BENCH_ROWS="10000 100000" measures fewer rows.
set -eu
source=$1 build=$(cd "$2" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
source=$(cd "$source" && pwd)
export KASOKU_DATADIR="$source" XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" \
	XDG_STATE_HOME="$folder/state"
echo "THE CORE (processor time)"
"$build/bench/bench" "$source/bench"
echo
echo "IN THE TERMINAL (time on the clock: a busy machine shows)"
echo "  budgets of kasoku: frame 12 ms and 4,000 bytes at 80x24, 20 ms and 10,000 at 200x50; key 1.5 and 3 ms;"
echo "  idle 0 bytes and 0 wake-ups; memory 8,000 and 9,000 kB"
"$build/kasoku" show overview >/dev/null # builds the store
awk 'BEGIN { print "x,y"; for (i = 1; i <= 500; i++) print i "," 2 * i }' >"$folder/points.csv"
# tig needs a repository to show.
if command -v git >/dev/null && [ ! -e "$source/.git" ]; then
	git init -q "$folder/repository" && cd "$folder/repository"
	git -c user.name=n -c user.email=n@example.org commit -q --allow-empty -m "A commit" || :
else
	cd "$source"
fi
"$build/bench/terminal" "$build/kasoku" "$folder"
echo
echo "THE STORE (processor seconds; import beside the sqlite3 shell, budget 1.5x)"
if command -v bash >/dev/null; then
	# shellcheck disable=SC2086 # several numbers
	bash "$source/bench/store.sh" "$build/kasoku" "$folder" ${BENCH_ROWS:-}
else
	echo "  needs bash"
fi
