noinst_LIBRARIES += %D%/libregress.a
%C%_libregress_a_SOURCES = \
	%D%/diagnose.c \
	%D%/diagnose.h \
	%D%/breaks.c \
	%D%/breaks.h \
	%D%/breaks_test.c \
	%D%/candidates.c \
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
	%D%/order.c \
	%D%/order.h \
	%D%/robust.c \
	%D%/robust.h \
	%D%/robust_huber.c \
	%D%/robust_line.h \
	%D%/robust_lts.c \
	%D%/robust_mm.c \
	%D%/robust_slopes.c \
	%D%/sections.c \
	%D%/sections.h \
	%D%/select.c \
	%D%/select.h \
	%D%/stream.c \
	%D%/stream.h \
	%D%/summary.c \
	%D%/summary.h \
	%D%/trials.c \
	%D%/trials.h
%C%_libregress_a_CPPFLAGS = $(AM_CPPFLAGS) $(GSL_CFLAGS)
