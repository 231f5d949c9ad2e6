/* refused.h - that a call was refused, with the kind of error and the sentence that were meant. */
#ifndef KASOKU_TESTS_REFUSED_H
#define KASOKU_TESTS_REFUSED_H

#include "base/err.h"

#include <check.h>
#include <string.h>

static inline void ck_refused(bool done, const struct err *err, enum err_kind kind,
			      const char *sentence)
{
	ck_assert_msg(!done, "not refused: %s", sentence);
	ck_assert_msg(strstr(err->text, sentence), "'%s' does not say '%s'", err->text, sentence);
	ck_assert_int_eq(err->kind, kind);
}

#endif
