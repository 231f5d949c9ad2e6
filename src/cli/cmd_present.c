/* cmd_present.c - kasoku present DECK: a deck as text for reading, as minutes for keeping. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "cli/decks.h"
#include "cli/files.h"
#include "cli/screen.h"
#include "draw/export.h"
#include "drivers/whatif_words.h"
#include "model/cite.h"
#include "quote/quote.h"
#include "study/figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PICTURE_W = 96, PICTURE_H = 26, LINE = 76, REFERENCES_MOST = 400 };

/* A deck on its way out. */
struct telling {
	struct cli *cli;
	const struct session *session;
	const struct deck *deck;
	struct series_list series;
	struct quotes quotes;
	double as_of;
	bool markdown, complete;
	/* Minutes number their references through: keys in order of first use. */
	const char *references[REFERENCES_MOST];
	size_t reference_count;
	struct arena arena;
};

static size_t reference(struct telling *telling, const char *key)
{
	for (size_t i = 0; i < telling->reference_count; i++)
		if (strcmp(telling->references[i], key) == 0)
			return i + 1;
	if (telling->reference_count == REFERENCES_MOST)
		return 0;
	telling->references[telling->reference_count] = arena_strdup(&telling->arena, key);
	return ++telling->reference_count;
}

/* Appends `text` broken at blanks into lines of LINE columns, each behind `indent` blanks. */
static void add_wrapped(struct str *out, const char *text, int indent)
{
	struct canvas canvas;
	struct str lines;
	canvas_init(&canvas, LINE, 200, CHARSET_UNICODE);
	int rows = canvas_wrap(&canvas, (struct rect){ indent, 0, LINE - indent, 200 }, 0,
			       ROLE_TEXT, text);
	canvas.h = rows < 200 ? rows : 200;
	str_init(&lines);
	export_text(&lines, &canvas);
	str_add(out, lines.text);
	str_clear(&lines);
	canvas.h = 200;
	canvas_clear(&canvas);
}

/* The screen of a step, brought into shape by its keys. */
static bool open_step(struct screen *screen, struct telling *telling, const struct deck_step *step,
		      struct err *err)
{
	bool ok = screen_open(screen, telling->cli, telling->session, step->view, NULL, PICTURE_W,
			      PICTURE_H, false, err);
	if (ok && *step->series)
		screen_series(screen, step->series);
	ok = ok && (!*step->state || ui_state(screen->ui, step->state, err));
	return ok && screen_press(screen, step->keys, err);
}

static void cite_figure(struct quotes *quotes, const struct figure *figure)
{
	char command[300];
	if (!figure)
		return;
	for (size_t i = 0; i < figure->source_count && i < 3; i++)
		quote_source(quotes, figure->sources[i]);
	quote_command(quotes, figure_command(figure, command, sizeof command));
}

/* The scenario on the levers, and the command that runs it again. */
static void cite_run(struct telling *telling, const struct whatif_run *run, struct str *out)
{
	const char *keys[WHATIF_SOURCES];
	struct str text;
	if (!run)
		return;
	size_t count = whatif_sources(run, keys);
	for (size_t i = 0; i < count && i < 3; i++)
		quote_source(&telling->quotes, keys[i]);
	str_init(&text);
	scenario_spell(&run->scenario, &run->world->levers, &text);
	if (telling->markdown)
		str_printf(out, _("Scenario: %s\n\n"), text.length ? text.text : "base");
	str_reset(&text);
	whatif_command(run, &text);
	quote_command(&telling->quotes, text.text);
	str_clear(&text);
}

/* The picture without the tabs above it and the keys below: paper has neither. */
static void add_picture(struct screen *screen, struct str *out)
{
	struct str text;
	str_init(&text);
	screen_write(screen, "text", DEPTH_MONO, "", &text);
	char *from = strchr(text.text, '\n');
	from = from ? from + 1 : text.text;
	char *last = text.length > 1 ? text.text + text.length - 1 : from;
	while (last > from && last[-1] != '\n')
		last--;
	str_add(out, "```\n");
	str_add_n(out, from, (size_t)(last - from));
	str_add(out, "```\n\n");
	str_clear(&text);
}

