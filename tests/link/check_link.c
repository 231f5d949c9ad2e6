/* check_link.c - a presenter and followers in one process, over real sockets in a folder of their
 * own. */
#include "link/link.h"
#include "run_suite.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static char folder[] = "/tmp/check-link-XXXXXX";
static char path[64];
static struct link_server *server;
static struct str line;
static struct err err;

static void setup(void)
{
	strcpy(strrchr(folder, '-') + 1, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/s", folder);
	str_init(&line);
	err_clear(&err);
	server = link_serve(path, &err);
	ck_assert_msg(server != NULL, "%s", err.text);
}

static void teardown(void)
{
	link_close(server);
	str_clear(&line);
	unlink(path);
	rmdir(folder);
}

static void join(struct link_reader *reader)
{
	ck_assert_msg(link_join(reader, path, &err), "%s", err.text);
	link_hear(server);
}

/* What a raw peer sends and gets. */
static int peer(const char *says, size_t length)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	strcpy(address.sun_path, path);
	ck_assert_int_eq(connect(fd, (const struct sockaddr *)&address, sizeof address), 0);
	if (length)
		ck_assert_int_eq(write(fd, says, length), (long)length);
	return fd;
}

START_TEST(a_follower_gets_what_was_last_and_what_comes)
{
	struct link_reader reader;
	link_send(server, "step 1");
	join(&reader);
	ck_assert_int_eq(link_read(&reader, &line, &err), LINK_STATE);
	ck_assert_str_eq(line.text, "step 1");
	ck_assert_int_eq(link_read(&reader, &line, &err), LINK_NOTHING);
	link_send(server, "step 2");
	link_send(server, "step 3");
	ck_assert_int_eq(link_read(&reader, &line, &err), LINK_STATE);
	ck_assert_str_eq(line.text, "step 3");
	link_close(server);
	server = NULL;
	ck_assert_int_eq(link_read(&reader, &line, &err), LINK_OVER);
	link_leave(&reader);
	ck_assert(access(path, F_OK) != 0);
	server = link_serve(path, &err);
}
END_TEST

START_TEST(the_socket_is_the_users_own)
{
	struct stat there;
	ck_assert_int_eq(lstat(path, &there), 0);
	ck_assert(S_ISSOCK(there.st_mode));
	ck_assert_uint_eq(there.st_mode & 0777, 0600);
}
END_TEST

START_TEST(several_follow_and_one_that_leaves_is_forgotten)
{
	struct link_reader readers[LINK_FOLLOWERS];
	int fds[LINK_FOLLOWERS + 1];
	for (size_t i = 0; i < LINK_FOLLOWERS; i++)
		join(&readers[i]);
	ck_assert_uint_eq(link_count(server), LINK_FOLLOWERS);
	ck_assert_uint_eq(link_fds(server, fds), LINK_FOLLOWERS + 1);
	struct link_reader more;
	join(&more);
	ck_assert_int_eq(link_read(&more, &line, &err), LINK_WRONG);
	ck_assert_msg(strstr(err.text, "enough followers"), "%s", err.text);
	link_leave(&more);
	link_send(server, "all");
	for (size_t i = 0; i < LINK_FOLLOWERS; i++) {
		ck_assert_int_eq(link_read(&readers[i], &line, &err), LINK_STATE);
		link_leave(&readers[i]);
	}
	link_hear(server);
	ck_assert_uint_eq(link_count(server), 0);
	link_send(server, "nobody");
}
END_TEST

START_TEST(a_follower_that_does_not_read_holds_nobody_up_and_gets_the_newest_in_the_end)
{
	struct link_reader slow;
	char text[300];
	join(&slow);
	for (int i = 0; i <= 20000; i++) {
		snprintf(text, sizeof text, "%0250d", i);
		link_send(server, text);
	}
	ck_assert(link_behind(server));
	ck_assert_uint_eq(link_count(server), 1);
	for (int i = 0; i < 1000 && link_behind(server); i++) {
		link_read(&slow, &line, &err);
		link_send(server, NULL);
	}
	link_read(&slow, &line, &err);
	ck_assert(!link_behind(server));
	ck_assert_str_eq(line.text, text);
	link_leave(&slow);
}
END_TEST

