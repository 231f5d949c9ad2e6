/* words.c - sentences about a figure: what it says, how sure, against whom, with which doubt. */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"
#include "judge/score.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SINCE_YEAR = 2023, SINCE_POINTS = 6 };

const char *dot(const struct ui *ui)
{
	return ui->charset == CHARSET_ASCII ? "-" : "·";
}

static void range(const struct ui *ui, const struct series *series, double low, double high,
		  char text[3 * NUM_TEXT])
{
	char a[NUM_TEXT], b[NUM_TEXT];
	text[0] = '\0';
	if (isnan(low) || isnan(high))
		return;
	snprintf(text, 3 * NUM_TEXT, " [%s, %s]", num_value(a, &series->unit, low, ui->charset),
		 num_value(b, &series->unit, high, ui->charset));
}

/* Appends one fact, with a dot between facts; "" is no fact. */
static void add_fact(const struct ui *ui, char *text, size_t size, const char *fact)
{
	size_t used = strlen(text);
	if (!*fact)
		return;
	if (used > 0 && used < size)
		used += (size_t)snprintf(text + used, size - used, " %s ", dot(ui));
	if (used < size)
		snprintf(text + used, size - used, "%s", fact);
}

/* What the line had to say about a point that came later. */
static void add_later(const struct ui *ui, const struct figure *figure,
		      const struct figure_point *p, char *text, size_t size)
{
	char number[NUM_TEXT], bounds[3 * NUM_TEXT], fact[5 * NUM_TEXT];
	double year = date_decimal_year(p->at.t);
	if (!figure->has_fit) {
		add_fact(ui, text, size, _("came later"));
		return;
	}
	struct interval band = fit_band(&figure->fit, year, BAND_PREDICTION);
	num_value(number, &figure->series->unit, fit_at(&figure->fit, year), ui->charset);
	range(ui, figure->series, band.low, band.high, bounds);
	snprintf(fact, sizeof fact, _("later; forecast %s%s"), number, bounds);
	add_fact(ui, text, size, fact);
}

void words_point(const struct ui *ui, const struct figure *figure, size_t point, char *text,
		 size_t size)
{
	const struct figure_point *p = &figure->points[point];
	char day[16], number[NUM_TEXT], bounds[3 * NUM_TEXT], value[4 * NUM_TEXT];
	struct value date = dataset_get(figure->dataset, figure->series->table, p->at.row, "date");
	num_value(number, &figure->series->unit, p->at.y, ui->charset);
	range(ui, figure->series, p->at.low, p->at.high, bounds);
	snprintf(value, sizeof value, "%s%s", number, bounds);
	text[0] = '\0';
	add_fact(ui, text, size, p->at.label);
	add_fact(ui, text, size, date.text ? date.text : date_format(day, (int)p->at.t));
	add_fact(ui, text, size, value);
	if (p->later)
		add_later(ui, figure, p, text, size);
	add_fact(ui, text, size, p->at.tier == TIER_NONE ? "" : tier_title(p->at.tier));
	add_fact(ui, text, size,
		 p->later             ? ""
		 : p->at.beyond_limit ? _("beyond the yardstick")
		 : !p->in_window      ? _("outside the window")
		 : p->record          ? _("record")
				      : "");
	add_fact(ui, text, size, p->at.source);
}

