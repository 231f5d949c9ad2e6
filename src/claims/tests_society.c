/* tests_society.c - citations, plans, thresholds and rules. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *word(struct trial *trial, enum table_id table, size_t row, const char *column)
{
	const char *text = trial_value(trial, table, row, column).text;
	return text ? text : "";
}

/* -- what the references are ------------------------------------------------------------------- */

static long citation_row(struct trial *trial, double number)
{
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_PROVENANCE); row++)
		if (trial_value(trial, TABLE_PROVENANCE, row, "number").number == number)
			return (long)row;
	return -1;
}

/* The figure of a milestone that bears on the citation; NaN when there is none by then. */
static double milestone_figure(struct trial *trial)
{
	const struct dataset *dataset = trial->claims->dataset;
	long row = dataset_find(dataset, TABLE_MILESTONES, trial_text(trial, "milestone", ""));
	if (row < 0 || !trial_row_known(trial, TABLE_MILESTONES, (size_t)row))
		return (double)NAN;
	double figure = trial_value(trial, TABLE_MILESTONES, (size_t)row, "threshold").number;
	trial_find(trial,
		   arena_printf(&trial->claims->arena, "%s (%s)",
				_(word(trial, TABLE_MILESTONES, (size_t)row, "title")),
				_(word(trial, TABLE_MILESTONES, (size_t)row, "threshold_unit"))),
		   figure, "");
	trial_source(trial, word(trial, TABLE_MILESTONES, (size_t)row, "source"));
	return figure;
}

void test_citation(struct trial *trial)
{
	long row = citation_row(trial, trial_number(trial, "number", 0));
	if (row < 0) {
		trial_cannot(trial, _("The reference list has no entry of that number."));
		return;
	}
	const char *status = word(trial, TABLE_PROVENANCE, (size_t)row, "status");
	const char *exists = word(trial, TABLE_PROVENANCE, (size_t)row, "exists");
	const char *key = word(trial, TABLE_PROVENANCE, (size_t)row, "source");
	long source = dataset_find(trial->claims->dataset, TABLE_SOURCES, key);
	double figure = milestone_figure(trial);
	trial_source(trial, key);
	if (source >= 0 &&
	    trial_value(trial, TABLE_SOURCES, (size_t)source, "date").number > trial->as_of) {
		trial_cannot(trial, _("What is cited had not been published on that day."));
		return;
	}
	enum judgement verdict = strcmp(status, "misattributed") == 0 ? JUDGED_MISATTRIBUTED
				 : strcmp(status, "real") == 0        ? JUDGED_SUPPORTED
				 : !isnan(figure)                     ? JUDGED_PARTLY
								      : JUDGED_UNTESTABLE;
	trial_rule(trial, verdict, "%s", _(exists));
}

void test_references(struct trial *trial)
{
	size_t rows = dataset_count(trial->claims->dataset, TABLE_PROVENANCE), real = 0, wrong = 0,
	       lost = 0;
	for (size_t row = 0; row < rows; row++) {
		const char *status = word(trial, TABLE_PROVENANCE, row, "status");
		real += strcmp(status, "real") == 0;
		wrong += strcmp(status, "misattributed") == 0;
		lost += strcmp(status, "not-found") == 0;
		trial_source(trial, word(trial, TABLE_PROVENANCE, row, "source"));
	}
	trial_find(trial, _("references"), (double)rows, "count");
	trial_find(trial, _("as cited"), (double)real, "count");
	trial_find(trial, _("say something else"), (double)wrong, "count");
	trial_find(trial, _("too vague to check"), (double)(rows - real - wrong - lost), "count");
	trial_find(trial, _("not found"), (double)lost, "count");
	if (rows == 0) {
		trial_cannot(trial, _("There is no list of references."));
		return;
	}
	trial_rule(trial,
		   2 * (wrong + lost) >= rows ? JUDGED_SUPPORTED
		   : wrong + lost             ? JUDGED_PARTLY
					      : JUDGED_NOT_SUPPORTED,
		   _("Of %zu references %zu say what they are cited for, %zu could not be found "
		     "and %zu say "
		     "something else."),
		   rows, real, lost, wrong);
}

/* -- planning ---------------------------------------------------------------------------------- */

/* Median days until another maker passed a record of the index. */
static double lead_days(struct trial *trial, size_t *count)
{
	struct cut cut;
	*count = 0;
	if (!trial_default(trial, &cut, "eci") || cut.n < 3)
		return (double)NAN;
	double *days = mem_array(cut.n, sizeof *days), *room = mem_array(cut.n, sizeof *room);
	size_t held = 0;
	for (size_t i = 1; i < cut.n; i++) {
		const char *was = dataset_get(trial->claims->dataset, cut.series->table,
					      cut.at[held]->row, "model.organization")
					  .text;
		const char *is = dataset_get(trial->claims->dataset, cut.series->table,
					     cut.at[i]->row, "model.organization")
					 .text;
		if (!was || !is || strcmp(was, is) == 0)
			continue;
		days[(*count)++] = cut.t[i] - cut.t[held];
		held = i;
	}
	double median = *count ? summary_median(days, *count, room) : (double)NAN;
	free(days);
	free(room);
	return median;
}

/* Factor in twelve months and its interval, from the trend since `from`. */
static double in_a_year(struct trial *trial, const char *series, double from, const char *name,
			bool falls)
{
	struct cut cut;
	struct growth fit;
	const struct series *found = series_find(trial->claims->series, series);
	if (!found || !trial_cut(trial, &cut, series, from, HUGE_VAL, found->frontier) ||
	    !cut_growth(&cut, GROWTH_LOG, &fit))
		return (double)NAN;
	struct interval interval = fit.factor_interval;
	double factor = fit.factor_per_year;
	if (falls) {
		factor = 1 / factor;
		interval = (struct interval){ 1 / fit.factor_interval.high,
					      1 / fit.factor_interval.low };
	}
	trial_find_interval(trial, name, factor, interval, fit.level, "factor", "confidence");
	return factor;
}

