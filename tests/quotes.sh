#!/bin/sh
# quotes.sh - quotes that cannot be computed from the bundled rows: each stands in a deck of one's own, and
# the deck says why, where it stands, with the exit status 1.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_DATA_HOME="$tmp/data" XDG_CONFIG_HOME="$tmp/config" LC_ALL=C.UTF-8 NO_COLOR=1
unset COLUMNS LINES
decks=$tmp/config/kasoku/decks
mkdir -p "$decks"

# A quote without its braces, and the reason.
cat >"$tmp/wrong" <<'EOF'
index all nosuch|the index has no quantity 'nosuch' there
index epoch nosuch|the index has no quantity 'nosuch' there
index horizons nosuch|the index has no quantity 'nosuch' there
index gpt-5 nosuch|a model in the index has no quantity 'nosuch'
index nosuch value|the index has no model 'nosuch'
drivers nosuch factor|the drivers have no fit 'nosuch'
drivers price nosuch|a fit of the drivers has no quantity 'nosuch'
drivers metr factor as-of=2023-06|the rows cannot answer for the fit metr
shares nosuch share|there is no driver 'nosuch'; hardware, scale, algorithms, training are
shares scale nosuch|shares have share and factor, not 'nosuch'
shares scale share from=2025 to=2024|from= must lie before to=
shares scale share from=2010 to=2024|no model has an index or a known compute by 2010-12-31
shares scale share from=2024-01-01 to=2024-01-02|the index did not grow by 2024-01-02
whatif nosuch date of=horizon:480|there is no scenario 'nosuch'
whatif base date|this quantity needs of=
whatif base share|this quantity needs driver=
whatif base value|this quantity needs output=
whatif base setting|this quantity needs lever=
whatif base setting lever=nosuch|there is no lever 'nosuch'
whatif base share driver=nosuch|there is no driver 'nosuch'
whatif base date of=horizon|of= takes an output and a level, horizon:480, not 'horizon'
whatif base date of=horizon:long|of= takes an output and a level, horizon:480, not 'horizon:long'
whatif base date of=nosuch:480|there is no output 'nosuch'
whatif base date of=horizon:-1|a level of horizon lies above zero
whatif base middle of=mmlu:0.999|MMLU 99.9 % lies beyond its ceiling
whatif base middle of=horizon:1|Task horizon at 50 % 1 min has been met already
whatif base within of=horizon:480 year=soon|year= takes a number such as 2030.5
whatif base value output=horizon|a value needs year=, as in year=2030
whatif base value output=horizon year=1990|the paths run from 20
whatif base swing of=horizon:10020 rank=99|rank= is a number from 1 to
whatif base shift of=index:100000|half of the draws are not there by 2040
EOF
{
	printf 'id: mine\ntitle: Mine\nsteps:\n'
	while IFS='|' read -r quote why; do
		printf '  - title: A step\n    text: "{%s} and {count models}."\n' "$quote"
	done <"$tmp/wrong"
} >"$decks/mine.yaml"
"$KASOKU" present mine --markdown >"$tmp/told" 2>"$tmp/said"
status=$?
result "a deck of quotes that cannot be computed is told, with the exit status 1" "$([ $status = 1 ] || cat "$tmp/said")"
result "and every sentence goes on behind its quote" \
	"$(grep -c '\] and [0-9][0-9]*\.$' "$tmp/told" | grep -vx "$(grep -c . "$tmp/wrong")")"
line=4
while IFS='|' read -r quote why; do
	result "{$quote}: $why" "$(
		grep -qF "mine.yaml:$line: $why" "$tmp/said" || grep -F "mine.yaml:$line:" "$tmp/said"
		grep -qF "[cannot be computed: $why" "$tmp/told" || echo "not where it stands")"
	line=$((line + 2))
done <"$tmp/wrong"

# One deck, more levels than the what-if keeps.
{
	printf 'id: many\ntitle: Many\nsteps:\n  - title: A step\n    text: "'
	level=201
	while [ $level -lt 240 ]; do
		printf '{whatif base label of=index:%s} ' $level
		level=$((level + 1))
	done
	echo 'end"'
} >"$decks/many.yaml"
result "quotes that ask for too many levels are told which could not be asked, and the first are there" \
	"$(says 1 'quotes ask for too many levels' present many --markdown
	grep -q 'Capability index 201 .*\[cannot be computed: quotes ask for too many levels\] end' "$tmp/out" || cat "$tmp/out")"
echo "1..$n"
