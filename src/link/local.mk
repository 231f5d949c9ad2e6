noinst_LIBRARIES += %D%/liblink.a
%C%_liblink_a_SOURCES = \
	%D%/join.c \
	%D%/link.h \
	%D%/parts.c \
	%D%/parts.h \
	%D%/serve.c
