/* tests_open.c - who can do it: open weights, small teams, universities, concentration. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { HOLDERS_MAX = 64 };

static const char *of_point(struct trial *trial, const struct cut *cut, size_t point,
			    const char *column)
{
	const char *text =
		dataset_get(trial->claims->dataset, cut->series->table, cut->at[point]->row, column)
			.text;
	return text ? text : "";
}

static bool is_open(struct trial *trial, const struct cut *cut, size_t point)
{
	return strcmp(of_point(trial, cut, point, "model.weights"), "open") == 0;
}

/* -- how far open weights are behind ----------------------------------------------------------- */

/* For each record among models with open weights, the months since any model was as good. */
struct lag {
	double median, low, high; /* months; quartiles */
	size_t count;
	double points; /* how far the best open model is behind today */
};

static double first_reached(const struct cut *all, double score)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->y[i] >= score)
			return all->t[i];
	return (double)NAN;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static bool open_lag(struct trial *trial, const struct cut *all, struct lag *lag)
{
	double best = -HUGE_VAL, top = -HUGE_VAL, *months = mem_array(all->n, sizeof *months);
	*lag = (struct lag){ 0 };
	for (size_t i = 0; i < all->n; i++) {
		top = fmax(top, all->y[i]);
		if (!is_open(trial, all, i) || all->y[i] <= best)
			continue;
		best = all->y[i];
		double waited = (all->t[i] - first_reached(all, best)) / DAYS_PER_YEAR * 12;
		if (waited > 0)
			months[lag->count++] = waited;
	}
	lag->points = top - best;
	if (lag->count >= 3) {
		qsort(months, lag->count, sizeof *months, by_size);
		lag->median = summary_quantile(months, lag->count, 0.5);
		lag->low = summary_quantile(months, lag->count, 0.25);
		lag->high = summary_quantile(months, lag->count, 0.75);
	}
	free(months);
	return lag->count >= 3;
}

/* Rates of two series beside the claim's own: the price of a fixed ability, the cost of a run. */
static bool find_price_and_cost(struct trial *trial, struct growth *price, struct growth *cost)
{
	struct cut cut;
	bool priced = trial_default(trial, &cut, "price-gpqa-gpt-4") &&
		      cut_growth(&cut, GROWTH_LOG, price);
	if (priced)
		trial_find_interval(trial, _("price of a fixed ability falls"),
				    1 / price->factor_per_year,
				    (struct interval){ 1 / price->factor_interval.high,
						       1 / price->factor_interval.low },
				    price->level, "factor-year", "confidence");
	bool costed =
		trial_default(trial, &cut, "training-cost") && cut_growth(&cut, GROWTH_LOG, cost);
	if (costed) {
		trial_find_rate(trial, _("cost of frontier training"), cost);
		trial_find(trial, _("dearest run so far"), cut_best(&cut, HUGE_VAL), "money");
	}
	return priced && costed;
}

void test_open_lag(struct trial *trial)
{
	struct cut all;
	struct lag lag;
	struct growth price, cost;
	if (!trial_cut(trial, &all, NULL, -HUGE_VAL, HUGE_VAL, FRONTIER_ALL) ||
	    !open_lag(trial, &all, &lag)) {
		trial_cannot(trial,
			     _("The data of that day hold too few records with open weights."));
		return;
	}
	trial_find_interval(trial, _("open weights are behind, quartiles"), lag.median,
			    (struct interval){ lag.low, lag.high }, 0.5, "months", "range");
	trial_find(trial, _("records with open weights"), (double)lag.count, "count");
	trial_find(trial, _("points behind at the end"), lag.points, "");
	if (!find_price_and_cost(trial, &price, &cost)) {
		trial_cannot(trial, _("The data of that day hold too few prices or costs."));
		return;
	}
	bool near = lag.median < 12, cheaper = price.slope<0, dearer = cost.slope_interval.low> 0;
	trial_rule(
		trial,
		near && cheaper && !dearer ? JUDGED_SUPPORTED
		: near || cheaper          ? JUDGED_PARTLY
					   : JUDGED_NOT_SUPPORTED,
		_("Open weights follow within %s and a fixed ability gets %s times cheaper a year, "
		  "while the cost of "
		  "the largest runs grows %s a year."),
		trial_say(trial, lag.median, "months"),
		trial_say(trial, 1 / price.factor_per_year, ""),
		trial_say(trial, cost.factor_per_year, "factor"));
}

