/* language.c - see language.h. */
#include "cli/language.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/files.h"
#include "cli/look.h"
#include "cli/paths.h"
#include "cli/settings.h"
#include "model/schema.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

enum { CATALOGUE_MOST = 16 << 20, NAME_BYTES = 16 };

/* The last value of --NAME among the arguments; NULL when it is not there. */
static const char *argument(int argc, char **argv, const char *name)
{
	size_t length = strlen(name);
	const char *found = NULL;
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strncmp(argv[i], "--", 2) != 0 || strncmp(argv[i] + 2, name, length) != 0)
			continue;
		if (argv[i][2 + length] == '=')
			found = argv[i] + 2 + length + 1;
		else if (!argv[i][2 + length] && i + 1 < argc)
			found = argv[++i];
	}
	return found;
}

static const char *env(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

/* The name of the locale as the environment has it, installed or not; NULL when it has none. */
static const char *locale_name(const char *category)
{
	return env("LC_ALL") ? env("LC_ALL") : env(category) ? env(category) : env("LANG");
}

/* A locale that is not installed here, or none at all, need not mean 7 bits. */
static void set_characters(bool wanted)
{
	const char *name = locale_name("LC_CTYPE");
	if (setlocale(LC_CTYPE, "") && (name || !wanted))
		return;
	if (!name || strstr(name, "UTF-8") || strstr(name, "utf8"))
		look_take_utf8();
}

/* The language part of "ja_JP.UTF-8" when it is one of ours, else "". */
static const char *language_of(const char *locale, char name[NAME_BYTES])
{
	size_t length = strcspn(locale, "_.@:");
	name[0] = '\0';
	if (length < NAME_BYTES) {
		memcpy(name, locale, length);
		name[length] = '\0';
	}
	if (!schema_choice(LANGUAGES, name))
		name[0] = '\0';
	return name;
}

/* What the environment asks for, "" when it does not say.  C and POSIX are the wish for no language, as
 * in gettext; C.UTF-8 says nothing of language. */
static const char *environment(char name[NAME_BYTES])
{
	const char *locale = locale_name("LC_MESSAGES"), *list = env("LANGUAGE");
	name[0] = '\0';
	if (locale && (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0))
		return "en";
	while (list && *list && !*language_of(list, name)) {
		list += strcspn(list, ":");
		list += *list == ':';
	}
	return *name || !locale ? name : language_of(locale, name);
}

/* Reads the catalogue of `language`, which is not English. */
static bool take(struct cli *cli, const char *language)
{
	struct err err = { 0 };
	char *path = cli->speech.ascii ? NULL : path_messages(language);
	str_reset(&cli->speech.bytes);
	bool done = path && file_read(path, CATALOGUE_MOST, &cli->speech.bytes, &err) &&
		    i18n_begin(language, cli->speech.bytes.text, cli->speech.bytes.length);
	free(path);
	return done;
}

static void say_why_not(const struct cli *cli, const char *language)
{
	if (cli->speech.ascii)
		cli_say("--lang %s needs UTF-8, and this output has 7 bits (LC_ALL, LANG or --charset "
			"says so); here is English",
			language);
	else
		cli_say("the messages for --lang %s are not installed or broken; here is English",
			language);
}

void language_begin(struct cli *cli, int argc, char **argv)
{
	const char *asked = argument(argc, argv, "lang"), *set = argument(argc, argv, "charset");
	char name[NAME_BYTES];
	const char *language = asked && schema_choice(LANGUAGES, asked) ? asked : environment(name);
	bool english = !*language || strcmp(language, "en") == 0;
	set_characters(!english);
	cli->speech.ascii = set ? strcmp(set, "ascii") == 0 : !look_is_utf8();
	str_init(&cli->speech.bytes);
	if (!english && !take(cli, language) && asked)
		say_why_not(cli, language);
}

static bool for_machines(const struct cli *cli)
{
	static const char *const formats[] = { "json", "csv", "bibtex", "csl" };
	for (size_t i = 0; i < cli->given_count; i++)
		for (size_t f = 0; f < sizeof formats / sizeof *formats; f++)
			if (strcmp(cli->given[i].name, formats[f]) == 0)
				return true;
	return false;
}

void language_settle(struct cli *cli)
{
	const char *wanted = setting(cli, "language", NULL);
	bool chosen = strcmp(wanted, "auto") == 0 || strcmp(wanted, i18n_language()) == 0;
	if (strcmp(wanted, "en") == 0 || cli->charset == CHARSET_ASCII || for_machines(cli))
		i18n_end();
	else if (!chosen && !cli_given(cli, "lang")) {
		cli->speech.ascii = false;
		take(cli, wanted);
	}
}

void language_end(struct cli *cli)
{
	i18n_end();
	str_clear(&cli->speech.bytes);
}
