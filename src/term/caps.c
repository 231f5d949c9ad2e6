/* caps.c - see caps.h. */
#include "term/caps.h"

#include "base/i18n.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Last, because term.h gives meanings to common words. */
#include "term/ncurses.h"
#include "term/thrift.h"
#include <term.h>

static const struct {
	const char *name;
	int key;
} key_caps[] = {
	{ "kcuu1", KEY_UP_ARROW },  { "kcud1", KEY_DOWN_ARROW }, { "kcub1", KEY_LEFT_ARROW },
	{ "kcuf1", KEY_RIGHT_ARROW }, { "kpp", KEY_PAGE_UP },    { "knp", KEY_PAGE_DOWN },
	{ "khome", KEY_HOME_KEY },  { "kend", KEY_END_KEY },     { "kent", KEY_ENTER_KEY },
	{ "kcbt", KEY_SHIFT_TAB },  { "kbs", KEY_BACKSPACE_KEY }, { "kdch1", KEY_DELETE_KEY },
	{ "kf1", KEY_F1 },
};

/* The string capability `name`, NULL when the terminal has none. */
static char *text_cap(const char *name)
{
	char *text = tigetstr(name);
	return (intptr_t)text == -1 || !text || !*text ? NULL : text;
}

/* Appends `text` without its padding marks ("$<5/>"). */
static void add_cap(struct str *out, const char *text)
{
	while (text && *text) {
		const char *end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;
		if (end)
			text = end + 1;
		else
			str_add_char(out, *text++);
	}
}

static void copy_cap(char *to, size_t size, const char *text)
{
	if (text && strlen(text) < size)
		snprintf(to, size, "%s", text);
}

static void read_mouse(struct caps *caps)
{
	char *switch_mouse = text_cap("XM");
	if (switch_mouse) {
		copy_cap(caps->mouse_on, sizeof caps->mouse_on, tiparm(switch_mouse, 1));
		copy_cap(caps->mouse_off, sizeof caps->mouse_off, tiparm(switch_mouse, 0));
	} else if (text_cap("kmous")) {
		copy_cap(caps->mouse_on, sizeof caps->mouse_on, "\033[?1006;1000h");
		copy_cap(caps->mouse_off, sizeof caps->mouse_off, "\033[?1006;1000l");
	}
}

static void read_sync(struct caps *caps)
{
	char *sync = text_cap("Sync");
	if (!sync)
		return;
	copy_cap(caps->sync_on, sizeof caps->sync_on, tiparm(sync, 1));
	copy_cap(caps->sync_off, sizeof caps->sync_off, tiparm(sync, 2));
}

enum caps_fit { CAPS_UNKNOWN, CAPS_TOO_SIMPLE, CAPS_FIT };

static enum caps_fit look(const char *type, int tty)
{
	int found = 0;
	if (setupterm(type, tty, &found) == ERR || found != 1)
		return CAPS_UNKNOWN;
	bool moves = text_cap("cup") && !tigetflag("hc") && !tigetflag("gn");
	del_curterm(cur_term);
	return moves ? CAPS_FIT : CAPS_TOO_SIMPLE;
}

const char *caps_choose(const char *type, int tty, char *note, size_t size, struct err *err)
{
	const char *types[] = { type, "vt100", "ansi" };
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		enum caps_fit fit = look(types[i], tty);
		if (fit == CAPS_TOO_SIMPLE) {
			err_set(err, ERR_TERM,
				_("a terminal of type '%s' (TERM) cannot move its cursor, so "
				  "there is no dashboard on it"),
				type);
			return NULL;
		}
		if (fit == CAPS_FIT && i > 0)
			snprintf(note, size,
				 _("the terminal type '%s' (TERM) is not known to this system; "
				   "using '%s'"),
				 type, types[i]);
		if (fit == CAPS_FIT)
			return types[i];
	}
	err_set(err, ERR_TERM,
		_("the terminal type '%s' (TERM) is not known to this system, nor is vt100; "
		  "install its terminfo entry or set TERM"),
		type);
	return NULL;
}

bool caps_may_ask(const char *type)
{
	static const char *const known[] = { "xterm", "screen", "tmux",	 "rxvt",    "foot",	"alacritty",
					     "kitty", "st-",	"konsole", "gnome", "vte",	"wezterm",
					     "iterm", "ghostty", "contour", "mintty", "mlterm" };
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strncmp(type, known[i], strlen(known[i])) == 0)
			return true;
	return false;
}

void caps_read(struct caps *caps)
{
	*caps = (struct caps){ .colours = tigetnum("colors"),
			       .clipboard = text_cap("Ms") != NULL,
			       .hides_cursor = text_cap("civis") != NULL,
			       .ecma_styles = thrift_fits(text_cap("sgr0")),
			       .w = tigetnum("cols"),
			       .h = tigetnum("lines") };
	bool said = tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || text_cap("RGB");
	caps->direct = said && caps->colours >= 1 << 24;
	if (caps->direct && tigetnum("RGB") > 0 && tigetnum("RGB") != 8)
		caps->direct = false; /* fewer than eight bits a colour: the palette is nearer */
	read_mouse(caps);
	read_sync(caps);
	copy_cap(caps->paste_on, sizeof caps->paste_on, text_cap("BE"));
	copy_cap(caps->paste_off, sizeof caps->paste_off, text_cap("BD"));
	/* Older descriptions do not know of pastes; a terminal with a mouse understands or ignores
	 * the private modes that xterm has. */
	if (!caps->paste_on[0] && text_cap("kmous")) {
		copy_cap(caps->paste_on, sizeof caps->paste_on, "\033[?2004h");
		copy_cap(caps->paste_off, sizeof caps->paste_off, "\033[?2004l");
	}
}

void caps_keys(struct decoder *decoder)
{
	for (size_t i = 0; i < sizeof key_caps / sizeof key_caps[0]; i++)
		decoder_add(decoder, text_cap(key_caps[i].name), key_caps[i].key);
}

void caps_region(struct str *out, int rows)
{
	char *region = text_cap("csr");
	if (region)
		add_cap(out, tiparm(region, 0, rows - 1));
}

void caps_rescue(struct str *out, const struct caps *caps, int rows)
{
	str_add(out, caps->mouse_off);
	str_add(out, caps->paste_off);
	add_cap(out, text_cap("sgr0"));
	add_cap(out, text_cap("op"));
	char *move = text_cap("cup");
	if (move)
		add_cap(out, tiparm(move, rows - 1, 0));
	add_cap(out, text_cap("rmkx"));
	add_cap(out, text_cap("cnorm"));
	char *leave = text_cap("rmcup");
	if (leave)
		add_cap(out, leave);
	else
		str_add(out, "\r\n");
}
