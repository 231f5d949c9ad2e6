/* report_drivers.c - acceleration and drivers as parts of a report. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "cli/report.h"
#include "cli/whatif.h"
#include "drivers/accounting.h"
#include "study/acceleration.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SEED = 1 };

/* ---- acceleration ---- */

static void add_rule(struct report *report, const struct acceleration *a,
		     const struct bend_test *test)
{
	struct paper *paper = &report->paper;
	char text[160], low[NUM_TEXT], high[NUM_TEXT], day[16];
	bool tested = !test->refusal[0];
	paper_cell(paper, bend_rule(test, text));
	paper_cell(paper, verdict_title(test->verdict));
	paper_cell(paper, tested ? date_format(day, (int)date_from_decimal_year(test->line.at)) : "");
	paper_cell(paper, tested ? bend_pace(a, test, text, report->charset) : test->refusal);
	if (tested && isfinite(test->ratio))
		paper_cell_number(paper, num_digits(text, test->ratio, 3), test->ratio);
	else
		paper_cell(paper, "");
	if (tested && isfinite(test->band.low) && isfinite(test->band.high))
		snprintf(text, sizeof text, "%s, %s", num_digits(low, test->band.low, 3),
			 num_digits(high, test->band.high, 3));
	paper_cell(paper, tested && isfinite(test->band.low) && isfinite(test->band.high) ? text : "");
	paper_cell(paper, tested ? bend_p(test, text) : "");
}

static void add_rules(struct report *report, const struct acceleration *a)
{
	struct paper *paper = &report->paper;
	struct paper_column *columns = arena_array(&paper->arena, 7, sizeof *columns);
	columns[0] = (struct paper_column){ "rule", _("Points chosen"), false };
	columns[1] = (struct paper_column){ "verdict", _("Verdict"), false };
	columns[2] = (struct paper_column){ "break", _("Break"), false };
	columns[3] = (struct paper_column){ "pace", _("Pace before and after"), false };
	columns[4] = (struct paper_column){ "ratio", _("Ratio"), true };
	columns[5] = (struct paper_column){ "band", _("90 % band"), false };
	columns[6] = (struct paper_column){ "p", _("Simulated p"), false };
	paper_table(paper, _("The same test under four rules of choosing points"), columns, 7, false);
	for (size_t i = 0; i < a->rule_count; i++)
		add_rule(report, a, &a->rules[i]);
}

void report_acceleration(struct report *report, const struct figure *figure)
{
	struct paper *paper = &report->paper;
	struct acceleration a;
	struct str text;
	char pace[160], line[400];
	acceleration_init(&a, figure, true, SEED);
	acceleration_run(&a, ACCELERATION_DRAWS);
	acceleration_score(&a);
	acceleration_influence(&a);
	snprintf(line, sizeof line, "%s%s%s", verdict_title(a.own.verdict),
		 a.own.refusal[0] ? "" : ": ",
		 a.own.refusal[0] ? "" : bend_pace(&a, &a.own, pace, report->charset));
	paper_heading(paper, 3, _("The verdict"));
	paper_add(paper, PAPER_LEAD, line);
	str_init(&text);
	str_printf(&text, "%s: ", _("Because"));
	bend_reason(&a, &a.own, &text, report->charset);
	str_printf(&text, ".\n%s: ", _("What would change it"));
	acceleration_change(&a, &text, report->charset);
	paper_add(paper, PAPER_TEXT, text.text);
	str_clear(&text);
	add_rules(report, &a);
	paper_add(paper, PAPER_COMMAND, acceleration_command(&a, line, sizeof line));
	if (report->format == REPORT_JSON) {
		str_init(&text);
		acceleration_json(&a, &text);
		paper_add(paper, PAPER_DATA, text.text);
		str_clear(&text);
	}
	acceleration_clear(&a);
}

/* ---- drivers ---- */

static const char *const driver_ids[ENGINE_DRIVERS] = { "hardware", "scale", "algorithms",
							"training" };

struct account {
	struct whatif world;
	struct whatif_run run;
	struct accounting accounting;
	struct whatif_share now[ENGINE_DRIVERS];
};

static void add_share(struct paper *paper, const struct whatif_share *share)
{
	char text[80];
	snprintf(text, sizeof text, _("%.0f %% [%.0f, %.0f]"), 100 * share->middle, 100 * share->low,
		 100 * share->high);
	paper_cell_number(paper, text, share->middle);
}

