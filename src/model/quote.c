/* quote.c - see quote.h: taking a sentence apart, and what was used.  The kinds that ask a fit are
 * in quote_fit.c. */
#include "model/quote.h"

#include "base/i18n.h"
#include "model/quote_kinds.h"
#include "model/say.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name;
	bool (*say)(struct quotes *quotes, const struct quote_words *words, struct str *out,
		    struct err *err);
} kinds[] = {
	{ "fit", quote_fit },
	{ "test", quote_test },
};
/* clang-format on */

void quotes_init(struct quotes *quotes, const struct dataset *dataset,
		 const struct series_list *series, double as_of, enum charset charset)
{
	*quotes = (struct quotes){
		.dataset = dataset, .series = series, .as_of = as_of, .charset = charset
	};
}

void quotes_clear(struct quotes *quotes)
{
	arena_clear(&quotes->arena);
	*quotes = (struct quotes){ 0 };
}

/* Appends a copy of `text` to a list unless it is there. */
static void keep(struct quotes *quotes, const char ***list, size_t *count, size_t *room,
		 const char *text)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp((*list)[i], text) == 0)
			return;
	if (*count == *room) {
		size_t more = *room ? *room * 2 : 16;
		const char **grown = arena_array(&quotes->arena, more, sizeof *grown);
		if (*count)
			memcpy(grown, *list, *count * sizeof *grown);
		*list = grown;
		*room = more;
	}
	(*list)[(*count)++] = arena_strdup(&quotes->arena, text);
}

void quote_source(struct quotes *quotes, const char *key)
{
	if (key && *key)
		keep(quotes, &quotes->sources, &quotes->source_count, &quotes->source_room, key);
}

void quote_command(struct quotes *quotes, const char *command)
{
	keep(quotes, &quotes->commands, &quotes->command_count, &quotes->command_room, command);
}

const char *quote_option(const struct quote_words *words, const char *name)
{
	size_t length = strlen(name);
	for (size_t i = 0; i < words->count; i++)
		if (strncmp(words->words[i], name, length) == 0 && words->words[i][length] == '=')
			return words->words[i] + length + 1;
	return NULL;
}

/* Cuts what stands in the braces into words, in place. */
static bool cut(struct quote_words *words, struct err *err)
{
	char *at = words->text;
	words->count = 0;
	for (;;) {
		at += strspn(at, " \n\t");
		if (!*at)
			return words->count > 1 ||
			       err_set(err, ERR_INPUT, _("a quote is {KIND NAME QUANTITY}"));
		if (words->count == QUOTE_WORDS)
			return err_set(err, ERR_INPUT, _("a quote has at most %d words"),
				       QUOTE_WORDS);
		words->words[words->count++] = at;
		at += strcspn(at, " \n\t");
		if (*at)
			*at++ = '\0';
	}
}

static bool say_quote(struct quotes *quotes, const char *inside, size_t length, struct str *out,
		      struct err *err)
{
	struct quote_words words;
	char quoted[SAY_TEXT];
	if (length >= sizeof words.text)
		return err_set(err, ERR_INPUT, _("a quote is too long"));
	memcpy(words.text, inside, length);
	words.text[length] = '\0';
	if (!cut(&words, err))
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, words.words[0]) == 0)
			return kinds[i].say(quotes, &words, out, err);
	return err_set(err, ERR_INPUT, _("there is no quote of the kind %s"),
		       say_quoted(quoted, words.words[0]));
}

/* A quote that cannot be computed is said where it stands. */
static bool expand_one(struct quotes *quotes, const char *inside, size_t length, struct str *out,
		       struct err *err)
{
	struct err why = { 0 };
	struct str value;
	str_init(&value);
	bool ok = say_quote(quotes, inside, length, &value, &why);
	if (ok)
		str_add_n(out, value.text, value.length);
	else
		str_printf(out, _("[cannot be computed: %s]"), why.text);
	str_clear(&value);
	if (!ok && err && err->kind == ERR_NONE)
		*err = why;
	return ok;
}

bool quote_expand(struct quotes *quotes, const char *text, struct str *out, struct err *err)
{
	bool ok = true;
	while (*text) {
		size_t plain = strcspn(text, "{");
		str_add_n(out, text, plain);
		text += plain;
		if (text[0] == '{' && text[1] == '{') {
			str_add_char(out, '{');
			text += 2;
		} else if (text[0] == '{') {
			size_t length = strcspn(text + 1, "}");
			ok = expand_one(quotes, text + 1, length, out, err) && ok;
			text += 1 + length;
			text += *text == '}';
		}
	}
	return ok;
}
