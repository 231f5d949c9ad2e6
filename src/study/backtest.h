/* backtest.h - what forecasts made in the past were worth.
 *
 * At every origin, a day on which a fitted point was released, each method of judge/forecast.h is
 * fitted to what a figure would have known on that day (release date, and in real time the vintage),
 * and asked for the fitted points that came later within a range of leads.  All methods are scored on
 * the same targets; a method that cannot be fitted at an origin forecasts no change there, and this is
 * counted.  Targets never lie after the day that the figure itself stands on.  Scores are on the scale of
 * the fit, in doublings when that is a logarithm.
 *
 * Rolling origins: Tashman 2000, Int. J. Forecasting 16; scores: judge/score.h. */
#ifndef KASOKU_STUDY_BACKTEST_H
#define KASOKU_STUDY_BACKTEST_H

#include "judge/forecast.h"
#include "study/figure.h"

enum { BACKTEST_ORIGINS_MOST = 40, BACKTEST_METHODS = 16 };

struct backtest_options {
	double lead_low, lead_high; /* years */
	double wander;              /* of the method "wandering", in doublings (log scale) or units of
				       the scale per year^1.5; NaN for its rule */
	bool brief;                 /* only no change and the line: what figure_support() needs */
};

struct backtest_origin {
	double day;                 /* days since 1970 */
	double *years, *y;          /* what was known and fitted */
	size_t known, targets;
	struct forecast_model models[BACKTEST_METHODS];
	bool fitted[BACKTEST_METHODS];
};

struct backtest_row {
	const struct forecast_method *method;
	bool applies;               /* fitted at one origin at least */
	struct score score;         /* in words' units: doublings on a log scale */
	double skill;               /* 1 - CRPS / CRPS of no change */
	size_t fallbacks;           /* targets forecast by no change instead */
	bool compared;              /* `p` is known */
	double t, p;                /* Diebold-Mariano against no change */
};

struct backtest {
	const struct figure *figure;
	struct backtest_options options;
	struct backtest_origin *origins;
	size_t origin_count;
	size_t targets;             /* pairs of origin and target */
	struct backtest_row rows[BACKTEST_METHODS]; /* in the order of forecast_methods */
	size_t row_count;
	char refusal[200];          /* why there are no scores, "" when there are */
	struct arena arena;
};

/* Leads from 0.25 to 2.5 years, the method's own rules. */
void backtest_defaults(struct backtest_options *options);
/* Reads "2", up to two years, or "0.5:2".  ERR_USAGE with a sentence. */
bool backtest_set_leads(struct backtest_options *options, const char *text, struct err *err);
/* The figure must outlive the back-test. */
void backtest_make(struct backtest *backtest, const struct figure *figure,
		   const struct backtest_options *options);
void backtest_clear(struct backtest *backtest);
/* Fits all methods to what was known on `day`; false when that was too little.  The origin lives in
 * `arena`. */
bool backtest_stand(struct backtest_origin *origin, const struct backtest *backtest, double day,
		    struct arena *arena);
/* Centre and central interval of a method at `day` in the units of y; false when it has none. */
bool backtest_forecast(const struct backtest *backtest, const struct backtest_origin *origin,
		       size_t method, double day, double level, double *centre,
		       struct interval *interval);
/* The share of the method's forecast for `day` that lies below `y`. */
double backtest_place(const struct backtest *backtest, const struct backtest_origin *origin,
		      size_t method, double day, double y);
/* "doublings", "logits", or the unit of the series. */
const char *backtest_unit(const struct backtest *backtest);

/* The card of `kasoku backtest`: scores of all methods, calibration, and for each of `days` the
 * forecast of that day against what came. */
void backtest_text(const struct backtest *backtest, const double *days, size_t count,
		   struct str *out, enum charset charset);
/* One JSON object, one line, no newline. */
void backtest_json(const struct backtest *backtest, const double *days, size_t count,
		   struct str *out);
/* "If the 90 % bands of the line had been used they would have held 18 of 41 times." */
const char *backtest_calibration(const struct backtest *backtest, size_t method, size_t level,
				 char *text, size_t size);
/* "kasoku backtest metr-horizon-p50 --as-of 2024-06" */
const char *backtest_command(const struct backtest *backtest, const double *days, size_t count,
			     char *text, size_t size);

#endif
