/* way.h - the way a straight line is fitted, as options and in words.
 *
 * The fit itself is regress/way.h; combinations without meaning are refused with a sentence. */
#ifndef KASOKU_STUDY_WAY_H
#define KASOKU_STUDY_WAY_H

#include "base/str.h"
#include "regress/way.h"

bool way_is_usual(const struct way *way);
bool way_same(const struct way *a, const struct way *b);
/* Sets what the option `name` ("robust", "quantile", "errors", "bootstrap", "resample", "interval",
 * "seed") says; `known` tells whether it is one of them.  ERR_USAGE when the value is wrong. */
bool way_set(struct way *way, const char *name, const char *value, bool *known, struct err *err);
/* ERR_USAGE with a sentence when parts of the way have no meaning together, or with weights. */
bool way_check(const struct way *way, bool weighted, struct err *err);

/* "Theil-Sen, the median of all slopes between two points", translated, and whose it is. */
const char *way_method(const struct way *way);
const char *way_paper(const struct way *way);
/* What kind of interval the slope has: "percentile of 10,000 pairs bootstraps, seed 1". */
const char *way_interval(const struct way_result *result, char *text, size_t size);
/* What else a reader must know, sentences with newlines: weights, breakdown, errors of simulation.
 */
void way_say(const struct way_result *result, const struct growth *line, struct str *out);
/* Members of a JSON object, each with a comma in front. */
void way_json(const struct way_result *result, struct str *out);
/* The options that say the way again, each with a space in front. */
void way_options(const struct way *way, struct str *out);

#endif
