/* parse.c - arguments into a struct cli; see cli.h. */
#include "base/i18n.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "model/say.h"
#include "study/figure.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct command *cli_command(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

bool cli_option_at(const struct command *command, size_t index, struct cli_option *option)
{
	assert(command);
	if (index < command->option_count) {
		*option = command->options[index];
		return true;
	}
	index -= command->option_count;
	if (command->selects && index < selection_option_count) {
		const struct selection_option *from = &selection_options[index];
		*option = (struct cli_option){ from->name, from->takes, from->values, from->help };
		return true;
	}
	index -= command->selects ? selection_option_count : 0;
	if (index < global_option_count)
		*option = global_options[index];
	return index < global_option_count;
}

static bool find_option(const struct command *command, const char *name, size_t length,
			struct cli_option *option)
{
	for (size_t i = 0; cli_option_at(command, i, option); i++)
		if (strlen(option->name) == length && strncmp(option->name, name, length) == 0)
			return true;
	return false;
}

/* Finds the option with any command. */
static bool find_anywhere(const char *name, size_t length, struct cli_option *option)
{
	for (size_t i = 0; i < command_count; i++)
		if (find_option(&commands[i], name, length, option))
			return true;
	return false;
}

static bool refuse_option(const struct command *command, const char *arg, size_t length,
			  struct err *err)
{
	struct say_nearest nearest = { .wanted = "" };
	char wanted[64], quoted[SAY_TEXT];
	struct cli_option option;
	const char *verb = command->name;
	if (find_anywhere(arg + 2, length, &option))
		return err_set(err, ERR_USAGE,
			       _("kasoku%s%s takes no --%.*s here; see kasoku%s%s --help"),
			       verb[0] ? " " : "", verb, (int)length, arg + 2, verb[0] ? " " : "",
			       verb);
	size_t kept = length < sizeof wanted - 1 ? length : sizeof wanted - 1;
	memcpy(wanted, arg + 2, kept);
	wanted[kept] = '\0';
	nearest.wanted = wanted;
	for (size_t c = 0; c < command_count; c++)
		for (size_t i = 0; cli_option_at(&commands[c], i, &option); i++)
			say_nearest_try(&nearest, option.name);
	say_quoted(quoted, arg);
	if (nearest.best)
		return err_set(err, ERR_USAGE, _("there is no option %s; did you mean --%s?"),
			       quoted, nearest.best);
	return err_set(err, ERR_USAGE, _("there is no option %s; see kasoku%s%s --help"), quoted,
		       verb[0] ? " " : "", verb);
}

static bool refuse_value(const struct cli_option *option, const char *value, struct err *err)
{
	char quoted[SAY_TEXT], choices[SAY_LIST];
	return err_set(err, ERR_USAGE, _("--%s takes %s, not %s"), option->name,
		       say_choices(choices, option->values), say_quoted(quoted, value));
}

static bool turns_selection(const char *name)
{
	size_t i = 0;
	while (i < selection_option_count && strcmp(selection_options[i].name, name) != 0)
		i++;
	return i < selection_option_count;
}

/* Words to choose from are checked here, except sizes, which are only suggestions, and what
 * selection_set() reads. */
static bool is_choice(const struct cli_option *option, const char *value)
{
	return !option->values[0] || option->values[0] == '<' || turns_selection(option->name) ||
	       strcmp(option->name, "size") == 0 || schema_choice(option->values, value);
}

/* Whether the argument behind an option that may stand alone is its value: a rule, or a path. */
static bool takes_next(const struct cli_option *option, const char *next)
{
	bool path = strcmp(option->takes, "[SOCKET]") == 0;
	return next && (path ? strchr(next, '/') != NULL : selection_is_rule(next));
}

/* Takes the option at argv[*at], and its value, which may be the next argument. */
static bool take_option(struct cli *cli, int argc, char **argv, int *at, struct err *err)
{
	const char *arg = argv[*at];
	size_t length = strcspn(arg + 2, "=");
	const char *value = arg[2 + length] ? arg + 2 + length + 1 : NULL;
	struct cli_option option;
	if (!find_option(cli->command, arg + 2, length, &option))
		return refuse_option(cli->command, arg, length, err);
	if (!option.takes[0] && value)
		return err_set(err, ERR_USAGE, _("--%s takes no value"), option.name);
	if (option.takes[0] == '[' && !value) {
		if (takes_next(&option, *at + 1 < argc ? argv[*at + 1] : NULL))
			value = argv[++*at];
	} else if (option.takes[0] && !value) {
		if (*at + 1 >= argc)
			return err_set(err, ERR_USAGE, _("--%s needs a value: --%s %s"),
				       option.name, option.name, option.takes);
		value = argv[++*at];
	}
	if (value && !is_choice(&option, value))
		return refuse_value(&option, value, err);
	if (cli->given_count == CLI_GIVEN_MOST)
		return err_set(err, ERR_USAGE, _("there are too many options"));
	cli->given[cli->given_count].name = option.name;
	cli->given[cli->given_count++].value = value ? value : "";
	return true;
}

