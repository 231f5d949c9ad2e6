/* bend_chart.c - the two charts of the view Acceleration: the series with its curves and its break,
 * and the ratio of slopes against the date of the break. */
#include "base/date.h"
#include "base/i18n.h"
#include "ui/bend_panes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { STEPS = 160, LIMITS = 12 };

static const char *month(double year, char text[16])
{
	date_format(text, (int)floor(date_from_decimal_year(year)));
	text[7] = '\0';
	return text;
}

/* The break that is shown: the best, or where the reader put it. */
static struct break_line break_here(struct ui *ui, const struct bend *bend)
{
	const struct bend_test *test = &bend->test.own;
	return isnan(ui->bend_at) ? test->line : breaks_at(&test->breaks, ui->bend_at);
}

static double off_scale(const struct figure *figure, double value)
{
	const struct series *series = figure->series;
	double sign = series->up ? 1 : -1, floor = isnan(series->floor) ? 0 : series->floor;
	if (figure->selection.scale == GROWTH_LOG)
		return exp(sign * value);
	if (figure->selection.scale == GROWTH_LOGIT)
		return floor + (series->ceiling - floor) / (1 + exp(-sign * value));
	return sign * value;
}

static double broken_at(const struct break_line *line, double year)
{
	double d = year - line->at;
	return line->value + d * (d > 0 ? line->after : line->before);
}

/* One curve over the whole span; `curve` CANDIDATE_BROKEN follows the reader's break. */
static struct chart_line line_of(struct ui *ui, const struct bend *bend, int curve,
				 const struct scale *x)
{
	const struct acceleration *a = &bend->test;
	struct break_line line = break_here(ui, bend);
	double *t = arena_array(&ui->scratch, STEPS + 1, sizeof *t);
	double *y = arena_array(&ui->scratch, STEPS + 1, sizeof *y);
	double first = date_from_decimal_year(a->own.x[0]);
	for (int i = 0; i <= STEPS; i++) {
		t[i] = first + (x->high - first) * i / STEPS;
		double year = date_decimal_year(t[i]);
		double value = curve == CANDIDATE_BROKEN
				       ? broken_at(&line, year)
				       : candidates[curve].at(a->scores[curve].theta, year);
		y[i] = off_scale(a->figure, value);
	}
	return (struct chart_line){ .x = t,
				    .y = y,
				    .n = STEPS + 1,
				    .role = curve == CANDIDATE_BROKEN ? ROLE_FIT : ROLE_DIM,
				    .dash = curve == CANDIDATE_BROKEN ? 0 : 1 + curve };
}

/* The curves of the set: with a break and straight, all of them, or the one AICc likes best. */
static bool curve_shown(struct ui *ui, const struct acceleration *a, int curve)
{
	int best = 0;
	if (curve == CANDIDATE_BROKEN && ui->bend_curves != 2)
		return true;
	if (!a->scored || !a->scores[curve].fitted)
		return false;
	for (int i = 0; i < CANDIDATE_COUNT; i++)
		if (a->scores[i].weight > a->scores[best].weight)
			best = i;
	return ui->bend_curves == 1 ||
	       (ui->bend_curves == 2 ? curve == best : curve == CANDIDATE_LINE);
}

static void add_curves(struct ui *ui, struct chart *chart, const struct bend *bend)
{
	struct chart_line *lines =
		arena_array(&ui->scratch, CANDIDATE_COUNT + PLOT_GHOSTS, sizeof *lines);
	size_t n = plot_ghosts(ui, chart, bend->series, lines);
	for (int curve = 0; curve < CANDIDATE_COUNT; curve++)
		if (curve != CANDIDATE_BROKEN && curve_shown(ui, &bend->test, curve))
			lines[n++] = line_of(ui, bend, curve, &chart->x);
	if (curve_shown(ui, &bend->test, CANDIDATE_BROKEN))
		lines[n++] = line_of(ui, bend, CANDIDATE_BROKEN, &chart->x);
	chart->lines = lines;
	chart->line_count = n;
	chart->band_count = 0;
}

