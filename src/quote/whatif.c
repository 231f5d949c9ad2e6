/* whatif.c - {whatif SCENARIO QUANTITY OPTION=VALUE …}: what comes when under a scenario, as words.
 *
 * Options of the quote: of=OUTPUT:LEVEL, output=, year=, driver=, lever=, rank=, as-of=.  Any other
 * name is a lever that is moved beside what the scenario moves. */
#include "base/i18n.h"
#include "model/say.h"
#include "quote/world.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One question, and what it is asked of. */
struct question {
	struct quotes *quotes;
	const struct quote_words *words;
	struct whatif_run *run, *base;
	size_t threshold;           /* of= */
	size_t output;              /* output= */
	enum engine_driver driver;  /* driver= */
	size_t lever;               /* lever= */
	double year;                /* year=, NaN when it is not given */
};

/* ---- dates ---- */

static bool date(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	struct whatif_date date;
	(void)err;
	whatif_date(q->run, q->threshold, &date);
	whatif_date_words(q->run, &date, text, QUOTE_SAID);
	return true;
}

/* A date that is open: neither met already nor out of reach. */
static bool open_date(struct question *q, struct whatif_run *run, struct whatif_date *date,
		      struct err *err)
{
	const char *label = q->run->world->thresholds[q->threshold].label;
	whatif_date(run, q->threshold, date);
	if (date->unreachable)
		return err_set(err, ERR_DATA, _("%s lies beyond its ceiling"), label);
	return isnan(date->met) || err_set(err, ERR_DATA, _("%s has been met already"), label);
}

static bool say_year(struct question *q, double p, char text[QUOTE_SAID], struct err *err)
{
	struct whatif_date date;
	if (!open_date(q, q->run, &date, err))
		return false;
	char year[16];
	snprintf(text, QUOTE_SAID, "%s",
		 whatif_year(q->run, p < 0.5 ? date.p10 : p > 0.5 ? date.p90 : date.p50, year));
	return true;
}

/* clang-format off */
static bool early(struct question *q, char text[QUOTE_SAID], struct err *err)
{ return say_year(q, 0.1, text, err); }
static bool middle(struct question *q, char text[QUOTE_SAID], struct err *err)
{ return say_year(q, 0.5, text, err); }
static bool late(struct question *q, char text[QUOTE_SAID], struct err *err)
{ return say_year(q, 0.9, text, err); }
/* clang-format on */

static bool shift(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	struct whatif_date here, before;
	char number[NUM_TEXT];
	if (!open_date(q, q->run, &here, err) || !open_date(q, q->base, &before, err))
		return false;
	whatif_shift_words(here.p50 - before.p50, number);
	if (!number[0])
		return err_set(err, ERR_DATA, _("half of the draws are not there by %.0f"),
			       q->run->options.until);
	snprintf(text, QUOTE_SAID, "%s", number);
	return true;
}

static bool within(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	struct whatif_date date;
	if (!open_date(q, q->run, &date, err))
		return false;
	double share = isnan(q->year) ? date.within : whatif_by(q->run, q->threshold, q->year);
	snprintf(text, QUOTE_SAID, "%.0f %%", 100 * share);
	return true;
}

static bool label(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	(void)err;
	snprintf(text, QUOTE_SAID, "%s", q->run->world->thresholds[q->threshold].label);
	return true;
}

/* ---- values ---- */

static bool value(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	const struct path *path = &q->run->path;
	char number[3][NUM_TEXT];
	size_t node = 0;
	if (isnan(q->year))
		return err_set(err, ERR_INPUT, _("a value needs year=, as in year=2030"));
	while (node + 1 < path->n && path->year[node] + 1e-9 < q->year)
		node++;
	if (q->year < path->year[0] || q->year > path->year[path->n - 1] + 0.25)
		return err_set(err, ERR_INPUT, _("the paths run from %.1f to %.1f"), path->year[0],
			       path->year[path->n - 1]);
	const struct whatif_output *output = &q->run->world->outputs[q->output];
	const double at[3] = { 0.5, 0.1, 0.9 };
	for (int i = 0; i < 3; i++)
		output_text(output, whatif_quantile(q->run, node, at[i]), q->quotes->charset,
			    number[i]);
	snprintf(text, QUOTE_SAID, "%s [%s, %s]", number[0], number[1], number[2]);
	return true;
}

