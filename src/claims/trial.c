/* trial.c - what every test does: cutting points, fitting, noting figures, ruling. */
#include "claims/trial.h"

#include "base/date.h"
#include "base/i18n.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *trial_text(struct trial *trial, const char *name, const char *otherwise)
{
	size_t length = strlen(name);
	for (const char *at = trial->claim->parameters; *at; at += strcspn(at, ";")) {
		at += strspn(at, "; ");
		if (strncmp(at, name, length) != 0)
			continue;
		const char *value = at + length + strspn(at + length, " ");
		if (*value != '=')
			continue;
		value += 1 + strspn(value + 1, " ");
		size_t end = strcspn(value, ";");
		while (end && value[end - 1] == ' ')
			end--;
		return arena_strndup(&trial->claims->arena, value, end);
	}
	return otherwise;
}

double trial_number(struct trial *trial, const char *name, double otherwise)
{
	double number;
	const char *text = trial_text(trial, name, NULL);
	return text && num_parse(text, &number) ? number : otherwise;
}

double trial_date(struct trial *trial, const char *name, double otherwise)
{
	int days;
	const char *text = trial_text(trial, name, NULL);
	return text && date_parse(text, &days, NULL) ? days : otherwise;
}

static const struct track *track_of(struct trial *trial, const struct series *series)
{
	struct claims *claims = trial->claims;
	struct track *track = &claims->tracks[series - claims->series->items];
	if (!track->gathered) {
		track->points =
			series_points(series, claims->dataset, &claims->arena, &track->count);
		track->gathered = true;
	}
	return track;
}

static bool competes(const struct trial *trial, const struct series_point *point, double from,
		     double to)
{
	return point->t >= from && point->t <= to && point->t <= trial->as_of &&
	       !point->beyond_limit;
}

/* Gathers the competing points, then keeps those that `rule` selects. */
static void fill_cut(struct trial *trial, struct cut *cut, const struct track *track, double from,
		     double to, enum frontier_rule rule)
{
	struct arena *arena = &trial->claims->arena;
	bool *keep = mem_array(track->count, sizeof *keep);
	size_t n = 0, kept = 0;
	cut->t = arena_array(arena, track->count, sizeof *cut->t);
	cut->years = arena_array(arena, track->count, sizeof *cut->years);
	cut->y = arena_array(arena, track->count, sizeof *cut->y);
	cut->at = arena_array(arena, track->count, sizeof *cut->at);
	for (size_t i = 0; i < track->count; i++)
		if (competes(trial, &track->points[i], from, to)) {
			cut->t[n] = track->points[i].t;
			cut->y[n] = track->points[i].y;
			cut->at[n++] = &track->points[i];
		}
	frontier_select(keep, cut->t, cut->y, n, rule, cut->series->frontier_k, cut->series->up);
	for (size_t i = 0; i < n; i++)
		if (keep[i]) {
			cut->t[kept] = cut->t[i];
			cut->years[kept] = date_decimal_year(cut->t[i]);
			cut->y[kept] = cut->y[i];
			cut->at[kept++] = cut->at[i];
		}
	cut->n = kept;
	free(keep);
}

bool trial_cut(struct trial *trial, struct cut *cut, const char *series, double from, double to,
	       enum frontier_rule rule)
{
	*cut = (struct cut){ .series = trial->claim->series };
	if (series && series[0])
		cut->series = series_find(trial->claims->series, series);
	if (!cut->series)
		return false;
	fill_cut(trial, cut, track_of(trial, cut->series), from, to, rule);
	trial_source(trial, cut->series->source);
	for (size_t i = 0; i < cut->n; i++)
		trial_source(trial, cut->at[i]->source);
	return true;
}

bool trial_default(struct trial *trial, struct cut *cut, const char *series)
{
	const struct series *found = trial->claim->series;
	if (series && series[0])
		found = series_find(trial->claims->series, series);
	if (!found) {
		*cut = (struct cut){ 0 };
		return false;
	}
	if (found == trial->claim->series) {
		const struct selection *selection = &trial->claim->selection;
		return trial_cut(trial, cut, found->id, selection->from, selection->to,
				 found->frontier);
	}
	double from = isnan(found->from) ? -HUGE_VAL : found->from;
	if (strcmp(found->id, trial_text(trial, "index", "")) == 0)
		from = trial_date(trial, "index-from", from);
	return trial_cut(trial, cut, found->id, from, HUGE_VAL, found->frontier);
}

