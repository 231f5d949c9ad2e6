/* quote.c - see quote.h: taking a sentence apart, what was used, what is kept.  The kinds are in files
 * of their own. */
#include "quote/quote.h"

#include "base/date.h"
#include "base/i18n.h"
#include "model/say.h"
#include "quote/kinds.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *name;
	quote_say *say;
} kinds[] = {
	{ "fit", quote_fit },
	{ "test", quote_test },
	{ "backtest", quote_backtest },
	{ "whatif", quote_whatif },
	{ "drivers", quote_drivers },
	{ "shares", quote_shares },
	{ "claim", quote_claim },
	{ "claims", quote_claims },
	{ "index", quote_index },
	{ "row", quote_row },
	{ "count", quote_count },
	{ "first", quote_first },
	{ "last", quote_last },
	{ "time", quote_time },
	{ "ratio", quote_ratio },
};
/* clang-format on */

struct quote_kept {
	char *key;
	void *what;
	void (*forget)(void *what);
	struct quote_kept *older;
};

void quotes_init(struct quotes *quotes, const struct dataset *dataset,
		 const struct series_list *series, double as_of, enum charset charset)
{
	*quotes = (struct quotes){
		.dataset = dataset, .series = series, .as_of = as_of, .charset = charset
	};
}

void quotes_next(struct quotes *quotes)
{
	arena_clear(&quotes->arena);
	quotes->sources = quotes->commands = NULL;
	quotes->source_count = quotes->source_room = 0;
	quotes->command_count = quotes->command_room = 0;
}

void quotes_clear(struct quotes *quotes)
{
	while (quotes->kept) {
		struct quote_kept *kept = quotes->kept;
		quotes->kept = kept->older;
		kept->forget(kept->what);
		free(kept->key);
		free(kept);
	}
	arena_clear(&quotes->arena);
	*quotes = (struct quotes){ 0 };
}

bool quotes_stand_on(const struct quotes *quotes, const struct dataset *dataset, double as_of,
		     enum charset charset)
{
	return quotes->dataset == dataset && !(quotes->as_of < as_of) && !(quotes->as_of > as_of) &&
	       quotes->charset == charset;
}

void *quote_recall(const struct quotes *quotes, const char *key)
{
	for (const struct quote_kept *kept = quotes->kept; kept; kept = kept->older)
		if (strcmp(kept->key, key) == 0)
			return kept->what;
	return NULL;
}

void *quote_keep(struct quotes *quotes, const char *key, void *what, void (*forget)(void *what))
{
	struct quote_kept *kept = mem_alloc(sizeof *kept);
	*kept = (struct quote_kept){
		.key = mem_strdup(key), .what = what, .forget = forget, .older = quotes->kept
	};
	quotes->kept = kept;
	return what;
}

const char *quote_key(struct quotes *quotes, const char *kind, const struct quote_words *words,
		      size_t first)
{
	const char *key = kind;
	for (size_t i = first; i < words->count; i++)
		key = arena_printf(&quotes->arena, "%s %s", key, words->words[i]);
	return key;
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

bool quote_word_is(const char *word, const char *name)
{
	size_t length = strlen(name);
	return strncmp(word, name, length) == 0 && word[length] == '=';
}

const char *quote_option(const struct quote_words *words, const char *name)
{
	for (size_t i = 0; i < words->count; i++)
		if (quote_word_is(words->words[i], name))
			return words->words[i] + strlen(name) + 1;
	return NULL;
}

bool quote_day(const char *text, double *day, struct err *err)
{
	enum date_precision precision;
	char quoted[SAY_TEXT];
	int days;
	if (!date_parse(text, &days, &precision))
		return err_set(err, ERR_INPUT, _("%s is no date such as 2024-06-30 or 2024-06"),
			       say_quoted(quoted, text));
	*day = date_period_end(days, precision);
	return true;
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
