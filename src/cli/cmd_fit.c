/* cmd_fit.c - kasoku fit SERIES|FILE.csv: a trend and everything that belongs to it. */
#include "base/i18n.h"
#include "cli/fitfile.h"
#include "cli/screen.h"
#include "cli/session.h"
#include "study/figure.h"

#include <string.h>
#include <unistd.h>

/* One option, when it turns a selection. */
static bool take(struct selection *selection, const char *name, const char *value, struct err *err)
{
	if (strcmp(name, "as-of") == 0)
		return selection_set(selection, name, value, err);
	for (size_t s = 0; s < selection_option_count; s++) {
		const struct selection_option *option = &selection_options[s];
		if (strcmp(option->name, name) == 0)
			return selection_set(selection, name, option->takes[0] && value[0] ? value : NULL,
					     err);
	}
	return true;
}

bool fit_selection(struct selection *selection, const struct cli *cli, struct err *err)
{
	const char *scale = cli_value(cli, "scale"); /* goes with the model, wherever that stands */
	for (size_t i = 0; i < cli->given_count; i++)
		if (strcmp(cli->given[i].name, "scale") != 0 &&
		    !take(selection, cli->given[i].name, cli->given[i].value, err))
			return false;
	if (!way_is_usual(&selection->way) && strcmp(cli->command->name, "fit") != 0)
		return err_set(err, ERR_USAGE,
			       _("kasoku %s has lines and intervals of its own: --robust, --quantile, "
				 "--errors and --bootstrap are for kasoku fit"),
			       cli->command->name);
	return !scale || selection_set(selection, "scale", scale, err);
}

static void print_text(struct cli *cli, const struct figure *figure)
{
	struct str card;
	str_init(&card);
	figure_explain(figure, &card, cli->charset);
	cli_print(cli, card.text);
	if (card.length > 0 && card.text[card.length - 1] != '\n')
		str_add_char(&cli->out, '\n');
	str_clear(&card);
}

/* A series has one kind of weights. */
static bool check_weights(const struct cli *cli, struct err *err)
{
	const char *weights = cli_value(cli, "weights");
	if (!weights || strcmp(weights, "interval") == 0)
		return true;
	return err_set(err, ERR_USAGE,
		       _("a series is weighted by the published intervals: --weights interval"));
}

/* False when there is no such series or an option is wrong; a fit that cannot be made leaves
 * `*fits` false. */
static bool fit_series(struct cli *cli, const struct dataset *dataset, bool *fits, struct err *err)
{
	struct series_list list;
	struct selection selection;
	struct figure figure;
	if (!screen_series_known(dataset, cli->args[0], err))
		return false;
	series_list_init(&list, dataset, err);
	const struct series *series = series_find(&list, cli->args[0]);
	bool done = series != NULL;
	if (done) {
		figure_defaults(&selection, series);
		done = fit_selection(&selection, cli, err) && check_weights(cli, err);
	}
	if (done) {
		figure_make(&figure, series, dataset, &selection);
		*fits = figure.has_fit;
		if (cli_given(cli, "json")) {
			figure_json(&figure, &cli->out);
			str_add_char(&cli->out, '\n');
		} else if (*fits) {
			print_text(cli, &figure);
		}
		if (!*fits)
			cli_say("%s: %s", series->id, figure.refusal);
		figure_clear(&figure);
	}
	series_list_clear(&list);
	return done;
}

static bool is_file(const char *name)
{
	size_t length = strlen(name);
	return strcmp(name, "-") == 0 || strchr(name, '/') ||
	       (length > 4 && strcmp(name + length - 4, ".csv") == 0);
}

int command_fit(struct cli *cli)
{
	struct session session = { 0 };
	struct err err = { 0 };
	bool fits = false, done;
	if (is_file(cli->args[0])) {
		done = fit_file(cli, &fits, &err);
	} else if (cli_given(cli, "x") || cli_given(cli, "y")) {
		done = err_set(&err, ERR_USAGE,
			       _("--x and --y name columns of a CSV file; '%s' is a series"),
			       cli->args[0]);
	} else {
		done = session_open(&session, cli, &err) &&
		       fit_series(cli, session.dataset, &fits, &err);
		session_close(&session);
	}
	if (!done)
		return cli_fail(&err);
	return fits ? CLI_DONE : CLI_NO;
}
