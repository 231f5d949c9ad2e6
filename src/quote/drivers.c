/* drivers.c - {drivers FIT QUANTITY} and {shares DRIVER QUANTITY from= to=}: the driver model and the
 * accounting after the fact, as words. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "drivers/accounting.h"
#include "model/say.h"
#include "quote/world.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REACH 1.959963984540054 /* of a 95 % interval, in standard deviations */

/* Chips, run length and speed multiplied, as a fit of its own. */
static struct driver_fit product_of(const struct drivers *drivers)
{
	static const enum fit_id parts[] = { FIT_CHIPS, FIT_LENGTH, FIT_SPEED };
	struct driver_fit product = { .name = "parts", .series = "", .source = "" };
	double variance = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct driver_fit *fit = &drivers->fits[parts[i]];
		product.value += fit->value;
		variance += fit->sd * fit->sd;
		product.source = fit->source;
		product.n = i == 0 || fit->n < product.n ? fit->n : product.n;
	}
	product.sd = sqrt(variance);
	return product;
}

static void factor_alone(const struct driver_fit *fit, enum charset charset, char text[QUOTE_SAID])
{
	char number[NUM_TEXT];
	snprintf(text, QUOTE_SAID, _("%s a year"), num_factor(number, pow(10, fit->value), charset));
}

static void factor(const struct driver_fit *fit, enum charset charset, char text[QUOTE_SAID])
{
	char number[3][NUM_TEXT];
	if (!(fit->sd > 0)) {
		factor_alone(fit, charset, text);
		return;
	}
	snprintf(text, QUOTE_SAID, _("%s a year [%s, %s]"),
		 num_factor(number[0], pow(10, fit->value), charset),
		 num_digits(number[1], pow(10, fit->value - REACH * fit->sd), 3),
		 num_digits(number[2], pow(10, fit->value + REACH * fit->sd), 3));
}

static void value_alone(const struct driver_fit *fit, enum charset charset, char text[QUOTE_SAID])
{
	char number[NUM_TEXT];
	(void)charset;
	snprintf(text, QUOTE_SAID, "%s", num_digits(number, fit->value, 3));
}

static void value(const struct driver_fit *fit, enum charset charset, char text[QUOTE_SAID])
{
	char number[3][NUM_TEXT];
	if (!(fit->sd > 0)) {
		value_alone(fit, charset, text);
		return;
	}
	snprintf(text, QUOTE_SAID, "%s [%s, %s]", num_digits(number[0], fit->value, 3),
		 num_digits(number[1], fit->value - REACH * fit->sd, 3),
		 num_digits(number[2], fit->value + REACH * fit->sd, 3));
}

/* What a power of ten is: "5e26". */
static void power(const struct driver_fit *fit, enum charset charset, char text[QUOTE_SAID])
{
	char number[NUM_TEXT];
	(void)charset;
	snprintf(text, QUOTE_SAID, "%s", num_digits(number, pow(10, fit->value), 2));
}

static void number(const struct driver_fit *fit, enum charset charset, char text[QUOTE_SAID])
{
	(void)charset;
	snprintf(text, QUOTE_SAID, "%zu", fit->n);
}

static const struct {
	const char *name;
	void (*say)(const struct driver_fit *fit, enum charset charset, char text[QUOTE_SAID]);
} quantities[] = {
	{ "factor", factor }, { "factor-alone", factor_alone }, { "value", value },
	{ "value-alone", value_alone }, { "power", power }, { "n", number },
};

/* The names and days that a run starts from: "frontier name", "record name", "record pace". */
static bool say_start(const struct drivers *drivers, const struct quote_words *words,
		      char text[QUOTE_SAID])
{
	char day[16], digits[NUM_TEXT];
	const char *what = words->words[1], *part = words->words[2];
	bool frontier = strcmp(what, "frontier") == 0, record = strcmp(what, "record") == 0;
	if (strcmp(part, "name") == 0 && (frontier || record))
		snprintf(text, QUOTE_SAID, "%s",
			 frontier ? drivers->frontier_name : drivers->record_name);
	else if (strcmp(part, "date") == 0 && (frontier || record))
		snprintf(text, QUOTE_SAID, "%.7s",
			 date_format(day, (int)date_from_decimal_year(
						  frontier ? drivers->anchor.year :
							     drivers->record_year)));
	else if (strcmp(part, "pace") == 0 && record && isfinite(drivers->record_pace))
		snprintf(text, QUOTE_SAID, "%s", num_digits(digits, drivers->record_pace, 2));
	return text[0] != '\0';
}

