/* document.c - the ledger as a Markdown document that stands alone. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "claims/report.h"
#include "model/cite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MARKS_MOST = 12 };

/* The document in the making: its text and the sources met so far. */
struct document {
	struct str *out;
	struct claims *claims;
	double as_of;
	const char **keys;
	size_t count, room;
};

/* The number of a source in the list of references. */
static size_t reference(struct document *document, const char *key)
{
	for (size_t i = 0; i < document->count; i++)
		if (strcmp(document->keys[i], key) == 0)
			return i + 1;
	document->keys =
		mem_grow(document->keys, document->count, &document->room, sizeof *document->keys);
	document->keys[document->count++] = key;
	return document->count;
}

/* Text with the characters that Markdown would read as marks told apart. */
static void add_text(struct document *document, const char *text)
{
	for (; *text; text++) {
		/* an address is left as it is, so that it stays a link */
		size_t address = strncmp(text, "http", 4) == 0 ? strcspn(text, " ") : 0;
		str_add_n(document->out, text, address);
		text += address;
		if (!*text)
			return;
		if (strchr("\\`*_[]<>#|", *text))
			str_add_char(document->out, '\\');
		str_add_char(document->out, *text);
	}
}

static void add_marks(struct document *document, const struct ruling *ruling)
{
	for (size_t i = 0; i < ruling->source_count && i < MARKS_MOST; i++)
		str_printf(document->out, "%s[%zu]", i ? " " : "",
			   reference(document, ruling->sources[i]));
	if (ruling->source_count > MARKS_MOST)
		str_printf(document->out, _(" and %zu more"), ruling->source_count - MARKS_MOST);
}

static void add_figures(struct document *document, const struct ruling *ruling)
{
	if (ruling->finding_count == 0)
		return;
	str_printf(document->out, "\n| %s | %s |\n| --- | --- |\n", _("figure"), _("value"));
	for (size_t i = 0; i < ruling->finding_count; i++) {
		const struct finding *finding = &ruling->findings[i];
		char text[160];
		str_add(document->out, "| ");
		add_text(document, finding->name);
		str_add(document->out, " | ");
		add_text(document, finding_text(text, finding, CHARSET_UNICODE));
		if (strcmp(finding->kind, "confidence") == 0)
			str_printf(document->out, _(" (%g %% confidence)"), 100 * finding->level);
		else if (finding->kind[0])
			str_printf(document->out, " (%s)",
				   strcmp(finding->kind, "range") == 0 ? _("range")
								       : _("published"));
		str_add(document->out, " |\n");
	}
}

static void add_evidence(struct document *document, const struct claim *claim, const char *side)
{
	const struct dataset *dataset = document->claims->dataset;
	size_t rows[32],
		count = claim_evidence(document->claims, claim, side, document->as_of, rows, 32);
	if (count == 0)
		return;
	str_printf(document->out, "\n%s\n\n", strcmp(side, "for") == 0 ? _("For:") : _("Against:"));
	for (size_t i = 0; i < count; i++) {
		const char *tier = dataset_get(dataset, TABLE_EVIDENCE, rows[i], "tier").text;
		str_add(document->out, "- ");
		add_text(document, _(dataset_get(dataset, TABLE_EVIDENCE, rows[i], "statement").text));
		str_printf(document->out, " (%s) [%zu]\n", tier ? _(tier) : _("no tier"),
			   reference(document,
				     dataset_get(dataset, TABLE_EVIDENCE, rows[i], "source").text));
	}
}

static void add_claim(struct document *document, const struct claim *claim)
{
	struct ruling ruling;
	struct str *out = document->out;
	char text[96], day[16];
	double since = claim_since(document->claims, claim, document->as_of);
	claim_try(document->claims, claim, document->as_of, &ruling);
	str_printf(out, "\n### %s %s\n\n> ", claim->id, judgement_title(ruling.verdict));
	add_text(document, claim->statement);
	if (claim->statement_ja[0] && strcmp(claim->statement, claim->statement_ja) != 0)
		str_printf(out, "\n>\n> %s", claim->statement_ja);
	str_add(out, "\n\n");
	add_text(document, ruling.reason);
	if (!isnan(since))
		str_printf(out, _(" The verdict has been this since %s."),
			   date_format(day, (int)since));
	str_add(out, "\n");
	if (claim->note[0]) {
		str_add(out, "\n");
		add_text(document, claim->note);
		str_add(out, "\n");
	}
	add_figures(document, &ruling);
	if (ruling.source_count) {
		str_printf(out, "\n%s ", _("Figures from"));
		add_marks(document, &ruling);
		str_add(out, "\n");
	}
	add_evidence(document, claim, "for");
	add_evidence(document, claim, "against");
	if (claim->test[0]) {
		str_printf(out, "\n%s ", _("Test:"));
		add_text(document, claim_rule(claim));
		str_printf(out, " `%s`\n", claim_command(text, claim, document->as_of));
	}
}

