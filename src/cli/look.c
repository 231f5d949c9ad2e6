/* look.c - see look.h. */
#include "cli/look.h"

#include "base/i18n.h"
#include "cli/settings.h"
#include "model/say.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { SIDE_MOST = 1000 };

bool look_is_utf8(void)
{
	const char *codeset = nl_langinfo(CODESET);
	return strcasecmp(codeset, "UTF-8") == 0 || strcasecmp(codeset, "utf8") == 0;
}

void look_take_utf8(void)
{
	static const char *const neutral[] = { "C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8" };
	for (size_t i = 0; !look_is_utf8() && i < sizeof neutral / sizeof *neutral; i++)
		setlocale(LC_CTYPE, neutral[i]);
}

enum charset look_charset(const struct cli *cli)
{
	const char *wanted = setting(cli, "charset", NULL);
	if (strcmp(wanted, "ascii") == 0)
		return CHARSET_ASCII;
	if (strcmp(wanted, "auto") == 0)
		return look_is_utf8() ? CHARSET_UNICODE : CHARSET_ASCII;
	look_take_utf8();
	return CHARSET_UNICODE;
}

bool look_wants_colour(const struct cli *cli)
{
	return strcmp(setting(cli, "color", NULL), "never") != 0;
}

enum colour_depth look_depth(const struct cli *cli, bool plain)
{
	const char *colorterm = getenv("COLORTERM"), *type = getenv("TERM");
	if (!look_wants_colour(cli))
		return DEPTH_MONO;
	if (colorterm && (strcmp(colorterm, "truecolor") == 0 || strcmp(colorterm, "24bit") == 0))
		return DEPTH_RGB;
	if (!plain || !type || !*type || strstr(type, "256color"))
		return DEPTH_256;
	if (strcmp(type, "dumb") == 0 || strncmp(type, "vt", 2) == 0 || strstr(type, "mono"))
		return DEPTH_MONO;
	return strcmp(type, "linux") == 0 ? DEPTH_8 : DEPTH_16;
}

static bool take_side(const char **text, int *side)
{
	char *end;
	long value = strtol(*text, &end, 10);
	if (end == *text || **text < '0' || **text > '9' || value < 1 || value > SIDE_MOST)
		return false;
	*side = (int)value;
	*text = end;
	return true;
}

bool look_size(const char *text, int *w, int *h, struct err *err)
{
	char quoted[SAY_TEXT];
	const char *at = text;
	if (take_side(&at, w) && (*at == 'x' || *at == 'X') && (at++, take_side(&at, h)) && !*at)
		return true;
	return err_set(err, ERR_USAGE,
		       _("--size takes columns x rows, each from 1 to %d, such as 120x40, not %s"),
		       SIDE_MOST, say_quoted(quoted, text));
}

int look_today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = epoch && *epoch ? strtoll(epoch, NULL, 10) : (long long)time(NULL);
	return seconds < 0 || seconds > 4102444800 ? 0 : (int)(seconds / (24 * 60 * 60));
}

bool look_terminal_size(int *w, int *h)
{
	struct winsize size = { 0 };
	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
	    size.ws_col == 0 || size.ws_row == 0)
		return false;
	*w = size.ws_col < SIDE_MOST ? size.ws_col : SIDE_MOST;
	*h = size.ws_row < SIDE_MOST ? size.ws_row : SIDE_MOST;
	return true;
}

int look_columns(int usual)
{
	const char *text = getenv("COLUMNS");
	int columns;
	if (!text || !take_side(&text, &columns) || *text)
		return usual;
	return columns;
}
