# support.sh - what the shell tests share.  They read it at their beginning: . "${srcdir:=.}/tests/support.sh"
# The suite sets srcdir and KASOKU; by hand they are this folder's top and the kasoku on the path.
: "${srcdir:=.}" "${KASOKU:=kasoku}"
n=0
# result SENTENCE FINDINGS: one line of TAP; passes when there are no findings.
result() {
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		printf '%s\n' "$2" | head -n 30 | sed 's/^/# /'
		echo "not ok $n - $1"
	fi
}
# says STATUS TEXT ARGUMENTS…: findings when kasoku does not end so, saying that; needs the folder $tmp.
says() {
	wanted=$1 text=$2
	shift 2
	"$KASOKU" "$@" >"$tmp/out" 2>&1
	status=$?
	[ $status -eq "$wanted" ] || echo "status $status"
	grep -qF -- "$text" "$tmp/out" || cat "$tmp/out"
}
