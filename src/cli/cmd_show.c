/* cmd_show.c - kasoku show VIEW: the dashboard's picture without the dashboard. */
#include "base/i18n.h"
#include "base/num.h"
#include "cli/report.h"
#include "cli/screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SECONDS_MOST = 9999999 };

struct picture {
	const char *view, *format;
	int w, h;
	long elapsed; /* of the deck, seconds; -1 without a clock */
	enum colour_depth depth;
};

/* What was asked for, and what goes without saying: on a terminal its size and colours. */
static bool plan(struct picture *picture, const struct cli *cli, struct err *err)
{
	const char *size = cli_value(cli, "size"), *format = cli_value(cli, "format");
	double elapsed;
	picture->view = cli->args[0];
	picture->w = look_columns(80);
	picture->h = 24;
	if (!screen_view_known(picture->view, err))
		return false;
	if (size && !look_size(size, &picture->w, &picture->h, err))
		return false;
	picture->elapsed = -1;
	if (cli_given(cli, "elapsed")) {
		if (!num_parse(cli_value(cli, "elapsed"), &elapsed) || elapsed < 0 || elapsed > SECONDS_MOST ||
		    elapsed != floor(elapsed))
			return err_set(err, ERR_USAGE, _("--elapsed takes a number of seconds"));
		picture->elapsed = (long)elapsed;
	}
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

static bool write_picture(struct cli *cli, const struct picture *picture, struct screen *screen,
		  struct err *err)
{
	char title[120];
	enum report_format format = report_format_find(picture->format);
	double as_of;
	screen_settle(screen);
	if (format == REPORT_FORMATS || format == REPORT_TEXT || format == REPORT_ANSI ||
	    format == REPORT_SVG) {
		snprintf(title, sizeof title, "kasoku: %s", view_title(picture->view));
		screen_write(screen, picture->format, picture->depth, title, &cli->out);
		cli->sequences = format == REPORT_ANSI;
		return true;
	}
	struct str command;
	str_init(&command);
	cli_spell(cli, cli->args, cli->arg_count, &command);
	bool done = cli_as_of(cli, &as_of, err) &&
		    report_of_screen(screen, cli, as_of, format, cli_given(cli, "theme"), command.text,
				     &cli->out, err);
	str_clear(&command);
	return done;
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
				&err);
	if (done && picture.elapsed >= 0)
		ui_clock(screen.ui, 0, -1);
	done = done && screen_press(&screen, keys ? keys : "", &err);
	if (done)
		ui_clock(screen.ui, picture.elapsed, -1);
	done = done && write_picture(cli, &picture, &screen, &err);
	screen_close(&screen);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
