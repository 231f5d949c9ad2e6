/* cmd_messages.c - kasoku messages: what the catalogue tells people, for translators. */
#include "base/i18n.h"
#include "cli/decks.h"
#include "cli/files.h"
#include "cli/look.h"
#include "cli/session.h"
#include "cli/themes.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void add_message(struct str *out, const char *place, const char *context, const char *text)
{
	if (!text || !*text)
		return;
	str_printf(out, "\n#: %s\n", place);
	if (context)
		str_printf(out, "msgctxt \"%s\"\n", context);
	str_add(out, "msgid \"");
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			str_add_char(out, '\\');
		str_add_char(out, *text);
	}
	str_add(out, "\"\nmsgstr \"\"\n");
}

/* The words of a choice are all told, used or not. */
static void add_choices(struct str *out, const char *place, const struct column *column)
{
	const char *choices = column->choices;
	while (*choices) {
		char word[64];
		size_t length = strcspn(choices, "|");
		snprintf(word, sizeof word, "%.*s", (int)length, choices);
		add_message(out, place, column->apart ? column->name : NULL, word);
		choices += length + (choices[length] == '|');
	}
}

static void add_table(struct str *out, const struct dataset *dataset, enum table_id table)
{
	const struct table *t = &schema[table];
	char place[64];
	snprintf(place, sizeof place, "data/%s.yaml", t->name);
	for (size_t c = 0; c < t->column_count; c++) {
		if (t->columns[c].told && t->columns[c].type == COLUMN_CHOICE)
			add_choices(out, place, &t->columns[c]);
		else if (t->columns[c].told)
			for (size_t row = 0; row < dataset_count(dataset, table); row++)
				add_message(out, place, NULL,
					    dataset_value(dataset, table, row, c).text);
	}
}

/* Names of columns, which head them. */
static void add_headings(struct str *out)
{
	for (int table = 0; table < TABLE_COUNT; table++)
		for (size_t c = 0; c < schema[table].column_count; c++)
			add_message(out, "src/model/schema.c", NULL, schema[table].columns[c].name);
}

/* A text that the deck has in one language only. */
static void add_text(struct str *out, const char *place, struct deck_text text)
{
	if (!text.ja)
		add_message(out, place, NULL, text.en);
}

static bool add_deck(struct str *out, const struct session *session, const char *name,
		     struct err *err)
{
	struct deck deck;
	struct str place;
	if (!deck_open(&deck, session, name, err))
		return false;
	str_init(&place);
	str_printf(&place, "data/decks/%s", name);
	add_text(out, place.text, deck.title);
	add_text(out, place.text, deck.about);
	for (size_t i = 0; i < deck.count; i++) {
		add_text(out, place.text, deck.steps[i].title);
		add_text(out, place.text, deck.steps[i].text);
		add_text(out, place.text, deck.steps[i].notes);
	}
	str_clear(&place);
	deck_clear(&deck);
	return true;
}

static bool add_decks(struct str *out, const struct session *session, struct err *err)
{
	struct files files;
	bool done = true;
	decks_list(&files, session);
	for (size_t i = 0; i < files.count; i++)
		done = done && add_deck(out, session, files.names[i], err);
	files_clear(&files);
	return done;
}

static void add_themes(struct str *out, const struct session *session)
{
	struct themes themes;
	struct theme theme;
	struct err err = { 0 };
	themes_open(&themes, session->catalogue);
	for (size_t i = 0; i < themes.files.count; i++)
		if (!themes_is_own(&themes, themes.files.names[i]) &&
		    theme_load(&themes, themes.files.names[i], &theme, NULL, &err))
			add_message(out, "themes", NULL, theme.title);
	themes_close(&themes);
}

/* What the system says of files, in the words of this one. */
static void add_errors(struct str *out)
{
	static const int numbers[] = { ENOENT, EACCES, EPERM,     EISDIR, ENOTDIR,
				       EEXIST, ENOSPC, EROFS,     EIO,    ENAMETOOLONG,
				       ELOOP,  EMFILE, ENOTEMPTY, EFBIG,  ENOMEM,
				       ECONNREFUSED };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		add_message(out, "strerror", NULL, strerror(numbers[i]));
}

int command_messages(struct cli *cli)
{
	struct session session;
	struct err err = { 0 };
	bool done = session_open(&session, cli, &err);
	if (done) {
		str_add(&cli->out,
			"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n");
		add_headings(&cli->out);
		add_errors(&cli->out);
		for (int table = 0; table < TABLE_COUNT; table++)
			add_table(&cli->out, session.dataset, (enum table_id)table);
		add_themes(&cli->out, &session);
		done = add_decks(&cli->out, &session, &err);
	}
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
