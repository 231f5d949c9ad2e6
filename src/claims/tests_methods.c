/* tests_methods.c - the pillars: tuning methods, architectures, chips, software, training, data. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers gathered one by one. */
struct list {
	double *values;
	size_t count, room;
};

static void list_add(struct list *list, double value)
{
	list->values = mem_grow(list->values, list->count, &list->room, sizeof *list->values);
	list->values[list->count++] = value;
}

static double list_median(const struct list *list)
{
	if (list->count == 0)
		return (double)NAN;
	double *room = mem_array(list->count, sizeof *room);
	double median = summary_median(list->values, list->count, room);
	free(room);
	return median;
}

static bool holds(const char *text, const char *part)
{
	return text && strstr(text, part);
}

static const char *word(struct trial *trial, enum table_id table, size_t row, const char *column)
{
	const char *text = trial_value(trial, table, row, column).text;
	return text ? text : "";
}

/* -- methods that tune few parameters ---------------------------------------------------------- */

void test_fine_tuning(struct trial *trial)
{
	size_t rows = dataset_count(trial->claims->dataset, TABLE_ALGORITHMS), raises = 0,
	       methods = 0;
	struct list cuts = { 0 };
	for (size_t row = 0; row < rows; row++) {
		double gain = trial_value(trial, TABLE_ALGORITHMS, row, "gain").number;
		const char *unit = word(trial, TABLE_ALGORITHMS, row, "gain_unit");
		if (!trial_row_known(trial, TABLE_ALGORITHMS, row) ||
		    strcmp(word(trial, TABLE_ALGORITHMS, row, "category"),
			   "parameter-efficient fine-tuning") != 0)
			continue;
		methods++;
		trial_source(trial, word(trial, TABLE_ALGORITHMS, row, "source"));
		raises += holds(unit, "points");
		if (gain > 0 && strcmp(word(trial, TABLE_ALGORITHMS, row, "gain_kind"),
				       "trained parameters") == 0) {
			double fold = holds(unit, "%") ? 100 / gain : gain;
			list_add(&cuts, fold);
			trial_find(trial, word(trial, TABLE_ALGORITHMS, row, "name"), fold,
				   "factor");
		}
	}
	trial_find(trial, _("methods known"), (double)methods, "count");
	trial_find(trial, _("methods whose source states a higher score"), (double)raises, "count");
	size_t count = cuts.count;
	free(cuts.values);
	if (count == 0) {
		trial_cannot(trial,
			     _("No method of that kind had been published with its ratios."));
		return;
	}
	trial_rule(trial, raises ? JUDGED_SUPPORTED : JUDGED_PARTLY,
		   _("%zu of %zu methods state how far they cut the trained parameters of tuning, "
		     "%zu a higher "
		     "score than full tuning; none bears on pretraining."),
		   count, methods, raises);
}

/* -- how often, how long ----------------------------------------------------------------------- */

/* Median days between records before and after the middle of them. */
static bool gaps(struct trial *trial, const char *series, double *early, double *late)
{
	struct cut cut;
	struct list first = { 0 }, second = { 0 };
	if (!trial_default(trial, &cut, series) || cut.n < 7)
		return false;
	for (size_t i = 1; i < cut.n; i++)
		if (cut.t[i] > cut.t[i - 1])
			list_add(i <= cut.n / 2 ? &first : &second, cut.t[i] - cut.t[i - 1]);
	*early = list_median(&first);
	*late = list_median(&second);
	free(first.values);
	free(second.values);
	return !isnan(*early) && !isnan(*late);
}

