noinst_LIBRARIES += %D%/libclaims.a
%C%_libclaims_a_SOURCES = \
	%D%/claim.c \
	%D%/claim.h \
	%D%/document.c \
	%D%/finding.c \
	%D%/report.c \
	%D%/report.h \
	%D%/tests.c \
	%D%/tests_bounded.c \
	%D%/tests_capability.c \
	%D%/tests_drivers.c \
	%D%/tests_forecasts.c \
	%D%/tests_methods.c \
	%D%/tests_open.c \
	%D%/tests_society.c \
	%D%/tests_steps.c \
	%D%/trial.c \
	%D%/trial.h
