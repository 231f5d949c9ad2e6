#!/bin/sh
# po.sh - the translations: complete, sound, and of the sources as they are.  Needs gettext's tools.
# shellcheck source=tests/support.sh
. "${srcdir:=.}/tests/support.sh"
for tool in msgfmt msgattrib xgettext msguniq msgcat msgmerge; do
	command -v $tool >/dev/null 2>&1 || { echo "1..0 # SKIP gettext's tools are not installed"; exit 0; }
done
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C.UTF-8
# ids FILE: the messages of a catalogue, sorted.
ids() { msgattrib --no-wrap "$1" | sed -n 's/^msgid "\(..*\)"$/\1/p' | LC_ALL=C sort; }

KASOKU_PO="$tmp" "$srcdir/po/update" "$KASOKU" >"$tmp/log" 2>&1
result "po/update reads sources, data, decks and themes" "$([ -s "$tmp/kasoku.pot" ] || cat "$tmp/log")"
for po in "$srcdir"/po/*.po; do
	language=$(basename "$po" .po)
	result "$language: formats are those of the English" "$(msgfmt -c -o "$tmp/mo" "$po" 2>&1)"
	result "$language: no message is missing; po/update and a translation mend it" "$(
		msgattrib --untranslated --no-wrap "$tmp/$language.po" | sed -n 's/^msgid "\(..*\)"$/\1/p')"
	result "$language: no message is fuzzy" "$(msgattrib --only-fuzzy --no-wrap "$po" | grep '^msgid')"
	ids "$tmp/kasoku.pot" >"$tmp/there"
	ids "$po" >"$tmp/here"
	result "$language: no message is left over; po/update drops it" "$(
		LC_ALL=C comm -13 "$tmp/there" "$tmp/here"
		grep '^#~ msgid' "$po")"
	# What stands in braces is computed, in every language the same.
	result "$language: decks quote the same figures as in English" "$(
		msgattrib --no-wrap "$po" | awk '
			function braces(text,  all, part) {
				all = ""
				while (match(text, /\{[^{}]*\}/)) {
					part = substr(text, RSTART, RLENGTH)
					all = all (index(all, part) ? "" : part)
					text = substr(text, RSTART + RLENGTH)
				}
				return all
			}
			function missing(text, all) {
				while (match(text, /\{[^{}]*\}/)) {
					if (!index(all, substr(text, RSTART, RLENGTH))) return 1
					text = substr(text, RSTART + RLENGTH)
				}
				return 0
			}
			/^#: / { deck = /data\/decks/ }
			/^msgid / { id = $0 }
			/^msgstr / && deck && (missing(id, braces($0)) || missing($0, braces(id))) { print id }')"
done
echo "1..$n"
