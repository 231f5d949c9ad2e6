/* completion.c - scripts for bash, zsh and fish, written from the table of commands.
 *
 * What completes is a list of words; words in angle brackets are looked up when they are needed, by
 * asking the program. */
#include "base/i18n.h"
#include "cli/look.h"
#include "cli/paths.h"
#include "cli/themes.h"
#include "model/schema.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "a|b" and "<series> <table>" as arguments of the script's own _kasoku_words. */
static void add_words(struct str *out, const char *values)
{
	for (; *values; values++)
		str_add_char(out, *values == '|' ? ' ' : *values);
}

static void add_option_names(struct str *out, const struct command *command)
{
	struct cli_option option;
	for (size_t i = 0; cli_option_at(command, i, &option); i++)
		str_printf(out, "%s--%s", i ? " " : "", option.name);
}

static void add_table_names(struct str *out)
{
	for (int table = 0; table < TABLE_COUNT; table++)
		str_printf(out, "%s%s", table ? " " : "", schema[table].name);
}

static void add_view_names(struct str *out)
{
	for (size_t i = 0; i < ui_view_count(); i++)
		str_printf(out, "%s%s", i ? " " : "", ui_view_at(i).id);
}

static void add_command_names(struct str *out)
{
	for (size_t i = 0, n = 0; i < command_count; i++)
		if (!commands[i].hidden && commands[i].name[0])
			str_printf(out, "%s%s", n++ ? " " : "", commands[i].name);
}

/* One row "COMMAND --OPTION) words" for each option with a value: "*" for those of all commands. */
static void add_value_cases(struct str *out)
{
	struct cli_option option;
	for (size_t i = 0; i < global_option_count; i++)
		if (global_options[i].takes[0]) {
			str_printf(out, "\t*:--%s) echo \"", global_options[i].name);
			add_words(out, global_options[i].values);
			str_add(out, "\" ;;\n");
		}
	for (size_t c = 0; c < command_count; c++)
		for (size_t i = 0; !commands[c].hidden && cli_option_at(&commands[c], i, &option);
		     i++) {
			if (strcmp(option.name, global_options[0].name) == 0)
				break;
			if (!option.takes[0])
				continue;
			str_printf(out, "\t%s:--%s) echo \"", commands[c].name, option.name);
			add_words(out, option.values);
			str_add(out, "\" ;;\n");
		}
}

static void add_arg_cases(struct str *out)
{
	for (size_t c = 0; c < command_count; c++)
		if (commands[c].arg_values[0] && commands[c].name[0] && !commands[c].hidden) {
			str_printf(out, "\t%s) echo \"", commands[c].name);
			add_words(out, commands[c].arg_values);
			str_add(out, "\" ;;\n");
		}
	str_add(out, "\t'') echo \"<command>\" ;;\n");
}

static void add_option_cases(struct str *out)
{
	for (size_t c = 0; c < command_count; c++) {
		if (commands[c].hidden)
			continue;
		str_printf(out, "\t%s) echo \"", commands[c].name[0] ? commands[c].name : "''");
		add_option_names(out, &commands[c]);
		str_add(out, "\" ;;\n");
	}
}

/* The part that both shells read the same. */
static void add_tables(struct str *out)
{
	str_add(out, "# What may follow COMMAND:--OPTION.\n"
		     "_kasoku_values() {\n\tcase $1 in\n");
	add_value_cases(out);
	str_add(out, "\tesac\n}\n\n# The arguments of a command.\n"
		     "_kasoku_arguments() {\n\tcase $1 in\n");
	add_arg_cases(out);
	str_add(out, "\tesac\n}\n\n# The options of a command.\n"
		     "_kasoku_options() {\n\tcase $1 in\n");
	add_option_cases(out);
	str_add(out, "\tesac\n}\n\n# Words instead of the names in angle brackets; files and folders "
		     "are the shell's.\n"
		     "_kasoku_words() {\n\tfor word in $(echo \"$1\"); do\n\t\tcase $word in\n"
		     "\t\t'<command>') echo \"");
	add_command_names(out);
	str_add(out, "\" ;;\n"
		     "\t\t'<series>') kasoku series 2>/dev/null | awk '{ print $1 }' ;;\n"
		     "\t\t'<table>') echo \"");
	add_table_names(out);
	str_add(out, "\" ;;\n\t\t'<view>') echo \"");
	add_view_names(out);
	str_add(out, "\" ;;\n"
		     "\t\t'<theme>') kasoku completion themes 2>/dev/null ;;\n"
		     "\t\t'<file>' | '<dir>') ;;\n"
		     "\t\t*) echo \"$word\" ;;\n"
		     "\t\tesac\n\tdone\n}\n\n");
}

