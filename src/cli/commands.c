/* commands.c - the table of commands and the table of options, read by dispatch, help and shell
 * completion alike. */
#include "base/i18n.h"
#include "cli/language.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* clang-format off */
const struct cli_option global_options[] = {
	{ "db", "FILE", "<file>", N_("the database (default: kasoku/kasoku.db in XDG_DATA_HOME)") },
	{ "data", "DIR", "<dir>", N_("the folder that holds data/ and themes/") },
	{ "theme", "T", "<theme>", N_("colours: a file in themes/, without .yaml") },
	{ "charset", "SET", "ascii|unicode", N_("ascii or unicode (default: from the locale)") },
	{ "lang", "LANG", LANGUAGES, N_("en or ja (default: from LANGUAGE, LC_ALL, LC_MESSAGES, LANG)") },
	{ "color", "WHEN", "auto|always|never", N_("auto, always or never; auto obeys NO_COLOR") },
	{ "size", "WxH", "80x24|100x30|120x40|200x50", N_("columns and rows of what is drawn without a terminal") },
	{ "as-of", "DATE", "", N_("stand on this day: what was released later is not fitted or listed") },
	{ "no-motion", "", "", N_("nothing moves by itself: Space steps the time line (also NO_MOTION)") },
	{ "read-only", "", "", N_("write nothing: scenarios and drafts are not kept") },
	{ "help", "", "", N_("this help; after a command: its help") },
	{ "version", "", "", N_("the version") },
};
const size_t global_option_count = COUNT(global_options);

static const struct cli_option dashboard_options[] = {
	{ "series", "ID", "<series>", N_("show this series first") },
	{ "follow", "[SOCKET]", "<file>", N_("show what a presenter shows, at this terminal's size and theme") },
	{ "notes", "", "", N_("with --follow: the speaker's notes, the time and the next step instead") },
};
static const struct cli_option show_options[] = {
	{ "series", "ID", "<series>", N_("show this series") },
	{ "keys", "KEYS", "", N_("keys to press first, such as \"Down*2 x text:abc Enter\"") },
	{ "elapsed", "SECONDS", "", N_("with a deck in --keys: how long it has been running") },
	{ "format", "F", "text|ansi|svg|roles|speech|html|markdown|csv|json", N_("text, ansi, svg, roles, speech (sentences), or the charts shown as html, markdown, csv, json (default: text; on a terminal ansi)") },
};
static const struct cli_option json_option[] = {
	{ "json", "", "", N_("JSON") },
};
static const struct cli_option data_options[] = {
	{ "csv", "", "", N_("comma-separated values with a header") },
	{ "json", "", "", N_("JSON") },
};
static const struct cli_option fit_options[] = {
	{ "x", "COL", "", N_("column of FILE.csv with dates or numbers (default: the first)") },
	{ "y", "COL", "", N_("column of FILE.csv with the values (default: the second)") },
	{ "json", "", "", N_("JSON, numbers in full precision") },
};
static const struct cli_option present_options[] = {
	{ "plain", "", "", N_("the deck as text: titles, what each chart shows in sentences, sources") },
	{ "markdown", "", "", N_("minutes in Markdown: the same with pictures and numbered references") },
	{ "step", "N", "", N_("only this step") },
	{ "check", "", "", N_("what in the deck is too long, uncited, or a figure that is not computed") },
	{ "resume", "", "", N_("back to the step where presenting was cut off") },
};
static const struct cli_option test_options[] = {
	{ "seed", "N", "", N_("of the simulated worlds (default: 1)") },
	{ "draws", "N", "", N_("simulated worlds for each rule (default: 2000)") },
	{ "json", "", "", N_("JSON, numbers in full precision") },
};
static const struct cli_option index_options[] = {
	{ "models", "", "", N_("only the models") },
	{ "benchmarks", "", "", N_("only the benchmarks: difficulty, slope, residuals") },
	{ "left", "", "", N_("what is left out, and why") },
	{ "sweep", "", "", N_("what becomes of it for other values of lambda") },
	{ "lambda", "L", "", N_("weight of the penalty on (ln slope)^2 (default: 0.02)") },
	{ "from", "DATE", "", N_("leave models out that were released before this day") },
	{ "least", "N", "", N_("results that a model needs (default: 4)") },
	{ "level", "P", "", N_("level of intervals (default: 0.95)") },
	{ "draws", "N", "", N_("intervals from N refits instead of standard errors") },
	{ "seed", "N", "", N_("of those refits (default: 1)") },
	{ "csv", "", "", N_("comma-separated values with a header: models, or what was asked for") },
	{ "json", "", "", N_("JSON, numbers in full precision") },
};
static const struct cli_option backtest_options[] = {
	{ "lead", "YEARS", "", N_("how far ahead is scored, such as 2 or 0.5:2 (default: 0.25:2.5)") },
	{ "wander", "SD", "", N_("how fast the slope of \"wandering\" walks, per year^1.5 (default: half of itself)") },
	{ "json", "", "", N_("JSON, numbers in full precision") },
};
#define DRAWS_OPTIONS \
	{ "set", "LEVER=VALUE", "", N_("move a lever; may be given again") }, \
	{ "draws", "N", "", N_("how many draws (default 2000)") }, \
	{ "seed", "S", "", N_("of the random numbers (default 1)") }, \
	{ "until", "YEAR", "", N_("the end of the paths (default 2040)") }, \
	{ "output", "O", "", N_("index, horizon, horizon-80, compute, cost, power or a benchmark") }
