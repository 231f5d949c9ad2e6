/* cmd_report.c - kasoku report: figures, decks, claims, scenarios as a document to hand out. */
#include "base/i18n.h"
#include "cli/files.h"
#include "cli/report.h"
#include "model/say.h"

#include <string.h>
#include <unistd.h>

/* What goes into it, and where it goes. */
struct order {
	enum report_format format;
	const char *file; /* NULL: stdout */
	const char *what[CLI_GIVEN_MOST];
	const char *deck; /* of --deck */
	size_t count;
};

static bool is_view(const char *name)
{
	for (size_t i = 0; i < ui_view_count(); i++)
		if (strcmp(ui_view_at(i).id, name) == 0)
			return true;
	return false;
}

static bool is_part(const char *name)
{
	return is_view(name) || strncmp(name, "deck:", 5) == 0 || strcmp(name, "scenarios") == 0 ||
	       strcmp(name, "drivers") == 0;
}

static bool refuse_part(const char *name, struct err *err)
{
	struct say_nearest nearest = { .wanted = name };
	char quoted[SAY_TEXT];
	static const char *const others[] = { "drivers", "scenarios" };
	for (size_t i = 0; i < ui_view_count(); i++)
		say_nearest_try(&nearest, ui_view_at(i).id);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		say_nearest_try(&nearest, others[i]);
	say_quoted(quoted, name);
	if (nearest.best)
		return err_set(err, ERR_USAGE, _("there is no %s to report; did you mean %s?"), quoted,
			       nearest.best);
	return err_set(err, ERR_USAGE,
		       _("there is no %s to report: name views, drivers, scenarios, deck:NAME, or a file "
			 "that ends in .html, .svg, .txt, .ansi, .md, .csv, .json or .cast"),
		       quoted);
}

/* Words that are no part and end like a file are the file to write. */
static bool read_words(const struct cli *cli, struct order *order, struct err *err)
{
	order->file = cli_value(cli, "out");
	for (size_t i = 0; i < cli->arg_count; i++) {
		const char *word = cli->args[i];
		if (is_part(word) && order->count < CLI_GIVEN_MOST)
			order->what[order->count++] = word;
		else if (!order->file && (report_format_of(word) < REPORT_FORMATS || strcmp(word, "-") == 0))
			order->file = word;
		else
			return refuse_part(word, err);
	}
	order->deck = cli_value(cli, "deck");
	return true;
}

/* --html and its kin, --format, the ending of the file, text. */
static bool read_format(const struct cli *cli, struct order *order, struct err *err)
{
	const char *named = cli_value(cli, "format");
	int given = 0;
	order->format = REPORT_FORMATS;
	for (int f = 0; f < REPORT_FORMATS; f++)
		if (cli_given(cli, report_format_name((enum report_format)f))) {
			order->format = (enum report_format)f;
			given++;
		}
	if (given + (named != NULL) > 1)
		return err_set(err, ERR_USAGE, "%s", _("a report is written in one format at a time"));
	if (named)
		order->format = report_format_find(named);
	if (order->format == REPORT_FORMATS && order->file)
		order->format = report_format_of(order->file);
	if (order->format == REPORT_FORMATS)
		order->format = isatty(STDOUT_FILENO) ? REPORT_ANSI : REPORT_TEXT;
	return true;
}

/* Light and dark as the reader has it, unless a theme was asked for; on a terminal the terminal's. */
static bool open_report(struct report *report, const struct cli *cli, const struct session *session,
			const struct order *order, struct err *err)
{
	struct themes themes;
	struct theme light, dark;
	double as_of;
	bool own = cli_given(cli, "theme") || order->format == REPORT_ANSI, both = false;
	if (!cli_as_of(cli, &as_of, err))
		return false;
	themes_open(&themes, session->catalogue);
	bool done = theme_choose(&themes, cli, &light, err);
	struct err none = { 0 };
	if (done && !own && theme_load(&themes, "light", &light, NULL, &none))
		both = order->format == REPORT_HTML && theme_load(&themes, "dark", &dark, NULL, &none);
	themes_close(&themes);
	if (!done)
		return false;
	report_open(report, session, as_of, order->format, &light, both ? &dark : NULL);
	report->cli = cli;
	report->notes = cli_given(cli, "notes");
	report->depth = look_depth(cli, true);
	if (order->format == REPORT_TEXT || order->format == REPORT_ANSI)
		report->charset = cli->charset;
	const char *size = cli_value(cli, "size");
	if (!size)
		return true;
	if (!look_size(size, &report->w, &report->h, err)) {
		report_close(report);
		return false;
	}
	report->columns = report->w;
	report->sized = true;
	return true;
}

static bool add_part(struct report *report, const char *what, struct err *err)
{
	if (strncmp(what, "deck:", 5) == 0)
		return report_deck(report, what + 5, err);
	if (strcmp(what, "claims") == 0) {
		report_claims(report);
		return true;
	}
	if (strcmp(what, "drivers") == 0)
		return report_drivers(report, err);
	if (strcmp(what, "scenarios") == 0)
		return report_scenarios(report, err);
	return report_view(report, what, NULL, err);
}

static void add_title(struct report *report, const struct order *order)
{
	struct str command;
	str_init(&command);
	cli_spell(report->cli, order->what, order->count, &command);
	if (!strstr(command.text, " --"))
		str_printf(&command, " --%s", report_format_name(order->format));
	report_title(report,
		     *report->paper.title ? report->paper.title
					  : _("How fast language models get better, and why"),
		     command.text);
	str_clear(&command);
}

/* A recording holds a deck and nothing else. */
static bool make_cast(struct report *report, const struct order *order, struct str *out,
		      struct err *err)
{
	const char *deck = order->deck;
	if (!deck && order->count == 1 && strncmp(order->what[0], "deck:", 5) == 0)
		deck = order->what[0] + 5;
	if (!deck || order->count > (order->deck ? 0 : 1))
		return err_set(err, ERR_USAGE, "%s", _("a recording is made of one deck: deck:NAME"));
	return report_cast(report, deck, out, err);
}

static bool make(struct cli *cli, const struct session *session, const struct order *order,
		 bool *complete, struct err *err)
{
	struct report report;
	if (!open_report(&report, cli, session, order, err))
		return false;
	if (order->format == REPORT_CAST) {
		bool cast = make_cast(&report, order, &cli->out, err);
		report_close(&report);
		*complete = true;
		return cast;
	}
	bool done = order->count > 0 || order->deck || report_everything(&report, err);
	done = done && (!order->deck || report_deck(&report, order->deck, err));
	for (size_t i = 0; done && i < order->count; i++)
		done = add_part(&report, order->what[i], err);
	if (done) {
		add_title(&report, order);
		done = report_write(&report, &cli->out, err);
	}
	*complete = report.complete;
	report_close(&report);
	return done;
}

int command_report(struct cli *cli)
{
	struct session session = { 0 };
	struct order order = { 0 };
	struct err err = { 0 };
	bool complete = true;
	bool done = read_words(cli, &order, &err) && read_format(cli, &order, &err) &&
		    session_open(&session, cli, &err) && make(cli, &session, &order, &complete, &err);
	if (done && order.file && strcmp(order.file, "-") != 0) {
		done = file_put(order.file, cli->out.text, cli->out.length, &err);
		str_reset(&cli->out);
		if (done) {
			str_printf(&cli->out, _("wrote %s"), order.file);
			str_add_char(&cli->out, '\n');
		}
	}
	session_close(&session);
	if (!done)
		return cli_fail(&err);
	return complete ? CLI_DONE : CLI_NO;
}
