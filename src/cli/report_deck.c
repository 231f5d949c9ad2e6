/* report_deck.c - a deck as a hand-out: each step with its figure, annotation, sources, commands. */
#include "base/i18n.h"
#include "base/num.h"
#include "cli/decks.h"
#include "cli/report.h"
#include "quote/quote.h"

#include <stdio.h>
#include <string.h>

enum { FRAME_ROWS = 7 };

static bool add_view(struct report *report, const struct deck_step *step, struct err *err)
{
	struct screen screen = { 0 };
	struct paper *paper = &report->paper;
	bool done = screen_open(&screen, report->cli, report->session, step->view, NULL,
				report->w, report->h + FRAME_ROWS, false, err);
	if (done && *step->series)
		screen_series(&screen, step->series);
	done = done && (!*step->state || ui_state(screen.ui, step->state, err)) &&
	       screen_press(&screen, step->keys, err);
	if (done) {
		screen_settle(&screen);
		report_screen(report, &screen, false);
		const struct figure *figure = ui_figure(screen.ui);
		for (size_t i = 0; figure && i < figure->source_count && i < 3; i++)
			paper_cite(paper, figure->sources[i]);
	}
	screen_close(&screen);
	return done;
}

static bool add_step(struct report *report, const struct deck *deck, size_t index,
		     struct quotes *quotes, struct err *err)
{
	const struct deck_step *step = &deck->steps[index];
	struct paper *paper = &report->paper;
	struct str text;
	char heading[200];
	snprintf(heading, sizeof heading, "%zu. %s", index + 1, deck_text(step->title, i18n_language()));
	paper_heading(paper, 2, heading);
	quotes_next(quotes);
	str_init(&text);
	if (!quote_expand(quotes, deck_text(step->text, i18n_language()), &text, NULL))
		report->complete = false;
	paper_add(paper, PAPER_LEAD, text.text);
	for (size_t i = 0; i < step->cite_count; i++)
		paper_cite(paper, step->cite[i]);
	for (size_t i = 0; i < quotes->source_count; i++)
		paper_cite(paper, quotes->sources[i]);
	bool done = !*step->view || add_view(report, step, err);
	for (size_t i = 0; i < quotes->command_count; i++)
		paper_add(paper, PAPER_COMMAND, quotes->commands[i]);
	if (report->notes)
		paper_add(paper, PAPER_NOTES, deck_text(step->notes, i18n_language()));
	str_clear(&text);
	return done;
}

bool report_deck(struct report *report, const char *name, struct err *err)
{
	struct deck deck = { 0 };
	struct quotes quotes;
	bool done = deck_open(&deck, report->session, name, err);
	if (done && !*report->paper.title)
		report->paper.title =
			arena_strdup(&report->paper.arena, deck_text(deck.title, i18n_language()));
	if (done)
		paper_add(&report->paper, PAPER_TEXT, deck_text(deck.about, i18n_language()));
	quotes_init(&quotes, report->session->dataset, &report->series, report->as_of,
		    report->charset);
	for (size_t i = 0; done && i < deck.count; i++)
		done = add_step(report, &deck, i, &quotes, err);
	quotes_clear(&quotes);
	deck_clear(&deck);
	return done;
}

enum { CAST_W = 100, CAST_H = 30, STEP_SECONDS = 8 };

/* One frame: home, the screen in full, nothing below it; lines end as a terminal wants them. */
static void add_frame(struct report *report, struct screen *screen, double at, struct str *out)
{
	struct str cells, frame;
	char time[NUM_TEXT];
	str_init(&cells);
	str_init(&frame);
	export_ansi(&cells, &screen->canvas, &report->light, report->depth);
	str_add(&frame, "\x1b[H\x1b[2J");
	for (const char *line = cells.text; *line;) {
		size_t length = strcspn(line, "\n");
		str_add_n(&frame, line, length);
		line += length + (line[length] == '\n');
		str_add(&frame, *line ? "\r\n" : "");
	}
	str_printf(out, "[%s,\"o\",", num_digits(time, at, 6));
	str_add_json(out, frame.text);
	str_add(out, "]\n");
	str_clear(&cells);
	str_clear(&frame);
}

static void add_frames(struct report *report, struct screen *screen, const struct deck *deck,
		       struct str *out)
{
	double step = deck->minutes && deck->count ? 60.0 * deck->minutes / (double)deck->count
						   : STEP_SECONDS;
	str_printf(out, "{\"version\":2,\"width\":%d,\"height\":%d,\"title\":", screen->canvas.w,
		   screen->canvas.h);
	str_add_json(out, deck_text(deck->title, i18n_language()));
	str_add(out, "}\n");
	for (size_t i = 0; i < deck->count; i++) {
		ui_present(screen->ui, deck, i);
		screen_settle(screen);
		add_frame(report, screen, step * (double)i, out);
	}
	/* the last one stays as long as the others */
	add_frame(report, screen, step * (double)deck->count, out);
	ui_present(screen->ui, NULL, 0);
}

bool report_cast(struct report *report, const char *name, struct str *out, struct err *err)
{
	struct screen screen = { 0 };
	struct deck deck = { 0 };
	bool done = deck_open(&deck, report->session, name, err) &&
		    screen_open(&screen, report->cli, report->session, NULL, NULL,
				report->sized ? report->w : CAST_W, report->sized ? report->h : CAST_H,
				false, err);
	if (done)
		add_frames(report, &screen, &deck, out);
	screen_close(&screen);
	deck_clear(&deck);
	return done;
}