static size_t architecture_gains(struct trial *trial)
{
	struct list gains = { 0 };
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_ALGORITHMS); row++) {
		double gain = trial_value(trial, TABLE_ALGORITHMS, row, "gain").number;
		const char *kind = word(trial, TABLE_ALGORITHMS, row, "gain_kind");
		if (!trial_row_known(trial, TABLE_ALGORITHMS, row) || !(gain > 1) ||
		    strcmp(word(trial, TABLE_ALGORITHMS, row, "category"), "architecture") != 0 ||
		    strcmp(word(trial, TABLE_ALGORITHMS, row, "gain_unit"), "fold") != 0 ||
		    !(holds(kind, "training") || holds(kind, "pretraining")))
			continue;
		list_add(&gains, gain);
		trial_source(trial, word(trial, TABLE_ALGORITHMS, row, "source"));
	}
	trial_find(trial, _("architectures with a stated gain in training"), (double)gains.count,
		   "count");
	trial_find(trial, _("median of these gains"), list_median(&gains), "factor");
	size_t count = gains.count;
	free(gains.values);
	return count;
}

static void rule_duration(struct trial *trial, double early, double late)
{
	struct cut hours;
	struct growth fit;
	double from = date_days((struct civil){ 2018, 1, 1 });
	if (!trial_cut(trial, &hours, "training-hours", from, HUGE_VAL, FRONTIER_ALL) ||
	    !cut_growth(&hours, GROWTH_LOG, &fit)) {
		trial_cannot(trial, _("The data of that day hold too few training times."));
		return;
	}
	trial_find_rate(trial, _("length of training runs since 2018"), &fit);
	bool denser = late < early, shorter = fit.slope_interval.high < 0;
	bool longer = fit.slope_interval.low > 0;
	trial_rule(trial,
		   denser && shorter ? JUDGED_SUPPORTED
		   : denser          ? JUDGED_PARTLY
				     : JUDGED_NOT_SUPPORTED,
		   longer ? _("Records follow each other in %s instead of %s, but training runs "
			      "get longer, "
			      "%s a year.")
			  : _("Records follow each other in %s instead of %s; the length of "
			      "training runs "
			      "changes %s a year, not clearly up or down."),
		   trial_say(trial, late, "days"), trial_say(trial, early, "days"),
		   trial_say(trial, fit.factor_per_year, "factor"));
}

void test_cadence(struct trial *trial)
{
	double early, late;
	if (!gaps(trial, "eci", &early, &late)) {
		trial_cannot(
			trial,
			_("The data of that day hold too few records to compare their distances."));
		return;
	}
	trial_find(trial, _("days between records, earlier half"), early, "days");
	trial_find(trial, _("days between records, later half"), late, "days");
	if (strcmp(trial_text(trial, "want", ""), "duration") == 0) {
		rule_duration(trial, early, late);
		return;
	}
	size_t gains = architecture_gains(trial);
	trial_rule(trial,
		   gains >= 2 && late < early / 2 ? JUDGED_SUPPORTED
		   : gains || late < early        ? JUDGED_PARTLY
						  : JUDGED_NOT_SUPPORTED,
		   _("%zu architectures state a gain in training, and the records of the index "
		     "follow each "
		     "other in %s instead of %s; that the one caused the other no figure shows."),
		   gains, trial_say(trial, late, "days"), trial_say(trial, early, "days"));
}

/* -- generations of chips ---------------------------------------------------------------------- */

struct generation {
	const char *name;
	double tensor, bandwidth, per_watt; /* best of the generation; NaN for none */
	double reached;                     /* median FLOP/s per chip of training runs on it */
	size_t runs;
};

static double larger(double a, double b)
{
	return isnan(a) || b > a ? b : a;
}

static void best_of_generation(struct trial *trial, struct generation *generation)
{
	generation->tensor = generation->bandwidth = generation->per_watt = (double)NAN;
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_CHIPS); row++) {
		double tensor = trial_value(trial, TABLE_CHIPS, row, "tensor_fp16").number;
		double watt = trial_value(trial, TABLE_CHIPS, row, "tdp").number;
		if (!trial_row_known(trial, TABLE_CHIPS, row) ||
		    strcmp(word(trial, TABLE_CHIPS, row, "architecture"), generation->name) != 0)
			continue;
		generation->tensor = larger(generation->tensor, tensor);
		generation->per_watt = larger(generation->per_watt, tensor / watt);
		generation->bandwidth =
			larger(generation->bandwidth,
			       trial_value(trial, TABLE_CHIPS, row, "bandwidth").number);
		trial_source(trial, word(trial, TABLE_CHIPS, row, "source"));
	}
}