static bool refuse_command(const char *name, struct err *err)
{
	struct say_nearest nearest = { .wanted = name };
	char quoted[SAY_TEXT];
	for (size_t i = 0; i < command_count; i++)
		if (!commands[i].hidden && commands[i].name[0])
			say_nearest_try(&nearest, commands[i].name);
	say_quoted(quoted, name);
	if (nearest.best)
		return err_set(err, ERR_USAGE, _("there is no command %s; did you mean %s?"),
			       quoted, nearest.best);
	return err_set(err, ERR_USAGE, _("there is no command %s; see kasoku --help"), quoted);
}

/* The command is the first argument that is neither an option nor the value of one. */
static bool find_command(struct cli *cli, int argc, char **argv, struct err *err)
{
	struct cli_option option;
	cli->command = cli_command("");
	for (int at = 1; at < argc; at++) {
		if (strcmp(argv[at], "--") == 0)
			return true;
		if (argv[at][0] == '-' && argv[at][1] != '\0') {
			const char *name = argv[at][1] == '-' ? argv[at] + 2 : "";
			if (find_anywhere(name, strlen(name), &option) && option.takes[0])
				at += option.takes[0] != '[' ||
				      takes_next(&option, at + 1 < argc ? argv[at + 1] : NULL);
			continue;
		}
		cli->command = cli_command(argv[at]);
		return cli->command || refuse_command(argv[at], err);
	}
	return true;
}

static bool check_args(const struct cli *cli, struct err *err)
{
	const struct command *command = cli->command;
	char quoted[SAY_TEXT];
	if (cli_given(cli, "help") || cli_given(cli, "version"))
		return true;
	if (cli->arg_count < (size_t)command->least)
		return err_set(err, ERR_USAGE, _("kasoku %s needs %s; see kasoku %s --help"),
			       command->name, command->args, command->name);
	if (command->most >= 0 && cli->arg_count > (size_t)command->most)
		return err_set(err, ERR_USAGE, _("kasoku %s has no use for %s; see kasoku %s --help"),
			       command->name,
			       say_quoted(quoted, cli->args[(size_t)command->most]),
			       command->name);
	return true;
}

bool cli_parse(struct cli *cli, int argc, char **argv, struct err *err)
{
	bool options = true, command_seen = false;
	cli->args = mem_array((size_t)argc + 1, sizeof *cli->args);
	if (!find_command(cli, argc, argv, err))
		return false;
	for (int at = 1; at < argc; at++) {
		const char *arg = argv[at];
		if (options && strcmp(arg, "--") == 0) {
			options = false;
		} else if (options && (strcmp(arg, "-h") == 0 || strcmp(arg, "-V") == 0)) {
			argv[at] = arg[1] == 'h' ? "--help" : "--version";
			at--;
		} else if (options && strncmp(arg, "--", 2) == 0) {
			if (!take_option(cli, argc, argv, &at, err))
				return false;
		} else if (options && arg[0] == '-' && arg[1]) {
			char quoted[SAY_TEXT];
			return err_set(err, ERR_USAGE, _("there is no option %s; see kasoku --help"),
				       say_quoted(quoted, arg));
		} else if (!command_seen && options && cli->command->name[0]) {
			command_seen = true;
		} else {
			cli->args[cli->arg_count++] = arg;
		}
	}
	return check_args(cli, err);
}

void cli_clear(struct cli *cli)
{
	free(cli->args);
	str_clear(&cli->out);
}

const char *cli_value(const struct cli *cli, const char *name)
{
	struct cli_option option;
	assert(find_option(cli->command, name, strlen(name), &option));
	for (size_t i = cli->given_count; i-- > 0;)
		if (strcmp(cli->given[i].name, name) == 0)
			return cli->given[i].value;
	return NULL;
}

bool cli_given(const struct cli *cli, const char *name)
{
	return cli_value(cli, name) != NULL;
}

bool cli_as_of(const struct cli *cli, double *day, struct err *err)
{
	struct selection selection = { .as_of = (double)INFINITY };
	const char *value = cli_value(cli, "as-of");
	bool done = !value || selection_set(&selection, "as-of", value, err);
	*day = selection.as_of;
	return done;
}
