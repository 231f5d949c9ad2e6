/* whatif_print.c - runs as JSON, CSV and text. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "cli/whatif.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void whatif_json_year(struct json *json, const char *name, double year)
{
	char day[16];
	bool known = !isnan(year) && !isinf(year);
	json_text(json, name,
		  known ? date_format(day, (int)floor(date_from_decimal_year(year))) : NULL);
}

static void json_settings(struct json *object, const struct whatif_run *run)
{
	const struct lever_list *levers = &run->world->levers;
	json_name(object, "settings");
	struct json settings = json_begin(object->out, '{');
	for (size_t i = 0; i < levers->count; i++) {
		if (!run->scenario.set[i])
			continue;
		if (isinf(run->scenario.value[i]))
			json_text(&settings, levers->items[i].id, "none");
		else
			json_number(&settings, levers->items[i].id, run->scenario.value[i]);
	}
	json_end(&settings, '}');
}

static void json_anchor(struct json *object, const struct whatif_run *run)
{
	const struct drivers *drivers = &run->world->drivers;
	json_name(object, "anchor");
	struct json anchor = json_begin(object->out, '{');
	whatif_json_year(&anchor, "date", run->median.anchor.year);
	json_text(&anchor, "model", drivers->frontier_name);
	json_number(&anchor, "index", run->median.value[TERM_INDEX_NOW]);
	json_text(&anchor, "largest_run", drivers->record_name);
	json_number(&anchor, "compute_flop", pow(10, run->median.value[TERM_COMPUTE_NOW]));
	json_number(&anchor, "methods_oom_per_year", run->path.methods);
	json_end(&anchor, '}');
}

static void json_band(struct json *object, struct whatif_run *run)
{
	const struct whatif_output *output = &run->world->outputs[run->options.output];
	json_text(object, "output", output->id);
	json_text(object, "unit", output->unit);
	json_name(object, "band");
	struct json list = json_begin(object->out, '[');
	for (size_t i = 0; i < run->path.n; i++) {
		json_name(&list, NULL);
		struct json row = json_begin(object->out, '{');
		whatif_json_year(&row, "date", run->path.year[i]);
		json_number(&row, "median_path",
			    output_outer(output, output_at(output, &run->median, &run->path, i)));
		json_number(&row, "p10", whatif_quantile(run, i, 0.1));
		json_number(&row, "p50", whatif_quantile(run, i, 0.5));
		json_number(&row, "p90", whatif_quantile(run, i, 0.9));
		json_end(&row, '}');
	}
	json_end(&list, ']');
}

static void json_interval(struct json *row, const struct whatif_date *date)
{
	json_name(row, "interval");
	struct json pair = json_begin(row->out, '[');
	whatif_json_year(&pair, NULL, date->p10);
	whatif_json_year(&pair, NULL, date->p90);
	json_end(&pair, ']');
	json_number(row, "level", 0.8);
	json_text(row, "kind", "prediction");
}

/* The chance that a level is met by the start of each year. */
static void json_chances(struct json *row, const struct whatif_run *run, size_t t)
{
	char year[16];
	json_name(row, "probability_by");
	struct json list = json_begin(row->out, '{');
	for (double y = ceil(run->median.anchor.year); y <= run->options.until; y++) {
		snprintf(year, sizeof year, "%.0f", y);
		json_number(&list, year, whatif_by(run, t, y));
	}
	json_end(&list, '}');
}

