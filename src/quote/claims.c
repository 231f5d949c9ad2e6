/* claims.c - {claim ID QUANTITY}, {claims VERDICT count}: what the ledger says, as words.
 *
 * The quantity is verdict, reason, since, statement, "figure" with n=, or the name of a figure of the
 * claim with "_" for its blanks; "alone" behind it leaves the interval out. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "claims/report.h"
#include "model/say.h"
#include "quote/kinds.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void clear_ledger(void *what)
{
	claims_clear(what);
	free(what);
}

static struct claims *ledger(struct quotes *quotes)
{
	struct claims *claims = quote_recall(quotes, "ledger");
	if (claims)
		return claims;
	claims = mem_alloc(sizeof *claims);
	claims_init(claims, quotes->dataset, quotes->series);
	return quote_keep(quotes, "ledger", claims, clear_ledger);
}

static const struct ruling *rule(struct quotes *quotes, struct claims *claims,
				 const struct claim *claim)
{
	const char *key = arena_printf(&quotes->arena, "ruling %s", claim->id);
	struct ruling *ruling = quote_recall(quotes, key);
	if (ruling)
		return ruling;
	ruling = mem_alloc(sizeof *ruling);
	claim_try(claims, claim, quotes->as_of, ruling);
	return quote_keep(quotes, key, ruling, free);
}

static const char *const claim_words[] = { "verdict", "reason", "since", "statement" };
enum { SAY_VERDICT, SAY_REASON, SAY_SINCE, SAY_STATEMENT, SAY_COUNT };

static int word_of(const char *name)
{
	for (int i = 0; i < SAY_COUNT; i++)
		if (strcmp(claim_words[i], name) == 0)
			return i;
	return SAY_COUNT;
}

/* True when the figure is called so, in English or in the language of the screen. */
static bool is_called(const struct finding *finding, const char *word)
{
	char name[QUOTE_BYTES];
	snprintf(name, sizeof name, "%s", word);
	for (char *at = name; *at; at++)
		*at = *at == '_' ? ' ' : *at;
	return strcmp(finding->name, name) == 0 || (*name && strcmp(finding->name, _(name)) == 0);
}

static const struct finding *find(const struct ruling *ruling, const struct quote_words *words,
				  struct err *err)
{
	const char *n = quote_option(words, "n");
	char quoted[SAY_TEXT];
	long number = n ? strtol(n, NULL, 10) : 0;
	if (strcmp(words->words[2], "figure") == 0) {
		if (number >= 1 && (size_t)number <= ruling->finding_count)
			return &ruling->findings[number - 1];
		err_set(err, ERR_INPUT, _("n= is a number from 1 to %zu"), ruling->finding_count);
		return NULL;
	}
	for (size_t i = 0; i < ruling->finding_count; i++)
		if (is_called(&ruling->findings[i], words->words[2]))
			return &ruling->findings[i];
	err_set(err, ERR_INPUT, _("this claim has no figure %s"), say_quoted(quoted, words->words[2]));
	return NULL;
}

static bool say_since(struct claims *claims, const struct claim *claim, double as_of, struct str *out,
		      struct err *err)
{
	double day = claim_since(claims, claim, as_of);
	char date[16];
	if (isnan(day))
		return err_set(err, ERR_DATA, _("%s has its verdict without a test"), claim->id);
	str_printf(out, "%.7s", date_format(date, (int)day));
	return true;
}

static bool say_figure(const struct ruling *ruling, const struct quote_words *words,
		       enum charset charset, struct str *out, struct err *err)
{
	char text[160];
	const struct finding *finding = find(ruling, words, err);
	if (!finding)
		return false;
	finding_text(text, finding, charset);
	char *band = strstr(text, " [");
	if (band && strcmp(words->words[words->count - 1], "alone") == 0)
		*band = '\0';
	str_add(out, text);
	return true;
}

static bool say_claim(struct quotes *quotes, const struct quote_words *words, struct claims *claims,
		      const struct claim *claim, const struct ruling *ruling, struct str *out,
		      struct err *err)
{
	switch (word_of(words->words[2])) {
	case SAY_VERDICT:
		str_add(out, judgement_title(ruling->verdict));
		return true;
	case SAY_REASON:
		str_add(out, ruling->reason);
		return true;
	case SAY_SINCE:
		return say_since(claims, claim, quotes->as_of, out, err);
	case SAY_STATEMENT:
		str_add(out, _(claim->statement));
		return true;
	default:
		return say_figure(ruling, words, quotes->charset, out, err);
	}
}

bool quote_claim(struct quotes *quotes, const struct quote_words *words, struct str *out,
		 struct err *err)
{
	char quoted[SAY_TEXT], command[96];
	if (words->count < 3)
		return err_set(err, ERR_INPUT, _("a quote of a claim is {claim ID QUANTITY}"));
	struct claims *claims = ledger(quotes);
	const struct claim *claim = claims_find(claims, words->words[1]);
	if (!claim)
		return err_set(err, ERR_INPUT, _("there is no claim %s"),
			       say_quoted(quoted, words->words[1]));
	const struct ruling *ruling = rule(quotes, claims, claim);
	if (!say_claim(quotes, words, claims, claim, ruling, out, err))
		return false;
	for (size_t i = 0; i < ruling->source_count && i < 3; i++)
		quote_source(quotes, ruling->sources[i]);
	quote_command(quotes, claim_command(command, claim, quotes->as_of));
	return true;
}

bool quote_claims(struct quotes *quotes, const struct quote_words *words, struct str *out,
		  struct err *err)
{
	char quoted[SAY_TEXT];
	if (words->count != 3 || strcmp(words->words[2], "count") != 0)
		return err_set(err, ERR_INPUT, _("a quote of the ledger is {claims VERDICT count}"));
	struct claims *claims = ledger(quotes);
	bool all = strcmp(words->words[1], "all") == 0;
	enum judgement wanted = judgement_find(words->words[1]);
	size_t count = 0;
	if (!all && wanted == JUDGED_COUNT)
		return err_set(err, ERR_INPUT, _("there is no verdict %s"),
			       say_quoted(quoted, words->words[1]));
	for (size_t i = 0; i < claims->count; i++)
		count += all || rule(quotes, claims, &claims->items[i])->verdict == wanted;
	str_printf(out, "%zu", count);
	quote_command(quotes, "kasoku claims");
	return true;
}
