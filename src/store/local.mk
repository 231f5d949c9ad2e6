noinst_LIBRARIES += %D%/libstore.a
%C%_libstore_a_SOURCES = \
	%D%/check.c \
	%D%/db.c \
	%D%/db.h \
	%D%/load.c \
	%D%/migration_1.c \
	%D%/migration_2.c \
	%D%/migration_3.c \
	%D%/migration_4.c \
	%D%/migrations.c \
	%D%/migrations.h \
	%D%/open.c \
	%D%/salvage.c \
	%D%/scenario.c \
	%D%/snapshot.c \
	%D%/snapshot.h \
	%D%/store.h \
	%D%/write.c
%C%_libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