static bool say_fit(const struct drivers *drivers, const struct quote_words *words,
		    enum charset charset, char text[QUOTE_SAID], struct err *err)
{
	char quoted[SAY_TEXT];
	bool parts = strcmp(words->words[1], "parts") == 0;
	const struct driver_fit product = product_of(drivers);
	const struct driver_fit *fit =
		parts ? &product : drivers_fit_named(drivers, words->words[1]);
	if (!fit)
		return err_set(err, ERR_INPUT, _("the drivers have no fit %s"),
			       say_quoted(quoted, words->words[1]));
	if (isnan(fit->value))
		return err_set(err, ERR_DATA, _("the rows cannot answer for the fit %s"), fit->name);
	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
		if (strcmp(quantities[i].name, words->words[2]) == 0) {
			quantities[i].say(fit, charset, text);
			return true;
		}
	return err_set(err, ERR_INPUT, _("a fit of the drivers has no quantity %s"),
		       say_quoted(quoted, words->words[2]));
}

static const char *source_of(const struct drivers *drivers, const char *name)
{
	const struct driver_fit *fit = drivers_fit_named(drivers, name);
	return fit ? fit->source : drivers->fits[FIT_CHIPS].source;
}

bool quote_drivers(struct quotes *quotes, const struct quote_words *words, struct str *out,
		   struct err *err)
{
	char text[QUOTE_SAID] = "";
	if (words->count < 3)
		return err_set(err, ERR_INPUT,
			       _("a quote of the drivers is {drivers FIT QUANTITY}"));
	const struct whatif *world = quote_world(quotes, words, err);
	if (!world || (!say_start(&world->drivers, words, text) &&
		       !say_fit(&world->drivers, words, quotes->charset, text, err)))
		return false;
	quote_source(quotes, source_of(&world->drivers, words->words[1]));
	quote_command(quotes, "kasoku drivers");
	str_add(out, text);
	return true;
}

/* ---- after the fact ---- */

void quote_share_words(const struct whatif_share *share, char text[QUOTE_SAID])
{
	if (isnan(share->low))
		snprintf(text, QUOTE_SAID, "%.0f %%", 100 * share->middle);
	else
		snprintf(text, QUOTE_SAID, "%.0f %% [%.0f, %.0f]", 100 * share->middle,
			 100 * share->low, 100 * share->high);
}

static bool read_days(const struct quote_words *words, const struct whatif *world, double *from,
		      double *to, struct err *err)
{
	const char *first = quote_option(words, "from"), *last = quote_option(words, "to");
	*from = date_from_decimal_year(world->drivers.ability_year) + 0.5;
	*to = date_from_decimal_year(world->drivers.anchor.year) + 1;
	if ((first && !quote_day(first, from, err)) || (last && !quote_day(last, to, err)))
		return false;
	return *from < *to || err_set(err, ERR_INPUT, _("from= must lie before to="));
}

static struct accounting *account(struct quotes *quotes, const struct quote_words *words,
				  struct err *err)
{
	double from, to;
	struct whatif *world = quote_world(quotes, words, err);
	struct whatif_run *run = world ? quote_run(quotes, NULL, words, 0, err) : NULL;
	if (!run || !read_days(words, world, &from, &to, err))
		return NULL;
	const char *key = arena_printf(&quotes->arena, "accounting %p %.0f %.0f", (void *)run, from, to);
	struct accounting *accounting = quote_recall(quotes, key);
	if (accounting)
		return accounting;
	accounting = mem_alloc(sizeof *accounting);
	if (accounting_make(accounting, run, from, to, err))
		return quote_keep(quotes, key, accounting, free);
	free(accounting);
	return NULL;
}

static bool say_account(const struct accounting *a, const struct quote_words *words,
			enum charset charset, char text[QUOTE_SAID], struct err *err)
{
	enum engine_driver driver;
	char quoted[SAY_TEXT], number[NUM_TEXT];
	if (!quote_driver(words->words[1], &driver, err))
		return false;
	if (strcmp(words->words[2], "share") == 0)
		quote_share_words(&a->share[driver], text);
	else if (strcmp(words->words[2], "factor") == 0)
		snprintf(text, QUOTE_SAID, "%s",
			 num_factor(number, pow(10, a->part[driver]), charset));
	else
		return err_set(err, ERR_INPUT, _("shares have share and factor, not %s"),
			       say_quoted(quoted, words->words[2]));
	return true;
}

bool quote_shares(struct quotes *quotes, const struct quote_words *words, struct str *out,
		  struct err *err)
{
	char text[QUOTE_SAID], from[16], to[16];
	if (words->count < 3)
		return err_set(err, ERR_INPUT, _("a quote of shares is {shares DRIVER QUANTITY}"));
	const struct accounting *a = account(quotes, words, err);
	if (!a || !say_account(a, words, quotes->charset, text, err))
		return false;
	quote_source(quotes, "kasoku-model");
	quote_command(quotes, arena_printf(&quotes->arena, "kasoku drivers --from %s --to %s",
					   date_format(from, (int)a->from),
					   date_format(to, (int)a->to)));
	str_add(out, text);
	return true;
}