/* ---- shares ---- */

static const struct whatif_share *shares_of(struct question *q)
{
	const char *key = arena_printf(&q->quotes->arena, "shares %p", (void *)q->run);
	struct whatif_share *shares = quote_recall(q->quotes, key);
	if (shares)
		return shares;
	shares = mem_array(ENGINE_DRIVERS, sizeof *shares);
	whatif_shares_now(q->run, shares);
	return quote_keep(q->quotes, key, shares, free);
}

static bool share(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	(void)err;
	quote_share_words(&shares_of(q)[q->driver], text);
	return true;
}

static bool share_then(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	double shares[ENGINE_DRIVERS];
	(void)err;
	whatif_shares_then(q->run, shares, NULL);
	snprintf(text, QUOTE_SAID, "%.0f %%", 100 * shares[q->driver]);
	return true;
}

/* What algorithms and training methods have together. */
static bool software(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	const struct whatif_share *shares = shares_of(q);
	(void)err;
	snprintf(text, QUOTE_SAID, "%.0f %%",
		 100 * (shares[ENGINE_ALGORITHMS].middle + shares[ENGINE_TRAINING].middle));
	return true;
}

static bool software_then(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	double shares[ENGINE_DRIVERS];
	(void)err;
	whatif_shares_then(q->run, shares, NULL);
	snprintf(text, QUOTE_SAID, "%.0f %%",
		 100 * (shares[ENGINE_ALGORITHMS] + shares[ENGINE_TRAINING]));
	return true;
}

/* ---- levers and names ---- */

static bool setting(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	const struct lever_list *levers = &q->run->world->levers;
	char number[NUM_TEXT];
	(void)err;
	snprintf(text, QUOTE_SAID, "%s",
		 lever_text(&levers->items[q->lever],
			    scenario_value(&q->run->scenario, levers, q->lever), number));
	return true;
}

/* The lever with the rank=1st, 2nd … largest swing of the date, and its two dates. */
static bool find_swing(struct question *q, struct whatif_swing *swing, struct err *err)
{
	struct whatif_swing swings[LEVERS_MAX];
	const char *rank = quote_option(q->words, "rank");
	long n = rank ? strtol(rank, NULL, 10) : 1;
	size_t count = whatif_tornado(q->run, q->threshold, swings);
	if (n < 1 || (size_t)n > count)
		return err_set(err, ERR_INPUT, _("rank= is a number from 1 to %zu"), count);
	*swing = swings[n - 1];
	return true;
}

static bool swing_lever(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	struct whatif_swing swing;
	if (!find_swing(q, &swing, err))
		return false;
	snprintf(text, QUOTE_SAID, "%s", _(q->run->world->levers.items[swing.lever].title));
	return true;
}

static bool swing(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	struct whatif_swing swing;
	char low[16], high[16];
	if (!find_swing(q, &swing, err))
		return false;
	bool turned = swing.low > swing.high;
	snprintf(text, QUOTE_SAID, _("%s to %s"),
		 whatif_year(q->run, turned ? swing.high : swing.low, low),
		 whatif_year(q->run, turned ? swing.low : swing.high, high));
	return true;
}

static bool title(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	(void)err;
	snprintf(text, QUOTE_SAID, "%s", _(q->run->scenario.title));
	return true;
}

static bool code(struct question *q, char text[QUOTE_SAID], struct err *err)
{
	struct str out;
	(void)err;
	str_init(&out);
	scenario_spell(&q->run->scenario, &q->run->world->levers, &out);
	snprintf(text, QUOTE_SAID, "%.*s", QUOTE_SAID - 1, out.length ? out.text : "base");
	str_clear(&out);
	return true;
}

