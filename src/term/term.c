/* term.c - see term.h. */
#include "term/term.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "term/caps.h"
#include "term/clip.h"
#include "term/ink.h"
#include "term/osc8.h"
#include "term/outlet.h"
#include "term/paint.h"
#include "term/signals.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "term/ncurses.h"

enum { SIDE_MOST = 1000, ANSWER_MS = 400, CURSES_BYTES = 1 << 20 };

struct term {
	struct term_options options;
	char type[64];
	char note[200];
	SCREEN *screen;
	struct caps caps;
	struct outlet outlet;
	struct decoder decoder;
	struct painter *painter;
	struct osc8 osc8;
	struct termios cooked, raw;
	enum colour_depth depth;
	int w, h;
	int region; /* rows that scroll, as the terminal was told */
	bool lost;
	bool asked;  /* for the background; the answer may be on its way */
	bool placed, cursor; /* the cursor stands somewhere; it is seen */
	int remind_ms; /* 0 = no reminder is wanted */
	int tick_ms;   /* -1 = no tick is wanted */
	int also[TERM_ALSO];
	size_t also_count;
	bool queued; /* `next` was heard by term_pending() */
	struct event next;
};

/* Bytes as they are, in and out: Ctrl-C, Ctrl-Z and Ctrl-S are keys, and a newline is a newline. */
static void make_raw(struct term *term)
{
	struct termios *raw = &term->raw;
	*raw = term->cooked;
	raw->c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | IGNCR | INLCR | ISTRIP | IXON);
	raw->c_oflag &= ~(tcflag_t)OPOST;
	raw->c_lflag &= ~(tcflag_t)(ECHO | ICANON | IEXTEN | ISIG);
	raw->c_cc[VMIN] = 1;
	raw->c_cc[VTIME] = 0;
}

static int side(int value, int fallback)
{
	value = value > 0 ? value : fallback > 0 ? fallback : 1;
	return value < SIDE_MOST ? value : SIDE_MOST;
}

/* Curses begins with the rows that terminfo says; beyond them a move down would stop. */
static void take_region(struct term *term)
{
	struct str region;
	if (term->h == term->region)
		return;
	term->region = term->h;
	str_init(&region);
	caps_region(&region, term->h);
	outlet_between(&term->outlet, region.text);
	str_clear(&region);
}

/* Asks for the size anew; what is on the screen is unknown after that. */
static void take_size(struct term *term)
{
	struct winsize size = { 0 };
	/* A terminal that is gone has no size; it keeps the one it had until that is heard. */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 || term->w == 0) {
		term->w = side(size.ws_col, term->caps.w);
		term->h = side(size.ws_row, term->caps.h);
	}
	resizeterm(term->h, term->w);
	take_region(term);
	clearok(curscr, TRUE);
	outlet_forget(&term->outlet);
	painter_forget(term->painter);
	struct str rescue;
	str_init(&rescue);
	caps_rescue(&rescue, &term->caps, term->h);
	if (rescue.length <= 500)
		signals_rescue(STDOUT_FILENO, rescue.text, rescue.length, &term->cooked);
	str_clear(&rescue);
}

static bool open_screen(struct term *term, struct err *err)
{
	const char *type = caps_choose(term->type, STDOUT_FILENO, term->note, sizeof term->note, err);
	if (!type)
		return false;
	/* The size is asked of the terminal and not of LINES and COLUMNS, which may be stale; but where
	 * terminfo knows none either (the Linux console), newterm() gives up unless it may look there. */
	use_env(FALSE);
	term->screen = newterm(type, term->outlet.file, stdin);
	if (!term->screen) {
		use_env(TRUE);
		term->screen = newterm(type, term->outlet.file, stdin);
	}
	if (!term->screen)
		return err_set(err, ERR_TERM, _("curses cannot use a terminal of type '%s'"), type);
	caps_read(&term->caps);
	term->region = term->caps.h;
	term->outlet.thrifty = term->caps.ecma_styles;
	if (term->caps.sync_on[0] && term->caps.sync_off[0])
		outlet_sync(&term->outlet, term->caps.sync_on, term->caps.sync_off);
	return true;
}

