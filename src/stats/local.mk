noinst_LIBRARIES += %D%/libstats.a
%C%_libstats_a_SOURCES = \
	%D%/dist.c \
	%D%/dist.h \
	%D%/frontier.c \
	%D%/frontier.h \
	%D%/order.c \
	%D%/order.h \
	%D%/parallel.c \
	%D%/parallel.h \
	%D%/shapley.c \
	%D%/shapley.h \
	%D%/simulate.c \
	%D%/simulate.h \
	%D%/stream.c \
	%D%/stream.h \
	%D%/summary.c \
	%D%/summary.h
%C%_libstats_a_CPPFLAGS = $(AM_CPPFLAGS) $(GSL_CFLAGS)
%C%_libstats_a_CFLAGS = $(AM_CFLAGS) $(PIC_CFLAGS)
