/* cmd_dashboard.c - kasoku: events in, screens out, until somebody quits. */
#include "base/i18n.h"
#include "cli/effects.h"
#include "cli/keep.h"
#include "cli/settings.h"
#include "cli/watch.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	TEXT_ROWS = 38,     /* of the overview without a terminal */
	EVENTS_A_FRAME = 64, /* heard before the screen must be drawn again */
	SECOND_LOOK_MS = 250,
};

struct dashboard {
	struct session *session;
	struct screen *screen;
	struct term *term;
	struct watch watch;
	bool read_only;
	long changes; /* of the store, when it was loaded */
};

/* The overview as text, for pipes and for terminals that can do no more. */
static int print_overview(struct cli *cli, struct session *session)
{
	struct screen screen;
	struct err err = { 0 };
	const char *size = cli_value(cli, "size");
	int w = look_columns(80), h = TEXT_ROWS;
	if (size && !look_size(size, &w, &h, &err))
		return cli_fail(&err);
	if (!screen_open(&screen, cli, session, NULL, cli_value(cli, "series"), w, h, false, &err))
		return cli_fail(&err);
	screen_settle(&screen);
	screen_write(&screen, "text", DEPTH_MONO, "", &cli->out);
	screen_close(&screen);
	return CLI_DONE;
}

static enum term_inside inside(void)
{
	if (getenv("TMUX"))
		return TERM_IN_TMUX;
	return getenv("STY") ? TERM_IN_SCREEN : TERM_BARE;
}

/* Loads the data anew when another process has changed them.  The news may come before the change can
 * be seen, so a look that finds nothing is followed by a second one. */
static void look_for_data(struct dashboard *dashboard, bool again)
{
	struct session *session = dashboard->session;
	struct dataset *old = NULL;
	struct err err = { 0 };
	watch_drain(&dashboard->watch);
	screen_renew_themes(dashboard->screen);
	if (!session->store)
		return;
	long changes = store_change_count(session->store);
	if (changes == dashboard->changes) {
		if (again && dashboard->watch.fd >= 0)
			term_remind(dashboard->term, SECOND_LOOK_MS);
		return;
	}
	dashboard->changes = changes;
	if (session_reload(session, &old, &err)) {
		ui_data(dashboard->screen->ui, session->dataset);
		dataset_free(old);
	} else {
		ui_status(dashboard->screen->ui, true, err.text);
	}
}

/* The theme for the background that the terminal has told, unless another was chosen meanwhile. */
static void take_ground(struct screen *screen, int colour)
{
	bool light = theme_contrast(colour, 0x000000) > theme_contrast(colour, 0xFFFFFF);
	const char *name = light ? "light" : "dark";
	struct theme theme;
	bool chosen = strcmp(screen->theme.name, "dark") != 0 && strcmp(screen->theme.name, "light") != 0;
	if (chosen || strcmp(screen->theme.name, name) == 0 ||
	    !theme_load(&screen->themes, name, &theme, NULL, NULL))
		return;
	screen->theme = theme;
	ui_themes(screen->ui, (const char *const *)screen->themes.files.names,
		  screen->themes.files.count, name);
}

static bool handle(struct dashboard *dashboard, const struct event *event)
{
	struct screen *screen = dashboard->screen;
	if (event->kind == EVENT_QUIT)
		return false;
	if (event->kind == EVENT_DATA) {
		look_for_data(dashboard, event->key == 0);
		return true;
	}
	if (event->kind == EVENT_GROUND) {
		take_ground(screen, event->key);
		return true;
	}
	if (event->kind == EVENT_RESIZE)
		canvas_resize(&screen->canvas, event->w, event->h);
	struct effect effect = ui_event(screen->ui, event);
	if (keep_is(&effect))
		keep_do(&effect, dashboard->session, screen, dashboard->read_only);
	if (effect.kind == EFFECT_WRITE && dashboard->read_only) {
		ui_status(screen->ui, true, _("--read-only was asked for: nothing is written"));
		return true;
	}
	bool go_on = effect_do(&effect, screen, dashboard->term);
	if (effect.kind == EFFECT_SUSPEND) {
		struct event size = { .kind = EVENT_RESIZE };
		term_size(dashboard->term, &size.w, &size.h);
		canvas_resize(&screen->canvas, size.w, size.h);
		ui_event(screen->ui, &size);
	}
	return go_on;
}

static long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Sends the screen and asks for the tick that the ui wants; returns the steps that are due with it:
 * more than one where the terminal took longer than a step. */
static int show(struct dashboard *dashboard)
{
	long before = now_ms();
	term_show(dashboard->term, &dashboard->screen->canvas, &dashboard->screen->theme);
	int wait = ui_wants(dashboard->screen->ui);
	long took = now_ms() - before;
	term_tick(dashboard->term, wait);
	return wait > 0 ? 1 + (int)(took / wait) : 1;
}

