# The suites: one Check program (or a few) per room, linked with that room and those below only, and
# shell tests from outside.  All speak TAP.
TEST_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests $(CHECK_CFLAGS) -DTEST_SRCDIR='"$(abs_srcdir)"'
TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
# A test that hangs is ended; one that is only slow on a busy machine is not.
AM_TESTS_ENVIRONMENT = unset XDG_CONFIG_HOME KASOKU_THEME KASOKU_BACKGROUND KASOKU_LINKS COLORFGBG; CK_DEFAULT_TIMEOUT=120; export CK_DEFAULT_TIMEOUT; KASOKU='$(abs_builddir)/kasoku'; srcdir='$(abs_srcdir)'; MAKE='$(MAKE)'; export KASOKU srcdir MAKE;
TESTS += $(check_PROGRAMS) $(dist_check_SCRIPTS)
dist_check_SCRIPTS += %D%/claims.sh %D%/config.sh %D%/decks.sh %D%/disk.sh %D%/docs.sh %D%/index.sh %D%/layers.sh \
	%D%/limits.sh %D%/quotes.sh %D%/refusals.sh %D%/report.sh %D%/screens.sh %D%/themes.sh %D%/whatif.sh
EXTRA_DIST += %D%/run_suite.h %D%/screens %D%/support.sh
include %D%/base/local.mk
include %D%/stats/local.mk
include %D%/regress/local.mk
include %D%/curves/local.mk
include %D%/judge/local.mk
include %D%/lib/local.mk
include %D%/sql/local.mk
include %D%/model/local.mk
include %D%/study/local.mk
include %D%/drivers/local.mk
include %D%/draw/local.mk
include %D%/link/local.mk
include %D%/chart/local.mk
include %D%/catalog/local.mk
include %D%/store/local.mk
include %D%/claims/local.mk
include %D%/paper/local.mk
include %D%/quote/local.mk
include %D%/term/local.mk
include %D%/ui/local.mk
include %D%/fuzz/local.mk
include %D%/faults/local.mk
# From outside: the command line, and a real terminal.
dist_check_SCRIPTS += %D%/cli.sh %D%/japanese.sh %D%/po.sh %D%/present.sh %D%/tmux.sh
# From outside: what is installed, and the extension in SQLite's own shell.
AM_TESTS_ENVIRONMENT += CC='$(CC) $(SAN_FLAGS)'; export CC;
dist_check_SCRIPTS += %D%/completion.sh %D%/install.sh %D%/sql.sh
