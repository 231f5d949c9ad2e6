/* cmd_show.c - kasoku show VIEW: the dashboard's picture without the dashboard. */
#include "base/i18n.h"
#include "cli/screen.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct picture {
	const char *view, *format;
	int w, h;
	enum colour_depth depth;
};

/* What was asked for, and what goes without saying: on a terminal its size and colours. */
static bool plan(struct picture *picture, const struct cli *cli, struct err *err)
{
	const char *size = cli_value(cli, "size"), *format = cli_value(cli, "format");
	picture->view = cli->args[0];
	picture->w = look_columns(80);
	picture->h = 24;
	if (!screen_view_known(picture->view, err))
		return false;
	if (size && !look_size(size, &picture->w, &picture->h, err))
		return false;
	if (!size && look_terminal_size(&picture->w, &picture->h) && picture->h > 2)
		picture->h -= 2; /* the shell's lines */
	bool tty = isatty(STDOUT_FILENO);
	picture->format = format ? format : tty ? "ansi" : "text";
	picture->depth = look_depth(cli, tty);
	return true;
}

static const char *view_title(const char *id)
{
	for (size_t i = 0; i < ui_view_count(); i++)
		if (strcmp(ui_view_at(i).id, id) == 0)
			return _(ui_view_at(i).title);
	return id;
}

int command_show(struct cli *cli)
{
	struct picture picture;
	struct session session;
	struct screen screen = { 0 };
	struct err err = { 0 };
	const char *keys = cli_value(cli, "keys");
	if (!plan(&picture, cli, &err))
		return cli_fail(&err);
	bool done = session_open(&session, cli, &err) &&
		    screen_open(&screen, cli, &session, picture.view, cli_value(cli, "series"), picture.w, picture.h, false,
				&err) &&
		    screen_press(&screen, keys ? keys : "", &err);
	if (done) {
		char title[120];
		snprintf(title, sizeof title, "kasoku: %s", view_title(picture.view));
		screen_settle(&screen);
		screen_write(&screen, picture.format, picture.depth, title, &cli->out);
	}
	screen_close(&screen);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