bool words_marks(const struct ui *ui, const struct figure *figure, const struct series_state *state,
		 char *text, size_t size)
{
	long count = (long)figure->count;
	if (state->marks[0] < 0 || state->marks[1] < 0 || state->marks[0] >= count ||
	    state->marks[1] >= count)
		return false;
	const struct series_point *a = &figure->points[state->marks[0]].at;
	const struct series_point *b = &figure->points[state->marks[1]].at;
	const struct series_point *first = a->t <= b->t ? a : b, *then = a->t <= b->t ? b : a;
	double ratio = then->y / first->y, days = then->t - first->t;
	char factor[NUM_TEXT], span[NUM_TEXT], twice[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT];
	const char *arrow = ui->charset == CHARSET_ASCII ? "->" : "→";
	const char *name_a = *first->label ? first->label : "1";
	const char *name_b = *then->label ? then->label : "2";
	num_days(span, days);
	if (!(ratio > 0) || !isfinite(ratio)) {
		num_value(low, &figure->series->unit, then->y - first->y, ui->charset);
		snprintf(text, size, _("%s %s %s: difference %s in %s"), name_a, arrow, name_b, low,
			 span);
		return true;
	}
	num_factor(factor, ratio, ui->charset);
	snprintf(text, size, _("%s %s %s: %s in %s"), name_a, arrow, name_b, factor, span);
	size_t used = strlen(text);
	if (first->low > 0 && then->low > 0)
		used += (size_t)snprintf(text + used, size - used, " [%s, %s]",
					 num_factor(low, then->low / first->high, ui->charset),
					 num_factor(high, then->high / first->low, ui->charset));
	if (used < size && days > 0 && fabs(log(ratio)) > 1e-9)
		snprintf(text + used, size - used,
			 ratio > 1 ? _(", doubling in %s") : _(", halving in %s"),
			 num_days(twice, fabs(days * log(2) / log(ratio))));
	return true;
}

void words_rate(struct ui *ui, const struct figure *figure, int sources, char *text, size_t size)
{
	figure_rate(figure, text, size, ui->charset);
	if (sources > 0)
		notes_figure(&ui->notes, figure, sources, text, size, ui->charset);
}

bool words_since(struct ui *ui, const struct figure *figure, char *text, size_t size)
{
	struct selection recent = figure->selection;
	double from = date_days((struct civil){ SINCE_YEAR, 1, 1 });
	bool older = false;
	if (isfinite(recent.from) || isfinite(recent.to) || figure->fitted < SINCE_POINTS + 2)
		return false;
	for (size_t i = 0; i < figure->count; i++)
		older |= figure->points[i].fitted && figure->points[i].at.t < from - DAYS_PER_YEAR;
	recent.from = from;
	const struct figure *since = figures_get(&ui->figures, figure->series, &recent);
	if (!older || !since->has_fit || since->fitted < SINCE_POINTS)
		return false;
	char rate[160];
	figure_rate(since, rate, sizeof rate, ui->charset);
	snprintf(text, size, _("since %d: %s"), SINCE_YEAR, rate);
	return true;
}

/* How published estimates are worded, by the unit they are given in. */
static const struct {
	const char *unit, *words;
} estimates[] = {
	{ "halving months", N_("halves every %s%s months") },
	{ "doubling months", N_("doubles every %s%s months") },
	{ "doubling years", N_("doubles every %s%s years") },
	{ "doubling days", N_("doubles every %s%s days") },
	{ "x per year", N_("×%s%s a year") },
	{ "x cheaper per year", N_("×%s%s cheaper a year") },
	{ "% per year", N_("+%s%s %% a year") },
};

static void estimate_words(const struct ui *ui, size_t row, char *text, size_t size)
{
	const struct dataset *dataset = ui->dataset;
	double value = dataset_get(dataset, TABLE_TRENDS, row, "value").number;
	double low = dataset_get(dataset, TABLE_TRENDS, row, "low").number;
	double high = dataset_get(dataset, TABLE_TRENDS, row, "high").number;
	const char *unit = dataset_get(dataset, TABLE_TRENDS, row, "unit").text;
	char number[NUM_TEXT] = "", bounds[3 * NUM_TEXT] = "", a[NUM_TEXT], b[NUM_TEXT];
	if (!isnan(value))
		num_digits(number, value, 3);
	if (!isnan(low) && !isnan(high))
		snprintf(bounds, sizeof bounds, "%s[%s, %s]", *number ? " " : "",
			 num_digits(a, low, 3), num_digits(b, high, 3));
	for (size_t i = 0; unit && i < sizeof estimates / sizeof *estimates; i++)
		if (strcmp(estimates[i].unit, unit) == 0) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
			snprintf(text, size, _(estimates[i].words), number, bounds);
#pragma GCC diagnostic pop
			return;
		}
	snprintf(text, size, "%s%s %s", number, bounds, unit ? _(unit) : "");
}