/* Chips of a generation as the table of models names them. */
static bool on_generation(const char *hardware, const char *generation)
{
	static const struct {
		const char *generation, *chip;
	} chips[] = { { "Volta", "V100" },
		      { "Ampere", "A100" },
		      { "Hopper", "H100" },
		      { "Blackwell", "B200" } };
	for (size_t i = 0; i < sizeof chips / sizeof *chips; i++)
		if (strcmp(chips[i].generation, generation) == 0)
			return holds(hardware, chips[i].chip);
	return false;
}

static void reached_in_training(struct trial *trial, struct generation *generation)
{
	struct list reached = { 0 };
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_MODELS); row++) {
		double chips = trial_value(trial, TABLE_MODELS, row, "chips").number;
		double hours = trial_value(trial, TABLE_MODELS, row, "hours").number;
		double compute = trial_value(trial, TABLE_MODELS, row, "compute").number;
		if (!trial_row_known(trial, TABLE_MODELS, row) || !(chips * hours * compute > 0) ||
		    !on_generation(word(trial, TABLE_MODELS, row, "hardware"), generation->name))
			continue;
		list_add(&reached, compute / (chips * hours * 3600));
		trial_source(trial, word(trial, TABLE_MODELS, row, "source"));
	}
	generation->reached = reached.count >= 3 ? list_median(&reached) : (double)NAN;
	generation->runs = reached.count;
	free(reached.values);
}

static struct generation generation_of(struct trial *trial, const char *name)
{
	struct generation generation = { .name = name };
	best_of_generation(trial, &generation);
	reached_in_training(trial, &generation);
	return generation;
}

static void find_step(struct trial *trial, const struct generation *new,
		      const struct generation *old)
{
	struct arena *arena = &trial->claims->arena;
	const struct {
		const char *what;
		double ratio;
	} steps[] = {
		{ _("peak, 16 bit"), new->tensor / old->tensor },
		{ _("memory bandwidth"), new->bandwidth / old->bandwidth },
		{ _("peak per watt"), new->per_watt / old->per_watt },
		{ _("reached in training"), new->reached / old->reached },
	};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (!isnan(steps[i].ratio))
			trial_find(trial,
				   arena_printf(arena, _("%s over %s: %s"), new->name, old->name,
						steps[i].what),
				   steps[i].ratio, "factor");
}

void test_chip_generations(struct trial *trial)
{
	struct generation of = generation_of(trial, trial_text(trial, "of", "Hopper"));
	struct generation before = generation_of(trial, trial_text(trial, "before", "Ampere"));
	struct generation after = generation_of(trial, trial_text(trial, "after", "Blackwell"));
	bool measured = strcmp(trial_text(trial, "want", ""), "measured") == 0;
	find_step(trial, &of, &before);
	find_step(trial, &after, &of);
	double peak = of.tensor / before.tensor, reached = of.reached / before.reached;
	double bandwidth = of.bandwidth / before.bandwidth;
	trial_find(trial, _("training runs on the newer of the two"), (double)of.runs, "count");
	trial_find(trial, _("training runs on the older"), (double)before.runs, "count");
	if (isnan(peak)) {
		trial_cannot(trial, _("No chip of %s was known on that day."), of.name);
		return;
	}
	bool enough = of.runs >= 3 && before.runs >= 3;
	bool better = peak > 1 && of.per_watt > before.per_watt && bandwidth > 1;
	if (!enough) {
		trial_rule(trial, better ? JUDGED_PARTLY : JUDGED_NOT_SUPPORTED,
			   _("On paper %s has %s the peak of %s; what training runs got out of it "
			     "was not "
			     "known yet."),
			   of.name, trial_say(trial, peak, "factor"), before.name);
		return;
	}
	trial_rule(trial,
		   better && reached > 1 ? JUDGED_SUPPORTED
		   : better              ? JUDGED_PARTLY
					 : JUDGED_NOT_SUPPORTED,
		   measured ? _("Training runs reach %3$s per chip of %1$s against %2$s, less than "
				"the peaks "
				"promise (%4$s); bandwidth, the limit of inference, is %5$s.")
			    : _("%1$s over %2$s: peak %4$s, reached in training runs %3$s, "
				"bandwidth %5$s; "
				"the generation after it has moved on."),
		   of.name, before.name, trial_say(trial, reached, "factor"),
		   trial_say(trial, peak, "factor"), trial_say(trial, bandwidth, "factor"));
}

