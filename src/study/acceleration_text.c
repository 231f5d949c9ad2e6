/* acceleration_text.c - the words of an acceleration test, short ones. */
#include "base/date.h"
#include "base/i18n.h"
#include "study/acceleration.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *verdict_title(enum verdict verdict)
{
	static const char *const titles[] = {
		[VERDICT_UNKNOWN] = N_("CANNOT TELL"),
		[VERDICT_STEADY] = N_("STEADY"),
		[VERDICT_ACCELERATING] = N_("ACCELERATING"),
		[VERDICT_SLOWING] = N_("SLOWING"),
	};
	return _(titles[verdict]);
}

char verdict_mark(enum verdict verdict)
{
	return "?-/\\"[verdict];
}

const char *bend_rule(const struct bend_test *test, char text[64])
{
	struct selection selection = { .frontier = test->rule,
				       .frontier_k = test->k,
				       .as_of = (double)INFINITY };
	return selection_rule(&selection, text);
}

const char *bend_rule_bias(enum frontier_rule rule)
{
	static const char *const words[] = {
		[FRONTIER_ALL] = N_("the whole field: weak and small models pull it down"),
		[FRONTIER_RECORDS] = N_("extremes: too steep while releases grow denser"),
		[FRONTIER_TOP] = N_("extremes, milder: still sees how dense releases are"),
		[FRONTIER_RATE] = N_("blind to density, but a slow quarter lets laggards in"),
		[FRONTIER_QUANTILE] = N_("moves with the whole field, says least of the front"),
	};
	return _(words[rule]);
}

const char *candidate_title(int candidate)
{
	static const char *const titles[CANDIDATE_COUNT] = {
		[CANDIDATE_LINE] = N_("straight line"),
		[CANDIDATE_QUADRATIC] = N_("quadratic"),
		[CANDIDATE_BROKEN] = N_("line with a break"),
		[CANDIDATE_HYPERBOLA] = N_("hyperbola"),
		[CANDIDATE_SIGMOID] = N_("sigmoid"),
	};
	return _(titles[candidate]);
}

const char *recent_title(enum recent_scale scale)
{
	static const char *const titles[RECENT_SCALES] = { [RECENT_RAW] = N_("raw"),
							   [RECENT_LOG] = N_("log"),
							   [RECENT_INDEX] = N_("logit or index") };
	return _(titles[scale]);
}

/* One pace: 260 d to double, ×11 a year of the odds, 15.5 a year. */
static void pace(const struct acceleration *a, double slope, char text[NUM_TEXT],
		 enum charset charset)
{
	const struct series *series = a->figure->series;
	char number[NUM_TEXT];
	switch (a->figure->selection.scale) {
	case GROWTH_LOG:
		if (slope > 0 && (series->unit.style == NUM_DURATION || !series->up))
			num_days(text, log(2) / slope * DAYS_PER_YEAR);
		else
			num_factor(text, exp(slope), charset);
		break;
	case GROWTH_LOGIT:
		num_factor(text, exp(slope), charset);
		break;
	default:
		snprintf(text, NUM_TEXT, "%s", num_digits(number, series->up ? slope : -slope, 3));
	}
}

const char *bend_pace(const struct acceleration *a, const struct bend_test *test, char text[120],
		      enum charset charset)
{
	char before[NUM_TEXT], after[NUM_TEXT];
	const char *arrow = charset == CHARSET_ASCII ? "->" : "→";
	pace(a, test->line.before, before, charset);
	pace(a, test->line.after, after, charset);
	bool span = a->figure->selection.scale == GROWTH_LOG && test->line.before > 0 &&
		    test->line.after > 0 &&
		    (a->figure->series->unit.style == NUM_DURATION || !a->figure->series->up);
	if (span && a->figure->series->up)
		snprintf(text, 120, _("doubling %.40s %s %.40s"), before, arrow, after);
	else if (span)
		snprintf(text, 120, _("halving %.40s %s %.40s"), before, arrow, after);
	else
		snprintf(text, 120, _("%.40s %s %.40s a year"), before, arrow, after);
	return text;
}

const char *bend_p(const struct bend_test *test, char text[64])
{
	double p = null_trial_p(&test->null), error = null_trial_p_stderr(&test->null);
	char number[NUM_TEXT], about[NUM_TEXT];
	if (test->null.testable == 0)
		snprintf(text, 64, "%s", _("no p: no simulated world could be tested"));
	else if (test->null.beyond == 0)
		snprintf(text, 64, "p < %s", num_digits(number, p, 2));
	else
		snprintf(text, 64, "p %s ± %s", num_digits(number, p, 2),
			 num_digits(about, error, 1));
	return text;
}

static const char *month(double year, char text[16])
{
	date_format(text, (int)floor(date_from_decimal_year(year)));
	text[7] = '\0';
	return text;
}

static const char *ratio(double value, char text[NUM_TEXT])
{
	if (!isfinite(value))
		snprintf(text, NUM_TEXT, "%s", _("no bound"));
	else
		num_digits(text, value, 2);
	return text;
}

static void add_bend(const struct bend_test *test, struct str *out)
{
	char when[16], r[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT];
	str_printf(out, _("after %s the slope is %s times that before (90 %% band %s to %s)"),
		   month(test->line.at, when), ratio(test->ratio, r), ratio(test->band.low, low),
		   ratio(test->band.high, high));
}

