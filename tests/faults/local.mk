# Faults: the built program, and the store, with a world that goes wrong.
if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_faults
endif
FAULTS_CPPFLAGS = $(TEST_CPPFLAGS) $(SQLITE_CFLAGS) -DFAULT_OBJECT='"$(abs_builddir)/%D%/fault.so"'
%C%_check_faults_SOURCES = %D%/check_faults.c %D%/support_faults.c %D%/support_faults.h
%C%_check_faults_CPPFLAGS = $(FAULTS_CPPFLAGS)
%C%_check_faults_LDADD = src/base/libbase.a $(CHECK_LIBS) $(SQLITE_LIBS)
EXTRA_%C%_check_faults_DEPENDENCIES = %D%/fault.so kasoku$(EXEEXT)
# Where it cannot be built (another libc than glibc) the tests that need it are skipped.
%D%/fault.so: %D%/fault.c
	$(AM_V_CC)$(MKDIR_P) %D% && { $(CC) $(CFLAGS) -shared -fPIC -o $@ $(srcdir)/%D%/fault.c -ldl || rm -f $@; }
CLEANFILES += %D%/fault.so
EXTRA_DIST += %D%/fault.c %D%/small
