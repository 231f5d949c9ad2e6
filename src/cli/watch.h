/* watch.h - whether the database's files, or others, were written to. */
#ifndef KASOKU_CLI_WATCH_H
#define KASOKU_CLI_WATCH_H

struct watch {
	int fd;      /* readable after a write; -1 where the system does not tell */
	int poll_ms; /* how often to look instead; 0 when `fd` tells */
};

/* Watches the database at `path` and its write-ahead log; NULL when there is none. */
void watch_open(struct watch *watch, const char *path);
/* Watches the files in the folder `path`, too; nothing when it is NULL or not there. */
void watch_folder(struct watch *watch, const char *path);
void watch_close(struct watch *watch);
/* Reads `fd` empty. */
void watch_drain(const struct watch *watch);

#endif
