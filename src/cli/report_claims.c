/* report_claims.c - the ledger of claims as part of a report. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/report.h"
#include "cli/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVIDENCE_MOST = 32 };

static const struct paper_column *two_columns(struct report *report, const char *first,
					      const char *first_id, const char *second,
					      const char *second_id, bool right)
{
	struct paper_column *columns = arena_array(&report->paper.arena, 2, sizeof *columns);
	columns[0] = (struct paper_column){ first_id, first, false };
	columns[1] = (struct paper_column){ second_id, second, right };
	return columns;
}

/* What the article says, in its own language where that is the reader's. */
static const char *said(const struct claim *claim)
{
	bool own = strcmp(i18n_language(), "ja") == 0 && *claim->statement_ja;
	return own ? claim->statement_ja : _(claim->statement);
}

static void add_findings(struct report *report, const struct claim *claim,
			 const struct ruling *ruling)
{
	struct paper *paper = &report->paper;
	char text[200], caption[80];
	if (!ruling->finding_count)
		return;
	snprintf(caption, sizeof caption, _("Figures of claim %s"), claim->id);
	paper_table(paper, caption,
		    two_columns(report, _("Figure"), "figure", _("Value"), "value", false), 2, false);
	for (size_t i = 0; i < ruling->source_count; i++)
		paper_cite(paper, ruling->sources[i]);
	for (size_t i = 0; i < ruling->finding_count; i++) {
		const struct finding *finding = &ruling->findings[i];
		char value[160];
		finding_text(value, finding, report->charset);
		if (strcmp(finding->kind, "confidence") == 0)
			snprintf(text, sizeof text, _("%s (%g %% confidence)"), value,
				 100 * finding->level);
		else
			snprintf(text, sizeof text, "%s", value);
		paper_cell(paper, finding->name);
		paper_cell(paper, text);
	}
}

static void add_evidence(struct report *report, struct claims *claims, const struct claim *claim,
			 const char *side, const char *title)
{
	const struct dataset *dataset = claims->dataset;
	struct paper *paper = &report->paper;
	size_t rows[EVIDENCE_MOST];
	size_t count = claim_evidence(claims, claim, side, report->as_of, rows, EVIDENCE_MOST);
	if (count > 0)
		paper_heading(paper, 4, title);
	for (size_t i = 0; i < count; i++) {
		paper_add(paper, PAPER_ITEM,
			  _(dataset_get(dataset, TABLE_EVIDENCE, rows[i], "statement").text));
		paper_cite(paper, dataset_get(dataset, TABLE_EVIDENCE, rows[i], "source").text);
	}
}

static void add_claim(struct report *report, struct claims *claims, const struct claim *claim,
		      const struct ruling *ruling)
{
	struct paper *paper = &report->paper;
	char line[400], day[16];
	double since = claim_since(claims, claim, report->as_of);
	snprintf(line, sizeof line, _("%s: %s"), claim->id, judgement_title(ruling->verdict));
	paper_heading(paper, 3, line);
	paper_add(paper, PAPER_QUOTE, said(claim));
	paper_add(paper, PAPER_TEXT, ruling->reason);
	if (!isnan(since)) {
		snprintf(line, sizeof line, _("The verdict has been this since %s."),
			 date_format(day, (int)since));
		paper_add(paper, PAPER_TEXT, line);
	}
	paper_add(paper, PAPER_TEXT, _(claim->note));
	add_findings(report, claim, ruling);
	add_evidence(report, claims, claim, "for", _("Evidence for the claim"));
	add_evidence(report, claims, claim, "against", _("Evidence against the claim"));
	if (*claim->test) {
		char text[700], command[96];
		snprintf(text, sizeof text, _("Test: %s"), claim_rule(claim));
		paper_add(paper, PAPER_SMALL, text);
		paper_add(paper, PAPER_COMMAND, claim_command(command, claim, report->as_of));
	}
}

static void add_counts(struct report *report, const struct claims *claims,
		       const struct ruling *rulings)
{
	struct paper *paper = &report->paper;
	size_t counts[JUDGED_COUNT] = { 0 };
	for (size_t i = 0; i < claims->count; i++)
		counts[rulings[i].verdict]++;
	paper_table(paper, _("Verdicts"),
		    two_columns(report, _("Verdict"), "verdict", _("Claims"), "claims", true), 2, false);
	for (int v = 0; v < JUDGED_COUNT; v++) {
		char number[24];
		if (!counts[v])
			continue;
		snprintf(number, sizeof number, "%zu", counts[v]);
		paper_cell(paper, judgement_title((enum judgement)v));
		paper_cell_number(paper, number, (double)counts[v]);
	}
}

static void add_list(struct report *report, const struct claims *claims,
		     const struct ruling *rulings)
{
	struct paper *paper = &report->paper;
	struct paper_column *columns = arena_array(&paper->arena, 4, sizeof *columns);
	columns[0] = (struct paper_column){ "id", _("Claim"), false };
	columns[1] = (struct paper_column){ "verdict", _("Verdict"), false };
	columns[2] = (struct paper_column){ "statement", _("What the article says"), false };
	columns[3] = (struct paper_column){ "reason", _("Because"), false };
	paper_table(paper, _("All claims"), columns, 4, true);
	for (size_t i = 0; i < claims->count; i++) {
		paper_cell(paper, claims->items[i].id);
		paper_cell(paper, judgement_word(rulings[i].verdict));
		paper_cell(paper, claims->items[i].statement);
		paper_cell(paper, rulings[i].reason);
	}
}

void report_claims(struct report *report)
{
	struct claims claims;
	struct paper *paper = &report->paper;
	claims_init(&claims, report->session->dataset, &report->series);
	struct ruling *rulings = mem_array(claims.count, sizeof *rulings);
	for (size_t i = 0; i < claims.count; i++)
		claim_try(&claims, &claims.items[i], report->as_of, &rulings[i]);
	paper_heading(paper, 2, _("The article on trial"));
	paper_add(paper, PAPER_TEXT,
		  _("A short Japanese text on the acceleration of language models, written with generative AI "
		    "by its own account, is held against public data. It is never a source. Verdicts "
		    "follow from the rule of each test."));
	add_counts(report, &claims, rulings);
	if (report->format == REPORT_CSV || report->format == REPORT_JSON)
		add_list(report, &claims, rulings);
	for (size_t i = 0; i < claims.count; i++) {
		struct str object;
		add_claim(report, &claims, &claims.items[i], &rulings[i]);
		if (report->format != REPORT_JSON)
			continue;
		str_init(&object);
		claim_json(&object, &claims, &claims.items[i], &rulings[i]);
		paper_add(paper, PAPER_DATA, object.text);
		str_clear(&object);
	}
	free(rulings);
	claims_clear(&claims);
}
