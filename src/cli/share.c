/* share.c - see share.h. */
#include "cli/share.h"

#include "base/i18n.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 1000, ANSWER_MOST = 4096 };

static void run_tmux(int out, const char *const *arguments)
{
	int nothing = open("/dev/null", O_RDWR);
	dup2(nothing, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(nothing, STDERR_FILENO);
	execvp("tmux", (char *const *)arguments);
	_exit(127);
}

/* Reads until the end; false when it does not come in time. */
static bool read_answer(int fd, struct str *answer)
{
	char bytes[512];
	ssize_t got = 1;
	while (got > 0 && answer->length < ANSWER_MOST) {
		if (poll(&(struct pollfd){ fd, POLLIN, 0 }, 1, PATIENCE_MS) <= 0)
			return false;
		got = read(fd, bytes, sizeof bytes);
		if (got > 0)
			str_add_n(answer, bytes, (size_t)got);
	}
	return got == 0;
}

/* What tmux answers; false when it does not. */
static bool ask_tmux(const char *const *arguments, struct str *answer)
{
	int ends[2], status = -1;
	str_reset(answer);
	if (pipe(ends) != 0)
		return false;
	pid_t child = fork();
	if (child == 0)
		run_tmux(ends[1], arguments);
	close(ends[1]);
	bool whole = child > 0 && read_answer(ends[0], answer);
	close(ends[0]);
	if (child > 0 && !whole)
		kill(child, SIGKILL);
	if (child > 0)
		waitpid(child, &status, 0);
	return whole && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* " -S PATH" when the server is not the one that tmux finds by itself. */
static void add_server(struct str *out, const char *tmux)
{
	const char *name = strrchr(tmux, '/');
	size_t length = strcspn(tmux, ",");
	if (!name || strncmp(name, "/default,", 9) != 0)
		str_printf(out, " -S %.*s", (int)length, tmux);
}

/* A name that a shell takes as one word. */
static void add_name(struct str *out, const char *name)
{
	bool plain = name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")] == '\0';
	str_add(out, plain ? "" : "'");
	for (; *name; name++)
		if (*name == '\'')
			str_add(out, "'\\''");
		else
			str_add_char(out, *name);
	str_add(out, plain ? "" : "'");
}

static void warn_of_clients(struct str *out, const char *clients, int w, int h)
{
	char flags[200], *end;
	for (; *clients; clients += strcspn(clients, "\n"), clients += *clients == '\n') {
		long columns = strtol(clients, &end, 10), rows = strtol(end, &end, 10);
		if (*end != ' ' || columns < 1 || rows < 1 || (columns >= w && rows >= h))
			continue;
		snprintf(flags, sizeof flags, "%.*s", (int)strcspn(end, "\n"), end);
		str_printf(out, _("A terminal of %dx%d is attached and smaller than this screen of %dx%d: "),
			   (int)columns, (int)rows, w, h);
		str_add(out, strstr(flags, "ignore-size") ? _("it sees a part.\n")
							  : _("it may shrink this screen.\n"));
	}
}

void share_tmux(struct str *out, int w, int h)
{
	const char *tmux = getenv("TMUX"), *pane = getenv("TMUX_PANE");
	const char *name[] = { "tmux", "display-message", "-p", "-t", pane, "#{session_name}", NULL };
	struct str answer;
	if (!tmux || !*tmux || !pane) {
		str_add(out, _("This is not inside tmux. Others can watch when it is: start with\n"));
		str_add(out, "  tmux new -s talk kasoku present\n");
		return;
	}
	str_init(&answer);
	if (!ask_tmux(name, &answer) || answer.length < 2) {
		str_add(out, _("tmux does not answer, so the name of its session is not known.\n"));
		str_clear(&answer);
		return;
	}
	answer.text[strcspn(answer.text, "\n")] = '\0';
	str_add(out, _("Others watch this screen, without making it smaller, with\n"));
	str_add(out, "  tmux");
	add_server(out, tmux);
	str_add(out, " attach -t ");
	add_name(out, answer.text);
	str_add(out, " -f read-only,ignore-size\n");
	const char *clients[] = { "tmux", "list-clients", "-F", "#{client_width} #{client_height} -#{client_flags}",
				  "-t",	  answer.text,	  NULL };
	struct str there;
	str_init(&there);
	if (ask_tmux(clients, &there))
		warn_of_clients(out, there.text, w, h);
	str_clear(&there);
	str_clear(&answer);
}
