/* way.c - see way.h: options and checks; the words are in way_words.c. */
#include "study/way.h"

#include "base/i18n.h"
#include "base/num.h"
#include "model/say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool way_is_usual(const struct way *way)
{
	return way->line == WAY_LEAST_SQUARES && way->errors == WAY_OLS && way->replicates == 0;
}

bool way_same(const struct way *a, const struct way *b)
{
	return a->line == b->line && a->errors == b->errors && !(a->share < b->share) &&
	       !(a->share > b->share) && a->replicates == b->replicates &&
	       a->resample == b->resample && a->interval == b->interval && a->seed == b->seed;
}

/* ---- options ---- */

/* A word of a table as its place in it. */
static bool set_word(int *at, const char *const *words, int count, const char *name,
		     const char *value, struct err *err)
{
	char quoted[SAY_TEXT], all[80] = "";
	for (*at = 0; *at < count; (*at)++) {
		if (strcmp(words[*at], value) == 0)
			return true;
		size_t used = strlen(all);
		snprintf(all + used, sizeof all - used, "%s%s",
			 *at == 0           ? ""
			 : *at + 1 == count ? _(" or ")
					    : ", ",
			 words[*at]);
	}
	return err_set(err, ERR_USAGE, _("--%s must be %s, not %s"), name, all,
		       say_quoted(quoted, value));
}

static bool set_whole(double *number, double low, double high, const char *name, const char *value,
		      struct err *err)
{
	char quoted[SAY_TEXT], least[NUM_TEXT], most[NUM_TEXT];
	if (num_parse(value, number) && *number >= low && *number <= high &&
	    *number == floor(*number))
		return true;
	return err_set(err, ERR_USAGE, _("--%s must be a whole number from %s to %s, not %s"), name,
		       num_exact(least, low), num_exact(most, high), say_quoted(quoted, value));
}

static bool set_share(struct way *way, const char *value, struct err *err)
{
	char quoted[SAY_TEXT];
	if (!num_parse(value, &way->share) || !(way->share > 0 && way->share < 1))
		return err_set(err, ERR_USAGE,
			       _("--quantile must be a share between 0 and 1, such as 0.9, not %s"),
			       say_quoted(quoted, value));
	if (way->line != WAY_LEAST_SQUARES && way->line != WAY_QUANTILE)
		return err_set(err, ERR_USAGE,
			       _("--robust and --quantile are different lines: choose one"));
	way->line = WAY_QUANTILE;
	return true;
}

static bool set_robust(struct way *way, const char *value, struct err *err)
{
	static const char *const lines[] = { "theil-sen", "huber", "mm" };
	int at;
	if (!set_word(&at, lines, 3, "robust", value, err))
		return false;
	if (way->line == WAY_QUANTILE)
		return err_set(err, ERR_USAGE,
			       _("--robust and --quantile are different lines: choose one"));
	way->line = (enum way_line)(WAY_THEIL_SEN + at);
	return true;
}

/* The options of the bootstrap. */
static bool set_draws(struct way *way, const char *name, const char *value, bool *known,
		      struct err *err)
{
	static const char *const kinds[] = { "pairs", "wild", "block" }, *const intervals[] = {
		"percentile", "bca"
	};
	double number;
	int at;
	if (strcmp(name, "bootstrap") == 0) {
		if (!set_whole(&number, BOOTSTRAP_FEWEST, BOOTSTRAP_MOST, name, value, err))
			return false;
		way->replicates = (size_t)number;
	} else if (strcmp(name, "resample") == 0) {
		if (!set_word(&at, kinds, 3, name, value, err))
			return false;
		way->resample = (enum bootstrap_kind)at;
	} else if (strcmp(name, "interval") == 0) {
		if (!set_word(&at, intervals, 2, name, value, err))
			return false;
		way->interval = (enum bootstrap_interval)at;
	} else if (strcmp(name, "seed") == 0) {
		if (!set_whole(&number, 0, 0x1p53, name, value, err))
			return false;
		way->seed = (uint64_t)number;
	} else {
		*known = false;
	}
	return true;
}

bool way_set(struct way *way, const char *name, const char *value, bool *known, struct err *err)
{
	static const char *const errors[] = { "ols", "hc3", "hac" };
	int at;
	*known = true;
	if (strcmp(name, "robust") == 0)
		return set_robust(way, value, err);
	if (strcmp(name, "quantile") == 0)
		return set_share(way, value, err);
	if (strcmp(name, "errors") != 0)
		return set_draws(way, name, value, known, err);
	if (!set_word(&at, errors, 3, name, value, err))
		return false;
	way->errors = (enum way_errors)at;
	return true;
}

bool way_check(const struct way *way, bool weighted, struct err *err)
{
	bool other = way->line != WAY_LEAST_SQUARES, draws = way->replicates > 0;
	if (other && way->errors != WAY_OLS)
		return err_set(err, ERR_USAGE,
			       _("--errors are for least squares: robust and quantile lines have "
				 "their own"));
	if (other && draws)
		return err_set(err, ERR_USAGE,
			       _("--bootstrap draws the least squares line again: robust and "
				 "quantile lines have intervals of their own"));
	if (draws && way->errors != WAY_OLS)
		return err_set(err, ERR_USAGE,
			       _("--errors and --bootstrap are two ways to the same interval: "
				 "choose one"));
	if (!draws && (way->resample != BOOTSTRAP_PAIRS || way->interval != BOOTSTRAP_PERCENTILE ||
		       way->seed != 0))
		return err_set(err, ERR_USAGE,
			       _("--resample, --interval and --seed need --bootstrap N, the number "
				 "of replicates"));
	if (draws && way->interval == BOOTSTRAP_BCA && way->resample != BOOTSTRAP_PAIRS)
		return err_set(err, ERR_USAGE,
			       _("BCa intervals rest on leaving out points: they go with "
				 "--resample pairs only"));
	if (weighted && (other || draws))
		return err_set(err, ERR_USAGE,
			       _("weights are for least squares without a bootstrap"));
	return true;
}
