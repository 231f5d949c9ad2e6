/* index.c - {index WHAT QUANTITY}: the capability index of this catalogue, as words. */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/say.h"
#include "quote/kinds.h"
#include "study/index.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kept {
	struct index index;
	struct index_agreement epoch, horizons;
};

static void forget(void *what)
{
	struct kept *kept = what;
	index_clear(&kept->index);
	free(kept);
}

static struct kept *make(struct quotes *quotes, struct err *err)
{
	struct index_options options;
	struct kept *kept = quote_recall(quotes, "index");
	if (kept)
		return kept;
	kept = mem_alloc(sizeof *kept);
	index_defaults(&options);
	if (isfinite(quotes->as_of))
		options.until = quotes->as_of;
	if (!index_make(&kept->index, quotes->dataset, &options, err)) {
		forget(kept);
		return NULL;
	}
	index_against_epoch(&kept->epoch, &kept->index, quotes->dataset);
	index_against_horizons(&kept->horizons, &kept->index, quotes->dataset);
	return quote_keep(quotes, "index", kept, forget);
}

static bool say_all(const struct kept *kept, const char *quantity, char text[QUOTE_SAID])
{
	const struct index *index = &kept->index;
	const struct {
		const char *name;
		size_t count;
	} counts[] = { { "models", index->ability_count },
		       { "benchmarks", index->difficulty_count },
		       { "results", index->results },
		       { "left-out", index->left_count } };
	char number[NUM_TEXT];
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		if (strcmp(counts[i].name, quantity) == 0)
			snprintf(text, QUOTE_SAID, "%zu", counts[i].count);
	if (strcmp(quantity, "residual") == 0)
		snprintf(text, QUOTE_SAID, "%s", num_digits(number, index->rmse, 2));
	return text[0] != '\0';
}

static bool say_agreement(const struct index_agreement *agreement, const char *quantity,
			  char text[QUOTE_SAID])
{
	char number[NUM_TEXT];
	if (strcmp(quantity, "models") == 0)
		snprintf(text, QUOTE_SAID, "%zu", agreement->count);
	else if (strcmp(quantity, "correlation") == 0 && isfinite(agreement->correlation))
		snprintf(text, QUOTE_SAID, "%s", num_digits(number, agreement->correlation, 3));
	else if (strcmp(quantity, "gap") == 0 && isfinite(agreement->rmse))
		snprintf(text, QUOTE_SAID, "%s", num_digits(number, agreement->rmse, 2));
	return text[0] != '\0';
}

static bool say_model(const struct index *index, const char *model, const char *quantity,
		      char text[QUOTE_SAID], struct err *err)
{
	char number[3][NUM_TEXT], quoted[SAY_TEXT];
	for (size_t i = 0; i < index->ability_count; i++) {
		const struct index_ability *ability = &index->abilities[i];
		if (strcmp(ability->id, model) != 0)
			continue;
		num_digits(number[0], ability->value, 4);
		if (strcmp(quantity, "value") == 0 && isfinite(ability->low))
			snprintf(text, QUOTE_SAID, "%s [%s, %s]", number[0],
				 num_digits(number[1], ability->low, 4),
				 num_digits(number[2], ability->high, 4));
		else if (strcmp(quantity, "value") == 0)
			snprintf(text, QUOTE_SAID, "%s", number[0]);
		else if (strcmp(quantity, "place") == 0)
			snprintf(text, QUOTE_SAID, "%zu", i + 1);
		return text[0] || err_set(err, ERR_INPUT, _("a model in the index has no quantity %s"),
					  say_quoted(quoted, quantity));
	}
	return err_set(err, ERR_DATA, _("the index has no model %s"), say_quoted(quoted, model));
}

bool quote_index(struct quotes *quotes, const struct quote_words *words, struct str *out,
		 struct err *err)
{
	char text[QUOTE_SAID] = "", quoted[SAY_TEXT];
	if (words->count < 3)
		return err_set(err, ERR_INPUT, _("a quote of the index is {index WHAT QUANTITY}"));
	const char *what = words->words[1], *quantity = words->words[2];
	struct kept *kept = make(quotes, err);
	if (!kept)
		return false;
	bool all = strcmp(what, "all") == 0, epoch = strcmp(what, "epoch") == 0;
	bool horizons = strcmp(what, "horizons") == 0;
	bool done = all ? say_all(kept, quantity, text) :
		    epoch ? say_agreement(&kept->epoch, quantity, text) :
		    horizons ? say_agreement(&kept->horizons, quantity, text) :
			       say_model(&kept->index, what, quantity, text, err);
	if (!done && (all || epoch || horizons))
		return err_set(err, ERR_INPUT, _("the index has no quantity %s there"),
			       say_quoted(quoted, quantity));
	if (!done)
		return false;
	quote_source(quotes, INDEX_METHOD);
	quote_command(quotes, "kasoku index");
	str_add(out, text);
	return true;
}
