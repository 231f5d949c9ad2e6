/* cmd_follow.c - kasoku --follow: the presenter's screen at this terminal's size and in its theme. */
#include "base/i18n.h"
#include "cli/decks.h"
#include "cli/effects.h"
#include "cli/live.h"
#include "cli/paths.h"
#include "link/link.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOIN_AGAIN_MS = 2000 };

struct following {
	struct live live;
	struct screen screen;
	const char *path;
	struct link_reader reader;
	struct str line, file; /* the newest state, and the deck's file in it */
};

static void say(struct following *following, bool error, const char *text)
{
	ui_status(following->screen.ui, error, text);
}

/* Opens the deck that the presenter tells, when it is another one than before. */
static const struct deck *deck_of(struct following *following)
{
	struct screen *screen = &following->screen;
	struct str file;
	struct err err = { 0 };
	str_init(&file);
	bool any = ui_line_deck(following->line.text, &file);
	if (strcmp(file.text, following->file.text) != 0) {
		str_reset(&following->file);
		str_add(&following->file, file.text);
		ui_present(screen->ui, NULL, 0);
		deck_clear(&screen->deck);
		if (any && !deck_open(&screen->deck, screen->session, file.text, &err))
			say(following, true, err.text);
	}
	str_clear(&file);
	return any && screen->deck.count ? &screen->deck : NULL;
}

static void follow(struct following *following)
{
	struct err err = { 0 };
	const struct deck *deck = deck_of(following);
	if (!ui_follow(following->screen.ui, following->line.text, deck, &err))
		say(following, true, err.text);
}

static void hear(struct following *following)
{
	struct err err = { 0 };
	switch (link_read(&following->reader, &following->line, &err)) {
	case LINK_STATE: follow(following); break;
	case LINK_OVER:
		link_leave(&following->reader);
		say(following, false, _("the presenter has left; this waits for the next one, q ends"));
		break;
	case LINK_WRONG:
		link_leave(&following->reader);
		say(following, true, err.text);
		break;
	case LINK_NOTHING: break;
	}
	term_also(following->live.term, &following->reader.fd, following->reader.fd >= 0);
}

static void join(struct following *following)
{
	if (link_join(&following->reader, following->path, NULL))
		hear(following);
}

static bool handle(struct following *following, const struct event *event)
{
	struct screen *screen = &following->screen;
	live_time(screen->ui);
	if (event->kind == EVENT_QUIT)
		return false;
	if (event->kind == EVENT_LINK)
		hear(following);
	if (event->kind == EVENT_TICK && following->reader.fd < 0)
		join(following);
	if (event->kind == EVENT_DATA)
		live_data(&following->live, event->key == 0);
	if (event->kind == EVENT_GROUND)
		live_ground(screen, event->key);
	if (event->kind == EVENT_RESIZE)
		canvas_resize(&screen->canvas, event->w, event->h);
	struct effect effect = ui_event(screen->ui, event);
	bool go_on = effect_do(&effect, screen, following->live.term);
	if (effect.kind == EFFECT_SUSPEND)
		live_resize(&following->live);
	return go_on;
}

static int wait_ms(const struct following *following)
{
	int wants = ui_wants(following->screen.ui);
	if (following->reader.fd >= 0)
		return wants;
	return wants >= 0 && wants < JOIN_AGAIN_MS ? wants : JOIN_AGAIN_MS;
}

static void loop(struct following *following)
{
	bool go_on = true;
	while (go_on) {
		screen_draw(&following->screen);
		term_show(following->live.term, &following->screen.canvas, &following->screen.theme);
		term_tick(following->live.term, wait_ms(following));
		do {
			struct event event = term_wait(following->live.term);
			go_on = handle(following, &event);
		} while (go_on && term_pending(following->live.term));
	}
}

static bool start(struct following *following, const struct cli *cli, struct session *session, struct err *err)
{
	int w, h;
	if (!live_open(&following->live, cli, session, &following->screen, err))
		return false;
	term_size(following->live.term, &w, &h);
	if (!screen_open(&following->screen, cli, session, NULL, NULL, w, h, true, err))
		return false;
	live_time(following->screen.ui);
	ui_following(following->screen.ui, cli_given(cli, "notes"));
	say(following, false, _("waiting for what the presenter shows; q ends"));
	term_also(following->live.term, &following->reader.fd, 1);
	return true;
}

/* Runs until the end; `*number` is the signal that asked for it. */
static int run(struct following *following, struct cli *cli, struct session *session, int *number)
{
	struct err err = { 0 };
	bool done = start(following, cli, session, &err);
	if (done) {
		loop(following);
		*number = term_signal(following->live.term);
	}
	live_close(&following->live);
	screen_close(&following->screen);
	return done ? CLI_DONE : cli_fail(&err);
}

int follow_run(struct cli *cli)
{
	struct following following = { .reader = { .fd = -1 } };
	struct session session = { 0 };
	struct err err = { 0 };
	const char *given = cli_value(cli, "follow");
	char *usual = given && *given ? NULL : path_socket(1);
	int status, number = 0;
	str_init(&following.line);
	str_init(&following.file);
	following.path = usual ? usual : given ? given : "";
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		err_set(&err, ERR_TERM, _("--follow needs a terminal; kasoku present DECK --plain prints a deck"));
		status = cli_fail(&err);
	} else if (!link_join(&following.reader, following.path, &err) || !session_open(&session, cli, &err)) {
		status = cli_fail(&err);
	} else {
		status = run(&following, cli, &session, &number);
	}
	link_leave(&following.reader);
	session_close(&session);
	str_clear(&following.line);
	str_clear(&following.file);
	free(usual);
	if (number)
		raise(number);
	return status;
}
