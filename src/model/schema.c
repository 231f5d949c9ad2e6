/* schema.c - the tables themselves. */
#include "model/schema.h"

#include "base/i18n.h"

#include <math.h>
#include <string.h>

#define TIERS	 "measured|estimated|disputed|assumed"
#define DRIVERS	 "capability|algorithms|hardware|training"
#define NUMBERS	 .low = -HUGE_VAL, .high = HUGE_VAL
#define POSITIVE .low = 0, .high = HUGE_VAL
#define FRACTION .low = 0, .high = 1

#define KEY(help_)		{ .name = "id", .type = COLUMN_KEY, .required = true, .unit = "", .help = help_ }
#define TEXT(name_, help_)	{ .name = name_, .type = COLUMN_TEXT, .unit = "", .help = help_ }
#define TEXT_(name_, help_)	{ .name = name_, .type = COLUMN_TEXT, .required = true, .unit = "", .help = help_ }
#define TOLD(name_, help_)	{ .name = name_, .type = COLUMN_TEXT, .told = true, .unit = "", .help = help_ }
#define TOLD_(name_, help_)	{ .name = name_, .type = COLUMN_TEXT, .told = true, .required = true, .unit = "", .help = help_ }
#define REF(name_, to, help_)	{ .name = name_, .type = COLUMN_REF, .refers = to, .unit = "", .help = help_ }
#define REF_(name_, to, help_)	{ .name = name_, .type = COLUMN_REF, .refers = to, .required = true, .unit = "", .help = help_ }
#define CHOICE(name_, words, help_) { .name = name_, .type = COLUMN_CHOICE, .told = true, .choices = words, .unit = "", .help = help_ }
#define APART(name_, words, help_) { .name = name_, .type = COLUMN_CHOICE, .told = true, .apart = true, .choices = words, .unit = "", .help = help_ }
#define APART_(name_, words, help_) { .name = name_, .type = COLUMN_CHOICE, .told = true, .apart = true, .required = true, .choices = words, .unit = "", .help = help_ }
#define CHOICE_(name_, words, help_) { .name = name_, .type = COLUMN_CHOICE, .told = true, .choices = words, .required = true, .unit = "", .help = help_ }
#define NUMBER(name_, range, unit_, help_) { .name = name_, .type = COLUMN_NUMBER, range, .unit = unit_, .help = help_ }
#define NUMBER_(name_, range, unit_, help_) { .name = name_, .type = COLUMN_NUMBER, .required = true, range, .unit = unit_, .help = help_ }
#define INTEGER(name_, range, unit_, help_) { .name = name_, .type = COLUMN_INTEGER, range, .unit = unit_, .help = help_ }
#define INTEGER_(name_, range, unit_, help_) { .name = name_, .type = COLUMN_INTEGER, .required = true, range, .unit = unit_, .help = help_ }
#define FLAG(name_, help_)	{ .name = name_, .type = COLUMN_FLAG, .unit = "", .help = help_ }
#define DATE(name_, help_)	{ .name = name_, .type = COLUMN_DATE, .unit = "", .help = help_ }
#define DATE_(name_, help_)	{ .name = name_, .type = COLUMN_DATE, .required = true, .unit = "", .help = help_ }
#define SOURCE			REF_("source", TABLE_SOURCES, N_("where the row was read"))
#define TIER			CHOICE("tier", TIERS, N_("how good the figure is"))
#define NOTE			TOLD("note", N_("what a reader should know about the row"))

