noinst_LIBRARIES += %D%/libquote.a
%C%_libquote_a_SOURCES = \
	%D%/fit.c \
	%D%/kinds.h \
	%D%/quote.c \
	%D%/quote.h \
	%D%/test.c
