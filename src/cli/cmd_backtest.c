/* cmd_backtest.c - kasoku backtest SERIES: what forecasts of the past were worth. */
#include "base/i18n.h"
#include "cli/fitfile.h"
#include "cli/screen.h"
#include "cli/session.h"
#include "model/say.h"
#include "study/backtest.h"

#include <math.h>
#include <string.h>

/* Every --as-of is a day to forecast from; the figure itself stands on today. */
static bool read_days(const struct cli *cli, double *days, size_t *count, struct err *err)
{
	*count = 0;
	for (size_t i = 0; i < cli->given_count; i++) {
		struct selection selection = { .as_of = (double)INFINITY };
		if (strcmp(cli->given[i].name, "as-of") != 0)
			continue;
		if (!selection_set(&selection, "as-of", cli->given[i].value, err))
			return false;
		if (isfinite(selection.as_of))
			days[(*count)++] = selection.as_of;
	}
	return true;
}

static bool read_options(const struct cli *cli, struct backtest_options *options, struct err *err)
{
	char quoted[SAY_TEXT];
	const char *lead = cli_value(cli, "lead"), *wander = cli_value(cli, "wander");
	backtest_defaults(options);
	if (lead && !backtest_set_leads(options, lead, err))
		return false;
	if (wander && (!num_parse(wander, &options->wander) || options->wander < 0))
		return err_set(err, ERR_USAGE, _("--wander takes a number from 0 on, not %s"),
			       say_quoted(quoted, wander));
	return true;
}

static void print_backtest(struct cli *cli, const struct backtest *backtest, const double *days,
			   size_t count)
{
	struct str text;
	str_init(&text);
	if (cli_given(cli, "json")) {
		backtest_json(backtest, days, count, &cli->out);
		str_add_char(&cli->out, '\n');
	} else {
		backtest_text(backtest, days, count, &text, cli->charset);
		cli_print(cli, text.text);
	}
	str_clear(&text);
}

static bool backtest_series(struct cli *cli, const struct dataset *dataset, bool *scored,
			    struct err *err)
{
	double days[CLI_GIVEN_MOST];
	size_t count;
	struct series_list list;
	struct selection selection;
	struct backtest_options options;
	if (!read_days(cli, days, &count, err) || !read_options(cli, &options, err) ||
	    !screen_series_known(dataset, cli->args[0], err))
		return false;
	series_list_init(&list, dataset, err);
	const struct series *series = series_find(&list, cli->args[0]);
	bool done = series != NULL;
	if (done) {
		figure_defaults(&selection, series);
		done = fit_selection(&selection, cli, err);
		selection.as_of = (double)INFINITY;
	}
	if (done) {
		struct figure figure;
		struct backtest backtest;
		figure_make(&figure, series, dataset, &selection);
		backtest_make(&backtest, &figure, &options);
		*scored = !backtest.refusal[0];
		print_backtest(cli, &backtest, days, count);
		backtest_clear(&backtest);
		figure_clear(&figure);
	}
	series_list_clear(&list);
	return done;
}

int command_backtest(struct cli *cli)
{
	struct session session = { 0 };
	struct err err = { 0 };
	bool scored = false;
	bool done = session_open(&session, cli, &err) &&
		    backtest_series(cli, session.dataset, &scored, &err);
	session_close(&session);
	if (!done)
		return cli_fail(&err);
	return scored ? CLI_DONE : CLI_NO;
}