static void json_threshold(struct json *list, struct whatif_run *run, struct whatif_run *base,
			   size_t t)
{
	const struct whatif_threshold *threshold = &run->world->thresholds[t];
	struct whatif_date date, before;
	char day[16];
	whatif_date(run, t, &date);
	whatif_date(base, t, &before);
	bool open = isnan(date.met) && !date.unreachable;
	json_name(list, NULL);
	struct json row = json_begin(list->out, '{');
	json_text(&row, "label", threshold->label);
	json_text(&row, "output", run->world->outputs[threshold->output].id);
	json_number(&row, "value", threshold->value);
	json_flag(&row, "unreachable", date.unreachable);
	json_text(&row, "met", isnan(date.met) ? NULL : date_format(day, (int)date.met));
	if (open) {
		whatif_json_year(&row, "date", date.p50);
		json_interval(&row, &date);
		whatif_json_year(&row, "median_path", date.middle);
		json_number(&row, "beyond_end", 1 - date.within);
		json_number(&row, "monte_carlo_error_years", date.error);
		whatif_json_year(&row, "base", before.p50);
		json_number(&row, "shift_years", date.p50 - before.p50);
		json_chances(&row, run, t);
	}
	json_end(&row, '}');
}

static const char *const share_ids[ENGINE_DRIVERS] = { "hardware", "scale", "algorithms",
							 "training" };

/* What two drivers do together beyond each alone, where that is more than a twentieth of the whole. */
static void json_interactions(struct json *object, double pairs[ENGINE_DRIVERS][ENGINE_DRIVERS])
{
	char name[60];
	json_name(object, "interactions");
	struct json list = json_begin(object->out, '{');
	for (int i = 0; i < ENGINE_DRIVERS; i++)
		for (int j = i + 1; j < ENGINE_DRIVERS; j++) {
			if (fabs(pairs[i][j]) <= 0.05)
				continue;
			snprintf(name, sizeof name, "%s+%s", share_ids[i], share_ids[j]);
			json_number(&list, name, pairs[i][j]);
		}
	json_end(&list, '}');
}

static void json_shares(struct json *object, struct whatif_run *run)
{
	struct whatif_share now[ENGINE_DRIVERS];
	double then[ENGINE_DRIVERS], pairs[ENGINE_DRIVERS][ENGINE_DRIVERS];
	whatif_shares_now(run, now);
	whatif_shares_then(run, then, pairs);
	json_name(object, "shares");
	struct json list = json_begin(object->out, '{');
	for (int d = 0; d < ENGINE_DRIVERS; d++) {
		json_name(&list, share_ids[d]);
		struct json share = json_begin(object->out, '{');
		json_number(&share, "now", now[d].middle);
		json_name(&share, "interval");
		struct json pair = json_begin(object->out, '[');
		json_number(&pair, NULL, now[d].low);
		json_number(&pair, NULL, now[d].high);
		json_end(&pair, ']');
		json_number(&share, "by_end", then[d]);
		json_end(&share, '}');
	}
	json_end(&list, '}');
	json_interactions(object, pairs);
}

static void json_matters(struct json *object, struct whatif_run *run, size_t threshold)
{
	struct whatif_swing swings[LEVERS_MAX];
	size_t count = whatif_tornado(run, threshold, swings);
	double rank[WHATIF_DRAWN];
	const struct lever_list *levers = &run->world->levers;
	json_name(object, "tornado");
	struct json list = json_begin(object->out, '[');
	for (size_t i = 0; i < count; i++) {
		json_name(&list, NULL);
		struct json row = json_begin(object->out, '{');
		json_text(&row, "lever", levers->items[swings[i].lever].id);
		json_number(&row, "low", swings[i].low_setting);
		json_number(&row, "high", swings[i].high_setting);
		whatif_json_year(&row, "date_at_low", swings[i].low);
		whatif_json_year(&row, "date_at_high", swings[i].high);
		json_end(&row, '}');
	}
	json_end(&list, ']');
	whatif_ranks(run, threshold, rank);
	json_name(object, "rank_correlation");
	struct json ranks = json_begin(object->out, '{');
	for (size_t i = 0; i < run->world->drawn_count; i++)
		json_number(&ranks, levers->items[run->world->drawn[i]].id, rank[i]);
	json_end(&ranks, '}');
}

