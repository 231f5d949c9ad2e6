/* fuzz_line.c - a command line: one argument a line. */
#include "cli/cli.h"
#include "cli/fitfile.h"
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 60 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *words[WORDS_MOST + 2] = { "kasoku" };
	int count = 1;
	struct cli cli = { 0 };
	struct err err = { 0 };
	struct str text;
	str_init(&cli.out);
	str_init(&text);
	str_add_n(&text, (const char *)data, size);
	for (char *at = text.text; *at && count <= WORDS_MOST; count++) {
		words[count] = at;
		at += strcspn(at, "\n");
		if (*at)
			*at++ = '\0';
	}
	bool read = cli_parse(&cli, count, words, &err);
	if (!read && (!err.text[0] || err.kind != ERR_USAGE || strchr(err.text, '\n')))
		abort();
	if (read) {
		double day;
		struct selection selection = { .as_of = 0 };
		cli_as_of(&cli, &day, &err);
		if (cli.command->selects && !fit_selection(&selection, &cli, &err) && !err.text[0])
			abort();
		help_command(&cli, cli.command);
	}
	cli_clear(&cli);
	str_clear(&text);
	return 0;
}
