/* i18n.h - text that people read, in the language that cli chose.
 *
 * _() looks a message up; N_() only marks a string in a table for later look-up, and P_() picks the
 * form for a number.  A message that the catalogue lacks, and every message without a catalogue, is
 * its English text.  Data pass through _() as well, at the last moment before they are shown: titles,
 * statements, units (the columns marked `told` in model/schema.c).
 *
 * The catalogue is a file as gettext's msgfmt writes it, but libintl does not read it: the C library
 * translates only where the system has a locale that it finds worthy (glibc and libintl disagree about
 * C.UTF-8, musl has no LANGUAGE), and `kasoku --lang ja` has to work on a bare machine.  The catalogue
 * in use is the one piece of state that the program shares, as in gettext: it is set once, before
 * anything is said and before there are threads, and only read after. */
#ifndef KASOKU_BASE_I18N_H
#define KASOKU_BASE_I18N_H

#include <stdbool.h>
#include <stddef.h>

#define _(text)		i18n_text(text)
#define N_(text)	text
#define P_(one, many, n) i18n_plural(one, many, n)

/* The translation of `text`, or `text` itself; NULL for NULL, "" for "". */
const char *i18n_text(const char *text) __attribute__((format_arg(1)));
/* The same for a word that means something else elsewhere: what gettext calls its context comes first,
 * the word without one after it. */
const char *i18n_text_in(const char *context, const char *text);
/* The translation of the pair for `n`: of one form (Japanese) or two, the first for 1 alone. */
const char *i18n_plural(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1), format_arg(2)));
/* Takes the `length` bytes of a compiled catalogue, which stay the caller's and in place until
 * i18n_end(), as the texts of `language` ("ja").  False, and nothing changes, when they are none or
 * broken. */
bool i18n_begin(const char *language, const void *bytes, size_t length);
/* English again. */
void i18n_end(void);
/* The language of the catalogue in use, "en" without one. */
const char *i18n_language(void);

#endif
