/* live.c - see live.h. */
#include "cli/live.h"

#include "cli/links.h"
#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SECOND_LOOK_MS = 250 };

static enum term_inside inside(void)
{
	if (getenv("TMUX"))
		return TERM_IN_TMUX;
	return getenv("STY") ? TERM_IN_SCREEN : TERM_BARE;
}

/* Apple's Terminal prints the end of the question. */
static bool may_ask_sync(void)
{
	const char *program = getenv("TERM_PROGRAM");
	return !program || strcmp(program, "Apple_Terminal") != 0;
}

bool live_open(struct live *live, const struct cli *cli, struct session *session, struct screen *screen,
	       struct err *err)
{
	*live = (struct live){ .session = session, .screen = screen };
	watch_open(&live->watch, session->store ? session->path : NULL);
	live->changes = session->store ? store_change_count(session->store) : 0;
	struct term_options options = {
		.type = getenv("TERM"),
		.inside = inside(),
		.charset = cli->charset,
		.depth = look_depth(cli, false),
		.mouse = setting_on(cli, "mouse"),
		.hide_cursor = strcmp(setting(cli, "cursor", NULL), "hidden") == 0,
		.ask_ground = theme_follows(cli) && look_wants_colour(cli),
		.ask_sync = may_ask_sync(),
		.links = links_wanted(cli),
		.watch_fd = live->watch.fd,
		.poll_ms = live->watch.poll_ms,
	};
	live->term = term_open(&options, err);
	return live->term != NULL;
}

void live_close(struct live *live)
{
	term_close(live->term);
	watch_close(&live->watch);
	live->term = NULL;
}

/* The news may come before the change can be seen, hence the second look. */
void live_data(struct live *live, bool again)
{
	struct session *session = live->session;
	struct dataset *old = NULL;
	struct err err = { 0 };
	watch_drain(&live->watch);
	screen_renew_themes(live->screen);
	if (!session->store)
		return;
	long changes = store_change_count(session->store);
	if (changes == live->changes) {
		if (again && live->watch.fd >= 0)
			term_remind(live->term, SECOND_LOOK_MS);
		return;
	}
	live->changes = changes;
	if (session_reload(session, &old, &err)) {
		ui_data(live->screen->ui, session->dataset);
		dataset_free(old);
	} else {
		ui_status(live->screen->ui, true, err.text);
	}
}

void live_ground(struct screen *screen, int colour)
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

void live_resize(struct live *live)
{
	struct event size = { .kind = EVENT_RESIZE };
	term_size(live->term, &size.w, &size.h);
	canvas_resize(&live->screen->canvas, size.w, size.h);
	ui_event(live->screen->ui, &size);
}

long live_now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void live_time(struct ui *ui)
{
	time_t now = time(NULL);
	struct tm here;
	bool known = localtime_r(&now, &here) != NULL;
	ui_clock(ui, live_now_ms() / 1000, known ? (here.tm_hour * 60 + here.tm_min) * 60 + here.tm_sec : -1);
}
