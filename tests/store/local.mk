if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_old \
	%D%/check_scenario \
	%D%/check_snapshot \
	%D%/check_spoiled \
	%D%/check_store \
	%D%/check_trouble
endif
%C%_check_snapshot_SOURCES = %D%/check_snapshot.c %D%/support_store.c %D%/support_store.h
%C%_check_snapshot_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_check_snapshot_LDADD = src/store/libstore.a $(MODEL_LIBS) $(CHECK_LIBS) $(SQLITE_LIBS) $(GSL_LIBS)
%C%_check_store_SOURCES = %D%/check_store.c %D%/support_store.c %D%/support_store.h
%C%_check_store_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_check_store_LDADD = src/store/libstore.a $(MODEL_LIBS) $(CHECK_LIBS) $(SQLITE_LIBS) $(GSL_LIBS)
%C%_check_old_SOURCES = %D%/check_old.c %D%/support_store.c %D%/support_store.h
%C%_check_old_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_check_old_LDADD = src/store/libstore.a $(MODEL_LIBS) $(CHECK_LIBS) $(SQLITE_LIBS) $(GSL_LIBS)
%C%_check_spoiled_SOURCES = %D%/check_spoiled.c %D%/support_store.c %D%/support_store.h
%C%_check_spoiled_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_check_spoiled_LDADD = src/store/libstore.a $(MODEL_LIBS) $(CHECK_LIBS) $(SQLITE_LIBS) $(GSL_LIBS)
%C%_check_trouble_SOURCES = %D%/check_trouble.c %D%/support_store.c %D%/support_store.h
%C%_check_trouble_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_check_trouble_LDADD = src/store/libstore.a $(MODEL_LIBS) $(CHECK_LIBS) $(SQLITE_LIBS) $(GSL_LIBS)
%C%_check_scenario_SOURCES = %D%/check_scenario.c %D%/support_store.c %D%/support_store.h
%C%_check_scenario_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS)
%C%_check_scenario_LDADD = src/store/libstore.a $(MODEL_LIBS) $(CHECK_LIBS) $(SQLITE_LIBS) $(GSL_LIBS)
EXTRA_DIST += \
	%D%/old/v1.sql \
	%D%/old/v2.sql \
	%D%/old/v3.sql