static const struct cli_option drivers_options[] = {
	{ "from", "D", "", N_("account from this day on (default: GPT-4's)") },
	{ "to", "D", "", N_("account up to this day (default: the last frontier)") },
	DRAWS_OPTIONS,
	{ "json", "", "", N_("JSON") },
};
static const struct cli_option whatif_options[] = {
	DRAWS_OPTIONS,
	{ "threshold", "V", "", N_("also when the output reaches this level; may be given again") },
	{ "compare", "A,B", "", N_("run these scenarios, too") },
	{ "csv", "", "", N_("comma-separated values with a header") },
	{ "json", "", "", N_("JSON, numbers in full precision") },
};
static const struct cli_option scenario_options[] = {
	{ "set", "LEVER=VALUE", "", N_("move a lever; may be given again") },
	{ "like", "NAME", "", N_("start from this scenario") },
	{ "title", "T", "", N_("what it supposes, in a few words") },
	{ "note", "N", "", N_("a note to keep with it") },
	{ "json", "", "", N_("JSON") },
};
static const struct cli_option report_options[] = {
	{ "html", "", "", N_("one HTML file that needs no other: figures, tables, references") },
	{ "markdown", "", "", N_("Markdown, figures as text") },
	{ "text", "", "", N_("text of 72 columns") },
	{ "ansi", "", "", N_("text with colours") },
	{ "svg", "", "", N_("one tall picture") },
	{ "csv", "", "", N_("the rows behind the figures, or those of claims, drivers or scenarios") },
	{ "json", "", "", N_("JSON, numbers in full precision, with sources and commands") },
	{ "cast", "", "", N_("a deck as a recording that asciinema plays, in the time that it plans") },
	{ "format", "F", "html|markdown|text|ansi|svg|csv|json|cast", N_("the same by name") },
	{ "out", "FILE", "<file>", N_("write to this file, all at once; its ending tells the format") },
	{ "deck", "NAME", "", N_("a deck, the same as deck:NAME") },
	{ "notes", "", "", N_("the speaker's notes of a deck, too") },
};
static const struct cli_option sources_options[] = {
	{ "json", "", "", N_("JSON") },
	{ "bibtex", "", "", N_("BibTeX") },
	{ "csl", "", "", N_("CSL-JSON") },
};
static const struct cli_option claims_options[] = {
	{ "verdict", "V", "supported|partly|not-supported|misattributed|untestable|metaphor",
	  N_("only claims with this verdict") },
	{ "driver", "D", "capability|algorithms|hardware|training|openness|society",
	  N_("only claims about this") },
	{ "section", "S", "summary|progress|pillars|open-source|consequences|disclaimer",
	  N_("only claims of this part of the article") },
	{ "json", "", "", N_("JSON, numbers in full precision") },
	{ "markdown", "", "", N_("a document with numbered references that stands alone") },
};
static const struct cli_option doctor_options[] = {
	{ "repair", "", "", N_("build a damaged database anew with your rows that can be read; the old one is kept beside it") },
};
static const struct cli_option import_options[] = {
	{ "dry-run", "", "", N_("check and count, write nothing") },
	{ "table", "T", "<table>", N_("the table that CSV rows belong to") },
	{ "replace", "", "", N_("let rows take the place of your own rows of the same key") },
	{ "json", "", "", N_("JSON") },
};
static const struct cli_option config_options[] = {
	{ "check", "", "", N_("only say what is wrong, with file and line; exit status 1 when something is") },
	{ "default", "", "", N_("a commented file with every setting and every key, to start from") },
	{ "json", "", "", N_("JSON") },
};
static const struct cli_option themes_options[] = {
	{ "check", "", "", N_("hold themes against contrast (WCAG AA) and colour vision; exit status 1 when one fails") },
	{ "json", "", "", N_("JSON") },
};
static const struct cli_option export_options[] = {
	{ "csv", "", "", N_("CSV files instead of YAML") },
};