START_TEST(a_follower_that_dies_is_noticed_when_something_is_sent)
{
	struct link_reader reader;
	join(&reader);
	ck_assert_uint_eq(link_count(server), 1);
	link_leave(&reader);
	link_send(server, "a");
	link_send(server, "b");
	ck_assert_uint_eq(link_count(server), 0);
}
END_TEST

/* A greeting without its end waits; all others are wrong. */
static const struct {
	const char *says;
	size_t length;
	const char *told;
} strangers[] = {
	{ "GET / HTTP/1.1\r\n", 16, "kasoku: this presenter understands only kasoku-follow 1\n" },
	{ "kasoku-follow 2\n", 16, "kasoku: this presenter understands only kasoku-follow 1\n" },
	{ "kasoku-follow 1\nmore", 20, "kasoku 1\nkasoku: this is nothing that a follower says\n" },
	{ "\0\0\0\0\n", 5, "kasoku: this presenter understands only kasoku-follow 1\n" },
	{ "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 80,
	  "kasoku: this is nothing that a follower says\n" },
};

START_TEST(a_stranger_is_dropped_with_a_sentence)
{
	for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
		char told[300] = "";
		size_t length = 0;
		int fd = peer(strangers[i].says, strangers[i].length);
		link_hear(server);
		for (ssize_t got; length < sizeof told - 1 &&
				  (got = read(fd, told + length, sizeof told - 1 - length)) > 0;)
			length += (size_t)got;
		ck_assert_str_eq(told, strangers[i].told);
		ck_assert_uint_eq(link_count(server), 0);
		close(fd);
	}
	int fd = peer("kasoku-fol", 10);
	link_hear(server);
	ck_assert_int_eq(write(fd, "low 1\n", 6), 6);
	link_hear(server);
	ck_assert_uint_eq(link_count(server), 1);
	close(fd);
}
END_TEST

static const struct {
	const char *says, *sentence;
} others[] = {
	{ "220 mail ready\n", "no kasoku of this version" },
	{ "kasoku 2\n", "no kasoku of this version" },
	{ "kasoku: come back later\n", "the presenter says: come back later" },
	{ "kasoku: \xff\xfe\n", "no kasoku of this version" },
};

START_TEST(a_follower_says_what_it_has_joined_when_that_is_no_presenter)
{
	link_close(server);
	server = NULL;
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	strcpy(address.sun_path, path);
	int listening = socket(AF_UNIX, SOCK_STREAM, 0);
	ck_assert_int_eq(bind(listening, (const struct sockaddr *)&address, sizeof address), 0);
	ck_assert_int_eq(listen(listening, 4), 0);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct link_reader reader;
		ck_assert(link_join(&reader, path, &err));
		int fd = accept(listening, NULL, NULL);
		ck_assert_int_eq(write(fd, others[i].says, strlen(others[i].says)),
				 (long)strlen(others[i].says));
		ck_assert_int_eq(link_read(&reader, &line, &err), LINK_WRONG);
		ck_assert_msg(strstr(err.text, others[i].sentence), "%s", err.text);
		link_leave(&reader);
		close(fd);
	}
	close(listening); /* and leaves its socket behind, as a killed presenter does */
	struct link_reader reader;
	ck_assert(!link_join(&reader, path, &err));
	ck_assert_msg(strstr(err.text, "nobody presents at"), "%s", err.text);
	server = link_serve(path, &err);
	ck_assert_msg(server != NULL, "%s", err.text);
}
END_TEST

