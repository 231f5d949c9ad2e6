/* cmd_claims.c - kasoku claims [ID]: the ledger of claims, or one of them. */
#include "base/i18n.h"
#include "claims/report.h"
#include "cli/links.h"
#include "cli/session.h"
#include "model/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is asked for, and the claims that answer to it. */
struct question {
	struct claims claims;
	struct series_list series;
	double as_of;
	enum judgement verdict; /* JUDGED_COUNT for all */
	const char *driver, *section;
	size_t *chosen, count;
	struct ruling *rulings; /* of the chosen */
};

static bool unknown_claim(const struct claims *claims, const char *id, struct err *err)
{
	struct say_nearest nearest = { .wanted = id };
	char quoted[SAY_TEXT];
	for (size_t i = 0; i < claims->count; i++)
		say_nearest_try(&nearest, claims->items[i].id);
	say_quoted(quoted, id);
	if (nearest.best)
		return err_set(err, ERR_USAGE, _("there is no claim %s; did you mean %s?"), quoted,
			       nearest.best);
	return err_set(err, ERR_USAGE, _("there is no claim %s; kasoku claims lists all"), quoted);
}

static bool read_options(struct question *question, const struct cli *cli, struct err *err)
{
	const char *verdict = cli_value(cli, "verdict");
	question->driver = cli_value(cli, "driver");
	question->section = cli_value(cli, "section");
	question->verdict = verdict ? judgement_find(verdict) : JUDGED_COUNT;
	if (cli_given(cli, "json") && cli_given(cli, "markdown"))
		return err_set(err, ERR_USAGE, _("--json and --markdown exclude each other"));
	return cli_as_of(cli, &question->as_of, err);
}

/* Fills `chosen` and `rulings`; with an id only that claim. */
static bool choose(struct question *question, const struct cli *cli, struct err *err)
{
	struct claims *claims = &question->claims;
	const struct claim *only = cli->arg_count ? claims_find(claims, cli->args[0]) : NULL;
	if (cli->arg_count && !only)
		return unknown_claim(claims, cli->args[0], err);
	question->chosen = mem_array(claims->count, sizeof *question->chosen);
	question->rulings = mem_array(claims->count, sizeof *question->rulings);
	for (size_t i = 0; i < claims->count; i++) {
		const struct claim *claim = &claims->items[i];
		struct ruling *ruling = &question->rulings[question->count];
		if ((only && claim != only) ||
		    (question->driver && strcmp(question->driver, claim->driver) != 0) ||
		    (question->section && strcmp(question->section, claim->section) != 0))
			continue;
		claim_try(claims, claim, question->as_of, ruling);
		if (question->verdict == JUDGED_COUNT || question->verdict == ruling->verdict)
			question->chosen[question->count++] = i;
	}
	return true;
}

static void print_json(struct cli *cli, struct question *question)
{
	bool one = cli->arg_count > 0 && question->count == 1;
	if (!one)
		str_add_char(&cli->out, '[');
	for (size_t i = 0; i < question->count; i++) {
		if (!one)
			str_add(&cli->out, i ? ",\n" : "\n");
		claim_json(&cli->out, &question->claims,
			   &question->claims.items[question->chosen[i]], &question->rulings[i]);
	}
	str_add(&cli->out, one ? "\n" : "\n]\n");
}

static void print_list(struct cli *cli, const struct question *question)
{
	for (size_t i = 0; i < question->count; i++) {
		const struct claim *claim = &question->claims.items[question->chosen[i]];
		cli_print_cell(cli, claim->id, 3);
		cli_print_cell(cli, _(judgement_word(question->rulings[i].verdict)), 13);
		cli_print(cli, claim->statement);
		str_add_char(&cli->out, '\n');
	}
}

static void print(struct cli *cli, struct question *question)
{
	struct str text;
	if (cli_given(cli, "json")) {
		print_json(cli, question);
		return;
	}
	str_init(&text);
	bool document = cli_given(cli, "markdown");
	if (document)
		claims_document(&text, &question->claims, question->chosen, question->count,
				question->as_of);
	else if (cli->arg_count && question->count)
		claim_report(&text, &question->claims, &question->claims.items[question->chosen[0]],
			     &question->rulings[0], cli->charset);
	else
		print_list(cli, question);
	if (document)
		cli_print(cli, text.text);
	else
		links_print(cli, text.text);
	str_clear(&text);
}

static bool answer(struct cli *cli, const struct dataset *dataset, bool *any, struct err *err)
{
	struct question question = { 0 };
	series_list_init(&question.series, dataset, err);
	claims_init(&question.claims, dataset, &question.series);
	bool done = read_options(&question, cli, err) && choose(&question, cli, err);
	*any = question.count > 0;
	if (done && *any)
		print(cli, &question);
	else if (done)
		cli_say(question.claims.count ? _("no claim answers to that")
					      : _("the catalogue holds no claims"));
	free(question.chosen);
	free(question.rulings);
	claims_clear(&question.claims);
	series_list_clear(&question.series);
	return done;
}

int command_claims(struct cli *cli)
{
	struct session session;
	struct err err = { 0 };
	bool any = false;
	bool done = session_open(&session, cli, &err) && answer(cli, session.dataset, &any, &err);
	session_close(&session);
	if (!done)
		return cli_fail(&err);
	return any ? CLI_DONE : CLI_NO;
}
