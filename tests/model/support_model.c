/* support_model.c - see support_model.h. */
#include "model/support_model.h"

#include "base/date.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct batch_row *put(struct batch *batch, enum table_id table, ...)
{
	struct place place = { "test.yaml", (uint32_t)batch->count + 1, 1 };
	struct batch_row *row = batch_add(batch, table, place);
	va_list args;
	va_start(args, table);
	for (const char *name; (name = va_arg(args, const char *));) {
		const char *text = va_arg(args, const char *);
		struct err err = { 0 };
		int column = schema_column(table, name);
		ck_assert_msg(column >= 0, "no column %s in %s", name, schema[table].name);
		bool read = value_read(&row->values[column], &schema[table].columns[column], text,
				       &batch->arena, &err);
		ck_assert_msg(read, "%s: %s", name, err.text);
		row->columns[column] = (uint16_t)(column + 1);
	}
	va_end(args);
	return row;
}

void must_be_sound(const struct batch *batch)
{
	if (batch->problem_count)
		ck_abort_msg("%s:%u: %s", batch->problems[0].place.file,
			     (unsigned)batch->problems[0].place.line, batch->problems[0].text);
}

bool complains(const struct batch *batch, const char *part)
{
	size_t kept = batch->problem_count < PROBLEMS_MAX ? batch->problem_count : PROBLEMS_MAX;
	for (size_t i = 0; i < kept; i++)
		if (strstr(batch->problems[i].text, part))
			return true;
	for (size_t i = 0; i < kept; i++)
		fprintf(stderr, "# problem: %s\n", batch->problems[i].text);
	return false;
}

bool has(const struct str *text, const char *part)
{
	if (strstr(text->text, part))
		return true;
	fprintf(stderr, "# not found: %s\n# in: %s\n", part, text->text);
	return false;
}

int day_of(const char *date)
{
	int days = 0;
	ck_assert_msg(date_parse(date, &days, NULL), "%s is not a date", date);
	return days;
}

void put_units(struct batch *batch)
{
	put(batch, TABLE_SOURCES, "id", "src", "kind", "web", "title", "T", NULL);
	put(batch, TABLE_UNITS, "id", "fraction", "title", "score", "style", "percent", NULL);
	put(batch, TABLE_UNITS, "id", "points", "title", "points", "style", "plain", NULL);
	put(batch, TABLE_UNITS, "id", "minutes", "title", "minutes", "style", "duration", NULL);
	put(batch, TABLE_UNITS, "id", "FLOP/s/USD", "title", "FLOP/s per dollar", "style", "si",
	    "suffix", "FLOP/s/$", NULL);
}

void put_point(struct batch *batch, const char *set, const char *date, const char *value)
{
	char label[64];
	snprintf(label, sizeof label, "%s-%zu", set, batch->count);
	put(batch, TABLE_OBSERVATIONS, "set", set, "date", date, "value", value, "label", label,
	    "source", "src", NULL);
}

void put_series(struct batch *batch, const char *id, const char *scale, const char *better,
		const char *unit)
{
	put(batch, TABLE_SERIES, "id", id, "title", id, "short", id, "driver", "capability", "unit",
	    unit, "statement", "S.", "table", "observations", "value", "value", "low", "low",
	    "high", "high", "where", "set = s", "scale", scale, "better", better, "frontier", "all",
	    NULL);
}

/* METR, Time Horizon 1.1, benchmark_results_1_1.yaml, update of 2026-05-08 (metr.org): name,
 * release, minutes at 50 % success with 95 % bounds, METR's own flag for state of the art. */