static bool open_tty(struct term *term, struct err *err)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
	    tcgetattr(STDIN_FILENO, &term->cooked) != 0)
		return err_set(err, ERR_TERM, _("input and output are not both a terminal"));
	if (!term->options.type || !*term->options.type)
		return err_set(err, ERR_TERM, _("the terminal's type is not known: TERM is not set"));
	snprintf(term->type, sizeof term->type, "%s", term->options.type);
	term->options.type = term->type;
	return outlet_open(&term->outlet, STDOUT_FILENO, err);
}

/* Curses' settings: cheap cursor movement, no look at the input, the cursor hidden. */
static void settle(struct term *term)
{
	nonl();
	typeahead(-1);
	curs_set(0);
	keypad(stdscr, TRUE);
	leaveok(stdscr, term->caps.hides_cursor);
	outlet_add(&term->outlet, term->caps.paste_on);
	if (term->options.mouse)
		outlet_add(&term->outlet, term->caps.mouse_on);
}

static void forget(struct term *term)
{
	if (term->screen)
		delscreen(term->screen);
	outlet_close(&term->outlet);
	decoder_clear(&term->decoder);
	painter_free(term->painter);
	osc8_clear(&term->osc8);
	free(term);
}

struct term *term_open(const struct term_options *options, struct err *err)
{
	struct term *term = mem_alloc(sizeof *term);
	term->options = *options;
	term->tick_ms = -1;
	decoder_init(&term->decoder);
	osc8_init(&term->osc8);
	/* Our handlers first: curses leaves alone what is taken. */
	if (!open_tty(term, err) || !signals_open(err)) {
		forget(term);
		return NULL;
	}
	/* Curses changes the line settings, and has its own ways out; it does not look whether it gets the
	 * memory it asks for. */
	free(mem_alloc(CURSES_BYTES));
	signals_rescue(STDOUT_FILENO, "", 0, &term->cooked);
	if (!open_screen(term, err)) {
		tcsetattr(STDIN_FILENO, TCSADRAIN, &term->cooked);
		signals_close();
		forget(term);
		return NULL;
	}
	make_raw(term);
	caps_keys(&term->decoder);
	term->depth = ink_depth(options->depth, term->caps.colours, term->caps.direct);
	term->painter = painter_new(term->depth);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &term->raw);
	settle(term);
	take_size(term);
	return term;
}

static void read_input(struct term *term)
{
	char bytes[DECODE_ROOM];
	size_t room = sizeof bytes - term->decoder.length;
	ssize_t got = read(STDIN_FILENO, bytes, room);
	if (got > 0)
		decoder_feed(&term->decoder, bytes, (size_t)got);
	else if (got == 0 || (errno != EINTR && errno != EAGAIN))
		term->lost = true;
}

/* The question goes behind the first frame, so that nothing waits for it.  Behind it goes one that every
 * terminal answers (DA1): once that answer is there, no other comes. */
static void ask_ground(struct term *term)
{
	if (term->asked || !term->options.ask_ground || !caps_may_ask(term->type))
		return;
	term->asked = true;
	outlet_add(&term->outlet, "\033]11;?\033\\");
	if (term->options.ask_sync)
		outlet_add(&term->outlet, "\033[?2026$p");
	outlet_add(&term->outlet, "\033[c");
	outlet_flush(&term->outlet);
}

/* An answer that is still under way would be typed at the shell. */
static void hear_out(struct term *term)
{
	struct pollfd from = { STDIN_FILENO, POLLIN, 0 };
	struct event event;
	while (term->asked && !term->decoder.told && !term->lost && !signals_quit_number() &&
	       poll(&from, 1, ANSWER_MS) > 0) {
		read_input(term);
		while (decoder_next(&term->decoder, false, &event))
			;
		if (term->decoder.length == sizeof term->decoder.bytes)
			return;
	}
}