void bend_reason(const struct acceleration *a, const struct bend_test *test, struct str *out,
		 enum charset charset)
{
	char p[64], low[NUM_TEXT], high[NUM_TEXT];
	(void)charset;
	(void)a;
	switch (test->reason) {
	case REASON_UNTESTED:
		str_add(out, test->refusal);
		break;
	case REASON_FEW:
		str_printf(out,
			   P_("%zu point is too few to tell a bend from chance; %d are needed",
			      "%zu points are too few to tell a bend from chance; %d are needed",
			      test->n),
			   test->n, VERDICT_LEAST);
		break;
	case REASON_SHORT:
		str_printf(out, "%s", _("the record is shorter than two years"));
		break;
	case REASON_BEND:
		add_bend(test, out);
		str_printf(out,
			   _(", and straight worlds with the same choice of points bend as much "
			     "with %s"),
			   bend_p(test, p));
		break;
	case REASON_BAND:
		add_bend(test, out);
		str_printf(out, _(": a bend beyond chance (%s), but which way is not clear"),
			   bend_p(test, p));
		break;
	case REASON_STEADY:
		str_printf(out,
			   _("no bend beyond chance (%s), and in the middle of the record a change "
			     "to half or "
			     "double the pace is excluded (90 %% band %s to %s)"),
			   bend_p(test, p), ratio(test->middle.low, low),
			   ratio(test->middle.high, high));
		break;
	case REASON_CHANCE:
		add_bend(test, out);
		str_printf(out,
			   _(", but straight worlds with the same choice of points bend as much "
			     "with %s, and a "
			     "pace halved or doubled is not excluded (%s to %s)"),
			   bend_p(test, p), ratio(test->middle.low, low),
			   ratio(test->middle.high, high));
		break;
	}
}

static const char *label_of(const struct acceleration *a, size_t tested)
{
	const char *label = a->figure->points[a->own.point[tested]].at.label;
	return label[0] ? label : _("a point without a name");
}

/* True when the bend that the verdict rests on is there without the point. */
static bool stands(const struct acceleration *a, const struct influence *i)
{
	bool bends = i->p < 0.05 && (i->ratio > 1) == (a->own.ratio > 1);
	return a->own.reason == REASON_BEND ? bends : !(i->p < 0.05);
}

static void add_influence(const struct acceleration *a, struct str *out)
{
	size_t gone = 0, which = 0, since = a->since_count;
	char p[NUM_TEXT], day[16];
	for (size_t i = 0; i < a->without_count; i++)
		if (!stands(a, &a->without[i])) {
			which = a->without[i].point;
			gone++;
		}
	if (gone == 0)
		str_add(out, _("No single point changes it"));
	else if (gone == 1)
		str_printf(out, _("Without %s it would not be so"), label_of(a, which));
	else
		str_printf(out,
			   P_("Leaving out any one of %zu point changes it",
			      "Leaving out any one of %zu points changes it", gone),
			   gone);
	for (size_t i = a->since_count; i-- > 0;)
		if (!stands(a, &a->since[i]))
			since = i;
	if (since == a->since_count) {
		str_add(out, _(", nor does a later start while 7 points are left."));
		return;
	}
	const struct influence *at = &a->since[since];
	date_format(day, (int)a->figure->points[a->own.point[at->point]].at.t);
	str_printf(out, _("; a record that starts with %s (%.7s) does, p %s."),
		   label_of(a, at->point), day, num_digits(p, at->p, 2));
}

void acceleration_change(const struct acceleration *a, struct str *out, enum charset charset)
{
	const struct bend_test *test = &a->own;
	(void)charset;
	switch (test->reason) {
	case REASON_UNTESTED:
		str_add(out, _("More points, spread over more time, could answer."));
		return;
	case REASON_FEW:
		str_printf(out,
			   P_("%zu more point under this rule would allow a test.",
			      "%zu more points under this rule would allow a test.",
			      VERDICT_LEAST - test->n),
			   VERDICT_LEAST - test->n);
		return;
	case REASON_SHORT:
		str_add(out, _("A record of two years or more would allow a test."));
		return;
	default:
		if (a->without)
			add_influence(a, out);
	}
}

void acceleration_tautology(const struct acceleration *a, struct str *out)
{
	const struct figure *figure = a->figure;
	const struct growth *line = &figure->fit.line;
	char days[NUM_TEXT];
	str_add(out, _("In raw units any exponential says yes for every window of a doubling time "
		       "or more"));
	if (figure->has_fit && figure->fit.kind == FIT_LINE && line->scale == GROWTH_LOG &&
	    isfinite(line->doubling_days))
		str_printf(out, _(" (here %s)"), num_days(days, line->doubling_days));
	str_add(out, _(", so only the log or index scale says anything."));
}

const char *acceleration_command(const struct acceleration *a, char *text, size_t size)
{
	struct str out;
	str_init(&out);
	figure_command(a->figure, text, size);
	/* the same options make the same figure */
	str_printf(&out, "kasoku test%s", strncmp(text, "kasoku fit", 10) == 0 ? text + 10 : "");
	if (a->seed != 1)
		str_printf(&out, " --seed %llu", (unsigned long long)a->seed);
	if (a->draws != ACCELERATION_DRAWS)
		str_printf(&out, " --draws %zu", a->draws);
	snprintf(text, size, "%s", out.text);
	str_clear(&out);
	return text;
}