START_TEST(a_place_that_is_taken_or_cannot_be_is_refused)
{
	char longest[300], file[80];
	ck_assert_ptr_null(link_serve(path, &err));
	ck_assert_msg(strstr(err.text, "another kasoku presents at"), "%s", err.text);
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	ck_assert_ptr_null(link_serve(longest, &err));
	ck_assert_msg(strstr(err.text, "this one 299"), "%s", err.text);
	snprintf(file, sizeof file, "%s/f", folder);
	FILE *out = fopen(file, "w");
	fclose(out);
	ck_assert_ptr_null(link_serve(file, &err));
	ck_assert_msg(strstr(err.text, "is no socket"), "%s", err.text);
	unlink(file);
	snprintf(file, sizeof file, "%s/no/s", folder);
	ck_assert_ptr_null(link_serve(file, &err));
	ck_assert_msg(strstr(err.text, "nobody can be let in"), "%s", err.text);
}
END_TEST

/* What a presenter that was killed has left, in a folder that is not ours to write: root writes
 * anywhere, so there it is somebody else who asks. */
START_TEST(a_socket_left_behind_that_cannot_be_taken_away_stays_with_a_sentence)
{
	enum { SOMEBODY = 65534 };
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	bool root = geteuid() == 0;
	link_close(server);
	strcpy(address.sun_path, path);
	int left = socket(AF_UNIX, SOCK_STREAM, 0);
	ck_assert_int_eq(bind(left, (const struct sockaddr *)&address, sizeof address), 0);
	close(left);
	ck_assert_int_eq(chmod(folder, 0555), 0);
	ck_assert(!root || seteuid(SOMEBODY) == 0);
	server = link_serve(path, &err);
	ck_assert(!root || seteuid(0) == 0);
	ck_assert_int_eq(chmod(folder, 0700), 0);
	ck_assert_ptr_null(server);
	ck_assert_int_eq(err.kind, ERR_IO);
	ck_assert_msg(strstr(err.text, path) && strstr(err.text, " cannot be taken away: "), "%s",
		      err.text);
	ck_assert_int_eq(access(path, F_OK), 0);
}
END_TEST

START_TEST(without_a_file_to_be_had_neither_end_opens_and_who_presents_goes_on)
{
	struct rlimit files, none;
	struct link_reader reader;
	char other[80];
	int next = dup(0);
	close(next);
	snprintf(other, sizeof other, "%s/o", folder);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &files), 0);
	none = files;
	none.rlim_cur = (rlim_t)next;
	for (int end = 0; end < 2; end++) {
		ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
		bool opened =
			end ? link_serve(other, &err) != NULL : link_join(&reader, path, &err);
		ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &files), 0);
		ck_assert(!opened);
		ck_assert_int_eq(err.kind, ERR_IO);
		ck_assert_msg(strstr(err.text, "no socket: ") && strstr(err.text, strerror(EMFILE)),
			      "%s", err.text);
		err_clear(&err);
	}
	ck_assert_int_ne(access(other, F_OK), 0);
	join(&reader);
	ck_assert_uint_eq(link_count(server), 1);
	link_leave(&reader);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("link");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, a_follower_gets_what_was_last_and_what_comes);
	tcase_add_test(all, the_socket_is_the_users_own);
	tcase_add_test(all, several_follow_and_one_that_leaves_is_forgotten);
	tcase_add_test(
		all, a_follower_that_does_not_read_holds_nobody_up_and_gets_the_newest_in_the_end);
	tcase_add_test(all, a_follower_that_dies_is_noticed_when_something_is_sent);
	tcase_add_test(all, a_stranger_is_dropped_with_a_sentence);
	tcase_add_test(all, a_follower_says_what_it_has_joined_when_that_is_no_presenter);
	tcase_add_test(all, a_place_that_is_taken_or_cannot_be_is_refused);
	tcase_add_test(all, a_socket_left_behind_that_cannot_be_taken_away_stays_with_a_sentence);
	tcase_add_test(all, without_a_file_to_be_had_neither_end_opens_and_who_presents_goes_on);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