void test_planning(struct trial *trial)
{
	size_t count;
	if (strcmp(trial_text(trial, "want", ""), "lead") == 0) {
		double days = lead_days(trial, &count);
		trial_find(trial, _("median days until another maker led"), days, "days");
		trial_find(trial, _("changes of the lead"), (double)count, "count");
		trial_cannot(trial, _("The lead changed hands %zu times, in the median after %s."),
			     count, trial_say(trial, days, "days"));
		return;
	}
	double recent = claims_day(trial->claims, trial->as_of) - 3 * DAYS_PER_YEAR;
	double horizon = in_a_year(trial, "metr-horizon-p50", recent,
				   _("task horizon after 12 months (trend of three years)"), false);
	double price = in_a_year(trial, "price-gpqa-gpt-4", -HUGE_VAL,
				 _("a fixed ability after 12 months, times cheaper"), true);
	in_a_year(trial, "training-compute", recent,
		  _("compute of the largest runs after 12 months"), false);
	trial_cannot(trial,
		     _("A project of twelve months sees the horizon grow %s-fold and the price of "
		       "a fixed "
		       "ability fall %s-fold."),
		     trial_say(trial, horizon, ""), trial_say(trial, price, ""));
}

/* -- models over thresholds -------------------------------------------------------------------- */

static size_t models_over(struct trial *trial, double flop, double until)
{
	size_t count = 0;
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_MODELS); row++) {
		double date = trial_row_date(trial, TABLE_MODELS, row);
		if (trial_value(trial, TABLE_MODELS, row, "compute").number >= flop &&
		    date <= until) {
			count++;
			trial_source(trial, word(trial, TABLE_MODELS, row, "source"));
		}
	}
	return count;
}

void test_thresholds(struct trial *trial)
{
	double low = trial_number(trial, "flop", 1e25), high = trial_number(trial, "above", 1e26);
	double day = claims_day(trial->claims, trial->as_of);
	size_t now = models_over(trial, low, day),
	       before = models_over(trial, low, day - DAYS_PER_YEAR);
	size_t larger = models_over(trial, high, day);
	char text[NUM_TEXT];
	const char *threshold = arena_strdup(&trial->claims->arena, num_digits(text, low, 2));
	trial_find(trial, _("models at the lower threshold"), (double)now, "count");
	trial_find(trial, _("a year earlier"), (double)before, "count");
	trial_find(trial, _("models at the higher threshold"), (double)larger, "count");
	if (now == 0) {
		trial_rule(trial, JUDGED_NOT_SUPPORTED,
			   _("No model known by that day lies at %s FLOP or above."), threshold);
		return;
	}
	trial_rule(trial, now > before ? JUDGED_SUPPORTED : JUDGED_PARTLY,
		   _("%zu models lie at %s FLOP or above, %zu a year earlier, and %zu ten times "
		     "higher; only "
		     "published or estimated runs are counted."),
		   now, threshold, before, larger);
}

/* -- rules behind models ----------------------------------------------------------------------- */

static double first_over(struct trial *trial, double flop)
{
	double first = (double)INFINITY;
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_MODELS); row++) {
		double date = trial_row_date(trial, TABLE_MODELS, row);
		if (trial_value(trial, TABLE_MODELS, row, "compute").number >= flop && date < first)
			first = date;
	}
	return first;
}

/* True when `list`, words separated by blanks, holds `word`. */
static bool lists(const char *list, const char *name)
{
	size_t length = strlen(name);
	for (const char *at = list; (at = strstr(at, name)); at += length)
		if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
			return true;
	return false;
}

/* A policy with a threshold in FLOP that the claim's parameters do not skip. */
static bool is_rule(struct trial *trial, size_t row)
{
	const char *unit = word(trial, TABLE_MILESTONES, row, "threshold_unit");
	return trial_row_known(trial, TABLE_MILESTONES, row) &&
	       strcmp(word(trial, TABLE_MILESTONES, row, "kind"), "policy") == 0 &&
	       (strcmp(unit, "FLOP") == 0 || strcmp(unit, "operations") == 0) &&
	       !lists(trial_text(trial, "skip", ""), word(trial, TABLE_MILESTONES, row, "id"));
}

void test_rule_lag(struct trial *trial)
{
	size_t rules = 0, late = 0;
	double longest = 0;
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_MILESTONES); row++) {
		if (!is_rule(trial, row))
			continue;
		double flop = trial_value(trial, TABLE_MILESTONES, row, "threshold").number;
		double months =
			(trial_row_date(trial, TABLE_MILESTONES, row) - first_over(trial, flop)) /
			DAYS_PER_YEAR * 12;
		rules++;
		if (isinf(months))
			continue;
		late += months > 0;
		longest = fmax(longest, months);
		trial_find(trial, _(word(trial, TABLE_MILESTONES, row, "title")), months, "months");
		trial_source(trial, word(trial, TABLE_MILESTONES, row, "source"));
	}
	if (rules == 0) {
		trial_cannot(trial,
			     _("No rule with a threshold in FLOP had been made by that day."));
		return;
	}
	trial_rule(trial,
		   late == rules ? JUDGED_SUPPORTED
		   : late        ? JUDGED_PARTLY
				 : JUDGED_NOT_SUPPORTED,
		   _("%zu of %zu rules with a threshold in FLOP came after the first model above "
		     "it, the latest "
		     "by %s; the others were there before any such model."),
		   late, rules, trial_say(trial, longest, "months"));
}
