/* accounting.c - see accounting.h. */
#include "drivers/accounting.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "drivers/whatif_parts.h"
#include "stats/simulate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void parts_of(const struct accounting *a, const struct inputs *in,
		     double part[ENGINE_DRIVERS])
{
	double years = (a->to - a->from) / DAYS_PER_YEAR, compute = a->compute_to - a->compute_from;
	part[ENGINE_HARDWARE] = in->value[TERM_PRICE] * years;
	part[ENGINE_SCALE] = compute - part[ENGINE_HARDWARE];
	part[ENGINE_ALGORITHMS] = in->value[TERM_ALGORITHMS] * years;
	part[ENGINE_TRAINING] = (a->index_to - a->index_from) / in->value[TERM_PER_OOM] - compute -
				part[ENGINE_ALGORITHMS];
}

static bool ends(struct accounting *a, const struct drivers *drivers, double from, double to,
		 struct err *err)
{
	char day[16];
	a->from = from;
	a->to = to;
	a->index_from = drivers_index_at(drivers, &a->from);
	a->index_to = drivers_index_at(drivers, &a->to);
	a->compute_from = drivers_compute_at(drivers, from);
	a->compute_to = drivers_compute_at(drivers, to);
	if (isnan(a->index_from) || isnan(a->compute_from))
		return err_set(err, ERR_DATA, _("no model has an index or a known compute by %s"),
			       date_format(day, (int)from));
	if (!(a->index_to > a->index_from))
		return err_set(err, ERR_DATA, _("the index did not grow by %s"),
			       date_format(day, (int)to));
	return true;
}

bool accounting_make(struct accounting *accounting, struct whatif_run *run, double from, double to,
		     struct err *err)
{
	double part[ENGINE_DRIVERS], whole;
	*accounting = (struct accounting){ 0 };
	if (!ends(accounting, &run->world->drivers, from, to, err))
		return false;
	double gain = accounting->index_to - accounting->index_from;
	parts_of(accounting, &run->median, accounting->part);
	whole = gain / run->median.value[TERM_PER_OOM];
	double *drawn = mem_array(ENGINE_DRIVERS * run->options.draws + 1, sizeof *drawn);
	for (size_t i = 0; i < run->options.draws; i++) {
		struct inputs in;
		whatif_inputs(run, i, &in);
		parts_of(accounting, &in, part);
		for (int d = 0; d < ENGINE_DRIVERS; d++)
			drawn[(size_t)d * run->options.draws + i] =
				part[d] * in.value[TERM_PER_OOM] / gain;
	}
	for (int d = 0; d < ENGINE_DRIVERS; d++) {
		double *of = drawn + (size_t)d * run->options.draws;
		accounting->share[d].middle = accounting->part[d] / whole;
		accounting->share[d].low = simulate_quantile(of, run->options.draws, 0.1);
		accounting->share[d].high = simulate_quantile(of, run->options.draws, 0.9);
	}
	free(drawn);
	return true;
}

static size_t add(struct closure *closures, size_t n, const char *what, double one, double other,
		  const char *unit)
{
	if (isnan(one) || isnan(other))
		return n;
	closures[n].one = one;
	closures[n].other = other;
	snprintf(closures[n].what, sizeof closures[n].what, "%s", what);
	snprintf(closures[n].unit, sizeof closures[n].unit, "%s", unit);
	return n + 1;
}

size_t closures_make(const struct drivers *drivers, struct closure closures[CLOSURES])
{
	const struct driver_fit *f = drivers->fits;
	size_t n = 0;
	double doublings = f[FIT_TREND].value / f[FIT_DOUBLING].value;
	n = add(closures, n, _("chips x run length x speed, and compute as measured"),
		pow(10, f[FIT_CHIPS].value + f[FIT_LENGTH].value + f[FIT_SPEED].value),
		pow(10, f[FIT_COMPUTE].value), _("x a year"));
	n = add(closures, n,
		_("days to double the horizon: index trend over index per doubling, and METR since "
		  "2023"),
		DAYS_PER_YEAR / doublings, DAYS_PER_YEAR * log10(2) / f[FIT_METR].value, _("days"));
	n = add(closures, n, _("spending x price-performance, and chips x speed"),
		pow(10, f[FIT_SPEND].value + f[FIT_PRICE].value),
		pow(10, f[FIT_CHIPS].value + f[FIT_SPEED].value), _("x a year"));
	n = add(closures, n, _("spending as the rest of compute, and cost estimates"),
		pow(10, f[FIT_SPEND].value), pow(10, f[FIT_COST].value), _("x a year"));
	n = add(closures, n,
		_("index per power of ten within families of models, and at most as published"),
		f[FIT_PER_OOM].value, 8.6, _("points"));
	return n;
}