/* The estimate to show: one with an interval before one without, then the newest. */
static long estimate_best(const struct ui *ui, const char *quantity, double as_of)
{
	long best = -1;
	double best_rank = -1;
	for (size_t i = 0; i < dataset_count(ui->dataset, TABLE_TRENDS); i++) {
		struct value name = dataset_get(ui->dataset, TABLE_TRENDS, i, "quantity");
		if (!name.text || strcmp(name.text, quantity) != 0 ||
		    dataset_get(ui->dataset, TABLE_TRENDS, i, "source.date").number > as_of)
			continue;
		double end = dataset_get(ui->dataset, TABLE_TRENDS, i, "period_end").number;
		double rank = isnan(end) ? 0 : end;
		if (value_known(dataset_get(ui->dataset, TABLE_TRENDS, i, "low")))
			rank += 1e6;
		if (rank > best_rank) {
			best_rank = rank;
			best = (long)i;
		}
	}
	return best;
}

bool words_compare(struct ui *ui, const struct figure *figure, char *text, size_t size)
{
	char words[320];
	long row = *figure->series->compare
			   ? estimate_best(ui, figure->series->compare, figure->selection.as_of)
			   : -1;
	if (row < 0)
		return false;
	estimate_words(ui, (size_t)row, words, sizeof words);
	snprintf(text, size, _("published: %s"), words);
	notes_mark(&ui->notes, dataset_get(ui->dataset, TABLE_TRENDS, (size_t)row, "source").text,
		   text, size, ui->charset);
	return true;
}

bool words_support(struct ui *ui, const struct figure *figure, char *text, size_t size)
{
	text[0] = '\0';
	if (!figure->has_fit)
		return false;
	const struct support *support = figures_support(&ui->figures, figure);
	if (support->holds)
		return false;
	if (support->origins < SCORE_ORIGINS_LEAST)
		snprintf(text, size,
			 P_("Grey: not supported by history, %zu past day to judge by, %d needed.",
			    "Grey: not supported by history, %zu past days to judge by, %d needed.",
			    support->origins),
			 support->origins, SCORE_ORIGINS_LEAST);
	else
		snprintf(text, size,
			 _("Grey: not supported by history, no better than no change from %zu past "
			   "days."),
			 support->origins);
	return true;
}

void words_as_of(const struct figure *figure, char text[40])
{
	char date[16];
	text[0] = '\0';
	if (figure && isfinite(figure->selection.as_of))
		snprintf(text, 40, _(" as of %s"), selection_as_of(&figure->selection, date));
}

enum role words_doubt(const struct figure *figure, char *text, size_t size)
{
	figure_warning(figure, text, size);
	if (*text)
		return ROLE_WARNING;
	if (*figure->series->limit_note)
		snprintf(text, size, "%s", figure->series->limit_note);
	else
		snprintf(text, size, "%s", figure->series->caution);
	return ROLE_DIM;
}

static void view_words(struct ui *ui, const struct figure *figure, char *text, size_t size)
{
	const struct setting *setting = &series_state(ui, figure->series)->setting;
	double low, high;
	if (isnan(setting->x_low))
		return;
	plot_span(ui, figure, &low, &high);
	size_t used = strlen(text);
	snprintf(text + used, size - used, _("%.0f-%.0f of %.0f-%.0f %s "),
		 floor(date_decimal_year(setting->x_low)),
		 floor(date_decimal_year(setting->x_high)), floor(date_decimal_year(low)),
		 floor(date_decimal_year(high)), dot(ui));
}