const struct command commands[] = {
	{
		.name = "", .args = "", .arg_values = "", .most = 0,
		.summary = N_("the dashboard; without a terminal, the overview as text"),
		.details = "", .examples = "",
		.options = dashboard_options, .option_count = COUNT(dashboard_options),
		.exec = command_dashboard,
	},
	{
		.name = "show", .args = "VIEW", .arg_values = "<view>", .least = 1, .most = 1,
		.summary = N_("draw one view without the dashboard"),
		.details = N_("Draws a view as the dashboard would, after the keys in --keys have been "
			      "pressed. The same command on the same data gives the same bytes."),
		.examples = "kasoku show hardware --size 100x30\n"
			    "kasoku show overview --size 120x40 --format svg > overview.svg\n"
			    "kasoku show training --keys \"Down x ] ]\" --charset ascii\n",
		.options = show_options, .option_count = COUNT(show_options), .exec = command_show,
	},
	{
		.name = "series", .args = "", .arg_values = "", .most = 0,
		.summary = N_("list the series, each with its rate"),
		.details = N_("One line for each series: its id, driver, number of points, title, and "
			      "rate of change with its interval."),
		.examples = "kasoku series\nkasoku series --json\n",
		.options = json_option, .option_count = COUNT(json_option), .exec = command_series,
	},
	{
		.name = "data", .args = "SERIES|TABLE", .arg_values = "<series> <table>", .least = 1, .most = 1,
		.summary = N_("print the rows behind a series, or a table"),
		.details = N_("A series prints its dated points, each with the key of its source; a "
			      "table prints all columns."),
		.examples = "kasoku data mmlu --csv\nkasoku data chips --json\n",
		.options = data_options, .option_count = COUNT(data_options), .exec = command_data,
	},
	{
		.name = "fit", .args = "SERIES|FILE.csv", .arg_values = "<series> <file>", .least = 1, .most = 1,
		.summary = N_("fit a trend: rate, doubling time, intervals, sources"),
		.details = N_("Least squares with Student-t intervals. FILE.csv (or - for stdin) has a "
			      "header, dates or numbers in one column and values in another. When the "
			      "data cannot answer, a sentence says why and the exit status is 1."),
		.examples = "kasoku fit metr-horizon-p50\n"
			    "kasoku fit metr-horizon-p50 --from 2023 --all --json\n"
			    "kasoku fit runs.csv --x released --y flop --model exponential\n"
			    "kasoku fit metr-horizon-p50 --model hyperbolic --scale log --threshold 9600 --predict 2027\n",
		.options = fit_options, .option_count = COUNT(fit_options), .selects = true,
		.exec = command_fit,
	},
	{
		.name = "test", .args = "SERIES", .arg_values = "<series>", .least = 1, .most = 1,
		.summary = N_("does it accelerate: break, curves, simulated p, verdict"),
		.details = N_("One word, ACCELERATING, STEADY, SLOWING or CANNOT TELL, with its reason and what "
			      "would change it; the best break with intervals, tests that know how points "
			      "were chosen, five curves on one scale, the ratio of slopes at any break date, "
			      "recent against all before, and four frontier rules side by side."),
		.examples = "kasoku test metr-horizon-p50\n"
			    "kasoku test eci --from 2023 --json\n"
			    "kasoku test gpqa --frontier quantile:0.9 --seed 7\n",
		.options = test_options, .option_count = COUNT(test_options), .selects = true,
		.exec = command_test,
	},
	{
		.name = "index", .args = "", .arg_values = "", .most = 0,
		.summary = N_("capability index: all benchmarks and models on one scale"),
		.details = N_("A logistic curve for each benchmark and an ability for each model, fitted to all "
			      "canonical results at once. Two models fix the scale, so that it can be held "
			      "against the published Epoch index, and is; --left and --sweep show what it "
			      "leaves out and what it hangs on."),
		.examples = "kasoku index\nkasoku index --models --csv > index.csv\nkasoku index --sweep\n",
		.options = index_options, .option_count = COUNT(index_options), .exec = command_index,
	},
	{
		.name = "claims", .args = "[ID]", .arg_values = "", .most = 1,
		.summary = N_("the article on trial: each claim with its test and verdict"),
		.details = N_("Without ID one line for each claim with its verdict; with ID the statement, "
			      "the test, the figures with their intervals, the verdict and since when it "
			      "holds, the reason, the evidence for and against, and the sources."),
		.examples = "kasoku claims\n"
			    "kasoku claims C2\n"
			    "kasoku --as-of 2023-12-31 claims C1\n"
			    "kasoku claims --markdown > ledger.md\n",
		.options = claims_options, .option_count = COUNT(claims_options), .exec = command_claims,
	},
	{
		.name = "backtest", .args = "SERIES", .arg_values = "<series>", .least = 1, .most = 1,
		.summary = N_("what forecasts made in the past were worth"),
		.details = N_("Stands on every day in the past on which a fitted point was released, "
			      "forecasts by several methods with what was known then, and scores them "
			      "against what came: CRPS, error, bias, how often the bands held, skill "
			      "against no change. Each --as-of prints what that day would have forecast "
			      "for the newest point. Exit status 1 when there is too little history."),
		.examples = "kasoku backtest metr-horizon-p50 --as-of 2025-04-30\n"
			    "kasoku backtest eci --as-of 2023 --as-of 2024 --lead 1\n"
			    "kasoku backtest training-compute --lead 1 --json\n",
		.options = backtest_options, .option_count = COUNT(backtest_options), .selects = true,
		.exec = command_backtest,
	},
	{
		.name = "drivers", .args = "", .arg_values = "", .most = 0,
		.summary = N_("what drives progress: shares with bands, and whether the parts make the whole"),
		.details = N_("Splits the gain of the capability index between two days, and its growth now, into "
			      "hardware, scale, algorithms and training methods. The last is a residual: "
			      "move index-per-oom to see how much hangs on it."),
		.examples = "kasoku drivers\n"
			    "kasoku drivers --set index-per-oom=4.2 --json\n",
		.options = drivers_options, .option_count = COUNT(drivers_options), .exec = command_drivers,
	},
	{
		.name = "whatif", .args = "[SCENARIO]", .arg_values = "", .most = 1,
		.summary = N_("when abilities arrive under a scenario, with bands"),
		.details = N_("Runs a scenario, or the base with the levers in --set moved, and says when "
			      "levels of ability, compute and power are reached, how sure that is, and how far "
			      "it has moved against the base. A lever that is unknown lists those that "
			      "exist, a setting out of range the range."),
		.examples = "kasoku whatif\n"
			    "kasoku whatif hardware-stall --json\n"
			    "kasoku whatif --set hardware=0 --set spend=0.5 --compare base --csv\n"
			    "kasoku whatif --output mmlu --threshold 0.92\n",
		.options = whatif_options, .option_count = COUNT(whatif_options), .exec = command_whatif,
	},
	{
		.name = "scenario", .args = "VERB [NAME…]",
		.arg_values = "list|show|save|delete|restore|rename|copy|export|import", .least = 1, .most = -1,
		.summary = N_("keep scenarios: list, show, save, delete, restore, rename, copy, export, import"),
		.details = N_("Scenarios live in the database. save NAME takes the levers in --set, from the "
			      "scenario in --like on; delete keeps what restore brings back; export writes "
			      "YAML that import reads, here or elsewhere."),
		.examples = "kasoku scenario list\n"
			    "kasoku scenario save slow --set spend=0.5 --note 'after the meeting'\n"
			    "kasoku scenario export hardware-stall > stall.yaml\n",
		.options = scenario_options, .option_count = COUNT(scenario_options), .exec = command_scenario,
	},
	{
		.name = "sources", .args = "[KEY]", .arg_values = "", .most = 1,
		.summary = N_("list the sources, or show one"),
		.details = N_("Without KEY one line for each source; with KEY everything that is known "
			      "about it and how many rows rest on it."),
		.examples = "kasoku sources\nkasoku sources --bibtex > kasoku.bib\n",
		.options = sources_options, .option_count = COUNT(sources_options), .exec = command_sources,
	},
	{
		.name = "present", .args = "[DECK]", .arg_values = "", .most = 1,
		.summary = N_("tell a story in steps, as text or as minutes"),
		.details = N_("A deck is a list of views with a sentence each; its figures are computed "
			      "now from the data. DECK is a name or a file; without it the decks are "
			      "listed. Exit status 1 when a figure cannot be computed; the text says "
			      "which."),
		.examples = "kasoku present\nkasoku present accelerating --plain\n"
			    "kasoku present accelerating --markdown > minutes.md\n",
		.options = present_options, .option_count = COUNT(present_options), .exec = command_present,
	},
	{
		.name = "report", .args = "[WHAT…] [FILE]", .arg_values = "<view> drivers|scenarios|<file>", .most = -1,
		.summary = N_("write a document to hand out: HTML, text, CSV"),
		.details = N_("WHAT is a view, drivers, scenarios or deck:NAME, in the order given; "
			      "without it the whole report: overview, acceleration, drivers, what-if, the "
			      "claims on trial, how the figures were made, every source. A word that ends in .html, .md, .txt, .ansi, "
			      ".svg, .csv, .json or .cast is the file to write; what was there is replaced all at "
			      "once. Without a file it goes to stdout. Exit status 1 when a figure of a deck "
			      "cannot be computed; the text says which."),
		.examples = "kasoku report --html out.html\n"
			    "kasoku report overview claims minutes.md\n"
			    "kasoku report deck:accelerating --notes --html > handout.html\n"
			    "kasoku report hardware --csv\n"
			    "kasoku report deck:accelerating talk.cast\n",
		.options = report_options, .option_count = COUNT(report_options), .exec = command_report,
	},
	{
		.name = "import", .args = "FILE…", .arg_values = "<file>", .least = 1, .most = -1,
		.summary = N_("add your own rows from YAML or CSV files"),
		.details = N_("Reads files as described in kasoku-data(5), - for stdin. Everything wrong "
			      "is reported with file, line and column, and then nothing is written; "
			      "otherwise all rows are written at once. Bundled rows are never changed."),
		.examples = "kasoku import results.csv --dry-run\n"
			    "kasoku import mine.yaml more.csv --table observations\n",
		.options = import_options, .option_count = COUNT(import_options), .exec = command_import,
	},
	{
		.name = "export", .args = "DIR", .arg_values = "<dir>", .least = 1, .most = 1,
		.summary = N_("write every table to files that import reads"),
		.details = N_("Writes DIR/TABLE.yaml for every table that has rows, replacing files of "
			      "these names, and says what it wrote."),
		.examples = "kasoku export backup\nkasoku export backup --csv\n",
		.options = export_options, .option_count = COUNT(export_options), .exec = command_export,
	},
	{
		.name = "keys", .args = "[VIEW]", .arg_values = "<view>", .most = 1,
		.summary = N_("list the keys and the commands behind them"),
		.details = N_("One line for each action of the dashboard: its keys, its name on the : "
			      "line, and what it does."),
		.examples = "kasoku keys\nkasoku keys data --json\n",
		.options = json_option, .option_count = COUNT(json_option), .exec = command_keys,
	},
	{
		.name = "config", .args = "[FILE]", .arg_values = "<file>", .most = 1,
		.summary = N_("the settings in force, and where each comes from"),
		.details = N_("The configuration is kasoku/config.yaml in XDG_CONFIG_HOME, or FILE. What the "
			      "environment says goes before it, and the command line before both. Exit "
			      "status 1 when something in the file is wrong."),
		.examples = "kasoku config\nkasoku config --check\nkasoku config --default > config.yaml\n",
		.options = config_options, .option_count = COUNT(config_options), .exec = command_config,
	},
	{
		.name = "themes", .args = "[THEME]", .arg_values = "<theme>", .most = 1,
		.summary = N_("list the themes, or look at one"),
		.details = N_("One line for each theme, bundled or in kasoku/themes of XDG_CONFIG_HOME, with a "
			      "sample; with THEME all its roles and the overview in its colours. "
			      "kasoku(1) says how a theme is written."),
		.examples = "kasoku themes\nkasoku themes projector --color always\nkasoku themes --check\n",
		.options = themes_options, .option_count = COUNT(themes_options), .exec = command_themes,
	},
	{
		.name = "doctor", .args = "", .arg_values = "", .most = 0,
		.summary = N_("check the installation, the database and the terminal"),
		.details = N_("Says which files are used, checks the database, and shows what the "
			      "terminal can do, with a test pattern. Exit status 1 when something is "
			      "wrong, with the way out."),
		.examples = "kasoku doctor\nkasoku doctor --repair\n",
		.options = doctor_options, .option_count = COUNT(doctor_options),
		.exec = command_doctor,
	},
	{
		.name = "help", .args = "[COMMAND]", .arg_values = "<command>", .most = 1,
		.summary = N_("this help, or that of a command"),
		.details = N_("The same as kasoku --help, or kasoku COMMAND --help."),
		.examples = "kasoku help fit\n",
		.exec = command_help,
	},
	{
		.name = "messages", .args = "", .arg_values = "", .most = 0,
		.summary = N_("print what the catalogue tells people, as a template for translators"),
		.details = "", .examples = "kasoku messages > data.pot\n",
		.hidden = true, .exec = command_messages,
	},
	{
		.name = "completion", .args = "SHELL", .arg_values = "bash|zsh|fish", .least = 1, .most = 1,
		.summary = N_("print the completion script for bash, zsh or fish"),
		.details = "", .examples = "kasoku completion bash > kasoku.bash\n",
		.hidden = true, .exec = command_completion,
	},
};
/* clang-format on */
const size_t command_count = COUNT(commands);
