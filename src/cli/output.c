/* output.c - what people and programs get to read: stdout and stderr; see cli.h. */
#include "base/i18n.h"
#include "cli/cli.h"
#include "model/batch.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One line in one piece, so that lines of several processes do not mix; what names and data bring along
 * never reaches a terminal as it is. */
__attribute__((format(printf, 2, 0))) static void say(const char *before, const char *format, va_list args)
{
	struct str text, line;
	str_init(&text);
	str_init(&line);
	str_vprintf(&text, format, args);
	str_add(&line, before);
	str_add_clean(&line, text.text, "");
	str_add_char(&line, '\n');
	fwrite(line.text, 1, line.length, stderr);
	str_clear(&line);
	str_clear(&text);
}

void cli_say(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say("kasoku: ", format, args);
	va_end(args);
}

void cli_tell(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say("", format, args);
	va_end(args);
}

void cli_problems(const struct batch *batch)
{
	size_t shown = batch->problem_count < PROBLEMS_MAX ? batch->problem_count : PROBLEMS_MAX;
	for (size_t i = 0; i < shown; i++) {
		const struct problem *problem = &batch->problems[i];
		const char *file = problem->place.file ? problem->place.file : "?";
		if (problem->place.line && problem->place.column)
			cli_tell("%s:%u:%u: %s", file, problem->place.line, problem->place.column,
				 problem->text);
		else if (problem->place.line)
			cli_tell("%s:%u: %s", file, problem->place.line, problem->text);
		else
			cli_tell("%s: %s", file, problem->text);
	}
	if (batch->problem_count > shown)
		cli_say(_("… and %zu more problems"), batch->problem_count - shown);
}

int cli_fail(const struct err *err)
{
	cli_say("%s", err->text);
	return err->kind == ERR_USAGE ? CLI_USAGE : CLI_NO;
}

/* Clean text, of which controls that are kept take no column. */
static void print_columns(struct cli *cli, const char *text, int columns)
{
	if (cli->charset == CHARSET_UNICODE) {
		str_add_n(&cli->out, text, utf8_fit(text, columns));
		return;
	}
	for (int used = 0; *text;) {
		char32_t code = utf8_next(&text);
		char plain[2] = { (char)code, '\0' };
		const char *ascii = code < 0x80 ? plain : utf8_to_ascii(code);
		used += (int)strlen(ascii);
		if (used > columns)
			return;
		str_add(&cli->out, ascii);
	}
}

static void print_clean(struct cli *cli, const char *text, const char *keep, int columns)
{
	struct str clean;
	str_init(&clean);
	str_add_clean(&clean, text, keep);
	print_columns(cli, clean.text, columns);
	str_clear(&clean);
}

void cli_print(struct cli *cli, const char *text)
{
	print_clean(cli, text, "\n\t", 1 << 28);
}

void cli_print_cell(struct cli *cli, const char *text, int columns)
{
	size_t before = cli->out.length;
	print_clean(cli, text, "", columns);
	for (int used = utf8_width(cli->out.text + before); used < columns + 2; used++)
		str_add_char(&cli->out, ' ');
}

static void spell_word(struct str *out, const char *word)
{
	bool plain = *word && !word[strcspn(word, " '\"$\\*?()<>|&;#~!`")];
	if (plain) {
		str_add(out, word);
		return;
	}
	str_add_char(out, '\'');
	for (; *word; word++)
		if (*word == '\'')
			str_add(out, "'\\''");
		else
			str_add_char(out, *word);
	str_add_char(out, '\'');
}

void cli_spell(const struct cli *cli, const char *const *args, size_t count, struct str *out)
{
	static const char *const local[] = { "db", "data", "out", "read-only", "color" };
	str_printf(out, "kasoku %s", cli->command->name);
	for (size_t i = 0; i < count; i++) {
		str_add_char(out, ' ');
		spell_word(out, args[i]);
	}
	for (size_t i = 0; i < cli->given_count; i++) {
		size_t here = 0;
		while (here < sizeof local / sizeof *local &&
		       strcmp(local[here], cli->given[i].name) != 0)
			here++;
		if (here < sizeof local / sizeof *local)
			continue;
		str_printf(out, " --%s", cli->given[i].name);
		if (*cli->given[i].value) {
			str_add_char(out, ' ');
			spell_word(out, cli->given[i].value);
		}
	}
}

/* Bytes for other programs go out as they are; a terminal would take them for orders. */
static void clean_for_terminal(struct cli *cli)
{
	struct str clean;
	if (cli->sequences || !isatty(STDOUT_FILENO))
		return;
	str_init(&clean);
	str_add_clean(&clean, cli->out.text, "\n\t");
	str_clear(&cli->out);
	cli->out = clean;
}

int cli_finish(struct cli *cli, int status)
{
	clean_for_terminal(cli);
	fwrite(cli->out.text, 1, cli->out.length, stdout);
	str_reset(&cli->out);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (errno != EPIPE)
		cli_say(_("the output could not be written: %s"), _(strerror(errno)));
	return CLI_NO;
}
