#!/bin/sh
# layers.sh - every #include stays within what src/LAYERS allows, and libraries stay in their room.
: "${srcdir:=.}"
cd "$srcdir/src" || exit 99
rooms=$(awk -F: '/^[a-z]/ { print $1 }' LAYERS)
libraries=$(awk '/^</ { sub(/:$/, "", $1); print $1 ":" $2 }' LAYERS)
echo "1..$(printf '%s\n%s\n' "$rooms" "$libraries" | wc -l)"
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
for room in $rooms; do
	allowed=$(awk -F: -v room="$room" '$1 == room { print " " $2 " " }' LAYERS)
	result "$room includes only the rooms below it" "$(
		grep -HnoE '^#include "[a-z]+/' "$room"/*.c "$room"/*.h 2>/dev/null |
			sed 's/#include "//; s,/$,,' |
			awk -F: -v room="$room" -v allowed="$allowed" '$3 != room &&
				index(allowed, " " $3 " ") == 0 { print $1 ":" $2 " includes from " $3 }'
	)"
done
for pair in $libraries; do
	prefix=${pair%%:*} owner=${pair##*:}
	result "only $owner includes $prefix" "$(
		grep -HnF "#include $prefix" ./*/*.c ./*/*.h | grep -v "^\./$owner/"
	)"
done
