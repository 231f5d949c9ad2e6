/* deck_check.c - what in a deck would embarrass its speaker, with file and line. */
#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/decks.h"

#include <string.h>

/* Characters, not bytes. */
static size_t characters(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

/* What was written, whatever the language of the screen. */
static const char *english(struct deck_text text)
{
	return text.en ? text.en : "";
}

struct checking {
	const struct deck *deck;
	const struct deck_step *step;
	struct quotes *quotes;
	struct str *out;
	size_t found;
};

static void complain(struct checking *checking, const char *sentence)
{
	str_printf(checking->out, "%s:%u: %s\n", checking->deck->file, checking->step->line, sentence);
	checking->found++;
}

/* A sentence of the step: no literal figures, all quotes computed, not longer than a room reads. */
static void check_text(struct checking *checking, const char *what, const char *text, size_t most)
{
	char figure[48];
	struct err err = { 0 };
	struct str said, sentence;
	str_init(&said);
	str_init(&sentence);
	if (deck_states_figure(text, figure)) {
		str_printf(&sentence, _("%s states the figure %s itself; a quote would compute it"),
			   what, figure);
		complain(checking, sentence.text);
	}
	if (!quote_expand(checking->quotes, text, &said, &err))
		complain(checking, err.text);
	if (most && characters(said.text) > most) {
		str_reset(&sentence);
		str_printf(&sentence, _("%s has %zu characters with its figures; %zu can be read"),
			   what, characters(said.text), most);
		complain(checking, sentence.text);
	}
	str_clear(&said);
	str_clear(&sentence);
}

static void check_step(struct checking *checking)
{
	const struct deck_step *step = checking->step;
	const char *title = step->title.en;
	quotes_next(checking->quotes);
	check_text(checking, _("the title"), title, 0);
	if (utf8_width(title) > DECK_TITLE)
		complain(checking, _("the title is wider than 60 columns"));
	if (!*english(step->text))
		complain(checking, _("this step has no text"));
	if (step->cite_count == 0)
		complain(checking, _("this step cites no source"));
	check_text(checking, _("the text"), english(step->text),
		   *step->view ? DECK_TEXT : DECK_WORDS);
	check_text(checking, _("a note"), english(step->notes), 0);
}

bool deck_check(const struct deck *deck, struct quotes *quotes, struct str *out)
{
	struct checking checking = { .deck = deck, .quotes = quotes, .out = out };
	int seconds = 0;
	for (size_t i = 0; i < deck->count; i++) {
		checking.step = &deck->steps[i];
		check_step(&checking);
		seconds += deck->steps[i].seconds;
	}
	if (deck->minutes && seconds > 60 * deck->minutes) {
		str_printf(out,
			   P_("%s: the steps take %d seconds, and %d minute is planned\n",
			      "%s: the steps take %d seconds, and %d minutes are planned\n",
			      (size_t)deck->minutes),
			   deck->file, seconds, deck->minutes);
		checking.found++;
	}
	return checking.found == 0;
}
