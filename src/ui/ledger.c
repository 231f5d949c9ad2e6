/* ledger.c - the claims as the dashboard holds them: rulings made when first asked for, and the
 * cards about them. */
#include "ui/state.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "claims/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ledger_clear(struct ui *ui)
{
	struct ledger *ledger = &ui->ledger;
	if (ledger->made)
		claims_clear(&ledger->claims);
	free(ledger->rulings);
	ledger->rulings = NULL;
	ledger->made = false;
}

struct ledger *ledger_get(struct ui *ui)
{
	struct ledger *ledger = &ui->ledger;
	bool moved = ledger->as_of < ui->as_of || ledger->as_of > ui->as_of;
	if (ledger->made && !moved)
		return ledger;
	ledger_clear(ui);
	claims_init(&ledger->claims, ui->dataset, &ui->series);
	ledger->rulings = mem_array(ledger->claims.count, sizeof *ledger->rulings);
	ledger->made = true;
	ledger->as_of = ui->as_of;
	for (size_t i = 0; i < ledger->claims.count; i++)
		claim_try(&ledger->claims, &ledger->claims.items[i], ui->as_of,
			  &ledger->rulings[i]);
	return ledger;
}

long ledger_selected(struct ui *ui)
{
	struct pane *pane = pane_focused(ui);
	if (pane->kind != PANE_TABLE || pane->grid.fill != fill_claims)
		return -1;
	grid_ready(ui, &pane->grid);
	const struct grid_entry *entry = grid_selected(&pane->grid);
	return entry ? (long)entry->row : -1;
}

/* Gives the card the sources of a ruling, for c, o and y. */
static void give_sources(struct ui *ui, struct card *card, const struct ruling *ruling)
{
	struct card *sources = ruling->source_count
				       ? card_sources(ui, ruling->sources, ruling->source_count)
				       : NULL;
	if (!sources)
		return;
	card_set_keys(card, sources->key_count);
	for (size_t i = 0; i < sources->key_count; i++) {
		card->keys[i] = arena_strdup(&card->arena, sources->keys[i]);
		card->citations[i] = arena_strdup(&card->arena, sources->citations[i]);
		card->links[i] =
			sources->links[i] ? arena_strdup(&card->arena, sources->links[i]) : NULL;
	}
	card_free(sources);
}

/* Adds a report line by line, keeping what it is set in from the left where lines break. */
static void add_report(struct card *card, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n"), blanks = strspn(text, " ");
		char *line = arena_strndup(&card->arena, text, length);
		if (blanks > length)
			blanks = length;
		card_add(card, ROLE_TEXT, (int)blanks, line + blanks);
		text += length + (text[length] == '\n');
	}
}

struct card *card_claim(struct ui *ui, size_t row)
{
	struct ledger *ledger = ledger_get(ui);
	const struct claim *claim = &ledger->claims.items[row];
	const struct ruling *ruling = &ledger->rulings[row];
	char title[80];
	struct str text;
	str_init(&text);
	claim_report(&text, &ledger->claims, claim, ruling, ui->charset);
	snprintf(title, sizeof title, "%s %s", claim->id, judgement_title(ruling->verdict));
	struct card *card = card_new("claim", title);
	add_report(card, strchr(text.text, '\n') + 1);
	card->lines[0].role = ROLE_STRONG;
	card->copy = arena_strdup(&card->arena, text.text);
	give_sources(ui, card, ruling);
	str_clear(&text);
	return card;
}

static void add_side(struct ui *ui, struct card *card, const struct claim *claim,
		     const struct ruling *ruling, const char *side)
{
	size_t rows[32],
		count = claim_evidence(&ui->ledger.claims, claim, side, ui->as_of, rows, 32);
	bool against = judgement_against(ruling->verdict, side);
	card_printf(card, ROLE_STRONG, 0, "%s %s", claim->id,
		    against ? _("against the verdict") : _("for the verdict"));
	for (size_t i = 0; i < count; i++) {
		const char *source =
			dataset_get(ui->dataset, TABLE_EVIDENCE, rows[i], "source").text;
		const char *tier = dataset_get(ui->dataset, TABLE_EVIDENCE, rows[i], "tier").text;
		card_printf(card, ROLE_TEXT, 2, "%s",
			    _(dataset_get(ui->dataset, TABLE_EVIDENCE, rows[i], "statement").text));
		card_printf(card, ROLE_NOTE, 4, "%s %s %s", tier ? _(tier) : _("no tier"), dot(ui),
			    source);
	}
	if (count == 0)
		card_add(card, ROLE_DIM, 2, _("The catalogue holds none."));
}

/* The sceptics first: what speaks against the verdict, then what speaks for it. */
static void add_evidence(struct ui *ui, struct card *card, size_t row)
{
	const struct claim *claim = &ui->ledger.claims.items[row];
	const struct ruling *ruling = &ui->ledger.rulings[row];
	bool against = judgement_against(ruling->verdict, "against");
	card_printf(card, ROLE_TEXT, 0, "%s  %s  %s", claim->id, judgement_title(ruling->verdict),
		    claim->statement);
	add_side(ui, card, claim, ruling, against ? "against" : "for");
	add_side(ui, card, claim, ruling, against ? "for" : "against");
}

struct card *card_evidence(struct ui *ui, size_t row)
{
	struct card *card = card_new("evidence", _("Evidence against and for"));
	ledger_get(ui);
	add_evidence(ui, card, row);
	return card;
}

/* True when the claim is decided by the series, or its test is told to look at it too. */
static bool rests_on(const struct claim *claim, const struct series *series)
{
	size_t length = strlen(series->id);
	if (claim->series == series)
		return true;
	for (const char *at = claim->parameters; (at = strstr(at, series->id)); at += length)
		if (at > claim->parameters && at[-1] == ' ' && (at[length] == ';' || !at[length]))
			return true;
	return false;
}

struct card *card_resting(struct ui *ui, const struct series *series, bool evidence)
{
	struct ledger *ledger = ledger_get(ui);
	struct card *card = card_new(evidence ? "sceptics" : "resting", evidence ? _("Evidence against and for")
							 : _("Claims that rest on this chart"));
	for (size_t i = 0; i < ledger->claims.count; i++) {
		const struct claim *claim = &ledger->claims.items[i];
		if (!rests_on(claim, series))
			continue;
		if (card->count)
			card_add(card, ROLE_TEXT, 0, "");
		if (evidence) {
			add_evidence(ui, card, i);
			continue;
		}
		card_printf(card, ROLE_STRONG, 0, "%s  %s", claim->id,
			    judgement_title(ledger->rulings[i].verdict));
		card_add(card, ROLE_TEXT, 2, claim->statement);
		card_add(card, ROLE_DIM, 2, ledger->rulings[i].reason);
	}
	if (card->count)
		return card;
	card_free(card);
	refuse(ui, _("no claim of the article rests on %s"), series->id);
	return NULL;
}

struct card *card_source_check(struct ui *ui)
{
	struct str text;
	str_init(&text);
	claims_source_check(&text, &ledger_get(ui)->claims);
	struct card *card = card_new("source-check", _("Source check: what the article cites"));
	add_report(card, text.length ? text.text : _("The catalogue holds no list of references."));
	str_clear(&text);
	return card;
}
