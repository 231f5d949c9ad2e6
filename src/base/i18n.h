/* i18n.h - marks text that people read, so that it can be translated.
 *
 * _() looks a message up in the catalogue that cli chose; N_() only marks a string in a table for
 * later look-up.  Without a catalogue both give the English text. */
#ifndef KASOKU_BASE_I18N_H
#define KASOKU_BASE_I18N_H

#include <libintl.h>

#define _(text)		gettext(text)
#define N_(text)	text
#define P_(one, many, n) ngettext(one, many, n)

#endif
