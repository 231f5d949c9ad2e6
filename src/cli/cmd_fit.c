/* cmd_fit.c - kasoku fit SERIES|FILE.csv: a trend and everything that belongs to it. */
#include "base/i18n.h"
#include "cli/fitfile.h"
#include "cli/screen.h"
#include "cli/session.h"
#include "model/figure.h"

#include <string.h>
#include <unistd.h>

/* --scale names the model by its axis. */
static bool set_scale(struct selection *selection, const char *scale, struct err *err)
{
	const char *model = strcmp(scale, "log") == 0	  ? "exponential"
			    : strcmp(scale, "logit") == 0 ? "logistic"
							  : "linear";
	return selection_set(selection, "model", model, err);
}

bool fit_selection(struct selection *selection, const struct cli *cli, struct err *err)
{
	for (size_t i = 0; i < cli->given_count; i++) {
		const char *name = cli->given[i].name, *value = cli->given[i].value;
		if (strcmp(name, "as-of") == 0 && !selection_set(selection, name, value, err))
			return false;
		if (strcmp(name, "scale") == 0 && !set_scale(selection, value, err))
			return false;
		for (size_t s = 0; s < selection_option_count; s++) {
			const struct selection_option *option = &selection_options[s];
			if (strcmp(option->name, name) == 0 &&
			    !selection_set(selection, name, option->takes[0] && value[0] ? value : NULL, err))
				return false;
		}
	}
	return true;
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

/* False when there is no such series or an option is wrong; a fit that cannot be made leaves `*fits`
 * false. */
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
		done = fit_selection(&selection, cli, err);
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