/* clang-format off */
static const struct column sources[] = {
	KEY(N_("citation key")),
	CHOICE_("kind", "paper|dataset|leaderboard|datasheet|repository|model-reference|article|blog|report|law|filing|web",
		N_("what sort of document it is")),
	TEXT_("title", N_("title")),
	TEXT("authors", N_("authors")),
	TEXT("publisher", N_("publisher")),
	DATE("date", N_("date of publication, as exact as known")),
	TEXT("url", N_("address")),
	TEXT("identifier", N_("DOI or arXiv number")),
	TEXT("licence", N_("licence of the data taken from it")),
	APART("checked", "read|abstract|copy|quoted|index|none",
	       N_("how it was confirmed: its text or file, its abstract, a copy, quotations, an index, not at all")),
	NOTE,
};
static const struct column units[] = {
	KEY(N_("unit as used in other tables")),
	TOLD_("title", N_("name of the unit for an axis")),
	CHOICE_("style", "plain|percent|duration|si|power|money", N_("how numbers in it are written")),
	TOLD("suffix", N_("what stands behind a number")),
	TEXT("ticks", N_("values people know, ascending, separated by spaces")),
};
static const struct column benchmarks[] = {
	KEY(N_("short name")),
	TEXT_("name", N_("full name")),
	TOLD("measures", N_("what it asks of a model")),
	TOLD("metric", N_("what the score counts")),
	REF_("unit", TABLE_UNITS, N_("unit of its scores")),
	NUMBER("chance", NUMBERS, "", N_("score of guessing")),
	NUMBER("expert", NUMBERS, "", N_("score of human experts")),
	TOLD("expert_note", N_("who the experts are")),
	NUMBER("maximum", NUMBERS, "", N_("largest score that the metric allows")),
	NUMBER("ceiling", NUMBERS, "", N_("largest score that label errors allow, where somebody measured it")),
	REF("ceiling_source", TABLE_SOURCES, N_("who measured the ceiling")),
	DATE("date", N_("first publication")),
	TOLD("setting", N_("standard way to run it")),
	INTEGER("shots", POSITIVE, "", N_("worked examples in the standard setting")),
	TEXT("family", N_("benchmarks it belongs with")),
	APART("checked", "read|abstract|copy|quoted|index|none", N_("how the levels were confirmed")),
	SOURCE, NOTE,
};
static const struct column models[] = {
	KEY(N_("short name")),
	TEXT_("name", N_("name")),
	TEXT("organization", N_("who trained it")),
	TEXT("country", N_("where they are")),
	DATE("date", N_("release")),
	TEXT("domain", N_("what it works on")),
	NUMBER("parameters", POSITIVE, "parameters", N_("total number of parameters")),
	NUMBER("dataset_size", POSITIVE, "tokens", N_("size of the training set, in dataset_unit")),
	CHOICE("dataset_unit", "tokens|words|tokens-or-words", N_("what dataset_size counts")),
	NUMBER("epochs", POSITIVE, "", N_("passes over the training set")),
	NUMBER("compute", POSITIVE, "FLOP", N_("compute of the final training run")),
	NUMBER("compute_low", POSITIVE, "FLOP", N_("lower bound of compute")),
	NUMBER("compute_high", POSITIVE, "FLOP", N_("upper bound of compute")),
	TEXT("compute_method", N_("how compute was reached")),
	CHOICE("compute_tier", TIERS, N_("how good the compute figure is")),
	NUMBER("compute_withdrawn", POSITIVE, "FLOP", N_("an estimate that its source has withdrawn: shown, never fitted")),
	REF("compute_source", TABLE_SOURCES, N_("where compute was read")),
	CHOICE("confidence", "confident|likely|speculative|unverified|unknown", N_("the source's own grade for the record")),
	TEXT("hardware", N_("chips it was trained on")),
	NUMBER("chips", POSITIVE, "chips", N_("number of chips")),
	NUMBER("hours", POSITIVE, "hours", N_("wall-clock time of training")),
	NUMBER("mfu", FRACTION, "fraction", N_("model FLOP utilisation")),
	NUMBER("cost", POSITIVE, "USD2023", N_("amortised hardware and energy cost of training")),
	NUMBER("cost_cloud", POSITIVE, "USD2023", N_("the same at cloud prices")),
	NUMBER("cost_upfront", POSITIVE, "USD2023", N_("purchase cost of the hardware")),
	NUMBER("power", POSITIVE, "W", N_("power drawn in training")),
	APART("weights", "open|closed", N_("whether the weights can be had")),
	TEXT("access", N_("how it can be used")),
	TEXT("base", N_("model it was tuned from")),
	NUMBER("finetune_compute", POSITIVE, "FLOP", N_("compute of tuning")),
	FLAG("frontier", N_("among the ten largest runs at release")),
	FLAG("notable", N_("in Epoch AI's list of notable models")),
	FLAG("language", N_("a language model")),
	REF("reference", TABLE_SOURCES, N_("paper or announcement of the model")),
	SOURCE, NOTE,
};
static const struct column versions[] = {
	KEY(N_("name of the version")),
	REF("model", TABLE_MODELS, N_("model it is a version of")),
	TEXT("name", N_("name shown")),
	DATE("date", N_("release of the version")),
	SOURCE, NOTE,
};
static const struct column results[] = {
	KEY(N_("key of the row")),
	REF_("benchmark", TABLE_BENCHMARKS, N_("benchmark")),
	REF_("model", TABLE_MODELS, N_("model")),
	REF("version", TABLE_VERSIONS, N_("version that was tested")),
	TEXT("reported", N_("name in the source")),
	NUMBER_("score", NUMBERS, "", N_("score, in the benchmark's unit")),
	INTEGER("shots", POSITIVE, "", N_("worked examples in the prompt")),
	TEXT("setting", N_("prompting, agent, effort or harness")),
	NUMBER("stderr", POSITIVE, "", N_("standard error of the score")),
	DATE("date", N_("release of the version, else of the model")),
	DATE("evaluated", N_("when it was run")),
	CHOICE("standing", "own|maintainer|third-party", N_("who reports it: the makers of the model, the keepers of the benchmark, others")),
	FLAG("canonical", N_("the one row for this model and benchmark that charts use")),
	CHOICE("flag", "duplicate|disagreement|zero", N_("repeats another row, sources differ by more than 0.05, or exactly zero")),
	TIER, SOURCE, NOTE,
};
static const struct column horizons[] = {
	KEY(N_("key of the row")),
	CHOICE_("suite", "TH1.0|TH1.1", N_("task suite")),
	DATE_("vintage", N_("date of METR's file")),
	TEXT("alias", N_("name in the file")),
	REF("model", TABLE_MODELS, N_("model")),
	TEXT_("name", N_("name shown")),
	DATE_("date", N_("release of the model")),
	NUMBER_("p50", POSITIVE, "minutes", N_("length of tasks done with 50 % success")),
	NUMBER("p50_low", POSITIVE, "minutes", N_("lower bound")),
	NUMBER("p50_high", POSITIVE, "minutes", N_("upper bound")),
	NUMBER("p80", POSITIVE, "minutes", N_("length of tasks done with 80 % success")),
	NUMBER("p80_low", POSITIVE, "minutes", N_("lower bound")),
	NUMBER("p80_high", POSITIVE, "minutes", N_("upper bound")),
	NUMBER("level", FRACTION, "", N_("level of the bounds")),
	NUMBER("average_score", FRACTION, "fraction", N_("mean score over the suite")),
	FLAG("record", N_("METR counts it as state of the art at release")),
	FLAG("latest", N_("in the newest file")),
	TIER, SOURCE, NOTE,
};
static const struct column chips[] = {
	KEY(N_("short name")),
	TEXT_("name", N_("name")),
	TEXT("vendor", N_("vendor")),
	TEXT("type", N_("kind of chip")),
	TEXT("architecture", N_("generation, from the vendor's naming")),
	DATE("date", N_("release")),
	NUMBER("process_nm", POSITIVE, "nm", N_("process node")),
	TEXT("foundry", N_("foundry")),
	NUMBER("transistors", POSITIVE, "", N_("transistors")),
	NUMBER("die_mm2", POSITIVE, "mm2", N_("die area")),
	NUMBER("fp64", POSITIVE, "FLOP/s", N_("peak FP64, dense")),
	NUMBER("fp32", POSITIVE, "FLOP/s", N_("peak FP32, dense")),
	NUMBER("tf32", POSITIVE, "FLOP/s", N_("peak TF32, dense")),
	NUMBER("fp16", POSITIVE, "FLOP/s", N_("peak FP16 without tensor cores")),
	NUMBER("tensor_fp16", POSITIVE, "FLOP/s", N_("peak FP16 or BF16 with tensor cores, dense")),
	NUMBER("fp8", POSITIVE, "FLOP/s", N_("peak FP8, dense")),
	NUMBER("fp4", POSITIVE, "FLOP/s", N_("peak FP4, dense")),
	NUMBER("int8", POSITIVE, "OP/s", N_("peak INT8, dense")),
	NUMBER("int4", POSITIVE, "OP/s", N_("peak INT4, dense")),
	CHOICE("sparsity", "dense-stated|dense-convention", N_("whether the datasheet states dense rates or the compiler's convention does")),
	NUMBER("memory", POSITIVE, "bytes", N_("memory")),
	NUMBER("bandwidth", POSITIVE, "bytes/s", N_("memory bandwidth")),
	NUMBER("tdp", POSITIVE, "W", N_("thermal design power")),
	NUMBER("intranode", POSITIVE, "bytes/s", N_("link to chips in the same node")),
	NUMBER("internode", POSITIVE, "bits/s", N_("link to other nodes")),
	NUMBER("price", POSITIVE, "USD", N_("price at release")),
	CHOICE("price_tier", TIERS, N_("how good the price is")),
	CHOICE("flag", "implausible-bandwidth|on-chip-memory", N_("a figure not to be compared")),
	REF("datasheet", TABLE_SOURCES, N_("datasheet")),
	SOURCE, NOTE,
};
static const struct column algorithms[] = {
	KEY(N_("short name")),
	TEXT_("name", N_("name")),
	DATE_("date", N_("first publication")),
	TOLD("category", N_("field of the idea")),
	TEXT("stage", N_("where it acts: pretraining, fine-tuning, inference")),
	NUMBER("gain", NUMBERS, "", N_("stated gain")),
	NUMBER("gain_low", NUMBERS, "", N_("stated lower end")),
	NUMBER("gain_high", NUMBERS, "", N_("stated upper end")),
	TOLD("gain_unit", N_("unit of the gain")),
	TEXT("gain_kind", N_("what the gain is in")),
	TOLD_("statement", N_("what its source claims, in our words")),
	TEXT("baseline", N_("what it is compared with")),
	TIER, SOURCE, NOTE,
};
static const struct column speedruns[] = {
	KEY(N_("key of the run")),
	INTEGER("track", POSITIVE, "", N_("track")),
	TEXT("target", N_("what must be reached")),
	TEXT("hardware", N_("on which machine")),
	INTEGER("record", POSITIVE, "", N_("number of the record")),
	DATE_("date", N_("date of the record")),
	NUMBER_("minutes", POSITIVE, "minutes", N_("time to the target")),
	TEXT_("name", N_("what was changed")),
	TEXT("contributors", N_("by whom")),
	FLAG("new_record", N_("a new record, not a new timing of an old one")),
	SOURCE, NOTE,
};
static const struct column training[] = {
	KEY(N_("short name")),
	TOLD_("name", N_("name")),
	DATE_("date", N_("first publication")),
	TOLD("category", N_("data, post-training, prompting or inference")),
	TOLD("metric", N_("what was measured")),
	TEXT("before", N_("without it")),
	TEXT("after", N_("with it")),
	NUMBER("gain", NUMBERS, "", N_("stated gain")),
	TOLD("gain_unit", N_("unit of the gain")),
	TOLD_("statement", N_("what its source claims, in our words")),
	TIER, SOURCE, NOTE,
};
static const struct column prices[] = {
	KEY(N_("key of the row")),
	TEXT_("benchmark", N_("benchmark that sets the level")),
	TEXT_("level", N_("name of the level: benchmark and the model that set it")),
	NUMBER("level_score", NUMBERS, "", N_("score that must be reached")),
	TEXT_("name", N_("model that reaches it")),
	REF("model", TABLE_MODELS, N_("the same in the table of models")),
	DATE_("date", N_("from when on at this price")),
	NUMBER_("price", POSITIVE, "USD/Mtok", N_("blended price")),
	NUMBER("score", NUMBERS, "", N_("its score")),
	FLAG("cheapest", N_("cheapest so far at this level")),
	SOURCE, NOTE,
};
static const struct column milestones[] = {
	KEY(N_("short name")),
	TOLD_("title", N_("title")),
	DATE_("date", N_("date")),
	CHOICE_("kind", "hardware|policy|industry|report|statement", N_("kind of event")),
	TEXT("jurisdiction", N_("whose rule it is")),
	TOLD_("statement", N_("what happened, in our words")),
	NUMBER("threshold", NUMBERS, "", N_("a figure it sets or states")),
	TOLD("threshold_unit", N_("unit of that figure")),
	APART("checked", "read|abstract|copy|quoted|index|none", N_("how it was confirmed")),
	SOURCE, NOTE,
};
static const struct column trends[] = {
	KEY(N_("short name")),
	TOLD_("quantity", N_("what grows")),
	CHOICE_("driver", DRIVERS "|price", N_("driver it belongs to")),
	NUMBER("value", NUMBERS, "", N_("published estimate")),
	NUMBER("low", NUMBERS, "", N_("lower end")),
	NUMBER("high", NUMBERS, "", N_("upper end")),
	NUMBER("level", FRACTION, "", N_("level of the interval")),
	TOLD_("unit", N_("unit of the estimate")),
	NUMBER("doubling_months", NUMBERS, "months", N_("the same as months per doubling, derived")),
	NUMBER("factor_per_year", POSITIVE, "", N_("the same as a factor per year, derived")),
	DATE("period_start", N_("first year of the data")),
	DATE("period_end", N_("last year of the data")),
	TOLD("scope", N_("what was counted")),
	TOLD("method", N_("how it was estimated")),
	APART("checked", "read|abstract|copy|quoted|index|none", N_("how it was confirmed")),
	SOURCE, NOTE,
};
static const struct column series[] = {
	KEY(N_("short name, used on the command line")),
	TOLD_("title", N_("title of its chart")),
	TOLD_("short", N_("title where there is little room, at most 28 columns")),
	CHOICE_("driver", DRIVERS, N_("pane it belongs to")),
	INTEGER("rank", POSITIVE, "", N_("place in the pane; 1 is the series of the overview")),
	REF_("unit", TABLE_UNITS, N_("unit of its values")),
	TOLD_("statement", N_("what it shows, one sentence")),
	TEXT_("table", N_("table it is drawn from")),
	TEXT_("value", N_("column, or columns multiplied and divided: fp32 / price")),
	TEXT("low", N_("lower bound of each value, likewise")),
	TEXT("high", N_("upper bound of each value, likewise")),
	TEXT("label", N_("column that names a point; model.name follows a reference")),
	TEXT("tier", N_("column that grades a point")),
	TEXT("where", N_("conditions on columns, joined by \"; \": vintage = 2026-05-08; fp32 > 0")),
	CHOICE_("scale", "linear|log|logit", N_("scale of chart and fit")),
	NUMBER("floor", NUMBERS, "", N_("score of chance, for the logit scale")),
	NUMBER("ceiling", NUMBERS, "", N_("largest score, for the logit scale")),
	CHOICE_("better", "up|down", N_("which way progress goes")),
	CHOICE_("frontier", "all|records|top10", N_("points that are fitted")),
	DATE("from", N_("start of the default window")),
	NUMBER("limit", NUMBERS, "", N_("where the yardstick ends")),
	TOLD("limit_note", N_("what the limit means")),
	TOLD("caution", N_("what a careful reader should know")),
	TEXT("compare", N_("quantity in the table of trends that it can be held against")),
	REF("source", TABLE_SOURCES, N_("source of the method, beside the sources of its rows")),
};
static const struct column observations[] = {
	KEY(N_("key of the row; when missing made from set, date and label")),
	TEXT_("set", N_("name of the set that a series selects")),
	DATE_("date", N_("date")),
	NUMBER_("value", NUMBERS, "", N_("value")),
	NUMBER("low", NUMBERS, "", N_("lower bound")),
	NUMBER("high", NUMBERS, "", N_("upper bound")),
	REF("unit", TABLE_UNITS, N_("unit")),
	TEXT("label", N_("name of the point")),
	REF("model", TABLE_MODELS, N_("model it belongs to")),
	TIER, SOURCE, NOTE,
};