enum needs { NEEDS_NOTHING, NEEDS_OF, NEEDS_OUTPUT, NEEDS_DRIVER, NEEDS_LEVER };

static const struct quantity {
	const char *name;
	enum needs needs;
	bool (*say)(struct question *q, char text[QUOTE_SAID], struct err *err);
} quantities[] = {
	{ "date", NEEDS_OF, date },
	{ "early", NEEDS_OF, early },
	{ "middle", NEEDS_OF, middle },
	{ "late", NEEDS_OF, late },
	{ "shift", NEEDS_OF, shift },
	{ "within", NEEDS_OF, within },
	{ "label", NEEDS_OF, label },
	{ "swing-lever", NEEDS_OF, swing_lever },
	{ "swing", NEEDS_OF, swing },
	{ "value", NEEDS_OUTPUT, value },
	{ "share", NEEDS_DRIVER, share },
	{ "share-then", NEEDS_DRIVER, share_then },
	{ "software", NEEDS_NOTHING, software },
	{ "software-then", NEEDS_NOTHING, software_then },
	{ "setting", NEEDS_LEVER, setting },
	{ "title", NEEDS_NOTHING, title },
	{ "code", NEEDS_NOTHING, code },
};

static const struct quantity *find(const char *name)
{
	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
		if (strcmp(quantities[i].name, name) == 0)
			return &quantities[i];
	return NULL;
}

static bool read_lever(struct question *q, const struct whatif *world, const char *text,
		       struct err *err)
{
	char quoted[SAY_TEXT];
	long lever = lever_find(&world->levers, text);
	if (lever < 0)
		return err_set(err, ERR_INPUT, _("there is no lever %s"), say_quoted(quoted, text));
	q->lever = (size_t)lever;
	return true;
}

/* The option that the quantity cannot do without, and year=. */
static bool read_question(struct question *q, struct whatif *world, enum needs needs,
			  struct err *err)
{
	static const char *const names[] = { NULL, "of", "output", "driver", "lever" };
	const char *year = quote_option(q->words, "year");
	const char *value = names[needs] ? quote_option(q->words, names[needs]) : "";
	q->year = (double)NAN;
	if (year && !num_parse(year, &q->year))
		return err_set(err, ERR_INPUT, _("year= takes a number such as 2030.5"));
	if (!value)
		return err_set(err, ERR_INPUT, _("this quantity needs %s="), names[needs]);
	switch (needs) {
	case NEEDS_OF:
		return quote_threshold(world, value, &q->threshold, err);
	case NEEDS_OUTPUT:
		return whatif_output_find(world, value, &q->output, err);
	case NEEDS_DRIVER:
		return quote_driver(value, &q->driver, err);
	case NEEDS_LEVER:
		return read_lever(q, world, value, err);
	case NEEDS_NOTHING:
		break;
	}
	return true;
}

bool quote_whatif(struct quotes *quotes, const struct quote_words *words, struct str *out,
		  struct err *err)
{
	struct question q = { .quotes = quotes, .words = words };
	char text[QUOTE_SAID] = "", quoted[SAY_TEXT];
	if (words->count < 3)
		return err_set(err, ERR_INPUT, _("a quote of a what-if is {whatif SCENARIO QUANTITY}"));
	const struct quantity *quantity = find(words->words[2]);
	if (!quantity)
		return err_set(err, ERR_INPUT, _("a what-if has no quantity %s"),
			       say_quoted(quoted, words->words[2]));
	struct whatif *world = quote_world(quotes, words, err);
	if (!world || !read_question(&q, world, quantity->needs, err))
		return false;
	q.run = quote_run(quotes, words->words[1], words, q.output, err);
	q.base = q.run ? quote_run(quotes, NULL, words, q.output, err) : NULL;
	if (!q.base || !quantity->say(&q, text, err))
		return false;
	quote_run_used(quotes, q.run);
	str_add(out, text);
	return true;
}
