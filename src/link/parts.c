/* parts.c - see parts.h. */
#include "link/parts.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

bool link_address(struct sockaddr_un *address, const char *path, struct err *err)
{
	size_t length = strlen(path), most = sizeof address->sun_path - 1;
	memset(address, 0, sizeof *address);
	address->sun_family = AF_UNIX;
	if (length > most)
		return err_set(err, ERR_IO, _("%s: the name of a socket has at most %zu bytes, this one %zu"), path,
			       most, length);
	memcpy(address->sun_path, path, length);
	return true;
}

bool link_prepare(int fd)
{
	int flags = fcntl(fd, F_GETFL);
#ifdef SO_NOSIGPIPE
	int on = 1;
	setsockopt(fd, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
	return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0 &&
	       fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

int link_socket(struct err *err)
{
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	if (fd >= 0 && link_prepare(fd))
		return fd;
	err_set(err, ERR_IO, _("no socket: %s"), _(strerror(errno)));
	if (fd >= 0)
		close(fd);
	return -1;
}

ssize_t link_write(int fd, const char *bytes, size_t length)
{
	return send(fd, bytes, length, MSG_NOSIGNAL);
}