void words_scale(struct ui *ui, const struct figure *figure, bool brief, char *text, size_t size)
{
	const struct setting *setting = &series_state(ui, figure->series)->setting;
	char rule[64];
	text[0] = '\0';
	view_words(ui, figure, text, size);
	size_t used = strlen(text);
	if (!brief && *figure->series->unit_title)
		used += (size_t)snprintf(text + used, size - used, "%s %s ",
					 figure->series->unit_title, dot(ui));
	if (used < size)
		snprintf(text + used, size - used, _("%s %s %s %zu of %zu"),
			 axis_title(setting->axis), dot(ui),
			 selection_rule(&figure->selection, rule), figure->fitted, figure->count);
}

void words_rate_short(const struct figure *figure, char text[NUM_TEXT], enum charset charset)
{
	struct growth pace, *fit = &pace;
	char number[NUM_TEXT];
	text[0] = '\0';
	if (!figure_pace(figure, &pace))
		return;
	if (fit->scale == GROWTH_RAW)
		snprintf(text, NUM_TEXT, _("%s%s/yr"), fit->slope > 0 ? "+" : "",
			 num_digits(number, fit->slope, 3));
	else
		snprintf(text, NUM_TEXT, fit->scale == GROWTH_LOG ? _("%s/yr") : _("odds %s/yr"),
			 num_factor(number, fit->factor_per_year, charset));
}

static void readout_table(struct ui *ui, struct grid *grid, char *text, size_t size)
{
	const struct grid_entry *entry = grid_selected(grid);
	if (!entry) {
		snprintf(text, size, _("%zu rows"), grid->count);
		return;
	}
	int label = schema_column(grid->id, schema[grid->id].label);
	const char *name =
		label >= 0 ? dataset_value(ui->dataset, grid->id, entry->row, (size_t)label).text
			   : NULL;
	struct value source = dataset_get(ui->dataset, grid->id, entry->row, "source");
	char place[64];
	snprintf(place, sizeof place, _("row %zu of %zu"), grid->selected + 1, grid->shown_count);
	add_fact(ui, text, size, label >= 0 ? schema_told(grid->id, label, name) : "");
	add_fact(ui, text, size, place);
	add_fact(ui, text, size, source.text ? source.text : "");
}

bool words_share(struct ui *ui, enum driver driver, char *text, size_t size)
{
	struct whatif_share s[ENGINE_DRIVERS];
	if (driver == DRIVER_CAPABILITY)
		return false;
	if (!whatif_overview_shares(ui, s)) {
		if (!whatif_waits(ui))
			return false;
		snprintf(text, size, "%s", _("share of growth: being drawn"));
	} else if (driver == DRIVER_TRAINING) {
		snprintf(text, size, _("%.0f %% scale, %.0f %% methods"),
			 100 * s[ENGINE_SCALE].middle, 100 * s[ENGINE_TRAINING].middle);
	} else {
		const struct whatif_share *share =
			&s[driver == DRIVER_HARDWARE ? ENGINE_HARDWARE : ENGINE_ALGORITHMS];
		snprintf(text, size, _("%.0f %% of growth [%.0f, %.0f]"), 100 * share->middle,
			 100 * share->low, 100 * share->high);
	}
	notes_mark(&ui->notes, "kasoku-model", text, size, ui->charset);
	return true;
}

void words_readout(struct ui *ui, char *text, size_t size)
{
	struct pane *pane = pane_focused(ui);
	text[0] = '\0';
	if (pane->kind == PANE_WHATIF) {
		whatif_readout(ui, text, size);
		return;
	}
	if (pane->kind == PANE_TABLE) {
		readout_table(ui, &pane->grid, text, size);
		return;
	}
	const struct series *series = pane_series(ui, pane);
	if (!series)
		return;
	const struct series_state *state = series_state(ui, series);
	const struct figure *figure = series_figure(ui, series);
	if (words_marks(ui, figure, state, text, size))
		return;
	if (ui->crosshair && state->cursor >= 0 && state->cursor < (long)figure->count)
		words_point(ui, figure, (size_t)state->cursor, text, size);
	else
		figure_basis(figure, text, size, ui->charset);
}