static void add_shares(struct report *report, const struct account *account)
{
	struct paper *paper = &report->paper;
	const struct accounting *a = &account->accounting;
	struct paper_column *columns = arena_array(&paper->arena, 3, sizeof *columns);
	char line[300], from[16], to[16];
	columns[0] = (struct paper_column){ "driver", _("Driver"), false };
	columns[1] = (struct paper_column){ "share", _("Share of that gain"), true };
	columns[2] = (struct paper_column){ "share_now", _("Share of growth now"), true };
	snprintf(line, sizeof line,
		 _("From %s to %s the capability index went from %.1f to %.1f."),
		 date_format(from, (int)a->from), date_format(to, (int)a->to), a->index_from,
		 a->index_to);
	paper_add(paper, PAPER_LEAD, line);
	paper_table(paper, _("Shares of the drivers, with 80 % bands"), columns, 3, true);
	for (int d = 0; d < ENGINE_DRIVERS; d++) {
		paper_cell(paper, report->format == REPORT_CSV ?
					  driver_ids[d] :
					  engine_driver_title((enum engine_driver)d));
		add_share(paper, &a->share[d]);
		add_share(paper, &account->now[d]);
	}
	snprintf(line, sizeof line,
		 _("Training methods are a residual at %.1f points of the index per power of ten of "
		   "effective compute. No public data fix that number, so their share is a band."),
		 account->run.median.value[TERM_PER_OOM]);
	paper_add(paper, PAPER_WARNING, line);
}

static void add_closures(struct report *report, const struct drivers *drivers)
{
	struct paper *paper = &report->paper;
	struct closure closures[CLOSURES];
	size_t count = closures_make(drivers, closures);
	struct paper_column *columns = arena_array(&paper->arena, 4, sizeof *columns);
	char text[NUM_TEXT];
	columns[0] = (struct paper_column){ "check", _("Check"), false };
	columns[1] = (struct paper_column){ "one", _("One way"), true };
	columns[2] = (struct paper_column){ "other", _("The other"), true };
	columns[3] = (struct paper_column){ "unit", _("Unit"), false };
	if (count == 0)
		return;
	paper_table(paper, _("Do the parts make the whole?"), columns, 4, false);
	for (size_t i = 0; i < count; i++) {
		paper_cell(paper, closures[i].what);
		paper_cell_number(paper, num_digits(text, closures[i].one, 3), closures[i].one);
		paper_cell_number(paper, num_digits(text, closures[i].other, 3), closures[i].other);
		paper_cell(paper, closures[i].unit);
	}
}

static void add_fits(struct report *report, const struct drivers *drivers)
{
	struct paper *paper = &report->paper;
	struct paper_column *columns = arena_array(&paper->arena, 5, sizeof *columns);
	char text[NUM_TEXT];
	columns[0] = (struct paper_column){ "fit", _("Fit"), false };
	columns[1] = (struct paper_column){ "estimate", _("Estimate"), true };
	columns[2] = (struct paper_column){ "n", _("Points"), true };
	columns[3] = (struct paper_column){ "method", _("Method"), false };
	columns[4] = (struct paper_column){ "source", _("Source"), false };
	paper_table(paper, _("What the drivers are fitted on; rates in powers of ten a year"), columns, 5,
		    false);
	for (int i = 0; i < FIT_COUNT; i++) {
		const struct driver_fit *fit = &drivers->fits[i];
		if (isnan(fit->value))
			continue;
		paper_cell(paper, fit->name);
		paper_cell_number(paper, num_digits(text, fit->value, 4), fit->value);
		snprintf(text, sizeof text, "%zu", fit->n);
		paper_cell_number(paper, text, (double)fit->n);
		paper_cell(paper, fit->method);
		paper_cell_source(paper, fit->source);
	}
}

static void cite_run(struct paper *paper, const struct whatif_run *run)
{
	const char *keys[WHATIF_SOURCES];
	size_t count = whatif_sources(run, keys);
	paper_add(paper, PAPER_SMALL, _("Levers and fits rest on these sources:"));
	for (size_t i = 0; i < count; i++)
		paper_cite(paper, keys[i]);
}

bool report_drivers(struct report *report, struct err *err)
{
	struct account *account = mem_alloc(sizeof *account);
	struct paper *paper = &report->paper;
	struct scenario base;
	struct whatif_options options = { .draws = WHATIF_DRAWS, .seed = SEED, .until = WHATIF_UNTIL };
	scenario_base(&base);
	bool done = whatif_open(&account->world, report->session->dataset, report->as_of, err);
	if (done) {
		const struct drivers *drivers = &account->world.drivers;
		double from = date_from_decimal_year(drivers->ability_year) + 0.5;
		double to = date_from_decimal_year(drivers->anchor.year) + 1;
		whatif_run_all(&account->run, &account->world, &base, &options);
		whatif_shares_now(&account->run, account->now);
		done = accounting_make(&account->accounting, &account->run, from, to, err);
	}
	if (done) {
		paper_heading(paper, 2, _("What drives it"));
		add_shares(report, account);
		add_closures(report, &account->world.drivers);
		add_fits(report, &account->world.drivers);
		cite_run(paper, &account->run);
		paper_add(paper, PAPER_COMMAND, "kasoku drivers");
	}
	whatif_end(&account->run);
	whatif_close(&account->world);
	free(account);
	return done;
}