/* -- the same chip, newer software ------------------------------------------------------------- */

/* The largest ratio on one chip that the evidence for the claim states. */
static double stated_ratio(struct trial *trial)
{
	size_t rows[16],
		count = claim_evidence(trial->claims, trial->claim, "for", trial->as_of, rows, 16);
	double best = (double)NAN;
	for (size_t i = 0; i < count; i++) {
		double value = trial_value(trial, TABLE_EVIDENCE, rows[i], "value").number;
		if (strcmp(word(trial, TABLE_EVIDENCE, rows[i], "unit"), "x") == 0)
			best = larger(best, value);
	}
	return best;
}

void test_same_chip(struct trial *trial)
{
	struct cut race, use;
	struct growth time, utilisation;
	double ratio = stated_ratio(trial);
	bool raced = trial_default(trial, &race, NULL) && cut_growth(&race, GROWTH_LOG, &time);
	if (!raced && isnan(ratio)) {
		trial_cannot(trial, _("The data of that day hold no measurement on one machine."));
		return;
	}
	bool falls = raced && time.halving && !time.unbounded;
	if (falls)
		trial_find_interval(trial, _("same machine, same result: time halves in"),
				    time.doubling_days, time.doubling_interval, time.level, "days",
				    "confidence");
	if (!isnan(ratio))
		trial_find(trial, _("same chip, newer inference software"), ratio, "factor");
	bool used = trial_default(trial, &use, trial_text(trial, "second", "")) &&
		    cut_growth(&use, GROWTH_RAW, &utilisation);
	if (used)
		trial_find_interval(trial, _("utilisation in training, change a year"),
				    utilisation.slope, utilisation.slope_interval,
				    utilisation.level, "percent", "confidence");
	char pace[100];
	if (falls)
		snprintf(pace, sizeof pace, _("falls by half every %s"),
			 trial_say(trial, time.doubling_days, "days"));
	else
		snprintf(pace, sizeof pace, "%s", _("does not clearly fall"));
	trial_rule(trial,
		   falls && ratio >= 1.5 ? JUDGED_SUPPORTED
		   : falls || ratio > 1  ? JUDGED_PARTLY
					 : JUDGED_NOT_SUPPORTED,
		   _("On one machine the time to a fixed result %s, methods included, and one chip "
		     "answered %s as fast with newer software; utilisation of large training runs "
		     "%s."),
		   pace, trial_say(trial, ratio, "factor"),
		   used && utilisation.slope_interval.low > 0 ? _("rises too")
							      : _("does not rise clearly"));
}

/* -- gains told in compute --------------------------------------------------------------------- */

