/* serve.c - the presenter's end; see link.h. */
#include "link/link.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "link/parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { GREETING_MOST = 64, WAITING_MOST = 8 };

struct follower {
	int fd;
	bool greeted;
	bool behind; /* the newest line is to follow what is in `out` */
	char asked[GREETING_MOST];
	size_t asked_length;
	struct str out; /* not taken yet */
};

struct link_server {
	int fd;
	char *path;
	struct follower followers[LINK_FOLLOWERS];
	size_t count;
	struct str line; /* the newest; "" before the first */
};

/* True when somebody answers at the address. */
static bool is_alive(const struct sockaddr_un *address)
{
	int fd = link_socket(NULL);
	bool alive = fd >= 0 && (connect(fd, (const struct sockaddr *)address, sizeof *address) == 0 ||
				 errno == EAGAIN || errno == EINPROGRESS);
	if (fd >= 0)
		close(fd);
	return alive;
}

/* Takes away what a presenter that was killed has left. */
static bool clear_place(const struct sockaddr_un *address, struct err *err)
{
	struct stat there;
	if (lstat(address->sun_path, &there) != 0)
		return true;
	if (!S_ISSOCK(there.st_mode))
		return err_set(err, ERR_IO, _("%s is there and is no socket"), address->sun_path);
	if (is_alive(address))
		return err_set(err, ERR_IO, _("another kasoku presents at %s"), address->sun_path);
	if (unlink(address->sun_path) != 0)
		return err_set(err, ERR_IO, _("%s cannot be taken away: %s"), address->sun_path,
			       _(strerror(errno)));
	return true;
}

static bool open_place(int fd, const struct sockaddr_un *address, struct err *err)
{
	mode_t mask = umask(0177);
	bool bound = bind(fd, (const struct sockaddr *)address, sizeof *address) == 0;
	umask(mask);
	if (bound && listen(fd, WAITING_MOST) == 0)
		return true;
	err_set(err, ERR_IO, _("nobody can be let in at %s: %s"), address->sun_path, _(strerror(errno)));
	if (bound)
		unlink(address->sun_path);
	return false;
}

struct link_server *link_serve(const char *path, struct err *err)
{
	struct sockaddr_un address;
	if (!link_address(&address, path, err) || !clear_place(&address, err))
		return NULL;
	int fd = link_socket(err);
	if (fd < 0)
		return NULL;
	if (!open_place(fd, &address, err)) {
		close(fd);
		return NULL;
	}
	struct link_server *server = mem_alloc(sizeof *server);
	server->fd = fd;
	server->path = mem_strdup(path);
	str_init(&server->line);
	return server;
}

static void drop(struct link_server *server, size_t index)
{
	close(server->followers[index].fd);
	str_clear(&server->followers[index].out);
	server->followers[index] = server->followers[--server->count];
}

void link_close(struct link_server *server)
{
	if (!server)
		return;
	while (server->count)
		drop(server, server->count - 1);
	close(server->fd);
	unlink(server->path);
	str_clear(&server->line);
	free(server->path);
	free(server);
}

const char *link_path(const struct link_server *server)
{
	return server->path;
}

size_t link_count(const struct link_server *server)
{
	size_t count = 0;
	for (size_t i = 0; i < server->count; i++)
		count += server->followers[i].greeted;
	return count;
}

size_t link_fds(const struct link_server *server, int fds[LINK_FOLLOWERS + 1])
{
	fds[0] = server->fd;
	for (size_t i = 0; i < server->count; i++)
		fds[i + 1] = server->followers[i].fd;
	return server->count + 1;
}

/* Sends as much as is taken; false when the follower has gone. */
static bool flush(const struct link_server *server, struct follower *follower)
{
	for (;;) {
		struct str *out = &follower->out;
		if (out->length == 0 && follower->behind) {
			str_printf(out, "%s\n", server->line.text);
			follower->behind = false;
		}
		if (out->length == 0)
			return true;
		ssize_t sent = link_write(follower->fd, out->text, out->length);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			return errno == EAGAIN || errno == EWOULDBLOCK;
		memmove(out->text, out->text + sent, out->length - (size_t)sent + 1);
		out->length -= (size_t)sent;
	}
}

void link_send(struct link_server *server, const char *line)
{
	if (line) {
		str_reset(&server->line);
		str_add(&server->line, line);
	}
	for (size_t i = server->count; i-- > 0;) {
		struct follower *follower = &server->followers[i];
		if (!follower->greeted)
			continue;
		follower->behind |= line != NULL;
		if (!flush(server, follower))
			drop(server, i);
	}
}

bool link_behind(const struct link_server *server)
{
	for (size_t i = 0; i < server->count; i++)
		if (server->followers[i].out.length > 0 || server->followers[i].behind)
			return true;
	return false;
}

/* One short line; that it may be lost is no matter. */
static void say(int fd, const char *sentence)
{
	char line[200];
	int length = snprintf(line, sizeof line, LINK_REFUSES "%s\n", sentence);
	if (length > 0 && (size_t)length < sizeof line && link_write(fd, line, (size_t)length) < 0)
		return;
}

static void let_in(struct link_server *server)
{
	int fd;
	while ((fd = accept(server->fd, NULL, NULL)) >= 0) {
		if (!link_prepare(fd) || server->count == LINK_FOLLOWERS) {
			say(fd, _("there are enough followers already"));
			close(fd);
			continue;
		}
		struct follower *follower = &server->followers[server->count++];
		*follower = (struct follower){ .fd = fd };
		str_init(&follower->out);
	}
}

/* The greeting is complete: true when it is the right one. */
static bool greet(struct link_server *server, struct follower *follower)
{
	if (strcmp(follower->asked, LINK_ASKS) != 0) {
		char why[160];
		snprintf(why, sizeof why, _("this presenter understands only %s"), LINK_ASKS);
		say(follower->fd, why);
		return false;
	}
	follower->greeted = true;
	follower->behind = server->line.length > 0;
	str_add(&follower->out, LINK_ANSWERS "\n");
	return flush(server, follower);
}

/* Reads what a follower says: once its greeting, after that nothing.  False when it is to be dropped. */
static bool hear(struct link_server *server, struct follower *follower)
{
	char byte;
	for (;;) {
		ssize_t got = recv(follower->fd, &byte, 1, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno == EAGAIN || errno == EWOULDBLOCK;
		if (got == 0)
			return false;
		if (follower->greeted || (byte != '\n' && follower->asked_length + 1 >= GREETING_MOST)) {
			say(follower->fd, _("this is nothing that a follower says"));
			return false;
		}
		if (byte == '\n' && !greet(server, follower))
			return false;
		if (byte != '\n')
			follower->asked[follower->asked_length++] = byte;
	}
}

void link_hear(struct link_server *server)
{
	let_in(server);
	for (size_t i = server->count; i-- > 0;)
		if (!hear(server, &server->followers[i]))
			drop(server, i);
}
