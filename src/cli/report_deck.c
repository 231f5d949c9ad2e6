/* report_deck.c - a deck as a hand-out: each step with its figure, annotation, sources, commands. */
#include "base/i18n.h"
#include "cli/decks.h"
#include "cli/report.h"
#include "quote/quote.h"

#include <stdio.h>

enum { FRAME_ROWS = 7 };

static bool add_view(struct report *report, const struct deck_step *step, struct err *err)
{
	struct screen screen = { 0 };
	struct paper *paper = &report->paper;
	bool done = screen_open(&screen, report->cli, report->session, step->view, NULL,
				report->w, report->h + FRAME_ROWS, false, err);
	if (done && *step->series)
		screen_series(&screen, step->series);
	done = done && screen_press(&screen, step->keys, err);
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
	snprintf(heading, sizeof heading, "%zu. %s", index + 1, deck_text(step->title, NULL));
	paper_heading(paper, 2, heading);
	quotes_next(quotes);
	str_init(&text);
	if (!quote_expand(quotes, deck_text(step->text, NULL), &text, NULL))
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
		paper_add(paper, PAPER_NOTES, deck_text(step->notes, NULL));
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
			arena_strdup(&report->paper.arena, deck_text(deck.title, NULL));
	if (done)
		paper_add(&report->paper, PAPER_TEXT, deck_text(deck.about, NULL));
	quotes_init(&quotes, report->session->dataset, &report->series, report->as_of,
		    report->charset);
	for (size_t i = 0; done && i < deck.count; i++)
		done = add_step(report, &deck, i, &quotes, err);
	quotes_clear(&quotes);
	deck_clear(&deck);
	return done;
}
