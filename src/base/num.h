/* num.h - the one place where numbers become words.
 *
 * A quantity is written in the style of its unit: 203 minutes as "3 h 23 min", 0.864 as "86.4 %",
 * 2.1e25 FLOP as "2.1e25 FLOP", 33600 USD as "$33.6k".  Ticks use the same styles, shorter.  All
 * functions write into the caller's buffer of NUM_TEXT bytes and return it; in English output is 7-bit
 * ASCII, but for the "×" of num_factor() in CHARSET_UNICODE.  In Japanese the words of durations are
 * its own, and money and things that are counted go by ten thousands: "$1億", "15兆トークン".  What rounds up to the next unit is told in
 * that unit: 59.96 min is "1 h", 999960 B is "1 MB".  A number that is not finite is "inf", "-inf"
 * or "?".  The decimal point is always a point, whatever the locale. */
#ifndef KASOKU_BASE_NUM_H
#define KASOKU_BASE_NUM_H

#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>

enum { NUM_TEXT = 64 };

enum num_style {
	NUM_PLAIN,    /* 154.2                       */
	NUM_PERCENT,  /* fraction 0-1 as 86.4 %      */
	NUM_DURATION, /* minutes as 3 h 23 min       */
	NUM_SI,       /* 3.35 T + suffix ("B/s"): 3.35 TB/s */
	NUM_POWER,    /* 2.1e25 + suffix ("FLOP")    */
	NUM_MONEY,    /* USD as $78M                 */
};

/* How a unit is written.  `suffix` may be "".  `ticks` (may be NULL) is the vocabulary of values
 * people know, ascending, in the unit itself. */
struct num_unit {
	enum num_style style;
	const char *suffix;
	const double *ticks;
	size_t tick_count;
};

/* The shortest decimal text that reads back as exactly `value` ("3.14e23", "0.439",
 * "175000000000"). */
char *num_exact(char text[NUM_TEXT], double value);
/* Parses a whole plain number ("3.14e23", "-0.5"); false for anything else, hexadecimal, inf and
 * nan included, or on overflow. */
bool num_parse(const char *text, double *value);
/* `value` with `digits` significant digits, no exponent between 1e-4 and 1e6, trailing zeros kept
 * off. */
char *num_digits(char text[NUM_TEXT], double value, int digits);
/* `value` in its unit, for prose: three significant digits (plain numbers four; two for less than ten
 * minutes or days), but no digit before the point is rounded away below a million, and 0.9996 is
 * "99.96 %", not "100 %". */
char *num_value(char text[NUM_TEXT], const struct num_unit *unit, double value, enum charset charset);
/* `value` in its unit (NULL: a plain number), for an axis: at most 7 columns, without the suffix.
 * Durations are calendar time: 15 s, 4 min, 8 h, 1 d, 1 wk, 6 mo, 1 yr. */
char *num_tick(char text[NUM_TEXT], const struct num_unit *unit, double value, enum charset charset);
/* A time span in days as people say it: "188 d", from 1000 days on "2.8 years". */
char *num_days(char text[NUM_TEXT], double days);
/* A growth factor: "x1.37" or "×1.37"; from 1000 on "x4.0e3". */
char *num_factor(char text[NUM_TEXT], double factor, enum charset charset);

#endif
