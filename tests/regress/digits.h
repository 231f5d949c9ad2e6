/* digits.h - agreement with somebody else's figure, NIST's log relative error. */
#ifndef KASOKU_TESTS_DIGITS_H
#define KASOKU_TESTS_DIGITS_H

#include <check.h>
#include <math.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Matching digits. */
static inline double digits(double value, double certified)
{
	double error = certified == 0 ? fabs(value) : fabs(value - certified) / fabs(certified);
	return error > 0 ? -log10(error) : 16;
}

#define ck_digits(value, certified, at_least)                                                      \
	ck_assert_msg(digits(value, certified) >= (at_least),                                      \
		      "%s: %.15g, certified %.15g: %.1f digits", #value, value,                    \
		      (double)(certified), digits(value, certified))
/* Where somebody said. */
#define ck_said(value, said, at_least)                                                             \
	do {                                                                                       \
		if ((said) != 0)                                                                   \
			ck_digits(value, said, at_least);                                          \
	} while (0)

/* Within `relative` of what was wanted. */
#define ck_near(value, wanted, relative)                                                           \
	ck_assert_msg(fabs((double)((value) - (wanted))) <= (relative)*fabs((double)(wanted)),     \
		      "%s: %.12g, not %.12g", #value, (double)(value), (double)(wanted))
/* Within `tolerance` of what was wanted, relative to it where that is above 1. */
#define ck_close(value, wanted, tolerance)                                                         \
	ck_assert_msg(fabs((double)((value) - (wanted))) <=                                        \
			      (tolerance)*fmax(1, fabs((double)(wanted))),                         \
		      "%s: %.12g, not %.12g", #value, (double)(value), (double)(wanted))

#endif
