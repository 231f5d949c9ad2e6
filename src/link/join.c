/* join.c - a follower's end; see link.h. */
#include "link/link.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "link/parts.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

bool link_join(struct link_reader *reader, const char *path, struct err *err)
{
	struct sockaddr_un address;
	static const char asks[] = LINK_ASKS "\n";
	*reader = (struct link_reader){ .fd = -1 };
	if (!link_address(&address, path, err))
		return false;
	int fd = link_socket(err);
	if (fd < 0)
		return false;
	if (connect(fd, (const struct sockaddr *)&address, sizeof address) != 0 ||
	    link_write(fd, asks, sizeof asks - 1) != (ssize_t)(sizeof asks - 1)) {
		err_set(err, ERR_IO, _("nobody presents at %s: %s"), path, _(strerror(errno)));
		close(fd);
		return false;
	}
	reader->fd = fd;
	str_init(&reader->bytes);
	return true;
}

void link_leave(struct link_reader *reader)
{
	if (reader->fd < 0)
		return;
	close(reader->fd);
	str_clear(&reader->bytes);
	reader->fd = -1;
}

static enum link_news wrong(const char *said, size_t length, struct err *err)
{
	size_t before = strlen(LINK_REFUSES);
	if (length > before && strncmp(said, LINK_REFUSES, before) == 0 && utf8_valid(said, length, NULL))
		err_set(err, ERR_INPUT, _("the presenter says: %.*s"), (int)(length - before), said + before);
	else
		err_set(err, ERR_INPUT, "%s", _("what answers there is no kasoku of this version"));
	return LINK_WRONG;
}

/* Takes whole lines out of what was read, the newest into `line`. */
static enum link_news take(struct link_reader *reader, struct str *line, struct err *err)
{
	enum link_news news = LINK_NOTHING;
	char *start = reader->bytes.text, *end;
	while ((end = memchr(start, '\n', reader->bytes.length - (size_t)(start - reader->bytes.text)))) {
		size_t length = (size_t)(end - start);
		if (strlen(start) < length) /* a NUL */
			return wrong("", 0, err);
		if (!reader->greeted) {
			if (length != strlen(LINK_ANSWERS) || memcmp(start, LINK_ANSWERS, length) != 0)
				return wrong(start, length, err);
			reader->greeted = true;
		} else {
			str_reset(line);
			str_add_n(line, start, length);
			news = LINK_STATE;
		}
		start = end + 1;
	}
	size_t used = (size_t)(start - reader->bytes.text);
	memmove(reader->bytes.text, start, reader->bytes.length - used + 1);
	reader->bytes.length -= used;
	if (reader->bytes.length > LINK_LINE)
		return wrong("", 0, err);
	return news;
}

enum link_news link_read(struct link_reader *reader, struct str *line, struct err *err)
{
	enum link_news news = LINK_NOTHING;
	char bytes[4096];
	for (;;) {
		ssize_t got = recv(reader->fd, bytes, sizeof bytes, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return news;
		if (got <= 0)
			return LINK_OVER;
		str_add_n(&reader->bytes, bytes, (size_t)got);
		enum link_news here = take(reader, line, err);
		if (here == LINK_WRONG)
			return here;
		news = here == LINK_STATE ? here : news;
	}
}
