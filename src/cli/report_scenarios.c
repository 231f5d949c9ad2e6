/* report_scenarios.c - the base scenario and all others side by side, as part of a report. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "cli/report.h"
#include "cli/whatif.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEED = 1, RUNS_MOST = 40, SHOWN_MOST = 3, SCREEN_W = 200, SCREEN_H = 64 };

struct comparison {
	struct whatif world;
	struct whatif_run runs[RUNS_MOST]; /* the base is the first */
	size_t count;
};

static void run_one(struct comparison *c, const struct scenario *scenario)
{
	struct whatif_options options = { .draws = WHATIF_DRAWS,
					  .seed = SEED,
					  .until = WHATIF_UNTIL };
	whatif_run_all(&c->runs[c->count++], &c->world, scenario, &options);
}

static void run_all(struct comparison *c, const struct dataset *dataset)
{
	struct scenario scenario;
	scenario_base(&scenario);
	run_one(c, &scenario);
	for (size_t i = 0; i < dataset_count(dataset, TABLE_SCENARIOS) && c->count < RUNS_MOST;
	     i++) {
		struct err none = { 0 };
		const char *name = dataset_value(dataset, TABLE_SCENARIOS, i, 0).text;
		if (strcmp(name, SCENARIO_DRAFT_NAME) != 0 &&
		    scenario_load(&scenario, dataset, &c->world.levers, name, &none) &&
		    scenario_possible(&scenario, &c->world.drivers, &c->world.levers, &none))
			run_one(c, &scenario);
	}
}

static bool is_open(struct whatif_run *run, size_t threshold, struct whatif_date *date)
{
	whatif_date(run, threshold, date);
	return isnan(date->met) && !date->unreachable;
}

/* The chart of the base scenario, as the view shows it. */
static bool add_fan(struct report *report, struct err *err)
{
	struct screen screen = { 0 };
	bool done = screen_open(&screen, report->cli, report->session, "whatif", NULL, SCREEN_W,
				SCREEN_H, false, err);
	if (done) {
		screen_settle(&screen);
		report->quiet = true;
		report_screen(report, &screen, true);
		report->quiet = false;
	}
	screen_close(&screen);
	return done;
}

static void add_base(struct report *report, struct comparison *c)
{
	struct paper *paper = &report->paper;
	struct paper_column *columns = arena_array(&paper->arena, 2, sizeof *columns);
	columns[0] = (struct paper_column){ "level", _("Level"), false };
	columns[1] = (struct paper_column){ "date", _("Reached, with 80 % band"), false };
	paper_table(paper, _("When levels are reached under the base scenario"), columns, 2, false);
	for (size_t t = 0; t < c->world.threshold_count; t++) {
		struct whatif_date date;
		char text[80];
		whatif_date(&c->runs[0], t, &date);
		paper_cell(paper, c->world.thresholds[t].label);
		paper_cell(paper, whatif_date_words(&c->runs[0], &date, text, sizeof text));
	}
}

/* The first levels that are still ahead. */
static size_t levels_ahead(struct comparison *c, size_t shown[SHOWN_MOST])
{
	struct whatif_date date;
	size_t count = 0;
	for (size_t t = 0; t < c->world.threshold_count && count < SHOWN_MOST; t++)
		if (is_open(&c->runs[0], t, &date))
			shown[count++] = t;
	return count;
}

static void add_comparison(struct report *report, struct comparison *c)
{
	struct paper *paper = &report->paper;
	size_t shown[SHOWN_MOST], levels = levels_ahead(c, shown);
	struct paper_column *columns = arena_array(&paper->arena, levels + 2, sizeof *columns);
	columns[0] = (struct paper_column){ "scenario", _("Scenario"), false };
	for (size_t l = 0; l < levels; l++)
		columns[l + 1] = (struct paper_column){
			"date", arena_strdup(&paper->arena, c->world.thresholds[shown[l]].label),
			false
		};
	paper_table(paper, _("The scenarios side by side"), columns, levels + 1, false);
	for (size_t i = 0; i < c->count; i++) {
		const struct scenario *scenario = &c->runs[i].scenario;
		paper_cell(paper, *scenario->title ? _(scenario->title) : scenario->name);
		for (size_t l = 0; l < levels; l++) {
			struct whatif_date date;
			char text[80];
			whatif_date(&c->runs[i], shown[l], &date);
			paper_cell(paper, whatif_date_words(&c->runs[i], &date, text, sizeof text));
		}
	}
}