static void loop(struct dashboard *dashboard)
{
	bool go_on = true;
	while (go_on) {
		screen_draw(dashboard->screen);
		int steps = show(dashboard), heard = 0;
		do {
			struct event event = term_wait(dashboard->term);
			if (event.kind == EVENT_TICK)
				event.key = steps;
			go_on = handle(dashboard, &event);
		} while (go_on && ++heard < EVENTS_A_FRAME && term_pending(dashboard->term));
	}
}

static struct term *open_term(const struct cli *cli, const struct watch *watch, struct err *err)
{
	struct term_options options = {
		.type = getenv("TERM"),
		.inside = inside(),
		.charset = cli->charset,
		.depth = look_depth(cli, false),
		.mouse = setting_on(cli, "mouse"),
		.hide_cursor = strcmp(setting(cli, "cursor", NULL), "hidden") == 0,
		.ask_ground = theme_follows(cli) && look_wants_colour(cli),
		.watch_fd = watch->fd,
		.poll_ms = watch->poll_ms,
	};
	return term_open(&options, err);
}

/* The deck of the configuration, unless something else was asked for. */
static void start_deck(struct dashboard *dashboard, const struct cli *cli, const char *given)
{
	const char *name = setting(cli, "deck", NULL);
	struct err err = { 0 };
	if (!given && !cli_given(cli, "series") && *name &&
	    !screen_present(dashboard->screen, name, 0, &err))
		ui_status(dashboard->screen->ui, true, err.text);
}

/* What had to be done differently, in the status line. */
static void say_notes(struct dashboard *dashboard, const struct cli *cli)
{
	struct ui *ui = dashboard->screen->ui;
	struct str trouble;
	str_init(&trouble);
	if (term_note(dashboard->term))
		ui_status(ui, true, term_note(dashboard->term));
	else if (settings_trouble(cli->settings, &trouble))
		ui_status(ui, true, trouble.text);
	else if (dashboard->session->note[0])
		ui_status(ui, true, dashboard->session->note);
	else if (dashboard->session->first)
		ui_status(ui, false,
			  _("first time here: ? lists the keys, p tells stories, e explains, q leaves"));
	str_clear(&trouble);
}

static bool start(struct dashboard *dashboard, const struct cli *cli, const char *deck,
		  struct err *err)
{
	int w, h;
	struct session *session = dashboard->session;
	watch_open(&dashboard->watch, session->store ? session->path : NULL);
	dashboard->changes = session->store ? store_change_count(session->store) : 0;
	dashboard->term = open_term(cli, &dashboard->watch, err);
	if (!dashboard->term)
		return false;
	term_size(dashboard->term, &w, &h);
	if (!screen_open(dashboard->screen, cli, session, deck ? NULL : setting(cli, "view", NULL),
			 deck ? NULL : cli_value(cli, "series"), w, h, true, err) ||
	    (deck && !screen_present(dashboard->screen, deck, 0, err)))
		return false;
	for (int i = 0; i < THEMES_FOLDERS; i++)
		watch_folder(&dashboard->watch, dashboard->screen->themes.folders[i]);
	start_deck(dashboard, cli, deck);
	say_notes(dashboard, cli);
	return true;
}

/* Runs until the end; `*number` is the signal that asked for it. */
static bool run(struct cli *cli, struct session *session, const char *deck, int *number,
		struct str *note, struct err *err)
{
	struct screen screen = { 0 };
	struct dashboard dashboard = { .session = session,
				       .screen = &screen,
				       .read_only = cli_given(cli, "read-only") };
	bool done = start(&dashboard, cli, deck, err);
	if (done) {
		loop(&dashboard);
		*number = term_signal(dashboard.term);
		str_add(note, term_note(dashboard.term) ? term_note(dashboard.term) : "");
	}
	term_close(dashboard.term);
	watch_close(&dashboard.watch);
	screen_close(&screen);
	return done;
}

int dashboard_run(struct cli *cli, const char *deck)
{
	struct session session;
	struct err err = { 0 };
	struct str note;
	int number = 0, status = CLI_DONE;
	str_init(&note);
	bool live = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	if (!session_open(&session, cli, &err)) {
		status = cli_fail(&err);
	} else if (!live) {
		status = print_overview(cli, &session);
	} else if (!run(cli, &session, deck, &number, &note, &err)) {
		status = cli_fail(&err);
		if (err.kind == ERR_TERM)
			status = print_overview(cli, &session);
	} else if (note.length > 0) {
		cli_say("%s", note.text);
	}
	session_close(&session);
	str_clear(&note);
	if (number)
		raise(number); /* those who wait for us learn why we ended */
	return status;
}

int command_dashboard(struct cli *cli)
{
	return dashboard_run(cli, NULL);
}
