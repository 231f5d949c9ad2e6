/* link.h - a presenter and those who follow, over a socket of the user's own.
 *
 * What goes over it are lines: the newest one is all that matters, so one that a slow follower has not
 * taken is replaced by the next and nobody waits for anybody.  Nothing here blocks.  The room knows
 * lines and sockets; what a line says is its users' matter.  First of all both sides say who they are:
 * "kasoku-follow 1" one way, "kasoku 1" the other. */
#ifndef KASOKU_LINK_LINK_H
#define KASOKU_LINK_LINK_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum { LINK_FOLLOWERS = 16, LINK_LINE = 16384 };

/* -- the presenter ------------------------------------------------------------------------------- */

struct link_server;

/* Listens at `path` (mode 0600).  A socket that nobody answers at any more is replaced.  ERR_IO when the
 * path is too long for a socket, when another kasoku presents there, or when something else stands
 * there. */
struct link_server *link_serve(const char *path, struct err *err);
/* Sends what can be sent, ends all connections and takes the socket away; NULL is fine. */
void link_close(struct link_server *server);
const char *link_path(const struct link_server *server);
/* Descriptors that become readable when there is something for link_hear(); at most LINK_FOLLOWERS + 1.
 * They change with every call of the functions below. */
size_t link_fds(const struct link_server *server, int fds[LINK_FOLLOWERS + 1]);
/* Lets new followers in, who get the newest line, and drops those who are gone or are no followers;
 * these are told so in a sentence. */
void link_hear(struct link_server *server);
/* Offers a line to all followers; NULL offers the newest one again to those that were slow. */
void link_send(struct link_server *server, const char *line);
/* True when somebody has not taken all yet: call link_send() with NULL after a while. */
bool link_behind(const struct link_server *server);
size_t link_count(const struct link_server *server);

/* -- a follower ---------------------------------------------------------------------------------- */

struct link_reader {
	int fd; /* readable when there is something for link_read(); -1 when not joined */
	bool greeted;
	struct str bytes;
};

/* LINK_OVER: the presenter has gone.  LINK_WRONG: what is at the other end is no presenter, or says why it
 * does not want us; `err` holds the sentence. */
enum link_news { LINK_NOTHING, LINK_STATE, LINK_OVER, LINK_WRONG };

/* Joins the presenter at `path`.  ERR_IO when there is none. */
bool link_join(struct link_reader *reader, const char *path, struct err *err);
void link_leave(struct link_reader *reader);
/* Reads what has come; `line` becomes the newest whole line with LINK_STATE. */
enum link_news link_read(struct link_reader *reader, struct str *line, struct err *err);

#endif