static void add_break(struct ui *ui, struct chart *chart, const struct bend *bend)
{
	struct chart_limit *limits = arena_array(&ui->scratch, LIMITS, sizeof *limits);
	struct break_line line = break_here(ui, bend);
	const struct interval *about = &bend->test.own.about.at;
	size_t n = chart->limit_count < LIMITS - 3 ? chart->limit_count : LIMITS - 3;
	memcpy(limits, chart->limits, n * sizeof *limits);
	limits[n++] = (struct chart_limit){ .value = date_from_decimal_year(line.at),
					    .vertical = true,
					    .role = ROLE_MARK };
	const double ends[2] = { about->low, about->high };
	for (int i = 0; i < 2 && isnan(ui->bend_at); i++)
		if (ends[i] > bend->test.own.x[0] &&
		    ends[i] < bend->test.own.x[bend->test.own.n - 1])
			limits[n++] =
				(struct chart_limit){ .value = date_from_decimal_year(ends[i]),
						      .vertical = true,
						      .role = ROLE_DIM };
	chart->limits = limits;
	chart->limit_count = n;
}

/* The verdict and what it rests on, where a rising curve leaves room: top left; falling: top right.
 */
static void draw_verdict(struct ui *ui, struct canvas *canvas, struct rect plot,
			 const struct bend *bend)
{
	const struct bend_test *test = &bend->test.own;
	char lines[3][160], pace[120], p[64], when[16], low[16], high[16];
	int columns = plot.w * 3 / 4;
	snprintf(lines[0], sizeof lines[0], "%s", verdict_title(test->verdict));
	lines[1][0] = lines[2][0] = '\0';
	if (!test->refusal[0]) {
		snprintf(lines[1], sizeof lines[1], _("%s, %s "),
			 bend_pace(&bend->test, test, pace, ui->charset), bend_p(test, p));
		notes_figure(&ui->notes, series_figure(ui, bend->series), 2, lines[1],
			     sizeof lines[1], ui->charset);
		if (isnan(ui->bend_at) && !(test->about.at.low > test->x[0] &&
					    test->about.at.high < test->x[test->n - 1]))
			snprintf(lines[2], sizeof lines[2],
				 _("break %s, or anywhere in the record"),
				 month(test->line.at, when));
		else if (isnan(ui->bend_at))
			snprintf(lines[2], sizeof lines[2], _("break %s [%s, %s]"),
				 month(test->line.at, when), month(test->about.at.low, low),
				 month(test->about.at.high, high));
		else
			snprintf(lines[2], sizeof lines[2], _("break put at %s, best %s"),
				 month(break_here(ui, bend).at, when), month(test->line.at, low));
	} else {
		snprintf(lines[1], sizeof lines[1], "%.150s", test->refusal);
	}
	for (int i = 0; i < 3 && i < plot.h - 2 && lines[i][0]; i++) {
		int used = utf8_width(lines[i]) < columns ? utf8_width(lines[i]) : columns;
		int x = bend->series->up ? plot.x + 1 : plot.x + plot.w - used - 1;
		canvas_fill(canvas, (struct rect){ x - 1, plot.y + i, used + 2, 1 }, ' ',
			    ROLE_TEXT);
		canvas_text(canvas, x, plot.y + i, used, i ? ROLE_TEXT : ROLE_STRONG, lines[i]);
	}
}

static int draw_words(struct ui *ui, struct canvas *canvas, struct rect area,
		      const struct bend *bend)
{
	struct str words;
	str_init(&words);
	if (bend->started) {
		bend_reason(&bend->test, &bend->test.own, &words, ui->charset);
		str_add(&words, _(". "));
		if (bend->done)
			acceleration_change(&bend->test, &words, ui->charset);
	} else {
		str_add(&words, _("being tested"));
	}
	int rows =
		canvas_wrap(canvas, (struct rect){ 0, 0, area.w - 2, 0 }, 0, ROLE_TEXT, words.text);
	int most = area.h >= 24 ? 5 : area.h >= 14 ? 3 : area.h >= 10 ? 2 : 0;
	rows = rows < most ? rows : most;
	canvas_wrap(canvas, (struct rect){ area.x + 1, area.y + area.h - rows, area.w - 2, rows },
		    0, ROLE_TEXT, words.text);
	str_clear(&words);
	return rows;
}

void bend_draw_chart(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		     const struct bend *bend)
{
	int rows = draw_words(ui, canvas, area, bend);
	struct rect plot = { area.x, area.y, area.w, area.h - rows };
	plot_build(ui, pane, bend->series, area.w - 8, area.w < 56 || area.h < 9);
	if (bend->started && !bend->test.own.refusal[0]) {
		add_curves(ui, &pane->chart, bend);
		add_break(ui, &pane->chart, bend);
	}
	pane->drawn = true;
	chart_draw(canvas, plot, &pane->chart, &pane->result);
	picture_add(ui, &pane->chart, &pane->result, series_figure(ui, bend->series), bend->series->title);
	if (bend->started)
		draw_verdict(ui, canvas, pane->result.plot, bend);
}

