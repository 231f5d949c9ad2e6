/* claim.c - the ledger: rows into claims, claims into rulings. */
#include "claims/claim.h"

#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word, *title;
} verdicts[JUDGED_COUNT] = {
	[JUDGED_SUPPORTED] = { "SUPPORTED", N_("SUPPORTED") },
	[JUDGED_PARTLY] = { "PARTLY", N_("PARTLY") },
	[JUDGED_NOT_SUPPORTED] = { N_("NOT-SUPPORTED"), N_("NOT SUPPORTED") },
	[JUDGED_MISATTRIBUTED] = { "MISATTRIBUTED", N_("MISATTRIBUTED") },
	[JUDGED_UNTESTABLE] = { "UNTESTABLE", N_("UNTESTABLE") },
	[JUDGED_METAPHOR] = { "METAPHOR", N_("METAPHOR") },
};

const char *judgement_word(enum judgement verdict)
{
	assert(verdict < JUDGED_COUNT);
	return verdicts[verdict].word;
}

const char *judgement_title(enum judgement verdict)
{
	assert(verdict < JUDGED_COUNT);
	return _(verdicts[verdict].title);
}

static bool same_word(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		bool dash = (*a == '_' || *a == ' ') && *b == '-';
		if (!dash && toupper((unsigned char)*a) != toupper((unsigned char)*b))
			return false;
	}
	return *a == *b;
}

enum judgement judgement_find(const char *word)
{
	for (int v = 0; v < JUDGED_COUNT; v++)
		if (same_word(word, verdicts[v].word))
			return (enum judgement)v;
	return JUDGED_COUNT;
}

static const char *text_of(const struct dataset *dataset, size_t row, const char *column)
{
	struct value value = dataset_get(dataset, TABLE_CLAIMS, row, column);
	return value.text ? value.text : "";
}

/* The deciding chart: the series as it is, turned as far as the row says. */
static void select_chart(struct claim *claim, const struct claims *claims, size_t row)
{
	const struct dataset *dataset = claims->dataset;
	struct value from = dataset_get(dataset, TABLE_CLAIMS, row, "from"),
		     to = dataset_get(dataset, TABLE_CLAIMS, row, "to");
	const char *scale = text_of(dataset, row, "scale");
	claim->series = series_find(claims->series, text_of(dataset, row, "series"));
	if (!claim->series)
		return;
	figure_defaults(&claim->selection, claim->series);
	if (value_known(from))
		claim->selection.from = from.number;
	if (value_known(to))
		claim->selection.to = to.number;
	if (strcmp(scale, "linear") == 0)
		selection_take_scale(&claim->selection, GROWTH_RAW);
	else if (strcmp(scale, "log") == 0)
		selection_take_scale(&claim->selection, GROWTH_LOG);
	else if (strcmp(scale, "logit") == 0)
		selection_take_scale(&claim->selection, GROWTH_LOGIT);
	claim->axis = claim->selection.scale;
	if (strstr(claim->parameters, "model = exponential"))
		selection_take_scale(&claim->selection, GROWTH_LOG);
}

void claims_init(struct claims *claims, const struct dataset *dataset,
		 const struct series_list *series)
{
	*claims = (struct claims){ .dataset = dataset, .series = series };
	claims->count = dataset_count(dataset, TABLE_CLAIMS);
	claims->items = arena_array(&claims->arena, claims->count, sizeof *claims->items);
	claims->tracks = arena_array(&claims->arena, series->count, sizeof *claims->tracks);
	for (size_t row = 0; row < claims->count; row++) {
		struct claim *claim = &claims->items[row];
		claim->row = row;
		claim->id = text_of(dataset, row, "id");
		claim->statement = _(text_of(dataset, row, "statement"));
		claim->statement_ja = text_of(dataset, row, "statement_ja");
		claim->section = text_of(dataset, row, "section");
		claim->driver = text_of(dataset, row, "driver");
		claim->kind = text_of(dataset, row, "kind");
		claim->test = text_of(dataset, row, "test");
		claim->parameters = text_of(dataset, row, "parameters");
		select_chart(claim, claims, row);
		claim->checkable = _(text_of(dataset, row, "checkable"));
		claim->note = _(text_of(dataset, row, "note"));
	}
}

void claims_clear(struct claims *claims)
{
	arena_clear(&claims->arena);
	*claims = (struct claims){ 0 };
}

const struct claim *claims_find(const struct claims *claims, const char *id)
{
	for (size_t i = 0; i < claims->count; i++)
		if (same_word(id, claims->items[i].id))
			return &claims->items[i];
	return NULL;
}

static const struct test *test_of(const struct claim *claim)
{
	for (size_t i = 0; i < claim_test_count; i++)
		if (strcmp(claim_tests[i].name, claim->test) == 0)
			return &claim_tests[i];
	return NULL;
}

const char *claim_rule(const struct claim *claim)
{
	const struct test *test = test_of(claim);
	return test ? _(test->rule) : "";
}

