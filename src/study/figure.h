/* figure.h - one figure: a series, a window, a rule, the fit, and the words that go with it.
 *
 * A figure is what a pane, `kasoku show`, `kasoku fit` and the explain card have in common: the
 * points, which of them were fitted, the trend or the sentence that says why there is none, the
 * sources, and the command line that makes the same figure again.  Everything hangs in the figure's
 * arena; the dataset must outlive it. */
#ifndef KASOKU_STUDY_FIGURE_H
#define KASOKU_STUDY_FIGURE_H

#include "base/str.h"
#include "model/series.h"
#include "study/fit.h"

enum { PREDICT_MOST = 24 };

/* What the reader can turn.  figure_defaults() takes the series' own. */
struct selection {
	double from, to; /* days, both ends included; -INFINITY / INFINITY for open */
	bool numbers;    /* x is no date: from, to and predict are numbers */
	enum model model;
	int breaks;              /* MODEL_SEGMENTED */
	enum growth_scale scale; /* of the response that is fitted */
	double floor, ceiling;   /* as in struct fit_choice */
	enum growth_scale own_scale; /* of the series */
	bool model_chosen;           /* a model was named: a scale does not change it */
	bool weighted;           /* by the published intervals of the points */
	enum frontier_rule frontier;
	int frontier_k;
	bool frontier_first; /* records among all points, then the window (METR does it the
				other way round; the difference is shown by `explain`) */
	double level;        /* 0.95 */
	struct way way;      /* of a straight line */
	double as_of;        /* what was released after this day does not exist; INFINITY for all */
	bool real_time;      /* values as published by that day, where there are vintages */
	double predict[PREDICT_MOST]; /* days to tell the fit at */
	size_t predict_count;
	double threshold; /* the value whose day is asked for; NaN for none */
};

struct figure_point {
	struct series_point at;
	bool in_window;
	bool record; /* best so far among the points that compete, whatever rule is
			fitted */
	bool fitted; /* selected by window and rule, also when the fit is refused */
	bool later;  /* released after the day the figure stands on: shown, never fitted */
};

struct figure {
	const struct series *series;
	const struct dataset *dataset;
	struct selection selection;
	struct figure_point *points;
	size_t count, in_window, fitted;
	size_t unplaced; /* in the window, but with no place on the scale: zero on a log
			    scale, a score at or below chance on a logit scale */
	size_t unweighted; /* chosen, but without an interval to weight them by: not fitted */
	size_t beyond;   /* in the window, but left out as beyond the yardstick's limit */
	size_t later;    /* released after `selection.as_of` */
	struct value vintage; /* whose values are fitted; absent where there are no vintages, and
				 where none had been published */
	bool has_fit;
	struct fit fit;
	char refusal[200];    /* why there is no fit, when there is none */
	const char **sources; /* keys of all sources of fitted points and the method, unique, the
				 method first, then in order of time; without fitted points
				 those of the points in the window */
	size_t source_count;
	struct arena arena;
};

void figure_defaults(struct selection *selection, const struct series *series);

/* The options of `kasoku fit` that turn a selection; cli reads them with selection_set(),
 * figure_command() writes them, help prints them. */
struct selection_option {
	const char *name;  /* "from", without dashes */
	const char *takes; /* "DATE"; "" when it takes nothing */
	const char *values; /* words to complete, "a|b"; "" for anything */
	const char *help;  /* a phrase, translatable */
};
extern const struct selection_option selection_options[];
extern const size_t selection_option_count;
/* Sets what the option `name` says, one of the table, "as-of" or "scale"; `value` is NULL for options
 * that take nothing.  A scale given after a model keeps the model, without one it stands for the line
 * that is straight on it.  ERR_USAGE with a sentence when there is no such option or the value is
 * wrong. */
bool selection_set(struct selection *selection, const char *name, const char *value,
		   struct err *err);
