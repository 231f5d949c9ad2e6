if SHARED_LIBRARY
if HAVE_CHECK
check_PROGRAMS += %D%/check_sql
endif
endif
%C%_check_sql_SOURCES = %D%/check_sql.c
%C%_check_sql_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS) -DKASOKU_MODULE='"$(abs_builddir)/kasoku.so"'
%C%_check_sql_LDADD = $(CHECK_LIBS) $(SQLITE_LIBS)
EXTRA_%C%_check_sql_DEPENDENCIES = kasoku.so
