/* backtest_json.c - a back-test for machines. */
#include "base/date.h"
#include "study/backtest.h"

#include <math.h>

static void add_number(struct str *out, const char *name, double number)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json_number(out, number);
}

static void add_text(struct str *out, const char *name, const char *text)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json(out, text);
}

static void add_date(struct str *out, const char *name, double day)
{
	char date[16];
	add_text(out, name, date_format(date, (int)day));
}

static void add_row(struct str *out, const struct backtest_row *row)
{
	str_add(out, "{\"method\":");
	str_add_json(out, row->method->id);
	str_printf(out, ",\"n\":%zu,\"origins\":%zu,\"fallbacks\":%zu", row->score.n,
		   row->score.origins, row->fallbacks);
	add_number(out, "crps", row->score.crps);
	add_number(out, "mae", row->score.mae);
	add_number(out, "bias", row->score.bias);
	add_number(out, "interval_score_90", row->score.winkler);
	add_number(out, "skill", row->skill);
	str_add(out, ",\"held\":{");
	for (size_t i = 0; i < SCORE_LEVELS; i++)
		str_printf(out, "%s\"%.0f\":%zu", i ? "," : "", 100 * score_levels[i],
			   row->score.held[i]);
	str_add(out, "},\"pit\":[");
	for (size_t i = 0; i < SCORE_PIT; i++)
		str_printf(out, "%s%zu", i ? "," : "", row->score.pit[i]);
	str_add_char(out, ']');
	if (row->compared) {
		add_number(out, "diebold_mariano_t", row->t);
		add_number(out, "diebold_mariano_p", row->p);
	}
	str_add_char(out, '}');
}

static void add_forecast(struct str *out, const struct backtest *backtest,
			 const struct backtest_origin *origin, size_t method,
			 const struct figure_point *point, bool *any)
{
	double centre;
	struct interval in;
	if (!backtest_forecast(backtest, origin, method, point->at.t, 0.9, &centre, &in))
		return;
	str_printf(out, "%s{\"method\":", *any ? "," : "");
	*any = true;
	str_add_json(out, forecast_methods[method].id);
	add_date(out, "date", point->at.t);
	add_number(out, "median", centre);
	str_add(out, ",\"interval\":[");
	str_add_json_number(out, in.low);
	str_add_char(out, ',');
	str_add_json_number(out, in.high);
	str_add(out, "],\"level\":0.9,\"kind\":\"prediction\"");
	add_number(out, "came", point->at.y);
	add_number(out, "place",
		   backtest_place(backtest, origin, method, point->at.t, point->at.y));
	str_add_char(out, '}');
}

/* What a day would have forecast for every fitted point that came later. */
static void add_day(struct str *out, const struct backtest *backtest, double day)
{
	struct backtest_origin origin;
	struct arena arena = ARENA_EMPTY;
	char date[16];
	bool any = false, done = backtest_stand(&origin, backtest, day, &arena);
	str_add(out, "{\"as_of\":");
	str_add_json(out, date_format(date, (int)day));
	str_printf(out, ",\"known\":%zu,\"forecasts\":[", origin.known);
	for (size_t i = 0; done && i < backtest->figure->count; i++) {
		const struct figure_point *point = &backtest->figure->points[i];
		if (!point->fitted || point->at.t <= day)
			continue;
		for (size_t m = 0; m < backtest->row_count; m++)
			add_forecast(out, backtest, &origin, m, point, &any);
	}
	str_add(out, "]}");
	arena_clear(&arena);
}

void backtest_json(const struct backtest *backtest, const double *days, size_t count,
		   struct str *out)
{
	const struct figure *figure = backtest->figure;
	struct support support;
	char text[600];
	figure_support(figure, &support);
	str_add(out, "{\"series\":");
	str_add_json(out, figure->series->id);
	add_text(out, "unit", backtest_unit(backtest));
	str_printf(out, ",\"origins\":%zu,\"targets\":%zu", backtest->origin_count,
		   backtest->targets);
	add_number(out, "lead_low_years", backtest->options.lead_low);
	add_number(out, "lead_high_years", backtest->options.lead_high);
	if (backtest->refusal[0])
		add_text(out, "refusal", backtest->refusal);
	str_add(out, ",\"methods\":[");
	for (size_t m = 0, any = 0; !backtest->refusal[0] && m < backtest->row_count; m++) {
		if (!backtest->rows[m].applies)
			continue;
		str_add(out, any++ ? "," : "");
		add_row(out, &backtest->rows[m]);
	}
	str_printf(out, "],\"supported_by_history\":%s", support.holds ? "true" : "false");
	str_add(out, ",\"days\":[");
	for (size_t i = 0; i < count; i++) {
		str_add(out, i ? "," : "");
		add_day(out, backtest, days[i]);
	}
	str_add(out, "],\"sources\":[");
	for (size_t i = 0; i < figure->source_count; i++) {
		str_add(out, i ? "," : "");
		str_add_json(out, figure->sources[i]);
	}
	str_add_char(out, ']');
	add_text(out, "command", backtest_command(backtest, days, count, text, sizeof text));
	str_add_char(out, '}');
}
