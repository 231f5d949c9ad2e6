/* parts.h - what both ends of a link use.  Private to src/link. */
#ifndef KASOKU_LINK_PARTS_H
#define KASOKU_LINK_PARTS_H

#include "base/err.h"

#include <stdbool.h>
#include <sys/types.h>
#include <sys/un.h>

#define LINK_ASKS "kasoku-follow 1"
#define LINK_ANSWERS "kasoku 1"
#define LINK_REFUSES "kasoku: "

/* Puts `path` into an address; ERR_IO when it is too long. */
bool link_address(struct sockaddr_un *address, const char *path, struct err *err);
/* A socket that never blocks and is not handed to children; -1 with ERR_IO. */
int link_socket(struct err *err);
bool link_prepare(int fd);
/* send() that raises no signal when the other end has gone. */
ssize_t link_write(int fd, const char *bytes, size_t length);

#endif
