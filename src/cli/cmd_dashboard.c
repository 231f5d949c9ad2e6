/* cmd_dashboard.c - kasoku: events in, screens out, until somebody quits. */
#include "base/i18n.h"
#include "cli/decks.h"
#include "cli/effects.h"
#include "cli/keep.h"
#include "cli/live.h"
#include "cli/settings.h"
#include "cli/stage.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum {
	TEXT_ROWS = 38,      /* of the overview without a terminal */
	EVENTS_A_FRAME = 64, /* heard before the screen must be drawn again */
	WORK_FRAME_MS = 100, /* and how long what was put off is worked at before that */
	SOON_MS = 16,        /* how long a frame after a key may wait for it: nobody sees that */
};

struct dashboard {
	struct live live;
	struct stage stage;
	bool read_only;
	bool worked;         /* with the last frame something put off was worked at */
	bool resume;         /* the deck that presenting was cut off in is asked for */
	struct str recorded; /* where the deck being recorded is written to */
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

static void share(struct dashboard *dashboard)
{
	struct str text;
	str_init(&text);
	stage_share(&dashboard->stage, dashboard->live.screen, &text);
	ui_card(dashboard->live.screen->ui, _("How others can watch"), text.text);
	str_clear(&text);
}

static void record(struct dashboard *dashboard, const struct effect *effect)
{
	struct ui *ui = dashboard->live.screen->ui;
	struct err err = { 0 };
	struct str said;
	str_init(&said);
	bool done = deck_save(ui_recorded(ui), &dashboard->recorded, &err);
	str_printf(&said, _("%s is in %s"), effect->what, dashboard->recorded.text);
	ui_status(ui, !done, done ? said.text : err.text);
	str_clear(&said);
}

/* What only a whole dashboard can do; false when the effect is another's. */
static bool do_own(struct dashboard *dashboard, const struct effect *effect)
{
	if (keep_is(effect))
		keep_do(effect, dashboard->live.session, dashboard->live.screen, dashboard->read_only);
	else if (dashboard->read_only && (effect->kind == EFFECT_WRITE || effect->kind == EFFECT_RECORD))
		ui_status(dashboard->live.screen->ui, true, _("--read-only was asked for: nothing is written"));
	else if (effect->kind == EFFECT_SHARE)
		share(dashboard);
	else if (effect->kind == EFFECT_RECORD)
		record(dashboard, effect);
	else
		return false;
	return true;
}

static bool handle(struct dashboard *dashboard, const struct event *event)
{
	struct screen *screen = dashboard->live.screen;
	live_time(screen->ui);
	if (event->kind == EVENT_QUIT)
		return false;
	if (event->kind == EVENT_DATA) {
		live_data(&dashboard->live, event->key == 0);
		return true;
	}
	if (event->kind == EVENT_GROUND) {
		live_ground(screen, event->key);
		return true;
	}
	if (event->kind == EVENT_RESIZE)
		canvas_resize(&screen->canvas, event->w, event->h);
	struct effect effect = ui_event(screen->ui, event);
	bool go_on = do_own(dashboard, &effect) || effect_do(&effect, screen, dashboard->live.term);
	if (effect.kind == EFFECT_SUSPEND)
		live_resize(&dashboard->live);
	return go_on;
}

/* Sends the screen and asks for the tick that the ui wants; returns the steps that are due with it:
 * more than one where the terminal took longer than a step. */
static int show(struct dashboard *dashboard)
{
	struct live *live = &dashboard->live;
	long before = live_now_ms();
	term_show(live->term, &live->screen->canvas, &live->screen->theme);
	stage_follow(&dashboard->stage, live->screen->ui, live->term);
	int wait = ui_wants(live->screen->ui), again = stage_wait_ms(&dashboard->stage);
	if (dashboard->worked && wait < 0)
		mem_rest();
	dashboard->worked = wait == 0;
	long took = live_now_ms() - before;
	term_tick(live->term, wait < 0 || (again >= 0 && again < wait) ? again : wait);
	return wait > 0 ? 1 + (int)(took / wait) : 1;
}

/* What was put off comes in slices: several of them make one frame.  True, with the tick for another slice
 * asked for, when one belongs to the frame that was begun at `shown`. */
static bool works_on(struct dashboard *dashboard, const struct event *event, long shown)
{
	bool more = event->kind == EVENT_TICK && ui_wants(dashboard->live.screen->ui) == 0 &&
		    live_now_ms() - shown < WORK_FRAME_MS;
	if (more)
		term_tick(dashboard->live.term, 0);
	return more;
}

/* What was put off and is soon done belongs to the frame that asked for it: one goes down the line
 * instead of two.  True when something was done and nothing is left. */
static bool finish_soon(struct dashboard *dashboard, long most)
{
	const struct event tick = { .kind = EVENT_TICK, .key = 1 };
	const struct ui *ui = dashboard->live.screen->ui;
	long begun = live_now_ms();
	bool did = false;
	while (ui_wants(ui) == 0 && !term_pending(dashboard->live.term) &&
	       live_now_ms() - begun < most) {
		handle(dashboard, &tick);
		did = true;
	}
	return did && ui_wants(ui) != 0;
}

static void loop(struct dashboard *dashboard)
{
	bool go_on = true;
	int heard = 0;
	struct event event = { 0 };
	while (go_on) {
		long begun = live_now_ms();
		screen_draw(dashboard->live.screen);
		/* The first frame waits for nothing, and none that has taken long already. */
		bool waits = heard && live_now_ms() - begun < SOON_MS;
		if (waits && finish_soon(dashboard, event.kind == EVENT_TICK ? WORK_FRAME_MS : SOON_MS))
			screen_draw(dashboard->live.screen);
		int steps = show(dashboard);
		heard = 0;
		long shown = live_now_ms();
		do {
			event = term_wait(dashboard->live.term);
			if (event.kind == EVENT_TICK)
				event.key = steps;
			go_on = handle(dashboard, &event);
		} while (go_on && ++heard < EVENTS_A_FRAME &&
			 (term_pending(dashboard->live.term) || works_on(dashboard, &event, shown)));
	}
}

/* The deck of the configuration, unless something else was asked for. */
static void start_deck(struct dashboard *dashboard, const struct cli *cli, const char *given)
{
	const char *name = setting(cli, "deck", NULL);
	struct err err = { 0 };
	if (!given && !cli_given(cli, "series") && *name &&
	    !screen_present(dashboard->live.screen, name, 0, &err))
		ui_status(dashboard->live.screen->ui, true, err.text);
}

/* What had to be done differently, in the status line. */
static void say_notes(struct dashboard *dashboard, const struct cli *cli)
{
	struct ui *ui = dashboard->live.screen->ui;
	struct str trouble;
	str_init(&trouble);
	if (term_note(dashboard->live.term))
		ui_status(ui, true, term_note(dashboard->live.term));
	else if (settings_trouble(cli->settings, &trouble))
		ui_status(ui, true, trouble.text);
	else if (dashboard->live.session->note[0])
		ui_status(ui, true, dashboard->live.session->note);
	else if (dashboard->live.session->first)
		ui_status(ui, false,
			  _("first time here: ? lists the keys, p tells stories, e explains, q leaves"));
	str_clear(&trouble);
}

/* Puts up the deck that was asked for: by name, or the one that presenting was cut off in. */
static bool put_up(struct dashboard *dashboard, const struct cli *cli, const char *deck, struct err *err)
{
	struct screen *screen = dashboard->live.screen;
	if (dashboard->resume)
		return stage_resume(screen, deck, err);
	if (deck)
		return screen_present(screen, deck, 0, err);
	start_deck(dashboard, cli, deck);
	return true;
}

static bool start(struct dashboard *dashboard, const struct cli *cli, struct session *session, const char *deck,
		  struct err *err)
{
	int w, h;
	struct live *live = &dashboard->live;
	bool presents = deck || dashboard->resume;
	if (!live_open(live, cli, session, live->screen, err))
		return false;
	term_size(live->term, &w, &h);
	if (!screen_open(live->screen, cli, session, presents ? NULL : setting(cli, "view", NULL),
			 presents ? NULL : cli_value(cli, "series"), w, h, true, err))
		return false;
	live_time(live->screen->ui);
	if (!put_up(dashboard, cli, deck, err))
		return false;
	for (int i = 0; i < THEMES_FOLDERS; i++)
		watch_folder(&live->watch, live->screen->themes.folders[i]);
	say_notes(dashboard, cli);
	return true;
}

/* Runs until the end; `*number` is the signal that asked for it. */
static bool run(struct cli *cli, struct session *session, const char *deck, int *number,
		struct str *note, struct err *err)
{
	struct screen screen = { 0 };
	struct dashboard dashboard = { .live.screen = &screen,
				       .read_only = cli_given(cli, "read-only"),
				       .resume = cli->command->exec == command_present && cli_given(cli, "resume") };
	stage_init(&dashboard.stage, dashboard.read_only);
	str_init(&dashboard.recorded);
	bool done = start(&dashboard, cli, session, deck, err);
	if (done) {
		loop(&dashboard);
		*number = term_signal(dashboard.live.term);
		str_add(note, term_note(dashboard.live.term) ? term_note(dashboard.live.term) : "");
	}
	live_close(&dashboard.live);
	stage_close(&dashboard.stage, done ? screen.ui : NULL);
	str_clear(&dashboard.recorded);
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
	return cli_given(cli, "follow") ? follow_run(cli) : dashboard_run(cli, NULL);
}