static bool tell_view(struct telling *telling, const struct deck_step *step, struct str *out,
		      struct err *err)
{
	struct screen screen = { 0 };
	struct str text;
	if (!open_step(&screen, telling, step, err)) {
		screen_close(&screen);
		return false;
	}
	str_init(&text);
	screen_settle(&screen);
	if (telling->markdown) {
		add_picture(&screen, out);
	} else {
		ui_speech_brief(screen.ui, &text);
		add_wrapped(out, text.text, 4);
	}
	cite_figure(&telling->quotes, ui_figure(screen.ui));
	cite_run(telling, ui_run(screen.ui), out);
	str_clear(&text);
	screen_close(&screen);
	return true;
}

static void tell_sources(struct telling *telling, struct str *out)
{
	const struct quotes *quotes = &telling->quotes;
	if (!quotes->source_count)
		return;
	str_add(out, telling->markdown ? _("Sources:") : _("  Sources:"));
	for (size_t i = 0; i < quotes->source_count; i++) {
		if (telling->markdown)
			str_printf(out, " [%zu]", reference(telling, quotes->sources[i]));
		else
			str_printf(out, "%s %s", i ? "," : "", quotes->sources[i]);
	}
	str_add(out, "\n");
	for (size_t i = 0; telling->markdown && i < quotes->command_count; i++)
		str_printf(out, "%s`%s`", i ? ", " : _("\nAgain: "), quotes->commands[i]);
	str_add(out, telling->markdown && quotes->command_count ? "\n" : "");
}

static void tell_heading(struct telling *telling, const struct deck_step *step, struct str *out)
{
	size_t number = (size_t)(step - telling->deck->steps) + 1;
	const char *title = deck_text(step->title, NULL);
	if (telling->markdown)
		str_printf(out, "\n## %zu. %s\n\n", number, title);
	else
		str_printf(out, _("\n%zu of %zu  %s\n"), number, telling->deck->count, title);
}

static bool tell_step(struct telling *telling, const struct deck_step *step, struct err *err)
{
	struct err why = { 0 };
	struct str *out = &telling->cli->out, text;
	quotes_next(&telling->quotes);
	for (size_t i = 0; i < step->cite_count; i++)
		quote_source(&telling->quotes, step->cite[i]);
	tell_heading(telling, step, out);
	bool ok = !*step->view || tell_view(telling, step, out, err);
	str_init(&text);
	if (ok && !quote_expand(&telling->quotes, deck_text(step->text, NULL), &text, &why)) {
		cli_say("%s:%u: %s", telling->deck->file, step->line, why.text);
		telling->complete = false;
	}
	if (ok && telling->markdown)
		str_printf(out, "%s\n\n", text.text);
	else if (ok)
		add_wrapped(out, text.text, 2);
	if (ok)
		tell_sources(telling, out);
	str_clear(&text);
	return ok;
}

static void tell_references(struct telling *telling)
{
	struct str *out = &telling->cli->out;
	if (!telling->reference_count)
		return;
	str_printf(out, _("\n## References\n\n"));
	for (size_t i = 0; i < telling->reference_count; i++) {
		str_printf(out, "%zu. ", i + 1);
		cite_full(out, telling->session->dataset, telling->references[i]);
		str_add_char(out, '\n');
	}
}

static void tell_front(struct telling *telling)
{
	struct str *out = &telling->cli->out;
	const struct deck *deck = telling->deck;
	char date[16];
	date_format(date, dataset_date(telling->session->dataset));
	if (telling->markdown)
		str_printf(out, _("# %s\n\n%s\n\nData of %s, figures computed by kasoku.\n"),
			   deck_text(deck->title, NULL), deck_text(deck->about, NULL), date);
	else
		str_printf(out,
			   P_("%s (%zu step, data of %s)\n", "%s (%zu steps, data of %s)\n",
			      deck->count),
			   deck_text(deck->title, NULL), deck->count, date);
}