static void add_summary(struct document *document, const size_t *chosen, size_t count)
{
	size_t counts[JUDGED_COUNT] = { 0 };
	for (size_t i = 0; i < count; i++) {
		struct ruling ruling;
		claim_try(document->claims, &document->claims->items[chosen[i]], document->as_of,
			  &ruling);
		counts[ruling.verdict]++;
	}
	str_printf(document->out, "\n| %s | %s |\n| --- | ---: |\n", _("verdict"), _("claims"));
	for (int v = 0; v < JUDGED_COUNT; v++)
		if (counts[v])
			str_printf(document->out, "| %s | %zu |\n",
				   judgement_title((enum judgement)v), counts[v]);
}

static void add_source_check(struct document *document)
{
	const struct dataset *dataset = document->claims->dataset;
	size_t rows = dataset_count(dataset, TABLE_PROVENANCE);
	if (rows == 0)
		return;
	str_printf(document->out, "\n## %s\n\n| | %s | %s | %s |\n| ---: | --- | --- | --- |\n",
		   _("Source check"), _("as cited"), _("what exists"), _("status"));
	for (size_t row = 0; row < rows; row++) {
		const char *source = dataset_get(dataset, TABLE_PROVENANCE, row, "source").text;
		str_printf(document->out, "| %.0f | ",
			   dataset_get(dataset, TABLE_PROVENANCE, row, "number").number);
		add_text(document, dataset_get(dataset, TABLE_PROVENANCE, row, "cited").text);
		str_add(document->out, " | ");
		add_text(document, _(dataset_get(dataset, TABLE_PROVENANCE, row, "exists").text));
		if (source)
			str_printf(document->out, " [%zu]", reference(document, source));
		str_printf(document->out, " | %s |\n",
			   _(dataset_get(dataset, TABLE_PROVENANCE, row, "status").text));
	}
}

static void add_references(struct document *document)
{
	str_printf(document->out, "\n## %s\n\n", _("References"));
	for (size_t i = 0; i < document->count; i++) {
		struct str text;
		str_init(&text);
		cite_full(&text, document->claims->dataset, document->keys[i]);
		str_printf(document->out, "%zu. ", i + 1);
		add_text(document, text.text);
		str_add_char(document->out, '\n');
		str_clear(&text);
	}
}

static void add_opening(struct document *document)
{
	char day[16];
	int compiled = dataset_date(document->claims->dataset);
	str_printf(document->out, "# %s\n\n%s\n", _("The article on trial"),
		   _("A short Japanese text on the acceleration of language models, written with "
		     "generative AI "
		     "by its own account, is held against public data. It is never a source. "
		     "Figures are "
		     "computed from the catalogue of kasoku, verdicts follow from the rule of each "
		     "test."));
	if (compiled)
		str_printf(document->out, _("\nData of %s"), date_format(day, compiled));
	if (isfinite(document->as_of))
		str_printf(document->out, _(", as of %s"), date_format(day, (int)document->as_of));
	str_add(document->out, compiled ? ".\n" : "");
}

/* The parts of the article, in its order. */
static const struct part {
	const char *section, *title;
} parts[] = {
	{ "summary", N_("Summary") },           { "progress", N_("The progress claimed") },
	{ "pillars", N_("Three pillars") },     { "open-source", N_("Open source") },
	{ "consequences", N_("Consequences") }, { "disclaimer", N_("Disclaimer") },
};

static void add_part(struct document *document, const struct part *part, const size_t *chosen,
		     size_t count)
{
	bool begun = false;
	for (size_t i = 0; i < count; i++) {
		const struct claim *claim = &document->claims->items[chosen[i]];
		if (strcmp(claim->section, part->section) != 0)
			continue;
		if (!begun)
			str_printf(document->out, "\n## %s\n", _(part->title));
		begun = true;
		add_claim(document, claim);
	}
}

void claims_document(struct str *out, struct claims *claims, const size_t *chosen, size_t count,
		     double as_of)
{
	struct document document = { .out = out, .claims = claims, .as_of = as_of };
	add_opening(&document);
	add_summary(&document, chosen, count);
	for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
		add_part(&document, &parts[p], chosen, count);
	add_source_check(&document);
	add_references(&document);
	free(document.keys);
}
