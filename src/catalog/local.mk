noinst_LIBRARIES += %D%/libcatalog.a
%C%_libcatalog_a_SOURCES = \
	%D%/catalog.h \
	%D%/config.h \
	%D%/config_read.c \
	%D%/csv_read.c \
	%D%/csv_write.c \
	%D%/deck_read.c \
	%D%/deck_write.c \
	%D%/events.c \
	%D%/events.h \
	%D%/quoted.h \
	%D%/read.c \
	%D%/read.h \
	%D%/records.c \
	%D%/records.h \
	%D%/rows.c \
	%D%/rows.h \
	%D%/text.c \
	%D%/text.h \
	%D%/theme_read.c \
	%D%/yaml_read.c \
	%D%/yaml_write.c
%C%_libcatalog_a_CPPFLAGS = $(AM_CPPFLAGS) $(YAML_CFLAGS)