static const struct column claims[] = {
	KEY(N_("number of the claim")),
	INTEGER_("rank", POSITIVE, "", N_("its place in the article")),
	TOLD_("statement", N_("what is claimed, in our words")),
	TEXT("statement_ja", N_("the same in Japanese")),
	CHOICE_("section", "summary|progress|pillars|open-source|consequences|disclaimer",
		N_("part of the article that it stands in")),
	CHOICE_("driver", DRIVERS "|openness|society", N_("what it is about")),
	CHOICE_("kind", "testable|metaphor|norm|causal|provenance",
		N_("what can be done with it: a test, or it is an image, a wish, a cause that no public figure can show, a citation")),
	TEXT("test", N_("name of the test that decides it")),
	TEXT("parameters", N_("what the test is told: years = 1; index = eci")),
	REF("series", TABLE_SERIES, N_("the chart that decides it")),
	CHOICE("scale", "linear|log|logit", N_("scale of that chart, when not the series' own")),
	DATE("from", N_("start of its window")),
	DATE("to", N_("end of its window")),
	TOLD_("checkable", N_("what of it can be checked")),
	TOLD("note", N_("where the article is vague or wrong")),
};
static const struct column evidence[] = {
	KEY(N_("key of the row")),
	REF_("claim", TABLE_CLAIMS, N_("the claim")),
	CHOICE_("side", "for|against", N_("whether it speaks for the claim or against it")),
	INTEGER_("rank", POSITIVE, "", N_("1 is the strongest of its side")),
	TOLD_("statement", N_("what was found, in our words")),
	NUMBER("value", NUMBERS, "", N_("figure")),
	NUMBER("low", NUMBERS, "", N_("lower end")),
	NUMBER("high", NUMBERS, "", N_("upper end")),
	NUMBER("level", FRACTION, "", N_("level of the interval")),
	TOLD("unit", N_("unit of the figure")),
	DATE("date", N_("publication")),
	TIER,
	APART("checked", "read|abstract|copy|quoted|index|none", N_("how it was confirmed")),
	SOURCE, NOTE,
};
static const struct column provenance[] = {
	KEY(N_("key of the row")),
	INTEGER_("number", POSITIVE, "", N_("number in the article's list")),
	TEXT_("cited", N_("what is cited, in English")),
	TOLD_("exists", N_("what exists")),
	CHOICE_("status", "real|misattributed|vague|not-found", N_("what the search for it ended with")),
	REF("source", TABLE_SOURCES, N_("the document it is, or the nearest to it")),
	NOTE,
};
static const struct column abilities[] = {
	KEY(N_("key of the model")),
	REF_("model", TABLE_MODELS, N_("model")),
	DATE("date", N_("release")),
	NUMBER_("value", NUMBERS, "index", N_("ability on the scale of the index")),
	NUMBER("low", NUMBERS, "index", N_("lower bound; none for the two models that fix the scale")),
	NUMBER("high", NUMBERS, "index", N_("upper bound")),
	NUMBER("level", FRACTION, "", N_("level of the bounds")),
	INTEGER("results", POSITIVE, "", N_("results it rests on")),
	NUMBER("residual", POSITIVE, "fraction", N_("root of the mean squared distance of its results from their curves")),
	TIER, SOURCE,
};
static const struct column difficulties[] = {
	KEY(N_("key of the benchmark")),
	REF_("benchmark", TABLE_BENCHMARKS, N_("benchmark")),
	NUMBER_("value", NUMBERS, "index", N_("ability at which a model is half way from the floor to the ceiling")),
	NUMBER("low", NUMBERS, "index", N_("lower bound")),
	NUMBER("high", NUMBERS, "index", N_("upper bound")),
	NUMBER_("slope", POSITIVE, "", N_("gain in the logarithm of the odds for a point of the index")),
	NUMBER("slope_low", POSITIVE, "", N_("lower bound")),
	NUMBER("slope_high", POSITIVE, "", N_("upper bound")),
	NUMBER("level", FRACTION, "", N_("level of the bounds")),
	NUMBER("floor", FRACTION, "", N_("score of guessing, 0 where nobody states it")),
	NUMBER("ceiling", FRACTION, "", N_("largest score that label errors allow, 1 where nobody measured it")),
	INTEGER("results", POSITIVE, "", N_("results it rests on")),
	NUMBER("residual", POSITIVE, "fraction", N_("root of the mean squared distance of results from its curve")),
	TIER, SOURCE,
};
static const struct column levers[] = {
	KEY(N_("short name, used on the command line and in scenarios")),
	TOLD_("title", N_("name on the screen, at most 22 columns")),
	APART_("driver", "hardware|scale|algorithms|training|limits|feedback|yardstick|market|correlation",
		N_("group it stands in")),
	INTEGER("rank", POSITIVE, "", N_("place in the group")),
	CHOICE_("acts", "set|multiply|correlate", N_("sets a term of the model, multiplies it, or ties two together")),
	TEXT_("term", N_("term of the model it acts on")),
	TEXT("partner", N_("the other term of a correlation")),
	CHOICE_("scale", "linear|growth|decades",
		N_("how the model takes it: as it is, or as its logarithm; sliders step in its unit or in powers of ten")),
	TOLD("unit", N_("unit of its value")),
	NUMBER("value", NUMBERS, "", N_("setting of the base scenario; left out: none, the lever does nothing")),
	FLAG("optional", N_("the top of the slider means none")),
	TEXT("fit", N_("fit of the driver model that takes the place of value")),
	NUMBER("low", NUMBERS, "", N_("lower end of the published range")),
	NUMBER("high", NUMBERS, "", N_("upper end of the published range")),
	NUMBER("level", FRACTION, "", N_("share of probability between them")),
	CHOICE_("spread", "fixed|normal|lognormal", N_("whether and how it is drawn at random")),
	NUMBER_("slider_low", NUMBERS, "", N_("least setting")),
	NUMBER_("slider_high", NUMBERS, "", N_("largest setting")),
	NUMBER_("step", POSITIVE, "", N_("one step of the slider")),
	NUMBER("speculative", NUMBERS, "", N_("settings above it are speculative")),
	CHOICE_("tier", "measured|estimated|judgement", N_("how good the default is")),
	TOLD_("statement", N_("what it does, one sentence")),
	SOURCE, NOTE,
};
static const struct column scenarios[] = {
	KEY(N_("name of the scenario")),
	TOLD_("title", N_("what it supposes")),
	CHOICE_("state", "preset|saved|deleted", N_("bundled, kept by you, or thrown away")),
	INTEGER("rank", POSITIVE, "", N_("place in the list")),
	INTEGER("data_version", POSITIVE, "", N_("version of the catalogue it was made on")),
	DATE("data_date", N_("date of that catalogue")),
	REF("source", TABLE_SOURCES, N_("who supposed it")),
	NOTE,
};
static const struct column settings[] = {
	KEY(N_("scenario and lever, separated by a slash")),
	REF_("scenario", TABLE_SCENARIOS, N_("scenario")),
	REF_("lever", TABLE_LEVERS, N_("lever")),
	NUMBER("value", NUMBERS, "", N_("its setting; left out: none")),
};