/* Gives the terminal back, for good or for a while. */
static void give_back(struct term *term)
{
	hear_out(term);
	endwin();
	if (term->options.mouse)
		outlet_add(&term->outlet, term->caps.mouse_off);
	outlet_add(&term->outlet, term->caps.paste_off);
	if (!term->lost)
		outlet_leave(&term->outlet);
	signals_rescue(STDOUT_FILENO, NULL, 0, &term->cooked);
	/* So would mouse reports. */
	bool flush = term->options.mouse || (term->asked && !term->decoder.told);
	tcsetattr(STDIN_FILENO, flush ? TCSAFLUSH : TCSADRAIN, &term->cooked);
}

void term_close(struct term *term)
{
	if (!term)
		return;
	give_back(term);
	signals_close();
	forget(term);
}

const char *term_note(const struct term *term)
{
	return term->note[0] ? term->note : NULL;
}

void term_size(const struct term *term, int *w, int *h)
{
	*w = term->w;
	*h = term->h;
}

enum colour_depth term_depth(const struct term *term)
{
	return term->depth;
}

int term_signal(const struct term *term)
{
	(void)term;
	return signals_quit_number();
}

/* Screen readers and braille displays follow the cursor, so it is put in its place whether or not it is
 * seen. */
static void show_cursor(struct term *term, const struct canvas *canvas)
{
	bool placed = canvas->cursor_x >= 0 && canvas->cursor_x < term->w &&
		      canvas->cursor_y >= 0 && canvas->cursor_y < term->h;
	bool seen = placed && (canvas->cursor_types || !term->options.hide_cursor);
	if (seen != term->cursor)
		curs_set(seen ? 1 : 0);
	if (placed != term->placed)
		leaveok(stdscr, !placed && term->caps.hides_cursor);
	term->cursor = seen;
	term->placed = placed;
	if (placed)
		move(canvas->cursor_y, canvas->cursor_x);
	else if (!term->caps.hides_cursor)
		move(term->h - 1, term->w - 1);
}

void term_show(struct term *term, const struct canvas *canvas, const struct theme *theme)
{
	if (term->lost)
		return;
	bool whole = painter_paint(term->painter, canvas, theme);
	if (term->options.links)
		osc8_show(&term->osc8, canvas, whole, term->painter, &term->outlet);
	show_cursor(term, canvas);
	wnoutrefresh(stdscr);
	doupdate();
	if (term->decoder.syncs)
		outlet_sync(&term->outlet, "\033[?2026h", "\033[?2026l");
	outlet_flush(&term->outlet);
	ask_ground(term);
	term->lost = term->outlet.lost;
}

void term_repaint(struct term *term)
{
	clearok(curscr, TRUE);
	outlet_forget(&term->outlet);
	painter_forget(term->painter);
}

/* After a stop someone else may have changed settings, size and screen. */
static void take_over(struct term *term)
{
	tcsetattr(STDIN_FILENO, TCSADRAIN, &term->raw);
	outlet_add(&term->outlet, term->caps.paste_on);
	if (term->options.mouse)
		outlet_add(&term->outlet, term->caps.mouse_on);
	take_size(term);
}

void term_suspend(struct term *term)
{
	give_back(term);
	signals_stop();
	take_over(term);
}

void term_mouse(struct term *term, bool on)
{
	if (on != term->options.mouse)
		outlet_add(&term->outlet, on ? term->caps.mouse_on : term->caps.mouse_off);
	term->options.mouse = on;
}

bool term_copy(struct term *term, const char *text)
{
	bool takes = term->options.inside != TERM_BARE || term->caps.clipboard ||
		     clip_known(term->type);
	if (!takes || strlen(text) > CLIP_MOST)
		return false;
	clip_sequence(&term->outlet.more, text, term->options.inside);
	outlet_flush(&term->outlet);
	return !term->outlet.lost;
}

/* What signals said; false when nothing. */
static bool hear_signals(struct term *term, struct event *event)
{
	unsigned news = signals_take();
	if (news & NEWS_QUIT) {
		*event = (struct event){ .kind = EVENT_QUIT };
		return true;
	}
	if (news & NEWS_STOP)
		term_suspend(term);
	else if (news & NEWS_CONTINUE)
		take_over(term);
	else if (news)
		take_size(term);
	if (news)
		*event = (struct event){ .kind = EVENT_RESIZE, .w = term->w, .h = term->h };
	return news != 0;
}

