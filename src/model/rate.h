/* rate.h - a growth fit as a phrase: a time to double, a factor a year, a step a year, each with
 * its interval.  Unbounded ends are said, never dropped. */
#ifndef KASOKU_MODEL_RATE_H
#define KASOKU_MODEL_RATE_H

#include "base/num.h"
#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>

enum { RATE_TEXT = 200 };

/* "188 d [164, 220]", "5.6 months [4.9, 6.4]", "3.1 years [1.2, unbounded]": days below 730, or
 * with `months` months from 60 days on; years above. */
const char *rate_doubling(char text[RATE_TEXT], const struct growth *fit, bool months);
/* "×1.37 a year [1.26, 1.51]" */
const char *rate_factor(char text[RATE_TEXT], const struct growth *fit, enum charset charset);
/* "+15.5 a year [13.1, 18.2]", "+5.2 points a year [4, 6.4]" for percentages */
const char *rate_step(char text[RATE_TEXT], const struct growth *fit, const struct num_unit *unit,
		      enum charset charset);
/* The same without its interval: "188 d", "×1.37 a year", "+15.5 a year". */
const char *rate_without_interval(char text[RATE_TEXT]);
/* The Student quantile behind the fit's intervals, taken back from that of the slope. */
double rate_quantile(const struct growth *fit);
/* True when the slope's interval holds zero. */
bool rate_may_be_none(const struct growth *fit);

#endif
