# libkasoku: one header, everything else hidden.  The rooms below are linked in as they are.
noinst_LIBRARIES += %D%/liblib.a
%C%_liblib_a_SOURCES = \
	%D%/acceleration.c \
	%D%/growth.c \
	%D%/logistic.c \
	%D%/parts.c \
	%D%/parts.h
%C%_liblib_a_CFLAGS = $(AM_CFLAGS) $(PIC_CFLAGS)
include_HEADERS = %D%/kasoku.h
pkgconfigdir = $(libdir)/pkgconfig
nodist_pkgconfig_DATA = %D%/kasoku.pc
EXTRA_DIST += %D%/kasoku.pc.in

LIB_ROOMS = $(CORE_LIBS)

# The name of the file and its soname (configure.ac) change when programs would break.
if SHARED_LIBRARY
sharedexecdir = $(libdir)
sharedexec_SCRIPTS = $(SHARED_FILE)
EXTRA_SCRIPTS = libkasoku.so.1.0.0 libkasoku.1.dylib
CLEANFILES += $(SHARED_FILE)
$(SHARED_FILE): %D%/liblib.a $(LIB_ROOMS)
	$(AM_V_CCLD)$(CC) $(CFLAGS) $(SHARED_FLAGS) $(AM_LDFLAGS) $(LDFLAGS) -o $@ \
	  $(%C%_liblib_a_OBJECTS) $(LIB_ROOMS) $(GSL_LIBS) $(LIBS)
install-exec-hook:
	cd '$(DESTDIR)$(libdir)' && for name in $(SHARED_LINKS); do \
	  rm -f $$name && $(LN_S) $(SHARED_FILE) $$name || exit 1; done
endif

# The static library is one object in which the hidden names are local, so that it clashes with nothing.
# Without groups: a linker that has seen a group elsewhere would drop ours, whose names are no longer its.
if STATIC_LIBRARY
staticdir = $(libdir)
nodist_static_DATA = libkasoku.a
CLEANFILES += libkasoku.a
libkasoku.a: %D%/liblib.a $(LIB_ROOMS)
	$(AM_V_AR)rm -f $@ && $(CC) $(CFLAGS) -r -nostdlib -o %D%/kasoku.o \
	  $(%C%_liblib_a_OBJECTS) $(LIB_ROOMS) && $(OBJCOPY) --localize-hidden --remove-section=.group %D%/kasoku.o && \
	$(AR) cr $@ %D%/kasoku.o && $(RANLIB) $@ && rm -f %D%/kasoku.o
endif
