/* effects.c - see effects.h. */
#include "cli/effects.h"

#include "base/i18n.h"
#include "cli/report.h"
#include "model/say.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAMES_MOST = 1000 };

static void tell(struct screen *screen, bool error, const char *before, const char *text)
{
	struct str sentence;
	str_init(&sentence);
	str_printf(&sentence, "%s%s%s", before, *before && *text ? " " : "", text);
	ui_status(screen->ui, error, sentence.text);
	str_clear(&sentence);
}

static bool over_ssh(void)
{
	return getenv("SSH_CONNECTION") || getenv("SSH_TTY");
}

/* Only web addresses leave the program, and nothing that a shell or terminal could misread. */
static bool is_address(const char *text)
{
	if (strncmp(text, "https://", 8) != 0 && strncmp(text, "http://", 7) != 0)
		return false;
	for (; *text; text++)
		if (*text <= ' ' || *text == 0x7f)
			return false;
	return true;
}

/* Starts $BROWSER on its own, away from our terminal. */
static bool start_browser(const char *address)
{
	pid_t child = fork();
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);
		setsid();
		if (fork() != 0)
			_exit(0); /* the grandchild is nobody's to wait for */
		for (int fd = 0; fd <= STDERR_FILENO && nothing >= 0; fd++)
			dup2(nothing, fd);
		execl("/bin/sh", "sh", "-c", "exec $BROWSER \"$1\"", "sh", address, (char *)NULL);
		_exit(127);
	}
	if (child > 0)
		waitpid(child, NULL, 0);
	return child > 0;
}

static void open_address(struct screen *screen, const char *address)
{
	const char *browser = getenv("BROWSER");
	if (!is_address(address))
		tell(screen, true, _("this is not a web address:"), address);
	else if (browser && *browser && !over_ssh() && start_browser(address))
		tell(screen, false, _("opening"), address);
	else
		tell(screen, false, "", address);
}

static void copy(struct screen *screen, struct term *term, const struct effect *effect)
{
	const char *what = effect->what ? effect->what : "";
	if (term_copy(term, effect->text))
		tell(screen, false, _("copied"), what);
	else
		tell(screen, true, _("this terminal is not known to take copies; the text is:"),
		     effect->text);
}

/* Puts the bytes under the first free name of "a.svg", "a-2.svg", "a-3.svg" … */
static bool create_beside(const char *name, const struct str *bytes, struct str *written,
			  struct err *err)
{
	const char *dot = strrchr(name, '.');
	bool taken = true, done = false;
	for (int n = 1; taken && !done && n < NAMES_MOST; n++) {
		str_reset(written);
		str_add_n(written, name, (size_t)(dot - name));
		if (n > 1)
			str_printf(written, "-%d", n);
		str_add(written, dot);
		done = file_create(written->text, bytes->text, bytes->length, &taken, err);
	}
	return done;
}

static bool make_bytes(struct screen *screen, enum report_format format, enum colour_depth depth,
		       const char *title, struct str *bytes, struct err *err)
{
	screen_settle(screen);
	if (format == REPORT_TEXT || format == REPORT_ANSI || format == REPORT_SVG) {
		screen_write(screen, report_format_name(format), depth, title, bytes);
		return true;
	}
	/* keys brought it into shape; each figure says the command that prints it */
	return report_of_screen(screen, NULL, INFINITY, format, false, "", bytes, err);
}

bool effect_write(struct screen *screen, const char *name, enum colour_depth depth,
		  struct str *written, struct err *err)
{
	struct str bytes;
	char quoted[SAY_TEXT];
	enum report_format format = report_format_of(name);
	str_init(&bytes);
	bool done = format < REPORT_CAST;
	if (!done)
		err_set(err, ERR_USAGE,
			_("a figure is written to .html, .svg, .txt, .ansi, .md, .csv or .json, not to %s"),
			say_quoted(quoted, name));
	done = done && make_bytes(screen, format, depth, name, &bytes, err) &&
	       create_beside(name, &bytes, written, err);
	str_clear(&bytes);
	return done;
}

static void write_figure(struct screen *screen, struct term *term, const struct effect *effect)
{
	struct err err = { 0 };
	struct str written;
	str_init(&written);
	if (effect_write(screen, effect->text, term_depth(term), &written, &err))
		tell(screen, false, _("wrote"), written.text);
	else
		tell(screen, true, "", err.text);
	str_clear(&written);
}

static void change_theme(struct screen *screen, const char *name)
{
	struct theme theme;
	struct err err = { 0 };
	if (theme_load(&screen->themes, name, &theme, NULL, &err))
		screen->theme = theme;
	else
		tell(screen, true, "", err.text);
}

static void present(struct screen *screen, const char *name)
{
	struct err err = { 0 };
	if (!screen_present(screen, name, 0, &err))
		ui_status(screen->ui, true, err.text);
}

bool effect_do(const struct effect *effect, struct screen *screen, struct term *term)
{
	switch (effect->kind) {
	case EFFECT_QUIT: return false;
	case EFFECT_SUSPEND: term_suspend(term); break;
	case EFFECT_REPAINT: term_repaint(term); break;
	case EFFECT_COPY: copy(screen, term, effect); break;
	case EFFECT_OPEN: open_address(screen, effect->text); break;
	case EFFECT_WRITE: write_figure(screen, term, effect); break;
	case EFFECT_THEME: change_theme(screen, effect->text); break;
	case EFFECT_DECK: present(screen, effect->text); break;
	case EFFECT_MOUSE: term_mouse(term, effect->on); break;
	case EFFECT_DRAFT:
	case EFFECT_SCENARIO:
	case EFFECT_SHARE:
	case EFFECT_RECORD:
	case EFFECT_NONE: break;
	}
	return true;
}
