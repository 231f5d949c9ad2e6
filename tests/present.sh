#!/bin/sh
# present.sh - presenting in real terminals: followers, what is shared, recorded, cut off and gone on with.
# Nothing is timed: each step waits until it is seen, at most 15 s.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
if ! command -v tmux >/dev/null 2>&1; then
	echo "1..0 # SKIP there is no tmux"
	exit 0
fi
tmp=$(mktemp -d) || exit 99
tm() { tmux -S "$tmp/tmux" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null; rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" XDG_STATE_HOME="$tmp/state"
export XDG_RUNTIME_DIR="$tmp/run" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=0 NO_COLOR=1
unset COLUMNS LINES TMUX TMUX_PANE KASOKU_THEME SSH_CONNECTION SSH_TTY
mkdir "$tmp/run" && cd "$tmp" || exit 99
screen() { tm capture-pane -p -t "$1" | sed 's/ *$//'; }
settle() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 300 ] || return 1
		sleep 0.05
	done
}
holds() { screen "$1" | grep -qF -- "$2"; }
# sees SESSION TEXT: nothing when the text comes onto its screen, else the screen.
sees() { settle holds "$1" "$2" || screen "$1"; }
# start SESSION SIZE COMMAND
start() { tm new-session -d -s "$1" -x "${2%x*}" -y "${2#*x}" "$3; echo LEFT; exec cat"; }
deck=talk title1='The opening' title2='A horizon' title3='And chips'
mkdir -p config/kasoku/decks
cat >config/kasoku/decks/talk.yaml <<YAML
id: talk
title: A talk
minutes: 2
steps:
  - {title: $title1, text: Words.}
  - {title: $title2, view: overview, series: metr-horizon-p50, keys: z, notes: Say this.}
  - {title: $title3, view: hardware}
YAML
"$KASOKU" series >/dev/null

result "a follower without a terminal says so" "$(says 1 "needs a terminal" --follow </dev/null)"
start none 80x24 "$KASOKU --follow"
result "a follower without a presenter says so" "$(sees none 'nobody presents at')"
start nobody 200x24 "$KASOKU --lang ja --follow"
result "all of it in the reader's language, the system's reason too" \
	"$(sees nobody 'そのようなファイルやフォルダーはありません')"
start before 80x24 "$KASOKU present --resume"
result "nothing is gone on with before anything was cut off" "$(sees before 'no deck was cut off that could be gone on with')"
start nowhere 80x24 "env -u HOME -u XDG_RUNTIME_DIR -u XDG_STATE_HOME $KASOKU"
settle holds nowhere kasoku
tm send-keys -t nowhere : ; tm send-keys -t nowhere -l "share"; tm send-keys -t nowhere Enter
result "without a place for a socket how to share says so" "$(sees nowhere 'neither XDG_RUNTIME_DIR nor HOME names a folder')"
tm send-keys -t nowhere Escape Q

start talk 100x30 "sh -c 'echo \$\$ >pid; exec $KASOKU present $deck'"
result "a deck is told in a terminal" "$(sees talk "$title1")"
result "its socket is the user's alone" "$(
	settle test -S run/kasoku/present || echo "no socket"
	find run/kasoku -prune ! -perm 700
	find run/kasoku/present ! -perm 600)"
start view 80x24 "$KASOKU --follow"
start notes 60x20 "$KASOKU --follow --notes"
result "a follower sees the step it came to" "$(sees view "$title1")"
tm send-keys -t talk Space
result "and the next one" "$(sees view "$title2")"
result "the speaker sees the notes beside it" "$(sees notes "$title3")"
tm send-keys -t talk x
result "and what is turned on it" "$(settle holds view 'GPT' >/dev/null
	sees view 'METR')"
tm send-keys -t talk Escape
tm send-keys -t view Space q
result "a follower leaves without the presenter noticing" "$(sees view LEFT; holds talk "$title2" || screen talk)"
tm send-keys -t talk v
sleep 0.1
tm send-keys -t talk : ; tm send-keys -t talk -l share; tm send-keys -t talk Enter
result "how to share is said with the name of the session" \
	"$(sees talk "attach -t talk -f read-only,ignore-size"; sees talk "kasoku --follow")"
tm send-keys -t talk Escape

tm resize-window -t talk -x 60 -y 18
tm resize-window -t talk -x 120 -y 40
result "another size shows the same step" "$(sees talk "$title2")"
kill -HUP "$(cat pid)"
result "a presenter that is cut off leaves" "$(sees talk LEFT; [ ! -e run/kasoku/present ] || echo "the socket is there")"
result "and its followers are told" "$(sees notes 'the presenter has left')"
start again 100x30 "$KASOKU present --resume"
result "the deck goes on at the step where it was cut off" "$(sees again "$title2")"
result "and a follower that waited follows again" "$(sees notes "$title3")"
tm send-keys -t again q q
result "the end of a deck is the end of what was kept" "$(sees again 'ended at step'
	settle test ! -e state/kasoku/position || cat state/kasoku/position)"
tm send-keys -t again Q
sees again LEFT >/dev/null

start record 80x24 "$KASOKU"
settle holds record kasoku
tm send-keys -t record : ; tm send-keys -t record -l "record mine"; tm send-keys -t record Enter
settle holds record "recording mine"
tm send-keys -t record 4
tm send-keys -t record : ; tm send-keys -t record -l "step What chips do"; tm send-keys -t record Enter
result "a step is written as it is kept" "$(sees record 'config/kasoku/decks/mine.yaml')"
tm send-keys -t record 1 z f K
kept() { [ "$(grep -c title: config/kasoku/decks/mine.yaml 2>/dev/null)" = 3 ]; }
settle kept
tm send-keys -t record : ; tm send-keys -t record -l record; tm send-keys -t record Enter
result "recording ends with a deck" "$(sees record 'mine has 2 steps')"
result "that is told as text, step by step" "$(
	says 0 '1 of 2  What chips do' present mine --plain
	says 0 '2 of 2 ' present mine --plain
	says 0 'Sources:' present mine --plain
)"
sed -i 's/view=overview/view=overview pane=77/' config/kasoku/decks/mine.yaml
result "and refused with file and line when a place in it does not exist" "$(
	says 1 ": there is no such place in these data: 'pane=77'" present mine --plain
	grep -q 'mine\.yaml:[0-9]*: there' "$tmp/out" || cat "$tmp/out"
)"
tm send-keys -t record Q
sees record LEFT >/dev/null
settle test ! -e run/kasoku/present
echo text >run/kasoku/present
start taken 100x30 "$KASOKU present $deck"
result "a place that something else has is left alone" "$(sees taken "$title1"
	settle test -S run/kasoku/present-2 || ls -l run/kasoku; grep -q text run/kasoku/present || echo gone)"
echo "1..$n"
