/* prototype_levers.h - the levers of an independent prototype with its standard deviations, as rows. */
#ifndef KASOKU_TESTS_PROTOTYPE_LEVERS_H
#define KASOKU_TESTS_PROTOTYPE_LEVERS_H

#include "model/support_model.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* `level` 0.6826894921 makes the half-width of the range the standard deviation. */
static inline void put_lever(struct batch *batch, const char *id, const char *term, const char *scale,
			     double value, double sd, const char *spread, double slider_low,
			     double slider_high)
{
	char v[32], low[32], high[32], from[32], to[32];
	bool log = strcmp(spread, "lognormal") == 0;
	snprintf(v, sizeof v, "%.17g", value);
	snprintf(low, sizeof low, "%.17g", log ? value * exp(-sd) : value - sd);
	snprintf(high, sizeof high, "%.17g", log ? value * exp(sd) : value + sd);
	snprintf(from, sizeof from, "%g", slider_low);
	snprintf(to, sizeof to, "%g", slider_high);
	put(batch, TABLE_LEVERS, "id", id, "title", id, "driver", "scale", "rank", "1", "acts", "set",
	    "term", term, "scale", scale, "value", v, "low", low, "high", high, "level",
	    "0.68268949213708585", "spread", spread, "slider_low", from, "slider_high", to, "step",
	    "0.1", "tier", "judgement", "statement", "S", "source", "src", NULL);
}

static inline void put_plain(struct batch *batch, const char *id, const char *term, const char *acts,
			     const char *value, const char *partner)
{
	put(batch, TABLE_LEVERS, "id", id, "title", id, "driver", "limits", "rank", "2", "acts", acts,
	    "term", term, "partner", partner, "scale", "linear", "value", value, "optional", "true",
	    "spread", "fixed", "slider_low", "-1", "slider_high", "1e6", "step", "0.1", "tier",
	    "judgement", "statement", "S", "source", "src", NULL);
}

static inline void prototype_levers(struct batch *batch)
{
	put_lever(batch, "spend-growth", "spend", "linear", 0.38, 0.047, "normal", 0, 2);
	put_lever(batch, "price-growth", "price", "linear", 0.137, 0.024, "normal", 0, 2);
	put_lever(batch, "length-growth", "length", "linear", 0.174, 0.036, "normal", 0, 2);
	put_lever(batch, "algorithm-growth", "algorithms", "linear", 0.45, 0.13, "normal", 0, 2);
	put_lever(batch, "index-per-oom", "index-per-oom", "linear", 6.8, 0.19, "lognormal", 1, 20);
	put_lever(batch, "index-trend", "index-trend", "linear", 15.5, 1.5, "normal", 0, 30);
	put_lever(batch, "index-now", "index-now", "linear", 154, 2, "normal", 100, 200);
	put_lever(batch, "compute-now", "compute-now", "linear", 26.7, 0.15, "normal", 24, 28);
	put_lever(batch, "per-doubling", "per-doubling", "linear", 4.5, 0.35, "normal", 3, 8);
	put_lever(batch, "horizon-offset", "horizon-offset", "linear", 0, 0.44, "normal", -3, 3);
	put_plain(batch, "length-stop", "length-stop", "set", "0.4", "");
	put_plain(batch, "half-life", "methods-half-life", "set", "2.5", "");
	put_plain(batch, "reliability", "reliability", "set", "5.5", "");
	put_plain(batch, "pace", "pace-shock", "set", "0.35", "");
	put_plain(batch, "hazard", "break-hazard", "set", "0", "");
	put_plain(batch, "hardware", "price", "multiply", "1", "");
	put_plain(batch, "spend", "spend", "multiply", "1", "");
	put_plain(batch, "length", "length", "multiply", "1", "");
	put_plain(batch, "algorithms", "algorithms", "multiply", "1", "");
	put_plain(batch, "training", "methods", "multiply", "1", "");
	put_plain(batch, "stall-from", "stall-from", "set", "", "");
	put_plain(batch, "cap", "compute-cap", "set", "", "");
	put_plain(batch, "pause-from", "pause-from", "set", "", "");
	put_plain(batch, "pause-months", "pause-months", "set", "6", "");
	put_plain(batch, "pause-pace", "pause-pace", "set", "0.5", "");
	put_plain(batch, "feedback", "feedback", "set", "0", "");
	put_plain(batch, "feedback-at", "feedback-at", "set", "4.000867721531227", "");
	put_plain(batch, "r1", "spend", "correlate", "0.3", "algorithms");
	put_plain(batch, "r2", "spend", "correlate", "-0.3", "length");
	put_plain(batch, "r3", "spend", "correlate", "0.1", "price");
	put_plain(batch, "r4", "algorithms", "correlate", "0.2", "index-trend");
}

#endif
