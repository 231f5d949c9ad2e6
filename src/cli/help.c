/* help.c - help pages and the version, made from the table of commands; never wider than 80. */
#include "base/i18n.h"
#include "cli/build.h"
#include "cli/cli.h"
#include "term/term.h"

#include <stdio.h>
#include <string.h>

enum { HELP_COLUMNS = 79, HELP_LEFT = 26 };

/* The bytes before the first place where a line may end. */
static size_t unbroken(const char *text)
{
	const char *at = text;
	char32_t last = 0;
	while (*at && *at != ' ') {
		const char *before = at;
		char32_t code = utf8_next(&at);
		if (last && utf8_breaks(last, code))
			return (size_t)(before - text);
		last = code;
	}
	return (size_t)(at - text);
}

/* Adds `text` broken where lines may end, every line but the first behind `indent` blanks; `used`
 * columns of the first line are taken. */
static void add_wrapped(struct cli *cli, const char *text, int indent, int used)
{
	bool blank = false; /* one stands before the word */
	while (*text) {
		size_t length = unbroken(text);
		int width = utf8_width(text) - utf8_width(text + length);
		if (used > indent && used + blank + width > HELP_COLUMNS) {
			str_printf(&cli->out, "\n%*s", indent, "");
			used = indent;
		} else if (used > indent && blank) {
			str_add_char(&cli->out, ' ');
			used++;
		}
		char word[200];
		snprintf(word, sizeof word, "%.*s", (int)length, text);
		cli_print(cli, word);
		used += width;
		text += length;
		blank = *text == ' ';
		text += strspn(text, " ");
	}
	str_add_char(&cli->out, '\n');
}

static void add_row(struct cli *cli, const char *left, const char *text)
{
	size_t before = cli->out.length;
	str_add(&cli->out, "  ");
	cli_print(cli, left);
	int used = utf8_width(cli->out.text + before);
	if (used + 2 > HELP_LEFT) {
		str_add_char(&cli->out, '\n');
		used = 0;
	}
	str_printf(&cli->out, "%*s", HELP_LEFT - used, "");
	add_wrapped(cli, text, HELP_LEFT, HELP_LEFT);
}

static void add_option(struct cli *cli, const struct cli_option *option)
{
	char left[80];
	snprintf(left, sizeof left, "--%s%s%s", option->name, option->takes[0] ? " " : "",
		 option->takes);
	add_row(cli, left, _(option->help));
}

static void add_globals(struct cli *cli)
{
	for (size_t i = 0; i < global_option_count; i++)
		add_option(cli, &global_options[i]);
}

static void add_examples(struct cli *cli, const char *lines)
{
	if (!*lines)
		return;
	str_printf(&cli->out, "\n%s\n", _("Examples:"));
	while (*lines) {
		size_t length = strcspn(lines, "\n");
		str_printf(&cli->out, "  %.*s\n", (int)length, lines);
		lines += length + (lines[length] == '\n');
	}
}

void help_program(struct cli *cli)
{
	add_wrapped(cli, _("Usage: kasoku [OPTION]… [COMMAND [ARGUMENT]…]"), 0, 0);
	add_wrapped(cli,
		    _("How fast language models improve and what drives it, every figure cited: a "
		      "dashboard in the terminal, and the same figures on the command line."),
		    0, 0);
	str_printf(&cli->out, "\n%s\n", _("Commands:"));
	for (size_t i = 0; i < command_count; i++) {
		char left[80];
		const struct command *command = &commands[i];
		snprintf(left, sizeof left, "%s %s", command->name, command->args);
		if (!command->hidden)
			add_row(cli, command->name[0] ? left : _("(none)"), _(command->summary));
	}
	str_printf(&cli->out, "\n%s\n", _("Options, with every command:"));
	add_globals(cli);
	add_examples(cli, "kasoku\n"
			  "kasoku show training --size 100x30\n"
			  "kasoku fit metr-horizon-p50 --from 2023 --json\n"
			  "kasoku data mmlu --csv > mmlu.csv\n"
			  "kasoku import mine.csv --dry-run\n");
	str_printf(&cli->out, "\n%s\n",
		   _("Exit status: 0 done; 1 the answer is no, or it failed; 2 wrong usage."));
}

void help_command(struct cli *cli, const struct command *command)
{
	struct cli_option option;
	if (!command->name[0]) {
		help_program(cli);
		return;
	}
	str_printf(&cli->out, "%s kasoku %s", _("Usage:"), command->name);
	str_add(&cli->out, command->option_count || command->selects ? _(" [OPTION]…") : "");
	if (command->args[0])
		str_printf(&cli->out, " %s", command->args);
	str_add(&cli->out, "\n");
	char summary[200];
	snprintf(summary, sizeof summary, _("kasoku %s: %s."), command->name, _(command->summary));
	add_wrapped(cli, summary, 0, 0);
	if (command->details[0]) {
		str_add_char(&cli->out, '\n');
		add_wrapped(cli, _(command->details), 0, 0);
	}
	size_t own = command->option_count + (command->selects ? 1 : 0);
	if (own > 0)
		str_printf(&cli->out, "\n%s\n", _("Options:"));
	for (size_t i = 0; own > 0 && cli_option_at(command, i, &option) &&
			   strcmp(option.name, global_options[0].name) != 0;
	     i++)
		add_option(cli, &option);
	str_printf(&cli->out, "\n%s\n", _("Options, with every command:"));
	add_globals(cli);
	add_examples(cli, command->examples);
}

void help_version(struct cli *cli)
{
	str_printf(&cli->out, "kasoku %s\n", KASOKU_VERSION);
	str_printf(&cli->out, _("with %s\n"), term_version());
	str_add(&cli->out, _("License GPL-3.0-or-later; the data name their own sources.\n"));
}

int command_help(struct cli *cli)
{
	if (cli->arg_count == 0) {
		help_program(cli);
		return CLI_DONE;
	}
	const struct command *command = cli_command(cli->args[0]);
	if (!command || !command->name[0]) {
		cli_say(_("there is no command '%s'; see kasoku --help"), cli->args[0]);
		return CLI_USAGE;
	}
	help_command(cli, command);
	return CLI_DONE;
}