void test_small_teams(struct trial *trial)
{
	struct cut cut;
	struct growth price, cost;
	if (!trial_default(trial, &cut, NULL) || cut.n == 0 ||
	    !find_price_and_cost(trial, &price, &cost)) {
		trial_cannot(trial, _("The data of that day hold too few prices or costs."));
		return;
	}
	double dearest = cut_best(&cut, HUGE_VAL);
	bool dearer = cost.slope_interval.low > 0;
	trial_rule(trial,
		   dearer            ? JUDGED_NOT_SUPPORTED
		   : price.slope < 0 ? JUDGED_PARTLY
				     : JUDGED_SUPPORTED,
		   _("The largest runs cost %s and grow %s a year; what small teams reach is "
		     "yesterday's level, "
		     "which gets %s times cheaper a year."),
		   trial_say(trial, dearest, "money"),
		   trial_say(trial, cost.factor_per_year, "factor"),
		   trial_say(trial, 1 / price.factor_per_year, ""));
}

/* -- shares of notable models ------------------------------------------------------------------ */

/* Words that a university or institute has in its name. */
static bool is_academic(const char *organization)
{
	static const char *const words[] = { "Universit", "Institut", "College",  "MIT",    "ETH",
					     "KAIST",     "Stanford", "Berkeley", "Academy" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(organization, words[i]))
			return true;
	return false;
}

enum count_what { COUNT_ACADEMIC, COUNT_OPEN };

/* Share of notable language models dated in [from, to] with a university, or with open weights. */
static double notable_share(struct trial *trial, double from, double to, enum count_what what,
			    size_t *count)
{
	size_t hits = 0;
	*count = 0;
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_MODELS); row++) {
		double date = trial_row_date(trial, TABLE_MODELS, row);
		const char *made = trial_value(trial, TABLE_MODELS, row, "organization").text;
		const char *weights = trial_value(trial, TABLE_MODELS, row, "weights").text;
		if (!(trial_value(trial, TABLE_MODELS, row, "notable").number > 0) || !made ||
		    !(date >= from && date <= to) || (what == COUNT_OPEN && !weights))
			continue;
		(*count)++;
		hits += what == COUNT_ACADEMIC ? is_academic(made) : strcmp(weights, "open") == 0;
		trial_source(trial, trial_value(trial, TABLE_MODELS, row, "source").text);
	}
	return *count ? (double)hits / (double)*count : (double)NAN;
}

static double last_day(const struct trial *trial)
{
	return claims_day(trial->claims, trial->as_of);
}

static void find_shares(struct trial *trial, enum count_what what, double *late, double *early)
{
	size_t now, then;
	double day = last_day(trial), year = DAYS_PER_YEAR;
	*late = notable_share(trial, day - year, day, what, &now);
	*early = notable_share(trial, day - 4 * year, day - 3 * year, what, &then);
	trial_find(trial, _("share in the last year"), *late, "percent");
	trial_find(trial, _("share three years earlier"), *early, "percent");
	trial_find(trial, _("models counted in the last year"), (double)now, "count");
}

void test_academia(struct trial *trial)
{
	double late, early;
	find_shares(trial, COUNT_ACADEMIC, &late, &early);
	trial_cannot(
		trial,
		_("The share of notable models with a university among their makers went from %s "
		  "to %s in three years, the other way."),
		trial_say(trial, early, "percent"), trial_say(trial, late, "percent"));
}

void test_open_share(struct trial *trial)
{
	double late, early;
	find_shares(trial, COUNT_OPEN, &late, &early);
	trial_cannot(trial,
		     _("The share of notable models with open weights went from %s to %s in three "
		       "years."),
		     trial_say(trial, early, "percent"), trial_say(trial, late, "percent"));
}

/* -- who holds the records --------------------------------------------------------------------- */

struct holders {
	const char *names[HOLDERS_MAX];
	double amounts[HOLDERS_MAX];
	size_t count;
	double total;
};

static void holders_add(struct holders *holders, const char *name, double amount)
{
	size_t i = 0;
	while (i < holders->count && strcmp(holders->names[i], name) != 0)
		i++;
	if (i == HOLDERS_MAX)
		return;
	if (i == holders->count)
		holders->names[holders->count++] = name;
	holders->amounts[i] += amount;
	holders->total += amount;
}

/* Herfindahl and Hirschman's index: the sum of squared shares, 1 for a monopoly. */
static double concentration(const struct holders *holders)
{
	double sum = 0;
	for (size_t i = 0; i < holders->count; i++)
		sum += pow(holders->amounts[i] / holders->total, 2);
	return holders->count ? sum : (double)NAN;
}

static double largest_share(const struct holders *holders)
{
	double most = 0;
	for (size_t i = 0; i < holders->count; i++)
		most = fmax(most, holders->amounts[i] / holders->total);
	return most;
}

/* Records of the series by a column of their models, in the last `years`. */
static bool record_holders(struct trial *trial, const char *series, const char *column,
			   double years, struct holders *holders)
{
	struct cut cut;
	*holders = (struct holders){ 0 };
	if (!trial_default(trial, &cut, series))
		return false;
	for (size_t i = 0; i < cut.n; i++) {
		const char *name = of_point(trial, &cut, i, column);
		if (name[0] && cut.t[i] > last_day(trial) - years * DAYS_PER_YEAR)
			holders_add(holders, name, 1);
	}
	return holders->total >= 3;
}

