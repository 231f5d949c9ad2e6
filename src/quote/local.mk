noinst_LIBRARIES += %D%/libquote.a
%C%_libquote_a_SOURCES = \
	%D%/backtest.c \
	%D%/claims.c \
	%D%/data.c \
	%D%/drivers.c \
	%D%/fit.c \
	%D%/index.c \
	%D%/kinds.h \
	%D%/quote.c \
	%D%/quote.h \
	%D%/test.c \
	%D%/whatif.c \
	%D%/world.c \
	%D%/world.h
