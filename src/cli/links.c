/* links.c - see links.h. */
#include "cli/links.h"

#include "cli/settings.h"
#include "draw/web_link.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { VTE_LEAST = 5000 }; /* 0.50 had its mistakes with links mended */

static bool is_one_of(const char *value, const char *const *names, size_t count, bool begins)
{
	for (size_t i = 0; value && i < count; i++)
		if (begins ? strncmp(value, names[i], strlen(names[i])) == 0 : strcmp(value, names[i]) == 0)
			return true;
	return false;
}

/* Inside tmux and screen the environment tells of another terminal, and TERM of them. */
static bool terminal_takes_links(void)
{
	static const char *const programs[] = { "iTerm.app", "WezTerm", "vscode" };
	static const char *const types[] = { "xterm-kitty", "foot", "alacritty", "contour" };
	static const char *const others[] = { "dumb", "screen", "tmux", "linux", "vt" };
	const char *type = getenv("TERM"), *vte = getenv("VTE_VERSION");
	if (!type || is_one_of(type, others, sizeof others / sizeof *others, true))
		return false;
	return (vte && strtol(vte, NULL, 10) >= VTE_LEAST) || getenv("WT_SESSION") ||
	       is_one_of(getenv("TERM_PROGRAM"), programs, sizeof programs / sizeof *programs, false) ||
	       is_one_of(type, types, sizeof types / sizeof *types, true);
}

bool links_wanted(const struct cli *cli)
{
	const char *links = setting(cli, "links", NULL);
	if (strcmp(links, "auto") != 0)
		return strcmp(links, "on") == 0;
	return isatty(STDOUT_FILENO) && terminal_takes_links();
}

static void add_linked(struct str *out, const char *text)
{
	while (*text) {
		size_t length = web_link_length(text);
		if (length == 0) {
			str_add_char(out, *text++);
			continue;
		}
		str_printf(out, "\033]8;;%.*s\033\\%.*s\033]8;;\033\\", (int)length, text, (int)length, text);
		text += length;
	}
}

/* The text is printed, and so cleaned, first: what is added to it are the only controls it has. */
void links_print(struct cli *cli, const char *text)
{
	struct str printed;
	size_t before = cli->out.length;
	cli_print(cli, text);
	if (!links_wanted(cli))
		return;
	str_init(&printed);
	str_add(&printed, cli->out.text + before);
	str_cut(&cli->out, before);
	add_linked(&cli->out, printed.text);
	cli->sequences = true;
	str_clear(&printed);
}
