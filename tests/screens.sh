#!/bin/sh
# screens.sh - golden screens of the built program on the bundled data: glyphs, then role letters.
# UPDATE_GOLDEN=1 redraws them; read the difference as a person would.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" LC_ALL=C.UTF-8
unset COLUMNS LINES KASOKU_THEME
n=0
# screen NAME ARGUMENTS…: what `kasoku show ARGUMENTS` draws is tests/screens/NAME.txt.
screen() {
	name=$1
	shift
	golden=$srcdir/tests/screens/$name.txt
	"$KASOKU" show "$@" --format roles >"$tmp/$name" 2>&1
	[ -z "$UPDATE_GOLDEN" ] || cp "$tmp/$name" "$golden"
	n=$((n + 1))
	if diff -u "$golden" "$tmp/$name" >"$tmp/diff" 2>&1; then
		echo "ok $n - $name is drawn as it was"
	else
		head -n 40 "$tmp/diff" | sed 's/^/# /'
		echo "not ok $n - $name is drawn as it was"
	fi
}
screen overview-80x23 overview --size 80x23
screen overview-80x24-ascii overview --size 80x24 --charset ascii
screen overview-120x40 overview --size 120x40
screen overview-200x50 overview --size 200x50
screen overview-40x12 overview --size 40x12
screen overview-20x5 overview --size 20x5
screen overview-1x1 overview --size 1x1
screen algorithms-80x24 algorithms --size 80x24
screen algorithms-120x40 algorithms --size 120x40
screen hardware-80x24-ascii hardware --size 80x24 --charset ascii
screen hardware-100x30 hardware --size 100x30
screen hardware-generations hardware --size 100x30 --keys "Tab z"
screen training-120x40 training --size 120x40
screen sources-80x24 sources --size 80x24
screen sources-search sources --size 80x24 --keys "/ text:kaplan Enter"
screen data-80x24 data --size 80x24
screen data-mmlu data --size 120x40 --series mmlu
screen mmlu-logit overview --series mmlu --size 100x30 --keys "z"
screen mmlu-linear overview --series mmlu --size 100x30 --keys "z = ="
screen curve-hyperbolic overview --size 80x30 --keys "z : text:model Space text:hyperbolic Enter"
screen curve-logistic overview --series mmlu --size 80x24 --keys "z : text:model Space text:logistic Enter"
screen curve-segmented-ascii overview --size 80x24 --charset ascii --keys "z m m m"
screen curve-refused overview --size 80x24 --keys "z : text:model Space text:gompertz Enter"
screen crosshair overview --size 80x24 --keys "x [*3 X"
screen two-marks overview --size 100x30 --keys "z x [*9 ' ]*6 '"
screen window overview --size 100x30 --keys "z )*4 f"
screen zoomed-in overview --size 100x30 --keys "z x +*2 H"
screen explain overview --size 80x24 --keys "e PgDn"
screen source-card overview --size 80x24 --keys "c"
screen help overview --size 80x24 --keys "?"
screen command-line overview --size 80x24 --keys ": text:th Tab"
screen no-such-view overview --size 80x24 --keys ": text:view Space text:nosuch Enter"
screen present-title overview --size 80x24 --keys "p Enter"
screen present-step overview --size 100x30 --keys "p Enter Space N"
screen present-ascii overview --size 60x16 --charset ascii --keys "p Enter Space"
screen present-left overview --size 80x24 --keys "p Enter Space Esc"
screen present-index overview --size 80x24 --keys "p Enter Space i j j"
screen present-index-ascii overview --size 40x12 --charset ascii --keys "p Enter i G"
screen present-timer overview --size 80x24 --keys "p Enter Space t" --elapsed 290
screen present-timer-ascii overview --size 100x30 --charset ascii --keys "p Enter Space t" --elapsed 400
screen present-marks overview --size 80x23 --keys "p Enter Space*2 v Right*12 Up*4 m Left*30 Down*3 m"
screen present-marks-ascii overview --size 132x43 --charset ascii --keys "p Enter Space*2 v Right*12 m Up*4 m"
screen present-speaker overview --size 80x24 --keys "p Enter Space : text:speaker Enter" --elapsed 200
screen present-big-title overview --size 80x24 --keys "p Enter Space Z"
screen present-what-if overview --size 120x40 --keys "p Enter Space s Right Right R s"
screen present-keys overview --size 80x24 --keys "p Enter ?"
# step DECK N SIZE ARGUMENTS…: a step of a deck as it is presented.
step() {
	deck=$1 number=$2 size=$3
	shift 3
	screen "present-$deck-$number-$size${1:+-ascii}" overview --size "$size" "$@" \
		--keys ": text:present Space text:$deck Enter $number G"
}
step drivers 2 80x24
step drivers 6 132x43
step drivers 7 80x24 --charset ascii
step what-if 1 80x24
step what-if 3 132x43
step what-if 8 80x24 --charset ascii
step tour 1 132x43
step tour 4 80x24
step accelerating 2 80x24
screen intervals overview --size 120x40 --keys "I"
screen as-of overview --size 120x40 --as-of 2024-06
screen as-of-keys overview --size 80x24 --keys "z < < , x ]*9 "
screen as-of-ascii overview --size 80x24 --keys "< e" --charset ascii
screen as-of-real-time overview --size 80x24 --keys ": text:real-time Enter : text:as-of Space text:2026-01 Enter z"
screen claims-80x24 claims --size 80x24
screen claims-80x24-ascii claims --size 80x24 --charset ascii --keys "Down*3"
screen claims-120x40 claims --size 120x40 --keys "Down*2"
screen claims-200x50 claims --size 200x50 --keys "Down e"
screen claims-40x12 claims --size 40x12
screen claims-filter claims --size 100x30 --keys "f*2 d*4"
screen claims-chart claims --size 80x24 --keys "Down*2 Enter"
screen claims-back claims --size 80x24 --keys "Down*2 Enter x Esc*2"
screen claims-evidence claims --size 80x24 --keys "v"
screen claims-references claims --size 80x24 --keys "A"
screen claims-as-of claims --size 100x30 --as-of 2023-12-31
screen claims-abilities claims --size 120x40 --keys "Tab"
screen claims-abilities-ascii claims --size 80x24 --charset ascii --keys "Tab"
screen claims-plans claims --size 80x24 --keys "Tab*2"
screen claims-rules claims --size 120x40 --keys "Tab*3"
screen claims-forecasts claims --size 120x40 --keys "Tab*4"
screen claims-resting overview --size 80x24 --keys "C"
screen events training --size 120x40 --keys "E z"
screen events-ascii training --size 80x24 --charset ascii --keys "E"
screen acceleration-80x24 acceleration --size 80x24
screen acceleration-120x40 acceleration --size 120x40
screen acceleration-200x50 acceleration --size 200x50
screen acceleration-ascii acceleration --size 80x24 --charset ascii --keys "Tab*3 Left*3"
screen acceleration-recent acceleration --size 80x24 --series eci --keys "Tab*4 Right*2"
screen acceleration-series acceleration --size 140x40 --keys "Tab*5 z Down*4"
screen acceleration-few acceleration --size 100x30 --series price-gpqa-gpt-4 --keys "m"
screen acceleration-doubts acceleration --size 80x24 --keys "v"
screen play overview --size 100x30 --keys "z Space*12"
screen play-acceleration acceleration --size 120x40 --keys "Space*10"
screen backtest-80x24 overview --size 80x24 --keys "b"
screen backtest-day overview --size 120x40 --keys "b < x ]"
screen backtest-ascii overview --size 80x24 --charset ascii --keys "b , , ,"
screen backtest-closed overview --size 80x24 --keys "b Esc"
screen backtest-without overview --size 100x30 --series swebench-verified-v1 --keys "b <"
screen backtest-small overview --size 40x12 --keys "b"
screen whatif-80x24 whatif --size 80x24
screen whatif-80x24-ascii whatif --size 80x24 --charset ascii --keys "/ text:stall Enter Left"
screen whatif-120x40 whatif --size 120x40 --keys ": text:scenario Space text:hardware-stall Enter"
screen whatif-200x50 whatif --size 200x50 --keys "! d 0 / text:algorithm Enter !"
screen whatif-tornado whatif --size 80x24 --keys "Down Right Right T"
screen whatif-scenarios whatif --size 100x30 --keys "S Down Down d Enter"
screen whatif-lever whatif --size 100x30 --keys "/ text:half-life Enter e"
screen whatif-sources whatif --size 80x24 --keys "Tab c"
screen whatif-40x12 whatif --size 40x12
screen whatif-20x5 whatif --size 20x5
screen ja-overview-80x24 overview --size 80x24 --lang ja
screen ja-overview-120x40 overview --size 120x40 --lang ja
screen ja-acceleration-80x24 acceleration --size 80x24 --lang ja
screen ja-hardware-120x40 hardware --size 120x40 --lang ja
screen ja-whatif-80x24 whatif --size 80x24 --lang ja
screen ja-claims-80x24 claims --size 80x24 --keys "Down*2" --lang ja
screen ja-explain overview --size 80x24 --keys "e" --lang ja
screen ja-help overview --size 80x24 --keys "?" --lang ja
echo "1..$n"
