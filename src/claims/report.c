/* report.c - one claim in words and as JSON. */
#include "claims/report.h"

#include "base/date.h"
#include "base/i18n.h"
#include "model/cite.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { EVIDENCE_MAX = 32, NAME_COLUMNS = 52, LABEL_COLUMNS = 10 };

const char *claim_command(char text[96], const struct claim *claim, double as_of)
{
	char day[16];
	if (isfinite(as_of))
		snprintf(text, 96, "kasoku claims %s --as-of %s", claim->id,
			 date_format(day, (int)as_of));
	else
		snprintf(text, 96, "kasoku claims %s", claim->id);
	return text;
}

static void add_line(struct str *out, const char *name, const char *text)
{
	if (!text || !text[0])
		return;
	str_add_cell(out, name, LABEL_COLUMNS);
	str_printf(out, "%s\n", text);
}

static void add_figures(struct str *out, const struct ruling *ruling, enum charset charset)
{
	if (ruling->finding_count)
		str_printf(out, "\n%s\n", _("Figures"));
	for (size_t i = 0; i < ruling->finding_count; i++) {
		const struct finding *finding = &ruling->findings[i];
		char text[160];
		int pad = NAME_COLUMNS - utf8_width(finding->name);
		str_printf(out, "  %s%*s%s", finding->name, pad > 1 ? pad : 1, "",
			   finding_text(text, finding, charset));
		if (strcmp(finding->kind, "confidence") == 0)
			str_printf(out, _("  %g %% confidence"), 100 * finding->level);
		else if (finding->kind[0])
			str_printf(out, "  %s",
				   strcmp(finding->kind, "range") == 0 ? _("range")
								       : _("published"));
		str_add_char(out, '\n');
	}
}

static void add_evidence_row(struct str *out, const struct dataset *dataset, size_t row,
			     size_t number)
{
	const char *tier = dataset_get(dataset, TABLE_EVIDENCE, row, "tier").text;
	const char *note = dataset_get(dataset, TABLE_EVIDENCE, row, "note").text;
	const char *source = dataset_get(dataset, TABLE_EVIDENCE, row, "source").text;
	str_printf(out, "  %zu. %s", number,
		   _(dataset_get(dataset, TABLE_EVIDENCE, row, "statement").text));
	if (note)
		str_printf(out, " (%s)", _(note));
	str_printf(out, "  [%s] ", tier ? _(tier) : _("no tier"));
	cite_short(out, dataset, source, 60);
	str_printf(out, " <%s>\n", source);
}

static void add_evidence(struct str *out, struct claims *claims, const struct claim *claim,
			 const struct ruling *ruling, const char *side)
{
	size_t rows[EVIDENCE_MAX],
		count = claim_evidence(claims, claim, side, ruling->as_of, rows, EVIDENCE_MAX);
	bool is_for = strcmp(side, "for") == 0;
	str_printf(out, "\n%s%s\n", is_for ? _("For the claim") : _("Against the claim"),
		   judgement_against(ruling->verdict, side) && count
			   ? _(" (and so against this verdict)")
			   : "");
	for (size_t i = 0; i < count; i++)
		add_evidence_row(out, claims->dataset, rows[i], i + 1);
	if (count == 0)
		str_printf(out, "  %s\n", _("nothing in the catalogue"));
}

static void add_sources(struct str *out, const struct claims *claims, const struct ruling *ruling)
{
	if (ruling->source_count)
		str_printf(out, "\n%s\n", _("Sources of the figures"));
	for (size_t i = 0; i < ruling->source_count; i++) {
		str_add(out, "  ");
		cite_full(out, claims->dataset, ruling->sources[i]);
		str_add_char(out, '\n');
	}
}

/* The deciding chart as the command that prints its fit. */
static void add_chart(struct str *out, const struct claims *claims, const struct claim *claim)
{
	struct figure figure;
	char text[256];
	if (!claim->series)
		return;
	figure_make(&figure, claim->series, claims->dataset, &claim->selection);
	add_line(out, _("Chart"), figure_command(&figure, text, sizeof text));
	figure_clear(&figure);
}

void claim_report(struct str *out, struct claims *claims, const struct claim *claim,
		  const struct ruling *ruling, enum charset charset)
{
	char text[96], day[16];
	double since = claim_since(claims, claim, ruling->as_of);
	str_printf(out, "%s  %s\n%s\n", claim->id, judgement_title(ruling->verdict),
		   claim->statement);
	if (charset != CHARSET_ASCII && claim->statement_ja[0] &&
	    strcmp(claim->statement, claim->statement_ja) != 0)
		str_printf(out, "%s\n", claim->statement_ja);
	str_add_char(out, '\n');
	if (isfinite(ruling->as_of))
		add_line(out, _("As of"), date_format(day, (int)ruling->as_of));
	str_add_cell(out, _("Article"), LABEL_COLUMNS);
	str_printf(out, "%s, %s, %s\n", _(claim->section), _(claim->driver), _(claim->kind));
	add_line(out, _("Note"), claim->note);
	add_line(out, _("Checkable"), claim->checkable);
	if (claim->test[0]) {
		str_add_cell(out, _("Test"), LABEL_COLUMNS);
		str_printf(out, "%s%s%s. %s\n", claim->test, claim->parameters[0] ? ": " : "",
			   claim->parameters, claim_rule(claim));
	}
	add_figures(out, ruling, charset);
	str_add_char(out, '\n');
	add_line(out, _("Verdict"), judgement_title(ruling->verdict));
	if (!isnan(since))
		add_line(out, _("Since"), date_format(day, (int)since));
	add_line(out, _("Reason"), ruling->reason);
	add_evidence(out, claims, claim, ruling, "for");
	add_evidence(out, claims, claim, ruling, "against");
	add_sources(out, claims, ruling);
	str_add_char(out, '\n');
	add_chart(out, claims, claim);
	add_line(out, _("Command"), claim_command(text, claim, ruling->as_of));
}

