/* outlet.c - see outlet.h. */
#include "term/outlet.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

/* Below that a frame goes in one packet and is hardly ever cut in two, and its few bytes stay few. */
enum { SYNC_LEAST = 300 };

static FILE *memory_file(void)
{
#ifdef MFD_CLOEXEC
	int fd = memfd_create("kasoku-frame", MFD_CLOEXEC);
	if (fd >= 0) {
		FILE *file = fdopen(fd, "w+");
		if (!file)
			close(fd);
		return file;
	}
#endif
	return tmpfile();
}

bool outlet_open(struct outlet *outlet, int tty, struct err *err)
{
	*outlet = (struct outlet){ .tty = tty };
	outlet->file = memory_file();
	if (!outlet->file)
		return err_set(err, ERR_TERM, _("no room to compose the screen in: %s"),
			       _(strerror(errno)));
	str_init(&outlet->frame);
	str_init(&outlet->more);
	str_init(&outlet->brief);
	str_init(&outlet->synced);
	thrift_init(&outlet->thrift);
	return true;
}

void outlet_close(struct outlet *outlet)
{
	if (!outlet->file)
		return;
	fclose(outlet->file);
	str_clear(&outlet->frame);
	str_clear(&outlet->more);
	str_clear(&outlet->brief);
	str_clear(&outlet->synced);
	thrift_clear(&outlet->thrift);
	outlet->file = NULL;
}

void outlet_add(struct outlet *outlet, const char *bytes)
{
	str_add(&outlet->more, bytes);
}

void outlet_between(struct outlet *outlet, const char *bytes)
{
	fputs(bytes, outlet->file);
	fflush(outlet->file);
}

/* Moves what curses printed into `frame`. */
static void collect(struct outlet *outlet)
{
	fflush(outlet->file);
	int fd = fileno(outlet->file);
	off_t size = lseek(fd, 0, SEEK_CUR);
	str_reset(&outlet->frame);
	for (off_t at = 0; at < size;) {
		char bytes[8192];
		ssize_t got = pread(fd, bytes, sizeof bytes, at);
		if (got <= 0)
			break;
		str_add_n(&outlet->frame, bytes, (size_t)got);
		at += got;
	}
	if (size > 0 && (lseek(fd, 0, SEEK_SET) != 0 || ftruncate(fd, 0) != 0))
		outlet->lost = true;
	str_add_n(&outlet->frame, outlet->more.text, outlet->more.length);
	str_reset(&outlet->more);
}

static void send(struct outlet *outlet, const struct str *bytes)
{
	const char *at = bytes->text;
	size_t left = bytes->length;
	while (left > 0 && !outlet->lost) {
		ssize_t sent = write(outlet->tty, at, left);
		if (sent >= 0) {
			at += sent;
			left -= (size_t)sent;
		} else if (errno == EAGAIN) {
			poll(&(struct pollfd){ outlet->tty, POLLOUT, 0 }, 1, -1);
		} else if (errno != EINTR) {
			outlet->lost = true;
		}
	}
}

/* As one piece, where the terminal can take it so. */
static void send_frame(struct outlet *outlet, const struct str *bytes)
{
	if (!outlet->sync_on || bytes->length <= SYNC_LEAST) {
		send(outlet, bytes);
		return;
	}
	str_reset(&outlet->synced);
	str_add(&outlet->synced, outlet->sync_on);
	str_add_n(&outlet->synced, bytes->text, bytes->length);
	str_add(&outlet->synced, outlet->sync_off);
	send(outlet, &outlet->synced);
}

static void flush(struct outlet *outlet, bool leaving)
{
	collect(outlet);
	if (!outlet->thrifty) {
		send_frame(outlet, &outlet->frame);
		return;
	}
	str_reset(&outlet->brief);
	thrift_write(&outlet->thrift, outlet->frame.text, outlet->frame.length, &outlet->brief);
	if (leaving)
		thrift_settle(&outlet->thrift, &outlet->brief);
	send_frame(outlet, &outlet->brief);
}

void outlet_sync(struct outlet *outlet, const char *on, const char *off)
{
	outlet->sync_on = on;
	outlet->sync_off = off;
}

void outlet_flush(struct outlet *outlet)
{
	flush(outlet, false);
}

void outlet_leave(struct outlet *outlet)
{
	flush(outlet, true);
}

void outlet_forget(struct outlet *outlet)
{
	thrift_forget(&outlet->thrift);
}