static void add_year(struct paper *paper, double year)
{
	char day[16];
	paper_cell(paper, isfinite(year)
				  ? date_format(day, (int)floor(date_from_decimal_year(year)))
				  : "");
}

static void add_number(struct paper *paper, double number)
{
	char text[NUM_TEXT];
	paper_cell_number(paper, isfinite(number) ? num_exact(text, number) : "",
			  isfinite(number) ? number : (double)NAN);
}

/* Every date of every scenario, for programs. */
static void add_rows(struct report *report, struct comparison *c)
{
	static const struct paper_column columns[] = {
		{ "scenario", "", false },   { "label", "", false }, { "output", "", false },
		{ "value", "", true },       { "met", "", false },   { "date", "", false },
		{ "p10", "", false },        { "p90", "", false },   { "beyond_end", "", true },
		{ "shift_years", "", true },
	};
	struct paper *paper = &report->paper;
	paper_table(paper, "dates", columns, sizeof columns / sizeof *columns, true);
	for (size_t i = 0; i < c->count; i++)
		for (size_t t = 0; t < c->world.threshold_count; t++) {
			const struct whatif_threshold *threshold = &c->world.thresholds[t];
			struct whatif_date date, base;
			char day[16];
			bool open =
				is_open(&c->runs[i], t, &date) && is_open(&c->runs[0], t, &base);
			paper_cell(paper, c->runs[i].scenario.name);
			paper_cell(paper, threshold->label);
			paper_cell(paper, c->world.outputs[threshold->output].id);
			add_number(paper, threshold->value);
			paper_cell(paper, isnan(date.met) ? "" : date_format(day, (int)date.met));
			add_year(paper, open ? date.p50 : (double)NAN);
			add_year(paper, open ? date.p10 : (double)NAN);
			add_year(paper, open ? date.p90 : (double)NAN);
			add_number(paper, open ? 1 - date.within : (double)NAN);
			add_number(paper, open ? date.p50 - base.p50 : (double)NAN);
		}
}

static void add_basis(struct report *report, struct comparison *c)
{
	struct paper *paper = &report->paper;
	struct str text;
	str_init(&text);
	whatif_warnings(&c->runs[0], &text);
	paper_add(paper, PAPER_WARNING, text.text);
	str_reset(&text);
	whatif_command(&c->runs[0], &text);
	paper_add(paper, PAPER_COMMAND, text.text);
	const char *keys[WHATIF_SOURCES];
	size_t count = whatif_sources(&c->runs[0], keys);
	paper_add(paper, PAPER_SMALL, _("Levers and fits rest on these sources:"));
	for (size_t i = 0; i < count; i++)
		paper_cite(paper, keys[i]);
	str_clear(&text);
}

bool report_scenarios(struct report *report, struct err *err)
{
	struct comparison *c = mem_alloc(sizeof *c);
	bool programs = report->format == REPORT_CSV || report->format == REPORT_JSON;
	bool done = whatif_open(&c->world, report->session->dataset, report->as_of, err);
	if (done) {
		paper_heading(&report->paper, 2, _("What if"));
		done = add_fan(report, err);
	}
	if (done) {
		run_all(c, report->session->dataset);
		add_base(report, c);
		add_comparison(report, c);
		if (programs)
			add_rows(report, c);
		add_basis(report, c);
	}
	for (size_t i = 0; i < c->count; i++)
		whatif_end(&c->runs[i]);
	whatif_close(&c->world);
	free(c);
	return done;
}
