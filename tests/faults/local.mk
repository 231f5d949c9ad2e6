# Faults: the built program, and the store, in a world that goes wrong.
if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_crowd \
	%D%/check_faults \
	%D%/check_power \
	%D%/check_terminal \
	%D%/check_zoo
endif
FAULTS_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS) -D_GNU_SOURCE -DFAULT_OBJECT='"$(abs_builddir)/%D%/fault.so"'
FAULTS_LDADD = src/base/libbase.a $(CHECK_LIBS) $(SQLITE_LIBS)
FAULTS_SUPPORT = %D%/support_faults.c %D%/support_faults.h
%C%_check_faults_SOURCES = %D%/check_faults.c $(FAULTS_SUPPORT)
%C%_check_faults_CPPFLAGS = $(FAULTS_CPPFLAGS)
%C%_check_faults_LDADD = $(FAULTS_LDADD)
EXTRA_%C%_check_faults_DEPENDENCIES = %D%/fault.so kasoku$(EXEEXT)
%C%_check_terminal_SOURCES = %D%/check_terminal.c %D%/support_terminal.c %D%/support_terminal.h $(FAULTS_SUPPORT)
%C%_check_terminal_CPPFLAGS = $(FAULTS_CPPFLAGS)
%C%_check_terminal_LDADD = $(FAULTS_LDADD)
EXTRA_%C%_check_terminal_DEPENDENCIES = %D%/fault.so kasoku$(EXEEXT)
%C%_check_zoo_SOURCES = %D%/check_zoo.c $(FAULTS_SUPPORT)
%C%_check_zoo_CPPFLAGS = $(FAULTS_CPPFLAGS)
%C%_check_zoo_LDADD = $(FAULTS_LDADD)
EXTRA_%C%_check_zoo_DEPENDENCIES = %D%/fault.so kasoku$(EXEEXT)
%C%_check_crowd_SOURCES = %D%/check_crowd.c tests/store/support_store.c tests/store/support_store.h
%C%_check_crowd_CPPFLAGS = $(FAULTS_CPPFLAGS)
%C%_check_crowd_LDADD = src/store/libstore.a $(MODEL_LIBS) $(FAULTS_LDADD) $(GSL_LIBS)
%C%_check_power_SOURCES = %D%/check_power.c %D%/power.c %D%/power.h tests/store/support_store.c tests/store/support_store.h
%C%_check_power_CPPFLAGS = $(FAULTS_CPPFLAGS)
%C%_check_power_LDADD = src/store/libstore.a $(MODEL_LIBS) $(FAULTS_LDADD) $(GSL_LIBS) -ldl
# Where it cannot be built (another libc than glibc) the tests that need it are skipped.
%D%/fault.so: %D%/fault.c
	$(AM_V_CC)$(MKDIR_P) %D% && { $(CC) $(CFLAGS) -shared -fPIC -o $@ $(srcdir)/%D%/fault.c -ldl || rm -f $@; }
CLEANFILES += %D%/fault.so
EXTRA_DIST += %D%/fault.c %D%/small