/* ---- the ratio against the break ---- */

static void ratio_scale(struct chart *chart, const struct ratio_trial *trial)
{
	double most = 1, least = 1;
	for (size_t i = 0; i < trial->count; i++) {
		if (isfinite(trial->ratio[i]))
			most = fmax(most, trial->ratio[i]);
		least = fmin(least, trial->ratio[i]);
	}
	chart->y = (struct scale){ .kind = SCALE_LINEAR,
				   .low = fmax(fmin(0, least), -2),
				   .high = fmin(most, 12) * 1.6 };
	chart->x = (struct scale){ .kind = SCALE_DATE,
				   .low = date_from_decimal_year(trial->at[0]),
				   .high = date_from_decimal_year(trial->at[trial->count - 1]) };
	if (!(chart->x.high - chart->x.low > 30))
		chart->x.high = chart->x.low + 30;
}

static void ratio_lines(struct ui *ui, struct chart *chart, const struct bend_test *test)
{
	const struct ratio_trial *trial = &test->trial;
	double *rows = arena_array(&ui->scratch, 4 * trial->count, sizeof *rows);
	double *t = rows, *y = t + trial->count, *low = y + trial->count,
	       *high = low + trial->count;
	struct chart_band *band = arena_array(&ui->scratch, 1, sizeof *band);
	struct chart_line *line = arena_array(&ui->scratch, 1, sizeof *line);
	for (size_t i = 0; i < trial->count; i++) {
		struct interval in = ratio_trial_band(trial, i, 0.9);
		t[i] = date_from_decimal_year(trial->at[i]);
		y[i] = isfinite(trial->ratio[i]) ? trial->ratio[i] : (double)NAN;
		low[i] = fmax(in.low, chart->y.low);
		high[i] = fmin(in.high, chart->y.high);
	}
	*band = (struct chart_band){ t, low, high, trial->count, ROLE_CONFIDENCE };
	*line = (struct chart_line){ .x = t, .y = y, .n = trial->count, .role = ROLE_FIT };
	chart->bands = band;
	chart->band_count = trial->draws > 0;
	chart->lines = line;
	chart->line_count = 1;
}

static void draw_refusal(struct canvas *canvas, struct rect area, const struct bend *bend)
{
	canvas_wrap(canvas, (struct rect){ area.x + 1, area.y, area.w - 2, area.h }, 0, ROLE_DIM,
		    bend->started ? bend->test.own.refusal : _("being tested"));
}

void bend_draw_ratio(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		     const struct bend *bend)
{
	struct chart *chart = &pane->chart;
	char when[16], ratio[NUM_TEXT], words[160], pace[120];
	if (!bend->started || bend->test.own.refusal[0]) {
		draw_refusal(canvas, area, bend);
		return;
	}
	const struct bend_test *test = &bend->test.own;
	struct bend_test moved = *test;
	moved.line = break_here(ui, bend);
	*chart = (struct chart){ .cursor = -1, .marks = { -1, -1 }, .today = (double)NAN };
	ratio_scale(chart, &test->trial);
	ratio_lines(ui, chart, test);
	struct chart_limit *limits = arena_array(&ui->scratch, 2, sizeof *limits);
	limits[0] = (struct chart_limit){ .value = 1, .label = _("same pace"), .role = ROLE_LIMIT };
	limits[1] = (struct chart_limit){ .value = date_from_decimal_year(moved.line.at),
					  .vertical = true,
					  .role = ROLE_MARK };
	chart->limits = limits;
	chart->limit_count = 2;
	int rows = area.h >= 6;
	chart_draw(canvas, (struct rect){ area.x, area.y, area.w, area.h - rows }, chart,
		   &pane->result);
	picture_add(ui, chart, &pane->result, NULL, _("Pace after a break over pace before it, by date"));
	double r = break_ratio(moved.line.before, moved.line.after);
	snprintf(words, sizeof words, _("%s: after is %s times before; %s"),
		 month(moved.line.at, when),
		 isfinite(r) ? num_digits(ratio, r, 2) : _("without bound"),
		 bend_pace(&bend->test, &moved, pace, ui->charset));
	if (rows)
		canvas_text(canvas, area.x + 1, area.y + area.h - 1, area.w - 2, ROLE_TEXT, words);
}
