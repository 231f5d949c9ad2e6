/* tests_bounded.c - an exponential on a score that ends at 100 %. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"

#include <math.h>

/* AICc of both curves on the score itself: that of the transformed fit plus twice the logarithm of
 * the Jacobian (Box & Cox 1964, J. R. Stat. Soc. B 26, sec. 3). */
static double jacobian(const struct cut *cut, const struct growth *fit)
{
	double sum = 0;
	for (size_t i = 0; i < cut->n; i++) {
		double y = cut->y[i];
		sum += fit->scale == GROWTH_LOG ? log(y)
						: log((y - fit->floor) * (fit->ceiling - y) /
						      (fit->ceiling - fit->floor));
	}
	return 2 * sum;
}

struct bounded {
	double leaves, exponential, logistic; /* year it passes 100 %; AICc */
	bool worse;
};

/* Leaves out scores at chance or below and at the ceiling, which have no place on a logistic curve.
 */
static void keep_placed(struct cut *cut)
{
	double floor = isnan(cut->series->floor) ? 0 : cut->series->floor;
	size_t kept = 0;
	for (size_t i = 0; i < cut->n; i++) {
		if (!(cut->y[i] > floor && cut->y[i] < cut->series->ceiling))
			continue;
		cut->t[kept] = cut->t[i];
		cut->years[kept] = cut->years[i];
		cut->at[kept] = cut->at[i];
		cut->y[kept++] = cut->y[i];
	}
	cut->n = kept;
}

static bool try_bounded(struct trial *trial, const char *series, struct bounded *bounded)
{
	struct cut cut;
	struct growth fit, curve;
	if (!trial_default(trial, &cut, series) || isnan(cut.series->ceiling))
		return false;
	keep_placed(&cut);
	if (!cut_growth(&cut, GROWTH_LOG, &fit) || !cut_growth(&cut, GROWTH_LOGIT, &curve))
		return false;
	struct arena *arena = &trial->claims->arena;
	const char *name = cut.series->short_title;
	bounded->leaves = growth_reaches(&fit, 1.0);
	bounded->exponential = fit.aicc + jacobian(&cut, &fit);
	bounded->logistic = curve.aicc + jacobian(&cut, &curve);
	bounded->worse = bounded->logistic < bounded->exponential;
	trial_find(trial, arena_printf(arena, _("%s: best score"), name), cut.y[cut.n - 1],
		   "percent");
	trial_find(trial, arena_printf(arena, _("%s: exponential passes 100 %%"), name),
		   date_from_decimal_year(bounded->leaves), "date");
	trial_find_rate(trial, arena_printf(arena, _("%s: exponential"), name), &fit);
	trial_find_rate(trial, arena_printf(arena, _("%s: odds of the logistic"), name), &curve);
	trial_find(trial, arena_printf(arena, _("%s: AICc of the exponential"), name),
		   bounded->exponential, "");
	trial_find(trial, arena_printf(arena, _("%s: AICc of the logistic"), name),
		   bounded->logistic, "");
	return true;
}

void test_bounded(struct trial *trial)
{
	struct bounded first, second;
	bool has_second;
	if (!trial->claim->series || !try_bounded(trial, trial->claim->series->id, &first)) {
		trial_cannot(trial, _("The data of that day hold too few scores for two curves."));
		return;
	}
	has_second = try_bounded(trial, trial_text(trial, "second", ""), &second);
	bool fits = !first.worse && !(has_second && second.worse);
	trial_rule(trial, fits ? JUDGED_PARTLY : JUDGED_NOT_SUPPORTED,
		   fits ? _("Up to that day an exponential describes the scores no worse than a "
			    "logistic "
			    "curve, but it passes 100 %% in %s, which no score can.")
			: _("No share of right answers can follow an exponential: it passes 100 %% "
			    "in %s, "
			    "and a logistic curve between chance and ceiling fits better."),
		   trial_say(trial, date_from_decimal_year(first.leaves), "date"));
}
