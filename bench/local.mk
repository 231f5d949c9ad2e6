# make bench: our core beside R, Python and GSL on the same data in one run.  Never fails on time.
EXTRA_PROGRAMS = %D%/bench
%C%_bench_SOURCES = %D%/bench.c %D%/bench.h %D%/bench_gsl.c %D%/bench_ours.c
%C%_bench_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests -I$(srcdir) $(GSL_CFLAGS)
%C%_bench_LDADD = src/regress/libregress.a src/base/libbase.a $(GSL_LIBS)
EXTRA_DIST += %D%/peers.R %D%/peers.py
CLEANFILES += %D%/bench
bench: %D%/bench
	@%D%/bench '$(srcdir)/%D%'