static void json_lines(struct json *object, const char *name, const char *text)
{
	json_name(object, name);
	struct json list = json_begin(object->out, '[');
	while (*text) {
		size_t length = strcspn(text, "\n");
		struct str one;
		str_init(&one);
		str_add_n(&one, text, length);
		json_text(&list, NULL, one.text);
		str_clear(&one);
		text += length + (text[length] == '\n');
	}
	json_end(&list, ']');
}

/* The month of work at 50 %: what sensitivity is shown for. */
static size_t main_threshold(const struct whatif *world)
{
	for (size_t i = 0; i < world->threshold_count; i++)
		if (world->outputs[world->thresholds[i].output].kind == OUTPUT_HORIZON &&
		    world->thresholds[i].value > 10000 && world->thresholds[i].value < 10100)
			return i;
	return 0;
}

static void json_tail(struct json *object, struct whatif_run *run)
{
	const char *keys[WHATIF_SOURCES];
	size_t count = whatif_sources(run, keys);
	struct str text;
	str_init(&text);
	whatif_warnings(run, &text);
	json_lines(object, "warnings", text.text);
	json_name(object, "sources");
	struct json list = json_begin(object->out, '[');
	for (size_t i = 0; i < count; i++)
		json_text(&list, NULL, keys[i]);
	json_end(&list, ']');
	str_reset(&text);
	whatif_command(run, &text);
	json_text(object, "command", text.text);
	str_clear(&text);
}

void whatif_print_json(struct cli *cli, struct whatif_run *run, struct whatif_run *base)
{
	char day[16];
	const struct whatif *world = run->world;
	struct json object = json_begin(&cli->out, '{');
	json_text(&object, "scenario", run->scenario.name);
	json_text(&object, "title", run->scenario.title);
	json_settings(&object, run);
	json_text(&object, "as_of",
		  isfinite(world->as_of) ? date_format(day, (int)world->as_of) : NULL);
	json_anchor(&object, run);
	json_number(&object, "draws", (double)run->done);
	json_number(&object, "seed", (double)run->options.seed);
	json_number(&object, "until", run->options.until);
	json_name(&object, "thresholds");
	struct json list = json_begin(&cli->out, '[');
	for (size_t t = 0; t < world->threshold_count; t++)
		json_threshold(&list, run, base, t);
	json_end(&list, ']');
	json_band(&object, run);
	json_shares(&object, run);
	json_matters(&object, run, main_threshold(world));
	json_tail(&object, run);
	json_end(&object, '}');
}

static void csv_year(struct str *out, double year)
{
	char day[16];
	str_add_char(out, ',');
	if (!isnan(year) && !isinf(year))
		str_add(out, date_format(day, (int)floor(date_from_decimal_year(year))));
}

static void csv_number(struct str *out, double number)
{
	char text[NUM_TEXT];
	str_add_char(out, ',');
	if (!isnan(number) && !isinf(number))
		str_add(out, num_exact(text, number));
}

static void csv_row(struct str *out, struct whatif_run *run, struct whatif_run *base, size_t t)
{
	const struct whatif_threshold *threshold = &run->world->thresholds[t];
	struct whatif_date date, before;
	char day[16];
	whatif_date(run, t, &date);
	whatif_date(base, t, &before);
	bool open = isnan(date.met) && !date.unreachable;
	str_add_csv(out, run->scenario.name);
	str_add_char(out, ',');
	str_add_csv(out, threshold->label);
	str_add_char(out, ',');
	str_add_csv(out, run->world->outputs[threshold->output].id);
	csv_number(out, threshold->value);
	str_printf(out, ",%s,%s", date.unreachable ? "true" : "false",
		   isnan(date.met) ? "" : date_format(day, (int)date.met));
	csv_year(out, open ? date.p50 : (double)NAN);
	csv_year(out, open ? date.p10 : (double)NAN);
	csv_year(out, open ? date.p90 : (double)NAN);
	csv_number(out, open ? 1 - date.within : (double)NAN);
	csv_number(out, open ? date.error : (double)NAN);
	csv_number(out, open ? date.p50 - before.p50 : (double)NAN);
	str_add_char(out, '\n');
}