static bool tell(struct telling *telling, long only, struct err *err)
{
	const struct deck *deck = telling->deck;
	bool ok = true;
	series_list_init(&telling->series, telling->session->dataset, NULL);
	quotes_init(&telling->quotes, telling->session->dataset, &telling->series, telling->as_of,
		    telling->markdown ? CHARSET_UNICODE : telling->cli->charset);
	if (only < 0)
		tell_front(telling);
	for (size_t i = 0; ok && i < deck->count; i++)
		if (only < 0 || i == (size_t)only)
			ok = tell_step(telling, &deck->steps[i], err);
	if (ok && telling->markdown)
		tell_references(telling);
	quotes_clear(&telling->quotes);
	series_list_clear(&telling->series);
	arena_clear(&telling->arena);
	return ok;
}

/* The step that --step names, from 0 on; -1 for all of them. */
static bool which(const struct cli *cli, const struct deck *deck, long *only, struct err *err)
{
	const char *text = cli_value(cli, "step");
	char *end;
	*only = -1;
	if (!text)
		return true;
	*only = strtol(text, &end, 10) - 1;
	if (*end || end == text || *only < 0 || *only >= (long)deck->count)
		return err_set(err, ERR_USAGE, _("--step is a number from 1 to %zu"), deck->count);
	return true;
}

/* Only what is wrong with the deck, or that nothing is. */
static void tell_faults(struct telling *telling)
{
	struct str *out = &telling->cli->out;
	const struct deck *deck = telling->deck;
	series_list_init(&telling->series, telling->session->dataset, NULL);
	quotes_init(&telling->quotes, telling->session->dataset, &telling->series, telling->as_of,
		    CHARSET_UNICODE);
	telling->complete = deck_check(deck, &telling->quotes, out);
	if (telling->complete)
		str_printf(out,
			   P_("%s: %zu step, nothing to mend\n", "%s: %zu steps, nothing to mend\n",
			      deck->count),
			   deck->id, deck->count);
	quotes_clear(&telling->quotes);
	series_list_clear(&telling->series);
}

static void list_deck(struct cli *cli, const char *name, const struct deck *deck)
{
	char steps[40], minutes[40] = "";
	snprintf(steps, sizeof steps, P_("%zu step", "%zu steps", deck->count), deck->count);
	if (deck->minutes)
		snprintf(minutes, sizeof minutes, _("%d min"), deck->minutes);
	cli_print_cell(cli, name, 16);
	cli_print_cell(cli, steps, 10);
	cli_print_cell(cli, minutes, 8);
	cli_print(cli, deck_text(deck->title, NULL));
}

static void list(struct cli *cli, const struct session *session)
{
	struct files files;
	decks_list(&files, session);
	for (size_t i = 0; i < files.count; i++) {
		struct deck deck;
		struct err err = { 0 };
		bool ok = deck_open(&deck, session, files.names[i], &err);
		if (ok) {
			list_deck(cli, files.names[i], &deck);
			deck_clear(&deck);
		} else {
			cli_print_cell(cli, files.names[i], 16);
			cli_print(cli, err.text);
		}
		str_add_char(&cli->out, '\n');
	}
	files_clear(&files);
}

int command_present(struct cli *cli)
{
	struct session session = { 0 };
	struct deck deck = { 0 };
	struct err err = { 0 };
	struct telling telling = { .cli = cli,
				   .session = &session,
				   .deck = &deck,
				   .markdown = cli_given(cli, "markdown"),
				   .complete = true };
	long only = -1;
	bool check = cli_given(cli, "check");
	bool text = telling.markdown || check || cli_given(cli, "plain") || cli_given(cli, "step");
	bool live = !text && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	if (live && (cli->arg_count || cli_given(cli, "resume")))
		return dashboard_run(cli, cli->arg_count ? cli->args[0] : NULL);
	bool ok = session_open(&session, cli, &err) && cli_as_of(cli, &telling.as_of, &err);
	if (ok && !cli->arg_count)
		list(cli, &session);
	else
		ok = ok && deck_open(&deck, &session, cli->args[0], &err) &&
		     which(cli, &deck, &only, &err);
	if (ok && cli->arg_count && check)
		tell_faults(&telling);
	else if (ok && cli->arg_count)
		ok = tell(&telling, only, &err);
	deck_clear(&deck);
	session_close(&session);
	if (!ok)
		return cli_fail(&err);
	return telling.complete ? CLI_DONE : CLI_NO;
}
