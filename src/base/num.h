/* num.h - the one place where numbers become words.
 *
 * A quantity is written in the style of its unit: 203 minutes as "3 h 23 min", 0.864 as "86.4 %",
 * 2.1e25 FLOP as "2.1e25 FLOP", 33600 USD as "$33.6k".  Ticks use the same styles, shorter.  All
 * functions write into the caller's buffer of NUM_TEXT bytes and return it; output is 7-bit ASCII
 * in CHARSET_ASCII and uses "×", superscripts and the like in CHARSET_UNICODE.  The decimal point
 * is always a point. */
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
	NUM_SI,       /* 3.35 T + suffix ("B/s")     */
	NUM_POWER,    /* 2.1e25 + suffix ("FLOP")    */
	NUM_MONEY,    /* USD as $78 M                */
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
/* `value` in its unit, for prose: three significant digits. */
char *num_value(char text[NUM_TEXT], const struct num_unit *unit, double value, enum charset charset);
/* `value` in its unit, for an axis: at most 7 columns. */
char *num_tick(char text[NUM_TEXT], const struct num_unit *unit, double value, enum charset charset);
/* A time span in days as people say it: "188 d", "5.6 months" (from 60 days on when `months`),
 * "2.4 years". */
char *num_days(char text[NUM_TEXT], double days);
/* A growth factor: "x1.37" or "×1.37"; large ones "x4.0e3". */
char *num_factor(char text[NUM_TEXT], double factor, enum charset charset);

#endif
