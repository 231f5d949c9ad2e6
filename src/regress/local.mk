noinst_LIBRARIES += %D%/libregress.a
%C%_libregress_a_SOURCES = \
	%D%/dist.c \
	%D%/dist.h \
	%D%/frontier.c \
	%D%/frontier.h \
	%D%/growth.c \
	%D%/growth.h \
	%D%/linear.c \
	%D%/linear.h \
	%D%/stitch.c \
	%D%/stitch.h \
	%D%/stitch_errors.c \
	%D%/stitch_normal.c \
	%D%/stitch_normal.h \
	%D%/stream.c \
	%D%/stream.h \
	%D%/summary.c \
	%D%/summary.h
%C%_libregress_a_CPPFLAGS = $(AM_CPPFLAGS) $(GSL_CFLAGS)