/* "2024-06" for its last day, a day in full; "" when the figure stands on today. */
const char *selection_as_of(const struct selection *selection, char text[16]);
/* Appends the options that make this selection of the series' own: " --from 2023-01-01 --real-time". */
void selection_spell(const struct selection *selection, const struct series *series, struct str *out);
/* True for what --frontier may be given: records, all, topk:K, rate, rate:K, quantile:Q. */
bool selection_is_rule(const char *word);
/* "records", "top 10 at release", "all points": translated; `text` has room for 64. */
const char *selection_rule(const struct selection *selection, char text[64]);
/* "exponential", "segmented:2" */
const char *selection_model(const struct selection *selection, char text[24]);
/* Takes `model` with the response scale that is usual for it: the log for an exponential, for a
 * quadratic and breaks the series' own when that is the log, otherwise raw. */
void selection_take_model(struct selection *selection, enum model model);
/* The line that is straight on `scale`. */
void selection_take_scale(struct selection *selection, enum growth_scale scale);
bool selection_same(const struct selection *a, const struct selection *b);

/* Always succeeds; a fit that cannot be made leaves `has_fit` false and `refusal` filled.  Points
 * beyond the yardstick's limit are shown but neither fitted nor allowed to set a record: METR's
 * published doubling times leave them out too. */
void figure_make(struct figure *figure, const struct series *series, const struct dataset *dataset,
		 const struct selection *selection);
/* The points of `from` as they stood on `day`: which were known, in the window, on the frontier and
 * fitted then.  Neither fit nor sources. */
void figure_stand(struct figure *figure, const struct figure *from, double day);
void figure_clear(struct figure *figure);

/* "doubles every 188 d [164, 220]", "×1.37 a year [1.26, 1.51]", "odds ×2.1 a year [1.9, 2.4]",
 * "+15.5 a year [13, 18]"; or the refusal. */
const char *figure_rate(const struct figure *figure, char *text, size_t size, enum charset charset);
/* The rate as a trend: the line's own, or that of a curve at its last fitted point. */
bool figure_pace(const struct figure *figure, struct growth *pace);
/* What a reader must know before believing the figure, one sentence, or "": an exponential through
 * a bounded score and the month it passes the bound; points beyond the yardstick. */
const char *figure_warning(const struct figure *figure, char *text, size_t size);
/* "17 of 26 points, records, 2019-02 to 2026-02, 95 % confidence". */
const char *figure_basis(const struct figure *figure, char *text, size_t size,
			 enum charset charset);
/* For a figure that stands on a day in the past: how its forecast fared against what came after,
 * "Of 9 records that came later 2 lie in the 95 % prediction band; …".  "" when nothing did. */
const char *figure_hindsight(const struct figure *figure, char *text, size_t size,
			     enum charset charset);
/* How far the past speaks for the forecast of this figure: its line, made at earlier origins, against
 * "no change" (backtest.h).  A forecast that has not beaten no change, or has too few origins to tell,
 * is drawn grey and says so. */
struct support {
	bool holds;
	size_t origins, targets;
	size_t held;  /* targets inside the 90 % band of the line */
	double skill; /* 1 - CRPS / CRPS of no change; NaN without targets */
};
void figure_support(const struct figure *figure, struct support *support);
/* One sentence, "Supported by history: …" or "Not supported by history: …". */
const char *support_text(const struct support *support, char *text, size_t size);
/* The command that prints the same numbers: "kasoku fit metr-horizon-p50 --from 2023-01-01". */
const char *figure_command(const struct figure *figure, char *text, size_t size);
/* The explain card: rows used, filter, rule, method and formula, every parameter with its interval
 * and kind, what it does not say (limits, cautions), published estimates to hold against it
 * (table trends), age of the data, sources, command.  Plain lines separated by newlines. */
void figure_explain(const struct figure *figure, struct str *out, enum charset charset);
/* One to three sentences that say what the chart shows, for people who cannot see it. */
void figure_speech(const struct figure *figure, struct str *out);
/* The JSON object of `kasoku fit --json` (PRODUCT.md "Command line"), one line, no newline. */
void figure_json(const struct figure *figure, struct str *out);

#endif