void claims_source_check(struct str *out, const struct claims *claims)
{
	const struct dataset *dataset = claims->dataset;
	for (size_t row = 0; row < dataset_count(dataset, TABLE_PROVENANCE); row++) {
		const char *source = dataset_get(dataset, TABLE_PROVENANCE, row, "source").text;
		const char *note = dataset_get(dataset, TABLE_PROVENANCE, row, "note").text;
		str_printf(out, "[%.0f] %s\n    %s: %s%s%s%s\n",
			   dataset_get(dataset, TABLE_PROVENANCE, row, "number").number,
			   dataset_get(dataset, TABLE_PROVENANCE, row, "cited").text,
			   _(dataset_get(dataset, TABLE_PROVENANCE, row, "status").text),
			   _(dataset_get(dataset, TABLE_PROVENANCE, row, "exists").text),
			   note ? " (" : "", note ? _(note) : "", note ? ")" : "");
		if (source)
			str_printf(out, "    <%s>\n", source);
	}
}

/* -- JSON -------------------------------------------------------------------------------------- */

static void json_text(struct str *out, const char *name, const char *text)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json(out, text && text[0] ? text : NULL);
}

static void json_number(struct str *out, const char *name, double number)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json_number(out, number);
}

static void json_day(struct str *out, const char *name, double days)
{
	char text[16];
	json_text(out, name, isfinite(days) ? date_format(text, (int)days) : NULL);
}

static void json_figures(struct str *out, const struct ruling *ruling)
{
	char day[16];
	str_add(out, ",\"figures\":[");
	for (size_t i = 0; i < ruling->finding_count; i++) {
		const struct finding *finding = &ruling->findings[i];
		bool is_date = strcmp(finding->unit, "date") == 0;
		str_add(out, i ? ",{\"name\":" : "{\"name\":");
		str_add_json(out, finding->name);
		if (is_date && isfinite(finding->value))
			json_text(out, "date", date_format(day, (int)finding->value));
		json_number(out, "value", finding->value);
		if (!isnan(finding->low)) {
			str_add(out, ",\"interval\":[");
			str_add_json_number(out, finding->low);
			str_add_char(out, ',');
			str_add_json_number(out, finding->high);
			str_add_char(out, ']');
			json_number(out, "level", finding->level);
		}
		json_text(out, "kind", finding->kind);
		json_text(out, "unit", is_date ? "days since 1970-01-01" : finding->unit);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

static void json_evidence(struct str *out, struct claims *claims, const struct claim *claim,
			  const struct ruling *ruling, const char *side)
{
	static const char *const texts[] = { "statement", "unit",   "date", "tier",
					     "checked",   "source", "note" };
	static const char *const numbers[] = { "value", "low", "high", "level" };
	size_t rows[EVIDENCE_MAX],
		count = claim_evidence(claims, claim, side, ruling->as_of, rows, EVIDENCE_MAX);
	str_printf(out, ",\"%s\":[", side);
	for (size_t i = 0; i < count; i++) {
		str_add(out, i ? ",{\"id\":" : "{\"id\":");
		str_add_json(out, dataset_get(claims->dataset, TABLE_EVIDENCE, rows[i], "id").text);
		for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
			json_text(out, texts[t],
				  dataset_get(claims->dataset, TABLE_EVIDENCE, rows[i], texts[t])
					  .text);
		for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++)
			json_number(
				out, numbers[n],
				dataset_get(claims->dataset, TABLE_EVIDENCE, rows[i], numbers[n])
					.number);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

void claim_json(struct str *out, struct claims *claims, const struct claim *claim,
		const struct ruling *ruling)
{
	char model[24];
	char text[96];
	str_add(out, "{\"id\":");
	str_add_json(out, claim->id);
	json_text(out, "statement", claim->statement);
	json_text(out, "statement_ja", claim->statement_ja);
	json_text(out, "section", claim->section);
	json_text(out, "driver", claim->driver);
	json_text(out, "kind", claim->kind);
	json_text(out, "verdict", judgement_word(ruling->verdict));
	json_text(out, "reason", ruling->reason);
	json_day(out, "since", claim_since(claims, claim, ruling->as_of));
	json_day(out, "as_of", ruling->as_of);
	json_text(out, "test", claim->test);
	json_text(out, "parameters", claim->parameters);
	json_text(out, "rule", claim_rule(claim));
	json_text(out, "checkable", claim->checkable);
	json_text(out, "note", claim->note);
	json_figures(out, ruling);
	json_evidence(out, claims, claim, ruling, "for");
	json_evidence(out, claims, claim, ruling, "against");
	json_text(out, "series", claim->series ? claim->series->id : NULL);
	json_text(out, "model", claim->series ? selection_model(&claim->selection, model) : NULL);
	str_add(out, ",\"sources\":[");
	for (size_t i = 0; i < ruling->source_count; i++) {
		str_add(out, i ? "," : "");
		str_add_json(out, ruling->sources[i]);
	}
	str_add_char(out, ']');
	json_text(out, "command", claim_command(text, claim, ruling->as_of));
	str_add_char(out, '}');
}