void whatif_print_csv(struct cli *cli, struct whatif_run *runs, size_t count,
		      struct whatif_run *base)
{
	str_add(&cli->out, "scenario,label,output,value,unreachable,met,date,p10,p90,beyond_end,"
			   "monte_carlo_error_years,shift_years\n");
	for (size_t i = 0; i < count; i++)
		for (size_t t = 0; t < base->world->threshold_count; t++)
			csv_row(&cli->out, &runs[i], base, t);
}

enum { LABEL_COLUMNS = 27, DATE_COLUMNS = 24, SHIFT_COLUMNS = 8 };

static void text_row(struct cli *cli, struct whatif_run *runs, size_t count,
		     struct whatif_run *base, size_t t)
{
	struct whatif_date date, before;
	char text[80], shift[NUM_TEXT];
	whatif_date(base, t, &before);
	cli_print_cell(cli, base->world->thresholds[t].label, LABEL_COLUMNS);
	for (size_t i = 0; i < count; i++) {
		whatif_date(&runs[i], t, &date);
		bool open = isnan(date.met) && !date.unreachable;
		cli_print_cell(cli, whatif_date_words(&runs[i], &date, text, sizeof text),
			       DATE_COLUMNS);
		if (scenario_changes(&runs[i].scenario) == 0)
			continue;
		whatif_shift_words(open ? date.p50 - before.p50 : (double)NAN, shift);
		cli_print_cell(cli, shift, SHIFT_COLUMNS);
	}
	while (cli->out.length && cli->out.text[cli->out.length - 1] == ' ')
		cli->out.text[--cli->out.length] = '\0';
	str_add_char(&cli->out, '\n');
}

static void text_shares(struct cli *cli, struct whatif_run *run)
{
	struct whatif_share now[ENGINE_DRIVERS];
	double then[ENGINE_DRIVERS];
	whatif_shares_now(run, now);
	whatif_shares_then(run, then, NULL);
	cli_print(cli, _("\nShares of the growth of effective compute now (80 %), and of what the "
			 "index gains "
			 "by the end:\n"));
	for (int d = 0; d < ENGINE_DRIVERS; d++) {
		str_add(&cli->out, "  ");
		cli_print_cell(cli, engine_driver_title((enum engine_driver)d), 17);
		str_printf(&cli->out, "%3.0f %% [%.0f, %.0f]   %3.0f %%\n", 100 * now[d].middle,
			   100 * now[d].low, 100 * now[d].high, 100 * then[d]);
	}
}

void whatif_print_text(struct cli *cli, struct whatif_run *runs, size_t count,
		       struct whatif_run *base)
{
	struct str text;
	cli_print_cell(cli, "", LABEL_COLUMNS);
	for (size_t i = 0; i < count; i++) {
		cli_print_cell(cli, runs[i].scenario.name, DATE_COLUMNS);
		if (scenario_changes(&runs[i].scenario) > 0)
			cli_print_cell(cli, _("shift"), SHIFT_COLUMNS);
	}
	while (cli->out.length && cli->out.text[cli->out.length - 1] == ' ')
		cli->out.text[--cli->out.length] = '\0';
	str_add_char(&cli->out, '\n');
	for (size_t t = 0; t < base->world->threshold_count; t++)
		text_row(cli, runs, count, base, t);
	text_shares(cli, &runs[0]);
	str_init(&text);
	str_add_char(&text, '\n');
	whatif_explain(&runs[0], &text, cli->charset);
	scenario_age(&runs[0].scenario, base->world->dataset, &base->world->levers, &text);
	cli_print(cli, text.text);
	if (text.text[text.length - 1] != '\n')
		str_add_char(&cli->out, '\n');
	str_clear(&text);
}