static void add_bash(struct str *out)
{
	str_add(out,
		"_kasoku() {\n"
		"\tlocal current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
		"\tlocal command='' word kinds\n"
		"\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
		"\t\tcase \" $(_kasoku_words '<command>') \" in *\" $word \"*) command=$word; break ;; "
		"esac\n"
		"\tdone\n"
		"\tcase $current in\n"
		"\t-*) kinds=$(_kasoku_options \"$command\") ;;\n"
		"\t*)\n"
		"\t\tkinds=$(_kasoku_values \"$command:$previous\")\n"
		"\t\t[ -n \"$kinds\" ] || kinds=$(_kasoku_arguments \"$command\")\n"
		"\t\t;;\n"
		"\tesac\n"
		"\t# shellcheck disable=SC2207\n"
		"\tCOMPREPLY=($(compgen -W \"$(_kasoku_words \"$kinds\")\" -- \"$current\"))\n"
		"\tcase $kinds in\n"
		"\t*'<file>'*) compopt -o default ;;\n"
		"\t*'<dir>'*) compopt -o dirnames ;;\n"
		"\tesac\n"
		"}\n"
		"complete -F _kasoku kasoku\n");
}

static void add_zsh(struct str *out)
{
	str_add(out,
		"_kasoku() {\n"
		"\tlocal current=${words[CURRENT]} previous=${words[CURRENT-1]} command= word kinds\n"
		"\tfor word in ${words[2,CURRENT-1]}; do\n"
		"\t\tcase \" $(_kasoku_words '<command>') \" in *\" $word \"*) command=$word; break ;; "
		"esac\n"
		"\tdone\n"
		"\tcase $current in\n"
		"\t-*) kinds=$(_kasoku_options \"$command\") ;;\n"
		"\t*)\n"
		"\t\tkinds=$(_kasoku_values \"$command:$previous\")\n"
		"\t\t[ -n \"$kinds\" ] || kinds=$(_kasoku_arguments \"$command\")\n"
		"\t\t;;\n"
		"\tesac\n"
		"\tcompadd -- ${=$(_kasoku_words \"$kinds\")}\n"
		"\tcase $kinds in\n"
		"\t*'<file>'*) _files ;;\n"
		"\t*'<dir>'*) _files -/ ;;\n"
		"\tesac\n"
		"}\n"
		"_kasoku \"$@\"\n");
}

/* ---- fish ---- */

/* In single quotes. */
static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '\'');
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			str_add_char(out, '\\');
		str_add_char(out, *text);
	}
	str_add_char(out, '\'');
}

static bool holds(const char *values, const char *word)
{
	return strstr(values, word) != NULL;
}

/* The arguments of -a for what a table says may stand there. */
static void add_fish_words(struct str *out, const char *values)
{
	if (holds(values, "<file>")) {
		str_add(out, " -F");
	} else if (holds(values, "<dir>")) {
		str_add(out, " -x -a '(__fish_complete_directories)'");
	} else {
		str_add(out, " -x");
	}
	if (!values[0] || holds(values, "<dir>"))
		return;
	str_add(out, " -a '(__kasoku_words ");
	for (; *values; values++)
		str_add_char(out, *values == '|' ? ' ' : *values == '<' || *values == '>' ? '@' : *values);
	str_add(out, ")'");
}

static void add_fish_option(struct str *out, const char *condition, const struct cli_option *option)
{
	str_add(out, "complete -c kasoku");
	if (condition) {
		str_add(out, " -n ");
		add_quoted(out, condition);
	}
	str_printf(out, " -l %s", option->name);
	if (option->takes[0]) {
		str_add(out, " -r");
		add_fish_words(out, option->values);
	}
	str_add(out, " -d ");
	add_quoted(out, _(option->help));
	str_add_char(out, '\n');
}

