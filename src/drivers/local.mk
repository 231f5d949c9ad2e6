noinst_LIBRARIES += %D%/libdrivers.a
%C%_libdrivers_a_SOURCES = \
	%D%/accounting.c \
	%D%/accounting.h \
	%D%/drivers.c \
	%D%/drivers.h \
	%D%/drivers_curves.c \
	%D%/drivers_parts.h \
	%D%/engine.c \
	%D%/engine.h \
	%D%/levers.c \
	%D%/levers.h \
	%D%/scenario.c \
	%D%/scenario.h \
	%D%/whatif.c \
	%D%/whatif.h \
	%D%/whatif_parts.h \
	%D%/whatif_results.c \
	%D%/whatif_words.c \
	%D%/whatif_words.h