enum { FROM_INPUT, FROM_SIGNALS, FROM_DATA, FROM_ALSO };

/* Waits at most `ms` (-1 = for ever) and reads what was typed; 0 when the time is over.  What came beside
 * that goes to `*news`: EVENT_DATA, EVENT_LINK or EVENT_NONE. */
static int wait_for(struct term *term, int ms, enum event_kind *news)
{
	struct pollfd from[FROM_ALSO + TERM_ALSO] = {
		[FROM_INPUT] = { STDIN_FILENO, POLLIN, 0 },
		[FROM_SIGNALS] = { signals_fd(), POLLIN, 0 },
		[FROM_DATA] = { term->options.watch_fd, POLLIN, 0 },
	};
	for (size_t i = 0; i < term->also_count; i++)
		from[FROM_ALSO + i] = (struct pollfd){ term->also[i], POLLIN, 0 };
	int ready = poll(from, (nfds_t)(FROM_ALSO + term->also_count), ms);
	*news = EVENT_NONE;
	if (ready <= 0)
		return ready;
	if (from[FROM_INPUT].revents)
		read_input(term);
	for (size_t i = 0; i < term->also_count; i++)
		if (from[FROM_ALSO + i].revents)
			*news = EVENT_LINK;
	if (from[FROM_DATA].revents & POLLIN)
		*news = EVENT_DATA;
	else if (from[FROM_DATA].revents)
		term->options.watch_fd = -1; /* it would be ready for ever */
	return ready;
}

/* What is known without waiting. */
static bool at_once(struct term *term, struct event *event)
{
	if (hear_signals(term, event) || decoder_next(&term->decoder, false, event))
		return true;
	if (term->lost)
		*event = (struct event){ .kind = EVENT_QUIT };
	return term->lost;
}

bool term_pending(struct term *term)
{
	enum event_kind news = EVENT_NONE;
	if (!term->queued)
		term->queued = at_once(term, &term->next);
	if (!term->queued && wait_for(term, 0, &news) > 0)
		term->queued = at_once(term, &term->next);
	if (!term->queued && news != EVENT_NONE) {
		term->next = (struct event){ .kind = news };
		term->queued = true;
	}
	return term->queued;
}

void term_remind(struct term *term, int ms)
{
	term->remind_ms = ms;
}

void term_tick(struct term *term, int ms)
{
	term->tick_ms = ms;
}

void term_also(struct term *term, const int *fds, size_t count)
{
	term->also_count = count < TERM_ALSO ? count : TERM_ALSO;
	for (size_t i = 0; i < term->also_count; i++)
		term->also[i] = fds[i];
}

/* How long to sleep when nothing happens: for ever, unless somebody asked; `*tick` when that is for the
 * tick. */
static int idle_ms(const struct term *term, bool *tick)
{
	int data = term->remind_ms > 0 ? term->remind_ms : term->options.poll_ms;
	*tick = term->tick_ms >= 0 && (data <= 0 || term->tick_ms <= data);
	return *tick ? term->tick_ms : data > 0 ? data : -1;
}

struct event term_wait(struct term *term)
{
	struct event event = term->next;
	if (term->queued) {
		term->queued = false;
		return event;
	}
	while (!at_once(term, &event)) {
		int patience = decoder_patience(&term->decoder);
		enum event_kind news;
		bool tick;
		int idle = idle_ms(term, &tick);
		int ready = wait_for(term, patience >= 0 ? patience : idle, &news);
		if (ready == 0 && patience >= 0 && decoder_next(&term->decoder, true, &event))
			break;
		if (news != EVENT_NONE)
			return (struct event){ .kind = news };
		if (ready == 0 && patience < 0 && tick) {
			term->tick_ms = -1;
			return (struct event){ .kind = EVENT_TICK, .key = 1 };
		}
		if (ready == 0 && patience < 0) {
			int reminded = term->remind_ms > 0;
			term->remind_ms = 0;
			return (struct event){ .kind = EVENT_DATA, .key = reminded };
		}
	}
	return event;
}

const char *term_version(void)
{
	return curses_version();
}
