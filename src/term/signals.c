/* signals.c - see signals.h. */
#include "term/signals.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALT_STACK = 32 * 1024, RESCUE_BYTES = 512 };

static void on_news(int number);
static void on_crash(int number);

static const struct {
	int number;
	void (*handler)(int);
} handled[] = {
	{ SIGTERM, on_news },  { SIGHUP, on_news },   { SIGINT, on_news },  { SIGQUIT, on_news },
	{ SIGWINCH, on_news }, { SIGTSTP, on_news },  { SIGCONT, on_news }, { SIGSEGV, on_crash },
	{ SIGABRT, on_crash }, { SIGBUS, on_crash },  { SIGFPE, on_crash }, { SIGILL, on_crash },
};
enum { HANDLED = sizeof handled / sizeof handled[0] };

static struct {
	volatile sig_atomic_t news, quit_number;
	int wake[2];
	struct sigaction before[HANDLED];
	char stack[ALT_STACK]; /* a stack overflow leaves no room on the usual one */
	int tty;
	char rescue[RESCUE_BYTES];
	volatile size_t rescue_length;
	volatile sig_atomic_t armed; /* the terminal is not as it was */
	struct termios cooked;
	bool at_exit;
} state;

static void rescue(void)
{
	if (!state.armed)
		return;
	state.armed = false;
	ssize_t sent = write(state.tty, state.rescue, state.rescue_length);
	(void)sent; /* nothing can be done about it here */
	tcsetattr(state.tty, TCSANOW, &state.cooked);
}

static void on_crash(int number)
{
	rescue();
	signal(number, SIG_DFL);
	raise(number);
}

static unsigned news_of(int number)
{
	switch (number) {
	case SIGWINCH: return NEWS_RESIZE;
	case SIGTSTP: return NEWS_STOP;
	case SIGCONT: return NEWS_CONTINUE;
	default: return NEWS_QUIT;
	}
}

static void on_news(int number)
{
	int saved = errno;
	unsigned news = news_of(number);
	/* Asked twice to go, and the first has not been heard: the program is busy. */
	if (news == NEWS_QUIT && ((unsigned)state.news & NEWS_QUIT))
		on_crash(number);
	if (news == NEWS_QUIT)
		state.quit_number = number;
	state.news = (sig_atomic_t)((unsigned)state.news | news);
	ssize_t sent = write(state.wake[1], "", 1);
	(void)sent; /* a full pipe wakes just as well */
	errno = saved;
}

static bool open_pipe(struct err *err)
{
	if (pipe(state.wake) != 0)
		return err_set(err, ERR_TERM, _("no pipe for signals: %s"), _(strerror(errno)));
	for (int i = 0; i < 2; i++) {
		fcntl(state.wake[i], F_SETFL, O_NONBLOCK);
		fcntl(state.wake[i], F_SETFD, FD_CLOEXEC);
	}
	return true;
}

/* All handled signals wait while one is handled, so that the flags need no locking. */
static void handle(size_t index)
{
	struct sigaction action = { .sa_handler = handled[index].handler };
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < HANDLED; i++)
		if (handled[i].handler == on_news)
			sigaddset(&action.sa_mask, handled[i].number);
	action.sa_flags = SA_RESTART;
	if (handled[index].handler == on_crash)
		action.sa_flags = SA_ONSTACK | SA_NODEFER;
	sigaction(handled[index].number, &action, &state.before[index]);
	/* Who started us may want a signal ignored (nohup, a shell without job control). */
	if (handled[index].handler == on_news && state.before[index].sa_handler == SIG_IGN)
		sigaction(handled[index].number, &state.before[index], NULL);
}

bool signals_open(struct err *err)
{
	if (!open_pipe(err))
		return false;
	state.news = 0;
	state.quit_number = 0;
	stack_t stack = { .ss_sp = state.stack, .ss_size = sizeof state.stack };
	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < HANDLED; i++)
		handle(i);
	mem_last_act(rescue);
	if (!state.at_exit)
		state.at_exit = atexit(rescue) == 0;
	return true;
}

void signals_close(void)
{
	for (size_t i = 0; i < HANDLED; i++)
		sigaction(handled[i].number, &state.before[i], NULL);
	stack_t none = { .ss_flags = SS_DISABLE };
	sigaltstack(&none, NULL);
	close(state.wake[0]);
	close(state.wake[1]);
	state.armed = false;
	mem_last_act(NULL);
}

int signals_fd(void)
{
	return state.wake[0];
}

unsigned signals_take(void)
{
	char bytes[64];
	while (read(state.wake[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes)
		;
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	unsigned news = (unsigned)state.news;
	state.news = 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return news;
}

int signals_quit_number(void)
{
	return state.quit_number;
}

void signals_stop(void)
{
	struct sigaction usual = { .sa_handler = SIG_DFL }, ours;
	sigemptyset(&usual.sa_mask);
	sigaction(SIGTSTP, &usual, &ours);
	if (ours.sa_handler != SIG_IGN)
		kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	state.news = (sig_atomic_t)((unsigned)state.news & ~(unsigned)(NEWS_CONTINUE | NEWS_STOP));
	sigprocmask(SIG_SETMASK, &before, NULL);
}

void signals_rescue(int tty, const char *bytes, size_t length, const struct termios *cooked)
{
	assert(length <= sizeof state.rescue);
	state.armed = false;
	state.tty = tty;
	state.cooked = *cooked;
	state.rescue_length = length;
	if (bytes)
		memcpy(state.rescue, bytes, length);
	state.armed = bytes != NULL;
}