bool cut_growth(const struct cut *cut, enum growth_scale scale, struct growth *fit)
{
	struct err err = { 0 };
	struct growth_options options = { .scale = scale, .level = 0.95 };
	if (!cut->series || cut->n < 3)
		return false;
	options.floor = isnan(cut->series->floor) ? 0 : cut->series->floor;
	options.ceiling = cut->series->ceiling;
	return growth_fit(fit, cut->years, cut->y, cut->n, &options, &err);
}

double cut_best(const struct cut *cut, double t)
{
	double best = (double)NAN;
	for (size_t i = 0; i < cut->n && cut->t[i] <= t; i++)
		if (isnan(best) || (cut->series->up ? cut->y[i] > best : cut->y[i] < best))
			best = cut->y[i];
	return best;
}

enum growth_scale cut_scale(const struct cut *cut)
{
	return cut->series->scale == GROWTH_LOG ? GROWTH_LOG : GROWTH_RAW;
}

double trial_row_date(const struct trial *trial, enum table_id table, size_t row)
{
	return dataset_get(trial->claims->dataset, table, row, "date").number;
}

bool trial_row_known(const struct trial *trial, enum table_id table, size_t row)
{
	return trial_row_date(trial, table, row) <= trial->as_of;
}

struct value trial_value(const struct trial *trial, enum table_id table, size_t row,
			 const char *column)
{
	return dataset_get(trial->claims->dataset, table, row, column);
}

void trial_source(struct trial *trial, const char *key)
{
	if (!key || key[0] == '\0')
		return;
	for (size_t i = 0; i < trial->source_count; i++)
		if (strcmp(trial->sources[i], key) == 0)
			return;
	trial->sources = mem_grow(trial->sources, trial->source_count, &trial->source_room,
				  sizeof *trial->sources);
	trial->sources[trial->source_count++] = key;
}

void trial_find_interval(struct trial *trial, const char *name, double value,
			 struct interval interval, double level, const char *unit, const char *kind)
{
	trial->findings = mem_grow(trial->findings, trial->finding_count, &trial->finding_room,
				   sizeof *trial->findings);
	trial->findings[trial->finding_count++] =
		(struct finding){ .name = arena_strdup(&trial->claims->arena, name),
				  .value = value,
				  .low = interval.low,
				  .high = interval.high,
				  .level = level,
				  .unit = unit,
				  .kind = kind };
}

void trial_find(struct trial *trial, const char *name, double value, const char *unit)
{
	struct interval none = { (double)NAN, (double)NAN };
	trial_find_interval(trial, name, value, none, (double)NAN, unit, "");
}

void trial_find_rate(struct trial *trial, const char *name, const struct growth *fit)
{
	if (fit->scale == GROWTH_RAW)
		trial_find_interval(trial, name, fit->slope, fit->slope_interval, fit->level,
				    "per-year", "confidence");
	else
		trial_find_interval(trial, name, fit->factor_per_year, fit->factor_interval,
				    fit->level, "factor-year", "confidence");
}

double trial_trend(struct trial *trial, const char *name, const char *key)
{
	const struct dataset *dataset = trial->claims->dataset;
	long row = dataset_find(dataset, TABLE_TRENDS, key);
	if (row < 0)
		return (double)NAN;
	double factor = dataset_get(dataset, TABLE_TRENDS, (size_t)row, "factor_per_year").number;
	trial_find_interval(trial, name, factor, (struct interval){ (double)NAN, (double)NAN },
			    (double)NAN, "factor-year", "published");
	trial_source(trial, dataset_get(dataset, TABLE_TRENDS, (size_t)row, "source").text);
	return factor;
}

__attribute__((format(printf, 3, 0))) static void
rule(struct trial *trial, enum judgement verdict, const char *format, va_list args)
{
	struct str text;
	str_init(&text);
	str_vprintf(&text, format, args);
	trial->ruling->verdict = verdict;
	trial->ruling->reason = arena_strdup(&trial->claims->arena, text.text);
	trial->decided = true;
	str_clear(&text);
}

void trial_rule(struct trial *trial, enum judgement verdict, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	rule(trial, verdict, format, args);
	va_end(args);
}

void trial_cannot(struct trial *trial, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	rule(trial, JUDGED_UNTESTABLE, format, args);
	va_end(args);
}

const char *trial_say(struct trial *trial, double value, const char *unit)
{
	char text[160];
	struct finding finding = {
		.value = value, .low = (double)NAN, .high = (double)NAN, .unit = unit
	};
	return arena_strdup(&trial->claims->arena, finding_text(text, &finding, CHARSET_UNICODE));
}