static const struct {
	const char *name, *date, *p50, *low, *high, *record;
} metr[] = {
	{ "gpt2", "2019-02-14", "0.053778", "0.009994", "0.141825", "1" },
	{ "davinci_002", "2020-05-28", "0.144057", "0.093319", "0.221209", "1" },
	{ "gpt_3_5_turbo_instruct", "2022-03-15", "0.599247", "0.255148", "1.115905", "1" },
	{ "gpt_4", "2023-03-14", "3.987428", "1.93292", "7.995283", "1" },
	{ "gpt_4_1106", "2023-11-06", "4.044959", "1.866859", "8.443226", "1" },
	{ "claude_3_opus", "2024-03-04", "3.952262", "1.706313", "8.76484", "0" },
	{ "gpt_4_turbo", "2024-04-09", "3.732787", "1.980046", "6.736613", "0" },
	{ "gpt_4o", "2024-05-13", "6.991195", "4.001482", "12.905741", "1" },
	{ "claude_3_5_sonnet", "2024-06-20", "11.395377", "5.489734", "22.384214", "1" },
	{ "o1_preview", "2024-09-12", "20.326586", "11.716193", "33.379877", "1" },
	{ "claude_3_5_sonnet_new", "2024-10-22", "20.522872", "10.144026", "40.82028", "1" },
	{ "o1", "2024-12-05", "38.831588", "21.164512", "64.95249", "1" },
	{ "claude_3_7_sonnet", "2025-02-24", "60.388937", "33.006168", "104.226017", "1" },
	{ "o3", "2025-04-16", "119.732634", "74.615398", "190.943818", "1" },
	{ "claude_4_opus", "2025-05-22", "100.366123", "59.994073", "163.454074", "0" },
	{ "claude_4_1_opus", "2025-08-05", "100.472004", "59.272391", "159.451918", "0" },
	{ "gpt_5", "2025-08-07", "203.012577", "112.641357", "405.551565", "1" },
	{ "gemini_3_pro", "2025-11-18", "224.325884", "139.565157", "379.235434", "1" },
	{ "gpt_5_1_codex_max", "2025-11-19", "223.714694", "134.31077", "396.206723", "0" },
	{ "claude_opus_4_5", "2025-11-24", "292.994594", "161.717714", "623.704698", "1" },
	{ "gpt_5_2", "2025-12-11", "352.249302", "198.067494", "815.177445", "1" },
	{ "claude_opus_4_6", "2026-02-05", "718.80683", "316.685725", "3633.786163", "1" },
	{ "gpt_5_3_codex", "2026-02-05", "349.530732", "194.913134", "816.351994", "0" },
	{ "gemini_3_1_pro", "2026-02-19", "384.147435", "233.50073", "694.750898", "0" },
	{ "gpt_5_4", "2026-03-05", "341.735276", "186.581591", "768.779526", "0" },
};

void put_metr(struct batch *batch)
{
	put(batch, TABLE_SOURCES, "id", "metr-th11", "kind", "dataset", "title",
	    "METR, Time Horizon 1.1 (update of 2026-05-08)", "publisher", "METR", "date",
	    "2026-05-08", "url", "https://metr.org/time-horizons/", "checked", "read", NULL);
	put(batch, TABLE_SOURCES, "id", "kwa-2025", "kind", "paper", "title",
	    "Measuring AI Ability to Complete Long Tasks", "authors", "Thomas Kwa et al.",
	    "publisher", "arXiv", "date", "2025-03-18", "identifier", "arXiv:2503.14499", NULL);
	put(batch, TABLE_UNITS, "id", "minutes", "title", "minutes", "style", "duration", "ticks",
	    "0.0166666 0.25 1 15 60 480", NULL);
	for (size_t i = 0; i < sizeof metr / sizeof *metr; i++)
		put(batch, TABLE_HORIZONS, "id", metr[i].name, "suite", "TH1.1", "vintage",
		    "2026-05-08", "name", metr[i].name, "date", metr[i].date, "p50", metr[i].p50,
		    "p50_low", metr[i].low, "p50_high", metr[i].high, "level", "0.95", "record",
		    metr[i].record, "latest", "true", "tier", "measured", "source", "metr-th11",
		    NULL);
	put(batch, TABLE_TRENDS, "id", "kwa-2025-7-months", "quantity", "task horizon", "driver",
	    "capability", "value", "7", "unit", "doubling months", "factor_per_year", "3.28",
	    "period_start", "2019", "period_end", "2025", "checked", "read", "source", "kwa-2025",
	    NULL);
	put(batch, TABLE_SERIES, "id", "metr-horizon-p50", "title", "Task horizon at 50 % success",
	    "short", "Task horizon, 50 %", "driver", "capability", "rank", "1", "unit", "minutes",
	    "statement", "How long a task, in human time, a model completes half the time.",
	    "table", "horizons", "value", "p50", "low", "p50_low", "high", "p50_high", "where",
	    "vintage = 2026-05-08; latest = true", "scale", "log", "better", "up", "frontier",
	    "records", "limit", "960", "limit_note", "METR calls estimates above 16 h unreliable.",
	    "compare", "task horizon", "source", "kwa-2025", NULL);
}