void test_equivalent_gains(struct trial *trial)
{
	struct list gains = { 0 };
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_ALGORITHMS); row++) {
		double gain = trial_value(trial, TABLE_ALGORITHMS, row, "gain").number;
		const char *stage = word(trial, TABLE_ALGORITHMS, row, "stage");
		if (!trial_row_known(trial, TABLE_ALGORITHMS, row) || !(gain > 0) ||
		    strcmp(word(trial, TABLE_ALGORITHMS, row, "gain_kind"), "compute-equivalent") !=
			    0 ||
		    (strcmp(stage, "post-training") != 0 && strcmp(stage, "inference") != 0))
			continue;
		list_add(&gains, gain);
		trial_find(trial, word(trial, TABLE_ALGORITHMS, row, "name"), gain, "factor");
		trial_source(trial, word(trial, TABLE_ALGORITHMS, row, "source"));
	}
	double median = list_median(&gains);
	size_t count = gains.count;
	free(gains.values);
	if (count < 2) {
		trial_cannot(
			trial,
			_("Fewer than two gains of this kind had been published by that day."));
		return;
	}
	trial_find(trial, _("median"), median, "factor");
	trial_rule(trial, median >= 2 ? JUDGED_SUPPORTED : JUDGED_PARTLY,
		   _("What is done after pretraining is worth %s the training compute in the "
		     "median of %zu "
		     "published estimates."),
		   trial_say(trial, median, "factor"), count);
}

/* -- better data ------------------------------------------------------------------------------- */

static size_t data_gains(struct trial *trial, double *median)
{
	struct list gains = { 0 };
	for (size_t row = 0; row < dataset_count(trial->claims->dataset, TABLE_TRAINING); row++) {
		double gain = trial_value(trial, TABLE_TRAINING, row, "gain").number;
		const char *metric = word(trial, TABLE_TRAINING, row, "metric");
		if (!trial_row_known(trial, TABLE_TRAINING, row) || !(gain > 0) ||
		    strcmp(word(trial, TABLE_TRAINING, row, "category"), "data") != 0 ||
		    strncmp(word(trial, TABLE_TRAINING, row, "gain_unit"), "fold", 4) != 0 ||
		    !(holds(metric, "compute") || holds(metric, "steps") || holds(metric, "speed")))
			continue;
		list_add(&gains, gain);
		trial_find(trial, word(trial, TABLE_TRAINING, row, "name"), gain, "factor");
		trial_source(trial, word(trial, TABLE_TRAINING, row, "source"));
	}
	*median = list_median(&gains);
	size_t count = gains.count;
	free(gains.values);
	return count;
}

void test_data_gains(struct trial *trial)
{
	struct cut tokens, compute;
	struct growth more, larger_runs;
	double median;
	size_t count = data_gains(trial, &median);
	if (count < 2) {
		trial_cannot(trial, _("Fewer than two experiments of this kind had been published "
				      "by that day."));
		return;
	}
	trial_find(trial, _("median"), median, "factor");
	if (strcmp(trial_text(trial, "want", ""), "replace") != 0) {
		trial_rule(trial, median > 1.5 ? JUDGED_SUPPORTED : JUDGED_PARTLY,
			   _("%zu experiments that change nothing but the data save %s the compute "
			     "or the "
			     "steps in the median."),
			   count, trial_say(trial, median, "factor"));
		return;
	}
	bool known = trial_default(trial, &tokens, NULL) &&
		     cut_growth(&tokens, GROWTH_LOG, &more) &&
		     trial_default(trial, &compute, trial_text(trial, "second", "")) &&
		     cut_growth(&compute, GROWTH_LOG, &larger_runs);
	if (!known) {
		trial_cannot(trial, _("The data of that day hold too few sizes of data sets."));
		return;
	}
	trial_find_rate(trial, _("size of data sets"), &more);
	trial_find_rate(trial, _("training compute"), &larger_runs);
	bool grows = more.slope_interval.low > 0 || larger_runs.slope_interval.low > 0;
	trial_rule(trial, grows ? JUDGED_PARTLY : JUDGED_SUPPORTED,
		   _("Better data save %s the compute in the median of %zu experiments, but data "
		     "sets grow %s "
		     "a year and compute %s: nothing was replaced."),
		   trial_say(trial, median, "factor"), count,
		   trial_say(trial, more.factor_per_year, "factor"),
		   trial_say(trial, larger_runs.factor_per_year, "factor"));
}