void test_record_holders(struct trial *trial)
{
	struct holders makers, weights;
	if (!record_holders(trial, NULL, "model.organization", 2, &makers)) {
		trial_cannot(trial, _("The data of that day hold too few records."));
		return;
	}
	double open = 0;
	if (record_holders(trial, NULL, "model.weights", 2, &weights))
		for (size_t i = 0; i < weights.count; i++)
			if (strcmp(weights.names[i], "open") == 0)
				open = weights.amounts[i];
	trial_find(trial, _("records in two years"), makers.total, "count");
	trial_find(trial, _("makers who held one"), (double)makers.count, "count");
	trial_find(trial, _("records with open weights"), open, "count");
	trial_cannot(
		trial,
		_("%.0f records in two years went to %zu makers, %.0f of them with open weights."),
		makers.total, makers.count, open);
}

/* Installed chips by vendor, newest figure of each set's label. */
static bool installed_by_vendor(struct trial *trial, struct holders *holders)
{
	const struct dataset *dataset = trial->claims->dataset;
	double newest = (double)NAN;
	*holders = (struct holders){ 0 };
	for (int pass = 0; pass < 2; pass++)
		for (size_t row = 0; row < dataset_count(dataset, TABLE_OBSERVATIONS); row++) {
			const char *set = trial_value(trial, TABLE_OBSERVATIONS, row, "set").text;
			const char *label =
				trial_value(trial, TABLE_OBSERVATIONS, row, "label").text;
			const char *tier = trial_value(trial, TABLE_OBSERVATIONS, row, "tier").text;
			double date = trial_row_date(trial, TABLE_OBSERVATIONS, row);
			if (!set || !label || !tier || strcmp(set, "installed-h100e") != 0 ||
			    strcmp(tier, "estimated") != 0 || date > trial->as_of)
				continue;
			if (pass == 0) {
				newest = isnan(newest) ? date : fmax(newest, date);
			} else if (date >= newest) {
				holders_add(holders, label,
					    trial_value(trial, TABLE_OBSERVATIONS, row, "value")
						    .number);
				trial_source(
					trial,
					trial_value(trial, TABLE_OBSERVATIONS, row, "source").text);
			}
		}
	return holders->count >= 2;
}

/* Makers and countries among the ten best models of the index. */
static bool top_ten(struct trial *trial, const char *column, struct holders *holders)
{
	struct cut all;
	*holders = (struct holders){ 0 };
	if (!trial_cut(trial, &all, "eci", -HUGE_VAL, HUGE_VAL, FRONTIER_ALL) || all.n < 10)
		return false;
	double *scores = mem_array(all.n, sizeof *scores);
	memcpy(scores, all.y, all.n * sizeof *scores);
	qsort(scores, all.n, sizeof *scores, by_size);
	for (size_t i = 0; i < all.n; i++)
		if (all.y[i] >= scores[all.n - 10] && of_point(trial, &all, i, column)[0])
			holders_add(holders, of_point(trial, &all, i, column), 1);
	free(scores);
	return true;
}

void test_concentration(struct trial *trial)
{
	struct holders makers, countries, vendors, best;
	if (!record_holders(trial, "eci", "model.organization", 2, &makers) ||
	    !record_holders(trial, "eci", "model.country", 2, &countries) ||
	    !top_ten(trial, "model.organization", &best)) {
		trial_cannot(trial, _("The data of that day hold too few records."));
		return;
	}
	bool chips = installed_by_vendor(trial, &vendors);
	trial_find(trial, _("concentration of records by maker (1 is one alone)"),
		   concentration(&makers), "");
	trial_find(trial, _("concentration of records by country"), concentration(&countries), "");
	trial_find(trial, _("makers of records in two years"), (double)makers.count, "count");
	trial_find(trial, _("makers among the ten best models"), (double)best.count, "count");
	if (chips) {
		trial_find(trial, _("concentration of installed chips by vendor"),
			   concentration(&vendors), "");
		trial_find(trial, _("largest vendor's share of installed chips"),
			   largest_share(&vendors), "percent");
	}
	bool spread = best.count >= 3 && largest_share(&best) < 0.75;
	bool held = largest_share(&countries) > 0.9 || (chips && largest_share(&vendors) > 0.5);
	trial_rule(trial,
		   spread && !held ? JUDGED_SUPPORTED
		   : spread        ? JUDGED_PARTLY
				   : JUDGED_NOT_SUPPORTED,
		   _("%zu makers are among the ten best models, but %zu shared the records of two "
		     "years, %s of "
		     "which come from one country, and one vendor made %s of the installed chips."),
		   best.count, makers.count, trial_say(trial, largest_share(&countries), "percent"),
		   chips ? trial_say(trial, largest_share(&vendors), "percent")
			 : _("an unknown share"));
}