/* What a claim is decides over what its test finds: an image stays an image. */
static const struct {
	const char *kind;
	enum judgement verdict;
	const char *alone, *before; /* the reason without a test; what stands before that of one */
} kinds[] = {
	{ "metaphor", JUDGED_METAPHOR, N_("An image, not a statement that figures could decide."),
	  N_("An image. What can be checked of it:") },
	{ "norm", JUDGED_UNTESTABLE, N_("It says what should be done, which no figure decides."),
	  N_("It says what should be done, which no figure decides.") },
	{ "causal", JUDGED_UNTESTABLE, N_("It names a cause, and no public series separates it."),
	  N_("It names a cause, and no public series separates it.") },
};

static void rule_by_kind(struct trial *trial)
{
	struct ruling *ruling = trial->ruling;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (strcmp(kinds[i].kind, trial->claim->kind) != 0)
			continue;
		ruling->verdict = kinds[i].verdict;
		ruling->reason = trial->decided ? arena_printf(&trial->claims->arena, "%s %s",
							       _(kinds[i].before), ruling->reason)
						: _(kinds[i].alone);
	}
}

/* Moves what the trial gathered into the ledger's arena. */
static void close_trial(struct trial *trial)
{
	struct ruling *ruling = trial->ruling;
	struct arena *arena = &trial->claims->arena;
	struct finding *findings =
		arena_array(arena, trial->finding_count, sizeof *trial->findings);
	ruling->sources = arena_array(arena, trial->source_count, sizeof *ruling->sources);
	if (trial->finding_count)
		memcpy(findings, trial->findings, trial->finding_count * sizeof *findings);
	if (trial->source_count)
		memcpy(ruling->sources, trial->sources,
		       trial->source_count * sizeof *ruling->sources);
	ruling->findings = findings;
	ruling->finding_count = trial->finding_count;
	ruling->source_count = trial->source_count;
	free(trial->findings);
	free(trial->sources);
}

static void try_claim(struct claims *claims, const struct claim *claim, double as_of, bool brief,
		      struct ruling *ruling)
{
	const struct test *test = test_of(claim);
	struct trial trial = {
		.claims = claims, .claim = claim, .as_of = as_of, .ruling = ruling, .brief = brief
	};
	*ruling = (struct ruling){ .verdict = JUDGED_UNTESTABLE, .reason = "", .as_of = as_of };
	if (test)
		test->run(&trial);
	else if (claim->test[0])
		trial_cannot(&trial, _("There is no test called %s."), claim->test);
	rule_by_kind(&trial);
	if (!ruling->reason[0])
		ruling->reason = _("No test is named for it.");
	close_trial(&trial);
}

void claim_try(struct claims *claims, const struct claim *claim, double as_of,
	       struct ruling *ruling)
{
	try_claim(claims, claim, as_of, false, ruling);
}

/* The last day of the quarter before the one that `days` lies in, or of it when it is that day. */
static int quarter_end(int days)
{
	struct civil civil = date_civil(days + 1);
	civil.month = civil.month - (civil.month - 1) % 3;
	civil.day = 1;
	return date_days(civil) - 1;
}

double claims_day(const struct claims *claims, double as_of)
{
	const struct dataset *dataset = claims->dataset;
	double newest = -HUGE_VAL;
	if (dataset_date(dataset) > 0)
		return fmin(as_of, dataset_date(dataset));
	if (isfinite(as_of))
		return as_of;
	for (size_t row = 0; row < dataset_count(dataset, TABLE_MODELS); row++)
		newest = fmax(newest, dataset_get(dataset, TABLE_MODELS, row, "date").number);
	return newest;
}

double claim_since(struct claims *claims, const struct claim *claim, double as_of)
{
	struct ruling now, then;
	double since = (double)NAN;
	if (!test_of(claim) || strcmp(claim->kind, "testable") != 0)
		return since;
	try_claim(claims, claim, as_of, true, &now);
	double last = claims_day(claims, as_of);
	if (!isfinite(last))
		return since;
	since = last;
	int first = date_days((struct civil){ 2018, 1, 1 });
	for (int day = quarter_end((int)last); day >= first; day = quarter_end(day - 1)) {
		try_claim(claims, claim, day, true, &then);
		if (then.verdict != now.verdict)
			break;
		since = day;
	}
	return since;
}

size_t claim_evidence(const struct claims *claims, const struct claim *claim, const char *side,
		      double as_of, size_t *rows, size_t room)
{
	const struct dataset *dataset = claims->dataset;
	size_t count = 0;
	for (size_t row = 0; row < dataset_count(dataset, TABLE_EVIDENCE) && count < room; row++) {
		struct value date = dataset_get(dataset, TABLE_EVIDENCE, row, "date");
		const char *of = dataset_get(dataset, TABLE_EVIDENCE, row, "claim").text;
		const char *on = dataset_get(dataset, TABLE_EVIDENCE, row, "side").text;
		if (strcmp(of, claim->id) == 0 && strcmp(on, side) == 0 && !(date.number > as_of))
			rows[count++] = row;
	}
	return count;
}

bool judgement_against(enum judgement verdict, const char *side)
{
	bool denies = verdict == JUDGED_NOT_SUPPORTED || verdict == JUDGED_MISATTRIBUTED;
	return denies == (strcmp(side, "for") == 0);
}
