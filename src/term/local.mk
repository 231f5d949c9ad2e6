noinst_LIBRARIES += %D%/libterm.a
%C%_libterm_a_SOURCES = \
	%D%/caps.c \
	%D%/caps.h \
	%D%/clip.c \
	%D%/clip.h \
	%D%/decode.c \
	%D%/decode.h \
	%D%/ink.c \
	%D%/ink.h \
	%D%/ncurses.h \
	%D%/osc8.c \
	%D%/osc8.h \
	%D%/outlet.c \
	%D%/outlet.h \
	%D%/paint.c \
	%D%/paint.h \
	%D%/signals.c \
	%D%/signals.h \
	%D%/term.c \
	%D%/term.h \
	%D%/thrift.c \
	%D%/thrift.h
%C%_libterm_a_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSES_CFLAGS)
