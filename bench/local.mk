# make bench: ours beside its peers in one run.  Never fails on time.
EXTRA_PROGRAMS = %D%/bench %D%/terminal
%C%_bench_SOURCES = %D%/bench.c %D%/bench.h %D%/bench_gsl.c %D%/bench_ours.c
%C%_bench_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests -I$(srcdir) $(GSL_CFLAGS)
%C%_bench_LDADD = $(CORE_LIBS) $(GSL_LIBS)
%C%_terminal_SOURCES = %D%/terminal.c
%C%_terminal_LDADD = -lutil
EXTRA_DIST += %D%/all.sh %D%/peers.R %D%/peers.py %D%/store.sh
CLEANFILES += %D%/bench %D%/terminal
bench: %D%/bench %D%/terminal kasoku
	@sh '$(srcdir)/%D%/all.sh' '$(srcdir)' .
