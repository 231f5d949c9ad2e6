/* main.c - the start and the end of kasoku: locale, arguments, one command, what it printed. */
#include "cli/build.h"
#include "cli/language.h"
#include "cli/look.h"
#include "cli/settings.h"
#include "stats/dist.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* A closed standard stream must not be the database's descriptor.  Reading from the stand-in gives an
 * end, writing to it an error. */
static void keep_streams(void)
{
	int file = open("/dev/null", O_RDONLY);
	while (file >= 0 && file <= STDERR_FILENO)
		file = open("/dev/null", O_RDONLY);
	if (file > STDERR_FILENO)
		close(file);
}

static void prepare(void)
{
	keep_streams();
	signal(SIGPIPE, SIG_DFL); /* a reader that has enough ends us quietly */
	regress_init();
}

/* Reads the configuration; kasoku config says itself what is wrong with it. */
static void configure(struct cli *cli, struct settings *settings)
{
	struct str trouble;
	str_init(&trouble);
	settings_open(settings, NULL, NULL);
	cli->settings = settings;
	if (cli->command->exec != command_config && settings_trouble(settings, &trouble))
		cli_say("%s", trouble.text);
	str_clear(&trouble);
}

static int run(struct cli *cli, struct settings *settings, int argc, char **argv)
{
	struct err err = { 0 };
	if (!cli_parse(cli, argc, argv, &err))
		return cli_fail(&err);
	configure(cli, settings);
	cli->charset = look_charset(cli);
	language_settle(cli);
	if (cli_given(cli, "version")) {
		help_version(cli);
		return CLI_DONE;
	}
	if (cli_given(cli, "help")) {
		help_command(cli, cli->command);
		return CLI_DONE;
	}
	return cli->command->exec(cli);
}

int main(int argc, char **argv)
{
	struct cli cli = { 0 };
	struct settings settings = { 0 };
	prepare();
	str_init(&cli.out);
	language_begin(&cli, argc, argv);
	int status = cli_finish(&cli, run(&cli, &settings, argc, argv));
	if (cli.settings)
		settings_close(cli.settings);
	cli_clear(&cli);
	language_end(&cli);
	return status;
}
