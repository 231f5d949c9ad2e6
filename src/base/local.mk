noinst_LIBRARIES += %D%/libbase.a
%C%_libbase_a_SOURCES = \
	%D%/date.c \
	%D%/date.h \
	%D%/err.c \
	%D%/err.h \
	%D%/i18n.c \
	%D%/i18n.h \
	%D%/mem.c \
	%D%/mem.h \
	%D%/num.c \
	%D%/num.h \
	%D%/str.c \
	%D%/str.h \
	%D%/utf8.c \
	%D%/utf8.h \
	%D%/utf8_tables.h
%C%_libbase_a_CFLAGS = $(AM_CFLAGS) $(PIC_CFLAGS)