#define TABLE(name_, title_, label_, order_) \
	{ .name = #name_, .title = title_, .columns = name_, \
	  .column_count = sizeof name_ / sizeof *name_, .label = label_, .order = order_ }
#define DERIVED(name_, title_, label_, order_) \
	{ .name = #name_, .title = title_, .columns = name_, .derived = true, \
	  .column_count = sizeof name_ / sizeof *name_, .label = label_, .order = order_ }

const struct table schema[TABLE_COUNT] = {
	[TABLE_SOURCES]	     = TABLE(sources, N_("sources"), "title", "id"),
	[TABLE_UNITS]	     = TABLE(units, N_("units"), "title", "id"),
	[TABLE_BENCHMARKS]   = TABLE(benchmarks, N_("benchmarks"), "name", "id"),
	[TABLE_MODELS]	     = TABLE(models, N_("models"), "name", "date"),
	[TABLE_VERSIONS]     = TABLE(versions, N_("model versions"), "name", "date"),
	[TABLE_RESULTS]	     = TABLE(results, N_("benchmark results"), "reported", "date"),
	[TABLE_HORIZONS]     = TABLE(horizons, N_("task horizons"), "name", "date"),
	[TABLE_CHIPS]	     = TABLE(chips, N_("accelerators"), "name", "date"),
	[TABLE_ALGORITHMS]   = TABLE(algorithms, N_("algorithmic innovations"), "name", "date"),
	[TABLE_SPEEDRUNS]    = TABLE(speedruns, N_("training speed records"), "name", "date"),
	[TABLE_TRAINING]     = TABLE(training, N_("training and data milestones"), "name", "date"),
	[TABLE_PRICES]	     = TABLE(prices, N_("token prices at fixed ability"), "name", "date"),
	[TABLE_MILESTONES]   = TABLE(milestones, N_("policy and industry milestones"), "title", "date"),
	[TABLE_TRENDS]	     = TABLE(trends, N_("published trend estimates"), "quantity", "id"),
	[TABLE_SERIES]	     = TABLE(series, N_("series"), "title", "rank"),
	[TABLE_OBSERVATIONS] = TABLE(observations, N_("observations"), "label", "date"),
	[TABLE_CLAIMS]	     = TABLE(claims, N_("claims under test"), "statement", "rank"),
	[TABLE_EVIDENCE]     = TABLE(evidence, N_("evidence for and against claims"), "statement", "rank"),
	[TABLE_PROVENANCE]    = TABLE(provenance, N_("references of the article under test"), "cited", "number"),
	[TABLE_ABILITIES]    = DERIVED(abilities, N_("abilities of models on one scale"), "model", "date"),
	[TABLE_DIFFICULTIES] = DERIVED(difficulties, N_("difficulties of benchmarks on the same scale"), "benchmark", "value"),
	[TABLE_LEVERS]	     = TABLE(levers, N_("levers of the what-if model"), "title", "rank"),
	[TABLE_SCENARIOS]    = TABLE(scenarios, N_("scenarios"), "title", "rank"),
	[TABLE_SETTINGS]     = TABLE(settings, N_("settings of scenarios"), "lever", "id"),
};
/* clang-format on */

int schema_table(const char *name)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		if (strcmp(schema[i].name, name) == 0)
			return i;
	return -1;
}

int schema_column(enum table_id table, const char *name)
{
	const struct table *t = &schema[table];
	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].name[0] == name[0] && strcmp(t->columns[i].name, name) == 0)
			return (int)i;
	return -1;
}

const char *schema_told(enum table_id table, int column, const char *text)
{
	if (!text)
		return "";
	const struct column *of = &schema[table].columns[column];
	return of->apart ? i18n_text_in(of->name, text) : of->told ? _(text) : text;
}

bool schema_choice(const char *choices, const char *choice)
{
	size_t length = strlen(choice);
	while (length && *choices) {
		size_t word = strcspn(choices, "|");
		if (word == length && strncmp(choices, choice, word) == 0)
			return true;
		choices += word + (choices[word] == '|');
	}
	return false;
}
