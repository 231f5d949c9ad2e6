# kasoku.so, an extension that SQLite loads; it holds the library and shows nothing but its entry.
noinst_LIBRARIES += %D%/libsql.a
%C%_libsql_a_SOURCES = \
	%D%/extension.c \
	%D%/frontier.c \
	%D%/frontier.h \
	%D%/functions.c \
	%D%/functions.h \
	%D%/points.c \
	%D%/points.h
%C%_libsql_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_libsql_a_CFLAGS = $(AM_CFLAGS) $(PIC_CFLAGS)
if SHARED_LIBRARY
moduleexecdir = $(pkglibdir)
moduleexec_SCRIPTS = kasoku.so
CLEANFILES += kasoku.so
kasoku.so: %D%/libsql.a src/lib/liblib.a $(LIB_ROOMS)
	$(AM_V_CCLD)$(CC) $(CFLAGS) $(MODULE_FLAGS) $(AM_LDFLAGS) $(LDFLAGS) -o $@ \
	  $(%C%_libsql_a_OBJECTS) src/lib/liblib.a $(LIB_ROOMS) $(GSL_LIBS) $(LIBS)
endif
