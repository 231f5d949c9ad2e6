/* ncurses.h - <curses.h>, without its own key_name(), which nobody here calls and ui has, too. */
#ifndef KASOKU_TERM_NCURSES_H
#define KASOKU_TERM_NCURSES_H

#define key_name curses_key_name
#include <curses.h>
#undef key_name

#endif