static void add_fish_command(struct str *out, const struct command *command)
{
	struct cli_option option;
	char condition[64];
	snprintf(condition, sizeof condition, "__kasoku_at '%s'", command->name);
	if (command->name[0]) {
		str_printf(out, "complete -c kasoku -n \"__kasoku_at ''\" -a %s -d ", command->name);
		add_quoted(out, _(command->summary));
		str_add_char(out, '\n');
		if (command->arg_values[0]) {
			str_add(out, "complete -c kasoku -n ");
			add_quoted(out, condition);
			add_fish_words(out, command->arg_values);
			str_add_char(out, '\n');
		}
	}
	for (size_t i = 0; cli_option_at(command, i, &option); i++) {
		if (strcmp(option.name, global_options[0].name) == 0)
			break;
		add_fish_option(out, condition, &option);
	}
}

static void add_fish(struct str *out)
{
	str_add(out, "# The command on the line so far is the one asked about; '' is none yet.\n"
		     "function __kasoku_at\n\tset -l command ''\n"
		     "\tfor word in (commandline -opc)[2..-1]\n\t\tcontains -- $word ");
	add_command_names(out);
	str_add(out, "; and set command $word; and break\n\tend\n"
		     "\ttest \"$command\" = \"$argv[1]\"\nend\n\n"
		     "# Words instead of the names between @.\n"
		     "function __kasoku_words\n\tfor word in $argv\n\t\tswitch $word\n"
		     "\t\t\tcase @command@\n\t\t\t\tstring split ' ' '");
	add_command_names(out);
	str_add(out, "'\n\t\t\tcase @series@\n"
		     "\t\t\t\tkasoku series 2>/dev/null | string replace -r ' .*' ''\n"
		     "\t\t\tcase @table@\n\t\t\t\tstring split ' ' '");
	add_table_names(out);
	str_add(out, "'\n\t\t\tcase @view@\n\t\t\t\tstring split ' ' '");
	add_view_names(out);
	str_add(out, "'\n\t\t\tcase @theme@\n\t\t\t\tkasoku completion themes 2>/dev/null\n"
		     "\t\t\tcase @file@ @dir@\n"
		     "\t\t\tcase '*'\n\t\t\t\techo $word\n\t\tend\n\tend\nend\n\n"
		     "complete -c kasoku -f\n");
	for (size_t i = 0; i < global_option_count; i++)
		add_fish_option(out, NULL, &global_options[i]);
	for (size_t i = 0; i < command_count; i++)
		if (!commands[i].hidden)
			add_fish_command(out, &commands[i]);
}

/* The names for --theme, one a line. */
static int print_themes(struct cli *cli)
{
	struct err err = { 0 };
	struct themes themes;
	char *catalogue = path_catalogue(cli, &err);
	themes_open(&themes, catalogue);
	for (size_t i = 0; i < themes.files.count; i++)
		str_printf(&cli->out, "%s\n", themes.files.names[i]);
	themes_close(&themes);
	free(catalogue);
	return CLI_DONE;
}

int command_completion(struct cli *cli)
{
	static const struct {
		const char *shell, *title;
		void (*add)(struct str *out);
	} shells[] = {
		{ "bash", "# kasoku.bash", add_bash },
		{ "zsh", "#compdef kasoku\n# _kasoku", add_zsh },
		{ "fish", "# kasoku.fish", add_fish },
	};
	const char *what = cli->args[0];
	size_t i = 0, count = sizeof shells / sizeof *shells;
	if (strcmp(what, "themes") == 0)
		return print_themes(cli);
	while (i < count && strcmp(shells[i].shell, what) != 0)
		i++;
	if (i == count) {
		cli_say(_("completion is for bash, zsh or fish, not '%s'"), what);
		return CLI_USAGE;
	}
	str_printf(&cli->out, "%s - completion of kasoku in %s; made by: kasoku completion %s\n\n",
		   shells[i].title, what, what);
	if (shells[i].add != add_fish)
		add_tables(&cli->out);
	shells[i].add(&cli->out);
	return CLI_DONE;
}
