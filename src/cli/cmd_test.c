/* cmd_test.c - kasoku test SERIES: does it bend? */
#include "base/i18n.h"
#include "base/num.h"
#include "cli/fitfile.h"
#include "cli/screen.h"
#include "cli/session.h"
#include "model/say.h"
#include "study/acceleration.h"

#include <math.h>

/* A whole number option within its bounds; `*number` stays when it was not given. */
static bool whole(const struct cli *cli, const char *name, double least, double most,
		  double *number, struct err *err)
{
	char quoted[SAY_TEXT];
	const char *value = cli_value(cli, name);
	if (!value || (num_parse(value, number) && *number >= least && *number <= most &&
		       *number == floor(*number)))
		return true;
	return err_set(err, ERR_USAGE, _("--%s must be a whole number from %g to %g, not %s"), name,
		       least, most, say_quoted(quoted, value));
}

static bool test_series(struct cli *cli, const struct dataset *dataset, struct err *err)
{
	struct series_list list;
	struct selection selection;
	struct figure figure;
	struct acceleration acceleration;
	double seed = 1, draws = ACCELERATION_DRAWS;
	if (!screen_series_known(dataset, cli->args[0], err) ||
	    !whole(cli, "seed", 0, 9007199254740992.0, &seed, err) ||
	    !whole(cli, "draws", 100, 1000000, &draws, err))
		return false;
	series_list_init(&list, dataset, err);
	const struct series *series = series_find(&list, cli->args[0]);
	figure_defaults(&selection, series);
	bool done = fit_selection(&selection, cli, err);
	if (done) {
		figure_make(&figure, series, dataset, &selection);
		acceleration_init(&acceleration, &figure, true, (uint64_t)seed);
		acceleration_run(&acceleration, (size_t)draws);
		acceleration_score(&acceleration);
		acceleration_influence(&acceleration);
		if (cli_given(cli, "json")) {
			acceleration_json(&acceleration, &cli->out);
			str_add_char(&cli->out, '\n');
		} else {
			struct str page;
			str_init(&page);
			acceleration_page(&acceleration, &page, cli->charset);
			cli_print(cli, page.text);
			str_clear(&page);
		}
		acceleration_clear(&acceleration);
		figure_clear(&figure);
	}
	series_list_clear(&list);
	return done;
}

int command_test(struct cli *cli)
{
	struct session session = { 0 };
	struct err err = { 0 };
	bool done = session_open(&session, cli, &err) && test_series(cli, session.dataset, &err);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
